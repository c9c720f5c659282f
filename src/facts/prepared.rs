//! Gives text as facts are looked for in it: folded to one spelling, each character with its place.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use crate::locale::text::{fold_char, is_settled, plain, unspaced};
use crate::source::Span;

/// Stands where something stood that is no text: a code span, a name, a picture.
pub const OPAQUE: char = '\u{FFFC}';

#[derive(Clone, Debug, Default)]
pub struct Prepared {
    text: String,
    runs: Vec<Run>,
}

/// A stretch of the text that came from one place, up to where the next begins.
#[derive(Clone, Copy, Debug)]
struct Run {
    at: usize,
    /// Of a stretch that stands in the file character by character, the place of its first; else the
    /// place of all of it.
    span: Span,
    verbatim: bool,
}

impl Prepared {
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Text that stands in its file just so, from a place on.
    pub fn push_verbatim(&mut self, text: &str, start: Span) {
        let part = |from: usize, to: usize| Span {
            start: start.start + from as u32,
            end: start.start + to as u32,
            ..start
        };
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let from = self.text.len();
            let blank = from == 0 || self.text.ends_with(' ');
            let words = plain(&text[at..], blank);
            let run = if words > 0 {
                words
            } else {
                unspaced(&text[at..])
            };
            let end = at + run.max(c.len_utf8());
            if run > 0 {
                self.text.push_str(&text[at..end]);
                self.text[from..].make_ascii_lowercase();
                self.stands(from, part(at, end), true);
            } else {
                self.push(c, part(at, end));
            }
            at = end;
        }
    }

    pub fn push(&mut self, c: char, span: Span) {
        let start = self.text.len();
        // `1½` is a number and a part, not eleven halves.
        if matches!(c, '\u{BC}'..='\u{BE}' | '\u{2150}'..='\u{215E}')
            && self.text.ends_with(|c: char| c.is_ascii_digit())
        {
            self.text.push(' ');
        }
        let normal = || is_nfkc_quick(std::iter::once(c)) == IsNormalized::Yes;
        match is_settled(c) || normal() {
            true => fold_char(c, &mut self.text),
            false => {
                let spelled = std::iter::once(c).nfkc();
                spelled.for_each(|c| fold_char(c, &mut self.text));
            }
        }
        let added = &self.text[start..];
        if let Some(first) = added.chars().next() {
            let verbatim = first.len_utf8() == added.len() && added.len() == span.range().len();
            self.stands(start, span, verbatim);
        }
    }

    /// The end of a line or paragraph.
    pub fn push_break(&mut self, span: Span) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        while self.runs.pop_if(|run| run.at >= self.text.len()).is_some() {}
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.stands(self.text.len(), span, false);
            self.text.push('\n');
        }
    }

    pub fn push_opaque(&mut self, span: Span) {
        self.stands(self.text.len(), span, false);
        self.text.push(OPAQUE);
    }

    /// Notes where the text comes from that begins at an offset.
    fn stands(&mut self, at: usize, span: Span, verbatim: bool) {
        let goes_on = self.runs.last().is_some_and(|last| {
            let next = last.span.start + (at - last.at) as u32;
            verbatim && last.verbatim && last.span.source == span.source && next == span.start
        });
        if !goes_on {
            self.runs.push(Run { at, span, verbatim });
        }
    }

    /// The place of a range of the text.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let last = to.saturating_sub(1).max(from);
        match (self.place(from), self.place(last)) {
            (Some(first), Some(last)) => first.to(last),
            _ => Span::default(),
        }
    }

    /// The place of the character at an offset; behind the end that of the last.
    fn place(&self, offset: usize) -> Option<Span> {
        let offset = offset.min(self.text.len().checked_sub(1)?);
        let after = self.runs.partition_point(|run| run.at <= offset);
        let run = self.runs.get(after.saturating_sub(1))?;
        if !run.verbatim {
            return Some(run.span);
        }
        let from = self.text.floor_char_boundary(offset);
        let width = self.text[from..].chars().next().map_or(0, char::len_utf8);
        let start = run.span.start + (from - run.at) as u32;
        Some(Span {
            start,
            end: start + width as u32,
            ..run.span
        })
    }
}
