//! `[](page.md)`: translation moved the text out of the brackets. The link shows the title of the
//! page it leads to.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::problem::Problem;
use crate::document::tree::{NodeId, Tree};

use super::{BOTH, Construct, Dialect};

pub struct EmptyLink;

const LOST_TEXT: Rule = Rule {
    name: "lost-link-text",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A link has no text, so readers cannot see or choose it.",
};

impl Construct for EmptyLink {
    fn name(&self) -> &'static str {
        "empty_link"
    }

    fn dialects(&self) -> &'static [Dialect] {
        BOTH
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&LOST_TEXT]
    }

    fn mend(&self, tree: &mut Tree, problems: &mut Vec<Problem>) {
        for (id, element) in tree.elements() {
            let is_link = &*element.name == "a" && element.attribute("href").is_some();
            if is_link && !element.has_class("video") && is_empty(tree, id) {
                problems.push(Problem {
                    rule: &LOST_TEXT,
                    span: tree.node(id).span,
                    message: "this link has no text".into(),
                    help: "put the words that belong to the link between its brackets".into(),
                    fix: None,
                });
            }
        }
    }
}

/// Whether nothing of an element can be seen.
pub fn is_empty(tree: &Tree, id: NodeId) -> bool {
    let picture = |id| tree.element(id).is_some_and(|e| &*e.name == "img");
    !tree.descendants(id).any(picture) && tree.pieces(id).all(|piece| piece.text.trim().is_empty())
}
