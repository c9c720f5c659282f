//! Gives places as editors count them, lines and columns from 0, and back.

use lsp_types::{Position, Range};

use crate::diagnostic::Place;
use crate::document::library::Library;
use crate::shell::disk::Disk;
use crate::shell::sources::Sources;
use crate::source::{self, BOM, Source};

/// What columns count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Byte,
    Utf16,
}

impl Unit {
    fn of(self, c: char) -> u32 {
        match self {
            Unit::Byte => c.len_utf8() as u32,
            Unit::Utf16 => c.len_utf16() as u32,
        }
    }
}

pub struct Places<'a> {
    disk: &'a Disk,
    sources: Sources<'a>,
    unit: Unit,
}

impl<'a> Places<'a> {
    pub fn new(disk: &'a Disk, unit: Unit) -> Self {
        Places {
            disk,
            sources: Sources::new(disk as &dyn Library),
            unit,
        }
    }

    pub fn range(&self, place: &Place) -> Range {
        match self.sources.open(&place.path) {
            Some(source) => Range {
                start: self.position(&source, place.bytes.0),
                end: self.position(&source, place.bytes.1),
            },
            None => Range::default(),
        }
    }

    /// From a place of a file that is known by its line and column to the end of the line.
    pub fn rest_of_line(&self, source: &Source, at: source::Position) -> Range {
        let start = source.line_start(at.line);
        let line = line_at(source, start);
        let before = line.chars().take(at.column.saturating_sub(1) as usize);
        let before: usize = before.map(char::len_utf8).sum();
        Range {
            start: self.position(source, (start + before) as u32),
            end: self.position(source, (start + line.len()) as u32),
        }
    }

    fn position(&self, source: &Source, offset: u32) -> Position {
        let line = source.position(offset as usize).line;
        let start = self.line_start(source, line);
        let before = source.text().get(start..offset as usize);
        Position {
            line: line - 1,
            character: before
                .unwrap_or_default()
                .chars()
                .map(|c| self.unit.of(c))
                .sum(),
        }
    }

    /// The byte at a position; the end of the line when that is shorter.
    pub fn offset(&self, path: &str, position: Position) -> Option<u32> {
        let source = self.sources.open(path)?;
        let start = self.line_start(&source, position.line.saturating_add(1));
        let mut columns = 0;
        let before = line_at(&source, start).chars().take_while(|c| {
            columns += self.unit.of(*c);
            columns <= position.character
        });
        let before: usize = before.map(char::len_utf8).sum();
        Some((start + before) as u32)
    }

    /// Editors take no note of a byte order mark that a file begins with.
    fn line_start(&self, source: &Source, line: u32) -> usize {
        let start = source.line_start(line);
        let marked = start == 0 && source.text().starts_with(BOM);
        let hidden = marked && !self.disk.is_open(source.path());
        if hidden { BOM.len_utf8() } else { start }
    }
}

/// The text from an offset to the end of its line.
fn line_at(source: &Source, start: usize) -> &str {
    let rest = source.text().get(start..).unwrap_or_default();
    rest.split(['\n', '\r']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::disk::Buffers;
    use std::path::Path;
    use std::sync::Arc;

    #[test]
    fn columns_count_what_the_editor_counts() {
        let text = "# 頁\r\n🙂 客服 10 小時\r\n";
        let source = Arc::new(Source::new("a.md", text.into()));
        let open = Buffers::from([("a.md".to_owned(), source.clone())]);
        let disk = Disk::below(Path::new("/nowhere"), open);
        let at = text.find("10").unwrap() as u32;
        for (unit, column) in [(Unit::Utf16, 6), (Unit::Byte, 12)] {
            let places = Places::new(&disk, unit);
            let position = places.position(&source, at);
            assert_eq!((position.line, position.character), (1, column));
            assert_eq!(places.offset("a.md", position), Some(at));
            let far = Position::new(1, 99);
            assert_eq!(places.offset("a.md", far), Some(text.len() as u32 - 2));
            assert_eq!(
                places.offset("a.md", Position::new(9, 9)),
                Some(text.len() as u32)
            );
        }
    }
}
