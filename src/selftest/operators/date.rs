//! Dates, and before and after.

use crate::facts::Value;
use crate::locale::Concept::{self, *};

use super::{Edit, Operator, Spot, fact};

pub const OPERATORS: &[Operator] = &[
    fact("day-changed", day_changed),
    fact("month-changed", month_changed),
    fact("year-changed", year_changed),
    fact("after-for-before", after_for_before),
];

const MONTHS: [Concept; 12] = [
    January, February, March, April, May, June, July, August, September, October, November,
    December,
];

/// The number of a date's part, where it is written and no other part has the same.
fn part(spot: &Spot, wanted: u64, others: &[u64]) -> Option<std::ops::Range<usize>> {
    let word = spot.numbers().find(|word| word.number == Some(wanted))?;
    (wanted > 0 && !others.contains(&wanted)).then(|| word.range.clone())
}

fn day_changed(spot: &Spot) -> Option<Edit> {
    let Value::Date(_, month, day) = *spot.value else {
        return None;
    };
    let range = part(spot, day.into(), &[month.into()])?;
    let other = if day > 1 { day - 1 } else { 2 };
    Some((range, other.to_string()))
}

fn month_changed(spot: &Spot) -> Option<Edit> {
    let Value::Date(_, month, day) = *spot.value else {
        return None;
    };
    let index = usize::from(month).checked_sub(1)?;
    let next = (index + 1) % 12;
    let named = spot.exchange(&[(*MONTHS.get(index)?, MONTHS[next])]);
    named.or_else(|| {
        let range = part(spot, month.into(), &[day.into()])?;
        Some((range, (next + 1).to_string()))
    })
}

fn year_changed(spot: &Spot) -> Option<Edit> {
    let Value::Date(year, month, day) = *spot.value else {
        return None;
    };
    let range = part(spot, year.into(), &[month.into(), day.into()])?;
    Some((range, (year + 1).to_string()))
}

fn after_for_before(spot: &Spot) -> Option<Edit> {
    let partners = [(Before, After), (After, Before)];
    matches!(spot.value, Value::Direction(_)).then(|| spot.exchange(&partners))?
}
