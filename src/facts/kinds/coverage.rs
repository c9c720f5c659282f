//! When help is there: 24x7, 24x5, business hours, business days.

use super::super::token::{TokenKind, Tokens};
use super::super::value::{Coverage, Value};
use super::duration::unit;
use super::numeral::amount;
use super::{FactKind, Found, Spot};
use crate::locale::Concept;
use crate::locale::text::is_unspaced;

pub struct CoverageWords;

impl FactKind for CoverageWords {
    fn read(&self, spot: &Spot) -> Option<Found> {
        let found = |length, coverage| Some(Found::hard(length, Value::Coverage(coverage)));
        if let Some((length, coverage)) = figures(spot.tokens, spot.at) {
            return found(length, coverage);
        }
        let meaning = spot.tokens.meaning(spot.at)?;
        let words = [
            Concept::WeekdaysAlways,
            Concept::Always,
            Concept::BusinessHours,
            Concept::BusinessDay,
        ];
        match meaning.one_of(&words)? {
            Concept::WeekdaysAlways => found(1, Coverage::Weekdays),
            Concept::Always => found(1, Coverage::Always),
            // In running text and in labels these words vary freely.
            Concept::BusinessHours if states_target(spot) => found(1, Coverage::BusinessHours),
            Concept::BusinessDay if states_target(spot) => found(1, Coverage::BusinessDays),
            _ => None,
        }
    }
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
