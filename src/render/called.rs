//! Gives which parts of a page stand beside a telephone number.

use std::collections::BTreeSet;

use crate::facts::outline::{BlockId, BlockKind, Outline};
use crate::facts::telephone::Telephone;

/// The sections in which a number stands that can be called. Elsewhere `24x7` is what a plan promises.
pub struct Called<'a> {
    outline: &'a Outline,
    parents: Vec<BlockId>,
    sections: BTreeSet<BlockId>,
}

impl<'a> Called<'a> {
    pub fn of(outline: &'a Outline, phones: &[Telephone]) -> Self {
        let mut called = Called {
            outline,
            parents: outline.parents(),
            sections: BTreeSet::new(),
        };
        let sections = phones.iter().map(|phone| called.section(phone.block));
        called.sections = sections.collect();
        called
    }

    pub fn is_beside(&self, block: BlockId) -> bool {
        self.sections.contains(&self.section(block))
    }

    fn section(&self, mut block: BlockId) -> BlockId {
        let ends =
            |block: BlockId| matches!(self.outline.blocks[block].kind, BlockKind::Section(_));
        while block != self.outline.page() && !ends(block) {
            block = self.parents[block];
        }
        block
    }
}
