//! Writes films of hosts that the site names: a frame that is loaded when a reader comes near and may do
//! nothing but play.

use crate::document::tree::{Element, NodeId, Tree};
use crate::render::markup::{close_tag, open_tag};

use super::{Attributes, PageStyle};

/// What a player needs. It may not steer the page, open dialogues, or send forms.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-presentation allow-popups";

/// What the frame says of itself, whatever the page says.
const OURS: [&str; 5] = ["allowfullscreen", "class", "loading", "sandbox", "src"];

impl PageStyle<'_> {
    pub(super) fn may_show(&self, address: &str) -> bool {
        let naming = &self.writing.naming;
        naming.config.trust(naming.tag).shows(address)
    }

    /// A frame of a page. One of another host is there only where the language is trusted, and stays as it is.
    pub(super) fn embedded(
        &mut self,
        out: &mut String,
        tree: &Tree,
        id: NodeId,
        element: &Element,
        attributes: Attributes,
    ) {
        match element.attribute("src") {
            Some(source) if self.may_show(source) => self.film(out, source, attributes),
            _ => self.plain(out, tree, id, "iframe", attributes),
        }
    }

    pub(super) fn film(&mut self, out: &mut String, address: &str, attributes: Attributes) {
        let title = self.writing.messages.format("watch-video", &[]);
        let mut attributes: Attributes = attributes
            .into_iter()
            .filter(|(name, value)| {
                !(OURS.contains(name) || *name == "title" && value.trim().is_empty())
            })
            .collect();
        if !attributes.iter().any(|(name, _)| *name == "title") {
            attributes.push(("title", &title));
        }
        let ours = [
            ("src", address),
            ("class", "film"),
            ("loading", "lazy"),
            ("sandbox", SANDBOX),
            ("allowfullscreen", ""),
        ];
        open_tag(out, "iframe", ours.into_iter().chain(attributes));
        close_tag(out, "iframe");
        out.push('\n');
    }
}
