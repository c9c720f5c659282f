//! Gives rows and items that stand in another order their partners, when what they state tells which
//! is which.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::outline::{BlockId, BlockKind, Outline, Passage};
use crate::facts::{Kind, Value};

use super::align::Step;
use super::moves::Evidence;

/// What a row states cell by cell, or an item with all below it.
type Stated<'a> = Vec<Vec<&'a Value>>;

/// So many that are out of place were put in another order, and did not exchange a value.
const SEVERAL: usize = 3;

/// The steps through two lists that hold the same rows or items in another order. None: they do not,
/// or their order is the same.
pub fn partners(
    (lead, ours): (&Outline, &[BlockId]),
    (other, theirs): (&Outline, &[BlockId]),
    evidence: &Evidence,
) -> Option<Vec<Step>> {
    let is_row =
        is_list_of(lead, ours, &BlockKind::Row) && is_list_of(other, theirs, &BlockKind::Row);
    let is_item =
        is_list_of(lead, ours, &BlockKind::Item) && is_list_of(other, theirs, &BlockKind::Item);
    if ours.len() != theirs.len() || ours.len() < 2 || !(is_row || is_item) {
        return None;
    }
    let own: Vec<Stated> = ours.iter().map(|&block| stated(lead, block)).collect();
    let others: Vec<Stated> = theirs.iter().map(|&block| stated(other, block)).collect();
    let moved: Vec<usize> = (0..own.len()).filter(|&at| own[at] != others[at]).collect();
    let places = places(&others);
    places_alone(&own, &moved)?;
    let mut steps: Vec<Step> = (0..own.len()).map(|at| (Some(at), Some(at))).collect();
    for &at in &moved {
        let there = (*places.get(&own[at])?)?;
        moved.binary_search(&there).ok()?;
        steps[at].1 = Some(there);
    }
    let told = moved.len() >= SEVERAL
        || (moved.len() == 2 && moved.iter().all(|&at| is_told_twice(&own[at], is_row)));
    let items =
        is_item.then(|| Evidence::of_items(&passages(lead, ours), &passages(other, theirs)));
    let evidence = items.as_ref().unwrap_or(evidence);
    (told && !speaks_against(evidence, &moved, &steps)).then_some(steps)
}

/// Whether every text in a block can be recognised: it says nothing beside its facts, or begins with
/// what names it. Values that only stand beside a label may be exchanged, and the label not.
pub fn is_recognised(outline: &Outline, block: BlockId) -> bool {
    let block = &outline.blocks[block];
    let own = block.passage.as_ref().is_none_or(|passage| {
        let states = passage.facts.iter().any(|fact| !fact.soft);
        passage.text.is_empty() || (states && (passage.only_facts || passage.named))
    });
    let mut below = block.children.iter();
    own && below.all(|&child| is_recognised(outline, child))
}

fn is_list_of(outline: &Outline, blocks: &[BlockId], kind: &BlockKind) -> bool {
    let mut blocks = blocks.iter();
    blocks.all(|&block| outline.blocks[block].kind == *kind)
}

fn passages<'a>(outline: &'a Outline, blocks: &[BlockId]) -> Vec<&'a Passage> {
    let passages = blocks.iter().map(|&block| &outline.blocks[block].passage);
    let passages: Option<Vec<&Passage>> = passages.map(Option::as_ref).collect();
    passages.unwrap_or_default()
}

/// Where each statement stands that stands once.
fn places<'a, 'b>(stated: &'b [Stated<'a>]) -> BTreeMap<&'b Stated<'a>, Option<usize>> {
    let mut places = BTreeMap::new();
    for (at, stated) in stated.iter().enumerate() {
        let first = places.entry(stated).or_insert(Some(at));
        *first = first.filter(|first| *first == at);
    }
    places
}

/// Whether all that is out of place states something that nothing else in its list does.
fn places_alone(own: &[Stated], moved: &[usize]) -> Option<()> {
    let places = places(own);
    let alone = |&at: &usize| {
        let says = own[at].iter().any(|part| !part.is_empty());
        says && places.get(&own[at]) == Some(&Some(at))
    };
    (!moved.is_empty() && moved.iter().all(alone)).then_some(())
}

/// What names a row or an item. A mark is one of very few.
fn stated(outline: &Outline, block: BlockId) -> Stated<'_> {
    let parts = match outline.blocks[block].kind {
        BlockKind::Row => outline.blocks[block].children.as_slice(),
        _ => std::slice::from_ref(&block),
    };
    let stated = parts.iter().map(|&part| {
        let mut values = Vec::new();
        collect(outline, part, &mut values);
        values.sort();
        values
    });
    stated.collect()
}

fn collect<'a>(outline: &'a Outline, block: BlockId, values: &mut Vec<&'a Value>) {
    let block = &outline.blocks[block];
    let facts = block.passage.iter().flat_map(|passage| &passage.facts);
    let hard = facts.filter(|fact| !fact.soft).map(|fact| &fact.value);
    values.extend(hard.filter(|value| !matches!(value, Value::Mark(_) | Value::Bound(..))));
    let below = block.children.iter();
    below.for_each(|&child| collect(outline, child, values));
}

/// Whether two facts of different kinds are stated, in a row in two cells: one slip exchanges one.
fn is_told_twice(stated: &Stated, is_row: bool) -> bool {
    let kinds = |part: &Vec<&Value>| -> BTreeSet<Kind> {
        part.iter().map(|value| when(value.kind())).collect()
    };
    let parts: Vec<BTreeSet<Kind>> = stated.iter().map(kinds).collect();
    let all: BTreeSet<&Kind> = parts.iter().flatten().collect();
    let cells = parts.iter().filter(|part| !part.is_empty()).count();
    all.len() > 1 && (!is_row || cells > 1)
}

/// When somebody answers is one thing, in however many words: weekdays, hours and a zone.
fn when(kind: Kind) -> Kind {
    match kind {
        Kind::Weekdays | Kind::Zone | Kind::Coverage | Kind::Duration => Kind::Hours,
        kind => kind,
    }
}

/// Whether labels tell rather that all stands where it stood, and that only values were exchanged.
fn speaks_against(evidence: &Evidence, moved: &[usize], steps: &[Step]) -> bool {
    let sum = |partner: &dyn Fn(usize) -> Option<usize>| -> f64 {
        let votes = moved
            .iter()
            .filter_map(|&at| Some(evidence.for_pair(at, partner(at)?)));
        votes.sum()
    };
    sum(&Some) > sum(&|at| steps[at].1)
}
