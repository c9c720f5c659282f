//! Gives figures and words the shape of those in whose place they stand.

use crate::facts::Value;

/// Digits and signs as wide as those of another text.
pub fn in_width(text: &str, like: &str) -> String {
    let wide = like.starts_with(|c| matches!(c, '０'..='９'));
    let wider = |c: char| match c {
        '0'..='9' if wide => char::from_u32(c as u32 + 0xFEE0).unwrap_or(c),
        '０'..='９' if !wide => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    };
    text.chars().map(wider).collect()
}

/// A word with a capital where another one has it, and `pm` beside `am`.
pub fn in_case(word: &str, like: &str) -> String {
    let capitals = |text: &str| text.chars().count() > 1 && text.chars().all(char::is_uppercase);
    if capitals(like) {
        return word.to_uppercase();
    }
    if capitals(word) && like.starts_with(char::is_lowercase) {
        return word.to_lowercase();
    }
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if like.starts_with(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => word.to_owned(),
    }
}

/// A word that is a figure and a unit, such as `9 月`, with the blanks of the one in its place.
pub fn in_shape(word: &str, like: &str) -> Option<String> {
    let parted = |text: &'_ str| {
        let end = text.find(|c: char| !c.is_numeric())?;
        (end > 0).then(|| (text[..end].to_owned(), text[end..].to_owned()))
    };
    let ((figure, unit), (old, own)) = (parted(word)?, parted(like)?);
    (own.trim() == unit.trim()).then(|| in_width(&figure, &old) + &own)
}

/// How many digits stand behind the decimal sign in what follows a number's whole part, where its author
/// writes all: `12,00`, and every sum with two of them.
pub fn places(value: &Value, shown: &str, decimal: char) -> usize {
    let digits = shown.strip_prefix(decimal).unwrap_or_default();
    let end = digits.find(|c: char| !c.is_ascii_digit());
    let digits = &digits[..end.unwrap_or(digits.len())];
    let is_sum = matches!(value, Value::Amount(..)) && digits.len() == 2;
    match is_sum || digits.ends_with('0') {
        true => digits.len(),
        false => 0,
    }
}

/// A number with as many digits behind its decimal sign.
pub fn in_places(figures: &str, places: usize, decimal: char) -> String {
    let shown = figures
        .split_once(decimal)
        .map_or(0, |(_, part)| part.len());
    let zeros = "0".repeat(places.saturating_sub(shown));
    match (shown, places) {
        (0, 1..) => format!("{figures}{decimal}{zeros}"),
        _ => format!("{figures}{zeros}"),
    }
}
