//! Numbers that are nothing else: counts, years, versions of two parts, numbers in words.

use super::super::token::{TokenKind, Tokens};
use super::super::value::{Decimal, Value};
use super::amount::scaled;
use super::duration::{begins_with_unit, stem};
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
                let number = Decimal::whole(number.into());
                let bound = bound(tokens, at, at + 1, number);
                let values = std::iter::once(Value::Count(number)).chain(bound);
                return Some(Found {
                    length: 1,
                    values: values.map(|value| (value, true)).collect(),
                });
            }
            let ordinal = meaning.ordinal?;
            return Some(Found::soft(1, Value::Count(Decimal::whole(ordinal.into()))));
        }
        let number = numeral(tokens, at)?;
        let end = at + number.length;
        // `10K` may be written out.
        let scaled = scaled(tokens, at, number.clone());
        if scaled.length > number.length {
            return Some(Found::hard(scaled.length, Value::Count(scaled.value)));
        }
        // `2x` is said as `twice`.
        let times = tokens.tight(end) && tokens.slice(end, end + 1) == "x";
        if times && !(tokens.tight(end + 1) && tokens.number(end + 1).is_some()) {
            return Some(Found::hard(number.length + 1, Value::Count(number.value)));
        }
        // `21vianet`, `o365`, `20xx`
        if touches_word(tokens, at, end) || touches_brace(tokens, at, end) {
            return Some(Found::nothing(number.length));
        }
        if let Some(sign) = measure(tokens, end) {
            let value = Value::Measure(number.value, sign.to_owned());
            return Some(Found::hard(number.length + 1, value));
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
        let mut values = vec![(value, one)];
        // `18 か月目`: a counter that begins with a unit may stand for a duration.
        let compound = tokens.is_sign(end, &['-']) && tokens.tight(end) && tokens.tight(end + 1);
        let unit = match compound {
            true => begins_with_unit(tokens, end + 1),
            false => stem(tokens, end, &[Concept::Counter]).map(|(unit, _)| unit),
        };
        values.extend(unit.map(|unit| (Value::Duration(number.value, unit), true)));
        values.extend(bound(tokens, at, end, number.value).map(|value| (value, true)));
        Some(Found {
            length: number.length,
            values,
        })
    }
}

/// `more than 2` explains `3 or more`, and so on. Each explains the other's number only, so another
/// number in the same words still accuses.
fn bound(tokens: &Tokens, from: usize, to: usize, number: Decimal) -> Option<Value> {
    const BOUNDS: [(Concept, i64); 4] = [
        (Concept::MoreThan, 1),
        (Concept::LessThan, -1),
        (Concept::AtLeast, -1),
        (Concept::AtMost, 1),
    ];
    let behind = to + usize::from(tokens.means(to, Concept::Counter));
    let step = |at: usize| {
        let meaning = tokens.meaning(at)?;
        let bound = BOUNDS.iter().find(|(word, _)| meaning.is(*word))?;
        Some(bound.1)
    };
    let step = step(behind).or_else(|| step(from.wrapping_sub(1)))?;
    let other = number.as_whole()? + step;
    (other > 0).then(|| Value::Count(Decimal::whole(other)))
}

/// Measures, which are written alike in most languages, with a blank or without: `8GB`, `1080p`.
const MEASURES: &[&str] = &[
    "b", "kb", "mb", "gb", "tb", "ko", "mo", "go", "to", "kib", "mib", "gib", "bit", "bits", "px",
    "pt", "dpi", "mm", "cm", "km", "kg", "hz", "khz", "mhz", "ghz", "kbps", "mbps", "gbps", "fps",
    "ms",
];

/// The sign of a measure behind a number, as it is written internationally: French `Go` is GB.
fn measure(tokens: &Tokens, at: usize) -> Option<&'static str> {
    const FRENCH: [(&str, &str); 4] = [("ko", "kb"), ("mo", "mb"), ("go", "gb"), ("to", "tb")];
    let TokenKind::Word(word) = *tokens.kind(at)? else {
        return None;
    };
    // `in step 2 go to the page`, `step 3 to the end`
    let french = FRENCH.iter().find(|(sign, _)| *sign == word);
    let french = french.filter(|_| tokens.lexicon.decimal == ',');
    let own = MEASURES
        .iter()
        .find(|sign| **sign == word && sign.len() > 1);
    let own = own.filter(|_| FRENCH.iter().all(|(sign, _)| *sign != word));
    let meter = (word == "m" && !tokens.tight(at)).then_some("m");
    let sign = french.map(|(_, sign)| *sign).or(own.copied()).or(meter)?;
    Some(if sign == "bits" { "bit" } else { sign })
}

/// Whether a number is what is left of a placeholder, as in `{the guide of 0}`: a finding of its own.
pub fn touches_brace(tokens: &Tokens, at: usize, end: usize) -> bool {
    let before = at
        .checked_sub(1)
        .is_some_and(|before| tokens.is_sign(before, &['{']));
    let behind = tokens.is_sign(end, &['}']) && tokens.tight(end);
    before && tokens.tight(at) || behind
}

/// Whether letters stand directly beside a number.
fn touches_word(tokens: &Tokens, from: usize, to: usize) -> bool {
    let before = from > 0 && touches(tokens, from - 1);
    // `1,5 million d'euros`: the letters touch a word, and no figure.
    let figure = to > 0 && tokens.number(to - 1).is_some();
    let measure = MEASURES.contains(&tokens.slice(to, to + 1));
    before || (figure && !measure && tokens.tight(to) && letters(tokens, to))
}

/// Whether a token before a number is a word that the number belongs to: `A4`, `v3`.
pub fn touches(tokens: &Tokens, before: usize) -> bool {
    tokens.tight(before + 1) && letters(tokens, before)
}

fn letters(tokens: &Tokens, at: usize) -> bool {
    let text = tokens.slice(at, at + 1);
    // `1920x1080`, `nº10`
    if (text == "x" && tokens.number(at + 1).is_some()) || text == "no" {
        return false;
    }
    let known = matches!(
        tokens.kind(at),
        Some(TokenKind::Word(_) | TokenKind::Known(_))
    );
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !is_unspaced(c));
    known && letter(text.chars().next()) && letter(text.chars().next_back())
}
