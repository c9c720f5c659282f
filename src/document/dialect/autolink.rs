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
    for mut piece in std::mem::take(pieces) {
        while let Some((from, to)) = address(&piece.text) {
            let mut url = piece.split_off(from);
            let rest = url.split_off(to - from);
            insert_text(tree, id, piece);
            insert_link(tree, id, url);
            piece = rest;
        }
        insert_text(tree, id, piece);
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
    let starts = text.match_indices("http");
    starts.map(|(at, _)| at).find_map(|from| {
        let alone = !text[..from].ends_with(|c: char| c.is_alphanumeric());
        let rest = &text[from..];
        let host = rest
            .strip_prefix("https://")
            .or(rest.strip_prefix("http://"))?;
        let end = host.find(|c: char| c.is_whitespace() || c == '<' || !c.is_ascii());
        let host = &host[..end.unwrap_or(host.len())];
        let trimmed =
            host.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '"', '\'', '*']);
        let length = rest.find(host)? + trimmed.len();
        (alone && trimmed.contains('.')).then_some((from, from + length))
    })
}

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
