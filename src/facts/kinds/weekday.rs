//! Days of the week: `Monday–Friday`, `van maandag t/m vrijdag`, `週一至週五`.

use super::super::token::{TokenKind, Tokens};
use super::super::value::{Decimal, Unit, Value};
use super::clock::joint_within;
use super::{FactKind, Found, Spot};
use crate::locale::Concept;
use crate::locale::text::is_unspaced;

pub struct Weekday;

impl FactKind for Weekday {
    fn may_begin(&self, token: &TokenKind) -> bool {
        matches!(token, TokenKind::Known(_))
    }

    fn read(&self, spot: &Spot) -> Option<Found> {
        let (tokens, at) = (spot.tokens, spot.at);
        if tokens.means(at, Concept::EveryDay) || tokens.means(at, Concept::AllWeek) {
            let daily = Value::Frequency(Decimal(0), Unit::Day);
            return Some(Found {
                length: 1,
                values: vec![(Value::Weekdays(0b111_1111), true), (daily, true)],
            });
        }
        if tokens.means(at, Concept::Weekdays) || tokens.means(at, Concept::AllWorkdays) {
            return Some(Found::soft(1, Value::Weekdays(0b1_1111)));
        }
        if let Some((length, days)) = range(tokens, at) {
            return Some(Found::hard(length, days));
        }
        // `op werkdagen` beside hours says which days they are.
        if tokens.means(at, Concept::BusinessDay) {
            return Some(Found::soft(1, Value::Weekdays(0b1_1111)));
        }
        let first = day(tokens, at)?;
        let length = width(tokens, at);
        // `fr-FR` names a language.
        if joint(tokens, at, at + length) == Some(1) && day(tokens, at + length + 1) == Some(first)
        {
            return Some(Found::nothing(length + 2));
        }
        // Short forms are words of their own in many languages: `zo`, `do`, `mar`.
        let name = tokens.slice(at, at + 1);
        let short = name.trim_end_matches('.').chars().count() <= 3 && !name.contains(is_unspaced);
        let beside = |at: usize| day(tokens, at).is_some();
        let alone = !(beside(at + length)
            || beside(at + length + 1)
            || beside(at.wrapping_sub(1))
            || beside(at.wrapping_sub(2)));
        if short && alone {
            return None;
        }
        let days = Value::Weekdays(1 << first);
        // Portuguese counts its days: `a quarta` is Wednesday, or the fourth.
        let ordinal = tokens.meaning(at).and_then(|meaning| meaning.ordinal);
        Some(match ordinal.filter(|_| alone) {
            Some(ordinal) => Found {
                length,
                values: vec![
                    (days, true),
                    (Value::Count(Decimal::whole(ordinal.into())), true),
                ],
            },
            None => Found::hard(length, days),
        })
    }
}

/// `Monday to Friday`, `ma-vr`, `月～金`, `週一至五`, `between Monday and Friday`.
pub(super) fn range(tokens: &Tokens, at: usize) -> Option<(usize, Value)> {
    let named = day(tokens, at);
    let first = named.or_else(|| short_day(tokens, at).filter(|_| !ends_word(tokens, at)))?;
    let end = at + width(tokens, at);
    let second = end + joint(tokens, at, end)?;
    let last = day(tokens, second)
        .or_else(|| short_day(tokens, second).filter(|_| !begins_word(tokens, second)))
        .filter(|last| *last != first)?;
    // `一至五` is one to five.
    let is_number = |at: usize| tokens.meaning(at).is_some_and(|word| word.number.is_some());
    if named.is_none() && is_number(at) && is_number(second) {
        return None;
    }
    let count = (last + 7 - first) % 7;
    let days = (0..=count).fold(0, |days, step| days | 1 << ((first + step) % 7));
    Some((second + 1 - at, Value::Weekdays(days)))
}

/// Whether a sign is the end of a longer word: `當日`, `3 月`.
fn ends_word(tokens: &Tokens, at: usize) -> bool {
    use TokenKind::{Number, Word};
    let before = at.checked_sub(1).and_then(|before| tokens.kind(before));
    match before {
        Some(Number(_)) => true,
        Some(Word(_)) => tokens.tight(at),
        _ => false,
    }
}

/// Whether a sign begins a longer word or is a number: `金額`, `五點`. Kana and Hangul behind it are
/// particles.
fn begins_word(tokens: &Tokens, at: usize) -> bool {
    let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9FFF}');
    match tokens.kind(at + 1).filter(|_| tokens.tight(at + 1)) {
        Some(TokenKind::Word(word)) => word.starts_with(is_han),
        Some(TokenKind::Known(word)) => {
            word.number.is_some() || word.one_of(&Concept::UNITS).is_some()
        }
        _ => false,
    }
}

/// A day and the point of its short form.
fn width(tokens: &Tokens, at: usize) -> usize {
    1 + usize::from(tokens.is_sign(at + 1, &['.']) && tokens.tight(at + 1))
}

/// How many tokens stand between the ends of a range that begins at `first`.
fn joint(tokens: &Tokens, first: usize, at: usize) -> Option<usize> {
    let within = || joint_within(tokens, first, at).is_some();
    if tokens.is_sign(at, &['-']) {
        return Some(1 + usize::from(tokens.is_sign(at + 1, &['-'])));
    }
    (tokens.means(at, Concept::To) || within()).then_some(1)
}

pub fn day(tokens: &Tokens, at: usize) -> Option<u8> {
    let meaning = tokens.meaning(at)?;
    let index = Concept::DAYS.iter().position(|day| meaning.is(*day))?;
    Some(index as u8)
}

fn short_day(tokens: &Tokens, at: usize) -> Option<u8> {
    let day = tokens.meaning(at)?.short_day?;
    let index = Concept::DAYS.iter().position(|known| *known == day)?;
    Some(index as u8)
}
