//! Days of the week: `Monday–Friday`, `van maandag t/m vrijdag`, `週一至週五`.

use super::super::token::Tokens;
use super::super::value::{Decimal, Unit, Value};
use super::{FactKind, Found, Spot};
use crate::locale::Concept;
use crate::locale::text::is_unspaced;

pub struct Weekday;

const DAYS: [Concept; 7] = [
    Concept::Monday,
    Concept::Tuesday,
    Concept::Wednesday,
    Concept::Thursday,
    Concept::Friday,
    Concept::Saturday,
    Concept::Sunday,
];

impl FactKind for Weekday {
    fn read(&self, spot: &Spot) -> Option<Found> {
        let (tokens, at) = (spot.tokens, spot.at);
        if tokens.means(at, Concept::EveryDay) {
            let daily = Value::Frequency(Decimal(0), Unit::Day);
            return Some(Found {
                length: 1,
                values: vec![(Value::Weekdays(0b111_1111), true), (daily, true)],
            });
        }
        if tokens.means(at, Concept::Weekdays) {
            return Some(Found::soft(1, Value::Weekdays(0b1_1111)));
        }
        let first = day(tokens, at)?;
        let mut length = 1 + usize::from(tokens.is_sign(at + 1, &['.']) && tokens.tight(at + 1));
        let joint = at + length;
        let range = tokens.is_sign(joint, &['-']) || tokens.means(joint, Concept::To);
        if range && let Some(last) = day(tokens, joint + 1) {
            length += 2;
            // `fr-FR` names a language.
            if last == first {
                return Some(Found::nothing(length));
            }
            let count = (last + 7 - first) % 7;
            let days = (0..=count).fold(0, |days, step| days | 1 << ((first + step) % 7));
            return Some(Found::hard(length, Value::Weekdays(days)));
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

pub(super) fn day(tokens: &Tokens, at: usize) -> Option<u8> {
    let meaning = tokens.meaning(at)?;
    let index = DAYS.iter().position(|day| meaning.is(*day))?;
    Some(index as u8)
}
