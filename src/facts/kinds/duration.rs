//! Stretches of time: `4 hours`, `1 個營業日`, `60-minütig`, `3 derniers mois`. Units are kept:
//! 24 hours and 1 day are two facts.

use super::super::token::Tokens;
use super::super::value::{Decimal, Unit, Value};
use super::numeral::amount;
use super::{FactKind, Found, Spot};
use crate::locale::text::is_unspaced;
use crate::locale::{Concept, Meaning};

pub struct Duration;

const UNITS: [(Concept, Unit); 7] = [
    (Concept::BusinessDay, Unit::BusinessDay),
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
        let Some((number, soft)) = amount(tokens, at) else {
            return beside_now(tokens, at);
        };
        let mut length = number.length;
        // `four (4) hours`
        if soft
            && tokens.is_sign(at + 1, &['('])
            && let Some(figure) = super::numeral::numeral(tokens, at + 2)
            && tokens.is_sign(at + 2 + figure.length, &[')'])
            && let Some((unit, width)) = unit(tokens, at + 3 + figure.length)
        {
            let length = 3 + figure.length + width;
            return Some(Found::hard(length, Value::Duration(figure.value, unit)));
        }
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
        let (unit, width) =
            unit(tokens, at + length).or_else(|| stem(tokens, at + length, EVERY))?;
        let value = match number.value.as_whole() {
            // `2026年` is a year.
            Some(1900..=2199) if unit == Unit::Year => Value::Count(number.value),
            _ => Value::Duration(number.value, unit),
        };
        let clock = tokens.means(at + length, Concept::Clock);
        let time = hour(number.value).filter(|_| clock && unit == Unit::Hour);
        let time = time.map(|hour| (Value::Clock(hour), true));
        Some(Found {
            length: length + width,
            values: std::iter::once((value, soft)).chain(time).collect(),
        })
    }
}

/// `2-3 days`: the unit is that of both. `20 à 22 h` and `8 h à 18 h` may be times of day too, where
/// one word says both.
fn range(tokens: &Tokens, at: usize, length: usize, first: Decimal, soft: bool) -> Option<Found> {
    let spelled = unit(tokens, at + length)
        .filter(|(unit, _)| *unit == Unit::Hour && tokens.means(at + length, Concept::Clock));
    let joint = at + length + spelled.map_or(0, |(_, width)| width);
    if !(tokens.is_sign(joint, &['-']) || tokens.means(joint, Concept::To)) {
        return None;
    }
    let (last, _) = amount(tokens, joint + 1)?;
    let end = joint + 1 + last.length;
    let (unit, width) = unit(tokens, end)?;
    if spelled.is_some_and(|(first, _)| first != unit) {
        return None;
    }
    let both = [first, last.value].map(|value| (Value::Duration(value, unit), soft));
    let clock = tokens.means(end, Concept::Clock) && unit == Unit::Hour;
    let hours = hour(first).zip(hour(last.value));
    let hours = hours.filter(|(from, to)| clock && from < to);
    let hours = hours.map(|(from, to)| (Value::Hours(from, to), true));
    Some(Found {
        length: end + width - at,
        values: both.into_iter().chain(hours).collect(),
    })
}

/// A number of hours as a time of day, in minutes.
fn hour(number: Decimal) -> Option<u16> {
    let hour = number
        .as_whole()
        .and_then(|hour| u16::try_from(hour).ok())?;
    (hour <= 24).then(|| hour * 60)
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
fn parts_unit(tokens: &Tokens, at: usize) -> bool {
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
    Concept::PerDay,
    Concept::PerWeek,
    Concept::PerMonth,
    Concept::PerYear,
];

/// The unit with which a longer word begins, in scripts without blanks.
pub fn stem(tokens: &Tokens, at: usize, concepts: &[Concept]) -> Option<(Unit, usize)> {
    tokens.meaning(at)?.one_of(concepts)?;
    let word = tokens.slice(at, at + 1);
    let mut lengths = word.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
    let begins = lengths.find_map(|length| {
        let found = tokens.lexicon.longest(&word[..length], 0);
        named(found.filter(|(whole, _)| *whole == length)?.1)
    });
    begins
        .filter(|_| word.starts_with(is_unspaced))
        .map(|unit| (unit, 1))
}

fn named(meaning: &Meaning) -> Option<Unit> {
    let unit = UNITS.iter().find(|(word, _)| meaning.is(*word))?;
    Some(unit.1)
}

pub fn unit(tokens: &Tokens, at: usize) -> Option<(Unit, usize)> {
    Some((named(tokens.meaning(at)?)?, 1))
}
