//! When help is there: 24x7, 24x5, business hours, business days.

use super::super::token::{TokenKind, Tokens};
use super::super::value::{Coverage, Decimal, Unit, Value};
use super::count::touches;
use super::duration::{business_days, parts_unit, unit};
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
        if let Some((length, durations)) = business_hours(spot.tokens, spot.at) {
            let hours = (
                Value::Coverage(Coverage::BusinessHours),
                !states_target(spot),
            );
            let values = std::iter::once(hours).chain(durations).collect();
            return Some(Found { length, values });
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

/// Nobody promises an answer within more hours of work.
const MOST_HOURS: i64 = 200;

/// `8 business hours`, `4-8 heures ouvrées`, `4 個工作小時`: how long, and how many tokens say it.
fn business_hours(tokens: &Tokens, at: usize) -> Option<(usize, Vec<(Value, bool)>)> {
    let (first, soft) = amount(tokens, at)?;
    let mut end = at + first.length;
    let mut stated = vec![(first.value, soft)];
    if tokens.is_sign(end, &['-']) || tokens.means(end, Concept::To) {
        let (last, soft) = amount(tokens, end + 1)?;
        end += 1 + last.length;
        stated.push((last.value, soft));
    }
    let parted = tokens.means(end, Concept::Counter) || parts_unit(tokens, end);
    end += usize::from(parted && !tokens.means(end, Concept::BusinessHour));
    // `2026 營業時間` are the hours of a year.
    let few = |(number, _): &(Decimal, bool)| *number < Decimal::whole(MOST_HOURS);
    let named = at > 0 && touches(tokens, at - 1);
    if !tokens.means(end, Concept::BusinessHour) || named || !stated.iter().all(few) {
        return None;
    }
    let hours = |(number, soft)| (Value::Duration(number, Unit::Hour), soft);
    Some((end + 1 - at, stated.into_iter().map(hours).collect()))
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
        // The minutes of `9:00 uur` are none.
        let minutes = at > 0 && tokens.tight(at) && tokens.is_sign(at - 1, &[':', '.']);
        let number = amount(tokens, at).filter(|_| !minutes);
        number.is_some_and(|(number, _)| unit(tokens, at + number.length).is_some())
            || business_hours(tokens, at).is_some()
    };
    alone || (short() && (0..tokens.list.len()).any(is_duration))
}
