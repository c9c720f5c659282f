//! Gives the labels of a family with their translations, for the memory of the whole site.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::facts::outline::{Block, BlockId, BlockKind, Outline, Passage};
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
        let rests: Vec<Vec<u64>> = self
            .sides
            .iter()
            .map(|side| side.as_ref().map(|side| rests(&side.outline)))
            .map(Option::unwrap_or_default)
            .collect();
        for row in &self.rows {
            let Some((cell, group)) =
                row.blocks[self.lead].and_then(|block| Some((block, groups[block]?)))
            else {
                continue;
            };
            let Some((leading, leading_span)) = self.label(self.lead, cell) else {
                continue;
            };
            for (locale, partner) in row.blocks.iter().enumerate() {
                let Some(partner) = partner.filter(|_| locale != self.lead) else {
                    continue;
                };
                let own = self.label(locale, partner);
                labels.extend(own.map(|(own, span)| Label {
                    lead: self.lead as u16,
                    locale: locale as u16,
                    group,
                    cell: cell as u32,
                    leading,
                    own,
                    leading_rest: rests[self.lead][cell],
                    rest: rests[locale][partner],
                    leading_span,
                    span,
                }));
            }
        }
        labels
    }

    /// The hash and the place of a label. Text of an include belongs to another file, which other
    /// pages share.
    fn label(&self, locale: usize, block: BlockId) -> Option<(u64, (u32, u32))> {
        let block = self.block(locale, block)?;
        let own = hash(block.passage.as_ref()?).filter(|_| block.span.source.0 == 0)?;
        Some((own, (block.span.start, block.span.end)))
    }
}

/// For each block, the table it is a cell of.
fn groups(blocks: &[Block]) -> Vec<Option<u32>> {
    let mut groups = vec![None; blocks.len()];
    for (table, block) in blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.kind == BlockKind::Table)
    {
        let rows = block.children.iter();
        for &cell in rows.flat_map(|&row| &blocks[row].children) {
            groups[cell] = Some(table as u32);
        }
    }
    groups
}

/// For each cell, a hash of what the other cells of its row say.
fn rests(outline: &Outline) -> Vec<u64> {
    let mut rests = vec![0; outline.blocks.len()];
    let rows = outline.blocks.iter();
    for row in rows.filter(|block| block.kind == BlockKind::Row) {
        let cells = &row.children;
        let said: Vec<Said> = cells.iter().map(|&cell| Said::by(outline, cell)).collect();
        let mut behind = vec![Said::NOTHING; said.len() + 1];
        for (at, own) in said.iter().enumerate().rev() {
            behind[at] = own.then(behind[at + 1]);
        }
        let mut before = Said::NOTHING;
        for (at, &cell) in cells.iter().enumerate() {
            rests[cell] = before.then(behind[at + 1]).hash;
            before = before.then(said[at]);
        }
    }
    rests
}

/// What cells say one after the other: the hash of two stretches is made of theirs.
#[derive(Clone, Copy)]
struct Said {
    hash: u64,
    weight: u64,
}

impl Said {
    const NOTHING: Said = Said { hash: 0, weight: 1 };

    fn by(outline: &Outline, cell: BlockId) -> Self {
        let mut hasher = DefaultHasher::new();
        let passage = outline.blocks[cell].passage.as_ref();
        passage.map(|passage| &passage.text).hash(&mut hasher);
        let facts = passage.into_iter().flat_map(|passage| &passage.facts);
        facts.for_each(|fact| fact.value.hash(&mut hasher));
        Said {
            hash: hasher.finish(),
            // Any large odd number.
            weight: 0x9E37_79B9_7F4A_7C15,
        }
    }

    fn then(self, next: Said) -> Self {
        Said {
            hash: self.hash.wrapping_mul(next.weight).wrapping_add(next.hash),
            weight: self.weight.wrapping_mul(next.weight),
        }
    }
}

/// What a cell is called by: its text, or the first line of a longer one.
pub fn words(passage: &Passage) -> Option<&str> {
    let text = passage.text.as_str();
    let is_short = |text: &str| text.chars().nth(LONGEST).is_none();
    let line = text.lines().next().unwrap_or_default();
    let label = if is_short(text) { text } else { line };
    (is_short(label) && label.chars().any(char::is_alphabetic)).then_some(label)
}

/// The label of a row: its first words.
pub fn of_row(outline: &Outline, row: BlockId) -> Option<&Passage> {
    let cells = outline.blocks[row].children.iter();
    let mut passages = cells.filter_map(|&cell| outline.blocks[cell].passage.as_ref());
    passages.find(|passage| words(passage).is_some())
}

pub fn hash(passage: &Passage) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    words(passage)?.hash(&mut hasher);
    Some(hasher.finish())
}
