//! Puts tables into the outline: rows, cells, and what names each cell.

use std::collections::{BTreeSet, HashMap};

use crate::document::grid::{Cell, Grid};
use crate::document::tree::NodeId;
use crate::facts::Kind;
use crate::facts::value::{Coverage, Value};
use crate::source::Span;

use super::{BlockId, BlockKind, Heads, Outliner, is_block};

impl Outliner<'_> {
    pub(super) fn table(&mut self, id: NodeId, span: Span) -> BlockId {
        let tree = &self.document.tree;
        let table = self.add(BlockKind::Table, span);
        let own = |row: NodeId| {
            let mut up = tree
                .ancestors(row)
                .filter(|&up| tree.element(up).is_some_and(|e| &*e.name == "table"));
            up.next() == Some(id)
        };
        let rows = tree
            .descendants(id)
            .filter(|&row| tree.element(row).is_some_and(|e| &*e.name == "tr") && own(row));
        let rows: Vec<NodeId> = rows.collect();
        let mut blocks = Vec::new();
        let mut by_node = HashMap::new();
        for row in rows {
            let block = self.add(BlockKind::Row, tree.node(row).span);
            let cells = tree.children(row).filter(|&cell| {
                tree.element(cell)
                    .is_some_and(|e| matches!(&*e.name, "td" | "th"))
            });
            let cells: Vec<NodeId> = cells.collect();
            let cells = cells.into_iter().map(|cell| {
                let block = self.cell(cell);
                by_node.insert(cell, block);
                block
            });
            let cells: Vec<BlockId> = cells.collect();
            // A row without cells is an oversight that no browser shows.
            if !cells.is_empty() {
                self.outline.blocks[block].children = cells;
                blocks.push(block);
            }
        }
        self.outline.blocks[table].children = blocks;
        self.name_cells(&Grid::of(tree, id), &by_node);
        table
    }

    fn name_cells(&mut self, grid: &Grid, by_node: &HashMap<NodeId, BlockId>) {
        let named: Vec<(BlockId, Heads)> = grid
            .cells
            .iter()
            .filter_map(|cell| Some((*by_node.get(&cell.node)?, heads(grid, cell, by_node))))
            .collect();
        let columns = grid.cells.iter();
        let columns = columns.filter_map(|c| Some((*by_node.get(&c.node)?, c.column)));
        let columns: HashMap<BlockId, usize> = columns.collect();
        // Where one row has a label in a column, all have, be it `2026` or `Midnight`.
        let rows = named
            .iter()
            .flat_map(|(cell, own)| own.rows.iter().map(move |&h| (h, *cell)));
        let labelled = rows.filter(|&(head, cell)| !self.is_neighbour(head, cell));
        let labelled: BTreeSet<usize> = labelled.map(|(head, _)| columns[&head]).collect();
        let is_label = |head: &BlockId| labelled.contains(&columns[head]);
        let mut heads = BTreeSet::new();
        for (block, mut own) in named {
            own.rows.retain(is_label);
            own.each_row
                .iter_mut()
                .for_each(|rows| rows.retain(is_label));
            heads.extend(own.columns.iter().chain(&own.rows).copied());
            self.outline.blocks[block].heads = own;
        }
        // What names hours states none: `Opening hours`.
        let hours = [Coverage::BusinessHours, Coverage::BusinessDays].map(Value::Coverage);
        for head in heads {
            if let Some(passage) = &mut self.outline.blocks[head].passage
                && passage.facts.len() == 1
            {
                passage.facts.retain(|fact| !hours.contains(&fact.value));
            }
        }
    }

    /// Whether a cell at the start of a row is one of its values and not their label: it states the
    /// same kinds of facts, and nothing else.
    fn is_neighbour(&self, head: BlockId, cell: BlockId) -> bool {
        let blocks = &self.outline.blocks;
        let is_header = matches!(blocks[head].kind, BlockKind::Cell { header: true, .. });
        let kinds = |block: BlockId| -> Option<BTreeSet<Kind>> {
            let passage = blocks[block].passage.as_ref()?;
            let facts = passage.facts.iter().filter(|_| passage.only_facts);
            Some(facts.map(|fact| fact.value.kind()).collect())
        };
        let own = kinds(head).filter(|kinds| !is_header && !kinds.is_empty());
        own.is_some_and(|own| kinds(cell) == Some(own))
    }

    fn cell(&mut self, id: NodeId) -> BlockId {
        let tree = &self.document.tree;
        let element = tree.element(id);
        let span_of = |name: &str| {
            let value = element.and_then(|element| element.attribute(name));
            value
                .and_then(|value| value.trim().parse().ok())
                .unwrap_or(1)
        };
        let header =
            element.is_some_and(|e| &*e.name == "th" || e.attribute("role") == Some("rowheader"));
        let kind = BlockKind::Cell {
            colspan: span_of("colspan"),
            rowspan: span_of("rowspan"),
            header,
        };
        let span = tree.node(id).span;
        let nested = tree.children(id).find(|&child| {
            let mut below = tree.descendants(child);
            below.any(|below| tree.element(below).is_some_and(|e| &*e.name == "table"))
        });
        let cell = self
            .passage(kind.clone(), &[id])
            .unwrap_or_else(|| self.add(kind, span));
        self.outline.blocks[cell].span = span;
        if let Some(table) = nested {
            let blocks = match tree.element(table) {
                Some(element) if is_block(element) => {
                    let mut blocks = Vec::new();
                    self.block(table, element, &mut blocks);
                    blocks
                }
                _ => Vec::new(),
            };
            self.outline.blocks[cell].children = blocks;
        }
        cell
    }
}

/// What names a cell, and what names each row and column that it reaches over.
fn heads(grid: &Grid, cell: &Cell, by_node: &HashMap<NodeId, BlockId>) -> Heads {
    let blocks = |cells: Vec<&Cell>| -> Vec<BlockId> {
        let blocks = cells.into_iter().filter_map(|cell| by_node.get(&cell.node));
        blocks.copied().collect()
    };
    let (columns, rows) = grid.labels(cell);
    let (columns, rows) = (blocks(columns), blocks(rows));
    let one = Cell {
        rowspan: 1,
        colspan: 1,
        ..cell.clone()
    };
    // What stands over the whole table tells none of its columns from another.
    let is_banner = |head: &Cell| head.colspan > 1 && head.colspan == grid.columns;
    let own = |slot: &Cell| -> Vec<BlockId> {
        let labels = grid.labels(slot).0;
        blocks(
            labels
                .into_iter()
                .filter(|label| !is_banner(label))
                .collect(),
        )
    };
    let each_column = if columns.len() > 1 {
        let slots = (cell.column..cell.right()).map(|column| Cell {
            column,
            ..one.clone()
        });
        let each = distinct(slots.map(|slot| own(&slot)));
        if each == [columns.as_slice()] {
            Vec::new()
        } else {
            each
        }
    } else {
        Vec::new()
    };
    let each_row = if cell.rowspan > 1 && rows.len() > 1 {
        let slots = (cell.row..cell.below()).map(|row| Cell { row, ..one.clone() });
        distinct(slots.map(|slot| blocks(grid.labels(&slot).1)))
    } else {
        Vec::new()
    };
    Heads {
        columns,
        rows,
        each_column,
        each_row,
    }
}

/// Those that differ from the one before them and name something.
fn distinct(all: impl Iterator<Item = Vec<BlockId>>) -> Vec<Vec<BlockId>> {
    let mut distinct: Vec<Vec<BlockId>> = all.filter(|heads| !heads.is_empty()).collect();
    distinct.dedup();
    distinct
}
