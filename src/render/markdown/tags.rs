//! Gives HTML as `render/markup` writes it to a writer, tag by tag: names are small, values stand between double
//! quotes, and four signs are escaped. A reader of any HTML takes ten times as long.

use std::borrow::Cow;

use super::Writer;

/// A start tag.
pub struct Tag<'a> {
    pub name: &'a str,
    attributes: Vec<(&'a str, Cow<'a, str>)>,
}

impl Tag<'_> {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(key, _)| *key == name);
        found.map(|(_, value)| &**value)
    }
}

/// Writes what some HTML says.
pub fn write(html: &str, writer: &mut Writer) {
    let mut tag = Tag {
        name: "",
        attributes: Vec::new(),
    };
    let mut rest = html;
    while let Some(part) = part(rest, &mut tag) {
        let length = match part {
            Part::Text(text) => {
                writer.text(&plain(text));
                text.len()
            }
            Part::Open(length) => {
                writer.open(&tag);
                length
            }
            Part::Close(name, length) => {
                writer.close(name);
                length
            }
            Part::Comment(length) => length,
        };
        rest = &rest[length..];
    }
}

/// What HTML begins with, and how long it is.
enum Part<'a> {
    Text(&'a str),
    /// What is opened stands in the tag.
    Open(usize),
    Close(&'a str, usize),
    Comment(usize),
}

fn part<'a>(html: &'a str, tag: &mut Tag<'a>) -> Option<Part<'a>> {
    let next = |from: usize| memchr::memchr(b'<', &html.as_bytes()[from..]);
    let text = |end: Option<usize>| Part::Text(&html[..end.unwrap_or(html.len())]);
    let Some(inner) = html.strip_prefix('<') else {
        return (!html.is_empty()).then(|| text(next(0)));
    };
    if let Some(name) = inner.strip_prefix('/') {
        let end = name.find('>').unwrap_or(name.len());
        return Some(Part::Close(&name[..end], (end + 3).min(html.len())));
    }
    if inner.starts_with("!--") {
        let end = inner.find("-->").map_or(html.len(), |end| end + 4);
        return Some(Part::Comment(end));
    }
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Some(text(next(1).map(|at| at + 1)));
    }
    let rest = opened(inner, tag);
    Some(Part::Open(html.len() - rest.len()))
}

/// Reads a start tag behind its `<`; what follows it.
fn opened<'a>(inner: &'a str, tag: &mut Tag<'a>) -> &'a str {
    let ends_name = |c: char| c == '>' || c.is_ascii_whitespace();
    let (name, mut rest) = inner.split_at(inner.find(ends_name).unwrap_or(inner.len()));
    tag.name = name;
    tag.attributes.clear();
    loop {
        rest = rest.trim_ascii_start();
        if rest.is_empty() {
            return rest;
        }
        if let Some(behind) = rest.strip_prefix('>') {
            return behind;
        }
        let ends_key = |c: char| c == '=' || ends_name(c);
        let (key, behind) = rest.split_at(rest.find(ends_key).unwrap_or(rest.len()));
        let quoted = behind.strip_prefix("=\"");
        let value = quoted.and_then(|quoted| quoted.split_once('"'));
        rest = match value {
            Some((value, behind)) => {
                tag.attributes.push((key, plain(value)));
                behind
            }
            None => {
                tag.attributes.push((key, Cow::Borrowed("")));
                behind.strip_prefix('=').unwrap_or(behind)
            }
        };
    }
}

/// Text with its signs as themselves.
fn plain(text: &str) -> Cow<'_, str> {
    const SIGNS: [(&str, char); 4] = [
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
    ];
    let mut rest = text;
    let mut plain = String::new();
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        let (before, behind) = rest.split_at(at);
        plain.push_str(before);
        let mut signs = SIGNS.iter();
        let sign = signs.find(|(written, _)| behind.starts_with(written));
        let (length, sign) = sign.map_or((1, '&'), |(written, sign)| (written.len(), *sign));
        plain.push(sign);
        rest = &behind[length..];
    }
    match rest.len() == text.len() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(plain + rest),
    }
}

#[cfg(test)]
mod tests {
    use html5gum::{Token, Tokenizer};
    use proptest::prelude::*;

    use crate::render::markup::{close_tag, escape_text, open_tag};

    use super::*;

    /// Tags and texts as two readers have them, a line each.
    fn read(html: &str) -> [String; 2] {
        let (mut own, mut other) = (String::new(), String::new());
        let mut tag = Tag {
            name: "",
            attributes: Vec::new(),
        };
        let mut rest = html;
        while let Some(part) = part(rest, &mut tag) {
            let (line, length) = match part {
                Part::Text(text) => (plain(text).into_owned(), text.len()),
                Part::Open(length) => {
                    let mut attributes = tag.attributes.clone();
                    attributes.sort();
                    (format!("<{} {attributes:?}>", tag.name), length)
                }
                Part::Close(name, length) => (format!("</{name}>"), length),
                Part::Comment(length) => (String::new(), length),
            };
            own += &line;
            rest = &rest[length..];
        }
        for token in Tokenizer::new(html).flatten() {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            other += &match token {
                Token::String(value) => text(&value),
                Token::StartTag(tag) => {
                    let attributes = tag.attributes.iter();
                    let attributes = attributes.map(|(key, value)| (text(key), text(value)));
                    format!("<{} {:?}>", text(&tag.name), attributes.collect::<Vec<_>>())
                }
                Token::EndTag(tag) => format!("</{}>", text(&tag.name)),
                _ => String::new(),
            };
        }
        [own, other]
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_by_a_browser(
            parts in prop::collection::vec(("[a-z][a-z0-9]{0,3}", "[-a-z]{1,4}", "[ -~é時\n]{0,9}", 0..4), 0..9)
        ) {
            let mut html = String::new();
            for (name, key, value, kind) in &parts {
                match kind {
                    0 => open_tag(&mut html, name, std::iter::once((key.as_str(), value.as_str()))),
                    1 => open_tag(&mut html, name, std::iter::empty()),
                    2 => close_tag(&mut html, name),
                    _ => escape_text(&mut html, value),
                }
            }
            let [own, other] = read(&html);
            prop_assert_eq!(own, other, "{}", html);
        }
    }

    #[test]
    fn nothing_is_lost_of_what_is_not_so_written() {
        let mut writer = Writer::default();
        write("a < b <c d=e f> & &c; <!-- g --> h <i", &mut writer);
        assert_eq!(writer.line, "a \\< b & &c; h *");
    }
}
