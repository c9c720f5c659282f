//! Attribute lists: `{#id}` on headings, `{style=…}` under a table, `{width=…}` behind an image,
//! `{target=…}` behind a link. Braces that are no such list stay text.

mod list;

use crate::diagnostic::{Group, Level, Rule};
use crate::document::line::Line;
use crate::document::mark::{Attach, Mark};
use crate::document::problem::Mending;
use crate::document::scan::Scanner;
use crate::source::Span;

use super::{ADOBE, Construct, Dialect};

pub use list::AttributeList;
use list::is_blank;

pub struct Attributes;

pub const DAMAGED: Rule = Rule {
    name: "damaged-attribute-list",
    level: Level::Warning,
    group: Group::Markup,
    summary: "An attribute list has signs that its readers do not take for quotes or values.",
};

const GLUED: Rule = Rule {
    name: "glued-attribute-list",
    level: Level::Warning,
    group: Group::Markup,
    summary: "An attribute list stands directly under a row of a table, so it is read as one more row.",
};

const STRAY: Rule = Rule {
    name: "stray-attribute-list",
    level: Level::Warning,
    group: Group::Markup,
    summary: "An attribute list on a line of its own stands behind no table.",
};

const UNKNOWN_VALUE: Rule = Rule {
    name: "unknown-attribute-value",
    level: Level::Warning,
    group: Group::Markup,
    summary: "An attribute has a value that browsers do not know, often because it was translated.",
};

impl Construct for Attributes {
    fn name(&self) -> &'static str {
        "attributes"
    }

    fn dialects(&self) -> &'static [Dialect] {
        ADOBE
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&DAMAGED, &GLUED, &STRAY, &UNKNOWN_VALUE]
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        let rest = line.rest().trim_end();
        let list = AttributeList::at(rest)?;
        if list.length < rest.len() || (scan.in_text() && list.is_parted(before(line))) {
            return None;
        }
        let span = scan.span(line.content()..line.content() + list.length);
        if scan.columns.is_some() {
            let help = "put a blank line between the table and the list";
            scan.report(
                &GLUED,
                span,
                "this list is read as a row of the table",
                help,
            );
            scan.mend(parted_from_table(scan, line));
        }
        report(scan, &list, span, span);
        scan.block_mark(line, mark(list, Attach::Table, span));
        Some(line.next)
    }

    fn inline(&self, scan: &mut Scanner, text: &str, at: usize) -> Option<usize> {
        if scan.in_code(at) {
            return None;
        }
        let before = &text[..at];
        let Some(mut list) = AttributeList::within_line(&text[at..]) else {
            return translated(scan, text, at);
        };
        let rest = text[at + list.length..].trim_start_matches(is_blank);
        let ends_line = rest.is_empty() || rest.starts_with(['\n', '\r']);
        let line = || &before[before.rfind('\n').map_or(0, |newline| newline + 1)..];
        let mut whole = at..at + list.length;
        let to = if before.ends_with([')', ']']) {
            Attach::Inline
        } else if ends_line && (begins_block(line()) || is_underlined(rest)) {
            Attach::Block
        } else if list.is_parted(before) {
            list.damaged = true;
            whole.start = before.trim_end().len();
            Attach::Inline
        } else {
            return None;
        };
        let end = at + list.length;
        let span = scan.span(at..end);
        report(scan, &list, span, scan.span(whole));
        scan.out.mark(mark(list, to, span));
        Some(end)
    }
}

/// In bytes. A line may hold a million braces, so no more is looked at before each.
const LONGEST_ADDRESS: usize = 2_000;

/// A list behind a link or picture whose names were translated. What of it is known counts.
fn translated(scan: &mut Scanner, text: &str, at: usize) -> Option<usize> {
    let near = &text[text.floor_char_boundary(at.saturating_sub(LONGEST_ADDRESS))..at];
    let inside = near.strip_suffix(')')?;
    let address = &inside[inside.rfind("](")?..];
    let is_link = !address.contains([')', '\n']);
    let mut list = AttributeList::translated(&text[at..]).filter(|_| is_link)?;
    let end = at + list.length;
    let span = scan.span(at..end);
    let names: Vec<String> = list
        .take_unknown()
        .iter()
        .map(|name| format!("`{name}`"))
        .collect();
    scan.report(
        &DAMAGED,
        span,
        format!("no attribute is named {}", names.join(" or ")),
        "write the names in English, as in `{width=\"300\" align=\"center\"}`",
    );
    if !list.pairs.is_empty() {
        scan.out.mark(mark(list, Attach::Inline, span));
    }
    Some(end)
}

/// The lists behind the links and pictures of a text, with their places.
pub fn lists_of_links(text: &str) -> Vec<(usize, &str)> {
    let places = text.match_indices("){").map(|(at, _)| at + 1);
    let lists = places.filter_map(|at| {
        let near = &text[at..];
        let list = AttributeList::within_line(near).or_else(|| AttributeList::translated(near))?;
        Some((at, &near[..list.length]))
    });
    lists.collect()
}

/// What mends a list that is glued to its table: a blank line, in the same quotes.
fn parted_from_table(scan: &Scanner, line: &Line) -> Mending {
    let prefix = line.text[line.start..line.content()].trim_end();
    let before = before(line);
    let end = if before.ends_with("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let place = scan.span(line.start..line.start);
    Mending::new("put a blank line here", place, format!("{prefix}{end}"))
}

/// `whole` is the list with the blanks before it that do not belong there.
fn report(scan: &mut Scanner, list: &AttributeList, span: Span, whole: Span) {
    if list.damaged {
        scan.report(
            &DAMAGED,
            span,
            "this attribute list is damaged; it was read as it was meant",
            "write it as in `{style=\"table-layout:auto\"}`: plain quotes, no blanks around `=` or before the brace, names in small letters",
        );
        let source = &scan.sources[span.source.0 as usize];
        if let Some(text) = list.repaired(source.slice(span)) {
            scan.mend(Mending::new(format!("write `{text}`"), whole, text));
        }
    }
    for (name, value) in list
        .pairs
        .iter()
        .filter(|(name, value)| !is_known(name, value))
    {
        let message = format!("`{value}` is no value of `{name}`");
        scan.report(&UNKNOWN_VALUE, span, message, "write the English word");
    }
}

/// Whether a value is one of its attribute's words, where it has a list of them.
fn is_known(name: &str, value: &str) -> bool {
    let words: &[&str] = match name {
        "align" => &["left", "right", "center", "top", "middle", "bottom"],
        "target" => &["_blank", "_self", "_parent", "_top"],
        "zoomable" | "modal" => &["", "yes", "no", "true", "false"],
        "width" | "height" => {
            let number = value.trim_end_matches("px").trim_end_matches('%');
            return number.parse::<f32>().is_ok();
        }
        _ => return true,
    };
    words.iter().any(|word| value.eq_ignore_ascii_case(word))
}

/// The text before a line.
fn before<'t>(line: &Line<'t>) -> &'t str {
    &line.text[..line.start]
}

/// Whether a line is a heading or a list item, behind whatever quotes it stands in.
fn begins_block(line: &str) -> bool {
    let text = line.trim_start_matches([' ', '\t', '>']);
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < text.len() && digits.starts_with(['.', ')']);
    text.starts_with('#') || text.starts_with(['*', '-', '+']) || numbered
}

/// Whether the next line is dashes or equals signs, which make the one before it a heading.
fn is_underlined(rest: &str) -> bool {
    let next = rest.trim_start_matches('\r').strip_prefix('\n');
    let line = next
        .and_then(|next| next.lines().next())
        .unwrap_or_default();
    let signs = line.trim_start_matches([' ', '>']).trim_end();
    let is_all = |sign: char| signs.trim_start_matches(sign).is_empty();
    !signs.is_empty() && (is_all('=') || is_all('-'))
}

fn mark(list: AttributeList, to: Attach, span: Span) -> Mark {
    Mark::Attributes {
        to,
        attributes: list.pairs,
        stray: &STRAY,
        span,
    }
}
