//! Writes the pictures of a page, each with its address, its sides, and the same picture in other sizes.

use crate::document::tree::{NodeId, Tree};
use crate::render::links::{parted, pictures};
use crate::render::markup::escape_attribute;
use crate::site::Filling;

use super::{Attributes, PageStyle};

impl PageStyle<'_> {
    pub(super) fn image(
        &mut self,
        out: &mut String,
        tree: &Tree,
        id: NodeId,
        mut attributes: Attributes,
    ) {
        let source = attributes.iter().find(|(name, _)| *name == "src");
        let source = source.map_or("", |(_, value)| value);
        let target = self.writing.addresses.target(tree, id, source);
        let set = attributes.iter().find(|(name, _)| *name == "srcset");
        let set = set.map(|(_, value)| *value);
        let side = |name| {
            let mut sides = attributes.iter().filter(|(key, _)| *key == name);
            sides.next().map(|(_, value)| (*value).to_owned())
        };
        let sides = Filling::Sides {
            picture: target.clone(),
            width: side("width"),
            height: side("height"),
            late: std::mem::replace(&mut self.has_picture, true),
        };
        attributes.retain(|(name, _)| !["src", "srcset", "width", "height"].contains(name));
        if !attributes.iter().any(|(name, _)| *name == "alt") {
            attributes.push(("alt", ""));
        }
        let source = Filling::Source(target);
        self.tag_with_address(out, ("img", "src"), source, tree, id, attributes);
        out.truncate(out.len() - ">".len());
        self.gap(out.len(), sides, tree, id);
        if let Some(set) = set {
            self.source_set(out, set, tree, id);
        }
        out.push('>');
    }

    /// Adds the same picture in other sizes to the start tag.
    fn source_set(&mut self, out: &mut String, set: &str, tree: &Tree, id: NodeId) {
        out.push_str(" srcset=\"");
        for (index, picture) in pictures(set).enumerate() {
            let (href, size) = parted(picture);
            out.push_str(if index > 0 { ", " } else { "" });
            let target = self.writing.addresses.target(tree, id, href);
            self.gap(out.len(), Filling::Address(target), tree, id);
            if !size.trim().is_empty() {
                out.push(' ');
                escape_attribute(out, size.trim());
            }
        }
        out.push('"');
    }
}
