//! Gives the place of each block in words: the section it stands in, and what names its row and its
//! column.

use std::fmt;
use std::sync::Arc;

use crate::source::Span;

use super::outline::{Block, BlockId, BlockKind, Outline};

/// Where a block stands, as readers of the page would say it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The edition of the product, where the page has several.
    pub edition: Option<Arc<str>>,
    pub section: Option<Arc<str>>,
    /// The heading of the section.
    pub heading: Option<Span>,
    /// The table, where it stands in one.
    pub table: Option<u32>,
    /// The labels of the row and of the column, outermost first.
    pub rows: Vec<Arc<str>>,
    pub columns: Vec<Arc<str>>,
}

/// The address of every block of a page.
pub fn addresses(outline: &Outline) -> Vec<Address> {
    let labels: Vec<Arc<str>> = outline
        .blocks
        .iter()
        .map(|block| label(block).into())
        .collect();
    let mut addresses = vec![Address::default(); outline.blocks.len()];
    let top = Address::default();
    name(outline, &labels, outline.page(), &top, &mut addresses);
    addresses
}

fn name(
    outline: &Outline,
    labels: &[Arc<str>],
    parent: BlockId,
    above: &Address,
    addresses: &mut [Address],
) {
    let mut above = above.clone();
    let named = |heads: &[BlockId]| heads.iter().map(|&head| labels[head].clone()).collect();
    for &child in &outline.blocks[parent].children {
        let block = &outline.blocks[child];
        match &block.kind {
            BlockKind::Heading(_) => {
                above.section = Some(labels[child].clone());
                above.heading = Some(block.span);
            }
            BlockKind::Edition(edition) => above.edition = Some(edition.as_str().into()),
            _ => {}
        }
        let mut own = above.clone();
        match block.kind {
            BlockKind::Table => own.table = Some(child as u32),
            BlockKind::Row => {
                let first = block.children.iter().map(|&cell| &labels[cell]);
                own.rows = first
                    .filter(|label| !label.is_empty())
                    .take(1)
                    .cloned()
                    .collect();
            }
            BlockKind::Cell { .. } => {
                own.rows = named(&block.heads.rows);
                own.columns = named(&block.heads.columns);
            }
            _ => {}
        }
        name(outline, labels, child, &own, addresses);
        addresses[child] = own;
    }
}

fn label(block: &Block) -> String {
    let passage = block.passage.as_ref();
    passage
        .map(|passage| passage.shown.label())
        .unwrap_or_default()
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = self.section.iter().chain(&self.rows).chain(&self.columns);
        let parts: Vec<&str> = parts
            .map(|part| &**part)
            .filter(|part| !part.is_empty())
            .collect();
        f.write_str(&parts.join(" › "))
    }
}
