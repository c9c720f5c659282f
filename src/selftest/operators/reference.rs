//! Links, pictures, footnotes and code.

use std::ops::Range;

use crate::facts::Value;

use super::{Edit, Operator, Spot, fact};

pub const OPERATORS: &[Operator] = &[
    fact("link-changed", link_changed),
    fact("picture-changed", picture_changed),
    fact("footnote-dropped", footnote_dropped),
    fact("code-changed", code_changed),
];

fn link_changed(spot: &Spot) -> Option<Edit> {
    let wanted = matches!(spot.value, Value::Link(_));
    let address = wanted.then(|| address(spot.written, "href=\""))??;
    renamed(spot.written, address)
}

fn picture_changed(spot: &Spot) -> Option<Edit> {
    let wanted = matches!(spot.value, Value::Image(_));
    let address = wanted.then(|| address(spot.written, "src=\""))??;
    renamed(spot.written, address)
}

/// Where the address stands in Markdown or in a tag.
pub fn address(written: &str, attribute: &str) -> Option<Range<usize>> {
    let (start, ends): (usize, &[char]) = match (written.rfind("]("), written.find(attribute)) {
        (Some(at), _) => (at + 2, &[')', ' ']),
        (None, Some(at)) => (at + attribute.len(), &['"']),
        (None, None) if written.starts_with("<http") => (1, &['>']),
        _ => return None,
    };
    let end = start + written[start..].find(ends)?;
    (end > start).then_some(start..end)
}

/// The last part of an address gets another name.
fn renamed(written: &str, range: Range<usize>) -> Option<Edit> {
    let address = &written[range.clone()];
    let path = address.split(['?', '#']).next()?.trim_end_matches('/');
    let name = path.rsplit('/').next()?;
    let stem = match name.rfind('.') {
        // The name of a host has dots of its own.
        Some(dot) if dot > 0 && path.matches('/').count() != 2 => path.len() - (name.len() - dot),
        _ => path.len(),
    };
    let inside = stem > 0 && !path.ends_with("//");
    let other = if path.matches('/').count() == 2 && path.contains("://") {
        "/other"
    } else {
        "-other"
    };
    let at = range.start + stem;
    inside.then(|| (at..at, other.to_owned()))
}

fn footnote_dropped(spot: &Spot) -> Option<Edit> {
    let is_note = matches!(spot.value, Value::Footnote(_)) && spot.written.starts_with("<sup");
    is_note.then(|| (0..spot.written.len(), String::new()))
}

fn code_changed(spot: &Spot) -> Option<Edit> {
    if !matches!(spot.value, Value::Code(_)) {
        return None;
    }
    let last = spot.written.char_indices().rev();
    let (at, sign) = last.into_iter().find(|(_, c)| c.is_ascii_alphanumeric())?;
    let other = match sign {
        '9' => '8',
        '0'..='8' => (sign as u8 + 1) as char,
        'x' => 'y',
        _ => 'x',
    };
    Some((at..at + 1, other.to_string()))
}
