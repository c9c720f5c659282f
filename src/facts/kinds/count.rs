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
    (from > 0 && tokens.tight(from) && letters(tokens, from - 1))
        || (tokens.tight(to) && letters(tokens, to) && !measures(tokens, to))
}

/// Whether a token before a number is a word that the number belongs to: `A4`, `v3`.
pub fn touches(tokens: &Tokens, before: usize) -> bool {
    tokens.tight(before + 1) && letters(tokens, before)
}

fn letters(tokens: &Tokens, at: usize) -> bool {
    let beside = |at: usize| tokens.number(at).is_some();
    let text = tokens.slice(at, at + 1);
    // `3x5`, `nº10`
    if (text == "x" && beside(at + 1)) || text == "no" {
        return false;
    }
    let known = matches!(
        tokens.kind(at),
        Some(TokenKind::Word(_) | TokenKind::Known(_))
    );
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !is_unspaced(c));
    known && letter(text.chars().next()) && letter(text.chars().next_back())
}

/// `50GB` is written `50 GB` elsewhere.
fn measures(tokens: &Tokens, at: usize) -> bool {
    const MEASURES: &[&str] = &[
        "kb", "mb", "gb", "tb", "bit", "bits", "mbps", "gbps", "kbps", "px", "pt", "mm", "cm",
        "km", "kg", "ms", "mhz", "ghz", "hz", "dpi",
    ];
    MEASURES.contains(&tokens.slice(at, at + 1))
}
