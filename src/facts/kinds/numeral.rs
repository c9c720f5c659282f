//! Numbers as languages write them: `25,000`, `25 000`, `25.000`; `83.33`, `83,33`.

use super::super::token::Tokens;
use super::super::value::Decimal;
use super::duration::unit;
use crate::locale::text::is_unspaced;

#[derive(Clone, Debug, PartialEq)]
pub struct Numeral {
    pub value: Decimal,
    /// How many tokens it takes.
    pub length: usize,
    pub has_fraction: bool,
}

/// No number has more digits.
const MOST_DIGITS: usize = 40;

/// The number that begins at a token.
pub fn numeral(tokens: &Tokens, at: usize) -> Option<Numeral> {
    below(tokens, at, u32::MAX)
}

/// The number that begins at a token and is counted in less than `limit`: behind `万` come no more
/// of them.
fn below(tokens: &Tokens, at: usize, limit: u32) -> Option<Numeral> {
    if let Some(part) = part(tokens, at) {
        return Some(part);
    }
    let mut digits = tokens.number(at)?.to_owned();
    let mut length = 1;
    if digits.len() <= 3 && !digits.starts_with('0') {
        let repeated = repeated_sign(tokens, at);
        while digits.len() < MOST_DIGITS
            && let Some((group, width)) = group(tokens, at + length, repeated)
        {
            digits.push_str(group);
            length += width;
        }
    }
    let whole = digits.parse().ok()?;
    let mut value = Decimal::whole(whole);
    let fraction = fraction(tokens, at + length);
    if let Some(fraction) = fraction {
        value = value.with_fraction(fraction)?;
        length += 2;
    }
    let scale = tokens.meaning(at + length).and_then(|word| word.scale);
    if let Some(scale) = scale {
        if scale >= limit {
            return None;
        }
        value.0 = value.0.saturating_mul(scale.into());
        length += 1;
        // `1 万 5,000`
        let unspaced = tokens
            .slice(at + length - 1, at + length)
            .ends_with(is_unspaced);
        let rest = unspaced
            .then(|| below(tokens, at + length, scale))
            .flatten();
        let rest =
            rest.filter(|rest| !rest.has_fraction && rest.value < Decimal::whole(scale.into()));
        if let Some(rest) = rest {
            value.0 = value.0.saturating_add(rest.value.0);
            length += rest.length;
        }
    }
    Some(Numeral {
        value,
        length,
        has_fraction: fraction.is_some() && value.as_whole().is_none(),
    })
}

/// `½`, `1½`, `1/2` before a unit of time.
fn part(tokens: &Tokens, start: usize) -> Option<Numeral> {
    let bare = |at: usize| -> Option<Decimal> {
        let over: i128 = tokens.number(at)?.parse().ok()?;
        let under: i128 = tokens.number(at + 2)?.parse().ok()?;
        let tight = tokens.tight(at + 1) && tokens.tight(at + 2);
        let sound = over > 0 && over < under && under <= 10;
        let written = tokens.is_sign(at + 1, &['\u{2044}'])
            || (tokens.is_sign(at + 1, &['/'])
                && matches!((over, under), (1 | 3, 4) | (1, 2) | (1 | 2, 3))
                && unit(tokens, at + 3).is_some());
        (tight && sound && written).then(|| Decimal(Decimal::whole(1).0 * over / under))
    };
    let whole = tokens.number(start).filter(|digits| digits.len() <= 3)?;
    let (value, length) = match bare(start) {
        Some(part) => (part, 3),
        None if tokens.list.get(start + 1)?.spaced => {
            let whole = Decimal::whole(whole.parse().ok()?);
            (Decimal(whole.0 + bare(start + 1)?.0), 4)
        }
        None => return None,
    };
    Some(Numeral {
        value,
        length,
        has_fraction: true,
    })
}

/// The sign of `1,234,567`: whichever it is, one that comes twice parts thousands.
pub fn repeated_sign(tokens: &Tokens, at: usize) -> Option<char> {
    let sign = tokens
        .sign(at + 1)
        .filter(|sign| matches!(sign, ',' | '.'))?;
    let first = tokens.number(at).is_some_and(|digits| digits.len() <= 3);
    let mut groups = 0;
    while 3 * groups < MOST_DIGITS
        && tokens.is_sign(at + 1 + 2 * groups, &[sign])
        && tokens.tight(at + 1 + 2 * groups)
    {
        let behind = at + 2 + 2 * groups;
        let digits = tokens.number(behind).filter(|_| tokens.tight(behind));
        match digits {
            Some(digits) if digits.len() == 3 => groups += 1,
            Some(_) => return None,
            None => break,
        }
    }
    (first && groups > 1).then_some(sign)
}

/// Three further digits, behind a sign or blank that parts thousands.
fn group<'a>(tokens: &Tokens<'a>, at: usize, repeated: Option<char>) -> Option<(&'a str, usize)> {
    let three = |at: usize| tokens.number(at).filter(|digits| digits.len() == 3);
    // A thin blank parts thousands in every language.
    if let Some(digits) = three(at)
        && tokens.list[at].spaced
    {
        return Some((digits, 1));
    }
    let sign = tokens
        .sign(at)
        .filter(|sign| matches!(sign, ',' | '.' | '\''))?;
    let tight = tokens.tight(at) && tokens.tight(at + 1);
    let digits = three(at + 1)?;
    // The decimal sign of a language parts thousands where it stands twice, and where nobody would
    // be so exact: `1,000,000`, `25,000`.
    let parts = sign != tokens.lexicon.decimal || repeated == Some(sign) || digits.ends_with("00");
    (parts && tight).then_some((digits, 2))
}

fn fraction<'a>(tokens: &Tokens<'a>, at: usize) -> Option<&'a str> {
    let sign = tokens.sign(at).filter(|sign| matches!(sign, ',' | '.'))?;
    let digits = tokens.number(at + 1)?;
    let is_decimal = sign == tokens.lexicon.decimal || (sign == '.' && digits.len() != 3);
    let tight = tokens.tight(at) && tokens.tight(at + 1);
    // `1.2.3` is a version.
    let goes_on =
        tokens.is_sign(at + 2, &['.']) && tokens.tight(at + 2) && tokens.number(at + 3).is_some();
    (is_decimal && tight && !goes_on).then_some(digits)
}

/// A number in figures, or as a word, or as both: `four (4)`, `2 (duas)`. Of both the
/// figure counts; a word may explain, and never accuses.
pub fn amount(tokens: &Tokens, at: usize) -> Option<(Numeral, bool)> {
    let (mut first, worded) = figure_or_word(tokens, at)?;
    let behind = at + first.length;
    if tokens.is_sign(behind, &['('])
        && let Some((again, also_worded)) = figure_or_word(tokens, behind + 1)
        && (again.value == first.value || (worded && !also_worded))
        && tokens.is_sign(behind + 1 + again.length, &[')'])
    {
        first.length += again.length + 2;
        first.value = again.value;
        return Some((first, worded && also_worded));
    }
    Some((first, worded))
}

fn figure_or_word(tokens: &Tokens, at: usize) -> Option<(Numeral, bool)> {
    if let Some(numeral) = numeral(tokens, at) {
        return Some((numeral, false));
    }
    let word = tokens.meaning(at)?;
    let thousandths = word
        .thousandths
        .map(|part| Decimal::thousandths(part.into()));
    let value = word.number.map(|number| Decimal::whole(number.into()));
    let numeral = Numeral {
        value: value.or(thousandths)?,
        length: 1,
        has_fraction: false,
    };
    Some((numeral, true))
}
