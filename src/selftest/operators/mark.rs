//! Marks of feature tables.

use crate::facts::Value;
use crate::facts::value::Mark;
use crate::locale::Concept;

use super::{Edit, Operator, Spot, fact};

pub const OPERATORS: &[Operator] = &[
    fact("mark-dropped", mark_dropped),
    fact("mark-added", mark_added),
    fact("icon-changed", icon_changed),
    fact("yes-for-no", yes_for_no),
];

const GLYPHS: [char; 6] = ['✔', '✓', '✅', '☑', '○', '●'];

fn is_picture(spot: &Spot) -> bool {
    spot.written.starts_with("![") || spot.written.starts_with("<img")
}

fn mark_dropped(spot: &Spot) -> Option<Edit> {
    if *spot.value != Value::Mark(Mark::Yes) || is_picture(spot) {
        return None;
    }
    let (at, glyph) = spot
        .written
        .char_indices()
        .find(|(_, c)| GLYPHS.contains(c))?;
    Some((at..at + glyph.len_utf8(), String::new()))
}

fn mark_added(spot: &Spot) -> Option<Edit> {
    if *spot.value != Value::Mark(Mark::Empty) {
        return None;
    }
    let end = spot.written.rfind("</t");
    let at = match (end, spot.written.trim().is_empty()) {
        (Some(end), _) => end,
        (None, true) => spot.written.len() / 2,
        (None, false) => return None,
    };
    spot.written
        .is_char_boundary(at)
        .then(|| (at..at, "✔".to_owned()))
}

fn icon_changed(spot: &Spot) -> Option<Edit> {
    let Value::Mark(mark) = spot.value else {
        return None;
    };
    let end = spot.written.find(".svg").filter(|_| is_picture(spot))?;
    let begin = spot.written[..end].rfind(['/', '(', '"'])? + 1;
    let other = match mark {
        Mark::Yes => "cross_red_circle",
        _ => "green_checkmark",
    };
    Some((begin..end, other.to_owned()))
}

fn yes_for_no(spot: &Spot) -> Option<Edit> {
    let partners: &[(Concept, Concept)] = match spot.value {
        Value::Mark(Mark::Yes) => &[(Concept::Yes, Concept::No)],
        Value::Mark(Mark::No) => &[(Concept::No, Concept::Yes)],
        _ => return None,
    };
    (!is_picture(spot)).then(|| spot.exchange(partners))?
}
