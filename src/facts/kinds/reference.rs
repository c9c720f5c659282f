//! What a passage refers to: links, pictures, code, footnotes.

use super::super::value::{Fact, Value};
use crate::document::tree::Element;
use crate::source::Span;

fn fact(value: Value, span: Span) -> Fact {
    Fact {
        value,
        span,
        soft: false,
    }
}

/// A stretch of code, compared as text.
pub fn code(text: &str, span: Span) -> Option<Fact> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| fact(Value::Code(words.join(" ")), span))
}

/// The sign of a footnote: figures, stars and daggers.
pub fn footnote(text: &str, span: Span) -> Option<Fact> {
    let sign = crate::locale::text::fold(text);
    let sign = sign.trim();
    let is_sign = !sign.is_empty()
        && sign
            .chars()
            .all(|c| c.is_ascii_digit() || "*†‡§,".contains(c));
    is_sign.then(|| fact(Value::Footnote(sign.to_owned()), span))
}

/// A picture by the name of its file; one that is a mark is read as such.
pub fn image(element: &Element, span: Span) -> Option<Fact> {
    let source = element.attribute("src")?;
    let name = source
        .split(['?', '#'])
        .next()?
        .rsplit('/')
        .next()?
        .to_lowercase();
    let value = match super::icon(&name) {
        Some(mark) => Value::Mark(mark),
        None => Value::Image(plain_name(&name)),
    };
    Some(fact(value, span))
}

/// A picture's name without what tells of its size or language: `start-350x200.png`, `start_nl.png`.
fn plain_name(name: &str) -> String {
    let (mut stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) => (stem, format!(".{ending}")),
        None => (name, String::new()),
    };
    while let Some((before, last)) = stem.rsplit_once(['-', '_', '.']) {
        let region = before.rsplit_once(['-', '_', '.']);
        let is_size = last.split_once('x').is_some_and(|(width, height)| {
            let is_number = |part: &str| !part.is_empty() && part.parse::<u16>().is_ok();
            is_number(width) && is_number(height)
        });
        stem = match region {
            // `start-zh-tw`
            Some((before, language)) if is_region(last) && is_locale(language) => before,
            _ if is_size || is_locale(last) => before,
            _ => break,
        };
    }
    format!("{stem}{ending}")
}

/// Where a link leads, without what is particular to a language.
pub fn link(element: &Element, span: Span) -> Option<Fact> {
    let href = element.attribute("href")?.trim();
    let path = href.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() || href.starts_with("tel:") {
        return None;
    }
    let (host, rest) = match path.split_once("://") {
        Some((_, rest)) => rest.split_once('/').unwrap_or((rest, "")),
        None => ("", path),
    };
    let host = host.to_lowercase();
    let parts = rest.split('/').filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts
        .enumerate()
        .filter(|(index, part)| *index > 1 || !is_locale(part))
        .map(|(_, part)| part)
        .collect();
    let rooted = if host.is_empty() && path.starts_with('/') {
        "/"
    } else {
        ""
    };
    let target = format!("{host}/{rooted}{}", parts.join("/"));
    Some(fact(Value::Link(target.to_lowercase()), span))
}

/// `fr`, `hant`: what may stand behind a language.
fn is_region(part: &str) -> bool {
    let is_letters = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_letters || part == "hans" || part == "hant"
}

/// `nl`, `fr-FR`, `zh_hant`, and the codes of countries that sites use for them.
fn is_locale(part: &str) -> bool {
    const COUNTRIES: &[&str] = &[
        "tw", "jp", "kr", "cn", "br", "se", "dk", "cz", "uk", "latam", "hk",
    ];
    const LANGUAGES: &[&str] = &[
        "en", "nl", "fr", "de", "es", "it", "ja", "ko", "pt", "sv", "zh", "da", "nb", "no", "fi",
        "pl", "cs", "tr", "ru", "uk", "ar", "he", "th", "id", "vi", "hu", "ro", "el",
    ];
    let lower = part.to_lowercase();
    let mut pieces = lower.split(['-', '_']);
    let first = pieces.next().unwrap_or_default();
    let rest: Vec<&str> = pieces.collect();
    let short = rest.len() <= 1
        && rest
            .iter()
            .all(|piece| matches!(piece.len(), 2 | 4) && piece.chars().all(char::is_alphabetic));
    (LANGUAGES.contains(&first) && short) || (rest.is_empty() && COUNTRIES.contains(&first))
}
