//! Telephone numbers, in E.164 where their country is written.

use super::super::token::{TokenKind, Tokens};
use super::super::value::{Decimal, Value};
use super::{FactKind, Found, Spot};

pub struct Phone;

/// What follows the 1 of numbers that cost the caller nothing.
const FREE_OF_CHARGE: &[&str] = &["800", "833", "844", "855", "866", "877", "888", "300"];

/// Nobody writes a number with more digits, or with more signs.
const MOST_DIGITS: usize = 15;
const MOST_TOKENS: usize = 40;

impl FactKind for Phone {
    fn may_begin(&self, token: &TokenKind) -> bool {
        matches!(token, TokenKind::Number(_) | TokenKind::Sign('+' | '('))
    }

    fn read(&self, spot: &Spot) -> Option<Found> {
        let tokens = spot.tokens;
        let fresh = !tokens.tight(spot.at)
            || !matches!(
                tokens.kind(spot.at.wrapping_sub(1)),
                Some(TokenKind::Number(_) | TokenKind::Sign('.' | '-' | '/'))
            );
        if !fresh {
            return None;
        }
        let mut groups: Vec<&str> = Vec::new();
        let mut country = false;
        let mut end = spot.at;
        let mut at = spot.at;
        while let Some(kind) = tokens.kind(at).filter(|_| at < spot.at + MOST_TOKENS) {
            match kind {
                TokenKind::Number(digits) => {
                    groups.push(digits);
                    at += 1;
                    end = at;
                    if !country && in_five_pairs(&groups) {
                        break;
                    }
                    continue;
                }
                // `089/1234567`
                TokenKind::Sign('/')
                    if tokens.tight(at) && tokens.tight(at + 1) && is_area(&groups) => {}
                TokenKind::Sign('+') if groups.is_empty() => country = true,
                TokenKind::Sign('(' | ')' | '-') => {}
                TokenKind::Sign('.') if tokens.tight(at) && tokens.tight(at + 1) => {}
                _ => break,
            }
            at += 1;
        }
        let national = national(&groups, country)?;
        if tokens.is_sign(end, &[')'])
            && tokens.slice(spot.at, end).contains('(')
            && !tokens.slice(spot.at, end).contains(')')
        {
            end += 1;
        }
        let written = tokens.slice(spot.at, end);
        if looks_like_phone(&groups, country) || has_area_in_brackets(written, &groups) {
            return Some(Found::hard(end - spot.at, Value::Phone(national)));
        }
        let alone = spot.terse && is_alone(tokens, spot.at, end) && is_blank_parted(written);
        let widths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
        match (widths.as_slice(), national.as_bytes().first()) {
            // `32 71 12 34`
            ([2, 2, 2, 2], Some(b'2'..=b'9')) if alone => {
                Some(Found::hard(end - spot.at, Value::Phone(national)))
            }
            // `914 123 456` may be a number too: as a telephone number it only explains.
            ([3, 3, 3], Some(b'6'..=b'9')) if alone => {
                let number = Value::Count(Decimal::whole(national.parse().ok()?));
                Some(Found {
                    length: end - spot.at,
                    values: vec![(number, false), (Value::Phone(national), true)],
                })
            }
            _ => None,
        }
    }
}

/// `01 85 14 87 65`, `01.85.14.87.65`: a number as the French write it.
pub(super) fn in_five_pairs(groups: &[&str]) -> bool {
    let begins = groups.first().is_some_and(|first| first.starts_with('0'));
    begins && groups.len() == 5 && groups.iter().all(|group| group.len() == 2)
}

/// Whether all that is read so far is the number of a town.
fn is_area(groups: &[&str]) -> bool {
    matches!(groups, [area] if area.starts_with('0') && (3..=5).contains(&area.len()))
}

/// `(11) 4210-1234`
fn has_area_in_brackets(written: &str, groups: &[&str]) -> bool {
    let [area, first, last] = groups else {
        return false;
    };
    let widths = area.len() == 2 && matches!(first.len(), 4 | 5) && last.len() == 4;
    widths && written.starts_with('(') && written.ends_with(&format!("{first}-{last}"))
}

/// Whether a line holds nothing beside it, but for what stands before a colon or behind a sign.
fn is_alone(tokens: &Tokens, from: usize, to: usize) -> bool {
    use TokenKind::{Break, Sign};
    let before = from.checked_sub(1).and_then(|before| tokens.kind(before));
    matches!(before, None | Some(Break | Sign(':')))
        && matches!(tokens.kind(to), None | Some(Break | Sign('(' | ',' | ';')))
}

fn is_blank_parted(written: &str) -> bool {
    written.chars().all(|c| c.is_ascii_digit() || c == ' ')
}

/// The digits, with `+` where the country is written. `(0)` behind a country's code is not dialled.
fn national(groups: &[&str], country: bool) -> Option<String> {
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    if !(8..=MOST_DIGITS).contains(&digits) {
        return None;
    }
    if !country {
        return Some(groups.concat());
    }
    let (code, rest) = groups.split_first()?;
    let rest = rest.concat();
    let rest = rest.strip_prefix('0').unwrap_or(&rest);
    Some(format!("+{code}{rest}"))
}

/// Hours such as `9.00-17.00` and dates such as `10-07-2023` have as many digits.
fn looks_like_phone(groups: &[&str], country: bool) -> bool {
    if country {
        return true;
    }
    let Some(first) = groups.first() else {
        return false;
    };
    let widths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let is_clock = widths.iter().all(|width| *width <= 2);
    let is_date = widths.len() == 3
        && widths.iter().filter(|width| **width == 4).count() == 1
        && widths.iter().all(|width| matches!(width, 1 | 2 | 4));
    let begins = first.starts_with('0')
        || (*first == "1" && groups.get(1).is_some_and(|next| next.len() == 3));
    let american = widths == [3, 3, 4];
    // `1 800 123 456` is free of charge, `100 000 000` is a number.
    let in_thousands =
        widths.iter().skip(1).all(|width| *width == 3) && widths[0] <= 3 && !first.starts_with('0');
    let free_of_charge = *first == "1"
        && widths.len() == 4
        && groups
            .get(1)
            .is_some_and(|next| FREE_OF_CHARGE.contains(next));
    in_five_pairs(groups)
        || widths.len() > 1
            && !is_clock
            && !is_date
            && (american || free_of_charge || (begins && !in_thousands))
}
