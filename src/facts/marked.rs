//! Gives which cells of a table are marks, and which empty cells say no: those among marks.

use std::collections::BTreeSet;

use super::Value;
use super::outline::{Block, BlockId, BlockKind, Outline};
use super::value::Mark;

/// The empty cells that say no.
pub fn noes(outline: &Outline) -> BTreeSet<BlockId> {
    let mut noes = BTreeSet::new();
    let tables = outline.blocks.iter();
    for table in tables.filter(|block| block.kind == BlockKind::Table) {
        let marked = marked_columns(outline, table);
        for &row in &table.children {
            let row = &outline.blocks[row];
            let (empty, full): (Vec<_>, Vec<_>) =
                cells_of(outline, row).partition(|(_, cell)| mark(cell) == Some(Mark::Empty));
            let full: Vec<BlockId> = full.into_iter().map(|(id, _)| id).collect();
            let answers = |cell: &Block| {
                cell.heads.columns.iter().any(|head| marked.contains(head)) && !is_gap(cell, &full)
            };
            let answers = empty.iter().filter(|(_, cell)| answers(cell));
            noes.extend(answers.map(|(id, _)| *id));
        }
    }
    noes
}

pub fn cells_of<'a>(
    outline: &'a Outline,
    row: &'a Block,
) -> impl Iterator<Item = (BlockId, &'a Block)> {
    row.children.iter().map(|&id| (id, &outline.blocks[id]))
}

/// The heads of columns of marks: those in which something is said to be included, and beside them those
/// in which nothing is.
pub fn marked_columns(outline: &Outline, table: &Block) -> BTreeSet<BlockId> {
    let rows = table.children.iter().map(|&row| &outline.blocks[row]);
    let cells: Vec<(BlockId, &Block)> = rows.flat_map(|row| cells_of(outline, row)).collect();
    let heads: BTreeSet<BlockId> = cells
        .iter()
        .flat_map(|(_, cell)| cell.heads.columns.iter().copied())
        .collect();
    let mut marked = BTreeSet::new();
    let mut worded = BTreeSet::new();
    for (id, cell) in &cells {
        let kept = match mark(cell) {
            Some(Mark::No | Mark::Empty) => continue,
            Some(_) => &mut marked,
            None if heads.contains(id) => continue,
            None => &mut worded,
        };
        kept.extend(cell.heads.columns.iter().copied());
    }
    if !marked.is_empty() {
        let silent = heads.into_iter().filter(|head| !worded.contains(head));
        marked.extend(silent);
    }
    marked
}

/// The mark that a cell is and nothing else.
pub fn mark(cell: &Block) -> Option<Mark> {
    let passage = cell.passage.as_ref().filter(|passage| passage.only_facts)?;
    let mut marks = passage.facts.iter().filter_map(|fact| match fact.value {
        Value::Mark(mark) => Some(mark),
        _ => None,
    });
    let (mark, None) = (marks.next()?, marks.next()) else {
        return None;
    };
    Some(mark)
}

/// Whether an empty cell answers nothing: nothing names its row, or the row is but the title of
/// those below.
pub fn is_gap(cell: &Block, full: &[BlockId]) -> bool {
    let labels = &cell.heads.rows;
    let is_title = labels.len() == 1 && full.iter().all(|id| labels.contains(id));
    labels.is_empty() || is_title
}
