//! Priorities: `P1`, `PRIORITEIT 1`, `P2, P3 et P4`, `P2～4`.

use super::super::token::{TokenKind, Tokens};
use super::super::value::{Fact, Value};
use super::count::touches_brace;
use super::{FactKind, Found, Spot};
use crate::locale::Concept;

pub struct Priority;

impl FactKind for Priority {
    fn may_begin(&self, token: &TokenKind) -> bool {
        matches!(token, TokenKind::Word("p") | TokenKind::Known(_))
    }

    fn read(&self, spot: &Spot) -> Option<Found> {
        let tokens = spot.tokens;
        let (mut length, first) = level(tokens, spot.at)?;
        let mut levels = bit(first);
        // `2-4`, `P2 à P4`
        let joint = spot.at + length;
        let range = tokens.is_sign(joint, &['-']) || tokens.means(joint, Concept::To);
        if range
            && let Some((width, last)) =
                level(tokens, joint + 1).or_else(|| bare(tokens, joint + 1))
        {
            levels |= (first..=last).map(bit).fold(0, |all, level| all | level);
            length += 1 + width;
        }
        Some(Found::hard(length, Value::Priority(levels)))
    }
}

/// A passage names its priorities as one set: a second mention adds nothing, and a range is a list.
pub fn join(facts: &mut Vec<Fact>) {
    let mut all: Option<Fact> = None;
    facts.retain(|fact| {
        let Value::Priority(levels) = fact.value else {
            return true;
        };
        match &mut all {
            Some(Fact {
                value: Value::Priority(sum),
                span,
                ..
            }) => {
                *sum |= levels;
                *span = span.to(fact.span);
            }
            _ => all = Some(fact.clone()),
        }
        false
    });
    facts.extend(all);
}

fn bit(level: u8) -> u16 {
    1 << (level - 1)
}

fn level(tokens: &Tokens, at: usize) -> Option<(usize, u8)> {
    match tokens.kind(at)? {
        TokenKind::Word("p") if tokens.tight(at + 1) => {
            let (width, level) = bare(tokens, at + 1)?;
            Some((width + 1, level))
        }
        TokenKind::Known(meaning) if meaning.is(Concept::Priority) => {
            if touches_brace(tokens, at + 1, at + 2) {
                return None;
            }
            let (width, level) = bare(tokens, at + 1)?;
            Some((width + 1, level))
        }
        _ => None,
    }
}

fn bare(tokens: &Tokens, at: usize) -> Option<(usize, u8)> {
    let digits = tokens.number(at).filter(|digits| digits.len() == 1)?;
    let level = digits
        .parse()
        .ok()
        .filter(|level| (1..=9).contains(level))?;
    let unit = tokens.tight(at + 1) && matches!(tokens.kind(at + 1), Some(TokenKind::Word(_)));
    (!unit
        || crate::locale::text::is_unspaced(
            tokens.slice(at + 1, at + 2).chars().next().unwrap_or(' '),
        ))
    .then_some((1, level))
}
