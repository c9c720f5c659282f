//! `[!BADGE Label]{type=Positive tooltip="…" url="…"}`: a small label in the text.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::scan::Scanner;

use super::attributes::AttributeList;
use super::{ADOBE, Construct, Dialect};

pub struct Badge;

const DAMAGED: Rule = Rule {
    name: "damaged-badge",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A badge has a type or attributes that its readers do not know.",
};

const OPEN: &str = "[!BADGE";
const BLANKS: [char; 2] = [' ', '\u{A0}'];
const TYPES: &[&str] = &["informative", "positive", "negative", "neutral", "caution"];

/// Where the badge leads that a field of the front matter describes.
pub fn badge_url(field: &str) -> Option<String> {
    let list = AttributeList::parse(field);
    list.value("url").map(str::to_owned)
}

impl Construct for Badge {
    fn name(&self) -> &'static str {
        "badge"
    }

    fn dialects(&self) -> &'static [Dialect] {
        ADOBE
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&DAMAGED]
    }

    fn inline(&self, scan: &mut Scanner, text: &str, at: usize) -> Option<usize> {
        let tail = text[at..].strip_prefix(OPEN)?;
        let ends = tail.starts_with(BLANKS) || tail.starts_with(']');
        if !ends || scan.in_code(at) {
            return None;
        }
        let Some(close) = scan.bracket_end(text, at) else {
            let span = scan.span(at..at + OPEN.len());
            let help = "add the missing `]` behind its label";
            scan.report(&DAMAGED, span, "this badge is never closed", help);
            return Some(text.len() - tail.trim_start_matches(BLANKS).len());
        };
        let blanks = tail.len() - tail.trim_start_matches(BLANKS).len();
        let from = (at + OPEN.len() + blanks).min(close);
        let after = &text[close + 1..];
        let spaced = after.trim_start_matches(' ');
        let list = AttributeList::at(spaced).unwrap_or_default();
        let resume = match list.length {
            0 => close + 1,
            length => text.len() - spaced.len() + length,
        };
        let kind = list.value("type").unwrap_or("informative").to_lowercase();
        let known = TYPES.contains(&kind.as_str());
        let parted = list.length > 0 && spaced.len() < after.len();
        let span = scan.span(at..resume);
        if list.damaged || parted || !known {
            let help = "write it as in `[!BADGE Label]{type=Positive}`; types are Informative, Positive, Negative, Neutral and Caution";
            let message = match (known, parted) {
                (false, _) => format!("`{kind}` is no type of badge"),
                (true, true) => "a blank parts this badge from its attributes".to_owned(),
                (true, false) => "the attributes of this badge are damaged".to_owned(),
            };
            scan.report(&DAMAGED, span, message, help);
        }
        let class = if known { kind.as_str() } else { "informative" };
        let title = list
            .value("tooltip")
            .map(|tip| format!(" title=\"{}\"", escaped(tip)));
        let title = title.unwrap_or_default();
        let (open, end) = match list.value("url") {
            Some(url) => (
                format!(
                    "<a class=\"badge {class}\" href=\"{}\"{title}>",
                    escaped(url)
                ),
                "</a>",
            ),
            None => (format!("<span class=\"badge {class}\"{title}>"), "</span>"),
        };
        scan.out.insert(&open, scan.span(at..from));
        scan.close_at(close, resume, end);
        Some(from)
    }
}

/// A value as it may stand between double quotes of a tag, in a cell and beside code too.
pub fn escaped(value: &str) -> String {
    value
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('|', "&#124;")
        .replace('`', "&#96;")
}
