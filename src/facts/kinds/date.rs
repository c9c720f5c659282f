//! Dates: `September 20, 2021`, `20 september 2021`, `2021 年 9 月 20 日`, `2021-09-20`.

use super::super::token::{TokenKind, Tokens};
use super::super::value::Value;
use super::{FactKind, Found, Spot};
use crate::locale::Concept;
use crate::locale::text::is_unspaced;

pub struct Date;

const MONTHS: [Concept; 12] = [
    Concept::January,
    Concept::February,
    Concept::March,
    Concept::April,
    Concept::May,
    Concept::June,
    Concept::July,
    Concept::August,
    Concept::September,
    Concept::October,
    Concept::November,
    Concept::December,
];

impl FactKind for Date {
    fn read(&self, spot: &Spot) -> Option<Found> {
        let (tokens, at) = (spot.tokens, spot.at);
        let (length, year, month, day) = eastern(tokens, at)
            .or_else(|| numeric(tokens, at))
            .or_else(|| dotted(tokens, at))
            .or_else(|| month_first(tokens, at))
            .or_else(|| day_first(tokens, at))?;
        let sound = month <= 12 && day <= 31;
        sound.then(|| Found::hard(length, Value::Date(year, month, day)))
    }
}

/// What may stand between the parts of a date.
const LINKS: &[&str] = &["de", "del", "di", "of", ","];

type Parts = (usize, u16, u8, u8);

fn unspaced(tokens: &Tokens, at: usize) -> bool {
    tokens.slice(at, at + 1).ends_with(is_unspaced)
}

fn month(tokens: &Tokens, at: usize) -> Option<u8> {
    let meaning = tokens.meaning(at)?;
    let index = MONTHS.iter().position(|month| meaning.is(*month))?;
    Some(index as u8 + 1)
}

fn number<T: std::str::FromStr>(
    tokens: &Tokens,
    at: usize,
    widths: std::ops::RangeInclusive<usize>,
) -> Option<T> {
    let digits = tokens.number(at)?;
    widths
        .contains(&digits.len())
        .then(|| digits.parse().ok())?
}

/// `2021 年 9 月 20 日`, `9 月 20 日`, `2021년 9월`.
fn eastern(tokens: &Tokens, start: usize) -> Option<Parts> {
    let mut at = start;
    let mut year = 0;
    if let Some(found) = number::<u16>(tokens, at, 4..=4)
        && tokens.means(at + 1, Concept::Year)
    {
        year = found;
        at += 2;
    }
    let month: u8 = match month(tokens, at) {
        // `9月` may stand in the lexicon as a name.
        Some(month) => {
            at += 1;
            month
        }
        None if tokens.means(at + 1, Concept::Month) => {
            at += 2;
            number(tokens, at - 2, 1..=2)?
        }
        None => return None,
    };
    let mut day = 0;
    if let Some(found) = number::<u8>(tokens, at, 1..=2)
        && tokens.means(at + 1, Concept::Day)
    {
        day = found;
        at += 2;
    }
    // `9 月` alone may be nine months.
    (year > 0 || day > 0).then_some((at - start, year, month, day))
}

/// `2021-09-20`, `20.09.2021`, `9/20/2021`.
fn numeric(tokens: &Tokens, at: usize) -> Option<Parts> {
    let sign = tokens
        .sign(at + 1)
        .filter(|sign| matches!(sign, '-' | '/' | '.'))?;
    let tight = (1..=4).all(|step| tokens.tight(at + step));
    if !(tight && tokens.is_sign(at + 3, &[sign])) {
        return None;
    }
    if let (Some(year), Some(month), Some(day)) = (
        number(tokens, at, 4..=4),
        number(tokens, at + 2, 1..=2),
        number(tokens, at + 4, 1..=2),
    ) {
        return Some((5, year, month, day));
    }
    let (first, second): (u8, u8) = (number(tokens, at, 1..=2)?, number(tokens, at + 2, 1..=2)?);
    let year = number(tokens, at + 4, 4..=4)?;
    // Where figures leave open which is the month, the sign tells: only English puts it first.
    let month_first =
        sign == '/' && second > 12 || (sign == '/' && first <= 12 && tokens.lexicon.decimal == '.');
    let (day, month) = if month_first {
        (second, first)
    } else {
        (first, second)
    };
    Some((5, year, month, day))
}

/// `2021. 9. 20.`
pub(super) fn dotted(tokens: &Tokens, at: usize) -> Option<Parts> {
    let dots = [at + 1, at + 3].map(|dot| tokens.is_sign(dot, &['.']) && tokens.tight(dot));
    let year = number(tokens, at, 4..=4).filter(|year| (1900..2200).contains(year))?;
    let (month, day) = (
        number(tokens, at + 2, 1..=2)?,
        number(tokens, at + 4, 1..=2)?,
    );
    let end = usize::from(tokens.is_sign(at + 5, &['.']) && tokens.tight(at + 5));
    let sound = dots == [true; 2] && (1..=12).contains(&month) && (1..=31).contains(&day);
    sound.then_some((5 + end, year, month, day))
}

/// `September 20, 2021`, `Sept. 20`, `September 2021`.
fn month_first(tokens: &Tokens, start: usize) -> Option<Parts> {
    let month = month(tokens, start)?;
    let mut at = start + 1;
    // `set1` is no day of September.
    if tokens.tight(at) && tokens.number(at).is_some() && !unspaced(tokens, start) {
        return None;
    }
    if tokens.is_sign(at, &['.']) && tokens.tight(at) {
        at += 1;
    }
    // `noviembre de 2023`
    let link = usize::from(LINKS.contains(&tokens.slice(at, at + 1)));
    if let Some(year) = number(tokens, at + link, 4..=4) {
        return Some((at + link + 1 - start, year, month, 0));
    }
    let day = match tokens.meaning(at).and_then(|meaning| meaning.ordinal) {
        Some(ordinal) => u8::try_from(ordinal).ok()?,
        None => number(tokens, at, 1..=2)?,
    };
    at += 1;
    let comma = usize::from(tokens.is_sign(at, &[',']));
    match number(tokens, at + comma, 4..=4) {
        Some(year) => Some((at + comma + 1 - start, year, month, day)),
        None => Some((at - start, 0, month, day)),
    }
}

/// `20 september 2021`, `20. September`, `1er mai 2021`, `20 de septiembre de 2021`.
fn day_first(tokens: &Tokens, start: usize) -> Option<Parts> {
    let day = match tokens.meaning(start).and_then(|meaning| meaning.ordinal) {
        Some(ordinal) => u8::try_from(ordinal).ok()?,
        None => number(tokens, start, 1..=2)?,
    };
    let mut at = start + 1;
    if tokens.is_sign(at, &['.', 'º']) {
        at += 1;
    }
    at += usize::from(LINKS.contains(&tokens.slice(at, at + 1)));
    let month = month(tokens, at)?;
    at += 1;
    // `version 3 may be wrong`
    if tokens.slice(at - 1, at) == "may" && matches!(tokens.kind(at), Some(TokenKind::Word(_))) {
        return None;
    }
    if tokens.is_sign(at, &['.'])
        && tokens.tight(at)
        && number::<u16>(tokens, at + 1, 4..=4).is_some()
    {
        at += 1;
    }
    let link = usize::from(number::<u16>(tokens, at, 4..=4).is_none());
    match number(tokens, at + link, 4..=4) {
        Some(year) if link == 0 || LINKS.contains(&tokens.slice(at, at + 1)) => {
            Some((at + link + 1 - start, year, month, day))
        }
        _ => Some((at - start, 0, month, day)),
    }
}
