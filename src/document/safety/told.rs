//! Gives what is said of attributes that are left out.

use crate::source::Span;

use super::{Problem, UNKNOWN_ATTRIBUTE, UNSAFE_ADDRESS, UNSAFE_HTML, problem};

/// What becomes of an attribute.
pub enum Fate {
    Stays,
    /// Only this of its value stays.
    Shorter(String),
    /// Only these of its classes stay.
    Classes(String),
    Code,
    Shadow,
    Address,
    Unknown,
}

/// What is said of it.
pub fn finding(fate: &Fate, key: &str, value: &str, span: Span) -> Option<Problem> {
    let found = match fate {
        Fate::Stays => return None,
        Fate::Shorter(_) => problem(
            &UNKNOWN_ATTRIBUTE,
            span,
            format!(
                "`style=\"{}\"` says more than how something looks; that part is left out",
                short(value)
            ),
            "remove it, or put the look into the site's `static/` folder",
        ),
        Fate::Classes(_) => problem(
            &UNKNOWN_ATTRIBUTE,
            span,
            format!(
                "`class=\"{}\"` names a class of the frame around the page; that one is left out",
                short(value)
            ),
            "give it another class",
        ),
        Fate::Code => problem(
            &UNSAFE_HTML,
            span,
            format!(
                "`{}` could run code in readers' browsers; it is left out",
                short(key)
            ),
            "remove it",
        ),
        Fate::Shadow => problem(
            &UNSAFE_HTML,
            span,
            format!(
                "the id `{}` is one that the frame around the page or scripts use; it is left out",
                short(value)
            ),
            "give this place another id",
        ),
        Fate::Address => problem(&UNSAFE_ADDRESS, span, about_address(value), SAFE_ADDRESS),
        Fate::Unknown => problem(
            &UNKNOWN_ATTRIBUTE,
            span,
            format!(
                "`{}` is no attribute that pages may hold; it is left out",
                short(key)
            ),
            "remove it",
        ),
    };
    Some(found)
}

pub fn about_address(address: &str) -> String {
    let address = short(address);
    format!("`{address}` is no address that pages may lead to; it is left out")
}

pub const SAFE_ADDRESS: &str =
    "write a path, or an address that begins with `https:`, `mailto:` or `tel:`";

/// As much of a value as a message can hold, with nothing in it that is not seen.
fn short(value: &str) -> String {
    const MOST: usize = 60;
    let seen = value
        .chars()
        .map(|c| if c.is_control() { '\u{FFFD}' } else { c });
    let mut short: String = seen.take(MOST).collect();
    if value.chars().nth(MOST).is_some() {
        short.push('…');
    }
    short
}
