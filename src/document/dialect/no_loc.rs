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
        let from = text[at..end].rfind(words).map(|found| at + found);
        let span = scan.span(from.map_or(at..end, |from| from..from + words.len()));
        if words.chars().all(plain) {
            scan.out.copy(words, span.source, span.start as usize);
        } else {
            // Each sign keeps its own place.
            for (place, letter) in words.char_indices() {
                let sign = &words[place..place + letter.len_utf8()];
                let own = |from| scan.span(from + place..from + place + sign.len());
                let span = from.map_or(span, own);
                scan.out.insert(&as_text(sign), span);
            }
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
