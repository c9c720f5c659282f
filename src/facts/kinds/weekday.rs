//! Days of the week: `Monday–Friday`, `van maandag t/m vrijdag`, `週一至週五`.

use super::super::token::{TokenKind, Tokens};
use super::super::value::{Decimal, Unit, Value};
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
        let first = day(tokens, at)?;
        if let Some((length, days)) = range(tokens, at) {
            return Some(Found::hard(length, days));
        }
        let length = width(tokens, at);
        // `fr-FR` names a language.
        if is_joint(tokens, at + length) && day(tokens, at + length + 1) == Some(first) {
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

/// `Monday to Friday`, `ma-vr`.
pub(super) fn range(tokens: &Tokens, at: usize) -> Option<(usize, Value)> {
    let first = day(tokens, at)?;
    let joint = at + width(tokens, at);
    let last = day(tokens, joint + 1).filter(|last| is_joint(tokens, joint) && *last != first)?;
    let count = (last + 7 - first) % 7;
    let days = (0..=count).fold(0, |days, step| days | 1 << ((first + step) % 7));
    Some((joint + 2 - at, Value::Weekdays(days)))
}

/// A day and the point of its short form.
fn width(tokens: &Tokens, at: usize) -> usize {
    1 + usize::from(tokens.is_sign(at + 1, &['.']) && tokens.tight(at + 1))
}

fn is_joint(tokens: &Tokens, at: usize) -> bool {
    tokens.is_sign(at, &['-']) || tokens.means(at, Concept::To)
}

pub fn day(tokens: &Tokens, at: usize) -> Option<u8> {
    let meaning = tokens.meaning(at)?;
    let index = Concept::DAYS.iter().position(|day| meaning.is(*day))?;
    Some(index as u8)
}
