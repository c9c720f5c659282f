//! Gives values as reports say them.

use std::fmt;

use super::{Coverage, Decimal, Direction, Mark, Value};

fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Says values as reports do: in English and in figures.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Clock(at) => f.write_str(&clock(*at)),
            Value::Hours(from, to) => write!(f, "{}–{}", clock(*from), clock(*to)),
            Value::Weekdays(days) => f.write_str(&weekdays(*days)),
            Value::Zone(zone) => f.write_str(zone),
            Value::Coverage(coverage) => f.write_str(match coverage {
                Coverage::Always => "24x7",
                Coverage::Weekdays => "24x5",
                Coverage::BusinessHours => "business hours",
                Coverage::BusinessDays => "business days",
            }),
            Value::Duration(number, unit) => {
                let plural = if *number == Decimal::whole(1) {
                    ""
                } else {
                    "s"
                };
                write!(f, "{number} {}{plural}", unit.name())
            }
            Value::Frequency(Decimal(0), unit) => write!(f, "per {}", unit.name()),
            Value::Amount(sign, Decimal(0)) => f.write_str(sign),
            Value::Frequency(number, unit) => write!(f, "{number} per {}", unit.name()),
            Value::Count(number) => write!(f, "{number}"),
            Value::Measure(number, sign) => write!(f, "{number} {sign}"),
            Value::Percent(number) => write!(f, "{number} %"),
            Value::Amount(sign, number) => write!(f, "{sign}{number}"),
            Value::Ordinal(number) => write!(f, "no. {number}"),
            Value::Mark(mark) => f.write_str(match mark {
                Mark::Yes => "✔",
                Mark::Addon => "add-on",
                Mark::YesOrAddon => "available",
                Mark::No => "no",
                Mark::Empty => "empty",
            }),
            Value::Priority(levels) => {
                let levels = (0..16).filter(|bit| levels & (1 << bit) != 0);
                let levels: Vec<String> = levels.map(|bit| format!("P{}", bit + 1)).collect();
                f.write_str(&levels.join(", "))
            }
            Value::Date(year, month, day) => {
                let part = |number: u16, width: usize| match number {
                    0 => "?".repeat(width),
                    _ => format!("{number:0width$}"),
                };
                write!(
                    f,
                    "{}-{}-{}",
                    part(*year, 4),
                    part((*month).into(), 2),
                    part((*day).into(), 2)
                )
            }
            Value::Direction(Direction::Before) => f.write_str("before"),
            Value::Direction(Direction::After) => f.write_str("after"),
            Value::Bound(bound, number) => write!(f, "{} {number}", bound.name()),
            Value::Phone(text) | Value::Code(text) | Value::Link(text) | Value::Image(text) => {
                f.write_str(text)
            }
            Value::Footnote(text) | Value::Malformed(text) => f.write_str(text),
        }
    }
}

fn weekdays(days: u8) -> String {
    const NAMES: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let named = NAMES
        .iter()
        .enumerate()
        .filter(|(bit, _)| days & (1 << bit) != 0);
    let named: Vec<&str> = named.map(|(_, name)| *name).collect();
    match named.as_slice() {
        [first, .., last]
            if named.len() > 2
                && (days >> days.trailing_zeros()).count_ones()
                    == (days >> days.trailing_zeros()).trailing_ones() =>
        {
            format!("{first}–{last}")
        }
        _ => named.join(", "),
    }
}
