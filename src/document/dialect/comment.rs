//! HTML comments: taken out before lists and facts are read, and kept beside the page. They often
//! hold whole drafts, and at the start of a line they would end the list around them.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::Comment;
use crate::document::line::Line;
use crate::document::scan::Scanner;

use super::{BOTH, Construct, Dialect};

pub struct Comments;

const UNCLOSED: Rule = Rule {
    name: "unclosed-comment",
    level: Level::Error,
    group: Group::Markup,
    summary: "A comment that is never closed would hide the rest of the page.",
};

const NESTED: Rule = Rule {
    name: "nested-comment",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A comment inside a comment ends both at the first `-->`.",
};

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

impl Construct for Comments {
    fn name(&self) -> &'static str {
        "comment"
    }

    fn dialects(&self) -> &'static [Dialect] {
        BOTH
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&UNCLOSED, &NESTED]
    }

    fn anywhere(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        let text = line.whole().trim_start();
        if !text.starts_with(OPEN) {
            return None;
        }
        let start = line.end - text.len();
        let end = end_of(scan, line.text, start)?;
        let last = Line::at(line.text, end);
        if !last.whole().trim().is_empty() {
            return None;
        }
        take(scan, line.text, start, end);
        let next = Line::at(line.text, last.next);
        let row = next.whole().trim_start().starts_with('|');
        if scan.in_text() && !row && !next.whole().trim().is_empty() && last.next < line.text.len()
        {
            let prefix = scan.containers.prefix();
            scan.separate(line, &prefix);
        }
        Some(last.next)
    }

    fn inline(&self, scan: &mut Scanner, text: &str, at: usize) -> Option<usize> {
        if !text[at..].starts_with(OPEN) || scan.in_code(at) {
            return None;
        }
        match end_of(scan, text, at) {
            Some(end) => {
                take(scan, text, at, end);
                Some(end)
            }
            None => {
                let span = scan.span(at..at + OPEN.len());
                scan.report(
                    &UNCLOSED,
                    span,
                    "this comment is never closed",
                    "write `-->` where the comment ends; until then it is shown as text",
                );
                scan.out.insert("&lt;", scan.span(at..at + 1));
                Some(at + 1)
            }
        }
    }
}

fn end_of(scan: &mut Scanner, text: &str, start: usize) -> Option<usize> {
    let from = start + OPEN.len();
    if scan.is_missing(CLOSE, from) {
        return None;
    }
    match memchr::memmem::find(&text.as_bytes()[from..], CLOSE.as_bytes()) {
        Some(found) => Some(from + found + CLOSE.len()),
        None => {
            scan.note_missing(CLOSE, text.len());
            None
        }
    }
}

fn take(scan: &mut Scanner, text: &str, start: usize, end: usize) {
    let inner = start + OPEN.len()..end - CLOSE.len();
    if let Some(nested) = text[inner.clone()].find(OPEN) {
        let at = inner.start + nested;
        scan.report(
            &NESTED,
            scan.span(at..at + OPEN.len()),
            "a comment begins inside a comment",
            "a comment ends at the first `-->`; close the outer one before this, or remove it",
        );
    }
    scan.forget_closers_before(end);
    let span = scan.span(start..end);
    scan.comments.push(Comment { span });
}
