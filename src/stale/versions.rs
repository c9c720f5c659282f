//! Gives what two versions of one page have in common: which of their rows and values are the same,
//! however they are written and wherever they stand.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::Comparison;
use crate::facts::address::{Address, addresses};
use crate::facts::outline::{Block, BlockId, BlockKind, Outline, Passage};
use crate::facts::{Kind, Shown, Value};
use crate::source::Span;

use super::changes::Shuffled;

/// Where the two versions stand in the comparison.
pub const THEN: usize = 0;
pub const NOW: usize = 1;

/// What names the rows and columns of both versions.
pub struct Names {
    addresses: [Vec<Address>; 2],
    /// By block, the one that it stands in.
    parents: [BTreeMap<BlockId, BlockId>; 2],
}

impl Names {
    pub fn of(comparison: &Comparison) -> Self {
        let outline = |side| comparison.side(side).map(|side| &side.outline);
        let addresses = |side| outline(side).map(addresses).unwrap_or_default();
        let parents = |side| outline(side).map(parents).unwrap_or_default();
        Names {
            addresses: [addresses(THEN), addresses(NOW)],
            parents: [parents(THEN), parents(NOW)],
        }
    }

    /// Whether a row has another label than it had and states something else beside it, or a cell stands in
    /// such a row or under another head.
    pub fn replaced(
        &self,
        comparison: &Comparison,
        before: BlockId,
        after: BlockId,
    ) -> Option<Replaced> {
        let (then, now) = (
            comparison.block(THEN, before)?,
            comparison.block(NOW, after)?,
        );
        match now.kind {
            BlockKind::Row => {
                let (at, label) = label_at(comparison, THEN, then)?;
                let (_, other) = label_at(comparison, NOW, now)?;
                let cells = then.children.iter().zip(&now.children).enumerate();
                let mut others = cells.filter(|(index, _)| *index != at);
                let states_otherwise =
                    |(_, (&then, &now))| states_otherwise(comparison, then, now).unwrap_or(false);
                (label != other && others.any(states_otherwise)).then_some(Replaced::Row)
            }
            BlockKind::Cell { .. } => {
                let parent = |side: usize, block| self.parents[side].get(&block);
                let rows = parent(THEN, before).zip(parent(NOW, after));
                let row = rows.and_then(|(then, now)| self.replaced(comparison, *then, *now));
                let columns = |side: usize, block: BlockId| -> Vec<String> {
                    let address = self.addresses[side].get(block);
                    let columns = address.iter().flat_map(|address| &address.columns);
                    columns.map(|column| letters(column)).collect()
                };
                let headed = columns(THEN, before) != columns(NOW, after);
                row.or(headed.then_some(Replaced::Head))
            }
            // What changed no value is not asked: a page is the longest of such blocks.
            _ if states_otherwise(comparison, before, after) != Some(true) => None,
            BlockKind::Item => other_words(comparison, then, now, SAME_ITEM),
            _ => other_words(comparison, then, now, SAME_SENTENCE),
        }
    }
}

/// From which likeness on of its words an item of a list, or a sentence, says the same thing.
const SAME_ITEM: f64 = 0.8;
const SAME_SENTENCE: f64 = 0.5;

/// Whether a passage says another thing than it did, by its words.
fn other_words(comparison: &Comparison, then: &Block, now: &Block, same: f64) -> Option<Replaced> {
    let (then, now) = (around(comparison, THEN, then), around(comparison, NOW, now));
    (strsim::sorensen_dice(&then, &now) < same).then_some(Replaced::Head)
}

/// What stands in the place of another, so that its values are none of the old one's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaced {
    Row,
    /// What names a value: the head of its column, or the words around it.
    Head,
}

fn parents(outline: &Outline) -> BTreeMap<BlockId, BlockId> {
    let blocks = outline.blocks.iter().enumerate();
    let pairs = blocks.flat_map(|(id, block)| block.children.iter().map(move |&child| (child, id)));
    pairs.collect()
}

fn letters(text: &str) -> String {
    let mut shown = Shown::default();
    shown.push(text);
    shown.letters()
}

/// The first words of a row, and in which of its cells they stand.
fn label_at(comparison: &Comparison, side: usize, row: &Block) -> Option<(usize, String)> {
    let mut cells = row.children.iter().enumerate();
    cells.find_map(|(at, &cell)| {
        let letters = comparison
            .block(side, cell)?
            .passage
            .as_ref()?
            .shown
            .letters();
        (!letters.is_empty()).then_some((at, letters))
    })
}

fn states_otherwise(comparison: &Comparison, then: BlockId, now: BlockId) -> Option<bool> {
    let then = comparison.block(THEN, then)?.passage.as_ref()?;
    let now = comparison.block(NOW, now)?.passage.as_ref()?;
    let facts = then.facts.iter().chain(&now.facts);
    let kinds: BTreeSet<Kind> = facts.map(|fact| fact.value.kind()).collect();
    let differs =
        |kind: &Kind| !lost(then, now, *kind).is_empty() || !lost(now, then, *kind).is_empty();
    Some(kinds.iter().any(differs))
}

/// What a passage states of a kind and another does not, however that writes it. What only explains facts of
/// other languages is left out, and a second mention adds nothing.
pub fn lost(passage: &Passage, other: &Passage, kind: Kind) -> Vec<Value> {
    let known = |value: &Value| other.facts.iter().any(|fact| fact.value.is_same(value));
    let facts = passage.facts.iter();
    let values = facts.filter(|fact| !fact.soft && fact.value.kind() == kind);
    let values: BTreeSet<&Value> = values.map(|fact| &fact.value).collect();
    let lost = values.into_iter().filter(|value| !known(value));
    lost.cloned().collect()
}

/// Where a passage states one of the values.
pub fn value(passage: &Passage, kind: Kind, values: &[Value]) -> Option<Span> {
    let of_kind = |value: &Value| value.kind() == kind && values.contains(value);
    let fact = passage.facts.iter().find(|fact| of_kind(&fact.value));
    fact.map(|fact| fact.span)
}

/// Whether two versions of a passage differ in words that no value is made of, or in values that nothing is
/// compared by.
pub fn is_reworded(comparison: &Comparison, then: &Block, now: &Block) -> bool {
    let facts = |block: &'_ Block| -> Vec<Value> {
        let facts = block.passage.iter().flat_map(|passage| &passage.facts);
        facts.map(|fact| fact.value.clone()).collect()
    };
    let (was, is) = (facts(then), facts(now));
    let within = |own: &[Value], other: &[Value]| {
        let known = |value: &Value| other.iter().any(|other| value.is_same(other));
        own.iter().all(known)
    };
    others_differ(comparison, then, now) || !within(&was, &is) || !within(&is, &was)
}

/// Whether two versions of a passage differ in words that no value is made of.
pub fn others_differ(comparison: &Comparison, then: &Block, now: &Block) -> bool {
    around(comparison, THEN, then) != around(comparison, NOW, now)
}

/// The letters of a passage that no fact is made of.
fn around(comparison: &Comparison, side: usize, block: &Block) -> String {
    let text = comparison.slice(side, block.span);
    let start = block.span.range().start;
    let mut stated = vec![false; text.len()];
    let facts = block.passage.iter().flat_map(|passage| &passage.facts);
    for fact in facts.filter(|fact| fact.span.source == block.span.source) {
        let (from, to) = (fact.span.range().start, fact.span.range().end);
        let range = from.saturating_sub(start)..to.saturating_sub(start).min(text.len());
        stated
            .get_mut(range)
            .into_iter()
            .for_each(|part| part.fill(true));
    }
    let rest = text.char_indices().filter(|(at, _)| !stated[*at]);
    letters(&rest.map(|(_, letter)| letter).collect::<String>())
}

/// The lists in which other rows stand than stood there, or in another order.
pub fn shuffled(comparison: &Comparison) -> Vec<Shuffled> {
    let mut partners: BTreeMap<BlockId, BlockId> = BTreeMap::new();
    for row in &comparison.rows {
        partners.extend(row.blocks[THEN].zip(row.blocks[NOW]));
    }
    let lists = partners.iter().filter_map(|(&before, &after)| {
        let (then, now) = (
            comparison.block(THEN, before)?,
            comparison.block(NOW, after)?,
        );
        if !matches!(now.kind, BlockKind::Table | BlockKind::List) {
            return None;
        }
        let kept = then.children.iter().map(|child| partners.get(child));
        let kept: Vec<&BlockId> = kept.flatten().collect();
        let all_kept = kept.len() == then.children.len() && kept.len() == now.children.len();
        let in_order = kept.is_sorted();
        if all_kept && in_order {
            return None;
        }
        let mut said = Vec::new();
        collect(comparison, before, &mut said);
        Some(Shuffled {
            place: comparison.place(NOW, now.span)?,
            said,
            moved_only: all_kept,
        })
    });
    lists.collect()
}

/// What the passages of a block stated, by kind.
fn collect(comparison: &Comparison, block: BlockId, said: &mut Vec<Vec<Value>>) {
    let Some(block) = comparison.block(THEN, block) else {
        return;
    };
    let facts = block.passage.iter().flat_map(|passage| &passage.facts);
    let mut kinds: BTreeMap<Kind, BTreeSet<&Value>> = BTreeMap::new();
    for fact in facts.filter(|fact| !fact.soft) {
        kinds
            .entry(fact.value.kind())
            .or_default()
            .insert(&fact.value);
    }
    said.extend(
        kinds
            .into_values()
            .map(|values| values.into_iter().cloned().collect()),
    );
    let below = block.children.iter();
    below.for_each(|&child| collect(comparison, child, said));
}
