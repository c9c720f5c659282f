//! Sums and percentages: `$25,000`, `NT$800`, `25 000 €`, `75.000 Dollar`, `$150K`, `90 %`, `five percent`.

use super::super::token::{TokenKind, Tokens};
use super::super::value::{Decimal, Value};
use super::clock::joint_within;
use super::numeral::{Numeral, amount, numeral};
use super::{FactKind, Found, Spot};
use crate::locale::Concept;
use crate::locale::text::is_unspaced;

pub struct Amount;

const CURRENCIES: &[char] = &['$', '€', '£', '¥', '₩'];

/// The letters before a `$` and whose it is with them. That of the United States needs none.
const DOLLARS: &[(&str, &str)] = &[
    ("us", "$"),
    ("nt", "NT$"),
    ("hk", "HK$"),
    ("a", "A$"),
    ("au", "A$"),
    ("c", "CA$"),
    ("ca", "CA$"),
    ("cad", "CA$"),
    ("nz", "NZ$"),
    ("s", "S$"),
    ("sg", "S$"),
    ("mx", "MX$"),
    ("r", "R$"),
];

impl FactKind for Amount {
    fn may_begin(&self, token: &TokenKind) -> bool {
        match token {
            TokenKind::Number(_) | TokenKind::Known(_) => true,
            TokenKind::Sign(sign) => CURRENCIES.contains(sign),
            TokenKind::Word(word) => DOLLARS.iter().any(|(letters, _)| letters == word),
            _ => false,
        }
    }

    fn read(&self, spot: &Spot) -> Option<Found> {
        let (tokens, at) = (spot.tokens, spot.at);
        if let Some((sign, width)) = currency(tokens, at).filter(|_| !is_syllable(tokens, at)) {
            // `$25` and `USD 25`, but `25 dollars`.
            let sum = at + width;
            let leads = tokens.slice(at, sum).len() == 3 || tokens.sign(sum - 1).is_some();
            let number = numeral(tokens, sum).filter(|_| leads);
            // A currency apart from its number: `75 000 (in $)`.
            let Some(number) = number.map(|number| scaled(tokens, sum, number)) else {
                return Some(Found::soft(width, Value::Amount(sign, Decimal(0))));
            };
            // `$25 US`, `$75,000 USD`
            let end = sum + number.length;
            let again = currency(tokens, end).filter(|(again, _)| *again == sign);
            let again = again.map_or(0, |(_, width)| width);
            return Some(Found::hard(
                width + number.length + again,
                Value::Amount(sign, number.value),
            ));
        }
        if tokens.means(at, Concept::Whole) {
            return Some(Found::soft(1, Value::Percent(Decimal::whole(100))));
        }
        // `百分之 5`
        let leads =
            tokens.means(at, Concept::Percent) && tokens.slice(at, at + 1).starts_with(is_unspaced);
        if leads && let Some((number, soft)) = amount(tokens, at + 1) {
            return Some(Found {
                length: 1 + number.length,
                values: vec![(Value::Percent(number.value), soft)],
            });
        }
        let (number, soft) = amount(tokens, at)?;
        let behind = at + number.length;
        if tokens.is_sign(behind, &['%']) || tokens.means(behind, Concept::Percent) {
            let values = vec![(Value::Percent(number.value), soft)];
            return Some(Found {
                length: number.length + 1,
                values,
            });
        }
        if let Some(found) = percent_range(tokens, at, &number, soft) {
            return Some(found);
        }
        let number = scaled(tokens, at, number);
        let (sign, width) = currency(tokens, at + number.length)?;
        Some(Found {
            length: number.length + width,
            values: vec![(Value::Amount(sign, number.value), soft)],
        })
    }
}

/// `20-50 %`, `zwischen 20 und 50 %`: the sign is that of both.
fn percent_range(tokens: &Tokens, at: usize, first: &Numeral, soft: bool) -> Option<Found> {
    let joint = at + first.length;
    let to = tokens.is_sign(joint, &['-'])
        || tokens.means(joint, Concept::To)
        || joint_within(tokens, at, joint).is_some();
    let (last, also) = amount(tokens, joint + 1).filter(|_| to)?;
    let end = joint + 1 + last.length;
    let percent = tokens.is_sign(end, &['%']) || tokens.means(end, Concept::Percent);
    let values = [(first.value, soft), (last.value, also)];
    percent.then(|| Found {
        length: end + 1 - at,
        values: values
            .map(|(value, soft)| (Value::Percent(value), soft))
            .to_vec(),
    })
}

/// `원`, `円`: a currency behind its number only.
fn is_syllable(tokens: &Tokens, at: usize) -> bool {
    let mut signs = tokens.slice(at, at + 1).chars();
    signs.next().is_some_and(is_unspaced) && signs.next().is_none()
}

/// The currency that a sign or a word names, and how many tokens do: `$`, `NT$`, `USD`, `dólares`.
fn currency(tokens: &Tokens, at: usize) -> Option<(String, usize)> {
    if tokens.is_sign(at + 1, &['$']) && tokens.tight(at + 1) {
        let letters = tokens.slice(at, at + 1);
        let own = DOLLARS.iter().find(|(own, _)| *own == letters);
        if let Some((_, sign)) = own {
            return Some(((*sign).to_owned(), 2));
        }
    }
    let sign = tokens.sign(at).filter(|sign| CURRENCIES.contains(sign));
    let word = || Some((tokens.meaning(at)?.currency.clone()?, 1));
    sign.map(|sign| (sign.to_string(), 1)).or_else(word)
}

/// `150K`, `1.5M`: figures that a letter multiplies.
pub fn scaled(tokens: &Tokens, at: usize, number: Numeral) -> Numeral {
    let behind = at + number.length;
    let by = match tokens.kind(behind) {
        Some(TokenKind::Word("k")) => 1_000,
        Some(TokenKind::Word("m")) => 1_000_000,
        _ => 1,
    };
    if by == 1 || !tokens.tight(behind) {
        return number;
    }
    let value = Decimal(number.value.0.saturating_mul(by));
    Numeral {
        value,
        length: number.length + 1,
        has_fraction: value.as_whole().is_none(),
    }
}
