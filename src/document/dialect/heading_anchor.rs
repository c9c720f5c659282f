//! `## <a name="english-slug"></a>Kop`: the anchor is the heading's id, in every language.

use crate::document::problem::Problem;
use crate::document::tree::{NodeData, NodeId, Tree};

use super::{BOTH, Construct, Dialect};

pub struct HeadingAnchor;

impl Construct for HeadingAnchor {
    fn name(&self) -> &'static str {
        "heading_anchor"
    }

    fn dialects(&self) -> &'static [Dialect] {
        BOTH
    }

    fn mend(&self, tree: &mut Tree, _: &mut Vec<Problem>) {
        let headings = tree.elements().filter(|(_, e)| e.heading_level().is_some());
        let headings: Vec<NodeId> = headings.map(|(id, _)| id).collect();
        for heading in headings {
            if let Some((anchor, name)) = anchor_of(tree, heading)
                && let Some(element) = tree.element_mut(heading)
                && element.attribute("id").is_none()
            {
                element.set("id", &name);
                tree.unwrap(anchor);
                trim_start(tree, heading);
            }
        }
    }
}

/// The first anchor of a heading, and its name.
fn anchor_of(tree: &Tree, heading: NodeId) -> Option<(NodeId, String)> {
    tree.descendants(heading).find_map(|id| {
        let element = tree.element(id).filter(|element| &*element.name == "a")?;
        let name = element.attribute("name").or(element.attribute("id"))?;
        let is_link = element.attribute("href").is_some();
        (!is_link && !name.is_empty()).then(|| (id, name.to_owned()))
    })
}

/// Drops the blanks that stood between the anchor and the text.
fn trim_start(tree: &mut Tree, heading: NodeId) {
    let Some(first) = tree.first_child(heading) else {
        return;
    };
    if let NodeData::Text(pieces) = &mut tree.node_mut(first).data
        && let Some(piece) = pieces.first_mut()
    {
        let blanks = piece.text.len() - piece.text.trim_start().len();
        let rest = piece.split_off(blanks);
        *piece = rest;
    }
}
