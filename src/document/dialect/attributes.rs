//! Attribute lists: `{#id}` on headings, `{style=…}` under a table, `{width=…}` behind an image,
//! `{target=…}` behind a link. Braces that are no such list stay text.

use std::borrow::Cow;

use crate::diagnostic::{Group, Level, Rule};
use crate::document::line::Line;
use crate::document::mark::{Attach, Mark};
use crate::document::scan::Scanner;

use super::{ADOBE, Construct, Dialect};

pub struct Attributes;

const DAMAGED: Rule = Rule {
    name: "damaged-attribute-list",
    level: Level::Error,
    group: Group::Markup,
    summary: "An attribute list has signs that its readers do not take for quotes or values.",
};

/// The names that mark a list as one.
const NAMES: &[&str] = &[
    "id", "class", "style", "target", "width", "height", "align", "zoomable", "modal", "rel",
    "type", "url", "tooltip",
];

/// A list that was read: names in their plain form, values without quotes.
#[derive(Debug, Default, PartialEq)]
pub struct AttributeList {
    pub pairs: Vec<(String, String)>,
    /// How far the list reaches, braces included.
    pub length: usize,
    /// Whether it is written as no reader but this one takes it.
    pub damaged: bool,
}

impl Construct for Attributes {
    fn name(&self) -> &'static str {
        "attributes"
    }

    fn dialects(&self) -> &'static [Dialect] {
        ADOBE
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&DAMAGED]
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        let rest = line.rest().trim_end();
        let list = AttributeList::at(rest)?;
        if list.length < rest.len() {
            return None;
        }
        report(scan, &list, line.content());
        scan.block_mark(line, list.into_mark(Attach::Table));
        Some(line.next)
    }

    fn inline(&self, scan: &mut Scanner, text: &str, at: usize) -> Option<usize> {
        let rest = &text[at..];
        if !rest.starts_with('{') {
            return None;
        }
        let line_end = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let list = AttributeList::at(&rest[..line_end])?;
        let before = &text[..at];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let ends_line = rest[list.length..line_end].trim().is_empty();
        let to = if before.ends_with([')', ']']) {
            Attach::Inline
        } else if ends_line && begins_block(&before[line_start..]) {
            Attach::Block
        } else if before.trim_end_matches(' ').ends_with(')') && list.names_a_picture() {
            Attach::Inline
        } else {
            return None;
        };
        report(scan, &list, at);
        let length = list.length;
        scan.out.mark(list.into_mark(to));
        Some(at + length)
    }
}

fn report(scan: &mut Scanner, list: &AttributeList, at: usize) {
    if list.damaged {
        scan.report(
            &DAMAGED,
            scan.span(at..at + list.length),
            "this attribute list is damaged; it was read as it was meant",
            "write it as in `{style=\"table-layout:auto\"}`, with plain quotes and no blanks around `=`",
        );
    }
}

/// Whether a line is a heading or a list item, behind whatever quotes it stands in.
fn begins_block(line: &str) -> bool {
    let text = line.trim_start_matches([' ', '\t', '>']);
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < text.len() && digits.starts_with(['.', ')']);
    text.starts_with('#') || text.starts_with(['*', '-', '+']) || numbered
}

impl AttributeList {
    /// The list at the start of a text, when its names are those of one.
    pub fn at(text: &str) -> Option<Self> {
        let inside = text.strip_prefix('{')?;
        let close = inside.find('}')?;
        let mut list = AttributeList::parse(&inside[..close]);
        list.length = close + 2;
        let known = |(name, _): &(String, String)| NAMES.contains(&name.as_str());
        let is_list = !list.pairs.is_empty() && list.pairs.iter().all(known);
        is_list.then_some(list)
    }

    /// Reads `name="value"` pairs, `#id` and `.class`. Whatever marks stand for quotes are quotes.
    pub fn parse(inside: &str) -> Self {
        let decoded = decode_quotes(inside);
        let mut list = AttributeList {
            damaged: matches!(decoded, Cow::Owned(_)),
            ..AttributeList::default()
        };
        let mut rest = decoded.trim();
        while !rest.is_empty() {
            rest = list.take_pair(rest).trim_start();
        }
        list
    }

    fn take_pair<'t>(&mut self, text: &'t str) -> &'t str {
        let word_end = text.find([' ', '\t']).unwrap_or(text.len());
        for (sign, name) in [('#', "id"), ('.', "class")] {
            if let Some(value) = text[..word_end].strip_prefix(sign) {
                self.push(name, value);
                return &text[word_end..];
            }
        }
        let name_end = text.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'));
        let (name, after) = text.split_at(name_end.unwrap_or(text.len()));
        let spaced = after.trim_start();
        let Some(value) = spaced.strip_prefix('=') else {
            // A name alone, or a sign that belongs to none.
            let skipped = after.chars().next().filter(|_| name.is_empty());
            self.push(name, "");
            return &after[skipped.map_or(0, char::len_utf8)..];
        };
        let tight = value.trim_start();
        self.damaged |= spaced.len() < after.len() || tight.len() < value.len();
        let (value, rest) = match tight.chars().next() {
            Some(quote @ ('"' | '\'')) => tight[1..].split_once(quote).unwrap_or((&tight[1..], "")),
            _ => tight.split_at(tight.find([' ', '\t']).unwrap_or(tight.len())),
        };
        match rest.trim_start().strip_prefix('%') {
            // `width=50 %`
            Some(rest) => {
                self.damaged = true;
                self.push(name, &format!("{value}%"));
                rest
            }
            None => {
                self.damaged |= value != value.trim();
                self.push(name, value.trim());
                rest
            }
        }
    }

    fn push(&mut self, name: &str, value: &str) {
        let plain = name.to_ascii_lowercase();
        self.damaged |= plain != name;
        self.pairs.push((plain, value.to_owned()));
    }

    pub fn value(&self, name: &str) -> Option<&str> {
        let found = self.pairs.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| value.as_str())
    }

    fn names_a_picture(&self) -> bool {
        self.pairs
            .iter()
            .any(|(name, _)| matches!(name.as_str(), "width" | "height" | "align" | "zoomable"))
    }

    fn into_mark(self, to: Attach) -> Mark {
        Mark::Attributes {
            to,
            attributes: self.pairs,
        }
    }
}

/// Turns entities and typographic signs into the quotes they stand for.
fn decode_quotes(text: &str) -> Cow<'_, str> {
    let signs = [
        "&quot;", "&#34;", "&#39;", "&apos;", "“", "”", "„", "«", "»", "＂",
    ];
    if !signs.iter().any(|sign| text.contains(sign)) {
        return Cow::Borrowed(text);
    }
    let decoded = signs
        .iter()
        .fold(text.to_owned(), |text, sign| text.replace(sign, "\""));
    Cow::Owned(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, bool)> {
        let list = AttributeList::at(text)?;
        let pairs = list
            .pairs
            .iter()
            .map(|(name, value)| format!("{name}={value} "));
        Some((pairs.collect(), list.damaged))
    }

    #[test]
    fn damaged_lists_are_read_as_they_were_meant() {
        let auto = |damaged| Some(("style=table-layout:auto ".to_owned(), damaged));
        assert_eq!(read("{style=\"table-layout:auto\"}"), auto(false));
        assert_eq!(read("{style=&quot;table-layout:auto&quot;}"), auto(true));
        let centred = Some(("align=center width=250 ".to_owned(), true));
        assert_eq!(read("{align=„center“ width=250}"), centred);
    }

    #[test]
    fn braces_in_prose_stay() {
        assert_eq!(read("{\"name\": \"Canada\"}"), None);
        assert_eq!(read("{0,2}"), None);
        assert_eq!(read("{}"), None);
    }
}
