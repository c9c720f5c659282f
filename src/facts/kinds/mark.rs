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
        text => return word(text, lexicon).map(|(mark, soft)| fact(mark, span, soft)),
    };
    Some(fact(mark, span, false))
}

fn fact(mark: Mark, span: Span, soft: bool) -> Fact {
    Fact {
        value: Value::Mark(mark),
        span,
        soft,
    }
}

/// The mark that a word is, and whether it may as well be a name: `支持` is "supported" and "support".
fn word(text: &str, lexicon: &Lexicon) -> Option<(Mark, bool)> {
    let (length, meaning) = lexicon.longest(text, 0)?;
    if length < text.trim_end_matches(['.', '*', ' ']).len() {
        return None;
    }
    let (yes, addon) = (meaning.is(Concept::Yes), meaning.is(Concept::Addon));
    let mark = match () {
        () if meaning.is(Concept::No) => Mark::No,
        () if yes && addon => Mark::YesOrAddon,
        () if yes => Mark::Yes,
        () if addon => Mark::Addon,
        () if meaning.is(Concept::PerhapsYes) => return Some((Mark::Yes, true)),
        () => return None,
    };
    Some((mark, false))
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
