//! Priorities and telephone numbers.

use crate::facts::Value;

use super::{Edit, Operator, Spot, fact};

pub const OPERATORS: &[Operator] = &[
    fact("priority-changed", priority_changed),
    fact("level-dropped", level_dropped),
    fact("phone-digit-changed", phone_digit_changed),
    fact("phone-digits-transposed", phone_digits_transposed),
];

fn priority_changed(spot: &Spot) -> Option<Edit> {
    let Value::Priority(levels) = spot.value else {
        return None;
    };
    let word = spot.numbers().next()?;
    let free = (1..=9u64).find(|level| levels & (1 << (level - 1)) == 0)?;
    Some((word.range.clone(), free.to_string()))
}

/// `P2, P3 en P4` becomes `P3 en P4`.
fn level_dropped(spot: &Spot) -> Option<Edit> {
    if !matches!(spot.value, Value::Priority(_)) {
        return None;
    }
    let letters = spot.written.match_indices(['P', 'p']);
    let digit_behind =
        |at: &usize| spot.written[at + 1..].starts_with(|c: char| c.is_ascii_digit());
    let mut levels = letters.map(|(at, _)| at).filter(digit_behind);
    let (first, second) = (levels.next()?, levels.next()?);
    // A level that is named twice is lost only when both are.
    let same =
        spot.written[first + 1..].chars().next() == spot.written[second + 1..].chars().next();
    (!same).then(|| (first..second, String::new()))
}

fn phone_digit_changed(spot: &Spot) -> Option<Edit> {
    if !matches!(spot.value, Value::Phone(_)) {
        return None;
    }
    let (at, digit) = spot
        .written
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_ascii_digit())?;
    let other = if digit == '9' {
        '8'
    } else {
        (digit as u8 + 1) as char
    };
    Some((at..at + 1, other.to_string()))
}

fn phone_digits_transposed(spot: &Spot) -> Option<Edit> {
    if !matches!(spot.value, Value::Phone(_)) {
        return None;
    }
    let bytes = spot.written.as_bytes();
    let pair = |at: &usize| {
        let (a, b) = (bytes[*at], bytes[at + 1]);
        a.is_ascii_digit() && b.is_ascii_digit() && a != b
    };
    let at = (0..bytes.len().saturating_sub(1)).rev().find(pair)?;
    let (a, b) = (bytes[at] as char, bytes[at + 1] as char);
    Some((at..at + 2, format!("{b}{a}")))
}
