//! Gives the ways to write what is the same in every language: telephone numbers, addresses,
//! pictures, code, footnotes.

use crate::compare::{Disagreement, Row};
use crate::facts::{Kind, Value};
use crate::source::Span;

use super::Change;
use super::cell::inside;
use super::page::Page;
use super::pairs::Exchange;

/// None: the value is written in words of the language.
pub fn ways(page: &Page, exchange: &Exchange, written: &str) -> Option<Vec<String>> {
    let there = page.comparison.slice(exchange.there.0, exchange.there.1);
    let way = match (&exchange.own.value, exchange.value) {
        (Value::Phone(own), Value::Phone(other)) => {
            let own = digits_replaced(written, own, other);
            return Some(own.into_iter().chain([there.to_owned()]).collect());
        }
        (Value::Link(own), Value::Link(other)) => address(written, own, other, there),
        (Value::Image(own), Value::Image(other)) => address(written, own, other, there),
        (Value::Code(own), Value::Code(other)) => once(written, own, other),
        (Value::Footnote(own), Value::Footnote(other)) => once(written, own, other),
        _ => return None,
    };
    Some(way.into_iter().collect())
}

/// The digits of another number in the author's own grouping. What stands before the digits that
/// both have to show, such as the country's code, stays.
fn digits_replaced(written: &str, own: &str, other: &str) -> Option<String> {
    let digits = |text: &str| -> Vec<char> { text.chars().filter(char::is_ascii_digit).collect() };
    let (own, other) = (digits(own), digits(other));
    let mut next = other.iter().rev();
    let shown = written.chars().filter(char::is_ascii_digit).count();
    if own.len() != other.len() || shown < own.len() {
        return None;
    }
    let replaced = written.chars().rev().map(|c| match c.is_ascii_digit() {
        true => next.next().copied().unwrap_or(c),
        false => c,
    });
    let reversed: Vec<char> = replaced.collect();
    Some(reversed.into_iter().rev().collect())
}

/// The parts of an address that differ, in the author's own address. Where it has more parts or
/// fewer, that of the other language.
fn address(written: &str, own: &str, other: &str, there: &str) -> Option<String> {
    let (mine, yours): (Vec<&str>, Vec<&str>) =
        (own.split('/').collect(), other.split('/').collect());
    if mine.len() != yours.len() {
        let (own, other) = (target(written)?, target(there)?);
        return once(written, own, other);
    }
    let differ = mine.iter().zip(&yours).filter(|(own, other)| own != other);
    let mut changed = written.to_owned();
    for (own, other) in differ {
        let kept = target(there)
            .and_then(|target| part(target, other))
            .unwrap_or(other);
        let at = target(&changed).and_then(|target| {
            let own = part(target, own)?;
            Some(own.to_owned())
        })?;
        let start = changed.rfind(&at)?;
        changed.replace_range(start..start + at.len(), kept);
    }
    Some(changed)
}

/// The address in a link or a picture, as it is written.
fn target(written: &str) -> Option<&str> {
    let ends: &[char] = &[')', ' ', '"', '\'', '>'];
    let begins = ["](", "href=\"", "src=\"", "href='", "src='"];
    let start = begins
        .iter()
        .find_map(|begin| Some(written.rfind(begin)? + begin.len()));
    let start = start.unwrap_or(usize::from(written.starts_with('<')));
    let rest = &written[start..];
    Some(&rest[..rest.find(ends).unwrap_or(rest.len())])
}

/// A part of an address as it is written, whatever its letters' case.
fn part<'t>(target: &'t str, name: &str) -> Option<&'t str> {
    let path = target.split(['?', '#']).next()?;
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    parts.find(|part| part.to_lowercase() == *name)
}

/// A text in which another one stands for one that it holds once.
fn once(written: &str, own: &str, other: &str) -> Option<String> {
    let is_once = !own.is_empty() && written.matches(own).count() == 1;
    is_once.then(|| written.replacen(own, other, 1))
}

/// A footnote's sign that was lost, where the other language has it at the end of its text.
pub fn footnote(page: &Page, row: &Row, other: usize, odd: &Disagreement) -> Option<Change> {
    let [expected] = odd.expected.as_slice() else {
        return None;
    };
    if odd.kind != Kind::Footnote || !odd.found.is_empty() {
        return None;
    }
    let block = |locale: usize| page.comparison.block(locale, row.blocks[locale]?);
    let (own, theirs) = (block(page.locale)?, block(other)?);
    let passage = theirs.passage.as_ref()?;
    let sign = passage.facts.iter().find(|fact| fact.value == *expected)?;
    let (slice, whole) = (
        page.comparison.slice(other, theirs.span),
        page.slice(own.span),
    );
    let end = theirs.span.range().start + inside(slice).end;
    if sign.span.range().end != end {
        return None;
    }
    let at = own.span.range().start + inside(whole).end;
    let text = page.comparison.slice(other, sign.span).to_owned();
    Some(vec![(Span::new(own.span.source, at..at), text)])
}
