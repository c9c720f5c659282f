//! Before or after a date or a time: `before September 20`, `9 月 20 日之前`. Elsewhere these words
//! mean other things too.

use super::super::token::{TokenKind, Tokens};
use super::super::value::{Direction as Side, Value};
use super::{FactKind, Found, Spot};
use crate::locale::Concept;
use crate::locale::text::is_unspaced;

pub struct Direction;

impl FactKind for Direction {
    fn may_begin(&self, token: &TokenKind) -> bool {
        matches!(token, TokenKind::Known(_))
    }

    fn read(&self, spot: &Spot) -> Option<Found> {
        let (tokens, at) = (spot.tokens, spot.at);
        let side = match tokens
            .meaning(at)?
            .one_of(&[Concept::Before, Concept::After])?
        {
            Concept::Before => Side::Before,
            _ => Side::After,
        };
        let word = tokens.slice(at, at + 1);
        let moment = match word.chars().all(is_unspaced) {
            true => ends_before(tokens, at),
            false => begins_behind(spot),
        };
        moment.then(|| Found::hard(1, Value::Direction(side)))
    }
}

/// Words that may stand between: `before the 20th`, `vor dem 20.`
const REACH: usize = 2;

fn begins_behind(spot: &Spot) -> bool {
    (1..=REACH).any(|step| {
        let next = Spot {
            at: spot.at + step,
            ..*spot
        };
        let date = || super::date::Date.read(&next).is_some();
        let time = || super::clock::Clock.read(&next).is_some();
        date() || time()
    })
}

/// Languages that put the word behind end a date with a word, and a time with a number or a word.
fn ends_before(tokens: &Tokens, at: usize) -> bool {
    const ENDS: [Concept; 4] = [
        Concept::Day,
        Concept::Clock,
        Concept::MinuteMark,
        Concept::Half,
    ];
    let before = at.wrapping_sub(1);
    let word = tokens.meaning(before);
    tokens.number(before).is_some() || word.is_some_and(|word| word.one_of(&ENDS).is_some())
}
