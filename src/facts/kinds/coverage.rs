//! When help is there: 24x7, 24x5, business hours, business days.

use super::super::token::TokenKind;
use super::super::value::{Coverage, Value};
use super::duration::{business_days, unit};
use super::numeral::amount;
use super::{FactKind, Found, Spot, always};
use crate::locale::Concept;
use crate::locale::text::is_unspaced;

pub struct CoverageWords;

impl FactKind for CoverageWords {
    /// `/day 24 hours` begins with a sign.
    fn may_begin(&self, token: &TokenKind) -> bool {
        matches!(
            token,
            TokenKind::Number(_) | TokenKind::Known(_) | TokenKind::Sign('/')
        )
    }

    fn read(&self, spot: &Spot) -> Option<Found> {
        let found = |length, coverage| Some(Found::hard(length, Value::Coverage(coverage)));
        if let Some(days) = business_days(spot.tokens, spot.at) {
            return Some(days);
        }
        if let Some((length, coverage)) = always::read(spot) {
            return found(length, coverage);
        }
        let meaning = spot.tokens.meaning(spot.at)?;
        let words = [
            Concept::WeekdaysAlways,
            Concept::BusinessHours,
            Concept::BusinessDay,
        ];
        match meaning.one_of(&words)? {
            Concept::WeekdaysAlways => found(1, Coverage::Weekdays),
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
    if !spot.terse {
        return false;
    }
    let others = tokens
        .list
        .iter()
        .filter(|token| !matches!(token.kind, TokenKind::Break));
    let alone = others.take(2).count() == 1;
    // A sign of a script without blanks says as much as two letters.
    let letters = tokens.text.chars().map(|c| 1 + usize::from(is_unspaced(c)));
    let short = || letters.take(61).sum::<usize>() <= 60;
    let is_duration = |at: usize| {
        amount(tokens, at).is_some_and(|(number, _)| unit(tokens, at + number.length).is_some())
    };
    alone || (short() && (0..tokens.list.len()).any(is_duration))
}
