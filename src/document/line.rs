//! Gives one line of a file: where its text stands after the containers it is in.

use std::borrow::Cow;
use std::ops::Range;

use super::containers::Entry;

#[derive(Clone, Copy, Debug)]
pub struct Line<'t> {
    /// The text of the whole file up to where reading ends.
    pub text: &'t str,
    pub start: usize,
    /// Where its text ends, without the line end.
    pub end: usize,
    /// Where the next line starts.
    pub next: usize,
    pub entry: Entry,
    /// From where to where stands what keeps the line from being read, and is left out.
    pub junk: Option<(usize, usize)>,
}

impl<'t> Line<'t> {
    pub fn at(text: &'t str, start: usize) -> Self {
        let bytes = text.as_bytes();
        let found = memchr::memchr2(b'\n', b'\r', &bytes[start..]);
        let end = found.map_or(text.len(), |length| start + length);
        let width = match bytes.get(end) {
            None => 0,
            Some(b'\r') if bytes.get(end + 1) == Some(&b'\n') => 2,
            Some(_) => 1,
        };
        Line {
            text,
            start,
            end,
            next: end + width,
            entry: Entry::default(),
            junk: None,
        }
    }

    /// The line as it stands, without the line end.
    pub fn whole(&self) -> &'t str {
        &self.text[self.start..self.end]
    }

    /// Leaves out a further stretch of it, with the blanks between the two.
    pub fn leave_out(&mut self, range: Range<usize>) {
        let from = match self.junk {
            Some((from, to)) if self.text[to..range.start].trim().is_empty() => from,
            _ => range.start,
        };
        self.junk = Some((from, range.end));
    }

    /// The line without what keeps it from being read.
    pub fn clean(&self) -> Cow<'t, str> {
        match self.junk {
            None => Cow::Borrowed(self.whole()),
            Some((from, to)) => {
                let (before, after) = (&self.text[self.start..from], &self.text[to..self.end]);
                Cow::Owned(format!("{before}{after}"))
            }
        }
    }

    /// The place in the file of an offset in the clean line.
    pub fn content_in(&self, offset: usize) -> usize {
        match self.junk {
            Some((from, to)) if self.start + offset >= from => self.start + offset + (to - from),
            _ => self.start + offset,
        }
    }

    /// Where the text begins, after containers and indentation.
    pub fn content(&self) -> usize {
        self.content_in(self.entry.content)
    }

    /// The text, after containers and indentation.
    pub fn rest(&self) -> &'t str {
        &self.text[self.content()..self.end]
    }

    pub fn is_blank(&self) -> bool {
        self.rest().trim_matches([' ', '\t']).is_empty()
    }

    /// What names the containers of the line, as it stands.
    pub fn prefix(&self) -> &'t str {
        &self.text[self.start..self.content_in(self.entry.prefix).max(self.start)]
    }

    /// The lines that follow in the same file.
    pub fn following(&self) -> impl Iterator<Item = Line<'t>> + use<'t> {
        let text = self.text;
        let mut at = self.next;
        std::iter::from_fn(move || {
            let line = (at < text.len()).then(|| Line::at(text, at))?;
            at = line.next;
            Some(line)
        })
    }
}

/// Indentation that authors write by habit and that CommonMark would take for code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dedent {
    /// How many containers stand around it.
    pub depth: usize,
    /// None: as much as the next line with text has.
    pub columns: Option<usize>,
}
