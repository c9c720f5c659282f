//! Gives the words of a page's file that its readers should see and its tree does not hold.

use std::ops::Range;

use isogloss::document::Document;
use isogloss::document::tree::{NodeData, Tree};
use isogloss::source::SourceId;

/// The words that were lost, and how many there are in all.
pub fn lost_words(document: &Document) -> (Vec<Range<usize>>, usize) {
    let text = document.sources[0].text();
    let body = body_start(text);
    let mut hidden = vec![false; text.len()];
    hidden[..body].fill(true);
    hide_markup(text, body, &mut hidden);
    for comment in &document.comments {
        if comment.span.source == SourceId(0) {
            hidden[comment.span.range()].fill(true);
        }
    }
    let mut covered = vec![false; text.len()];
    for id in document.tree.descendants(Tree::ROOT) {
        let node = document.tree.node(id);
        if node.span.source != SourceId(0) {
            continue;
        }
        match &node.data {
            NodeData::Text(pieces) => {
                for piece in pieces.iter().filter(|p| p.span.source == SourceId(0)) {
                    covered[piece.span.range()].fill(true);
                }
            }
            NodeData::Comment(_) => hidden[node.span.range()].fill(true),
            // What an image says is text of its attributes.
            NodeData::Element(element) if &*element.name == "img" => {
                hidden[node.span.range()].fill(true);
            }
            _ => {}
        }
    }
    let mut words = 0;
    let mut lost = Vec::new();
    let is_word = |c: char| c.is_alphanumeric();
    let mut at = body;
    while let Some(found) = text[at..].find(is_word) {
        let start = at + found;
        let end = text[start..]
            .find(|c| !is_word(c))
            .map_or(text.len(), |n| start + n);
        at = end;
        if hidden[start] {
            continue;
        }
        words += 1;
        if !covered[start..end].iter().all(|&c| c) {
            lost.push(start..end);
        }
    }
    (lost, words)
}

fn body_start(text: &str) -> usize {
    let start = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    if !text[start..].starts_with("---") {
        return start;
    }
    text[start + 3..]
        .find("\n---")
        .map_or(start, |n| start + n + 8)
        .min(text.len())
}

/// Hides tags, destinations, attribute lists, marks and list numbers.
fn hide_markup(text: &str, body: usize, hidden: &mut [bool]) {
    let mut at = body;
    let mut line_start = true;
    while at < text.len() {
        let rest = &text[at..];
        let length = markup_length(rest, line_start);
        if length > 0 {
            hidden[at..at + length].fill(true);
        }
        let c = rest.chars().next().unwrap();
        let blank = c == '\n'
            || c == '\r'
            || (line_start && (length > 0 || matches!(c, ' ' | '\t' | '>' | '-' | '*' | '+')));
        line_start = blank;
        at += length.max(c.len_utf8());
    }
}

fn markup_length(rest: &str, line_start: bool) -> usize {
    let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
    let to = |end: &str| rest.find(end).map_or(0, |n| n + end.len());
    let second = rest.chars().nth(1).unwrap_or(' ');
    let is_tag = second.is_ascii_alphabetic() || second == '/';
    if rest.starts_with("<!--") {
        return to("-->");
    }
    match rest.as_bytes()[0] {
        b'<' if is_tag && !rest[1..].starts_with("http") => tag_length(rest),
        b']' if rest[1..].starts_with('(') => to(")"),
        b'{' => line.find('}').map_or(0, |n| n + 1),
        b'&' if rest.starts_with("&#x200B;") => to(";"),
        b'[' if ["[!VIDEO", "[!div", "[!INCLUDE", "[!code"]
            .iter()
            .any(|mark| rest.starts_with(mark)) =>
        {
            line.len()
        }
        b'[' if rest.starts_with("[!CONTEXTUALHELP") => to("\n\n").max(line.len()),
        b'[' if rest.starts_with("[!") => {
            let inside = rest[2..].trim_start();
            rest.len() - inside.len()
                + inside
                    .find(|c: char| !c.is_ascii_alphabetic())
                    .unwrap_or(inside.len())
        }
        b':' if rest.starts_with(":::") => line.len(),
        b'`' if line_start && rest.starts_with("```") => line.len(),
        b'0'..=b'9' if line_start => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            if line[digits..].starts_with(['.', ')']) {
                digits
            } else {
                0
            }
        }
        _ => 0,
    }
}

/// Up to the `>` that is in no quoted value.
fn tag_length(rest: &str) -> usize {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"') if rest[..at].ends_with('=') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    0
}
