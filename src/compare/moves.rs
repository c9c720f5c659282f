//! Gives rows of two tables what their labels tell: which row is which, though they hold no facts.

use std::collections::BTreeMap;

use crate::facts::Value;
use crate::facts::outline::{BlockId, BlockKind, Outline, Passage};

use super::kin::Rare;
use super::labels;
use super::memory::Elsewhere;

/// Longer tables are told by their facts.
const MOST_PAIRS: usize = 250_000;

/// How labels are translated elsewhere, from one language to another.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    pub memory: &'a Elsewhere<'a>,
    pub lead: u16,
    pub other: u16,
}

impl Known<'_> {
    fn times(&self, ours: &Passage, theirs: &Passage) -> u32 {
        let (Some(ours), Some(theirs)) = (labels::hash(ours), labels::hash(theirs)) else {
            return 0;
        };
        self.memory.times((self.lead, ours), (self.other, theirs))
    }
}

/// How much speaks for two rows being one, by their places in the two lists.
#[derive(Default)]
pub struct Evidence {
    votes: BTreeMap<(usize, usize), f64>,
}

/// What a known translation adds to a likeness, and what kindred words do.
const REMEMBERED: f64 = 0.5;
const KINDRED: f64 = 0.3;

impl Evidence {
    pub fn of(
        (lead, ours): (&Outline, &[BlockId]),
        (other, theirs): (&Outline, &[BlockId]),
        known: Option<Known>,
    ) -> Self {
        let rows = |outline: &Outline, blocks: &[BlockId]| {
            let mut blocks = blocks.iter();
            blocks.all(|&block| outline.blocks[block].kind == BlockKind::Row)
        };
        let few = ours.len() * theirs.len() <= MOST_PAIRS;
        if !few || !rows(lead, ours) || !rows(other, theirs) {
            return Evidence::default();
        }
        let ours: Vec<_> = ours.iter().map(|&row| labels::of_row(lead, row)).collect();
        let theirs: Vec<_> = theirs
            .iter()
            .map(|&row| labels::of_row(other, row))
            .collect();
        let kindred = rare(&ours).shared(&rare(&theirs));
        let mut votes: BTreeMap<_, _> = kindred.into_keys().map(|pair| (pair, KINDRED)).collect();
        for (i, own) in ours.iter().enumerate() {
            let (Some(own), Some(known)) = (own, known) else {
                continue;
            };
            let times: Vec<u32> = theirs
                .iter()
                .map(|theirs| theirs.map_or(0, |theirs| known.times(own, theirs)))
                .collect();
            let most = times.iter().copied().max().unwrap_or(0).max(1);
            let best = (0..times.len()).filter(|&j| times[j] == most);
            votes.extend(best.map(|j| ((i, j), REMEMBERED)));
        }
        Evidence { votes }
    }

    /// What kindred words tell of two lists of items.
    pub fn of_items(ours: &[&Passage], theirs: &[&Passage]) -> Self {
        let [ours, theirs] = [ours, theirs].map(|items| {
            let items: Vec<_> = items.iter().map(|item| Some(*item)).collect();
            rare(&items)
        });
        let kindred = ours.shared(&theirs);
        Evidence {
            votes: kindred.into_keys().map(|pair| (pair, KINDRED)).collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.votes.is_empty()
    }

    pub fn for_pair(&self, i: usize, j: usize) -> f64 {
        self.votes.get(&(i, j)).copied().unwrap_or(0.0)
    }

    pub fn remembers(&self, i: usize, j: usize) -> bool {
        self.for_pair(i, j) >= REMEMBERED
    }

    /// Whether labels at two places are each other's translation crosswise, and not straight.
    pub fn crosses(&self, (a, b): (usize, usize), (c, d): (usize, usize)) -> bool {
        self.for_pair(a, d) > self.for_pair(a, b).max(0.0)
            && self.for_pair(c, b) > self.for_pair(c, d).max(0.0)
    }
}

/// The words that stand in one label alone.
fn rare<'a>(labels: &[Option<&'a Passage>]) -> Rare<'a> {
    let words = labels
        .iter()
        .map(|label| label.and_then(labels::words).unwrap_or_default());
    Rare::of(words)
}

/// Whether the other cells of two rows went with their labels: what one says stands in the other, and
/// the other way round.
pub fn went_along(
    (lead, first, second): (&Outline, BlockId, BlockId),
    (other, here, there): (&Outline, BlockId, BlockId),
    known: Option<Known>,
) -> bool {
    let cells = |outline: &'_ Outline, row: BlockId| outline.blocks[row].children.clone();
    let (first, second) = (cells(lead, first), cells(lead, second));
    let (here, there) = (cells(other, here), cells(other, there));
    let width = first.len();
    if [&second, &here, &there]
        .iter()
        .any(|row| row.len() != width)
    {
        return false;
    }
    let label = (0..width).find(|&at| passage(lead, first[at]).and_then(labels::words).is_some());
    let mut moved = false;
    for at in (0..width).filter(|at| Some(*at) != label) {
        let ours = (passage(lead, first[at]), passage(lead, second[at]));
        let theirs = (passage(other, here[at]), passage(other, there[at]));
        let ((Some(first), Some(second)), (Some(here), Some(there))) = (ours, theirs) else {
            return false;
        };
        let facts_differ = stated(here) != stated(there);
        if !facts_differ && here.text == there.text {
            continue;
        }
        let crossed = stated(first) == stated(there) && stated(second) == stated(here);
        let remembered = known
            .is_some_and(|known| known.times(first, there) > 0 && known.times(second, here) > 0);
        if !crossed || !(facts_differ || remembered) {
            return false;
        }
        moved = true;
    }
    moved
}

fn passage(outline: &Outline, cell: BlockId) -> Option<&Passage> {
    outline.blocks[cell].passage.as_ref()
}

/// What a cell states, in a fixed order.
fn stated(passage: &Passage) -> Vec<&Value> {
    let facts = passage.facts.iter().filter(|fact| !fact.soft);
    let mut values: Vec<&Value> = facts.map(|fact| &fact.value).collect();
    values.sort();
    values
}
