//! Gives the blocks of a page's text in the order in which they are written, each with its place in
//! the author's files. So what a browser shows is found by its number, and pages carry no marks.

use crate::diagnostic::Place;
use crate::document::Document;
use crate::document::tree::{NodeId, Tree};
use crate::request;
use crate::source::Span;

/// The elements that count. A cell may be written as either of its two.
pub const BLOCKS: &[&str] = &[
    "td", "th", "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "summary", "caption",
    "pre", "img",
];

pub fn blocks(document: &Document) -> Vec<Place> {
    let (asked, _) = request::requests(document);
    let tree = &document.tree;
    let replaced = |id: NodeId| {
        let mut asked = asked.iter();
        asked.any(|(asks, _)| *asks == id || tree.ancestors(id).any(|up| up == *asks))
    };
    let blocks = tree
        .elements()
        .filter(|(id, element)| BLOCKS.contains(&&*element.name) && !replaced(*id));
    let places = blocks.map(|(id, _)| {
        let span = extent(tree, id);
        Place::new(&document.sources[span.source.0 as usize], span)
    });
    places.collect()
}

/// An element with all its text, as far as it stands in one file.
fn extent(tree: &Tree, id: NodeId) -> Span {
    let own = tree.node(id).span;
    let pieces = tree.pieces(id).map(|piece| piece.span);
    let pieces = pieces.filter(|span| span.source == own.source);
    pieces.fold(own, |whole, span| Span {
        start: whole.start.min(span.start),
        end: whole.end.max(span.end),
        ..whole
    })
}
