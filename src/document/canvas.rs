//! Gives the text that the Markdown parser reads: the author's, with the dialect's marks taken out,
//! and for every byte of it the place in the author's files that it came from.

use std::ops::Range;

use crate::source::{Origin, Pieces, SourceId, Span};

use super::mark::Mark;

/// Stands where a block mark stood. An HTML comment is a block of its own that may interrupt a
/// paragraph and is one line long, so the parser keeps its place in lists, quotes and tables.
pub const PLACEHOLDER: &str = "<!--§-->";

#[derive(Debug, Default)]
pub struct Canvas {
    text: String,
    pieces: Pieces,
    marks: Vec<(u32, Mark)>,
}

impl Canvas {
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The marks in the order of the text, each with the offset at which it takes effect.
    pub fn marks(&self) -> &[(u32, Mark)] {
        &self.marks
    }

    /// Appends the author's own text.
    pub fn copy(&mut self, text: &str, source: SourceId, start: usize) {
        if text.is_empty() {
            return;
        }
        let span = Span::new(source, start..start + text.len());
        self.pieces.copied(self.text.len(), span);
        self.text.push_str(text);
    }

    /// Appends text that stands for what the author wrote at `span`.
    pub fn insert(&mut self, text: &str, span: Span) {
        if !text.is_empty() {
            self.pieces.inserted(self.text.len(), span);
            self.text.push_str(text);
        }
    }

    /// A mark that takes effect here, inside a line.
    pub fn mark(&mut self, mark: Mark) {
        self.marks.push((self.text.len() as u32, mark));
    }

    /// A tag inside a line.
    pub fn insert_tag(&mut self, tag: &str, span: Span) {
        self.insert(tag, span);
        self.mark(Mark::Inline);
        self.insert(PLACEHOLDER, span);
    }

    /// A mark that is a block of its own: the caller ends the line.
    pub fn mark_block(&mut self, mark: Mark, span: Span) {
        self.mark(mark);
        self.insert(PLACEHOLDER, span);
    }

    /// Where a canvas range came from, as one span in the file in which it begins.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.pieces.span(range)
    }

    /// The empty span behind what ends at a canvas offset.
    pub fn end_span(&self, at: usize) -> Span {
        let last = self.span(at.saturating_sub(1)..at);
        Span {
            start: last.end,
            ..last
        }
    }

    /// The parts of a range by origin, in order.
    pub fn origins(&self, range: Range<usize>) -> impl Iterator<Item = Origin> + '_ {
        self.pieces.origins(range, self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_leaves_two_origins_and_one_span() {
        let source = SourceId(0);
        let text = "a [!DNL Word] b";
        let mut canvas = Canvas::default();
        canvas.copy(&text[..2], source, 0);
        canvas.copy(&text[8..12], source, 8);
        canvas.copy(&text[13..], source, 13);
        assert_eq!(canvas.text(), "a Word b");
        assert_eq!(canvas.span(0..8).range(), 0..15);
        assert_eq!(canvas.span(2..6).range(), 8..12);
        let origins: Vec<_> = canvas.origins(1..7).map(|o| o.span.range()).collect();
        assert_eq!(origins, [1..2, 8..12, 13..14]);
    }
}
