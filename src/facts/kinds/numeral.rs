//! Numbers as languages write them: `25,000`, `25 000`, `25.000`; `83.33`, `83,33`.

use super::super::token::Tokens;
use super::super::value::Decimal;

#[derive(Clone, Debug, PartialEq)]
pub struct Numeral {
    pub value: Decimal,
    /// How many tokens it takes.
    pub length: usize,
    pub has_fraction: bool,
}

/// The number that begins at a token.
pub fn numeral(tokens: &Tokens, at: usize) -> Option<Numeral> {
    let mut digits = tokens.number(at)?.to_owned();
    let mut length = 1;
    if digits.len() <= 3 && !digits.starts_with('0') {
        while let Some((group, width)) = group(tokens, at + length) {
            digits.push_str(group);
            length += width;
        }
    }
    let whole: i64 = digits.parse().ok()?;
    let mut value = Decimal::whole(whole);
    let fraction = fraction(tokens, at + length);
    if let Some(fraction) = fraction {
        let shown: String = fraction.chars().chain("000".chars()).take(3).collect();
        value.0 += shown.parse::<i64>().ok()?;
        length += 2;
    }
    Some(Numeral {
        value,
        length,
        has_fraction: fraction.is_some(),
    })
}

/// Three further digits, behind a sign or blank that parts thousands.
fn group<'a>(tokens: &Tokens<'a>, at: usize) -> Option<(&'a str, usize)> {
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
    let again = tokens.is_sign(at + 2, &[sign]) && three(at + 3).is_some();
    let before = at >= 2 && tokens.is_sign(at - 2, &[sign]) && three(at - 1).is_some();
    let rounded = digits.ends_with("00");
    (tight && (sign != tokens.lexicon.decimal || again || before || rounded)).then_some((digits, 2))
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

/// A number in figures, or as a word, or as both: `four (4)`, `2 (duas)`. A word may explain, and
/// never accuses.
pub fn amount(tokens: &Tokens, at: usize) -> Option<(Numeral, bool)> {
    let (mut first, worded) = figure_or_word(tokens, at)?;
    let behind = at + first.length;
    if tokens.is_sign(behind, &['('])
        && let Some((again, also_worded)) = figure_or_word(tokens, behind + 1)
        && again.value == first.value
        && tokens.is_sign(behind + 1 + again.length, &[')'])
    {
        first.length += again.length + 2;
        return Some((first, worded && also_worded));
    }
    Some((first, worded))
}

fn figure_or_word(tokens: &Tokens, at: usize) -> Option<(Numeral, bool)> {
    if let Some(numeral) = numeral(tokens, at) {
        return Some((numeral, false));
    }
    let number = tokens.meaning(at)?.number?;
    let numeral = Numeral {
        value: Decimal::whole(number.into()),
        length: 1,
        has_fraction: false,
    };
    Some((numeral, true))
}
