//! Gives the places that a text was put together from.

use std::ops::Range;

use super::Span;

/// Runs of a text of one origin each, in its order.
#[derive(Clone, Debug, Default)]
pub struct Pieces(Vec<Piece>);

/// A run of one origin, up to where the next piece begins.
#[derive(Clone, Copy, Debug)]
struct Piece {
    at: u32,
    /// Verbatim: where the run's first byte stands. Otherwise: the whole construct it stands for.
    span: Span,
    verbatim: bool,
}

/// A part of a range that has one origin.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    pub range: Range<usize>,
    pub span: Span,
    /// Whether the text has the very bytes of the span.
    pub verbatim: bool,
}

impl Pieces {
    /// The author's own text stands from an offset on.
    pub fn copied(&mut self, at: usize, span: Span) {
        let continues = self.0.last().is_some_and(|last| {
            let grown = at as u32 - last.at;
            last.verbatim
                && last.span.source == span.source
                && last.span.start + grown == span.start
        });
        if !continues {
            self.push(at, span, true);
        }
    }

    /// Text stands from an offset on that stands for what the author wrote at `span`.
    pub fn inserted(&mut self, at: usize, span: Span) {
        self.push(at, span, false);
    }

    fn push(&mut self, at: usize, span: Span, verbatim: bool) {
        let at = at as u32;
        self.0.push(Piece { at, span, verbatim });
    }

    /// Where a range came from, as one span in the file in which it begins.
    pub fn span(&self, range: Range<usize>) -> Span {
        let first = self.index(range.start);
        let Some(piece) = self.0.get(first) else {
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
        let last = self.index(range.end - 1);
        let mut same = self.0[first..=last].iter().enumerate().rev();
        let same = same.find(|(_, piece)| piece.span.source == start.source);
        same.map_or(start, |(index, piece)| {
            let next = self.0.get(first + index + 1);
            let end = next.map_or(range.end, |next| range.end.min(next.at as usize));
            start.to(Span {
                end: piece.end_of(end),
                ..piece.span
            })
        })
    }

    /// The parts of a range by origin, in order. `length` is that of the whole text.
    pub fn origins(&self, range: Range<usize>, length: usize) -> impl Iterator<Item = Origin> + '_ {
        let mut index = self.index(range.start);
        let mut at = range.start;
        std::iter::from_fn(move || {
            if at >= range.end {
                return None;
            }
            let piece = self.0.get(index)?;
            let next = self.0.get(index + 1);
            let end = next.map_or(length, |next| next.at as usize);
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

    fn index(&self, offset: usize) -> usize {
        let after = self.0.partition_point(|p| p.at as usize <= offset);
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
