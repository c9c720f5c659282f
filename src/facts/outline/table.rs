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
        let blocks = |cells: Vec<&Cell>| {
            let blocks = cells.into_iter().filter_map(|cell| by_node.get(&cell.node));
            blocks.copied().collect()
        };
        let mut heads = BTreeSet::new();
        for cell in &grid.cells {
            if let Some(&block) = by_node.get(&cell.node) {
                let (columns, rows) = grid.labels(cell);
                let (columns, mut rows): (Vec<_>, Vec<_>) = (blocks(columns), blocks(rows));
                rows.retain(|&head| !self.is_neighbour(head, block));
                heads.extend(columns.iter().chain(&rows).copied());
                self.outline.blocks[block].heads = Heads { columns, rows };
            }
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
