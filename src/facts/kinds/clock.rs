//! Times of day and ranges of them, in minutes: `6 am – 5:30 pm`, `6 h 00 à 17 h 30`,
//! `上午 6 點 – 下午 5:30`.

use super::super::token::{TokenKind, Tokens};
use super::super::value::{Decimal, Value};
use super::duration::unit;
use super::{FactKind, Found, Spot};
use crate::locale::Concept;
use crate::locale::text::is_unspaced;

pub struct Clock;

/// A time as it is written.
#[derive(Clone, Copy, Debug)]
struct Time {
    hour: u16,
    minute: u16,
    half_of_day: Option<Half>,
    /// Whether it could be nothing but a time.
    certain: bool,
    /// Whether it is noon or midnight.
    named: bool,
    /// Whether a word of clock times stands with it.
    marked: bool,
    /// Whether its hour is a number word: that explains, and accuses nobody.
    worded: bool,
    length: usize,
    seconds: bool,
    fault: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Half {
    Am,
    Pm,
}

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

fn half_of_day(tokens: &Tokens, at: usize) -> Option<Half> {
    match tokens.meaning(at)?.one_of(&[Concept::Am, Concept::Pm])? {
        Concept::Am => Some(Half::Am),
        _ => Some(Half::Pm),
    }
}

/// The time that begins at a token.
fn time(tokens: &Tokens, start: usize) -> Option<Time> {
    if let Some(named) = named_time(tokens, start).or_else(|| half_to(tokens, start)) {
        return Some(named);
    }
    // Scripts with blanks put it behind; German `am 20.` is no morning.
    let leads = tokens.slice(start, start + 1).chars().any(is_unspaced);
    let before = half_of_day(tokens, start).filter(|_| leads);
    let mut at = start + usize::from(before.is_some());
    let worded = tokens.number(at).is_none();
    let hour = match tokens.number(at) {
        Some(digits) if digits.len() <= 2 => digits.parse().ok()?,
        Some(_) => return None,
        None => worded_hour(tokens, at)?,
    };
    at += 1;
    let minutes = minutes(tokens, at);
    at += minutes.length;
    let mut half = before;
    // `晚 8 小時` is eight hours later.
    let measured = unit(tokens, at).is_some() && !tokens.means(at, Concept::Clock);
    if before.is_some() && minutes.length == 0 && measured {
        return None;
    }
    if let Some(after) = half_of_day(tokens, at).filter(|_| before.is_none()) {
        half = Some(after);
        at += 1;
    }
    let marked = before.is_some() || minutes.length > 0;
    // `17:30 uur`; `9 uur` alone may be a duration.
    if tokens.means(at, Concept::Clock) && (minutes.certain || minutes.length == 0) {
        at += 1;
    }
    let certain = (minutes.certain || half.is_some()) && hour <= 99;
    Some(Time {
        hour,
        minute: minutes.value,
        half_of_day: half,
        certain,
        named: false,
        marked,
        worded,
        length: at - start,
        seconds: minutes.seconds,
        fault: hour > 24 || minutes.fault || (hour == 24 && minutes.value > 0),
    })
}

/// `九點`, `neun Uhr`: a word before one that is said of clock times only.
fn worded_hour(tokens: &Tokens, at: usize) -> Option<u16> {
    let hour = tokens.meaning(at)?.number.filter(|hour| *hour <= 24)?;
    let clock = tokens.means(at + 1, Concept::Clock) && !tokens.means(at + 1, Concept::Hour);
    clock.then_some(hour as u16)
}

/// `halb sieben`, `half zeven`, `halv sju`: the hour goes on for its half of the day.
fn half_to(tokens: &Tokens, at: usize) -> Option<Time> {
    if !tokens.means(at, Concept::HalfTo) || unit(tokens, at + 2).is_some() {
        return None;
    }
    let figure = tokens.number(at + 1).filter(|digits| digits.len() <= 2);
    let figure = figure.and_then(|digits| digits.parse().ok());
    let word = || tokens.meaning(at + 1)?.number;
    let hour = figure
        .or_else(word)
        .filter(|hour| (1..=12).contains(hour))?;
    let half = half_of_day(tokens, at + 2);
    Some(Time {
        hour: (hour as u16 + 11) % 12,
        minute: 30,
        half_of_day: half,
        certain: true,
        named: false,
        marked: true,
        worded: true,
        length: 2 + usize::from(half.is_some()),
        seconds: false,
        fault: false,
    })
}

/// Noon and midnight, where a range says one.
fn named_time(tokens: &Tokens, at: usize) -> Option<Time> {
    let hour = match tokens
        .meaning(at)?
        .one_of(&[Concept::Noon, Concept::Midnight])?
    {
        Concept::Noon => 12,
        _ => 0,
    };
    let fault = tokens.is_sign(at + 1, &[':']) && tokens.number(at + 2).is_some();
    Some(Time {
        hour,
        minute: 0,
        half_of_day: None,
        certain: fault,
        named: true,
        marked: false,
        worded: false,
        length: if fault { 3 } else { 1 },
        seconds: false,
        fault,
    })
}

#[derive(Default)]
struct Minutes {
    value: u16,
    length: usize,
    certain: bool,
    seconds: bool,
    fault: bool,
}

fn minutes(tokens: &Tokens, at: usize) -> Minutes {
    let two = |at: usize| {
        tokens
            .number(at)
            .filter(|digits| digits.len() == 2)
            .and_then(|digits| digits.parse::<u16>().ok())
    };
    if tokens.is_sign(at, &[':'])
        && tokens.tight(at + 1)
        && let Some(value) = two(at + 1)
    {
        let seconds = tokens.is_sign(at + 2, &[':'])
            && tokens.tight(at + 2)
            && tokens.tight(at + 3)
            && two(at + 3).is_some();
        return Minutes {
            value,
            length: if seconds { 4 } else { 2 },
            certain: true,
            seconds,
            fault: value > 59,
        };
    }
    if tokens.is_sign(at, &['.'])
        && tokens.tight(at)
        && tokens.tight(at + 1)
        && let Some(value) = two(at + 1)
        && value < 60
        && dotted(tokens, at)
    {
        return Minutes {
            value,
            length: 2,
            certain: true,
            seconds: false,
            fault: false,
        };
    }
    if tokens.means(at, Concept::Clock) {
        return after_clock_word(tokens, at, two);
    }
    Minutes::default()
}

/// `17 h 30`, `5 點半`, `午後5時30分`; `13h:00` is a slip.
fn after_clock_word(tokens: &Tokens, at: usize, two: impl Fn(usize) -> Option<u16>) -> Minutes {
    if tokens.means(at + 1, Concept::Half) {
        return Minutes {
            value: 30,
            length: 2,
            certain: true,
            seconds: false,
            fault: false,
        };
    }
    if let Some(value) = two(at + 1) {
        let marked =
            tokens.means(at + 2, Concept::MinuteMark) || tokens.means(at + 2, Concept::Minute);
        return Minutes {
            value,
            length: if marked { 3 } else { 2 },
            certain: true,
            seconds: false,
            fault: value > 59,
        };
    }
    if tokens.is_sign(at + 1, &[':']) && tokens.tight(at + 1) && two(at + 2).is_some() {
        return Minutes {
            value: 0,
            length: 3,
            certain: true,
            seconds: false,
            fault: true,
        };
    }
    // A word that is also the unit of a duration is not enough.
    let only_clock = !tokens.means(at, Concept::Hour);
    Minutes {
        value: 0,
        length: 1,
        certain: only_clock,
        seconds: false,
        fault: false,
    }
}

/// `9.00` is a time beside another one or before a word of clock times; else it is a number.
fn dotted(tokens: &Tokens, dot: usize) -> bool {
    let time_at = |at: usize| {
        tokens.number(at).is_some_and(|hour| hour.len() <= 2)
            && tokens.is_sign(at + 1, &['.'])
            && tokens
                .number(at + 2)
                .is_some_and(|minute| minute.len() == 2)
    };
    let next = dot + 2;
    let word = tokens.means(next, Concept::Clock) || half_of_day(tokens, next).is_some();
    let within = || dot >= 2 && joint_within(tokens, dot - 1, next).is_some();
    // `8.30 bis 12 Uhr`
    let hour_at = |at: usize| tokens.number(at).is_some() && tokens.means(at + 1, Concept::Clock);
    let joined = joint(tokens, next).is_some() || within();
    let begins = joined && (time_at(next + 1) || hour_at(next + 1));
    // `kl. 9.30`, `kl. 9-17.30`
    let range = || dot >= 4 && joint(tokens, dot - 2).is_some() && tokens.number(dot - 3).is_some();
    let announced = announcer(tokens, dot.saturating_sub(1)).is_some()
        || (range() && announcer(tokens, dot - 3).is_some());
    let joins = || {
        joint(tokens, dot - 2)
            .or_else(|| joint_within(tokens, dot - 5, dot - 2))
            .is_some()
    };
    let ends = dot >= 5 && joins() && time_at(dot - 5);
    word || begins || ends || announced
}

impl Time {
    fn minutes(&self, half: Option<Half>) -> u16 {
        let hour = match half {
            Some(Half::Pm) if self.hour < 12 => self.hour + 12,
            Some(Half::Am) if self.hour == 12 => 0,
            _ => self.hour,
        };
        hour.min(24) * 60 + self.minute
    }
}
