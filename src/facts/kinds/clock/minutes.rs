//! Reads what stands behind the hour of a time: `:30`, `.30`, `h 30`, `點半`.

use super::super::super::token::Tokens;
use super::time::half_of_day;
use super::{announcer, joint, joint_within};
use crate::locale::Concept;

#[derive(Default)]
pub struct Minutes {
    pub value: u16,
    pub length: usize,
    pub certain: bool,
    pub seconds: bool,
    pub fault: bool,
}

pub fn minutes(tokens: &Tokens, at: usize) -> Minutes {
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
