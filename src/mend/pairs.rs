//! Gives the ways in which a page can state what the other languages do: which of its values stands
//! for which of theirs, and what can be written in its place.

use crate::compare::{Disagreement, Row};
use crate::diagnostic::Diagnostic;
use crate::facts::outline::{BlockId, Passage};
use crate::facts::{Fact, Kind, Value};
use crate::rules;
use crate::source::Span;

use super::page::Page;
use super::{Change, cell, literal, phrase};

/// A value of the page, and what belongs in its place.
pub struct Exchange<'a> {
    pub block: BlockId,
    pub own: &'a Fact,
    pub value: &'a Value,
    /// Where another language states it.
    pub there: (usize, Span),
}

/// What can be written to mend a finding, the likeliest first.
pub fn changes(page: &Page, finding: &Diagnostic) -> Vec<Change> {
    let Some((row, odd)) = rules::disagreement(page.comparison, finding, page.locale) else {
        return Vec::new();
    };
    ways(page, row, &odd).unwrap_or_default()
}

fn ways(page: &Page, row: &Row, odd: &Disagreement) -> Option<Vec<Change>> {
    let block = row.blocks[page.locale]?;
    let (other, _) = *odd.agreeing.first().filter(|_| !odd.undecided)?;
    let passage = |locale: usize| {
        let mut passages = page.comparison.passages(row);
        passages.find(|(side, _)| *side == locale)
    };
    let ((_, own), (_, theirs)) = (passage(page.locale)?, passage(other)?);
    let whole = cell::changes(page, block, own, theirs);
    if odd.kind == Kind::Mark {
        return Some(whole);
    }
    let Some(pairs) = paired(own, theirs, odd) else {
        let note = literal::footnote(page, row, other, odd);
        return Some(note.into_iter().chain(whole).collect());
    };
    let written = pairs.iter().map(|(own, their)| {
        let exchange = Exchange {
            block,
            own,
            value: &their.value,
            there: (other, their.span),
        };
        phrase::ways(page, &exchange)
    });
    let written: Vec<Vec<String>> = written.collect();
    let spans: Vec<Span> = pairs.iter().map(|(own, _)| own.span).collect();
    let most = written.iter().map(Vec::len).min().unwrap_or(0);
    let changes = (0..most).map(|way| {
        let texts = written.iter().map(|ways| ways[way].clone());
        spans.iter().copied().zip(texts).collect()
    });
    Some(changes.chain(whole).collect())
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
        .filter(|fact| fact.value.kind() == kind && !fact.soft && fact.span.source.0 == 0)
        .collect()
}
