//! Gives what stands in the place of films, frames and programs: a link, or the film itself where
//! the site trusts its host.

use html5ever::{LocalName, local_name};

use crate::document::tree::{Element, NodeData, NodeId, TextPiece, Tree};

use super::Trust;
use super::address::is_safe;

/// Whether an element is a frame with a film of a host that the site names. What stands in it is for
/// browsers without frames, and goes.
pub fn is_film(tree: &mut Tree, id: NodeId, trust: Trust) -> bool {
    let frame = tree
        .element(id)
        .filter(|element| element.name == local_name!("iframe"));
    let source = frame.and_then(|frame| frame.attribute("src"));
    let is_film = source.is_some_and(|source| trust.shows(source));
    while is_film && let Some(child) = tree.first_child(id) {
        tree.detach(child);
    }
    is_film
}

impl Trust<'_> {
    /// Whether pages may show the film at an address in a frame.
    pub fn shows(&self, address: &str) -> bool {
        let host = host(address);
        host.is_some_and(|host| self.videos.iter().any(|known| known == host))
    }
}

/// The host of an address that is written plainly: nothing in it may be read in two ways.
fn host(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-".contains(&b);
    host.bytes().all(plain).then_some(host)
}

/// Puts a link to what an element would have shown before it.
pub fn link_instead(tree: &mut Tree, id: NodeId) {
    let Some((href, words)) = tree.element(id).and_then(link) else {
        return;
    };
    let span = tree.node(id).span;
    let element = Element {
        name: local_name!("a"),
        attributes: vec![(local_name!("href"), href.into())],
    };
    let link = tree.create(NodeData::Element(element), span);
    let text = tree.create(
        NodeData::Text(vec![TextPiece {
            text: words,
            span: span.head(),
        }]),
        span,
    );
    tree.append(link, text);
    tree.insert_before(id, link);
}

/// Where an element leads, and how it is called.
fn link(element: &Element) -> Option<(String, String)> {
    const SHOWN: [LocalName; 6] = [
        local_name!("audio"),
        local_name!("embed"),
        local_name!("iframe"),
        local_name!("object"),
        local_name!("source"),
        local_name!("video"),
    ];
    let source = element.attribute("src").or(element.attribute("data"))?;
    let shown = SHOWN.contains(&element.name) && !source.is_empty() && is_safe(source);
    let title = element
        .attribute("title")
        .filter(|title| !title.trim().is_empty());
    shown.then(|| (source.to_owned(), title.unwrap_or(source).to_owned()))
}
