//! Addresses in the text, which Learn makes links of.

use std::collections::VecDeque;

use html5ever::local_name;

use crate::document::problem::Problem;
use crate::document::tree::{Element, NodeData, NodeId, TextPiece, Tree};

use crate::source::Span;

use super::{Construct, Dialect, LEARN};

pub struct Autolink;

impl Construct for Autolink {
    fn name(&self) -> &'static str {
        "autolink"
    }

    fn dialects(&self) -> &'static [Dialect] {
        LEARN
    }

    fn mend(&self, tree: &mut Tree, _: &mut Vec<Problem>) {
        let texts: Vec<NodeId> = tree.descendants(Tree::ROOT).collect();
        for id in texts {
            if holds_address(tree, id) && !is_code_or_link(tree, id) {
                link_addresses(tree, id);
            }
        }
    }
}

fn holds_address(tree: &Tree, id: NodeId) -> bool {
    match &tree.node(id).data {
        NodeData::Text(pieces) => !addresses(&whole(pieces)).is_empty(),
        _ => false,
    }
}

fn whole(pieces: &[TextPiece]) -> String {
    pieces.iter().map(|piece| &*piece.text).collect()
}

fn is_code_or_link(tree: &Tree, id: NodeId) -> bool {
    let mut up = tree.ancestors(id).filter_map(|up| tree.element(up));
    up.any(|element| matches!(&*element.name, "a" | "code" | "pre"))
}

fn link_addresses(tree: &mut Tree, id: NodeId) {
    let NodeData::Text(pieces) = &mut tree.node_mut(id).data else {
        return;
    };
    let pieces = std::mem::take(pieces);
    let addresses = addresses(&whole(&pieces));
    let mut pieces = VecDeque::from(pieces);
    let mut at = 0;
    for (from, to) in addresses {
        let before = take(&mut pieces, from - at);
        insert_text(tree, id, before);
        let url = take(&mut pieces, to - from);
        insert_link(tree, id, url);
        at = to;
    }
    insert_text(tree, id, pieces.into());
    tree.detach(id);
}

/// Takes so much text from the front.
fn take(pieces: &mut VecDeque<TextPiece>, mut length: usize) -> Vec<TextPiece> {
    let mut taken = Vec::new();
    while length > 0
        && let Some(mut piece) = pieces.pop_front()
    {
        if piece.text.len() > length {
            pieces.push_front(piece.split_off(length));
        }
        length -= piece.text.len();
        taken.push(piece);
    }
    taken
}

fn span(pieces: &[TextPiece]) -> Span {
    match pieces {
        [] => Span::default(),
        [first, .., last] => first.span.to(last.span),
        [only] => only.span,
    }
}

fn insert_text(tree: &mut Tree, before: NodeId, pieces: Vec<TextPiece>) -> Option<NodeId> {
    let span = span(&pieces);
    if pieces.is_empty() {
        return None;
    }
    let text = tree.create(NodeData::Text(pieces), span);
    tree.insert_before(before, text);
    Some(text)
}

fn insert_link(tree: &mut Tree, before: NodeId, pieces: Vec<TextPiece>) {
    let url = whole(&pieces);
    let href = match url.starts_with("www.") {
        true => format!("https://{url}"),
        false => url,
    };
    let element = Element {
        name: local_name!("a"),
        attributes: vec![(local_name!("href"), href.into())],
    };
    let link = tree.create(NodeData::Element(element), span(&pieces));
    tree.insert_before(before, link);
    if let Some(text) = insert_text(tree, before, pieces) {
        tree.append(link, text);
    }
}

const STARTS: &[&str] = &["https://", "http://", "www."];

/// What is longer is no address.
const LONGEST: usize = 2000;

/// Where the addresses of a text stand, without the signs that end a sentence.
fn addresses(text: &str) -> Vec<(usize, usize)> {
    let starts = STARTS.iter().flat_map(|start| text.match_indices(start));
    let mut starts: Vec<(usize, &str)> = starts.collect();
    starts.sort_unstable();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (from, start) in starts {
        if found.last().is_none_or(|(_, to)| *to <= from) {
            found.extend(address(text, from, start.len()));
        }
    }
    found
}

fn address(text: &str, from: usize, start: usize) -> Option<(usize, usize)> {
    let alone = !text[..from].ends_with(|c: char| c.is_ascii_alphanumeric());
    let rest = &text[from + start..];
    let ends = |byte: u8| !byte.is_ascii_graphic() || byte == b'<';
    let length = rest.bytes().take(LONGEST).position(ends);
    let length = length.or((rest.len() < LONGEST).then_some(rest.len()))?;
    let host = without_sentence(&rest[..length]);
    let is_host = host.starts_with(|c: char| c.is_ascii_alphanumeric());
    let to = from + start + host.len();
    (alone && is_host && host.contains('.')).then_some((from, to))
}

/// Drops the signs at the end that are no part of an address. A bracket is, when the address opened
/// it.
fn without_sentence(address: &str) -> &str {
    let count = |sign| address.bytes().filter(|byte| *byte == sign).count();
    let mut loose = count(b')').saturating_sub(count(b'('));
    let is_loose = |byte: &u8| match byte {
        b')' if loose > 0 => {
            loose -= 1;
            true
        }
        byte => b".,;:!?]\"'*".contains(byte),
    };
    let dropped = address.bytes().rev().take_while(is_loose).count();
    &address[..address.len() - dropped]
}

#[cfg(test)]
mod tests {
    use super::addresses;

    #[test]
    fn addresses_end_before_the_sentence_does() {
        let found = |text: &'static str| -> Vec<&str> {
            let places = addresses(text).into_iter();
            places.map(|(from, to)| &text[from..to]).collect()
        };
        let text = "see (https://a.example/b_(c)). And xhttp://c.d";
        assert_eq!(found(text), ["https://a.example/b_(c)"]);
        assert!(found("http:// nothing, www.x").is_empty());
        let two = ["www.a.example", "https://b.example/www.c.d"];
        assert_eq!(found("www.a.example, https://b.example/www.c.d"), two);
    }
}
