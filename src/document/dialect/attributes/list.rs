//! Gives one attribute list: read however it is damaged, and written as it is meant.

use crate::document::front_matter::without_entities;

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

impl AttributeList {
    /// The list at the start of a text, when it ends on the same line. A line may hold a million
    /// marks, so no more is looked at than lists are long.
    pub(super) fn within_line(text: &str) -> Option<Self> {
        let inside = text.strip_prefix(['{', '｛'])?.trim_start_matches(is_blank);
        if !inside.starts_with(|c: char| c.is_alphabetic() || c == '#' || c == '.') {
            return None;
        }
        let near = &text[..text.floor_char_boundary(MAX_LENGTH)];
        let end = near.find(['\n', '\r']).unwrap_or(near.len());
        AttributeList::at(&near[..end])
    }

    /// The list at the start of a text whose names are none, for they were translated: values in quotes make it one.
    pub(super) fn translated(text: &str) -> Option<Self> {
        let near = &text[..text.floor_char_boundary(MAX_LENGTH)];
        let inside = near.strip_prefix('{')?;
        let inside = &inside[..inside.find(['}', '\n', '\r'])?];
        let mut list = AttributeList::parse(inside);
        list.length = inside.len() + 2;
        let letters = |(name, _): &(String, String)| name.chars().all(char::is_alphabetic);
        let is_list = near[1 + inside.len()..].starts_with('}')
            && inside.contains("=\"")
            && !list.bare
            && list.pairs.iter().all(letters);
        is_list.then_some(list)
    }

    /// Takes out the names that are none.
    pub(super) fn take_unknown(&mut self) -> Vec<String> {
        let known = |(name, _): &(String, String)| NAMES.contains(&name.as_str());
        let (known, unknown) = std::mem::take(&mut self.pairs).into_iter().partition(known);
        self.pairs = known;
        unknown.into_iter().map(|(name, _)| name).collect()
    }

    /// The list at the start of a text, when its names are those of one.
    pub fn at(text: &str) -> Option<Self> {
        // Chinese and Japanese keyboards have wide braces too.
        let inside = text.strip_prefix(['{', '｛'])?;
        let close = inside.find(['}', '｝'])?;
        let mut list = AttributeList::parse(&inside[..close]);
        let wide = |text: &str| text.starts_with(['｛', '｝']);
        let width = |text: &str| if wide(text) { '｝'.len_utf8() } else { 1 };
        list.length = width(text) + close + width(&inside[close..]);
        list.damaged |= wide(text) || wide(&inside[close..]);
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
    pub(super) fn is_parted(&self, before: &str) -> bool {
        let of_picture = ["width", "height", "align", "zoomable"];
        let mut names = self.pairs.iter().map(|(name, _)| name.as_str());
        before.trim_end().ends_with(')') && names.any(|name| of_picture.contains(&name))
    }

    /// The list as it is meant, where nothing of it is left out.
    pub(super) fn repaired(&self, written: &str) -> Option<String> {
        let pair = |(name, value): &(String, String)| {
            let short = |sign: char| {
                let words = value.split(' ').map(|word| format!("{sign}{word}"));
                let words: Vec<String> = words.collect();
                words
                    .iter()
                    .all(|w| written.contains(w))
                    .then(|| words.join(" "))
            };
            let named = match name.as_str() {
                "id" => short('#'),
                "class" => short('.'),
                _ => None,
            };
            named.unwrap_or_else(|| format!("{name}=\"{value}\""))
        };
        let pairs: Vec<String> = self.pairs.iter().map(pair).collect();
        let text = format!("{{{}}}", pairs.join(" "));
        let read = AttributeList::at(&text)?;
        let same = read.pairs == self.pairs && read.length == text.len();
        (same && !read.damaged && !self.bare).then_some(text)
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
        if let Some(end) = next_name(value) {
            return Some((&value[..end], &text[1 + end..], false));
        }
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

/// Where a value ends that lacks its second quote: the quote that comes next begins another value.
fn next_name(value: &str) -> Option<usize> {
    let name = value.trim_end().strip_suffix('=')?.trim_end();
    let end = name.rfind([' ', '\t'])?;
    let is_name = NAMES.contains(&name[end..].trim_start());
    is_name.then(|| name[..end].trim_end().len())
}

pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\n' | '\r')
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
        assert_eq!(read("｛style=＂table-layout:auto＂｝ x"), auto(true));
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
