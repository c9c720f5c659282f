//! Gives the pages of which nobody can say whether they are behind, counted once for the site.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Group, Level, Place, Related, Rule};
use crate::document::library::Unknown;

pub const UNKNOWN: Rule = Rule {
    name: "unknown-source-commit",
    level: Level::Note,
    group: Group::Staleness,
    summary: "Pages name a commit of their source that cannot be looked up, so nobody knows whether they are stale.",
};

const MOST_NAMED: usize = 3;

/// One note for all pages that could not be judged.
pub fn unknown(pages: &[(Place, Unknown)]) -> Option<Diagnostic> {
    let mut reasons: BTreeMap<Unknown, usize> = BTreeMap::new();
    for (_, reason) in pages {
        *reasons.entry(*reason).or_default() += 1;
    }
    let (first, _) = reasons.first_key_value()?;
    let told = match reasons.len() {
        1 => why(*first).to_owned(),
        _ => {
            let told = reasons
                .iter()
                .map(|(reason, count)| format!("{count}: {}", why(*reason)));
            told.collect::<Vec<_>>().join("; ")
        }
    };
    let message = match pages.len() {
        1 => format!(
            "1 page names a commit of its source that cannot be looked up, so nobody knows whether it is stale: {told}"
        ),
        count => format!(
            "{count} pages name a commit of their source that cannot be looked up, so nobody knows whether they are stale: {told}"
        ),
    };
    let help: Vec<&str> = reasons.keys().map(|reason| way_out(*reason)).collect();
    let mut finding =
        Diagnostic::new(&UNKNOWN, Place::file("site.yaml"), message).help(help.join("; "));
    let named = pages.iter().take(MOST_NAMED);
    let related = named.map(|(place, reason)| Related::new(place.clone(), why(*reason)));
    finding.related = related.collect();
    Some(finding)
}

fn why(reason: Unknown) -> &'static str {
    match reason {
        Unknown::NoRepository => "the source's pages lie in no git repository, or git is not there",
        Unknown::Shallow => "the repository holds only its newest commits",
        Unknown::NoCommit => "the repository of the source's pages has no such commit",
        Unknown::Ambiguous => {
            "several commits in the repository of the source's pages begin with these digits"
        }
        Unknown::NoDigits => "what stands there are not the digits of a commit",
        Unknown::Empty => "the field is there, and nothing stands in it",
        Unknown::NoFile => "the source's page did not stand at this path in that commit",
    }
}

fn way_out(reason: Unknown) -> &'static str {
    match reason {
        Unknown::NoRepository => "check where git is and in a clone of the repository",
        Unknown::Shallow => "fetch the whole history: `fetch-depth: 0`, or `git fetch --unshallow`",
        Unknown::Ambiguous => "write more digits of the commit",
        Unknown::NoDigits => {
            "write the digits of the commit that the page was translated from; a name such as `HEAD` is \
             another commit tomorrow"
        }
        Unknown::Empty => "write the commit that the page was translated from, or delete the field",
        Unknown::NoCommit => {
            "write the commit of the source's repository that the page was translated from"
        }
        Unknown::NoFile => "write a commit in which the page stands where it stands now",
    }
}
