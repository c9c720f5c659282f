//! Gives findings for people: each with the lines it is about, the place underlined, and the way
//! out.

use std::borrow::Cow;

use annotate_snippets::{AnnotationKind, Element, Group, Level as Shown, Renderer, Snippet};

use crate::diagnostic::Group::Staleness;
use crate::diagnostic::{Diagnostic, Level, Place};

use super::{Format, Report, address, alike};

pub struct Text;

impl Format for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn about(&self) -> &'static str {
        "For people: the lines, the places underlined"
    }

    fn write(&self, report: &Report) -> String {
        format!("{}{}\n", findings(report), report.summary)
    }

    fn has_summary(&self) -> bool {
        true
    }

    fn is_for_people(&self) -> bool {
        true
    }
}

/// All findings, an empty line behind each.
pub fn findings(report: &Report) -> String {
    let renderer = match report.color {
        true => Renderer::styled(),
        false => Renderer::plain(),
    };
    let mut text = String::new();
    let groups = match report.verbose {
        true => report.findings().iter().map(|one| vec![one]).collect(),
        false => groups(report.findings()),
    };
    let (shown, more) = worst(&groups);
    for group in shown {
        text.push_str(&one(group, report, &renderer));
        text.push_str("\n\n");
    }
    match more {
        0 => text,
        more => text + &format!("and {more} more findings; `--format json` lists them all\n\n"),
    }
}

/// Those that there is room for, in their order, and how many findings the others hold. A tree that lacks its
/// pictures has thousands of notes, and none takes the place of an error.
fn worst<'g, 'f>(groups: &'g [Vec<&'f Diagnostic>]) -> (Vec<&'g Vec<&'f Diagnostic>>, usize) {
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_key(|&index| groups[index][0].level);
    let left = order.split_off(order.len().min(MOST_FINDINGS));
    order.sort_unstable();
    let shown = order.iter().map(|&index| &groups[index]).collect();
    (shown, left.iter().map(|&index| groups[index].len()).sum())
}

/// Nobody reads more of them in a terminal.
const MOST_FINDINGS: usize = 1_000;

/// A longer line is named and not shown: finding one's place in it costs time for every finding.
const LONGEST_LINE: usize = 4_000;

/// So many of the other places of a group are named.
const MOST_NAMED: usize = 5;

/// What says the same on several pages of a language is one group; what does so on one page is not, for
/// its places want to be seen one by one.
fn groups(findings: &[Diagnostic]) -> Vec<Vec<&Diagnostic>> {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    for group in alike(findings) {
        let first = &group[0].place.path;
        match group.iter().any(|finding| finding.place.path != *first) {
            true => groups.push(group),
            false => groups.extend(group.into_iter().map(|one| vec![one])),
        }
    }
    // Within a file the worst first, so that no note buries an error.
    groups.sort_by(|a, b| {
        let order = |group: &[&Diagnostic]| (group[0].place.path.clone(), group[0].level);
        (order(a), &a[0].place).cmp(&(order(b), &b[0].place))
    });
    groups
}

/// Where else a group's findings stand; empty for a finding that is alone.
fn elsewhere(others: &[&Diagnostic]) -> String {
    let named = others.iter().take(MOST_NAMED).map(|other| {
        let (path, start) = (in_line(&other.place.path), other.place.start);
        format!("\n{path}:{}:{}", start.line, start.column)
    });
    let named: String = named.collect();
    let more = match others.len() {
        0 => return named,
        1..=MOST_NAMED => String::new(),
        all => format!("\nand {} more; --verbose shows each", all - MOST_NAMED),
    };
    let places = match others.len() {
        1 => "1 more place".to_owned(),
        count => format!("{count} more places"),
    };
    format!("the same stands at {places}:{named}{more}")
}

fn one(group: &[&Diagnostic], report: &Report, renderer: &Renderer) -> String {
    let (finding, others) = (group[0], elsewhere(&group[1..]));
    if finding.place.bytes.1 > 0 && report.line_length(&finding.place) > LONGEST_LINE {
        let others = match others.is_empty() {
            true => others,
            false => format!("\n  = note: {}", others.replace('\n', "\n          ")),
        };
        let finding_in_line = in_line(&finding.to_string()).into_owned();
        return format!(
            "{finding_in_line}{others}\n  = help: {}",
            in_line(&finding.help)
        );
    }
    let level = match finding.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
        Level::Note => Shown::NOTE,
    };
    let (message, help) = (in_line(&finding.message), in_line(&finding.help));
    let title = level.primary_title(&*message).id(finding.rule.name);
    let own = match (&finding.page, &finding.drift) {
        // What the source said then stands nowhere in this page's field.
        (Some(page), _) if finding.rule.group == Staleness && !finding.related.is_empty() => {
            format!("{}: translated from this commit", page.locale)
        }
        (Some(page), Some(drift)) if !drift.found.is_empty() && !finding.related.is_empty() => {
            format!("{}: {}", page.locale, drift.found)
        }
        _ => String::new(),
    };
    let related = finding
        .related
        .iter()
        .map(|related| (&related.place, related.label.as_str()));
    let places = std::iter::once((&finding.place, own.as_str())).chain(related);
    let excerpts: Vec<Excerpt> = places
        .map(|(place, word)| Excerpt::of(place, word, report))
        .collect();
    let snippets = excerpts
        .iter()
        .enumerate()
        .map(|(index, excerpt)| excerpt.element(index == 0));
    let mut elements: Vec<Element> = snippets.collect();
    let place = address(finding).map(|address| format!("in {}", in_line(address)));
    elements.extend(place.map(|place| Shown::NOTE.message(place).into()));
    if !others.is_empty() {
        elements.push(Shown::NOTE.message(&others).into());
    }
    if !finding.help.is_empty() {
        elements.push(Shown::HELP.message(&*help).into());
    }
    renderer.render(&[Group::with_title(title).elements(elements)])
}

/// What stands in one line, with signs that end lines or steer terminals as they are written in programs: a name
/// of a file could else put a line of its own into a report, which hosts of CI obey.
fn in_line(text: &str) -> Cow<'_, str> {
    match text.contains(char::is_control) {
        true => {
            let shown = text.chars().map(|c| match c.is_control() {
                true => c.escape_default().to_string(),
                false => c.to_string(),
            });
            Cow::Owned(shown.collect())
        }
        false => Cow::Borrowed(text),
    }
}

/// The lines around a place.
struct Excerpt<'a> {
    path: Cow<'a, str>,
    word: &'a str,
    text: String,
    first_line: usize,
    range: std::ops::Range<usize>,
}

/// A longer stretch is shown by its beginning.
const MOST_LINES: u32 = 3;

impl<'a> Excerpt<'a> {
    fn of(place: &'a Place, word: &'a str, report: &Report) -> Self {
        let source = report.sources.open(&place.path);
        let (from, to) = (place.bytes.0 as usize, place.bytes.1 as usize);
        let (text, start) = match &source {
            Some(source) => {
                let last = place.end.line.min(place.start.line + MOST_LINES - 1);
                let start = source.line_start(place.start.line);
                let end = source.line_start(last + 1).max(start);
                (source.text().get(start..end).unwrap_or_default(), start)
            }
            None => ("", from),
        };
        let text = text.trim_end_matches(['\n', '\r']);
        let range =
            from.saturating_sub(start).min(text.len())..to.saturating_sub(start).min(text.len());
        Excerpt {
            path: in_line(&place.path),
            word,
            text: text.to_owned(),
            first_line: place.start.line as usize,
            range,
        }
    }

    fn element(&self, primary: bool) -> Element<'_> {
        let kind = if primary {
            AnnotationKind::Primary
        } else {
            AnnotationKind::Context
        };
        let annotation = kind.span(self.range.clone());
        let annotation = if self.word.is_empty() {
            annotation
        } else {
            annotation.label(self.word)
        };
        let snippet = Snippet::source(&self.text)
            .line_start(self.first_line)
            .path(&*self.path);
        snippet.annotation(annotation).into()
    }
}
