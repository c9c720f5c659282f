//! Gives the parts of a value that a phrase shows one by one: figures, and words with a meaning.

use crate::facts::Value;
use crate::facts::value::{Bound, Decimal, Direction, Unit};
use crate::locale::Concept;

/// A part of a value as phrases show it. Two values of one kind have the same parts in the same order.
pub enum Part {
    /// A figure: of an hour, or of something else.
    Hour(u16),
    Minute(u16),
    Figure(u64),
    /// A number that may have parts of one, and thousands.
    Number(Decimal),
    /// A word with one of some meanings.
    Word(Vec<Concept>),
}

impl Part {
    /// Whether a figure is this part's.
    pub fn shows(&self, number: u64) -> bool {
        match self {
            Part::Hour(hour) => [*hour, (hour + 11) % 12 + 1]
                .map(u64::from)
                .contains(&number),
            Part::Minute(minute) => u64::from(*minute) == number,
            Part::Figure(figure) => *figure == number,
            Part::Number(_) | Part::Word(_) => false,
        }
    }
}

pub fn parts(value: &Value) -> Vec<Part> {
    match value {
        Value::Clock(at) => time(*at).into(),
        Value::Hours(from, to) => time(*from).into_iter().chain(time(*to)).collect(),
        Value::Duration(number, unit) | Value::Frequency(number, unit) => {
            vec![Part::Number(*number), Part::Word(units(*unit))]
        }
        Value::Count(number) | Value::Percent(number) => vec![Part::Number(*number)],
        Value::Measure(number, _) | Value::Amount(_, number) => vec![Part::Number(*number)],
        Value::Ordinal(number) => vec![Part::Figure((*number).into())],
        Value::Date(year, month, day) => {
            let month_name = usize::from(*month)
                .checked_sub(1)
                .and_then(|m| Concept::MONTHS.get(m));
            let month_name = Part::Word(month_name.copied().into_iter().collect());
            vec![
                month_name,
                // In which order they stand is the language's.
                Part::Figure((*year).into()),
                Part::Figure((*month).into()),
                Part::Figure((*day).into()),
            ]
        }
        Value::Weekdays(days) => {
            let named = Concept::DAYS
                .iter()
                .enumerate()
                .filter(|(bit, _)| days & (1 << bit) != 0);
            named.map(|(_, day)| Part::Word(vec![*day])).collect()
        }
        Value::Direction(direction) => vec![Part::Word(vec![match direction {
            Direction::Before => Concept::Before,
            Direction::After => Concept::After,
        }])],
        Value::Bound(bound, _) => vec![Part::Word(vec![match bound {
            Bound::AtLeast => Concept::AtLeast,
            Bound::AtMost => Concept::AtMost,
            Bound::MoreThan => Concept::MoreThan,
            Bound::LessThan => Concept::LessThan,
        }])],
        _ => Vec::new(),
    }
}

/// The first and the last of days in a row.
pub fn ends(days: u8) -> Option<Vec<Part>> {
    let (first, count) = (days.trailing_zeros(), days.count_ones());
    let run = (days.checked_shr(first)?).trailing_ones() == count && count > 1;
    let ends = [first, first + count - 1];
    let named = ends.map(|day| Some(Part::Word(vec![*Concept::DAYS.get(day as usize)?])));
    let named: Option<Vec<Part>> = named.into_iter().collect();
    named.filter(|_| run)
}

pub fn levels(levels: u16) -> Vec<Part> {
    let levels = (0..16u64).filter(|bit| levels & (1 << bit) != 0);
    levels.map(|bit| Part::Figure(bit + 1)).collect()
}

fn time(at: u16) -> [Part; 3] {
    let half = match at / 60 % 24 {
        0..12 => Concept::Am,
        _ => Concept::Pm,
    };
    [
        Part::Word(vec![half]),
        Part::Hour(at / 60),
        Part::Minute(at % 60),
    ]
}

/// What can be written for a unit; those of two units stand for each other by their order.
fn units(unit: Unit) -> Vec<Concept> {
    use Concept::{
        BusinessDay, Day, Hour, Minute, Month, PerDay, PerMonth, PerQuarter, PerWeek, PerYear,
        Second, Week, Year,
    };
    match unit {
        Unit::Second => vec![Second],
        Unit::Minute => vec![Minute],
        Unit::Hour => vec![Hour],
        Unit::Day => vec![Day, PerDay],
        Unit::BusinessDay => vec![BusinessDay],
        Unit::Week => vec![Week, PerWeek],
        Unit::Month => vec![Month, PerMonth],
        Unit::Quarter => vec![PerQuarter, PerQuarter],
        Unit::Year => vec![Year, PerYear],
    }
}
