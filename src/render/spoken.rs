//! Gives what a screen reader says of a cell that is only a mark, or that is empty among marks.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::marked::{cells_of, is_gap, mark, marked_columns};
use crate::facts::outline::{Block, BlockId, BlockKind, Outline};
use crate::facts::value::Mark;
use crate::locale::Messages;
use crate::source::Span;

use super::markup::{close_tag, escape_text, open_tag};

/// What a cell shows instead of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A sign, such as ✔.
    Sign,
    Picture,
    Nothing,
}

/// How a cell is read out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken {
    pub shape: Shape,
    /// The message that says it.
    word: &'static str,
}

impl Spoken {
    /// Writes the sign for the eye and the words for the ear.
    pub fn write(
        self,
        out: &mut String,
        sign: &str,
        messages: &Messages,
        language: Vec<(&str, &str)>,
    ) {
        open_tag(out, "span", [("aria-hidden", "true")].into_iter());
        escape_text(out, sign);
        close_tag(out, "span");
        out.push(' ');
        self.write_words(out, messages, language);
    }

    /// `language` are the attributes that name that of the words.
    pub fn write_words(self, out: &mut String, messages: &Messages, language: Vec<(&str, &str)>) {
        let attributes = [("class", "visually-hidden")].into_iter().chain(language);
        open_tag(out, "span", attributes);
        escape_text(out, &messages.format(self.word, &[]));
        close_tag(out, "span");
    }
}

/// The cells of all tables that are spoken otherwise than they are written.
pub fn spoken(outline: &Outline) -> BTreeMap<Span, Spoken> {
    let mut cells: BTreeMap<Span, Option<Spoken>> = BTreeMap::new();
    let tables = outline.blocks.iter();
    for table in tables.filter(|block| block.kind == BlockKind::Table) {
        let marked = marked_columns(outline, table);
        for &row in &table.children {
            let row = &outline.blocks[row];
            let full = cells_of(outline, row).filter(|(_, cell)| mark(cell) != Some(Mark::Empty));
            let full: Vec<BlockId> = full.map(|(id, _)| id).collect();
            for (_, cell) in cells_of(outline, row) {
                let own = of_cell(cell, &full, &marked);
                // A part that is brought in twice has its places twice.
                let known = cells.entry(cell.span).or_insert(own);
                *known = known.filter(|_| *known == own);
            }
        }
    }
    let cells = cells.into_iter();
    cells
        .filter_map(|(span, spoken)| Some((span, spoken?)))
        .collect()
}

/// `full` are the cells of its row that hold something.
fn of_cell(cell: &Block, full: &[BlockId], marked: &BTreeSet<BlockId>) -> Option<Spoken> {
    let BlockKind::Cell { header: false, .. } = cell.kind else {
        return None;
    };
    let mark = mark(cell).filter(|_| cell.children.is_empty())?;
    let text = cell.passage.as_ref()?.text.as_str();
    let shape = match (text, mark) {
        ("", Mark::Empty) => Shape::Nothing,
        ("", _) => Shape::Picture,
        (text, _) if text == "x" || !text.contains(char::is_alphanumeric) => Shape::Sign,
        _ => return None,
    };
    let among_marks = cell.heads.columns.iter().any(|head| marked.contains(head));
    let word = match mark {
        Mark::Yes => "mark-yes",
        Mark::Addon | Mark::YesOrAddon => "mark-addon",
        Mark::No if shape == Shape::Picture || among_marks || is_cross(text) => "mark-no",
        Mark::Empty if among_marks && !is_gap(cell, full) => "mark-no",
        // A dash among numbers is no number.
        _ => return None,
    };
    Some(Spoken { shape, word })
}

/// Whether a sign says no in every table. An `x` alone may be the sign of what is included.
fn is_cross(text: &str) -> bool {
    matches!(text, "✗" | "✘" | "❌")
}
