//! Gives the pages of a family side by side: one row for each place, with the passage that every
//! language has there. Read for disagreement it is the drift check; written as a grid it is a table.

mod align;
mod crossed;
mod excuse;
mod gaps;
mod kin;
mod labels;
mod lines;
mod memory;
mod moves;
mod nesting;
mod origin;
mod permutation;
mod settle;
mod signature;
mod vote;
mod way;

use std::sync::Arc;

use crate::diagnostic::Place;
use crate::facts::address::addresses;
use crate::facts::outline::{Block, BlockId, BlockKind, Outline, Passage};
use crate::locale::{Extent, Tag};
use crate::source::{Source, Span};

use align::{Known, Signed, align};
use signature::Signature;

pub use gaps::{Gap, GapKind};
pub use memory::{Elsewhere, Memory};
pub use origin::attribute;
pub use settle::{Settled, UNDECIDED};
pub use vote::{Disagreement, disagreements};

/// One language's page, ready to be compared.
#[derive(Clone, Debug)]
pub struct Side {
    pub tag: Tag,
    pub sources: Vec<Arc<Source>>,
    pub outline: Outline,
    /// How much is known of the words that its facts are written with.
    pub words: Extent,
    /// The fields of the front matter that languages share: key, value and place.
    pub fields: Vec<(String, String, Span)>,
}

impl Side {
    /// How many facts the page states; what only may explain a fact is none.
    pub fn facts(&self) -> usize {
        let passages = self.outline.passages();
        let facts = passages.flat_map(|(_, passage)| &passage.facts);
        facts.filter(|fact| !fact.soft).count()
    }
}

#[derive(Debug)]
pub struct Comparison {
    /// By locale; none where the page does not exist.
    pub sides: Vec<Option<Arc<Side>>>,
    /// The side that the others are laid beside.
    pub lead: usize,
    /// Whether the site says that translations follow the lead.
    pub lead_is_source: bool,
    pub rows: Vec<Row>,
    pub gaps: Vec<Gap>,
    /// Where a page lost the indentation below items of a list: its language, and what stands there.
    pub outdented: Vec<(usize, Span)>,
}

/// The blocks that stand at one place, by locale.
#[derive(Clone, Debug)]
pub struct Row {
    pub blocks: Vec<Option<BlockId>>,
    /// How the place is called, in the words of the lead.
    pub address: String,
}

impl Comparison {
    /// Lays pages side by side; one that stands alone has gaps and rows with nobody. The memory of
    /// labels tells rows that moved. None: there is no page.
    pub fn of(
        sides: Vec<Option<Arc<Side>>>,
        source: Option<usize>,
        memory: Option<&Elsewhere>,
    ) -> Option<Self> {
        let present: Vec<usize> = (0..sides.len())
            .filter(|&index| sides[index].is_some())
            .collect();
        if present.is_empty() {
            return None;
        }
        let named = source.filter(|index| present.contains(index));
        let lead = named.unwrap_or_else(|| align::middle(&sides, &present));
        let mut comparison = Comparison {
            lead,
            lead_is_source: named.is_some(),
            rows: Vec::new(),
            gaps: Vec::new(),
            outdented: Vec::new(),
            sides,
        };
        comparison.lay(&present, memory, Signature::all);
        Some(comparison.without_lost_indentation(&present, memory))
    }

    /// Lays two versions of one page side by side: they are of one language, so its words tell which block
    /// is which, wherever it stands.
    pub fn of_versions(then: Arc<Side>, now: Arc<Side>) -> Self {
        let mut comparison = Comparison {
            lead: 0,
            lead_is_source: true,
            rows: Vec::new(),
            gaps: Vec::new(),
            outdented: Vec::new(),
            sides: vec![Some(then), Some(now)],
        };
        comparison.lay(&[0, 1], None, Signature::with_words);
        comparison
    }

    fn lay(
        &mut self,
        present: &[usize],
        memory: Option<&Elsewhere>,
        sign: fn(&Outline) -> Vec<Signature>,
    ) {
        let Some(lead) = &self.sides[self.lead] else {
            return;
        };
        let mut partners: Vec<Vec<Option<BlockId>>> =
            vec![vec![None; self.sides.len()]; lead.outline.blocks.len()];
        let mut gaps = gaps::Found::default();
        let signatures: Vec<Vec<Signature>> = self
            .sides
            .iter()
            .map(|side| side.as_ref().map_or(Vec::new(), |side| sign(&side.outline)))
            .collect();
        for &locale in present.iter().filter(|&&locale| locale != self.lead) {
            let Some(side) = &self.sides[locale] else {
                continue;
            };
            let known = memory.map(|memory| Known {
                memory,
                lead: self.lead as u16,
                other: locale as u16,
            });
            let signed = |outline, page: usize| Signed {
                outline,
                signatures: &signatures[page],
            };
            let (ours, theirs) = (&lead.outline, &side.outline);
            let found = align(signed(ours, self.lead), signed(theirs, locale), known);
            for (block, partner) in found.pairs {
                partners[block][locale] = Some(partner);
            }
            let missing = found.missing.into_iter();
            gaps.missing
                .extend(missing.map(|(block, span)| (locale, block, span)));
            let extra = found.extra.into_iter();
            gaps.extra.extend(extra.map(|extra| (locale, extra)));
        }
        let gaps = gaps::settle(self, &partners, gaps, &signatures);
        let addresses = addresses(&lead.outline);
        let mut rows = Vec::new();
        for (block, mut blocks) in partners.into_iter().enumerate() {
            blocks[self.lead] = Some(block);
            if blocks.iter().flatten().count() > 1 {
                rows.push(Row {
                    blocks,
                    address: addresses[block].to_string(),
                });
            }
        }
        self.rows = rows;
        self.gaps = gaps;
    }

    /// Whether a table has rows without a partner.
    pub fn has_odd_rows(&self) -> bool {
        let mut gaps = self.gaps.iter();
        gaps.any(|gap| {
            let block = self.block(gap.holder, gap.block);
            block.is_some_and(|block| block.kind == BlockKind::Row)
        })
    }

    pub fn side(&self, locale: usize) -> Option<&Side> {
        self.sides.get(locale)?.as_deref()
    }

    pub fn block(&self, locale: usize, block: BlockId) -> Option<&Block> {
        self.side(locale)?.outline.blocks.get(block)
    }

    /// The row of the smallest passage that holds a place of one language's file; a passage that stands
    /// beside no other is a row of its own.
    pub fn row_at(&self, locale: usize, path: &str, offset: u32) -> Option<Row> {
        let side = self.side(locale)?;
        let holds = |block: &Block| {
            let source = side.sources.get(block.span.source.0 as usize);
            source.is_some_and(|source| {
                let span = source.in_file(block.span);
                **source.path() == *path && (span.start..=span.end).contains(&offset)
            })
        };
        let passages = side.outline.blocks.iter().enumerate();
        let holding = passages.filter(|(_, block)| block.passage.is_some() && holds(block));
        let (id, _) = holding.min_by_key(|(_, block)| block.span.range().len())?;
        let known = self.rows.iter().find(|row| row.blocks[locale] == Some(id));
        Some(known.cloned().unwrap_or_else(|| {
            let mut blocks = vec![None; self.sides.len()];
            blocks[locale] = Some(id);
            let address = addresses(&side.outline)[id].to_string();
            Row { blocks, address }
        }))
    }

    /// The passages of a row, by locale.
    pub fn passages<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = (usize, &'a Passage)> {
        row.blocks.iter().enumerate().filter_map(|(locale, block)| {
            let block = self.block(locale, (*block)?)?;
            Some((locale, block.passage.as_ref()?))
        })
    }

    pub fn place(&self, locale: usize, span: Span) -> Option<Place> {
        let source = self.side(locale)?.sources.get(span.source.0 as usize)?;
        Some(Place::new(source, span))
    }

    /// The text at a span, as its author wrote it.
    pub fn slice(&self, locale: usize, span: Span) -> &str {
        let source = self
            .side(locale)
            .and_then(|side| side.sources.get(span.source.0 as usize));
        source.map_or("", |source| source.slice(span))
    }

    pub fn name(&self, locale: usize) -> String {
        self.side(locale)
            .map(|side| side.tag.to_string())
            .unwrap_or_default()
    }

    /// The names of several languages, as messages list them.
    pub fn names(&self, locales: &[usize]) -> String {
        let names: Vec<String> = locales.iter().map(|&locale| self.name(locale)).collect();
        names.join(", ")
    }

    /// How many cells were laid beside others.
    pub fn cells(&self) -> usize {
        self.rows
            .iter()
            .filter(|row| self.passages(row).count() > 1)
            .count()
    }
}
