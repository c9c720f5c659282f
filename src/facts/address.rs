//! Gives the place of each block in words: the section it stands in, and what names its row and its
//! column.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::source::Span;

use super::outline::{Block, BlockId, BlockKind, Outline};

/// Where a block stands, as readers of the page would say it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// The edition of the product, where the page has several.
    pub edition: Option<Arc<str>>,
    pub section: Option<Arc<str>>,
    /// The heading of the section.
    pub heading: Option<Span>,
    /// The table or list that it stands in.
    pub table: Option<u32>,
    /// The labels of the row and of the column, outermost first.
    pub rows: Vec<Arc<str>>,
    pub columns: Vec<Arc<str>>,
    /// Whether the section is only the page under its title.
    pub untitled: bool,
    /// The labels of each row and column that a cell reaches over, where they are not these.
    down: Vec<Vec<Arc<str>>>,
    across: Vec<Vec<Arc<str>>>,
}

impl Address {
    /// The labels of each row that a cell reaches over.
    pub fn each_row(&self) -> &[Vec<Arc<str>>] {
        each(&self.down, &self.rows)
    }

    pub fn each_column(&self) -> &[Vec<Arc<str>>] {
        each(&self.across, &self.columns)
    }

    /// The heading over it, if that is not the title of the page.
    pub fn topic(&self) -> Option<&str> {
        self.section.as_deref().filter(|_| !self.untitled)
    }
}

fn each<'a>(several: &'a [Vec<Arc<str>>], one: &'a Vec<Arc<str>>) -> &'a [Vec<Arc<str>>] {
    match several {
        [] => std::slice::from_ref(one),
        several => several,
    }
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
    let is_heading = |block: &&Block| matches!(block.kind, BlockKind::Heading(_));
    let title = outline.blocks.iter().find(is_heading);
    let naming = Naming {
        outline,
        labels: &labels,
        title: title.filter(|first| first.kind == BlockKind::Heading(1)),
    };
    naming.name(outline.page(), &top, &mut addresses);
    addresses
}

struct Naming<'a> {
    outline: &'a Outline,
    labels: &'a [Arc<str>],
    /// The heading that is the title of the page.
    title: Option<&'a Block>,
}

impl Naming<'_> {
    fn name(&self, parent: BlockId, above: &Address, addresses: &mut [Address]) {
        let (outline, labels) = (self.outline, self.labels);
        let mut above = above.clone();
        let named = |heads: &[BlockId]| heads.iter().map(|&head| labels[head].clone()).collect();
        for &child in &outline.blocks[parent].children {
            let block = &outline.blocks[child];
            if let BlockKind::Heading(_) = block.kind {
                above.section = Some(labels[child].clone());
                above.heading = Some(block.span);
                above.untitled = self.title.is_some_and(|title| title.span == block.span);
            }
            let mut own = above.clone();
            match &block.kind {
                BlockKind::Edition(edition) => own.edition = Some(edition.as_str().into()),
                BlockKind::Table | BlockKind::List => own.table = Some(child as u32),
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
                    own.down = block
                        .heads
                        .each_row
                        .iter()
                        .map(|heads| named(heads))
                        .collect();
                    own.across = block
                        .heads
                        .each_column
                        .iter()
                        .map(|heads| named(heads))
                        .collect();
                }
                _ => {}
            }
            self.name(child, &own, addresses);
            addresses[child] = own;
        }
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
