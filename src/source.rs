//! Gives the text of one file and exact places in it: byte spans, lines and columns.

mod pieces;

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use pieces::{Origin, Pieces};

/// One file as it was read: its text never changes, so every [`Span`] into it stays true.
#[derive(Debug)]
pub struct Source {
    path: Arc<str>,
    text: String,
    line_starts: Vec<u32>,
    /// How many characters begin before each block of bytes, so that columns of long lines need
    /// no counting from the line's start.
    characters: Vec<u32>,
    /// Where the first byte stood that is no UTF-8.
    unreadable: Option<u32>,
    utf16: bool,
    made: Option<Made>,
}

/// What a text was made of that is not its file's own.
#[derive(Debug)]
struct Made {
    file: Arc<Source>,
    pieces: Pieces,
}

/// Line and column, both counted from 1; columns count Unicode characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    pub line: u32,
    pub column: u32,
}

/// Which of a document's files a span lies in: 0 is the page itself, the others are its includes.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct SourceId(pub u16);

/// A byte range of one file. Both ends lie on character boundaries.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    pub source: SourceId,
    pub start: u32,
    pub end: u32,
}

impl Source {
    /// `path` is what diagnostics show: relative to the site's root, with forward slashes.
    pub fn new(path: impl Into<Arc<str>>, text: String) -> Self {
        let line_starts = line_starts(&text);
        Source {
            path: path.into(),
            characters: character_counts(&text),
            text,
            line_starts,
            unreadable: None,
            utf16: false,
            made: None,
        }
    }

    /// A text that stands for a file's. Places in it are told as those of the file.
    pub fn made(file: Arc<Source>, text: String, pieces: Pieces) -> Self {
        Source {
            made: Some(Made {
                pieces,
                file: file.clone(),
            }),
            ..Source::new(file.path.clone(), text)
        }
    }

    /// The file as its author wrote it.
    pub fn file(&self) -> &Source {
        self.made.as_ref().map_or(self, |made| &made.file)
    }

    /// Whether the text is another one than the file's.
    pub fn is_made(&self) -> bool {
        self.made.is_some()
    }

    /// Where a stretch of the text stands in the file.
    pub fn in_file(&self, span: Span) -> Span {
        let Some(made) = &self.made else {
            return span;
        };
        made.pieces.span(span.range())
    }

    /// Where a place of the file stands in the text. None: it is not there.
    pub fn from_file(&self, offset: usize) -> Option<usize> {
        let Some(made) = &self.made else {
            return Some(offset);
        };
        let mut parts = made.pieces.origins(0..self.text.len(), self.text.len());
        parts.find_map(|part| {
            let inside = part.verbatim && part.span.range().contains(&offset);
            inside.then(|| part.range.start + offset - part.span.range().start)
        })
    }

    /// Reads bytes as UTF-8, or as UTF-16 where they begin with its mark. For what is neither, U+FFFD
    /// stands in the text.
    pub fn from_bytes(path: impl Into<Arc<str>>, bytes: Vec<u8>) -> Self {
        if let Some(text) = utf16(&bytes) {
            return Source {
                unreadable: Some(0),
                utf16: true,
                ..Source::new(path, text)
            };
        }
        match String::from_utf8(bytes) {
            Ok(text) => Source::new(path, text),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                Source {
                    unreadable: Some(at as u32),
                    ..Source::new(path, text)
                }
            }
        }
    }

    /// The first place that was no text when the file was read.
    pub fn unreadable(&self) -> Option<Span> {
        let at = self.unreadable? as usize;
        Some(Span::new(
            SourceId(0),
            at..at
                + if self.utf16 {
                    0
                } else {
                    char::REPLACEMENT_CHARACTER.len_utf8()
                },
        ))
    }

    /// Whether the file was read as UTF-16.
    pub fn is_utf16(&self) -> bool {
        self.utf16
    }

    pub fn path(&self) -> &Arc<str> {
        &self.path
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text at a span; empty when the span is not of this file.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    pub fn position(&self, offset: usize) -> Position {
        let line = self
            .line_starts
            .partition_point(|&start| start as usize <= offset);
        let start = self.line_start(line.max(1) as u32);
        let mark = u32::from(start == 0 && offset > 0 && self.text.starts_with(BOM));
        Position {
            line: line.max(1) as u32,
            column: self.characters_before(offset) - self.characters_before(start) - mark + 1,
        }
    }

    fn characters_before(&self, offset: usize) -> u32 {
        let offset = offset.min(self.text.len());
        let block = offset / BLOCK;
        let counted = self.characters.get(block).copied().unwrap_or_default();
        counted + begun_characters(&self.text.as_bytes()[block * BLOCK..offset])
    }

    /// The byte offset at which a line (counted from 1) begins.
    pub fn line_start(&self, line: u32) -> usize {
        let index = (line as usize).saturating_sub(1);
        self.line_starts
            .get(index)
            .map_or(self.text.len(), |&start| start as usize)
    }
}

/// The byte order mark some editors write; it is no character of the text and takes no column.
pub const BOM: char = '\u{FEFF}';

impl Span {
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        Span {
            source,
            start: range.start as u32,
            end: range.end as u32,
        }
    }

    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The empty span at its start.
    pub fn head(self) -> Span {
        Span {
            end: self.start,
            ..self
        }
    }

    /// From the start of this to the end of `other`; a span cannot leave its file, so what begins
    /// in one file and ends in another keeps the part in the first.
    pub fn to(self, other: Span) -> Span {
        if self.source == other.source && other.end >= self.start {
            Span {
                end: other.end,
                ..self
            }
        } else {
            self
        }
    }
}

/// The text of bytes that begin with a mark of UTF-16.
fn utf16(bytes: &[u8]) -> Option<String> {
    let (mark, rest) = bytes.split_at_checked(2)?;
    let unit: fn([u8; 2]) -> u16 = match mark {
        [0xFF, 0xFE] => u16::from_le_bytes,
        [0xFE, 0xFF] => u16::from_be_bytes,
        _ => return None,
    };
    let units = rest.chunks(2).map(|pair| match pair {
        [first, second] => unit([*first, *second]),
        // Half a unit at the end is none.
        _ => 0xD800,
    });
    let text = char::decode_utf16(units);
    Some(
        text.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect(),
    )
}

const BLOCK: usize = 64;

fn character_counts(text: &str) -> Vec<u32> {
    let mut count = 0;
    let blocks = text.as_bytes().chunks(BLOCK).map(begun_characters);
    let later = blocks.map(|begun| {
        count += begun;
        count
    });
    std::iter::once(0).chain(later).collect()
}

fn begun_characters(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

/// Where lines begin: after LF, CRLF and a lone CR.
fn line_starts(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let breaks = memchr::memchr2_iter(b'\n', b'\r', bytes);
    let ends = breaks.filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
    std::iter::once(0)
        .chain(ends.map(|at| at as u32 + 1))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_from_one() {
        let source = Source::new("a.md", "\u{FEFF}één\r\nb時c\rd\n".into());
        let at = |needle: &str| source.position(source.text().find(needle).unwrap());
        assert_eq!(at("één"), Position { line: 1, column: 1 });
        assert_eq!(at("c"), Position { line: 2, column: 3 });
        assert_eq!(at("d"), Position { line: 3, column: 1 });
    }

    #[test]
    fn bytes_that_are_no_text_are_kept_and_placed() {
        let source = Source::from_bytes("a.md", b"ok \xFF end".to_vec());
        assert_eq!(source.text(), "ok \u{FFFD} end");
        assert_eq!(source.slice(source.unreadable().unwrap()), "\u{FFFD}");
    }

    #[test]
    fn utf16_is_read_by_its_mark() {
        let little = Source::from_bytes("a.md", b"\xFF\xFE#\0 \0B\x66\0".to_vec());
        assert_eq!(
            (little.text(), little.is_utf16()),
            ("# \u{6642}\u{FFFD}", true)
        );
        let big = Source::from_bytes("a.md", b"\xFE\xFF\0#\x66B".to_vec());
        assert_eq!((big.text(), big.is_utf16()), ("#\u{6642}", true));
        assert_eq!(big.unreadable().unwrap().range(), 0..0);
    }
}
