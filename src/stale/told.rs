//! Gives changes of the source in words, as a finding in the translation that has not followed.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Drift, Place, Related};
use crate::document::Origin;
use crate::facts::{Kind, Value};

use super::changes::{Change, Changes, FactChange, PartChange};
use super::versions::Replaced;
use super::{TRANSLATION, WORDING};

/// More changes are counted and not named.
const MOST_TOLD: usize = 4;
const MOST_RELATED: usize = 8;

/// The finding of a page whose source changed. `field` is where it names the commit; `source` is the
/// language and the file of the source, `is_committed` whether a commit has what it says today.
pub fn finding(
    changes: &Changes,
    origin: &Origin,
    field: Place,
    (tag, path): (&str, &str),
    is_committed: bool,
) -> Option<Diagnostic> {
    let mut finding = match (changes.matter(), changes.wording.len()) {
        (true, _) => Diagnostic::new(&TRANSLATION, field, sentence(changes)),
        (false, 0) => return None,
        (false, count) => Diagnostic::new(&WORDING, field, reworded(changes, count)),
    };
    finding.help = match is_committed {
        true => format!(
            "translate what changed, then write at `{}` the commit that you translated; {}",
            origin.key,
            newest(path)
        ),
        false => format!(
            "translate what changed and commit the source first, for no commit has yet what it says today; then write \
             that commit at `{}`: {}",
            origin.key,
            newest(path)
        ),
    };
    finding.related = related(changes, tag);
    if changes.matter() {
        let values = |of: fn(&FactChange) -> &[Value]| {
            let lists = changes.facts.iter().map(|fact| list(of(fact)));
            let parts = changes.parts.iter().map(part);
            lists.chain(parts).collect::<Vec<_>>().join("; ")
        };
        finding.drift = Some(Drift {
            found: values(|fact| &fact.before),
            expected: values(|fact| &fact.after),
            address: format!("front matter › {}", origin.key),
        });
    }
    Some(finding)
}

/// The first digits of a commit, as git shows them.
pub fn short(commit: &str) -> String {
    commit.chars().take(7).collect()
}

/// Values beside each other.
pub fn list(values: &[Value]) -> String {
    match values {
        [] => "nothing".to_owned(),
        values => {
            let values: Vec<String> = values.iter().map(ToString::to_string).collect();
            values.join(", ")
        }
    }
}

/// Whether a fact is told by itself: what a row states that took another's place is told by the row.
fn own(fact: &&FactChange) -> bool {
    fact.replaced != Some(Replaced::Row)
}

fn sentence(changes: &Changes) -> String {
    let facts = changes.facts.iter().filter(own).map(fact);
    let parts = parts(&changes.parts);
    let mut all: Vec<String> = facts.collect();
    // The same is often said in several places.
    all.extend(parts);
    let mut told: Vec<String> = Vec::new();
    for change in all {
        if !told.contains(&change) {
            told.push(change);
        }
    }
    let more = told.len().saturating_sub(MOST_TOLD);
    told.truncate(MOST_TOLD);
    let told = told.join("; it ");
    match more {
        0 => format!("the source {told}"),
        1 => format!("the source {told}; and 1 more change"),
        _ => format!("the source {told}; and {more} more changes"),
    }
}

fn fact(change: &FactChange) -> String {
    let kind = match change.kind {
        Kind::Link => "the link ",
        Kind::Image => "the picture ",
        Kind::Footnote => "the footnote sign ",
        _ => "",
    };
    let (before, after) = (list(&change.before), list(&change.after));
    let said = match (change.before.is_empty(), change.after.is_empty()) {
        (false, true) => format!("said {kind}{before}, and says so no more"),
        (true, _) => format!("says {kind}{after} since, and did not before"),
        _ => format!("said {kind}{before}, it says {kind}{after} since"),
    };
    match change.address.as_str() {
        "" => said,
        address => format!("{said} ({address})"),
    }
}

/// Parts of one kind together.
fn parts(changes: &[PartChange]) -> Vec<String> {
    let mut groups: Vec<(&PartChange, usize)> = Vec::new();
    for change in changes {
        let alike = |known: &&mut (&PartChange, usize)| {
            known.0.word == change.word && known.0.change == change.change
        };
        match groups.iter_mut().find(alike) {
            Some((_, count)) => *count += 1,
            None => groups.push((change, 1)),
        }
    }
    let told = groups.into_iter().map(|(first, count)| match count {
        1 => part(first),
        _ => many(first, count),
    });
    told.collect()
}

fn part(change: &PartChange) -> String {
    let PartChange { word, text, .. } = change;
    let text = match text.as_str() {
        "" => String::new(),
        text => format!(" «{text}»"),
    };
    match change.change {
        Change::New => format!("has a new {word}{text}"),
        Change::Gone => format!("has lost the {word}{text}"),
        Change::Rebuilt if *word == "heading" => {
            format!("has moved the heading{text} to another level")
        }
        Change::Replaced => {
            format!("has replaced the {word} «{}» by{text}", change.before)
        }
        Change::Rebuilt => format!("has a {word}{text} that reaches over other rows or columns"),
    }
}

fn many(first: &PartChange, count: usize) -> String {
    let PartChange { word, text, .. } = first;
    let words = match *word {
        "stretch of code" => "stretches of code".to_owned(),
        "box" => "boxes".to_owned(),
        word => format!("{word}s"),
    };
    let such = match text.as_str() {
        "" => String::new(),
        text => format!(", such as «{text}»"),
    };
    match first.change {
        Change::New => format!("has {count} new {words}{such}"),
        Change::Gone => format!("has lost {count} {words}{such}"),
        Change::Rebuilt if *word == "heading" => {
            format!("has moved {count} {words} to other levels{such}")
        }
        Change::Replaced => {
            format!(
                "has replaced {count} {words}, such as «{}» by «{text}»",
                first.before
            )
        }
        Change::Rebuilt => {
            format!("has {count} {words} that reach over other rows or columns{such}")
        }
    }
}

fn reworded(changes: &Changes, count: usize) -> String {
    if changes.wording.iter().all(|words| words.moved) {
        return "the source has rows in another order since this was translated; its facts are the same"
            .to_owned();
    }
    let mut places = changes.wording.iter().map(|words| words.address.as_str());
    let place = places.find(|address| !address.is_empty());
    let place = place.map_or(String::new(), |address| format!(" ({address})"));
    match count {
        1 => format!(
            "the wording of the source changed since this was translated{place}; its facts did not"
        ),
        _ => format!(
            "the wording of the source changed in {count} places since this was translated{place}; its facts did not"
        ),
    }
}

fn related(changes: &Changes, tag: &str) -> Vec<Related> {
    let facts = changes.facts.iter().filter(own).map(|fact| {
        let label = match fact.after.is_empty() {
            true => format!("{tag}: said {} here", list(&fact.before)),
            false => format!("{tag}: {}", list(&fact.after)),
        };
        Related::new(fact.value.clone(), label)
    });
    let parts = changes.parts.iter().map(|change| {
        let label = match change.change {
            Change::New => format!("{tag}: a new {}", change.word),
            Change::Gone => format!("{tag}: a {} stood here", change.word),
            Change::Rebuilt => format!("{tag}: a {} that is built otherwise", change.word),
            Change::Replaced => format!("{tag}: in the place of «{}»", change.before),
        };
        Related::new(change.place.clone(), label)
    });
    let matter = facts.chain(parts);
    let words = changes.wording.iter().filter(|_| !changes.matter());
    let words = words.map(|words| {
        let what = match words.moved {
            true => "another order",
            false => "other words",
        };
        Related::new(words.place.clone(), format!("{tag}: {what}"))
    });
    matter.chain(words).take(MOST_RELATED).collect()
}

/// How to learn the newest commit of a file, which may lie in another repository than the site.
fn newest(path: &str) -> String {
    let quoted =
        |text: &str| match text.contains(|c: char| !c.is_alphanumeric() && !"./-_".contains(c)) {
            true => format!("\"{text}\""),
            false => text.to_owned(),
        };
    let file = Path::new(path);
    let name = file
        .file_name()
        .map_or(path.into(), |name| name.to_string_lossy());
    let folder = file.parent().map(|folder| folder.to_string_lossy());
    let folder = folder
        .filter(|folder| !folder.is_empty())
        .unwrap_or(".".into());
    format!(
        "`git -C {} log -1 --format=%H -- {}` prints it",
        quoted(&folder),
        quoted(&name)
    )
}
