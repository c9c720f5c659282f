//! Gives a value that is said in several units, such as an hour and five minutes: half of it is never
//! mended alone.

use crate::compare::{Comparison, Disagreement};
use crate::facts::outline::{BlockId, Passage};
use crate::facts::value::Unit;
use crate::facts::{Fact, Kind, Value};
use crate::locale::Concept;
use crate::source::Span;
use crate::trial::{Word, stated, words};

use super::page::Page;
use super::pairs::Exchange;
use super::{Change, Refusal};

const HALF: Refusal = "it is a part of a value that is said in several units: write the whole";

/// How far from a value its other half may stand, in words.
const NEAR: usize = 4;

/// What is written where a value or the one in its place is a part of another. None: neither is.
pub fn changes(
    page: &Page,
    (own, theirs): (&Passage, &Passage),
    exchange: &Exchange,
    their: &Fact,
) -> Option<Result<Vec<Change>, Refusal>> {
    if exchange.own.value.kind() != Kind::Duration {
        return None;
    }
    if is_beside_unit(page, own, exchange) {
        return Some(Err(HALF));
    }
    let run = |locale: usize, passage, fact| whole(page.comparison, locale, passage, fact);
    let mine = run(page.locale, own, exchange.own);
    let yours = run(exchange.there.0, theirs, their);
    let units = |run: &[&Fact]| -> Vec<_> { run.iter().map(|fact| unit(fact)).collect() };
    if units(&mine) == units(&yours) {
        return None;
    }
    let change = match yours.as_slice() {
        [_] => replaced(page, exchange.block, &mine, exchange.value),
        _ => None,
    };
    Some(change.map(|change| vec![change]).ok_or(HALF))
}

/// What mends values that are all said otherwise elsewhere, as one: only where they are one here.
pub fn joined(page: &Page, block: BlockId, own: &Passage, odd: &Disagreement) -> Option<Change> {
    let [expected] = odd.expected.as_slice() else {
        return None;
    };
    let mut wrong = own.facts.iter().filter(|f| odd.found.contains(&f.value));
    let run = whole(page.comparison, page.locale, own, wrong.next()?);
    let mut others = wrong.filter(|fact| run.iter().all(|part| part.span != fact.span));
    let is_one = odd.kind == Kind::Duration && run.len() > 1 && others.next().is_none();
    replaced(page, block, &run, expected).filter(|_| is_one)
}

/// One value in the place of several that are one.
fn replaced(page: &Page, block: BlockId, run: &[&Fact], value: &Value) -> Option<Change> {
    let text = page.wording.value(value)?;
    let kind = &page.comparison.block(page.locale, block)?.kind;
    if stated(&text, page.wording.lexicon, kind) != [value.clone()] {
        return None;
    }
    let (first, last) = (run.first()?.span, run.last()?.span);
    let span = Span::new(first.source, first.range().start..last.range().end);
    Some(vec![(span, text)])
}

/// The values of a passage that are one with a fact, in their order; the fact alone, as a rule.
fn whole<'a>(
    comparison: &Comparison,
    locale: usize,
    passage: &'a Passage,
    fact: &'a Fact,
) -> Vec<&'a Fact> {
    let durations = passage.facts.iter();
    let durations = durations.filter(|fact| matches!(fact.value, Value::Duration(..)));
    let durations: Vec<&Fact> = durations.collect();
    let runs = durations.chunk_by(|one, next| joins(comparison, locale, one, next));
    let mut own = runs.filter(|run| run.iter().any(|part| part.span == fact.span));
    own.next().map_or_else(|| vec![fact], <[&Fact]>::to_vec)
}

/// Whether a length of time goes on in a smaller unit, behind one word at most, such as «and».
fn joins(comparison: &Comparison, locale: usize, one: &Fact, next: &Fact) -> bool {
    let between = one.span.end as usize..next.span.start as usize;
    if unit(next) >= unit(one) || one.span.source != next.span.source || between.start > between.end
    {
        return false;
    }
    let between = comparison.slice(locale, Span::new(one.span.source, between));
    let mut words = between
        .split([' ', '\u{A0}', '\n', ','])
        .filter(|word| !word.is_empty());
    let joint = words
        .next()
        .is_none_or(|word| word.chars().all(char::is_alphabetic));
    joint && words.next().is_none()
}

fn unit(fact: &Fact) -> Option<Unit> {
    match fact.value {
        Value::Duration(_, unit) => Some(unit),
        _ => None,
    }
}

/// Whether a unit or a half that no value was read of stands beside a value, with an «and» between.
fn is_beside_unit(page: &Page, passage: &Passage, exchange: &Exchange) -> bool {
    let own = exchange.own.span;
    let block = page.comparison.block(page.locale, exchange.block);
    let block = block.filter(|block| block.span.source == own.source);
    let Some((block, file)) = block.zip(page.file(own)) else {
        return false;
    };
    let part = |from: usize, to: usize| {
        let text = file.text().get(from..to).unwrap_or_default();
        (from, words(text, page.wording.lexicon))
    };
    let read = |at: usize| {
        let mut facts = passage.facts.iter();
        facts.any(|fact| fact.span.range().contains(&at) && unit(fact).is_some())
    };
    let (before, after) = (
        part(
            block.span.range().start.min(own.range().start),
            own.range().start,
        ),
        part(own.range().end, block.span.range().end.max(own.range().end)),
    );
    let lone = |base: usize, near: Vec<&Word>| {
        let joined = near.first().is_some_and(|word| {
            word.means(Concept::And)
                || word.meaning.is_none() && word.sign.is_none() && word.number.is_none()
        });
        let unit = |word: &Word| {
            let units = [
                Concept::Half,
                Concept::Minute,
                Concept::Hour,
                Concept::Day,
                Concept::Week,
            ];
            units.iter().any(|unit| word.means(*unit)) && !read(base + word.range.start)
        };
        joined
            && near
                .iter()
                .skip(1)
                .take_while(|word| word.sign.is_none_or(|sign| sign == '-'))
                .any(|w| unit(w))
    };
    lone(before.0, before.1.iter().rev().take(NEAR).collect())
        || after
            .1
            .first()
            .is_some_and(|word| word.means(Concept::Half))
}
