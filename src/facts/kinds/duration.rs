//! Stretches of time: `4 hours`, `1 個營業日`, `60-minütig`, `3 derniers mois`. Units are kept:
//! 24 hours and 1 day are two facts.

use super::super::token::Tokens;
use super::super::value::{Decimal, Unit, Value};
use super::count::touches;
use super::numeral::amount;
use super::{FactKind, Found, Spot};
use crate::locale::text::is_unspaced;
use crate::locale::{Concept, Meaning};

pub struct Duration;

const UNITS: [(Concept, Unit); 8] = [
    (Concept::BusinessDay, Unit::BusinessDay),
    (Concept::Second, Unit::Second),
    (Concept::Minute, Unit::Minute),
    (Concept::Hour, Unit::Hour),
    (Concept::Day, Unit::Day),
    (Concept::Week, Unit::Week),
    (Concept::Month, Unit::Month),
    (Concept::Year, Unit::Year),
];

impl FactKind for Duration {
    fn read(&self, spot: &Spot) -> Option<Found> {
        let (tokens, at) = (spot.tokens, spot.at);
        // `las 24 horas` with no days beside them.
        if tokens.means(at, Concept::AllDay) {
            let day = Value::Duration(Decimal::whole(24), Unit::Hour);
            return Some(Found::hard(1, day));
        }
        let Some((number, soft)) = amount(tokens, at) else {
            return beside_now(tokens, at);
        };
        let mut length = number.length;
        if tokens.is_sign(at + length, &['-'])
            && tokens.tight(at + length)
            && unit(tokens, at + length + 1).is_some()
        {
            length += 1;
        }
        if let Some(found) = range(tokens, at, length, number.value, soft) {
            return Some(found);
        }
        if tokens.means(at + length, Concept::Counter) && unit(tokens, at + length + 1).is_some() {
            length += 1;
        }
        if parts_unit(tokens, at + length) && unit(tokens, at + length + 1).is_some() {
            length += 1;
        }
        // `1 個半小時`
        let mut halved = tokens.means(at + length, Concept::Counter)
            && tokens.means(at + length + 1, Concept::Half)
            && unit(tokens, at + length + 2).is_some();
        length += 2 * usize::from(halved);
        let (unit, width) =
            unit(tokens, at + length).or_else(|| stem(tokens, at + length, EVERY))?;
        // `2026年` is a year, and `v3j` a name.
        if is_year(number.value, unit) || (at > 0 && touches(tokens, at - 1)) {
            return None;
        }
        length += width;
        // `1 時間半`
        if !halved && unit == Unit::Hour && tokens.means(at + length, Concept::Half) {
            (halved, length) = (true, length + 1);
        }
        let values = match halved {
            true => and_a_half(number.value, unit, soft),
            false => vec![(Value::Duration(number.value, unit), soft)],
        };
        Some(Found { length, values })
    }
}

/// What `1 時間半` says: 1.5 hours, and what other languages may say for it, `90 minutes` and `1 hour and
/// 30 minutes`.
fn and_a_half(whole: Decimal, unit: Unit, soft: bool) -> Vec<(Value, bool)> {
    let halves = Decimal(whole.0.saturating_add(Decimal::thousandths(500).0));
    let minutes = Decimal(halves.0.saturating_mul(60));
    let mut values = vec![(Value::Duration(halves, unit), soft)];
    if unit == Unit::Hour {
        let parts = [
            (minutes, Unit::Minute),
            (whole, unit),
            (Decimal::whole(30), Unit::Minute),
        ];
        values.extend(parts.map(|(number, unit)| (Value::Duration(number, unit), true)));
    }
    values
}

/// `2-3 days`: the unit is that of both.
fn range(tokens: &Tokens, at: usize, length: usize, first: Decimal, soft: bool) -> Option<Found> {
    let joint = at + length;
    if !(tokens.is_sign(joint, &['-']) || tokens.means(joint, Concept::To)) {
        return None;
    }
    let (last, _) = amount(tokens, joint + 1)?;
    let end = joint + 1 + last.length;
    let (unit, width) = unit(tokens, end).filter(|(unit, _)| !is_year(last.value, *unit))?;
    let both = [first, last.value].map(|value| (Value::Duration(value, unit), soft));
    Some(Found {
        length: end + width - at,
        values: both.to_vec(),
    })
}

/// Whether a number in front of a word for years names one of them.
fn is_year(number: Decimal, unit: Unit) -> bool {
    let year = number.as_whole().filter(|year| (1900..2200).contains(year));
    unit == Unit::Year && year.is_some()
}

/// `영업일 기준 1일`: what kind of days is said before.
pub fn business_days(tokens: &Tokens, at: usize) -> Option<Found> {
    if !tokens.means(at, Concept::BusinessDay) {
        return None;
    }
    let (number, soft) = amount(tokens, at + 1)?;
    let (unit, width) = unit(tokens, at + 1 + number.length)?;
    (unit == Unit::Day).then(|| Found {
        length: 1 + number.length + width,
        values: vec![(Value::Duration(number.value, Unit::BusinessDay), soft)],
    })
}

/// `last month`, `mois dernier`: one of them, where another language may say so.
fn beside_now(tokens: &Tokens, at: usize) -> Option<Found> {
    let is_nearest = |at: usize| tokens.means(at, Concept::Nearest);
    let (unit, _) = match is_nearest(at) {
        true => unit(tokens, at + 1)?,
        false => unit(tokens, at).filter(|_| is_nearest(at + 1))?,
    };
    let one = Value::Duration(Decimal::whole(1), unit);
    Some(Found::soft(2, one))
}

/// A word that may stand between a number and its unit: `3 derniers mois`, `3 premiers jours`.
pub fn parts_unit(tokens: &Tokens, at: usize) -> bool {
    let first = tokens.meaning(at).is_some_and(|word| {
        word.ordinal == Some(1)
            && !tokens
                .slice(at, at + 1)
                .starts_with(|c: char| c.is_numeric())
    });
    first || tokens.means(at, Concept::Nearest) || tokens.means(at, Concept::Between)
}

/// Words that may begin with a unit: `90日ごと` is every 90 days.
pub const EVERY: &[Concept] = &[
    Concept::PerHour,
    Concept::PerDay,
    Concept::PerWeek,
    Concept::PerMonth,
    Concept::PerYear,
];

/// The unit with which a longer word begins, in scripts without blanks.
pub fn stem(tokens: &Tokens, at: usize, concepts: &[Concept]) -> Option<(Unit, usize)> {
    tokens.meaning(at)?.one_of(concepts)?;
    let unit = begins_with_unit(tokens, at)?;
    let unspaced = tokens.slice(at, at + 1).starts_with(is_unspaced);
    unspaced.then_some((unit, 1))
}

/// The unit with which a word begins: `3-årsplan`.
pub fn begins_with_unit(tokens: &Tokens, at: usize) -> Option<Unit> {
    let word = tokens.slice(at, at + 1);
    let mut lengths = word.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
    lengths.find_map(|length| {
        let found = tokens.lexicon.longest(&word[..length], 0);
        named(found.filter(|(whole, _)| *whole == length)?.1)
    })
}

fn named(meaning: &Meaning) -> Option<Unit> {
    let unit = UNITS.iter().find(|(word, _)| meaning.is(*word))?;
    Some(unit.1)
}

pub fn unit(tokens: &Tokens, at: usize) -> Option<(Unit, usize)> {
    Some((named(tokens.meaning(at)?)?, 1))
}

impl Value {
    /// Whether two values are one: four hours are 240 minutes.
    pub fn is_same(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Duration(number, unit), Value::Duration(others, theirs)) => {
                self == other || in_smallest(*number, *unit) == in_smallest(*others, *theirs)
            }
            _ => self == other,
        }
    }
}

/// A length of time in the smallest unit of its kind. A day of business is none of 24 hours, and a month none
/// of so many days.
fn in_smallest(Decimal(number): Decimal, unit: Unit) -> (Unit, i128) {
    let (smallest, times) = match unit {
        Unit::Second => (Unit::Second, 1),
        Unit::Minute => (Unit::Second, 60),
        Unit::Hour => (Unit::Second, 3_600),
        Unit::Day => (Unit::Day, 1),
        Unit::Week => (Unit::Day, 7),
        Unit::BusinessDay => (Unit::BusinessDay, 1),
        Unit::Month => (Unit::Month, 1),
        Unit::Quarter => (Unit::Month, 3),
        Unit::Year => (Unit::Month, 12),
    };
    (smallest, number.saturating_mul(times))
}
