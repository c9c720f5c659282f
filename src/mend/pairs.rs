//! Gives the ways in which a page can state what the other languages do: which of its values stands
//! for which of theirs, and what can be written in its place.

use crate::compare::{Disagreement, Row};
use crate::diagnostic::Diagnostic;
use crate::facts::outline::{BlockId, Passage};
use crate::facts::{Fact, Kind, Value};
use crate::rules;
use crate::source::Span;

use super::page::Page;
use super::{Change, Refusal, UNSURE, cell, compound, literal, phrase};

/// A value of the page, and what belongs in its place.
pub struct Exchange<'a> {
    pub block: BlockId,
    pub own: &'a Fact,
    pub value: &'a Value,
    /// Where another language states it.
    pub there: (usize, Span),
}

impl<'a> Exchange<'a> {
    fn of(block: BlockId, own: &'a Fact, (other, their): (usize, &'a Fact)) -> Self {
        Exchange {
            block,
            own,
            value: &their.value,
            there: (other, their.span),
        }
    }
}

const UNDECIDED: Refusal = "nothing tells which side is wrong";
const SOURCE: Refusal =
    "this is the source, which no number of translations corrects: mend it here, or in them";
const AGAINST_SOURCE: Refusal = "the source says neither";

/// What can be written to mend a finding, the likeliest first. Where the site names a source, only what
/// it says is written, and never into it.
pub fn changes(page: &Page, finding: &Diagnostic) -> Result<Vec<Change>, Refusal> {
    let told = rules::disagreement(page.comparison, finding, page.locale);
    let (row, odd) = told.ok_or(UNSURE)?;
    let comparison = page.comparison;
    if odd.undecided {
        return Err(UNDECIDED);
    }
    if comparison.lead_is_source {
        let speaks = |(locale, _): (usize, &Passage)| locale == comparison.lead;
        let agrees = |(locale, _): &(usize, Span)| *locale == comparison.lead;
        if page.locale == comparison.lead {
            return Err(SOURCE);
        }
        if comparison.passages(row).any(speaks) && !odd.agreeing.iter().any(agrees) {
            return Err(AGAINST_SOURCE);
        }
    }
    ways(page, row, &odd).unwrap_or(Ok(Vec::new()))
}

/// What a page can state at a row, so that it does not disagree.
pub fn ways(page: &Page, row: &Row, odd: &Disagreement) -> Option<Result<Vec<Change>, Refusal>> {
    let block = row.blocks[page.locale]?;
    let (other, _) = *odd.agreeing.first()?;
    let passage = |locale: usize| {
        let mut passages = page.comparison.passages(row);
        passages.find(|(side, _)| *side == locale)
    };
    let ((_, own), (_, theirs)) = (passage(page.locale)?, passage(other)?);
    let whole = cell::changes(page, block, own, theirs);
    if odd.kind == Kind::Mark {
        return Some(Ok(whole));
    }
    let Some(pairs) = paired(own, theirs, odd) else {
        let note = literal::footnote(page, row, other, odd);
        let one = compound::joined(page, block, own, odd);
        return Some(Ok(note.into_iter().chain(one).chain(whole).collect()));
    };
    let exchange = |(own, their)| Exchange::of(block, own, (other, their));
    let mut parts = pairs.iter().filter_map(|(mine, their)| {
        compound::changes(page, (own, theirs), &exchange((*mine, *their)), their)
    });
    if let Some(compound) = parts.next() {
        return Some(compound);
    }
    let written = pairs
        .iter()
        .map(|pair| phrase::ways(page, &exchange(*pair)));
    let written: Vec<Vec<String>> = written.collect();
    let spans: Vec<Span> = pairs.iter().map(|(own, _)| own.span).collect();
    let most = written.iter().map(Vec::len).min().unwrap_or(0);
    let changes = (0..most).map(|way| {
        let texts = written.iter().map(|ways| ways[way].clone());
        spans.iter().copied().zip(texts).collect()
    });
    Some(Ok(changes.chain(whole).collect()))
}

/// The values that differ, each with the other language's: by their order where both passages state
/// as many, and a single one with a single one.
fn paired<'a>(
    own: &'a Passage,
    theirs: &'a Passage,
    odd: &Disagreement,
) -> Option<Vec<(&'a Fact, &'a Fact)>> {
    let mine: Vec<&Fact> = stated(own, odd.kind);
    let yours: Vec<&Fact> = stated(theirs, odd.kind);
    let differ = |pair: &(&Fact, &Fact)| pair.0.value != pair.1.value;
    if mine.len() == yours.len() {
        let pairs = mine.iter().copied().zip(yours.iter().copied());
        let pairs: Vec<_> = pairs.filter(differ).collect();
        // In running text a value that is stated twice is told once.
        let among =
            |values: &[Value], fact: &Fact| values.is_empty() || values.contains(&fact.value);
        let told =
            |(own, their): &(&Fact, &Fact)| among(&odd.found, own) && among(&odd.expected, their);
        let many = odd.found.len().max(odd.expected.len());
        if pairs.len() == many && pairs.iter().all(told) {
            return Some(pairs);
        }
    }
    let [expected] = odd.expected.as_slice() else {
        return None;
    };
    let their = yours.iter().find(|fact| fact.value == *expected)?;
    let malformed = stated(own, Kind::Malformed);
    let wrong: Vec<&Fact> = match odd.found.as_slice() {
        [] => malformed,
        [found] => mine.into_iter().filter(|f| f.value == *found).collect(),
        _ => return None,
    };
    match wrong.as_slice() {
        [wrong] => Some(vec![(wrong, their)]),
        _ => None,
    }
}

fn stated(passage: &Passage, kind: Kind) -> Vec<&Fact> {
    let facts = passage.facts.iter();
    facts
        .filter(|fact| fact.value.kind() == kind && !fact.soft)
        .collect()
}
