//! HTML comments: taken out before lists and facts are read, and kept beside the page. They often
//! hold whole drafts, and at the start of a line they would end the list around them.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::Comment;
use crate::document::line::Line;
use crate::document::line_start::begins_block;
use crate::document::scan::Scanner;

use super::{BOTH, Construct, Dialect};

pub struct Comments;

pub const UNCLOSED: Rule = Rule {
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
        if !text.starts_with(OPEN) || scan.is_indented_code(line) {
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
        if scan.in_text() && last.next < line.text.len() && is_text(next.whole().trim_start()) {
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

/// Whether a line would go on with the paragraph before the comment.
fn is_text(line: &str) -> bool {
    !(line.is_empty() || line.starts_with('|') || begins_block(line))
}

/// Where a comment ends. `<!-->` and `<!--->` are whole comments.
fn end_of(scan: &mut Scanner, text: &str, start: usize) -> Option<usize> {
    let from = start + OPEN.len() - 2;
    if scan.is_missing(CLOSE, from) {
        return None;
    }
    let found = memchr::memmem::find(&text.as_bytes()[from..], CLOSE.as_bytes());
    if found.is_none() {
        scan.note_missing(CLOSE, text.len());
    }
    found.map(|found| from + found + CLOSE.len())
}

fn take(scan: &mut Scanner, text: &str, start: usize, end: usize) {
    let inner = start + OPEN.len();
    let content = text.get(inner..end - CLOSE.len()).unwrap_or_default();
    if let Some(nested) = content.find(OPEN) {
        let at = inner + nested;
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
