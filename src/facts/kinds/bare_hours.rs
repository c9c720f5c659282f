//! Ranges of clock times whose hours are bare, or have the word that hours of a duration have too:
//! `20 à 22 h`, `de las 9 a las 17`, `kl. 9–17`, `lun-ven 9-14`. What stands beside them tells.

use super::super::token::{TokenKind, Tokens};
use super::super::value::{Decimal, Unit, Value};
use super::clock::{announcer, joint_within};
use super::date::Date;
use super::duration::unit;
use super::{FactKind, Found, Spot, weekday};
use crate::locale::Concept;

pub struct BareHours;

/// A bare hour with the word behind it.
struct Hour {
    hour: u16,
    word: Word,
    length: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Word {
    None,
    /// `h`
    Short,
    /// `heures`
    Long,
}

impl FactKind for BareHours {
    fn may_begin(&self, token: &TokenKind) -> bool {
        matches!(token, TokenKind::Number(_))
    }

    fn read(&self, spot: &Spot) -> Option<Found> {
        let (tokens, at) = (spot.tokens, spot.at);
        let first = hour(tokens, at)?;
        // `4 ore 2 volte` announces nothing.
        let directly = at > 0 && tokens.means(at - 1, Concept::At);
        let counted = directly && at > 1 && tokens.number(at - 2).is_some();
        let announcer = announcer(tokens, at).filter(|_| !counted);
        let announced = directly && !counted;
        let joint = at + first.length;
        let to = tokens.is_sign(joint, &['-'])
            || tokens.means(joint, Concept::To)
            || joint_within(tokens, at, joint).is_some();
        let Some(second) = to.then(|| hour(tokens, joint + 1)).flatten() else {
            return announced.then(|| single(tokens, at, &first)).flatten();
        };
        // `de las 9 a las 17`, `kl. 9–17`; `om 2 tot 4` may count something.
        let named = announcer.is_some_and(|announcer| of_clock(tokens, announcer));
        let twice = named || (announced && tokens.means(joint, Concept::At));
        let announced = announced || tokens.means(joint, Concept::At);
        // `kl. 21–5`
        let night = named && first.hour >= 18 && second.hour < first.hour;
        let rising = first.hour < second.hour && second.hour <= 24 || (night && first.hour < 24);
        let word = match second.word {
            Word::None => first.word,
            word => word,
        };
        if !rising || goes_on(spot, joint + 1, second.length) {
            return None;
        }
        let late = (13..24).contains(&second.hour);
        let certain = match word {
            Word::None => twice || (first.hour >= 5 && follows_days(tokens, at)),
            Word::Short => announced || late || follows_days(tokens, at),
            Word::Long => (announced && late) || follows_days(tokens, at),
        };
        let length = first.length + 1 + second.length;
        let hours = Value::Hours(first.hour * 60, second.hour * 60);
        if certain {
            return Some(Found::hard(length, hours));
        }
        // `8 à 12 h` may be either, and so only explains what others say.
        let either = word != Word::None && (first.hour >= 6 || late);
        either.then(|| {
            let duration = |hour: u16| Value::Duration(Decimal::whole(hour.into()), Unit::Hour);
            let values = [hours, duration(first.hour), duration(second.hour)];
            Found {
                length,
                values: values.map(|value| (value, true)).to_vec(),
            }
        })
    }
}

fn hour(tokens: &Tokens, at: usize) -> Option<Hour> {
    let digits = tokens.number(at).filter(|digits| digits.len() <= 2)?;
    let hour = digits.parse().ok()?;
    let word = match tokens.means(at + 1, Concept::Clock) {
        false => Word::None,
        true if tokens.slice(at + 1, at + 2).trim_end_matches('.').len() <= 2 => Word::Short,
        true => Word::Long,
    };
    let length = 1 + usize::from(word != Word::None);
    Some(Hour { hour, word, length })
}

/// `às 9h`, `kl. 9`, `alle 9`: without a word of its own the number may be a count.
fn single(tokens: &Tokens, at: usize, time: &Hour) -> Option<Found> {
    let clock = Value::Clock(time.hour * 60);
    let number = Decimal::whole(time.hour.into());
    let other = match time.word {
        _ if time.hour > 23 => return None,
        Word::None if figures_follow(tokens, at + 1) => return None,
        Word::Short => return Some(Found::hard(time.length, clock)),
        Word::None if of_clock(tokens, at - 1) => return Some(Found::hard(1, clock)),
        Word::None if names_something(tokens, at + 1) => return None,
        Word::None => Value::Count(number),
        Word::Long => Value::Duration(number, Unit::Hour),
    };
    Some(Found {
        length: time.length,
        values: vec![(clock, true), (other, true)],
    })
}

/// Words such as `kl.` and `ore` are said of nothing else before a number.
fn of_clock(tokens: &Tokens, at: usize) -> bool {
    tokens.means(at, Concept::Clock)
}

/// Whether what is counted follows.
fn names_something(tokens: &Tokens, at: usize) -> bool {
    use TokenKind::{Known, Number, Opaque, Word};
    matches!(
        tokens.kind(at),
        Some(Known(_) | Number(_) | Opaque | Word(_))
    )
}

/// Whether the last number is that of something else: `1-2 days`, `9–12 May`, `1-3.5`.
fn goes_on(spot: &Spot, last: usize, length: usize) -> bool {
    let tokens = spot.tokens;
    let end = last + length;
    let dated = Date.read(&Spot { at: last, ..*spot }).is_some();
    let measured = length == 1 && unit(tokens, end).is_some();
    dated || measured || figures_follow(tokens, end)
}

fn figures_follow(tokens: &Tokens, at: usize) -> bool {
    let sign = tokens.is_sign(at, &['.', ',', ':', '-', '/']) && tokens.tight(at + 1);
    let behind = sign && tokens.number(at + 1).is_some();
    tokens.number(at).is_some() || behind || tokens.is_sign(at, &['%'])
}

/// How far before the hours the days may stand: `lunes a viernes, de 9 a 14`.
const REACH: usize = 3;

fn follows_days(tokens: &Tokens, at: usize) -> bool {
    let before = (at.saturating_sub(REACH)..at).rev();
    let mut near = before.take_while(|index| tokens.number(*index).is_none());
    near.any(|index| {
        weekday::day(tokens, index).is_some() || tokens.means(index, Concept::Weekdays)
    })
}
