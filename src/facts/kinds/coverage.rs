//! When help is there: 24x7, 24x5, business hours, business days.

use super::super::token::{TokenKind, Tokens};
use super::super::value::{Coverage, Value};
use super::{FactKind, Found, Spot};
use crate::locale::Concept;

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
            // In running text these words vary freely.
            Concept::BusinessHours if spot.terse => found(1, Coverage::BusinessHours),
            Concept::BusinessDay if spot.terse => found(1, Coverage::BusinessDays),
            _ => None,
        }
    }
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
    matches!(
        tokens.kind(at),
        Some(TokenKind::Word("x") | TokenKind::Sign('/' | '*'))
    )
}
