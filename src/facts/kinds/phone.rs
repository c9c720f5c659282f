//! Telephone numbers, in E.164 where their country is written.

use super::super::token::TokenKind;
use super::super::value::Value;
use super::{FactKind, Found, Spot};

pub struct Phone;

/// What follows the 1 of numbers that cost the caller nothing.
const FREE_OF_CHARGE: &[&str] = &["800", "833", "844", "855", "866", "877", "888", "300"];

impl FactKind for Phone {
    fn read(&self, spot: &Spot) -> Option<Found> {
        let tokens = spot.tokens;
        let opens = tokens.is_sign(spot.at, &['+', '(']) || tokens.number(spot.at).is_some();
        let fresh = !tokens.tight(spot.at)
            || !matches!(
                tokens.kind(spot.at.wrapping_sub(1)),
                Some(TokenKind::Number(_) | TokenKind::Sign('.' | '-' | '/'))
            );
        if !(opens && fresh) {
            return None;
        }
        let mut groups: Vec<&str> = Vec::new();
        let mut country = false;
        let mut end = spot.at;
        let mut at = spot.at;
        while let Some(kind) = tokens.kind(at) {
            match kind {
                TokenKind::Number(digits) => {
                    groups.push(digits);
                    at += 1;
                    end = at;
                    continue;
                }
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
        looks_like_phone(&groups, country)
            .then(|| Found::hard(end - spot.at, Value::Phone(national)))
    }
}

/// The digits, with `+` where the country is written. `(0)` behind a country's code is not dialled.
fn national(groups: &[&str], country: bool) -> Option<String> {
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    if !(8..=15).contains(&digits) {
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
    widths.len() > 1
        && !is_clock
        && !is_date
        && (american || free_of_charge || (begins && !in_thousands))
}
