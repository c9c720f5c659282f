//! Time zones: `PT`, `heure de Paris`, `UTC+1`.

use super::super::token::TokenKind;
use super::super::value::Value;
use super::{FactKind, Found, Spot};

pub struct Zone;

impl FactKind for Zone {
    fn may_begin(&self, token: &TokenKind) -> bool {
        matches!(token, TokenKind::Known(_))
    }

    fn read(&self, spot: &Spot) -> Option<Found> {
        let (tokens, at) = (spot.tokens, spot.at);
        let zone = tokens.meaning(at)?.zone.clone()?;
        let sign = tokens.sign(at + 1).filter(|sign| matches!(sign, '+' | '-'));
        if let (Some(sign), Some(hours)) = (sign, tokens.number(at + 2)) {
            let hours = hours.trim_start_matches('0');
            return Some(Found::hard(3, Value::Zone(format!("UTC{sign}{hours}"))));
        }
        Some(Found::hard(1, Value::Zone(zone)))
    }
}
