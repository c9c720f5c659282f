//! Time zones: `PT`, `heure de Paris`, `UTC+1`, `GMT+5:30`.

use super::super::token::{TokenKind, Tokens};
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
        if let Some((sign, (offset, length))) = sign.zip(offset(tokens, at + 2)) {
            let zone = match offset.as_str() {
                "" => "UTC".to_owned(),
                _ => format!("UTC{sign}{offset}"),
            };
            return Some(Found::hard(2 + length, Value::Zone(zone)));
        }
        Some(Found::hard(1, Value::Zone(zone)))
    }
}

/// How far a zone is from UTC, and the tokens that say it: `5`, `05:30`, `5.30`, `0530`.
fn offset(tokens: &Tokens, at: usize) -> Option<(String, usize)> {
    let digits = tokens.number(at)?;
    let two = |digits: &&str| digits.len() == 2;
    let parted =
        tokens.is_sign(at + 1, &[':', '.']) && tokens.tight(at + 1) && tokens.tight(at + 2);
    let behind = tokens.number(at + 2).filter(|_| parted).filter(two);
    let (hours, minutes, length) = match (behind, digits.split_at_checked(2)) {
        (Some(minutes), _) => (digits, minutes, 3),
        (None, Some((hours, minutes))) if two(&minutes) => (hours, minutes, 1),
        _ => (digits, "00", 1),
    };
    let hours = hours.trim_start_matches('0');
    let hours = if hours.is_empty() && minutes != "00" {
        "0"
    } else {
        hours
    };
    Some(match minutes {
        "00" => (hours.to_owned(), length),
        _ => (format!("{hours}:{minutes}"), length),
    })
}
