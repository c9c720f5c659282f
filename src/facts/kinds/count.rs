//! Numbers that are nothing else: counts, years, versions of two parts, numbers in words.

use super::super::token::{TokenKind, Tokens};
use super::super::value::{Decimal, Value};
use super::numeral::numeral;
use super::{FactKind, Found, Spot};
use crate::locale::Concept;
use crate::locale::text::is_unspaced;

pub struct Count;

impl FactKind for Count {
    fn read(&self, spot: &Spot) -> Option<Found> {
        let (tokens, at) = (spot.tokens, spot.at);
        if let Some(meaning) = tokens.meaning(at) {
            if let Some(number) = meaning.number {
                return Some(Found::soft(1, Value::Count(Decimal::whole(number.into()))));
            }
            let ordinal = meaning.ordinal?;
            return Some(Found::soft(1, Value::Count(Decimal::whole(ordinal.into()))));
        }
        let number = numeral(tokens, at)?;
        let end = at + number.length;
        // `21vianet`, `o365`, `20xx`
        if touches_word(tokens, at, end) {
            return Some(Found::nothing(number.length));
        }
        // Languages differ in the sign, so a bare number with a fraction is its figures.
        if number.has_fraction {
            return Some(Found::hard(
                number.length,
                Value::Code(number.value.to_string()),
            ));
        }
        let one = number.value == Decimal::whole(1) && tokens.means(end, Concept::Counter);
        let value = Value::Count(number.value);
        Some(Found {
            length: number.length,
            values: vec![(value, one)],
        })
    }
}

/// Whether letters stand directly beside a number.
fn touches_word(tokens: &Tokens, from: usize, to: usize) -> bool {
    let is_word = |index: usize| match tokens.kind(index) {
        Some(TokenKind::Word(word)) => !word.starts_with(is_unspaced),
        _ => false,
    };
    (from > 0 && tokens.tight(from) && is_word(from - 1)) || (tokens.tight(to) && is_word(to))
}
