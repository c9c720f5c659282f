//! Gives the text that the Markdown parser reads: the author's, with the dialect's marks taken out,
//! and for every byte of it the place in the author's files that it came from.

use std::ops::Range;

use crate::source::{SourceId, Span};

use super::mark::Mark;

/// Stands where a block mark stood. An HTML comment is a block of its own that may interrupt a
/// paragraph and is one line long, so the parser keeps its place in lists, quotes and tables.
pub const PLACEHOLDER: &str = "<!--§-->";

#[derive(Debug, Default)]
pub struct Canvas {
    text: String,
    pieces: Vec<Piece>,
    marks: Vec<(u32, Mark)>,
}

/// A run of canvas text of one origin, up to where the next piece begins.
#[derive(Clone, Copy, Debug)]
struct Piece {
    at: u32,
    /// Verbatim: where the run's first byte stands. Otherwise: the whole construct it stands for.
    span: Span,
    verbatim: bool,
}

/// A part of a canvas range that has one origin.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    pub range: Range<usize>,
    pub span: Span,
    /// Whether the canvas holds the very bytes of the span.
    pub verbatim: bool,
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
        let continues = self.pieces.last().is_some_and(|last| {
            let grown = self.text.len() as u32 - last.at;
            last.verbatim && last.span.source == source && last.span.start + grown == span.start
        });
        if !continues {
            self.push_piece(span, true);
        }
        self.text.push_str(text);
    }

    /// Appends text that stands for what the author wrote at `span`.
    pub fn insert(&mut self, text: &str, span: Span) {
        if !text.is_empty() {
            self.push_piece(span, false);
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

    fn push_piece(&mut self, span: Span, verbatim: bool) {
        let at = self.text.len() as u32;
        self.pieces.push(Piece { at, span, verbatim });
    }

    /// Where a canvas range came from, as one span in the file in which it begins.
    pub fn span(&self, range: Range<usize>) -> Span {
        let first = self.piece_index(range.start);
        let Some(piece) = self.pieces.get(first) else {
            return Span::default();
        };
        let start = Span {
            start: piece.start_of(range.start),
            end: piece.start_of(range.start),
            ..piece.span
        };
        if range.is_empty() {
            return start;
        }
        let last = self.piece_index(range.end - 1);
        let mut same = self.pieces[first..=last].iter().enumerate().rev();
        let same = same.find(|(_, piece)| piece.span.source == start.source);
        same.map_or(start, |(index, piece)| {
            let next = self.pieces.get(first + index + 1);
            let end = next.map_or(range.end, |next| range.end.min(next.at as usize));
            start.to(Span {
                end: piece.end_of(end),
                ..piece.span
            })
        })
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
        let mut index = self.piece_index(range.start);
        let mut at = range.start;
        std::iter::from_fn(move || {
            if at >= range.end {
                return None;
            }
            let piece = self.pieces.get(index)?;
            let next = self.pieces.get(index + 1);
            let end = next.map_or(self.text.len(), |next| next.at as usize);
            let part = at..end.min(range.end);
            let span = if piece.verbatim {
                let shift = piece.span.start as usize;
                let start = shift + part.start - piece.at as usize;
                Span::new(piece.span.source, start..start + part.len())
            } else {
                piece.span
            };
            index += 1;
            at = end;
            Some(Origin {
                range: part,
                span,
                verbatim: piece.verbatim,
            })
        })
    }

    fn piece_index(&self, offset: usize) -> usize {
        let after = self.pieces.partition_point(|p| p.at as usize <= offset);
        after.saturating_sub(1)
    }
}

impl Piece {
    fn start_of(&self, offset: usize) -> u32 {
        match self.verbatim {
            true => self.span.start + (offset as u32).saturating_sub(self.at),
            false => self.span.start,
        }
    }

    fn end_of(&self, offset: usize) -> u32 {
        match self.verbatim {
            true => self.start_of(offset),
            false => self.span.end,
        }
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
