//! Gives what is wrong with the ids of a page: one that is given twice.

use std::collections::BTreeMap;

use crate::diagnostic::{Group, Level, Rule};
use crate::source::Span;

use super::dialect::Dialect;
use super::problem::Problem;
use super::tree::{NodeId, Tree};

pub const REPEATED_ID: Rule = Rule {
    name: "repeated-id",
    level: Level::Warning,
    group: Group::Markup,
    summary: "An id is given twice in one page, so links to it lead to the first place.",
};

/// Reports each id that stands in the page already. Editions of a product are shown one at a time,
/// and what is included twice is the same place. Learn's tools write an anchor into every heading,
/// so those of equal headings are equal and nobody's fault; they are numbered.
pub fn judge(tree: &Tree, dialect: Dialect, problems: &mut Vec<Problem>) {
    let mut first: BTreeMap<(&str, &str), Span> = BTreeMap::new();
    for (node, element) in tree.elements() {
        let anchor = element
            .attribute("name")
            .filter(|_| &*element.name == "a" && element.attribute("href").is_none());
        let Some(id) = element.attribute("id").or(anchor) else {
            continue;
        };
        if dialect == Dialect::Learn && element.heading_level().is_some() {
            continue;
        }
        let span = tree.node(node).span;
        let known = *first.entry((edition(tree, node), id)).or_insert(span);
        let same_place = known.source == span.source && known.start == span.start;
        // A heading and the anchor in it are one place.
        let within = known.source == span.source && span.start < known.end;
        if id.is_empty() || same_place || within {
            continue;
        }
        problems.push(Problem {
            rule: &REPEATED_ID,
            span,
            message: format!("the id `{id}` is given twice in this page"),
            help: "give this place an id of its own, or remove it".into(),
            fix: None,
        });
    }
}

fn edition(tree: &Tree, node: NodeId) -> &str {
    let mut up = tree.ancestors(node).filter_map(|up| tree.element(up));
    let range = up.find_map(|element| element.attribute("data-moniker"));
    range.unwrap_or_default()
}
