//! Stretches of time: `4 hours`, `1 個營業日`, `60-minütig`. Units are kept: 24 hours and 1 day are
//! two facts.

use super::super::token::Tokens;
use super::super::value::{Decimal, Unit, Value};
use super::count::touches;
use super::numeral::amount;
use super::{FactKind, Found, Spot};
use crate::locale::Concept;

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
        let (number, soft) = amount(tokens, at)?;
        let mut length = number.length;
        if tokens.is_sign(at + length, &['-'])
            && tokens.tight(at + length)
            && unit(tokens, at + length + 1).is_some()
        {
            length += 1;
        }
        // `2-3 days`: the unit is that of both.
        let joint = tokens.is_sign(at + length, &['-']) || tokens.means(at + length, Concept::To);
        if joint
            && let Some((last, _)) = amount(tokens, at + length + 1)
            && let Some((unit, width)) = unit(tokens, at + length + 1 + last.length)
            && !is_year(last.value, unit)
        {
            let both = [number.value, last.value].map(|value| (Value::Duration(value, unit), soft));
            let length = length + 1 + last.length + width;
            return Some(Found {
                length,
                values: both.to_vec(),
            });
        }
        if tokens.means(at + length, Concept::Counter) && unit(tokens, at + length + 1).is_some() {
            length += 1;
        }
        let (unit, width) = unit(tokens, at + length)?;
        // `2021年` is a year, and `v3j` a name.
        if is_year(number.value, unit) || (at > 0 && touches(tokens, at - 1)) {
            return None;
        }
        let values = vec![(Value::Duration(number.value, unit), soft)];
        Some(Found {
            length: length + width,
            values,
        })
    }
}

/// Whether a number in front of a word for years names one of them.
fn is_year(number: Decimal, unit: Unit) -> bool {
    unit == Unit::Year
        && number
            .as_whole()
            .is_some_and(|year| (1000..2200).contains(&year))
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

pub fn unit(tokens: &Tokens, at: usize) -> Option<(Unit, usize)> {
    let meaning = tokens.meaning(at)?;
    let (_, unit) = UNITS.iter().find(|(word, _)| meaning.is(*word))?;
    Some((*unit, 1))
}
