//! Dates: `September 20, 2021`, `20 september 2021`, `2021 年 9 月 20 日`, `2021-09-20`.

use super::super::token::Tokens;
use super::super::value::{Decimal, Value};
use super::duration::unit;
use super::{FactKind, Found, Spot};
use crate::locale::Concept;
use crate::locale::text::is_unspaced;

pub struct Date;

impl FactKind for Date {
    fn read(&self, spot: &Spot) -> Option<Found> {
        let (tokens, at) = (spot.tokens, spot.at);
        if let Some(found) = slashed(tokens, at) {
            return Some(found);
        }
        if let Some(found) = days_of_month(tokens, at) {
            return Some(found);
        }
        let first = eastern(tokens, at)
            .or_else(|| numeric(tokens, at))
            .or_else(|| dotted(tokens, at))
            .or_else(|| month_first(tokens, at))
            .or_else(|| day_first(tokens, at))?;
        let (length, year, month, day) = first;
        let mut found = Found::hard(length, Value::Date(year, month, day));
        if let Some((width, last)) = last_day(tokens, at, first) {
            found.length += width;
            found.values.push((Value::Date(year, month, last), false));
        }
        (month <= 12 && day <= 31).then_some(found)
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
    let index = Concept::MONTHS
        .iter()
        .position(|month| meaning.is(*month))?;
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

fn joint(tokens: &Tokens, at: usize) -> bool {
    tokens.is_sign(at, &['-']) || tokens.means(at, Concept::To)
}

/// `22 au 26 avril`, `22. bis 26. April`: two days of one month.
fn days_of_month(tokens: &Tokens, at: usize) -> Option<Found> {
    let first: u8 = number(tokens, at, 1..=2)?;
    let next = at + 1 + usize::from(tokens.is_sign(at + 1, &['.']));
    if !joint(tokens, next) {
        return None;
    }
    let (length, year, month, last) = day_first(tokens, next + 1)?;
    let values = [first, last].map(|day| (Value::Date(year, month, day), false));
    (first < last && last <= 31).then(|| Found {
        length: next + 1 + length - at,
        values: values.to_vec(),
    })
}

/// The day that ends a stretch within the month of a date: `April 22-26`, `4月22日から26日`.
fn last_day(tokens: &Tokens, at: usize, first: Parts) -> Option<(usize, u8)> {
    let (length, year, _, day) = first;
    let next = at + length;
    let last: u8 = number(tokens, next + 1, 1..=2).filter(|last| *last > day && *last <= 31)?;
    if day == 0 || !joint(tokens, next) {
        return None;
    }
    let behind = next + 2;
    let eastern = tokens.means(next - 1, Concept::Day);
    let ends = match eastern {
        true => tokens.means(behind, Concept::Day),
        // `April 22-24 hours` and `April 22-26 May` are none.
        false => year == 0 && tokens.meaning(behind).is_none() && !tokens.is_sign(behind, &[':']),
    };
    ends.then_some((2 + usize::from(eastern), last))
}

/// `10/17` may be a date or two numbers: both are stated, and the date only explains.
fn slashed(tokens: &Tokens, at: usize) -> Option<Found> {
    let tight = tokens.tight(at + 1) && tokens.tight(at + 2);
    let sign = |at: usize| tokens.is_sign(at, &['/', '.', '-', ':']);
    let goes_on = sign(at + 3)
        && tokens.tight(at + 3)
        && tokens.tight(at + 4)
        && tokens.number(at + 4).is_some();
    if !(tight && tokens.is_sign(at + 1, &['/'])) || goes_on || (at > 0 && sign(at - 1)) {
        return None;
    }
    let (first, second): (u8, u8) = (number(tokens, at, 1..=2)?, number(tokens, at + 2, 1..=2)?);
    let days = |month: u8, day: u8| {
        let sound = (1..=12).contains(&month) && (1..=31).contains(&day);
        sound.then_some((Value::Date(0, month, day), true))
    };
    let dates = [days(first, second), days(second, first)];
    if dates.iter().all(Option::is_none) || unit(tokens, at + 3).is_some() {
        return None;
    }
    let counts = [first, second].map(|number| (Value::Count(Decimal::whole(number.into())), false));
    Some(Found {
        length: 3,
        values: counts
            .into_iter()
            .chain(dates.into_iter().flatten())
            .collect(),
    })
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
    // `enero de 2025`
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
