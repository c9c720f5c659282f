//! Rows, cells, columns, items, sections and blocks that stand twice, and tables that are lost.

use crate::facts::outline::{Block, BlockKind};

use super::structure::{deleted, plain_tables};
use super::{Edit, Ground, Operator, page};

pub const OPERATORS: &[Operator] = &[
    page("row-added", row_added),
    page("cell-deleted", cell_deleted),
    page("cell-added", cell_added),
    page("column-added", column_added),
    page("item-added", item_added),
    page("section-added", section_added),
    page("table-deleted", table_deleted),
    page("table-added", table_added),
];

/// A block once more, behind itself.
fn twice(ground: &Ground, block: &Block, joint: &str) -> Vec<Edit> {
    let end = block.span.range().end;
    vec![(end..end, format!("{joint}{}", ground.slice(block)))]
}

/// What stands on lines of its own, before the end of its last line.
fn whole_lines(ground: &Ground, block: &Block) -> bool {
    let before = ground.text[..block.span.range().start].chars().last();
    before.is_none_or(|c| c == '\n')
}

fn joint(ground: &Ground, block: &Block) -> &'static str {
    if ground.slice(block).ends_with('\n') {
        ""
    } else {
        "\n"
    }
}

fn row_added(ground: &Ground) -> Vec<Vec<Edit>> {
    let rows = plain_tables(ground).flat_map(|(table, _)| table.children.iter().skip(1));
    let rows = rows.filter_map(|&row| ground.block(row));
    let rows = rows.filter(|row| {
        let slice = ground.slice(row);
        slice.starts_with("<tr") || whole_lines(ground, row)
    });
    rows.map(|row| twice(ground, row, joint(ground, row)))
        .collect()
}

/// Tables of tags: in pipe tables a row cannot be shorter than its table.
fn tagged_rows<'a>(ground: &Ground<'a>) -> Vec<Vec<Vec<&'a Block>>> {
    let tables = plain_tables(ground);
    let tagged = tables.filter(|(table, _)| ground.slice(table).starts_with("<table"));
    tagged.map(|(_, rows)| rows).collect()
}

fn last_cells<'a>(ground: &Ground<'a>) -> Vec<&'a Block> {
    let tables = tagged_rows(ground).into_iter();
    let tables = tables.filter(|rows| rows.len() > 2);
    let rows = tables.flat_map(|rows| rows.into_iter().skip(1));
    let last = rows
        .filter(|row| row.len() > 1)
        .filter_map(|row| row.last().copied());
    last.filter(|cell| ground.slice(cell).starts_with("<t"))
        .collect()
}

fn cell_deleted(ground: &Ground) -> Vec<Vec<Edit>> {
    last_cells(ground).into_iter().map(deleted).collect()
}

fn cell_added(ground: &Ground) -> Vec<Vec<Edit>> {
    let cells = last_cells(ground).into_iter();
    cells.map(|cell| twice(ground, cell, "")).collect()
}

/// The last cell of each row once more.
fn column_added(ground: &Ground) -> Vec<Vec<Edit>> {
    let tables = tagged_rows(ground).into_iter();
    let columns = tables.filter(|rows| rows.len() > 1).map(|rows| {
        let last = rows.into_iter().filter_map(|row| row.last().copied());
        last.flat_map(|cell| twice(ground, cell, "")).collect()
    });
    columns.collect()
}

fn item_added(ground: &Ground) -> Vec<Vec<Edit>> {
    let lists = ground.shared();
    let lists =
        lists.filter(|(_, block)| block.kind == BlockKind::List && block.children.len() > 2);
    let items = lists.filter_map(|(_, list)| ground.block(*list.children.last()?));
    let items = items.filter(|item| whole_lines(ground, item));
    items
        .map(|item| twice(ground, item, joint(ground, item)))
        .collect()
}

fn section_added(ground: &Ground) -> Vec<Vec<Edit>> {
    let sections = ground.shared();
    let sections = sections.filter(|(_, block)| matches!(block.kind, BlockKind::Section(2..)));
    let last = sections.map(|(_, block)| block).last();
    let whole = last.filter(|block| ground.slice(block).starts_with('#'));
    let plain = whole.filter(|block| !ground.slice(block).contains('{'));
    plain
        .map(|block| twice(ground, block, "\n\n"))
        .into_iter()
        .collect()
}

fn tables<'a>(ground: &Ground<'a>) -> impl Iterator<Item = &'a Block> {
    let tables = ground.shared();
    let tables = tables.filter(|(_, block)| block.kind == BlockKind::Table);
    let whole = |block: &&Block| ground.slice(block).starts_with(['|', '<']);
    tables
        .map(|(_, block)| block)
        .filter(whole)
        .collect::<Vec<_>>()
        .into_iter()
}

fn table_deleted(ground: &Ground) -> Vec<Vec<Edit>> {
    tables(ground).map(deleted).collect()
}

fn table_added(ground: &Ground) -> Vec<Vec<Edit>> {
    tables(ground)
        .map(|table| twice(ground, table, "\n\n"))
        .collect()
}
