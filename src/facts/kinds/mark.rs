//! What a cell of a feature table says: yes, to be had, no, nothing.

use super::super::value::{Fact, Mark, Value};
use crate::locale::{Concept, Lexicon};
use crate::source::Span;

/// The mark that a cell's whole text is.
pub fn of_cell(text: &str, lexicon: &Lexicon, span: Span) -> Option<Fact> {
    let mark = match text.trim() {
        "" => Mark::Empty,
        "✔" | "✓" | "✅" | "☑" | "○" | "●" => Mark::Yes,
        "x" | "✗" | "✘" | "❌" | "-" => Mark::No,
        text => word(text, lexicon)?,
    };
    Some(Fact {
        value: Value::Mark(mark),
        span,
        soft: false,
    })
}

fn word(text: &str, lexicon: &Lexicon) -> Option<Mark> {
    let (length, meaning) = lexicon.longest(text, 0)?;
    if length < text.trim_end_matches(['.', '*', ' ']).len() {
        return None;
    }
    let (yes, addon) = (meaning.is(Concept::Yes), meaning.is(Concept::Addon));
    match () {
        () if meaning.is(Concept::No) => Some(Mark::No),
        () if yes && addon => Some(Mark::YesOrAddon),
        () if yes => Some(Mark::Yes),
        () if addon => Some(Mark::Addon),
        () => None,
    }
}

/// The mark that a picture is, by the name of its file.
pub fn icon(name: &str) -> Option<Mark> {
    let name = name.to_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
    if has(&[
        "checkmark",
        "check-mark",
        "check_mark",
        "green_check",
        "yes.",
        "yes-icon",
    ]) {
        Some(Mark::Yes)
    } else if has(&["plus_blue", "plus-blue"]) {
        Some(Mark::Addon)
    } else if has(&[
        "cross_red",
        "cross-red",
        "cross_mark",
        "red_cross",
        "no-icon",
    ]) {
        Some(Mark::No)
    } else {
        None
    }
}
