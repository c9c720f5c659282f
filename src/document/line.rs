//! Gives one line of a file: where its text stands after the containers it is in.

use std::borrow::Cow;

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
    /// Columns of its indentation that are left out.
    pub cut: usize,
    /// From where to where stands what keeps the line from being read.
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
            cut: 0,
            junk: None,
        }
    }

    /// The line as it stands, without the line end.
    pub fn whole(&self) -> &'t str {
        &self.text[self.start..self.end]
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
pub enum Dedent {
    /// As much as the next line with text has.
    Next,
    Columns(usize),
}

impl Dedent {
    /// How many of a line's columns of indentation to leave out.
    pub fn columns_of(&mut self, indent: usize) -> usize {
        match *self {
            Dedent::Next => {
                *self = Dedent::Columns(indent);
                indent
            }
            Dedent::Columns(columns) => indent.min(columns),
        }
    }
}
