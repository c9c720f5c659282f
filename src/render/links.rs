//! Gives where the text of a page leads: its links and pictures, each with its place.

use crate::diagnostic::Place;
use crate::document::Document;
use crate::document::tree::{NodeId, Tree};
use crate::reference::{self, Tree as Pages};
use crate::site::Target;

use super::headings::Headings;

/// What addresses of a page are understood with.
pub struct Addresses<'a> {
    pub document: &'a Document,
    pub headings: &'a Headings,
    /// The pages of its locale, and the path of its family.
    pub pages: Pages<'a>,
    pub family: &'a str,
}

impl Addresses<'_> {
    /// Every link and picture, in the order of the text.
    pub fn all(&self) -> Vec<(Target, Place)> {
        let tree = &self.document.tree;
        let mut all = Vec::new();
        for (id, element) in tree.elements() {
            let mut lead = |href| all.push((self.target(tree, id, href), self.place(tree, id)));
            match &*element.name {
                "a" => element.attribute("href").into_iter().for_each(lead),
                "img" => {
                    lead(element.attribute("src").unwrap_or_default());
                    let set = element.attribute("srcset").unwrap_or_default();
                    pictures(set).for_each(|picture| lead(parted(picture).0));
                }
                _ => {}
            }
        }
        all
    }

    /// What an address means in the file that it is written in.
    pub fn target(&self, tree: &Tree, id: NodeId, href: &str) -> Target {
        let source = &self.document.sources[tree.node(id).span.source.0 as usize];
        match reference::target(self.pages, source.path(), self.family, href) {
            Target::Page { family: to, anchor } if to == *self.family => {
                let known = self.headings.resolve(tree, id, &anchor);
                let anchor = known.map_or(anchor.clone(), str::to_owned);
                Target::Page { family: to, anchor }
            }
            target => target,
        }
    }

    /// Where an element stands.
    pub fn place(&self, tree: &Tree, id: NodeId) -> Place {
        let span = tree.node(id).span;
        Place::new(&self.document.sources[span.source.0 as usize], span)
    }
}

/// The pictures of a `srcset`, each with its size. A comma inside an address parts nothing.
pub fn pictures(set: &str) -> impl Iterator<Item = &str> {
    let parts = set
        .split(", ")
        .flat_map(|part| match part.contains(char::is_whitespace) {
            // `a.png 1x,b.png 2x` has no blank behind its comma.
            true => part.split(',').collect::<Vec<_>>(),
            false => vec![part],
        });
    parts
        .map(|part| part.trim().trim_matches(','))
        .filter(|part| !part.is_empty())
}

/// A picture's address and its size.
pub fn parted(picture: &str) -> (&str, &str) {
    let parts = picture.split_once(char::is_whitespace);
    parts.unwrap_or((picture, ""))
}
