//! Gives the telephone numbers of a page as they are dialled from anywhere, where that can be told.

mod countries;
mod country;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::locale::Lexicon;
use crate::locale::text::fold;
use crate::source::{Source, SourceId, Span};

use super::kinds::steps;
use super::outline::{BlockId, Outline};
use super::value::Value;
use super::{Prepared, Tokens};

/// A number at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telephone {
    pub block: BlockId,
    pub span: Span,
    /// As the page has it.
    pub digits: String,
    /// E.164: `+` and digits.
    pub number: String,
}

/// A number without its country's code is one of the country that stands with it; else that of the
/// page that has the code.
pub fn telephones(outline: &Outline, sources: &[Arc<Source>], lexicon: &Lexicon) -> Vec<Telephone> {
    let parents = outline.parents();
    let mut found: Vec<Telephone> = Vec::new();
    for (block, passage) in outline.blocks.iter().enumerate() {
        let facts = passage.passage.iter().flat_map(|passage| &passage.facts);
        let phones = facts.filter_map(|fact| match &fact.value {
            Value::Phone(digits) => Some((fact.span, digits)),
            _ => None,
        });
        let mut phones = phones.peekable();
        if phones.peek().is_none() {
            continue;
        }
        let countries = country::countries(outline, &parents, block, lexicon);
        for (index, (span, digits)) in phones.enumerate() {
            let source = sources.get(span.source.0 as usize);
            let Some(source) = source.filter(|source| !goes_on(source.text(), span)) else {
                continue;
            };
            let written = source.slice(span);
            let country = countries.get(index).cloned().flatten();
            let of_country = || countries::international(&country?, written);
            let known = dialled(digits, written).or_else(of_country);
            found.push(Telephone {
                block,
                span,
                digits: digits.clone(),
                number: known.unwrap_or_else(|| digits.clone()),
            });
        }
    }
    let abroad = Abroad::of(found.iter().map(|telephone| telephone.number.as_str()));
    let known = found.into_iter().filter_map(|telephone| {
        let number = match calling_code(&telephone.number) {
            Some(_) => telephone.number,
            None => abroad.number(&telephone.number)?,
        };
        Some(Telephone {
            number,
            ..telephone
        })
    });
    known.collect()
}

/// Where numbers stand in words, with their digits as pages have them.
pub fn written_in(text: &str, lexicon: &Lexicon) -> Vec<(Range<usize>, String)> {
    let mut prepared = Prepared::default();
    for (at, c) in text.char_indices() {
        prepared.push(c, Span::new(SourceId(0), at..at + c.len_utf8()));
    }
    let tokens = Tokens::of(prepared.text(), lexicon);
    let mut found = Vec::new();
    for step in steps(&tokens, true) {
        let (from, to) = (&tokens.list[step.from], &tokens.list[step.to - 1]);
        let values = step.found.into_iter().flat_map(|found| found.values);
        found.extend(values.filter_map(|(value, _)| match value {
            Value::Phone(digits) => Some((prepared.span(from.from, to.to).range(), digits)),
            _ => None,
        }));
    }
    found
}

/// Whether letters follow that are dialled too: `1 800 555 01 CALL`.
fn goes_on(text: &str, span: Span) -> bool {
    let rest = text.get(span.end as usize..).unwrap_or_default();
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    rest.starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// Countries whose numbers keep the 0 behind the code.
const KEEP_ZERO: &[&str] = &["39", "225", "241", "242", "378"];

/// A number with its country's code, as a telephone takes it.
fn dialled(value: &str, written: &str) -> Option<String> {
    let code = calling_code(value)?;
    let keeps = KEEP_ZERO.contains(&code) && !written.contains("(0)");
    let number = match keeps {
        true => format!("+{}", digits(written)),
        false => value.to_owned(),
    };
    (number.len() <= 16).then_some(number)
}

/// The digits of a text; those of entities are none.
fn digits(written: &str) -> String {
    let mut entity = false;
    let mut digits = fold(written);
    digits.retain(|c| {
        entity = c == '&' || (entity && c != ';');
        !entity && c.is_ascii_digit()
    });
    digits
}

/// Codes of two digits; 1 and 7 are of one, all others of three.
const OF_TWO: &[&str] = &[
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47",
    "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65",
    "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
];

/// The code of the country in a number that begins with it.
pub fn calling_code(number: &str) -> Option<&str> {
    let digits = number.strip_prefix('+')?;
    let length = match digits.as_bytes() {
        [b'0', ..] => return None,
        [b'1' | b'7', ..] => 1,
        _ if OF_TWO.contains(&digits.get(..2)?) => 2,
        _ => 3,
    };
    digits.get(..length)
}

/// How numbers begin that cost more than others, so that no support stands behind them for certain.
const PREMIUM: &[&str] = &[
    "+1900", "+1976", "+3190", "+3290", "+3389", "+449", "+49900", "+34803", "+34806",
];

/// Whether a number can be one of a support team: none that is kept for films, and none of a service
/// that costs more.
pub fn is_answered(number: &str) -> bool {
    // `+1 … 555-0100` to `0199` belong to nobody, and no area has the code 555.
    let american = number.strip_prefix("+1").filter(|rest| rest.len() == 10);
    let fiction = american.is_some_and(|rest| &rest[3..8] == "55501" || rest.starts_with("555"));
    !fiction && !PREMIUM.iter().any(|prefix| number.starts_with(prefix))
}

/// The numbers of a page that have their country's code, by what is dialled without it. None:
/// several numbers are dialled so.
struct Abroad(BTreeMap<String, Option<String>>);

impl Abroad {
    fn of<'a>(numbers: impl Iterator<Item = &'a str>) -> Self {
        let mut known: BTreeMap<String, Option<String>> = BTreeMap::new();
        for number in numbers {
            let Some(code) = calling_code(number) else {
                continue;
            };
            let own = &number[1 + code.len()..];
            for dialled in [&number[1..], own, &format!("0{own}")] {
                let known = known.entry(dialled.to_owned());
                let known = known.or_insert_with(|| Some(number.to_owned()));
                if known.as_deref() != Some(number) {
                    *known = None;
                }
            }
        }
        Abroad(known)
    }

    fn number(&self, dialled: &str) -> Option<String> {
        self.0.get(dialled)?.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_of_one_two_or_three_digits() {
        let code = |number| calling_code(number);
        assert_eq!(code("+18004970335"), Some("1"));
        assert_eq!(code("+448001690454"), Some("44"));
        assert_eq!(code("+886800666381"), Some("886"));
        assert_eq!(
            (code("08001690454"), code("+0800"), code("+")),
            (None, None, None)
        );
    }

    #[test]
    fn nobody_answers_a_number_of_films() {
        for none in [
            "+12125550123",
            "+15550109999",
            "+19005551234",
            "+31900123456",
        ] {
            assert!(!is_answered(none), "{none}");
        }
        for some in [
            "+18004970335",
            "+18005550000",
            "+31205550120",
            "+448001690454",
        ] {
            assert!(is_answered(some), "{some}");
        }
    }

    #[test]
    fn italy_keeps_its_zero() {
        let dialled = |value, written| dialled(value, written);
        assert_eq!(
            dialled("+39612345678", "+39 06 1234 5678").as_deref(),
            Some("+390612345678")
        );
        assert_eq!(
            dialled("+448001690454", "+44 (0)800 169 0454").as_deref(),
            Some("+448001690454")
        );
        assert_eq!(
            dialled("+3969380789305", "+39&#160;069 380 789 305").as_deref(),
            Some("+39069380789305")
        );
    }

    #[test]
    fn a_national_number_is_the_one_that_the_page_has_with_its_code() {
        let abroad = Abroad::of(["+4969380789305", "+31205550120", "+32205550120"].into_iter());
        assert_eq!(
            abroad.number("069380789305").as_deref(),
            Some("+4969380789305")
        );
        // Two countries have it.
        assert_eq!(abroad.number("0205550120"), None);
        assert_eq!(abroad.number("08001234567"), None);
    }
}
