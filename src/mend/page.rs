//! Gives the page that is to be mended: how it writes its own values.

use std::cmp::Reverse;

use crate::compare::Comparison;
use crate::facts::outline::{Block, BlockId};
use crate::facts::{Fact, Value};
use crate::source::{Source, Span};
use crate::wording::Wording;

#[derive(Clone, Copy)]
pub struct Page<'a> {
    pub comparison: &'a Comparison,
    pub locale: usize,
    pub wording: Wording<'a>,
}

impl<'a> Page<'a> {
    pub fn slice(&self, span: Span) -> &'a str {
        self.comparison.slice(self.locale, span)
    }

    /// The file in which a span lies: the page's own, or one that it brings in.
    pub fn file(&self, span: Span) -> Option<&'a Source> {
        let side = self.comparison.side(self.locale)?;
        let file = side.sources.get(usize::from(span.source.0))?;
        Some(file)
    }

    /// The blocks of the page with the nearest to one first, which is itself.
    pub fn near(&self, block: BlockId) -> Vec<&'a Block> {
        let side = self.comparison.side(self.locale);
        let blocks = side.map_or([].as_slice(), |side| side.outline.blocks.as_slice());
        let mut own: Vec<(usize, &Block)> = blocks.iter().enumerate().collect();
        // Of two as near the one before is more often of the same row.
        own.sort_by_key(|(id, _)| (id.abs_diff(block), Reverse(*id)));
        own.into_iter().map(|(_, block)| block).collect()
    }

    /// The facts of the page with the nearest first.
    pub fn facts_near(&self, block: BlockId) -> impl Iterator<Item = &'a Fact> {
        let blocks = self.near(block).into_iter();
        let facts = blocks.flat_map(|block| block.passage.iter().flat_map(|p| &p.facts));
        facts.filter(|fact| !fact.soft)
    }

    /// Whether hours before ten are written as `09:00` near a block.
    pub fn pads_hours(&self, block: BlockId) -> bool {
        let early = |fact: &&Fact| match fact.value {
            Value::Hours(at, _) | Value::Clock(at) => at < 10 * 60,
            _ => false,
        };
        let mut hours = self.facts_near(block).filter(early);
        let nearest = hours.next();
        nearest.is_some_and(|fact| self.slice(fact.span).starts_with(['0', '０']))
    }
}
