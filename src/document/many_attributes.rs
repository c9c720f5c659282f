//! Gives how many attributes of tags are read. Their names are kept for the whole run, and each is the
//! slower to find the more there are.

use std::ops::Range;

use crate::source::Span;

use super::problem::Problem;
use super::safety::UNKNOWN_ATTRIBUTE;

/// No tag that somebody wrote has so many.
const MOST_ON_A_TAG: usize = 64;
/// As many as a page may have nodes.
const MOST_ON_A_PAGE: usize = 250_000;

/// What a page has left.
#[derive(Default)]
pub struct Allowance {
    read: usize,
    /// Of a page that has too many this is told once.
    is_told: bool,
}

impl Allowance {
    /// Whether one more is read of a tag that has so many.
    pub fn takes(&mut self, on_the_tag: usize) -> bool {
        let takes = on_the_tag < MOST_ON_A_TAG && self.read < MOST_ON_A_PAGE;
        self.read += usize::from(takes);
        takes
    }

    /// What is to be told of a tag some of whose attributes were not read.
    pub fn excess(&mut self, span: Span) -> Option<Problem> {
        let is_full = self.read >= MOST_ON_A_PAGE;
        if is_full && std::mem::replace(&mut self.is_told, true) {
            return None;
        }
        let (whose, most) = match is_full {
            true => ("here the tags of the page have", MOST_ON_A_PAGE),
            false => ("the tag has", MOST_ON_A_TAG),
        };
        let message = format!("{whose} more than {most} attributes; the rest is left out");
        let help = "remove the attributes that say nothing";
        Some(Problem::new(&UNKNOWN_ATTRIBUTE, span, message, help))
    }
}

/// The stretches of some HTML that are left out before it is read: in each tag what stands behind one value in quotes
/// more than counts. The reader of HTML calls itself for each of them, until its memory ends.
pub fn beyond(html: &str) -> Vec<Range<usize>> {
    let mut beyond = Vec::new();
    if memchr::memchr2_iter(b'"', b'\'', html.as_bytes())
        .nth(2 * MOST_ON_A_TAG)
        .is_none()
    {
        return beyond;
    }
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &html.as_bytes()[at..]) {
        let start = at + found + 1;
        let inner = &html[start..];
        at = start;
        if let Some(comment) = inner.strip_prefix("!--") {
            at = html.len() - comment.find("-->").map_or(0, |end| comment.len() - end);
        } else if inner.starts_with(|c: char| c == '/' || c.is_ascii_alphabetic()) {
            let (cut, end) = ends(html.as_bytes(), start);
            beyond.extend(cut.map(|cut| cut..end));
            at = end;
        }
    }
    beyond
}

/// Where a tag holds too many values, and where it ends.
fn ends(html: &[u8], start: usize) -> (Option<usize>, usize) {
    let (mut at, mut values, mut cut) = (start, 0, None);
    let mut is_value = false;
    while let Some(&byte) = html.get(at).filter(|byte| **byte != b'>') {
        at += 1;
        if is_value && matches!(byte, b'"' | b'\'') {
            let length = memchr::memchr(byte, &html[at..]);
            at = length.map_or(html.len(), |length| at + length + 1);
            values += 1;
            if values == MOST_ON_A_TAG + 1 {
                cut = Some(at);
            }
        }
        is_value = byte == b'=' || (is_value && byte.is_ascii_whitespace());
    }
    (cut, at)
}
