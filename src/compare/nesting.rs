//! Lays pages side by side again where one of them lost the indentation below the items of a list: what is said is
//! the same, and stands only elsewhere in the list.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::facts::Value;
use crate::facts::outline::{Block, BlockId, BlockKind, Passage};
use crate::source::Span;

use super::signature::Signature;
use super::{Comparison, Elsewhere, Gap, Row};

impl Comparison {
    /// The same pages, gathered below their items where that leaves fewer differences.
    pub(super) fn without_lost_indentation(
        mut self,
        present: &[usize],
        memory: Option<&Elsewhere>,
    ) -> Self {
        let before = self.differences();
        let odd: BTreeSet<BlockId> = before
            .keys()
            .copied()
            .filter(|block| self.is_nested_otherwise(*block))
            .collect();
        if odd.is_empty() {
            return self;
        }
        let tried = self.gathered(&odd, present, memory);
        let after = tried.differences();
        let fewer = |block: &BlockId| after.get(block).copied().unwrap_or_default() < before[block];
        let lost: BTreeSet<BlockId> = odd.iter().copied().filter(fewer).collect();
        if lost.is_empty() {
            return self;
        }
        let outdented = lost.iter().flat_map(|&block| self.outdented(block));
        let outdented = outdented.collect();
        self = match lost.len() == odd.len() {
            true => tried,
            false => self.gathered(&lost, present, memory),
        };
        self.outdented = outdented;
        self
    }

    /// The blocks that stand beside one of the lead, by locale.
    fn beside(&self, block: BlockId) -> impl Iterator<Item = (usize, BlockId)> {
        // Rows stand in the order of the lead's blocks.
        let index = self
            .rows
            .binary_search_by_key(&Some(block), |row| row.blocks[self.lead]);
        let row = index.ok().map(|index| &self.rows[index]);
        let blocks = row
            .into_iter()
            .flat_map(|row| row.blocks.iter().enumerate());
        blocks.filter_map(|(locale, block)| Some((locale, (*block)?)))
    }

    fn nested(&self, (locale, block): (usize, BlockId)) -> usize {
        self.side(locale)
            .map_or(0, |side| side.outline.nested(block))
    }

    fn is_nested_otherwise(&self, block: BlockId) -> bool {
        let nested: BTreeSet<usize> = self.beside(block).map(|page| self.nested(page)).collect();
        nested.len() > 1
    }

    fn gathered(
        &self,
        blocks: &BTreeSet<BlockId>,
        present: &[usize],
        memory: Option<&Elsewhere>,
    ) -> Self {
        let mut sides = self.sides.clone();
        for (locale, block) in blocks.iter().flat_map(|&block| self.beside(block)) {
            if let Some(side) = &mut sides[locale] {
                Arc::make_mut(side).outline.gather(block);
            }
        }
        let mut gathered = Comparison {
            sides,
            rows: Vec::new(),
            gaps: Vec::new(),
            outdented: Vec::new(),
            ..*self
        };
        gathered.lay(present, memory, Signature::all);
        gathered
    }

    /// How many facts and items differ, by the block of the lead around them: lists and items belong to what stands
    /// around them. Nothing where no page lacks anything.
    fn differences(&self) -> BTreeMap<BlockId, usize> {
        let mut found: BTreeMap<BlockId, usize> = BTreeMap::new();
        if self.gaps.is_empty() {
            return found;
        }
        let around: Vec<Vec<BlockId>> = (0..self.sides.len()).map(|l| self.around(l)).collect();
        let mut in_lead: BTreeMap<(usize, BlockId), BlockId> = BTreeMap::new();
        for row in &self.rows {
            let Some(lead) = row.blocks[self.lead] else {
                continue;
            };
            let blocks = row.blocks.iter().enumerate();
            in_lead.extend(blocks.filter_map(|(locale, block)| Some(((locale, (*block)?), lead))));
            *found.entry(around[self.lead][lead]).or_default() += self.stated_otherwise(row);
        }
        for gap in &self.gaps {
            let parent = (gap.holder, around[gap.holder][gap.block]);
            if let Some(lead) = in_lead.get(&parent) {
                *found.entry(*lead).or_default() += self.weight(gap);
            }
        }
        found.retain(|_, differences| *differences > 0);
        found
    }

    /// An item counts even where it states nothing.
    fn weight(&self, gap: &Gap) -> usize {
        let block = self.block(gap.holder, gap.block);
        let is_item = block.is_some_and(|block| block.kind == BlockKind::Item);
        let stated = self.stated_below(gap.holder, gap.block);
        stated.max(usize::from(is_item))
    }

    fn stated_below(&self, locale: usize, block: BlockId) -> usize {
        let Some(block) = self.block(locale, block) else {
            return 0;
        };
        let own = block.passage.as_ref().map_or(0, |own| hard(own).count());
        let below = block.children.iter();
        own + below
            .map(|&child| self.stated_below(locale, child))
            .sum::<usize>()
    }

    /// By block of a page, the one around it that is neither a list nor an item.
    fn around(&self, locale: usize) -> Vec<BlockId> {
        let Some(side) = self.side(locale) else {
            return Vec::new();
        };
        let parents = side.outline.parents();
        let is_list = |block: BlockId| {
            let kind = &side.outline.blocks[block].kind;
            matches!(kind, BlockKind::List | BlockKind::Item)
        };
        let outwards = |block: BlockId| {
            let next = |block: &BlockId| is_list(*block).then(|| parents[*block]);
            std::iter::successors(Some(parents[block]), next).last()
        };
        let blocks = 0..parents.len();
        blocks
            .map(|block| outwards(block).unwrap_or_default())
            .collect()
    }

    /// How many facts the other pages state otherwise than the lead.
    fn stated_otherwise(&self, row: &Row) -> usize {
        let lead = row.blocks[self.lead].and_then(|block| self.block(self.lead, block));
        let Some(lead) = lead.and_then(|block| block.passage.as_ref()) else {
            return 0;
        };
        let others = self
            .passages(row)
            .filter(|(locale, _)| *locale != self.lead);
        let differing =
            others.map(|(_, passage)| lacking(lead, passage).max(lacking(passage, lead)));
        differing.sum()
    }

    /// The pages that have less below their items than another one, and what in them no longer stands there.
    fn outdented(&self, block: BlockId) -> Vec<(usize, Span)> {
        let nested = |page: &(usize, BlockId)| self.nested(*page);
        let Some(deepest) = self.beside(block).max_by_key(nested) else {
            return Vec::new();
        };
        let kept = self.below(deepest);
        let fewer = self
            .beside(block)
            .filter(|page| nested(page) < nested(&deepest));
        let fallen = fewer.filter_map(|page| {
            let mut own = self.below(page).into_iter().enumerate();
            let kind = |block: &Block| block.kind.clone();
            let (_, fallen) = own.find(|(index, block)| {
                let kept = kept.get(*index).map(|block| kind(block));
                kept != Some(kind(block))
            })?;
            Some((page.0, fallen.span))
        });
        fallen.collect()
    }

    fn below(&self, (locale, block): (usize, BlockId)) -> Vec<&Block> {
        let children = self.block(locale, block).map(|block| &block.children);
        let children = children.into_iter().flatten();
        children
            .filter_map(|&child| self.block(locale, child))
            .collect()
    }
}

fn hard(passage: &Passage) -> impl Iterator<Item = &Value> {
    let facts = passage.facts.iter().filter(|fact| !fact.soft);
    facts.map(|fact| &fact.value)
}

/// How many facts of a passage another one does not state.
fn lacking(passage: &Passage, other: &Passage) -> usize {
    let mut left: Vec<&Value> = hard(other).collect();
    let lacks = hard(passage).filter(|value| {
        let known = left.iter().position(|other| other == value);
        known.map(|known| left.swap_remove(known)).is_none()
    });
    lacks.count()
}
