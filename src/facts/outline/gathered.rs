//! Gives a page as it would be if all that stands behind a list were indented below its items: so pages
//! are alike of which one lost that indentation.

use crate::source::Span;

use super::{BlockId, BlockKind, Outline, Passage};

impl Outline {
    /// Puts what follows a list, up to the end of the block that holds both, below the item before it. Items of
    /// inner lists, and of lists that begin anew, are items of the first one.
    pub fn gather(&mut self, parent: BlockId) {
        let before = std::mem::take(&mut self.blocks[parent].children);
        let mut gathering = Gathering {
            outline: self,
            list: None,
            item: None,
        };
        let mut kept = Vec::new();
        for block in before {
            let stays = gathering.list.is_none();
            gathering.take(block);
            if stays {
                kept.push(block);
            }
        }
        self.blocks[parent].children = kept;
    }

    /// How many blocks and paragraphs of a block stand below items of its lists.
    pub fn nested(&self, parent: BlockId) -> usize {
        let children = self.blocks[parent].children.iter();
        let lists = children.filter(|&&child| self.blocks[child].kind == BlockKind::List);
        let items = lists.flat_map(|&list| &self.blocks[list].children);
        let below = items.map(|&item| {
            let inner = self.blocks[item].children.len() + self.nested(item);
            let own = self.blocks[item].passage.as_ref();
            inner + own.map_or(0, |passage| passage.paragraphs.saturating_sub(1))
        });
        below.sum()
    }
}

struct Gathering<'a> {
    outline: &'a mut Outline,
    /// The list that takes all items, and the last of them.
    list: Option<BlockId>,
    item: Option<BlockId>,
}

impl Gathering<'_> {
    fn take(&mut self, block: BlockId) {
        if self.outline.blocks[block].kind == BlockKind::List {
            let items = std::mem::take(&mut self.outline.blocks[block].children);
            self.list.get_or_insert(block);
            items.into_iter().for_each(|item| self.take_item(item));
            return;
        }
        let Some(item) = self.item else { return };
        match self.outline.blocks[block].kind {
            BlockKind::Paragraph => self.join(item, block),
            _ => self.outline.blocks[item].children.push(block),
        }
        let span = self.outline.blocks[block].span;
        let item = &mut self.outline.blocks[item];
        item.span = item.span.to(span);
    }

    fn take_item(&mut self, item: BlockId) {
        let inner = std::mem::take(&mut self.outline.blocks[item].children);
        self.item = Some(item);
        if let Some(list) = self.list {
            self.outline.blocks[list].children.push(item);
        }
        inner.into_iter().for_each(|block| self.take(block));
        self.hand_on(item);
    }

    /// What an item says behind an inner list is said by the last item of that list.
    fn hand_on(&mut self, item: BlockId) {
        let Some(last) = self.item.filter(|last| *last != item) else {
            return;
        };
        let span = self.outline.blocks[last].span;
        let Some(passage) = &mut self.outline.blocks[item].passage else {
            return;
        };
        let facts = std::mem::take(&mut passage.facts);
        let is_behind = |at: Span| at.source == span.source && at.start >= span.end;
        let (behind, own) = facts.into_iter().partition(|fact| is_behind(fact.span));
        passage.facts = own;
        let later = self.outline.blocks[last].passage.get_or_insert_default();
        later.facts.extend(behind);
    }

    /// Adds what a paragraph says to an item.
    fn join(&mut self, item: BlockId, paragraph: BlockId) {
        let Some(more) = self.outline.blocks[paragraph].passage.take() else {
            return;
        };
        match &mut self.outline.blocks[item].passage {
            Some(passage) => passage.append(more),
            own => *own = Some(more),
        }
    }
}

impl Passage {
    fn append(&mut self, more: Passage) {
        self.text = [self.text.as_str(), &more.text].join(" ");
        self.shown.append(more.shown);
        self.facts.extend(more.facts);
        self.only_facts &= more.only_facts;
        self.bare &= more.bare;
        self.paragraphs += more.paragraphs;
    }
}
