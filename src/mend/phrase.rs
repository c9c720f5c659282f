//! Gives the ways to write a value where another one stands: in the author's own phrase, as the page
//! writes it elsewhere, as the language does, as another language does.

use std::collections::BTreeSet;
use std::mem::discriminant;

use crate::facts::{Fact, Value};
use crate::trial::{stated, words};

use super::page::Page;
use super::pairs::Exchange;
use super::{literal, respell};

/// So many phrases of the page are looked at that say another value of the kind.
const MOST_LIKE: usize = 12;

pub fn ways(page: &Page, exchange: &Exchange) -> Vec<String> {
    let Exchange { own, value, .. } = exchange;
    let written = page.slice(own.span);
    if let Some(ways) = literal::ways(page, exchange, written) {
        return ways;
    }
    let respelled =
        |from: &Value, written: &str| respell::respell(page, exchange.block, written, from, value);
    let alike = |fact: &&Fact| discriminant(&fact.value) == discriminant(*value);
    let near = page.facts_near(exchange.block).filter(alike);
    let near: Vec<&Fact> = near.filter(|fact| fact.span != own.span).collect();
    let same = near.iter().filter(|fact| fact.value == **value);
    let others = near.iter().filter(|fact| fact.value != **value);
    let others = others.take(MOST_LIKE);
    let there = page.comparison.slice(exchange.there.0, exchange.there.1);
    let ways = respelled(&own.value, written).into_iter();
    let ways = ways.chain(same.map(|fact| page.slice(fact.span).to_owned()));
    let ways = ways.chain(others.filter_map(|fact| respelled(&fact.value, page.slice(fact.span))));
    let ways = ways.chain(page.wording.value(value));
    let ways = ways.chain([there.to_owned()]);
    let mut fitting: Vec<String> = Vec::new();
    for way in ways {
        if !fitting.contains(&way) && fits(page, exchange, &way) {
            fitting.push(way);
        }
    }
    fitting
}

/// Whether a phrase states the value and what stood beside the old one in its phrase (`4–8 hours`), keeps the author's words, and says none twice that stands around its place.
fn fits(page: &Page, exchange: &Exchange, phrase: &str) -> bool {
    let Exchange {
        own, value, block, ..
    } = exchange;
    let outer = page.comparison.block(page.locale, *block);
    let Some((outer, file)) = outer.zip(page.file(own.span)) else {
        return false;
    };
    let lexicon = page.wording.lexicon;
    let mut read = stated(phrase, lexicon, &outer.kind);
    read.sort();
    let facts = outer.passage.iter().flat_map(|passage| &passage.facts);
    let beside = facts.filter(|fact| {
        fact.span == own.span
            && fact.value != own.value
            && (fact.value.kind(), fact.soft) == (own.value.kind(), own.soft)
    });
    let beside = beside.map(|fact| fact.value.clone());
    let mut wanted: Vec<Value> = beside.chain([(*value).clone()]).collect();
    wanted.sort();
    let (from, to) = (own.span.range().start, own.span.range().end);
    let text = file.text();
    // A part that is brought in stands alone.
    let (around, end) = match outer.span.source == own.span.source {
        true => (
            outer.span.range().start.min(from),
            outer.span.range().end.max(to),
        ),
        false => (from, to),
    };
    let before = text.get(around..from).unwrap_or_default().trim_end();
    let after = text.get(to..end).unwrap_or_default().trim_start();
    let words = words(phrase, lexicon);
    let edge = |word: Option<&crate::trial::Word>| {
        let text = word.map_or("", |word| &phrase[word.range.clone()]);
        text.chars().any(char::is_alphabetic).then_some(text)
    };
    let doubled = edge(words.last()).is_some_and(|word| after.starts_with(word))
        || edge(words.first()).is_some_and(|word| before.ends_with(word));
    let (theirs, new) = (unknown(page, page.slice(own.span)), unknown(page, phrase));
    // What is a word of its own beside one value may be within one of another: `星期一至星期五`.
    let whole = phrase.to_lowercase();
    let kept = new.is_subset(&theirs) && theirs.iter().all(|word| whole.contains(word));
    read == wanted && !doubled && kept
}

/// The words of a phrase that no value is made of: the author's, and those of another language.
fn unknown(page: &Page, phrase: &str) -> BTreeSet<String> {
    let words = words(phrase, page.wording.lexicon);
    let other = words.iter().filter(|word| word.meaning.is_none());
    let texts = other.map(|word| phrase[word.range.clone()].to_lowercase());
    texts
        .filter(|text| text.chars().any(char::is_alphabetic))
        .collect()
}
