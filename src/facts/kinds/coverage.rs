//! When help is there: 24x7, 24x5, business hours, business days.

use super::super::token::{TokenKind, Tokens};
use super::super::value::{Coverage, Value};
use super::duration::{business_days, unit};
use super::numeral::amount;
use super::{FactKind, Found, Spot};
use crate::locale::Concept;
use crate::locale::text::is_unspaced;

pub struct CoverageWords;

impl FactKind for CoverageWords {
    fn read(&self, spot: &Spot) -> Option<Found> {
        let found = |length, coverage| {
            let length = length + restated(spot.tokens, spot.at + length, coverage);
            Some(Found::hard(length, Value::Coverage(coverage)))
        };
        if let Some((length, coverage)) = figures(spot.tokens, spot.at) {
            return found(length, coverage);
        }
        if let Some(days) = business_days(spot.tokens, spot.at) {
            return Some(days);
        }
        match words(spot.tokens, spot.at)? {
            // In running text and in labels these words vary freely.
            Coverage::BusinessHours | Coverage::BusinessDays if !states_target(spot) => None,
            coverage => found(1, coverage),
        }
    }
}

fn words(tokens: &Tokens, at: usize) -> Option<Coverage> {
    let words = [
        Concept::WeekdaysAlways,
        Concept::Always,
        Concept::BusinessHours,
        Concept::BusinessDay,
    ];
    Some(match tokens.meaning(at)?.one_of(&words)? {
        Concept::WeekdaysAlways => Coverage::Weekdays,
        Concept::Always => Coverage::Always,
        Concept::BusinessHours => Coverage::BusinessHours,
        _ => Coverage::BusinessDays,
    })
}

/// How many tokens say the same again: `rund um die Uhr (24x7)`.
fn restated(tokens: &Tokens, at: usize, coverage: Coverage) -> usize {
    let again = figures(tokens, at + 1).or_else(|| Some((1, words(tokens, at + 1)?)));
    let same = again.filter(|(_, other)| tokens.is_sign(at, &['(']) && *other == coverage);
    let closed = same.filter(|(width, _)| tokens.is_sign(at + 1 + width, &[')']));
    closed.map_or(0, |(width, _)| width + 2)
}

/// Whether a cell or short item says when help is there: the words stand beside a duration, or are
/// all of it.
fn states_target(spot: &Spot) -> bool {
    let tokens = spot.tokens;
    let others = tokens
        .list
        .iter()
        .filter(|token| !matches!(token.kind, TokenKind::Break));
    let alone = others.count() == 1;
    let beside = (0..tokens.list.len()).any(|at| {
        amount(tokens, at).is_some_and(|(number, _)| unit(tokens, at + number.length).is_some())
    });
    // A sign of a script without blanks says as much as two letters.
    let letters = tokens.text.chars().map(|c| 1 + usize::from(is_unspaced(c)));
    spot.terse && (alone || (beside && letters.sum::<usize>() <= 60))
}

/// `24x7`, `24/7`, `24*5`, `24 x 7 x 365`.
fn figures(tokens: &Tokens, at: usize) -> Option<(usize, Coverage)> {
    if tokens.number(at)? != "24" || !is_times(tokens, at + 1) {
        return None;
    }
    let coverage = match tokens.number(at + 2)? {
        "7" => Coverage::Always,
        "5" => Coverage::Weekdays,
        _ => return None,
    };
    let year = is_times(tokens, at + 3) && matches!(tokens.number(at + 4), Some("365" | "52"));
    Some((if year { 5 } else { 3 }, coverage))
}

fn is_times(tokens: &Tokens, at: usize) -> bool {
    matches!(tokens.slice(at, at + 1), "x" | "/" | "*")
}
