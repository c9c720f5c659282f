//! Reads one time of day: `5:30 pm`, `17 h 30`, `下午 5:30`, `noon`, `halb sieben`.

use super::super::super::token::Tokens;
use super::super::duration::unit;
use super::minutes::minutes;
use crate::locale::Concept;
use crate::locale::text::is_unspaced;

/// A time as it is written.
#[derive(Clone, Copy, Debug)]
pub struct Time {
    pub hour: u16,
    pub minute: u16,
    pub half_of_day: Option<Half>,
    /// Whether it could be nothing but a time.
    pub certain: bool,
    /// Whether it is noon or midnight.
    pub named: bool,
    /// Whether a word of clock times stands with it.
    pub marked: bool,
    /// Whether its hour is a number word: that explains, and accuses nobody.
    pub worded: bool,
    pub length: usize,
    pub seconds: bool,
    pub fault: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Half {
    Am,
    Pm,
}

impl Time {
    pub fn minutes(&self, half: Option<Half>) -> u16 {
        let hour = match half {
            Some(Half::Pm) if self.hour < 12 => self.hour + 12,
            Some(Half::Am) if self.hour == 12 => 0,
            _ => self.hour,
        };
        hour.min(24) * 60 + self.minute
    }
}

pub fn half_of_day(tokens: &Tokens, at: usize) -> Option<Half> {
    match tokens.meaning(at)?.one_of(&[Concept::Am, Concept::Pm])? {
        Concept::Am => Some(Half::Am),
        _ => Some(Half::Pm),
    }
}

/// The time that begins at a token.
pub fn time(tokens: &Tokens, start: usize) -> Option<Time> {
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
