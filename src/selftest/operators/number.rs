//! Durations, frequencies, coverage, counts, percentages and sums.

use crate::facts::Value;
use crate::facts::value::Coverage;
use crate::locale::Concept::{self, *};

use super::{Edit, Operator, Spot, fact};

pub const OPERATORS: &[Operator] = &[
    fact("duration-doubled", duration_doubled),
    fact("digit-added", digit_added),
    fact("unit-changed", unit_changed),
    fact("period-changed", period_changed),
    fact("coverage-changed", coverage_changed),
    fact("count-changed", |spot| {
        digit_changed(spot, matches!(spot.value, Value::Count(_)))
    }),
    fact("percentage-changed", |spot| {
        digit_changed(spot, matches!(spot.value, Value::Percent(_)))
    }),
    fact("amount-changed", |spot| {
        digit_changed(spot, matches!(spot.value, Value::Amount(..)))
    }),
];

fn duration_doubled(spot: &Spot) -> Option<Edit> {
    if !matches!(spot.value, Value::Duration(..)) {
        return None;
    }
    let word = spot.numbers().find(|word| word.number != Some(0))?;
    Some((word.range.clone(), (word.number? * 2).to_string()))
}

/// `4` becomes `14`.
fn digit_added(spot: &Spot) -> Option<Edit> {
    if !matches!(spot.value, Value::Duration(..) | Value::Count(_)) {
        return None;
    }
    let at = spot.numbers().next()?.range.start;
    Some((at..at, "1".to_owned()))
}

const UNITS: &[(Concept, Concept)] = &[
    (BusinessDay, Hour),
    (Minute, Hour),
    (Hour, Day),
    (Day, Hour),
    (Week, Month),
    (Month, Year),
    (Year, Month),
];

fn unit_changed(spot: &Spot) -> Option<Edit> {
    matches!(spot.value, Value::Duration(..)).then(|| spot.exchange(UNITS))?
}

const PERIODS: &[(Concept, Concept)] = &[
    (PerYear, PerMonth),
    (PerMonth, PerYear),
    (PerWeek, PerMonth),
    (Year, Month),
    (Month, Year),
    (Week, Month),
];

fn period_changed(spot: &Spot) -> Option<Edit> {
    matches!(spot.value, Value::Frequency(..)).then(|| spot.exchange(PERIODS))?
}

fn coverage_changed(spot: &Spot) -> Option<Edit> {
    let Value::Coverage(coverage) = spot.value else {
        return None;
    };
    let (from, to) = match coverage {
        Coverage::Always => (7, "5"),
        Coverage::Weekdays => (5, "7"),
        Coverage::BusinessHours => {
            let word = spot.known(BusinessHours)?;
            return Some((word.range.clone(), "24x7".to_owned()));
        }
        Coverage::BusinessDays => return spot.exchange(&[(BusinessDay, BusinessHours)]),
    };
    // `24x7`; in words the two are told apart by too much for one word to change.
    let days = spot
        .numbers()
        .nth(1)
        .filter(|days| days.number == Some(from))?;
    (spot.numbers().count() == 2).then(|| (days.range.clone(), to.to_owned()))
}

/// The last digit of the first number becomes the next one.
fn digit_changed(spot: &Spot, wanted: bool) -> Option<Edit> {
    let word = spot.numbers().next().filter(|_| wanted)?;
    let number = word.number?;
    let changed = if number % 10 == 9 {
        number - 1
    } else {
        number + 1
    };
    let width = spot.written[word.range.clone()].chars().count();
    Some((word.range.clone(), format!("{changed:0width$}")))
}
