//! Times of day and ranges of them, in minutes: `6 am – 5:30 pm`, `6 h 00 à 17 h 30`,
//! `上午 6 點 – 下午 5:30`.

mod minutes;
mod time;

use super::super::token::{TokenKind, Tokens};
use super::super::value::{Decimal, Value};
use super::{FactKind, Found, Spot};
use crate::locale::Concept;
use crate::locale::text::is_unspaced;
use time::{Half, Time, time};

pub struct Clock;

impl FactKind for Clock {
    fn read(&self, spot: &Spot) -> Option<Found> {
        let tokens = spot.tokens;
        let first = time(tokens, spot.at)?;
        let joint = joint(tokens, spot.at + first.length)
            .or_else(|| joint_within(tokens, spot.at, spot.at + first.length));
        let second = joint.and_then(|width| {
            let at = spot.at + first.length + width;
            Some((width, time(tokens, at)?))
        });
        if let Some((width, second)) = second
            && (first.certain || second.certain || names(first, second))
        {
            let length = first.length + width + second.length;
            let mut range = range(tokens, spot.at, length, first, second);
            let worded = first.worded || second.worded;
            range
                .values
                .iter_mut()
                .for_each(|(_, soft)| *soft |= worded);
            return Some(range);
        }
        if first.fault && first.certain {
            let text = tokens.slice(spot.at, spot.at + first.length);
            return Some(Found::hard(first.length, Value::Malformed(text.to_owned())));
        }
        let clock = Value::Clock(first.minutes(first.half_of_day));
        if !first.certain {
            // `noon` is a figure of speech too, but explains 12:00.
            return first.named.then(|| Found::soft(first.length, clock));
        }
        // `三點` may be three points, and `10 时` "when it is ten".
        let word = tokens.slice(spot.at + 1, spot.at + 2);
        let bare = first.length == 2 && first.half_of_day.is_none();
        let unsure = first.worded || (bare && word.chars().all(is_unspaced));
        let mut values = vec![(clock, unsure)];
        if tokens.means(spot.at, Concept::HalfTo) {
            let evening = Value::Clock(first.minutes(Some(Half::Pm)));
            values.extend(first.half_of_day.is_none().then_some((evening, true)));
        } else if unsure {
            values.push((Value::Count(Decimal::whole(first.hour.into())), true));
        }
        let length = first.length;
        Some(Found { length, values })
    }
}

/// `from midnight to noon`, `das 9h à meia-noite`.
fn names(first: Time, second: Time) -> bool {
    (first.named && (second.named || second.marked)) || (first.marked && second.named)
}

fn range(tokens: &Tokens, at: usize, length: usize, first: Time, second: Time) -> Found {
    // One am or pm may serve both ends: `8-10 pm`.
    let half = first.half_of_day.or(second
        .half_of_day
        .filter(|_| first.hour <= second.hour && first.hour < 12));
    let from = first.minutes(half);
    let to = match second.minutes(second.half_of_day) {
        0 => 24 * 60,
        // `9 am – 5` means the afternoon.
        to if second.half_of_day.is_none() && first.half_of_day.is_some() && to <= from => {
            to + 12 * 60
        }
        to => to,
    };
    let text = || tokens.slice(at, at + length).to_owned();
    // Who begins at 22:00 counts to 24, so that 06:00 is the next morning; behind 9:00 a 5:30 has
    // lost its afternoon.
    let counts_to_12 = from < 13 * 60 && half.is_none() && second.half_of_day.is_none();
    let backwards = to <= from && to < 12 * 60 && counts_to_12;
    // `6:00 - 17:00:30`
    let uneven = first.seconds != second.seconds;
    if first.fault || second.fault || backwards || uneven {
        return Found::hard(length, Value::Malformed(text()));
    }
    Found::hard(length, Value::Hours(from, to.min(24 * 60)))
}

/// What stands between the ends of a range.
fn joint(tokens: &Tokens, at: usize) -> Option<usize> {
    match tokens.kind(at)? {
        // `9 点——17 点`
        TokenKind::Sign('-') => Some(1 + usize::from(tokens.is_sign(at + 1, &['-']))),
        TokenKind::Known(meaning) if meaning.is(Concept::To) => Some(1),
        _ => None,
    }
}

/// `tussen 9.00 en 17.00 uur`: a word before both ends makes a range of what an `and` joins.
pub(super) fn joint_within(tokens: &Tokens, first: usize, end: usize) -> Option<usize> {
    let within = first > 0 && tokens.means(first - 1, Concept::Within);
    (within && tokens.means(end, Concept::And)).then_some(1)
}

/// Nobody announces more ranges with one word, and none has more tokens: `13:00:00 - 17:00:00`.
const MOST_RANGES: usize = 10;
const LONGEST_RANGE: usize = 12;

/// The word of clock times that announces a time, directly or before other ranges: `kl. 8.30–12 och
/// 13–17.30`.
pub(super) fn announcer(tokens: &Tokens, time: usize) -> Option<usize> {
    let mut at = time.checked_sub(1)?;
    for _ in 0..MOST_RANGES {
        if tokens.means(at, Concept::At) {
            return Some(at);
        }
        let goes_on = tokens.means(at, Concept::And) || tokens.is_sign(at, &[',']);
        let part = |at: usize| {
            tokens.number(at).is_some()
                || tokens.is_sign(at, &['.', ':'])
                || joint(tokens, at).is_some()
        };
        if !goes_on {
            return None;
        }
        let mut first = at;
        while first > at.saturating_sub(LONGEST_RANGE) && part(first - 1) {
            first -= 1;
        }
        let ranged = (first..at).any(|at| joint(tokens, at).is_some());
        if !(ranged && first > 0) {
            return None;
        }
        at = first - 1;
    }
    None
}
