//! Other spellings of the same.

use crate::facts::Value;

use super::reference::address;
use super::{Edit, Ground, Operator, Spot, fact, page};

pub const OPERATORS: &[Operator] = &[
    fact("no-break-space", |spot| blank(spot, "\u{A0}")),
    fact("two-blanks", |spot| blank(spot, "  ")),
    fact("full-width-digits", full_width_digits),
    fact("other-dash", other_dash),
    fact("leading-zero", leading_zero),
    fact("24/7-for-24x7", slash_for_cross),
    fact("entity-for-letter", entity_for_letter),
    fact("other-check-mark", other_check_mark),
    fact("locale-in-address", locale_in_address),
    page("crlf", crlf),
];

/// Whether a fact is read from words; others stand as they are.
fn is_text(value: &Value) -> bool {
    !matches!(
        value,
        Value::Code(_) | Value::Link(_) | Value::Image(_) | Value::Mark(_) | Value::Footnote(_)
    )
}

fn blank(spot: &Spot, other: &str) -> Option<Edit> {
    let at = spot.written.find(' ').filter(|_| is_text(spot.value))?;
    Some((at..at + 1, other.to_owned()))
}

fn full_width_digits(spot: &Spot) -> Option<Edit> {
    let wanted = matches!(
        spot.value,
        Value::Hours(..) | Value::Duration(..) | Value::Count(_)
    );
    let word = spot.numbers().next().filter(|_| wanted)?;
    let digits = spot.written[word.range.clone()].chars();
    let wide = digits.map(|c| match c {
        '0'..='9' => char::from_u32(c as u32 - '0' as u32 + '０' as u32).unwrap_or(c),
        c => c,
    });
    Some((word.range.clone(), wide.collect()))
}

fn other_dash(spot: &Spot) -> Option<Edit> {
    if !matches!(spot.value, Value::Hours(..)) {
        return None;
    }
    let mut signs = spot.written.char_indices();
    let (at, dash) = signs.find(|(_, c)| matches!(c, '-' | '–' | '—'))?;
    let other = if dash == '–' { "-" } else { "–" };
    Some((at..at + dash.len_utf8(), other.to_owned()))
}

/// `9:00` and `09:00` are one.
fn leading_zero(spot: &Spot) -> Option<Edit> {
    let [first, next, ..] = spot.words.as_slice() else {
        return None;
    };
    let short = first.number.is_some_and(|hour| hour < 10) && first.range.len() == 1;
    let wanted = matches!(spot.value, Value::Hours(..) | Value::Clock(_));
    let at = first.range.start;
    (wanted && short && next.sign == Some(':')).then(|| (at..at, "0".to_owned()))
}

fn slash_for_cross(spot: &Spot) -> Option<Edit> {
    let wanted = matches!(spot.value, Value::Coverage(_));
    let (from, to) = match spot.written {
        "24x7" | "24X7" | "24x5" => ("x", "/"),
        "24/7" | "24/5" => ("/", "x"),
        _ => return None,
    };
    let at = spot.written.to_lowercase().find(from).filter(|_| wanted)?;
    Some((at..at + 1, to.to_owned()))
}

/// `uur` and `&#117;ur` are one.
fn entity_for_letter(spot: &Spot) -> Option<Edit> {
    if !matches!(spot.value, Value::Duration(..) | Value::Coverage(_)) {
        return None;
    }
    let known = spot.words.iter().find(|word| word.meaning.is_some())?;
    let at = known.range.start;
    let letter = spot.written[at..].chars().next()?;
    let entity = format!("&#{};", letter as u32);
    letter
        .is_alphabetic()
        .then(|| (at..at + letter.len_utf8(), entity))
}

fn other_check_mark(spot: &Spot) -> Option<Edit> {
    let at = spot.written.find('✔')? + '✔'.len_utf8();
    let bare = !spot.written[at..].starts_with('\u{FE0F}');
    let wanted = matches!(spot.value, Value::Mark(_)) && bare;
    wanted.then(|| (at..at, "\u{FE0F}".to_owned()))
}

/// `https://host/help` and `https://host/nl/help` are one page in two languages.
fn locale_in_address(spot: &Spot) -> Option<Edit> {
    if !matches!(spot.value, Value::Link(_)) {
        return None;
    }
    let range = address(spot.written, "href=\"")?;
    let address = &spot.written[range.clone()];
    let host = address.find("://")? + 3;
    let path = host + address[host..].find('/')? + 1;
    // Addresses that name a language have it in one of the first two parts.
    let free = address[path..]
        .split('/')
        .take(2)
        .all(|part| part.len() > 5);
    let at = range.start + path;
    free.then(|| (at..at, "nl/".to_owned()))
}

fn crlf(ground: &Ground) -> Vec<Vec<Edit>> {
    let lines = ground.text.match_indices('\n');
    let bare = lines.filter(|(at, _)| !ground.text[..*at].ends_with('\r'));
    vec![bare.map(|(at, _)| (at..at, "\r".to_owned())).collect()]
}
