//! `## <a name="english-slug"></a>Kop`: the anchor is the heading's id, in every language.

use crate::document::problem::Problem;
use crate::document::tree::{NodeId, Tree};

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
            if let Some((anchor, name)) = anchor_of(tree, heading) {
                tree.unwrap(anchor);
                if let Some(element) = tree.element_mut(heading)
                    && element.attribute("id").is_none()
                {
                    element.set("id", &name);
                }
            }
        }
    }
}

/// The anchor at the start of a heading, and its name.
fn anchor_of(tree: &Tree, heading: NodeId) -> Option<(NodeId, String)> {
    let mut children = tree.children(heading);
    let first =
        children.find(|&id| tree.element(id).is_some() || !tree.text(id).trim().is_empty())?;
    let element = tree
        .element(first)
        .filter(|element| &*element.name == "a")?;
    let name = element.attribute("name").or(element.attribute("id"))?;
    let is_link = element.attribute("href").is_some();
    (!is_link && !name.is_empty()).then(|| (first, name.to_owned()))
}
