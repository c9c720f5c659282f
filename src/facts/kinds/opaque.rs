//! What holds digits and states nothing: addresses, e-mail, file names, versions, names.

use super::super::token::{TokenKind, Tokens};
use super::super::value::Value;
use super::{FactKind, Found, Spot};
use crate::locale::Concept;

pub struct Opaque;

impl FactKind for Opaque {
    fn may_begin(&self, token: &TokenKind) -> bool {
        !matches!(
            token,
            TokenKind::Sign(_) | TokenKind::Break | TokenKind::Opaque
        )
    }

    fn read(&self, spot: &Spot) -> Option<Found> {
        let tokens = spot.tokens;
        let rest = &tokens.text[tokens.list[spot.at].from..];
        let begins = ["http://", "https://", "www."];
        if rest.starts_with(['h', 'w']) && begins.iter().any(|start| rest.starts_with(start)) {
            let end = rest
                .find([' ', '\n', '<', '>', '"', ')', '(', ','])
                .unwrap_or(rest.len());
            return Some(Found::nothing(through(tokens, spot.at, end)));
        }
        if tokens.means(spot.at, Concept::Names) {
            return Some(Found::nothing(1));
        }
        email(spot)
            .or_else(|| version(spot))
            .or_else(|| product(spot))
    }
}

/// How many tokens lie within so many bytes.
fn through(tokens: &Tokens, at: usize, bytes: usize) -> usize {
    let end = tokens.list[at].from + bytes;
    tokens.list[at..]
        .iter()
        .take_while(|token| token.to <= end)
        .count()
        .max(1)
}

fn email(spot: &Spot) -> Option<Found> {
    let tokens = spot.tokens;
    let mut at = tokens.address_sign(spot.at)?;
    while tokens.tight(at + 1) && (tokens.is_text(at + 1) || tokens.is_sign(at + 1, &['.', '-'])) {
        at += 1;
    }
    Some(Found::nothing(at - spot.at + 1))
}

/// `2.4.4`, `2.4.4-p11`, `V1.16`, `192.168.0.1`: compared as text.
fn version(spot: &Spot) -> Option<Found> {
    let tokens = spot.tokens;
    let marked =
        matches!(tokens.kind(spot.at), Some(TokenKind::Word("v"))) && tokens.tight(spot.at + 1);
    let first = spot.at + usize::from(marked);
    tokens.number(first)?;
    // `2.147.483.648` is a number where a point parts thousands.
    let grouped = !marked
        && tokens.lexicon.decimal != '.'
        && super::numeral::repeated_sign(tokens, first).is_some();
    if grouped {
        return None;
    }
    let mut at = first;
    let mut parts = 1;
    while tokens.is_sign(at + 1, &['.'])
        && tokens.tight(at + 1)
        && tokens.tight(at + 2)
        && tokens.number(at + 2).is_some()
    {
        at += 2;
        parts += 1;
    }
    // `01.85.14.87.65`
    let figures: Vec<&str> = (first..=at)
        .filter_map(|part| tokens.number(part))
        .collect();
    if super::phone::in_five_pairs(&figures) {
        return None;
    }
    let short = !(parts > 2 || (marked && parts > 1));
    if short || is_numeric_date(tokens, first, at) {
        return None;
    }
    // `-p11`
    if tokens.is_sign(at + 1, &['-'])
        && tokens.tight(at + 1)
        && tokens.tight(at + 2)
        && matches!(tokens.kind(at + 2), Some(TokenKind::Word(_)))
    {
        at += 2;
        if tokens.tight(at + 1) && tokens.number(at + 1).is_some() {
            at += 1;
        }
    }
    let text = tokens.slice(first, at + 1).to_owned();
    Some(Found::hard(at - spot.at + 1, Value::Code(text)))
}

/// `20.09.2021`, `2021.09.20`
fn is_numeric_date(tokens: &Tokens, first: usize, last: usize) -> bool {
    let year = |at: usize| tokens.number(at).is_some_and(|year| year.len() == 4);
    last == first + 4
        && (year(last) || (year(first) && super::date::dotted(tokens, first).is_some()))
}

/// `Microsoft 365`: the number is a part of the name.
fn product(spot: &Spot) -> Option<Found> {
    const MAKERS: &[&str] = &["microsoft", "office", "dynamics"];
    let name =
        matches!(spot.tokens.kind(spot.at), Some(TokenKind::Word(word)) if MAKERS.contains(word));
    (name && spot.tokens.number(spot.at + 1) == Some("365")).then(|| Found::nothing(2))
}
