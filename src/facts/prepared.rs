//! Gives text as facts are looked for in it: folded to one spelling, each character with its place.

use crate::locale::text::fold_char;
use crate::source::Span;

/// Stands where something stood that is no text: a code span, a name, a picture.
pub const OPAQUE: char = '\u{FFFC}';

#[derive(Clone, Debug, Default)]
pub struct Prepared {
    text: String,
    /// For each character: where it begins in `text`, and the place it came from.
    places: Vec<(u32, Span)>,
}

impl Prepared {
    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn push(&mut self, c: char, span: Span) {
        let start = self.text.len();
        // `1½` is a number and a part, not eleven halves.
        if matches!(c, '\u{BC}'..='\u{BE}' | '\u{2150}'..='\u{215E}')
            && self.text.ends_with(|c: char| c.is_ascii_digit())
        {
            self.text.push(' ');
        }
        match c.is_ascii() {
            true => fold_char(c, &mut self.text),
            false => unicode_normalization::UnicodeNormalization::nfkc(std::iter::once(c))
                .for_each(|c| fold_char(c, &mut self.text)),
        }
        let added = self.text[start..].char_indices();
        let places = added.map(|(at, _)| ((start + at) as u32, span));
        self.places.extend(places);
    }

    /// The end of a line or paragraph.
    pub fn push_break(&mut self, span: Span) {
        let blanks = self.text.len() - self.text.trim_end_matches(' ').len();
        for _ in 0..blanks {
            self.text.pop();
            self.places.pop();
        }
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.places.push((self.text.len() as u32, span));
            self.text.push('\n');
        }
    }

    pub fn push_opaque(&mut self, span: Span) {
        self.places.push((self.text.len() as u32, span));
        self.text.push(OPAQUE);
    }

    /// The place of a range of the text.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let at = |offset: usize| {
            let after = self
                .places
                .partition_point(|place| place.0 as usize <= offset);
            self.places
                .get(after.saturating_sub(1))
                .map(|place| place.1)
        };
        match (at(from), at(to.saturating_sub(1).max(from))) {
            (Some(first), Some(last)) => first.to(last),
            _ => Span::default(),
        }
    }
}
