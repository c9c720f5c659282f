//! `:::no-loc text="X":::`: words that are not translated. The text stays, its place is noted.

use crate::document::Term;
use crate::document::scan::Scanner;

use super::directive::{Directive, End};
use super::{Construct, Dialect, LEARN};

pub struct NoLoc;

impl Construct for NoLoc {
    fn name(&self) -> &'static str {
        "no_loc"
    }

    fn dialects(&self) -> &'static [Dialect] {
        LEARN
    }

    fn inline(&self, scan: &mut Scanner, text: &str, at: usize) -> Option<usize> {
        if scan.in_code(at) {
            return None;
        }
        let directive = Directive::inside(text, at, "no-loc")?;
        let end = at + directive.length;
        scan.judge(at, &directive, End::Colons, "text");
        let words = directive.value("text");
        if words.is_empty() {
            return Some(end);
        }
        let plain = |c: char| c.is_alphanumeric() || c == ' ' || !c.is_ascii();
        let span = match text[at..end].rfind(words) {
            Some(found) => scan.span(at + found..at + found + words.len()),
            None => scan.span(at..end),
        };
        if words.chars().all(plain) {
            scan.out.copy(words, span.source, span.start as usize);
        } else {
            scan.out.insert(&as_text(words), span);
        }
        scan.terms.push(Term { span });
        Some(end)
    }
}

/// Text in which no sign is a mark of Markdown or HTML.
pub fn as_text(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter.is_ascii_punctuation() {
            true => text.push_str(&format!("&#{};", u32::from(letter))),
            false => text.push(letter),
        }
    }
    text
}
