//! Gives a stretch of raw HTML on the canvas as one text, each part of which knows where it stands.

use std::ops::Range;

/// A stretch of raw HTML: its text, and where on the canvas its parts stand. The prefixes of quotes
/// and lists are not part of it.
#[derive(Clone, Default)]
pub struct Chunk {
    pub text: String,
    parts: Vec<Part>,
}

#[derive(Clone, Copy)]
struct Part {
    here: usize,
    there: usize,
    /// Blanks that a tab leaves of itself behind a list's indentation stand nowhere.
    stands: bool,
}

impl Chunk {
    pub fn push(&mut self, text: &str, at: usize) {
        let follows = self
            .parts
            .last()
            .is_some_and(|last| last.stands && last.there + (self.text.len() - last.here) == at);
        if !follows {
            self.push_part(at, true);
        }
        self.text.push_str(text);
    }

    /// The blanks before the text at a place, as far as no list or quote takes them.
    pub fn push_indent(&mut self, blanks: &str, canvas: &str, at: usize) {
        match canvas[..at].strip_suffix(blanks) {
            Some(before) => self.push(blanks, before.len()),
            None => {
                self.push_part(at, false);
                self.text.push_str(blanks);
            }
        }
    }

    /// Leaves a stretch out. What follows it keeps its place.
    pub fn cut(&mut self, range: Range<usize>) {
        let there = self.canvas_range(range.end..range.end).start;
        let length = range.len();
        let (before, behind) = self
            .parts
            .split_at(self.parts.partition_point(|part| part.here < range.start));
        let first = Part {
            here: range.start,
            there,
            stands: true,
        };
        let behind = behind.iter().filter(|part| part.here > range.end);
        let behind = behind.map(|part| Part {
            here: part.here - length,
            ..*part
        });
        self.parts = before
            .iter()
            .copied()
            .chain([first])
            .chain(behind)
            .collect();
        self.text.replace_range(range, "");
    }

    fn push_part(&mut self, there: usize, stands: bool) {
        let here = self.text.len();
        self.parts.push(Part {
            here,
            there,
            stands,
        });
    }

    /// The parts of a range of the chunk, each with the range of the canvas it stands for.
    pub fn parts(&self, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
        let first = self.parts.partition_point(|part| part.here <= range.start);
        let first = first.saturating_sub(1);
        let parts = self.parts[first..].iter().enumerate();
        let until = range.end.max(range.start + 1);
        let covering = parts.take_while(move |(_, part)| part.here < until);
        covering.map(move |(index, part)| {
            let next = self.parts.get(first + index + 1);
            let start = part.here.max(range.start);
            let end = next.map_or(self.text.len(), |part| part.here);
            let end = end.min(range.end).max(start);
            let there = match part.stands {
                true => part.there + (start - part.here)..part.there + (end - part.here),
                false => part.there..part.there,
            };
            (start..end, there)
        })
    }

    /// The canvas range from the first to the last byte of a range of the chunk.
    pub fn canvas_range(&self, range: Range<usize>) -> Range<usize> {
        let mut ranges = self.parts(range).map(|(_, there)| there);
        let first = ranges.next().unwrap_or_default();
        let end = ranges.last().map_or(first.end, |last| last.end);
        first.start..end.max(first.start)
    }
}
