//! Writes links, and the titles that open what stands below them, in which no link may stand.

use crate::document::tree::{Element, NodeId, Tree};
use crate::render::markup::{close_tag, open_tag, write_children, write_node};
use crate::site::{Filling, Target};

use super::{Attributes, PageStyle, without};

impl PageStyle<'_> {
    pub(super) fn link(
        &mut self,
        out: &mut String,
        tree: &Tree,
        id: NodeId,
        element: &Element,
        attributes: Attributes,
    ) {
        let Some(href) = element.attribute("href") else {
            return self.plain(out, tree, id, "a", attributes);
        };
        if let Some(links) = &mut self.summary {
            links.push(id);
            let target = self.writing.addresses.target(tree, id, href);
            return self.link_text(out, tree, id, element, target);
        }
        if element.has_class("video") && tree.first_child(id).is_none() && self.may_show(href) {
            return self.film(out, href, Vec::new());
        }
        let mut attributes = without(attributes, "href");
        let opens_window = element
            .attribute("target")
            .is_some_and(|target| target != "_self");
        // A page in another window must not steer this one.
        let rel = element
            .attribute("rel")
            .unwrap_or_default()
            .to_ascii_lowercase();
        let words = rel.split_whitespace();
        let is_apart = words.clone().any(|word| word == "noopener");
        let words = words.filter(|word| *word != "opener");
        let rel = words.chain(["noopener"]).collect::<Vec<_>>().join(" ");
        if opens_window && !is_apart {
            attributes = without(attributes, "rel");
            attributes.push(("rel", &rel));
        }
        let target = self.writing.addresses.target(tree, id, href);
        let address = Filling::Address(target.clone());
        self.tag_with_address(out, ("a", "href"), address, tree, id, attributes);
        self.link_text(out, tree, id, element, target);
        close_tag(out, "a");
    }

    fn link_text(
        &mut self,
        out: &mut String,
        tree: &Tree,
        id: NodeId,
        element: &Element,
        target: Target,
    ) {
        let text_at = out.len();
        write_children(self, out, tree, id);
        if element.has_class("video") {
            self.words(out, "span", None, "watch-video");
        } else if out[text_at..].trim().is_empty() {
            self.gap(out.len(), Filling::Title(target), tree, id);
        }
    }

    /// Writes a title that opens what stands below it. A link in it could not be told from the title by those who do
    /// not see it, so its words stay and the link stands first in what is opened.
    pub(super) fn summary(
        &mut self,
        out: &mut String,
        tree: &Tree,
        id: NodeId,
        attributes: Attributes,
    ) {
        self.summary = Some(Vec::new());
        self.plain(out, tree, id, "summary", attributes);
        let links = self.summary.take().unwrap_or_default();
        if links.is_empty() {
            return;
        }
        open_tag(out, "div", [("class", "summary-links")].into_iter());
        for link in links {
            write_node(self, out, tree, link);
            out.push(' ');
        }
        close_tag(out, "div");
    }
}
