//! `{{name}}` alone on a line: a section of the locale's `_includes/snippets.md`. And
//! `{{$include path}}`: a file. A name that is no snippet is a placeholder and stays.

use std::sync::Arc;

use crate::diagnostic::{Group, Level, Rule};
use crate::document::line::Line;
use crate::document::scan::Scanner;
use crate::source::Source;

use super::attributes::AttributeList;
use super::include::fetch;
use super::{ADOBE, Construct, Dialect};

pub struct Snippet;

const UNKNOWN: Rule = Rule {
    name: "unknown-snippet",
    level: Level::Warning,
    group: Group::Links,
    summary: "A `{{name}}` alone on a line names no snippet.",
};

const FILE: &str = "_includes/snippets.md";

impl Construct for Snippet {
    fn name(&self) -> &'static str {
        "snippet"
    }

    fn dialects(&self) -> &'static [Dialect] {
        ADOBE
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&UNKNOWN]
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        let text = line.rest().trim_end();
        let name = text.strip_prefix("{{")?.strip_suffix("}}")?.trim();
        let span = scan.span(line.content()..line.content() + text.len());
        if let Some(path) = name.strip_prefix("$include") {
            let part = fetch(scan, path.trim(), span)?;
            scan.expand(line, part);
            return Some(line.next);
        }
        let plain = |c: char| c.is_alphanumeric() || "-_.".contains(c);
        if name.is_empty() || !name.chars().all(plain) {
            return None;
        }
        let found = snippets(scan).and_then(|file| {
            let section = section(file.text(), name)?;
            Some((file, section))
        });
        let Some((file, (from, to))) = found else {
            let message = format!("there is no snippet `{name}`");
            let help = format!("add a section `## … {{#{name}}}` to `{FILE}`, or correct the name");
            scan.report(&UNKNOWN, span, message, help);
            return None;
        };
        let part = scan.adopt(file, from..to);
        if !scan.may_expand(&part, span) {
            return None;
        }
        scan.expand(line, part);
        Some(line.next)
    }
}

/// The snippets of the nearest folder upwards, within the content.
fn snippets(scan: &Scanner) -> Option<Arc<Source>> {
    let page = scan.sources[0].path().clone();
    let mut folder: &str = &page;
    while let Some((up, _)) = folder.rsplit_once('/') {
        if let Some(file) = scan.context.library.open(&format!("{up}/{FILE}")) {
            return Some(file);
        }
        if up.len() <= scan.context.root.len() {
            return None;
        }
        folder = up;
    }
    None
}

/// Where the body of a `## Title {#name}` section stands.
fn section(text: &str, name: &str) -> Option<(usize, usize)> {
    let heading = |line: &Line| {
        let title = line.whole().strip_prefix("## ")?;
        let list = AttributeList::at(title.trim_end().get(title.rfind('{')?..)?)?;
        Some(list.value("id")?.to_owned())
    };
    let first = Line::at(text, 0);
    let mut fence = None;
    let lines = std::iter::once(first).chain(first.following());
    let mut lines = lines.filter(|line| !is_code(&mut fence, line.whole()));
    let from = lines
        .find(|line| heading(line).as_deref() == Some(name))?
        .next;
    let end = lines.find(|line| line.whole().starts_with("## "));
    let to = end.map_or(text.len(), |line| line.start);
    let body = text[from..to].trim_end();
    let blanks = body.len() - body.trim_start_matches(['\n', '\r']).len();
    Some((from + blanks.min(body.len()), from + body.len()))
}

/// Whether a line is fenced code, where a `##` is no heading.
fn is_code(fence: &mut Option<String>, line: &str) -> bool {
    let text = line.trim();
    if let Some(marks) = fence.clone() {
        let closes = text.starts_with(&marks) && text.trim_start_matches(&marks[..1]).is_empty();
        *fence = (!closes).then_some(marks);
        return true;
    }
    let mark = text.chars().next().filter(|mark| matches!(mark, '`' | '~'));
    let marks = mark.map(|mark| text.chars().take_while(|&c| c == mark).collect::<String>());
    *fence = marks.filter(|marks| marks.len() >= 3 && !text[marks.len()..].contains('`'));
    fence.is_some()
}

#[cfg(test)]
mod tests {
    use super::section;

    #[test]
    fn a_section_reaches_to_the_next() {
        let text = "# S\n\n## A {#a}\n\n1. x\n\n## B {#b}\n\ny\n";
        let body = |name| section(text, name).map(|(from, to)| &text[from..to]);
        assert_eq!(body("a"), Some("1. x"));
        assert_eq!(body("b"), Some("y"));
        assert_eq!(body("c"), None);
    }
}
