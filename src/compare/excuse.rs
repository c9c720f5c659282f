//! Gives the ways in which one passage says rightly what another says otherwise.

use crate::facts::outline::Passage;
use crate::facts::value::{Decimal, Unit};
use crate::facts::{Fact, Kind, Value};

/// Whether a passage says a value in other words: a number as a word, the unit once for several
/// numbers (`1, 3 and 5 days`, `du 22 au 26 avril`), the period apart from its number (`4 reviews per
/// year`). `rivals` are the values that stand on this side only or are missed there: where another
/// duration stands in a duration's place, a number is no excuse.
pub fn explained(passage: &Passage, value: &Value, rivals: &[Value]) -> bool {
    let said = |other: &Value| passage.facts.iter().any(|fact| fact.value == *other);
    let any = |of: &dyn Fn(&Fact) -> bool| passage.facts.iter().any(of);
    if any(&|fact| fact.soft && fact.value == *value) {
        return true;
    }
    match value {
        Value::Count(number) => any(&|fact| match fact.value {
            Value::Frequency(own, _) | Value::Duration(own, _) | Value::Amount(_, own) => {
                own == *number
            }
            Value::Date(_, month, day) => [month, day]
                .iter()
                .any(|part| *part > 0 && Decimal::whole((*part).into()) == *number),
            Value::Measure(own, _) => own == *number,
            Value::Phone(ref phone) => {
                let digits = number.as_whole().filter(|number| *number > 9_999_999);
                let digits = digits.map(|digits| Value::Phone(digits.to_string()));
                digits.is_some_and(|digits| same_phone(&digits, &Value::Phone(phone.clone())))
            }
            _ => fact.soft && self::number(&fact.value) == Some(*number),
        }),
        // A sign of a measure may be written as a word: `10 gigabytes`.
        Value::Measure(number, _) => {
            let contested = rivals
                .iter()
                .any(|rival| matches!(rival, Value::Measure(own, _) if own == number));
            let counted = said(&Value::Count(*number)) || said(&Value::Code(number.to_string()));
            counted && !contested
        }
        Value::Code(text) => {
            any(&|fact| matches!(fact.value, Value::Measure(own, _) if own.to_string() == *text))
        }
        Value::Phone(_) => any(&|fact| fact.soft && same_phone(&fact.value, value)),
        Value::Duration(number, unit) => {
            // A word is no excuse for `1 day` where `1 hour` is said.
            let otherwise = any(
                &|fact| matches!(fact.value, Value::Duration(own, other) if own == *number && other != *unit),
            );
            let worded =
                !otherwise && any(&|fact| fact.soft && self::number(&fact.value) == Some(*number));
            let measured =
                any(&|fact| matches!(fact.value, Value::Duration(_, other) if other == *unit));
            // `240 minutes`
            if any(&|fact| !fact.soft && fact.value != *value && fact.value.is_same(value)) {
                return true;
            }
            // `8 h à 18 h` where others write `8:00-18:00`, a week of five days as a word.
            let also = any(&|fact| match fact.value {
                // `1 h 30`
                Value::Clock(at) => match unit {
                    Unit::Hour => is_hour(at, *number),
                    Unit::Minute => Decimal::whole(at.into()) == *number,
                    _ => false,
                },
                Value::Hours(from, to) => {
                    *unit == Unit::Hour && (is_hour(from, *number) || is_hour(to, *number))
                }
                Value::Weekdays(days) if fact.soft => {
                    *unit == Unit::Day && Decimal::whole(days.count_ones().into()) == *number
                }
                // `half an hour`, `1.5 hours`
                Value::Duration(hours, Unit::Hour) if fact.soft || hours.as_whole().is_none() => {
                    *unit == Unit::Minute && hours.0.saturating_mul(60) == number.0
                }
                // `90 minutes` for an hour and a half
                Value::Duration(minutes, Unit::Minute) if *unit == Unit::Hour => {
                    number.as_whole().is_none() && is_as_long(passage, *number, minutes)
                }
                _ => false,
            });
            let contested = rivals.iter().any(
                |rival| matches!(rival, Value::Duration(own, other) if other == unit && own != number),
            );
            let numbered = worded || (said(&Value::Count(*number)) && measured);
            also || (numbered && !contested)
        }
        Value::Frequency(number, unit) => {
            let period =
                any(&|fact| matches!(fact.value, Value::Frequency(_, other) if other == *unit));
            let once = said(&Value::Frequency(Decimal(0), *unit));
            (said(&Value::Count(*number)) && period) || (once && *number == Decimal::whole(1))
        }
        // `17 heures`, `1 h 30` for 90 minutes
        Value::Clock(at) => any(&|fact| match fact.value {
            Value::Duration(hours, Unit::Hour) => is_hour(*at, hours),
            Value::Duration(minutes, Unit::Minute) => Decimal::whole((*at).into()) == minutes,
            _ => false,
        }),
        Value::Date(year, month, day) => {
            let dated = any(
                &|fact| matches!(fact.value, Value::Date(y, m, _) if y == *year && m == *month),
            );
            *day > 0 && dated && said(&Value::Count(Decimal::whole((*day).into())))
        }
        // `75 000 (in $)`
        Value::Amount(sign, number) => {
            said(&Value::Amount(sign.clone(), Decimal(0))) && said(&Value::Count(*number))
        }
        _ => false,
    }
}

/// Whether two telephone numbers are one, written nationally and internationally: what the other has
/// more can only be the code of its country.
pub fn same_phone(a: &Value, b: &Value) -> bool {
    let (Value::Phone(a), Value::Phone(b)) = (a, b) else {
        return false;
    };
    let (national, international) = if a.starts_with('+') { (b, a) } else { (a, b) };
    let Some(international) = international.strip_prefix('+') else {
        return false;
    };
    let national = national.trim_start_matches('0');
    let code = international.strip_suffix(national);
    national.len() >= 6 && code.is_some_and(|code| code.is_empty() || is_country(code))
}

/// Countries whose code has two digits; North America has 1, Russia 7, all others have three digits.
const TWO_DIGITS: &[&str] = &[
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47",
    "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65",
    "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
];

fn is_country(code: &str) -> bool {
    match code.len() {
        1 => matches!(code, "1" | "7"),
        2 => TWO_DIGITS.contains(&code),
        3 => !code.starts_with(['1', '7']) && !TWO_DIGITS.contains(&&code[..2]),
        _ => false,
    }
}

/// Whether minutes, alone or beside hours, are a number of hours: `90 minutes`, `1 hour 30 minutes`.
fn is_as_long(passage: &Passage, hours: Decimal, minutes: Decimal) -> bool {
    let rest = hours.0.saturating_mul(60).saturating_sub(minutes.0);
    let beside = |fact: &Fact| matches!(fact.value, Value::Duration(own, Unit::Hour) if own.0.saturating_mul(60) == rest);
    rest == 0 || passage.facts.iter().any(beside)
}

fn is_hour(minutes: u16, number: Decimal) -> bool {
    Decimal::whole(i64::from(minutes)) == Decimal(number.0.saturating_mul(60))
}

/// Whether two words of direction stand against each other: at another number they say another thing.
fn contradicts(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Bound(own, number), Value::Bound(bound, at)) => {
            number == at && own.contradicts(*bound)
        }
        (Value::Direction(own), Value::Direction(side)) => own != side,
        _ => false,
    }
}

fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Count(number) | Value::Duration(number, _) | Value::Frequency(number, _) => {
            Some(*number)
        }
        _ => None,
    }
}

/// Differences that translation makes rightly. `none_expected`: the others state nothing of the kind.
pub fn excused(kind: Kind, missing: &[Value], extra: &[Value], none_expected: bool) -> bool {
    match kind {
        // A zone may be added for readers, or left out; another one is wrong.
        Kind::Zone => extra.is_empty() || (missing.is_empty() && none_expected),
        // `by Friday` is said without the word.
        Kind::Direction => {
            let mut missing = missing.iter();
            !missing.any(|value| extra.iter().any(|other| contradicts(value, other)))
        }
        // `one of the …`
        Kind::Number => missing
            .iter()
            .chain(extra)
            .all(|value| *value == Value::Count(Decimal::whole(1))),
        _ => false,
    }
}
