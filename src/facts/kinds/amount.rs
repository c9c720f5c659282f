//! Sums and percentages: `$25,000`, `25 000 €`, `90 %`.

use super::super::token::{TokenKind, Tokens};
use super::super::value::{Decimal, Value};
use super::numeral::numeral;
use super::{FactKind, Found, Spot};
use crate::locale::Concept;

pub struct Amount;

const CURRENCIES: &[char] = &['$', '€', '£', '¥', '₩'];

impl FactKind for Amount {
    fn read(&self, spot: &Spot) -> Option<Found> {
        let (tokens, at) = (spot.tokens, spot.at);
        if let Some(sign) = currency(tokens, at) {
            let number = numeral(tokens, at + 1)?;
            let end = at + 1 + number.length;
            // `$150K`
            let thousands =
                tokens.tight(end) && matches!(tokens.kind(end), Some(TokenKind::Word("k")));
            let sum = match thousands {
                true => Decimal(number.value.0.saturating_mul(1000)),
                false => number.value,
            };
            // `US$ 25 000 USD`
            let twice = currency(tokens, end) == Some(sign);
            let length = 1 + number.length + usize::from(thousands || twice);
            return Some(Found::hard(length, Value::Amount(sign.into(), sum)));
        }
        let number = numeral(tokens, at)?;
        let behind = at + number.length;
        if tokens.is_sign(behind, &['%']) || tokens.means(behind, Concept::Percent) {
            return Some(Found::hard(number.length + 1, Value::Percent(number.value)));
        }
        let sign = currency(tokens, behind)?;
        Some(Found::hard(
            number.length + 1,
            Value::Amount(sign.into(), number.value),
        ))
    }
}

/// The currency that a sign or a word names: `$`, `USD`, `dólares`.
fn currency(tokens: &Tokens, at: usize) -> Option<char> {
    let sign = tokens.sign(at).filter(|sign| CURRENCIES.contains(sign));
    sign.or_else(|| tokens.meaning(at)?.currency)
}
