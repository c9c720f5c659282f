//! Gives labels of a table that stand in each other's place, as far as the words that they share
//! with other languages tell: names of products, and kindred words.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::outline::{BlockId, BlockKind};
use crate::site::Crossed;

use super::Comparison;
use super::kin::Rare;
use super::labels;

/// So many words must be shared crosswise: two may be two names of one thing.
const ENOUGH: i64 = 3;

/// What one word that is shared straight takes away.
const CONTRARY: i64 = 2;

type Votes = BTreeMap<(usize, usize), u32>;

impl Comparison {
    /// Pairs of labels in one column or one row that look exchanged.
    pub fn crossed(&self) -> Vec<Crossed> {
        let Some(lead) = self.side(self.lead) else {
            return Vec::new();
        };
        let partners: BTreeMap<BlockId, &super::Row> = self
            .rows
            .iter()
            .filter_map(|row| Some((row.blocks[self.lead]?, row)))
            .collect();
        let mut found = Vec::new();
        let tables = lead.outline.blocks.iter();
        for table in tables.filter(|block| block.kind == BlockKind::Table) {
            let rows = table
                .children
                .iter()
                .map(|&row| lead.outline.blocks[row].children.as_slice());
            let rows: Vec<&[BlockId]> = rows.collect();
            let width = rows.iter().map(|row| row.len()).max().unwrap_or(0);
            let mut lists: Vec<Vec<BlockId>> = (0..width)
                .map(|at| rows.iter().filter_map(|row| row.get(at).copied()).collect())
                .collect();
            lists.extend(rows.first().map(|row| row.to_vec()));
            for cells in lists {
                let crossed = self.crossed_in(&cells, &partners);
                found.extend(crossed);
            }
        }
        found
    }

    fn crossed_in(
        &self,
        cells: &[BlockId],
        partners: &BTreeMap<BlockId, &super::Row>,
    ) -> Vec<Crossed> {
        let text = |locale: usize, cell: BlockId| {
            let block = self.block(locale, partners.get(&cell)?.blocks[locale]?)?;
            labels::words(block.passage.as_ref()?)
        };
        let rare: Vec<Option<Rare>> = (0..self.sides.len())
            .map(|locale| {
                self.side(locale)?;
                let texts = cells.iter().map(|&cell| text(locale, cell));
                Some(Rare::of(texts.map(Option::unwrap_or_default)))
            })
            .collect();
        let mut votes: Vec<(usize, usize, Votes)> = Vec::new();
        for (a, ours) in rare.iter().enumerate() {
            for (b, theirs) in rare.iter().enumerate().skip(a + 1) {
                if let (Some(ours), Some(theirs)) = (ours, theirs) {
                    votes.push((a, b, ours.shared(theirs)));
                }
            }
        }
        let blamed = exchanged(&votes).into_iter().filter_map(|pair| {
            let locale = self.blamed(pair, &votes)?;
            Some(Crossed {
                locale: locale as u16,
                cells: (cells[pair.0] as u32, cells[pair.1] as u32),
            })
        });
        blamed.collect()
    }

    /// The language for whose exchange most speaks, if that is enough.
    fn blamed(&self, (i, j): (usize, usize), votes: &[(usize, usize, Votes)]) -> Option<usize> {
        let mut scores: BTreeMap<usize, i64> = BTreeMap::new();
        for (a, b, votes) in votes {
            let straight = i64::from(between(votes, (i, i), (j, j)));
            let across = i64::from(between(votes, (i, j), (j, i)));
            for side in [a, b] {
                *scores.entry(*side).or_default() += across - CONTRARY * straight;
            }
        }
        let odd = scores
            .into_iter()
            .max_by_key(|&(locale, score)| (score, locale != self.lead, locale))?;
        (odd.1 >= ENOUGH).then_some(odd.0)
    }
}

fn between(votes: &Votes, first: (usize, usize), second: (usize, usize)) -> u32 {
    let of = |pair| votes.get(&pair).copied().unwrap_or(0);
    of(first) + of(second)
}

/// The pairs that share words crosswise and none straight, in two languages at least.
fn exchanged(votes: &[(usize, usize, Votes)]) -> BTreeSet<(usize, usize)> {
    let pairs = votes.iter().flat_map(|(_, _, votes)| {
        let across = votes.keys().filter(|(i, j)| i != j);
        let pairs = across.map(|&(i, j)| (i.min(j), i.max(j)));
        pairs.filter(|&(i, j)| between(votes, (i, i), (j, j)) == 0)
    });
    pairs.collect()
}
