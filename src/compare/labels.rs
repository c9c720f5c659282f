//! Gives the labels of a family with their translations, for the memory of the whole site.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::facts::outline::{BlockId, BlockKind, Passage};
use crate::site::Label;

use super::Comparison;

/// Longer texts are prose.
const LONGEST: usize = 120;

impl Comparison {
    /// Every label of a table, beside its translation in each language.
    pub fn labels(&self) -> Vec<Label> {
        let mut labels = Vec::new();
        let Some(lead) = self.side(self.lead) else {
            return labels;
        };
        let groups = groups(&lead.outline.blocks);
        for row in &self.rows {
            let Some((block, group)) =
                row.blocks[self.lead].and_then(|block| Some((block, groups[block]?)))
            else {
                continue;
            };
            let Some(leading) = self
                .block(self.lead, block)
                .and_then(|block| hash(block.passage.as_ref()?))
            else {
                continue;
            };
            for (locale, partner) in row
                .blocks
                .iter()
                .enumerate()
                .filter(|(locale, _)| *locale != self.lead)
            {
                let partner = partner.and_then(|partner| self.block(locale, partner));
                let own = partner.and_then(|block| Some((block, hash(block.passage.as_ref()?)?)));
                // Text of an include belongs to another file, which other pages share.
                if let Some((block, own)) = own.filter(|(block, _)| block.span.source.0 == 0) {
                    labels.push(Label {
                        locale: locale as u16,
                        group,
                        lead: leading,
                        own,
                        span: (block.span.start, block.span.end),
                    });
                }
            }
        }
        labels
    }
}

/// For each block, the table it is a cell of.
fn groups(blocks: &[crate::facts::outline::Block]) -> Vec<Option<u32>> {
    let mut groups = vec![None; blocks.len()];
    for (table, block) in blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.kind == BlockKind::Table)
    {
        for cell in cells(blocks, &block.children) {
            groups[cell] = Some(table as u32);
        }
    }
    groups
}

fn cells<'a>(
    blocks: &'a [crate::facts::outline::Block],
    rows: &'a [BlockId],
) -> impl Iterator<Item = BlockId> + 'a {
    rows.iter()
        .flat_map(|&row| blocks[row].children.iter().copied())
}

fn hash(passage: &Passage) -> Option<u64> {
    let text = &passage.text;
    let is_label = text.chars().any(char::is_alphabetic) && text.chars().count() <= LONGEST;
    is_label.then(|| {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        hasher.finish()
    })
}
