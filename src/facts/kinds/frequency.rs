//! How often: `2/year`, `2 per jaar`, `年に 2 回`, `half-yearly`.

use super::super::token::{TokenKind, Tokens};
use super::super::value::{Decimal, Unit, Value};
use super::duration::{EVERY, stem, unit};
use super::numeral::{Numeral, amount};
use super::{FactKind, Found, Spot};
use crate::locale::Concept;
use crate::locale::text::is_unspaced;

pub struct Frequency;

/// What is said of a period, and its unit behind `per`.
const PERIODS: [(Concept, Concept, Unit); 6] = [
    (Concept::PerHour, Concept::Hour, Unit::Hour),
    (Concept::PerDay, Concept::Day, Unit::Day),
    (Concept::PerWeek, Concept::Week, Unit::Week),
    (Concept::PerMonth, Concept::Month, Unit::Month),
    (Concept::PerQuarter, Concept::PerQuarter, Unit::Quarter),
    (Concept::PerYear, Concept::Year, Unit::Year),
];

impl FactKind for Frequency {
    /// `/year` begins with a sign.
    fn may_begin(&self, token: &TokenKind) -> bool {
        matches!(
            token,
            TokenKind::Number(_) | TokenKind::Known(_) | TokenKind::Sign('/')
        )
    }

    fn read(&self, spot: &Spot) -> Option<Found> {
        let (tokens, at) = (spot.tokens, spot.at);
        if tokens.means(at, Concept::TwiceAYear) {
            return Some(Found::hard(
                1,
                Value::Frequency(Decimal::whole(2), Unit::Year),
            ));
        }
        if tokens.means(at, Concept::EveryTwoYears) {
            return Some(Found::soft(
                1,
                Value::Frequency(Decimal::thousandths(500), Unit::Year),
            ));
        }
        // `年に 2 回`, `월 1회`
        if let Some((unit, width)) = period(tokens, at).or_else(|| bare_period(tokens, at))
            && let Some((number, soft)) = amount(tokens, at + width)
            && (tokens.means(at + width + number.length, Concept::Times)
                || tokens.means(at + width + number.length, Concept::Counter))
        {
            let value = Value::Frequency(number.value, unit);
            let length = width + number.length + 1;
            return Some(Found {
                length,
                values: vec![(value, soft)],
            });
        }
        // A period apart from its number: `4 reviews per year`.
        if let Some((unit, width)) =
            period(tokens, at).filter(|(_, width)| *width == 1 || tokens.means(at, Concept::Per))
            && !is_syllable(tokens, at)
        {
            return Some(Found::soft(width, Value::Frequency(Decimal(0), unit)));
        }
        let (number, soft) = amount(tokens, at)?;
        if let Some(found) = in_one(tokens, at, &number) {
            return Some(found);
        }
        // `90日ごと` is every 90 days.
        if stem(tokens, at + number.length, EVERY).is_some() {
            return None;
        }
        let mut length = number.length;
        // `2-mal`
        if tokens.is_sign(at + length, &['-'])
            && tokens.tight(at + length)
            && tokens.tight(at + length + 1)
            && tokens.means(at + length + 1, Concept::Times)
        {
            length += 1;
        }
        // `2x al año`
        let cross = tokens.tight(at + length)
            && matches!(tokens.kind(at + length), Some(TokenKind::Word("x")));
        if cross
            || tokens.means(at + length, Concept::Times)
            || tokens.means(at + length, Concept::Counter)
        {
            length += 1;
        }
        let (unit, width) =
            period(tokens, at + length).filter(|_| !is_syllable(tokens, at + length))?;
        let value = Value::Frequency(number.value, unit);
        Some(Found {
            length: length + width,
            values: vec![(value, soft)],
        })
    }
}

/// `1 日に 2 回`: so many times in one, with a word between or none.
fn in_one(tokens: &Tokens, at: usize, one: &Numeral) -> Option<Found> {
    let behind = at + one.length;
    let (length, width) = unit(tokens, behind).filter(|_| one.value == Decimal::whole(1))?;
    let linked = matches!(tokens.kind(behind + width), Some(TokenKind::Word(link)) if link.starts_with(is_unspaced));
    let second = behind + width + usize::from(linked);
    let (number, soft) = amount(tokens, second)?;
    let end = second + number.length;
    let value = Value::Frequency(number.value, length);
    tokens.means(end, Concept::Times).then(|| Found {
        length: end + 1 - at,
        values: vec![(value, soft)],
    })
}

/// `per jaar`, `/year`, `每年`.
pub fn period(tokens: &Tokens, at: usize) -> Option<(Unit, usize)> {
    let meaning = tokens.meaning(at);
    if let Some(found) = PERIODS
        .iter()
        .find(|(word, _, _)| meaning.is_some_and(|m| m.is(*word)))
    {
        return Some((found.2, 1));
    }
    let per = tokens.is_sign(at, &['/']) || tokens.means(at, Concept::Per);
    let unit = tokens.meaning(at + 1)?;
    let found = PERIODS.iter().find(|(_, word, _)| unit.is(*word))?;
    per.then_some((found.2, 2))
}

/// `月`, `연`: alone it means a period only before its number.
fn is_syllable(tokens: &Tokens, at: usize) -> bool {
    let mut signs = tokens.slice(at, at + 1).chars();
    signs.next().is_some_and(is_unspaced) && signs.next().is_none()
}

/// `年`, `월`: a unit that begins a frequency, and is no end of a date.
fn bare_period(tokens: &Tokens, at: usize) -> Option<(Unit, usize)> {
    let unit = tokens.meaning(at)?;
    let unspaced = tokens.slice(at, at + 1).chars().all(is_unspaced);
    let dated = at > 0 && tokens.number(at - 1).is_some();
    let found = PERIODS.iter().find(|(_, word, _)| unit.is(*word))?;
    (unspaced && !dated).then_some((found.2, 1))
}
