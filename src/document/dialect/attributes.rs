//! Attribute lists: `{#id}` on headings, `{style=…}` under a table, `{width=…}` behind an image,
//! `{target=…}` behind a link. Braces that are no such list stay text.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::front_matter::without_entities;
use crate::document::line::Line;
use crate::document::mark::{Attach, Mark};
use crate::document::scan::Scanner;
use crate::source::Span;

use super::{ADOBE, Construct, Dialect};

pub struct Attributes;

const DAMAGED: Rule = Rule {
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

/// The names that mark a list as one.
const NAMES: &[&str] = &[
    "id", "class", "style", "target", "width", "height", "align", "zoomable", "modal", "rel",
    "type", "url", "tooltip",
];

/// In bytes. Lists of real pages have some forty; those of badges hold an address and a sentence.
const MAX_LENGTH: usize = 1000;

/// A list that was read: names in their plain form, values without quotes.
#[derive(Debug, Default, PartialEq)]
pub struct AttributeList {
    pub pairs: Vec<(String, String)>,
    /// How far the list reaches, braces included.
    pub length: usize,
    /// Whether it is written as no reader but this one takes it.
    pub damaged: bool,
    /// Whether signs stand for quotes that are none, or a quote is lacking.
    pub odd_quotes: bool,
    /// Whether words stand in it that name no value.
    pub bare: bool,
}

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
        }
        report(scan, &list, span);
        scan.block_mark(line, list.into_mark(Attach::Table, span));
        Some(line.next)
    }

    fn inline(&self, scan: &mut Scanner, text: &str, at: usize) -> Option<usize> {
        if scan.in_code(at) {
            return None;
        }
        let mut list = AttributeList::within_line(&text[at..])?;
        let before = &text[..at];
        let rest = text[at + list.length..].trim_start_matches(is_blank);
        let ends_line = rest.is_empty() || rest.starts_with(['\n', '\r']);
        let line = || &before[before.rfind('\n').map_or(0, |newline| newline + 1)..];
        let to = if before.ends_with([')', ']']) {
            Attach::Inline
        } else if ends_line && (begins_block(line()) || is_underlined(rest)) {
            Attach::Block
        } else if list.is_parted(before) {
            list.damaged = true;
            Attach::Inline
        } else {
            return None;
        };
        let end = at + list.length;
        let span = scan.span(at..end);
        report(scan, &list, span);
        scan.out.mark(list.into_mark(to, span));
        Some(end)
    }
}

fn report(scan: &mut Scanner, list: &AttributeList, span: Span) {
    if list.damaged {
        scan.report(
            &DAMAGED,
            span,
            "this attribute list is damaged; it was read as it was meant",
            "write it as in `{style=\"table-layout:auto\"}`: plain quotes, no blanks around `=` or before the brace, names in small letters",
        );
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

fn is_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\n' | '\r')
}

impl AttributeList {
    /// The list at the start of a text, when it ends on the same line. A line may hold a million
    /// marks, so no more is looked at than lists are long.
    fn within_line(text: &str) -> Option<Self> {
        let inside = text.strip_prefix('{')?.trim_start_matches(is_blank);
        if !inside.starts_with(|c: char| c.is_alphabetic() || c == '#' || c == '.') {
            return None;
        }
        let near = &text[..text.floor_char_boundary(MAX_LENGTH)];
        let end = near.find(['\n', '\r']).unwrap_or(near.len());
        AttributeList::at(&near[..end])
    }

    /// The list at the start of a text, when its names are those of one.
    pub fn at(text: &str) -> Option<Self> {
        let inside = text.strip_prefix('{')?;
        let close = inside.find('}')?;
        let mut list = AttributeList::parse(&inside[..close]);
        list.length = close + 2;
        let known = |(name, _): &(String, String)| NAMES.contains(&name.as_str());
        // `{#opening hours}`: whatever words follow an id, it is one.
        if inside.starts_with('#') && list.bare && !list.pairs.iter().all(known) {
            list.pairs.retain(known);
            list.damaged = true;
        }
        let is_list = !list.pairs.is_empty() && list.pairs.iter().all(known);
        is_list.then_some(list)
    }

    /// Reads `name="value"` pairs, `#id` and `.class`. Whatever marks stand for quotes are quotes.
    pub fn parse(inside: &str) -> Self {
        let mut list = AttributeList::default();
        let mut rest = inside.trim();
        while !rest.is_empty() {
            rest = list.take_pair(rest).trim_start();
        }
        list
    }

    /// Reads as many `name="value"` pairs as a text begins with.
    pub fn prefix(text: &str) -> Self {
        let mut list = AttributeList::default();
        let mut rest = text;
        while let Some((name, value)) = named(rest.trim_start()) {
            rest = list.take_value(name, value);
        }
        list.length = text.len() - rest.len();
        list
    }

    fn take_pair<'t>(&mut self, text: &'t str) -> &'t str {
        for (sign, name) in [('#', "id"), ('.', "class")] {
            if let Some(value) = text.strip_prefix(sign) {
                let word_end = value.find([' ', '\t']).unwrap_or(value.len());
                self.push(name, &value[..word_end]);
                return &value[word_end..];
            }
        }
        if let Some((name, value)) = named(text) {
            return self.take_value(name, value);
        }
        // A name alone, or a sign that belongs to none.
        let name = &text[..name_end(text)];
        let skipped = text.chars().next().filter(|_| name.is_empty());
        self.push(name, "");
        self.bare = true;
        &text[name.len() + skipped.map_or(0, char::len_utf8)..]
    }

    /// Takes the value that stands behind a name and its `=`.
    fn take_value<'t>(&mut self, name: &str, text: &'t str) -> &'t str {
        let tight = text.trim_start();
        self.damaged |= name.ends_with([' ', '\t']) || tight.len() < text.len();
        let (value, rest) = match quoted(tight) {
            Some((value, rest, plain)) => {
                self.odd_quotes |= !plain;
                (value, rest)
            }
            None => tight.split_at(tight.find([' ', '\t']).unwrap_or(tight.len())),
        };
        self.damaged |= self.odd_quotes || value != value.trim();
        let value = without_entities(value.trim());
        let name = name.trim_end();
        match rest.trim_start().strip_prefix('%') {
            // `width=50 %`
            Some(rest) => {
                self.damaged = true;
                self.push(name, &format!("{value}%"));
                rest
            }
            None => {
                self.push(name, &value);
                rest
            }
        }
    }

    fn push(&mut self, name: &str, value: &str) {
        let plain = name.to_ascii_lowercase();
        self.damaged |= plain != name;
        // `{.wide .quiet}`
        let class = self.pairs.iter_mut().find(|(name, _)| name == "class");
        match class.filter(|_| plain == "class") {
            Some((_, classes)) => *classes = format!("{classes} {value}"),
            None => self.pairs.push((plain, value.to_owned())),
        }
    }

    pub fn value(&self, name: &str) -> Option<&str> {
        let found = self.pairs.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether blanks or the end of a line part the list from its picture.
    fn is_parted(&self, before: &str) -> bool {
        let of_picture = ["width", "height", "align", "zoomable"];
        let mut names = self.pairs.iter().map(|(name, _)| name.as_str());
        before.trim_end().ends_with(')') && names.any(|name| of_picture.contains(&name))
    }

    fn into_mark(self, to: Attach, span: Span) -> Mark {
        Mark::Attributes {
            to,
            attributes: self.pairs,
            stray: &STRAY,
            span,
        }
    }
}

/// A name with the blanks behind it, and what stands behind the `=` that follows.
fn named(text: &str) -> Option<(&str, &str)> {
    let name = name_end(text);
    let after = text[name..].trim_start_matches([' ', '\t']);
    let value = after.strip_prefix('=')?;
    (name > 0).then(|| (&text[..text.len() - after.len()], value))
}

fn name_end(text: &str) -> usize {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'));
    end.unwrap_or(text.len())
}

/// What is written for a quote that is none, by the signs that end each other.
const SIGNS: &[&[&str]] = &[
    &["“", "”", "„", "＂"],
    &["«", "»"],
    &["&quot;", "&#34;"],
    &["&apos;", "&#39;"],
];

/// The text between quotes, what follows, and whether the quotes are those that readers know.
fn quoted(text: &str) -> Option<(&str, &str, bool)> {
    if let Some(quote @ ('"' | '\'')) = text.chars().next() {
        let closed = text[1..].split_once(quote);
        let (value, rest) = closed.unwrap_or((&text[1..], ""));
        return Some((value, rest, closed.is_some()));
    }
    let begins = |sign: &&&str| text.starts_with(**sign);
    let (signs, sign) = SIGNS
        .iter()
        .find_map(|signs| Some((signs, signs.iter().find(begins)?)))?;
    let inside = &text[sign.len()..];
    let end = |sign: &&str| Some((inside.find(*sign)?, sign.len()));
    let found = signs.iter().filter_map(end).min().or(end(&"\""));
    let (end, width) = found.unwrap_or((inside.len(), 0));
    Some((&inside[..end], &inside[end + width..], false))
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
        let tip = Some(("tooltip=Kies “A” &amp; B ".to_owned(), false));
        assert_eq!(read("{tooltip=\"Kies “A” &amp;amp; B\"}"), tip);
    }

    #[test]
    fn braces_in_prose_stay() {
        assert_eq!(read("{\"name\": \"Canada\"}"), None);
        assert_eq!(read("{0,2}"), None);
        assert_eq!(read("{}"), None);
    }
}
