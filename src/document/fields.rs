//! Judges the fields that this program reads: a name that is nearly one of them, a value that is none.

use crate::diagnostic::{Group, Level, Rule};
use crate::source::Span;
use crate::yaml::Value;

use super::front_matter::FrontMatter;
use super::problem::{Mending, Problem};

pub const MISSPELLED: Rule = Rule {
    name: "misspelled-field",
    level: Level::Warning,
    group: Group::Reading,
    summary: "A field of the front matter is nearly named like one that counts, and does not count.",
};

pub const UNKNOWN_VALUE: Rule = Rule {
    name: "unknown-field-value",
    level: Level::Warning,
    group: Group::Reading,
    summary: "A field of the front matter has a value that it cannot have, so it does not count.",
};

/// The fields that isogloss has of its own, and whether their capitals count.
const OWN: [(&str, bool); 7] = [
    ("title", false),
    ("description", false),
    ("draft", false),
    ("source-commit", false),
    ("allow", true),
    ("aliases", true),
    ("redirect_from", true),
];

/// Whether this program reads a field of the name, or nearly.
pub fn is_own(name: &str) -> bool {
    OWN.iter().any(|(own, _)| own.eq_ignore_ascii_case(name))
}

pub fn judge(front: &FrontMatter, problems: &mut Vec<Problem>) {
    for (key, value, key_span, value_span) in front.fields() {
        if let Some(meant) = meant(front, key) {
            problems.push(Problem {
                rule: &MISSPELLED,
                span: key_span,
                message: format!("`{key}` is no field that counts; did you mean `{meant}`?"),
                help: format!("write `{meant}`, or give the field a name that is less like it"),
                fix: None,
            });
        }
        if key.eq_ignore_ascii_case("draft") && !value.is_boolean() {
            problems.push(no_boolean(value, key_span, value_span));
        }
    }
}

/// The field that somebody meant who wrote another name; none where the page has that field too.
fn meant(front: &FrontMatter, key: &str) -> Option<&'static str> {
    let plain = key.to_lowercase();
    let length = plain.chars().count();
    let meant = OWN.iter().find(|(own, exactly)| {
        let most = own.len() / 5;
        if own.len().abs_diff(length) > most {
            return false;
        }
        let slips = strsim::osa_distance(own, &plain);
        let capitals = slips == 0 && *exactly && *own != key;
        capitals || (1..=most).contains(&slips)
    });
    let (own, exactly) = meant?;
    let is_there = |other: &str| other == *own || (!exactly && other.eq_ignore_ascii_case(own));
    (!front.has_key(is_there)).then_some(own)
}

fn no_boolean(value: &Value, key: Span, span: Span) -> Problem {
    let written = value.as_str().map(str::trim);
    let (message, span) = match written {
        Some(text) => (
            format!("`{text}` is neither `true` nor `false`, so this page is published"),
            span,
        ),
        None => (
            "`draft` is neither `true` nor `false`, so this page is published".to_owned(),
            key,
        ),
    };
    let meant = match written.unwrap_or_default().to_lowercase().as_str() {
        "true" | "yes" | "on" => Some("true"),
        "false" | "no" | "off" => Some("false"),
        _ => None,
    };
    Problem {
        rule: &UNKNOWN_VALUE,
        span,
        message,
        help: "write `draft: true`, without quotes, to leave the page out, or `draft: false` to publish it".into(),
        fix: meant.map(|meant| Mending::new(format!("write `{meant}`"), span, meant)),
    }
}
