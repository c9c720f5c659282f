//! Times of day and ranges of them.

use crate::facts::Value;
use crate::locale::Concept;

use super::{Edit, Operator, Spot, fact};

pub const OPERATORS: &[Operator] = &[
    fact("hour-shifted", hour_shifted),
    fact("half-hour-lost", half_hour_lost),
    fact("range-end-lost", range_end_lost),
    fact("am-for-pm", am_for_pm),
    fact("weekday-changed", weekday_changed),
    fact("zone-changed", zone_changed),
    fact("minute-impossible", minute_impossible),
];

fn is_time(value: &Value) -> bool {
    matches!(value, Value::Clock(_) | Value::Hours(..))
}

/// An hour less, so that no range runs backwards.
fn hour_shifted(spot: &Spot) -> Option<Edit> {
    let word = spot.numbers().next().filter(|_| is_time(spot.value))?;
    let hour = word.number.filter(|hour| *hour < 24)?;
    let shifted = if hour > 1 { hour - 1 } else { hour + 1 };
    let width = spot.written[word.range.clone()].chars().count();
    Some((word.range.clone(), format!("{shifted:0width$}")))
}

fn half_hour_lost(spot: &Spot) -> Option<Edit> {
    if !is_time(spot.value) {
        return None;
    }
    if let Some(half) = spot.known(Concept::Half) {
        return Some((half.range.clone(), String::new()));
    }
    let minutes = spot
        .numbers()
        .skip(1)
        .find(|word| word.number == Some(30))?;
    Some((minutes.range.clone(), "00".to_owned()))
}

/// No hour has so many minutes.
fn minute_impossible(spot: &Spot) -> Option<Edit> {
    if !is_time(spot.value) {
        return None;
    }
    let [_, sign, minute, ..] = spot.words.as_slice() else {
        return None;
    };
    let written = sign.sign == Some(':') && minute.number.is_some() && minute.range.len() == 2;
    written.then(|| (minute.range.clone(), "75".to_owned()))
}

/// What stands before the second time is lost.
fn range_end_lost(spot: &Spot) -> Option<Edit> {
    if !matches!(spot.value, Value::Hours(..)) {
        return None;
    }
    let is_joint = |word: &&crate::trial::Word| word.sign == Some('-') || word.means(Concept::To);
    let joint = spot.words.iter().skip(1).find(is_joint)?;
    let blanks = spot.written[joint.range.end..].chars();
    let blanks = blanks.take_while(|c| c.is_whitespace());
    let end = joint.range.end + blanks.map(char::len_utf8).sum::<usize>();
    (end < spot.written.len()).then(|| (0..end, String::new()))
}

fn am_for_pm(spot: &Spot) -> Option<Edit> {
    let partners = [(Concept::Am, Concept::Pm), (Concept::Pm, Concept::Am)];
    is_time(spot.value).then(|| spot.exchange(&partners))?
}

/// The last day becomes the one before it.
fn weekday_changed(spot: &Spot) -> Option<Edit> {
    if !matches!(spot.value, Value::Weekdays(_)) {
        return None;
    }
    let day = |word: &crate::trial::Word| Concept::DAYS.iter().position(|day| word.means(*day));
    let (word, index) = spot
        .words
        .iter()
        .rev()
        .find_map(|word| Some((word, day(word)?)))?;
    let like = &spot.written[word.range.clone()];
    let other = spot.lexicon.word(Concept::DAYS[(index + 6) % 7], like)?;
    Some((word.range.clone(), other.to_owned()))
}

fn zone_changed(spot: &Spot) -> Option<Edit> {
    let Value::Zone(zone) = spot.value else {
        return None;
    };
    let named = spot
        .words
        .iter()
        .find(|word| word.meaning.as_ref().is_some_and(|m| m.zone.is_some()))?;
    // `UTC+1`
    if let Some(offset) = spot.numbers().next() {
        let hours = offset.number? + 1;
        return Some((offset.range.clone(), hours.to_string()));
    }
    let like = &spot.written[named.range.clone()];
    let other = spot.lexicon.other_zone(zone, like)?;
    Some((named.range.clone(), other.to_owned()))
}
