//! Addresses in the text, which Learn makes links of.

use html5ever::local_name;

use crate::document::problem::Problem;
use crate::document::tree::{Element, NodeData, NodeId, TextPiece, Tree};

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
        NodeData::Text(pieces) => pieces.iter().any(|piece| address(&piece.text).is_some()),
        _ => false,
    }
}

fn is_code_or_link(tree: &Tree, id: NodeId) -> bool {
    let mut up = tree.ancestors(id).filter_map(|up| tree.element(up));
    up.any(|element| matches!(&*element.name, "a" | "code" | "pre"))
}

fn link_addresses(tree: &mut Tree, id: NodeId) {
    let NodeData::Text(pieces) = &mut tree.node_mut(id).data else {
        return;
    };
    for piece in std::mem::take(pieces) {
        let mut done = 0;
        while let Some((from, to)) = address(&piece.text[done..]) {
            let (from, to) = (done + from, done + to);
            insert_text(tree, id, piece.part(done..from));
            insert_link(tree, id, piece.part(from..to));
            done = to;
        }
        insert_text(tree, id, piece.part(done..piece.text.len()));
    }
    tree.detach(id);
}

fn insert_text(tree: &mut Tree, before: NodeId, piece: TextPiece) {
    if !piece.text.is_empty() {
        let span = piece.span;
        let text = tree.create(NodeData::Text(vec![piece]), span);
        tree.insert_before(before, text);
    }
}

fn insert_link(tree: &mut Tree, before: NodeId, url: TextPiece) {
    let element = Element {
        name: local_name!("a"),
        attributes: vec![(local_name!("href"), url.text.as_str().into())],
    };
    let link = tree.create(NodeData::Element(element), url.span);
    tree.insert_before(before, link);
    let span = url.span;
    let text = tree.create(NodeData::Text(vec![url]), span);
    tree.append(link, text);
}

/// Where the first address of a text stands, without the signs that end a sentence.
fn address(text: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    while let Some(found) = text[at..].find("http") {
        let from = at + found;
        at = from + "http".len();
        let scheme = text[at..].strip_prefix('s').unwrap_or(&text[at..]);
        let Some(rest) = scheme.strip_prefix("://") else {
            continue;
        };
        let end = rest.find(|c: char| c.is_whitespace() || c == '<' || !c.is_ascii());
        let rest = &rest[..end.unwrap_or(rest.len())];
        let host = rest.trim_end_matches(SENTENCE_ENDS);
        let host_at = rest.as_ptr() as usize - text.as_ptr() as usize;
        let alone = !text[..from].ends_with(|c: char| c.is_alphanumeric());
        if alone && host.contains('.') {
            return Some((from, host_at + host.len()));
        }
        if !host.contains('.') {
            // Nor does any address in the rest of it.
            at = host_at + rest.len();
        }
    }
    None
}

const SENTENCE_ENDS: [char; 11] = ['.', ',', ';', ':', '!', '?', ')', ']', '"', '\'', '*'];

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses_end_before_the_sentence_does() {
        let text = "see (https://a.example/b). And xhttp://c.d";
        assert_eq!(
            address(text).map(|(from, to)| &text[from..to]),
            Some("https://a.example/b")
        );
        assert_eq!(address("http:// nothing"), None);
    }
}
