//! Rows, columns, sections, items, and how cells and headings are built.

use std::ops::Range;

use crate::facts::Value;
use crate::facts::outline::{Block, BlockKind};

use super::{Edit, Ground, Operator, page};

pub const OPERATORS: &[Operator] = &[
    page("row-deleted", row_deleted),
    page("cells-exchanged", cells_exchanged),
    page("column-deleted", column_deleted),
    page("section-deleted", section_deleted),
    page("item-deleted", item_deleted),
    page("span-lessened", span_lessened),
    page("heading-deepened", heading_deepened),
];

pub fn deleted(block: &Block) -> Vec<Edit> {
    vec![(block.span.range(), String::new())]
}

/// The tables that another language has as well, in which no cell reaches over others.
pub fn plain_tables<'a>(
    ground: &Ground<'a>,
) -> impl Iterator<Item = (&'a Block, Vec<Vec<&'a Block>>)> {
    let tables = ground.shared();
    let tables = tables.filter(|(_, block)| block.kind == BlockKind::Table);
    tables.filter_map(|(_, table)| {
        let rows = table.children.iter().map(|&row| {
            let cells = ground.block(row)?.children.iter();
            cells.map(|&cell| ground.block(cell)).collect()
        });
        let rows: Vec<Vec<&Block>> = rows.collect::<Option<_>>()?;
        let plain = |block: &&Block| {
            matches!(
                block.kind,
                BlockKind::Cell {
                    colspan: 1,
                    rowspan: 1,
                    ..
                }
            )
        };
        let whole = rows.iter().flatten().all(plain);
        whole.then_some((table, rows))
    })
}

fn row_deleted(ground: &Ground) -> Vec<Vec<Edit>> {
    let rows = plain_tables(ground).flat_map(|(table, _)| table.children.iter().skip(1));
    let rows = rows.filter_map(|&row| ground.block(row));
    rows.map(deleted).collect()
}

/// What a cell states, without its place.
pub fn stated(block: &Block) -> Vec<&Value> {
    let facts = block.passage.iter().flat_map(|passage| &passage.facts);
    facts.filter(|fact| !fact.soft).map(|f| &f.value).collect()
}

fn cells_exchanged(ground: &Ground) -> Vec<Vec<Edit>> {
    let rows = plain_tables(ground).flat_map(|(_, rows)| rows.into_iter().skip(1));
    let pairs = rows.filter_map(|row| {
        let mut pairs = row.windows(2).skip(1);
        let pair = pairs.find(|pair| stated(pair[0]) != stated(pair[1]))?;
        let (a, b) = (pair[0], pair[1]);
        Some(vec![
            (a.span.range(), ground.slice(b).to_owned()),
            (b.span.range(), ground.slice(a).to_owned()),
        ])
    });
    pairs.collect()
}

/// The last cell of each row.
fn column_deleted(ground: &Ground) -> Vec<Vec<Edit>> {
    let tables = plain_tables(ground).filter(|(_, rows)| {
        let even = rows.iter().all(|row| row.len() == rows[0].len());
        rows.len() > 1 && rows[0].len() > 2 && even
    });
    let columns = tables.filter_map(|(table, rows)| {
        let piped = ground.slice(table).starts_with('|');
        let last = rows.iter().filter_map(|row| row.last());
        let mut cells: Vec<Range<usize>> = last.map(|cell| cell.span.range()).collect();
        if piped {
            cells.insert(1, delimiter(ground.text, cells.first()?.end)?);
            // The pipe before each goes with it.
            cells.iter_mut().for_each(|cell| cell.start -= 1);
        }
        let cut = |cell: &Range<usize>| {
            let slice = ground.text.get(cell.clone()).unwrap_or_default();
            slice.starts_with(if piped { "|" } else { "<t" })
        };
        let whole = cells.iter().all(cut);
        whole.then(|| {
            cells
                .into_iter()
                .map(|cell| (cell, String::new()))
                .collect()
        })
    });
    columns.collect()
}

/// The last cell of the row of dashes below a head.
fn delimiter(text: &str, head: usize) -> Option<Range<usize>> {
    let start = head + text[head..].find('\n')? + 1;
    let line = text[start..].lines().next()?.trim_end();
    let end = line.strip_suffix('|')?.len();
    let begin = line[..end].rfind('|')? + 1;
    Some(start + begin..start + end)
}

fn section_deleted(ground: &Ground) -> Vec<Vec<Edit>> {
    let sections = ground.shared();
    let sections = sections.filter(|(_, block)| matches!(block.kind, BlockKind::Section(2..)));
    let whole = |block: &&Block| {
        let slice = ground.slice(block);
        slice.starts_with('#')
    };
    sections
        .map(|(_, block)| block)
        .filter(whole)
        .map(deleted)
        .collect()
}

/// Of lists that are long enough to be known again.
fn item_deleted(ground: &Ground) -> Vec<Vec<Edit>> {
    let lists = ground.shared();
    let lists =
        lists.filter(|(_, block)| block.kind == BlockKind::List && block.children.len() > 2);
    let items = lists.flat_map(|(_, list)| list.children.iter().skip(1));
    let items = items.filter_map(|&item| ground.block(item));
    items.map(deleted).collect()
}

fn span_lessened(ground: &Ground) -> Vec<Vec<Edit>> {
    let cells = ground.shared().filter_map(|(_, block)| {
        let BlockKind::Cell {
            colspan, rowspan, ..
        } = block.kind
        else {
            return None;
        };
        let (name, span) = if rowspan > 1 {
            ("rowspan", rowspan)
        } else {
            ("colspan", colspan)
        };
        let slice = ground.slice(block);
        let tag = &slice[..slice.find('>')?];
        let at = tag.find(&format!("{name}=\"{span}\""))? + name.len() + 2;
        let start = block.span.range().start + at;
        let end = start + span.to_string().len();
        (span > 1).then(|| vec![(start..end, (span - 1).to_string())])
    });
    cells.collect()
}

fn heading_deepened(ground: &Ground) -> Vec<Vec<Edit>> {
    let headings = ground.shared();
    let headings = headings.filter(|(_, block)| matches!(block.kind, BlockKind::Heading(2..=5)));
    let written = headings.filter(|(_, block)| ground.slice(block).starts_with('#'));
    let edits = written.map(|(_, block)| {
        let at = block.span.range().start;
        vec![(at..at, "#".to_owned())]
    });
    edits.collect()
}
