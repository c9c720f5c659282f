//! Gives the parts of a page of which a reader needs one: tabs, and the parts for editions or ways of working that
//! stand one behind the other. A browser opens one of them at a time, finds words in the others and opens the one
//! that an address leads to, all without a script; a browser that knows no such groups shows a list to fold.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::tree::{Element, NodeData, NodeId, Tree};
use crate::render::markup::{close_tag, escape_text, open_tag, write_children};

use super::{Attributes, PageStyle};

/// A part among others.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// What the parts of one group share.
    pub group: String,
    /// The first of its group is open.
    pub is_first: bool,
    pub is_last: bool,
}

pub(super) type Choices = BTreeMap<NodeId, Choice>;

pub(super) fn choices(tree: &Tree) -> Choices {
    let mut choices = Choices::new();
    let mut number = 0;
    for (node, _) in tree.elements() {
        if kind(tree, node).is_none()
            || previous(tree, node).is_some_and(|before| are_kin(tree, before, node))
        {
            continue;
        }
        let next =
            |part: &NodeId| following(tree, *part).filter(|next| are_kin(tree, *part, *next));
        let row: Vec<NodeId> = std::iter::successors(Some(node), next).collect();
        let groups = groups_of(tree, &row);
        for group in groups.iter().filter(|group| group.len() > 1) {
            number += 1;
            for part in group {
                let choice = Choice {
                    group: format!("frame_choice_{number}"),
                    is_first: group.first() == Some(part),
                    is_last: group.last() == Some(part),
                };
                choices.insert(*part, choice);
            }
        }
    }
    choices
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Edition,
    Pivot,
    Tab,
}

fn kind(tree: &Tree, node: NodeId) -> Option<Kind> {
    let element = tree.element(node)?;
    let has = |name| element.attribute(name).is_some();
    // A part without a name could not be chosen.
    match &*element.name {
        "div" if has("data-moniker") => (!readers(tree, node).is_empty()).then_some(Kind::Edition),
        "div" if has("data-pivot") => (!readers(tree, node).is_empty()).then_some(Kind::Pivot),
        "section" if element.has_class("tab") => {
            let title = tree.text(title(tree, node)?);
            (!title.trim().is_empty()).then_some(Kind::Tab)
        }
        _ => None,
    }
}

fn are_kin(tree: &Tree, one: NodeId, other: NodeId) -> bool {
    kind(tree, one).is_some_and(|kind| Some(kind) == self::kind(tree, other))
}

/// Parts that hold for the same readers are no alternatives: the later one begins a group of its own.
fn groups_of(tree: &Tree, row: &[NodeId]) -> Vec<Vec<NodeId>> {
    let mut groups: Vec<Vec<NodeId>> = Vec::new();
    let mut held: BTreeSet<&str> = BTreeSet::new();
    for part in row {
        let names = readers(tree, *part);
        if groups.is_empty() || names.iter().any(|name| held.contains(name)) {
            groups.push(Vec::new());
            held.clear();
        }
        groups
            .last_mut()
            .into_iter()
            .for_each(|group| group.push(*part));
        held.extend(names);
    }
    groups
}

/// For whom a part holds. Every tab is for readers of its own.
fn readers(tree: &Tree, part: NodeId) -> Vec<&str> {
    let value = tree.element(part).and_then(|element| {
        let range = element.attribute("data-moniker");
        range.or_else(|| element.attribute("data-pivot"))
    });
    let names = value.unwrap_or_default().split("||");
    names.flat_map(str::split_whitespace).collect()
}

fn title(tree: &Tree, tab: NodeId) -> Option<NodeId> {
    let first = tree
        .children(tab)
        .find(|child| tree.element(*child).is_some())?;
    let element = tree.element(first)?;
    (&*element.name == "p" && element.has_class("tab-title")).then_some(first)
}

/// The element before, where nothing that is seen stands between.
fn previous(tree: &Tree, node: NodeId) -> Option<NodeId> {
    let mut before = std::iter::successors(tree.previous(node), |id| tree.previous(*id));
    before.find(|id| !is_unseen(tree, *id))
}

fn following(tree: &Tree, node: NodeId) -> Option<NodeId> {
    let mut behind = std::iter::successors(tree.next(node), |id| tree.next(*id));
    behind.find(|id| !is_unseen(tree, *id))
}

fn is_unseen(tree: &Tree, id: NodeId) -> bool {
    match &tree.node(id).data {
        NodeData::Comment(_) => true,
        NodeData::Text(_) => tree.text(id).trim().is_empty(),
        _ => false,
    }
}

impl PageStyle<'_> {
    /// Writes a part that can be opened. What an address names stands inside: a browser opens what is around it.
    pub(super) fn part(
        &mut self,
        out: &mut String,
        tree: &Tree,
        id: NodeId,
        choice: &Choice,
        attributes: Attributes,
    ) {
        let part = self.parts.get(id);
        let (anchor, label) = part.map_or((None, None), |part| {
            (part.id.clone(), Some(part.label.clone()))
        });
        if choice.is_first {
            open_tag(out, "div", [("class", "choice")].into_iter());
            if anchor.is_some() {
                self.words(out, "p", Some("part-name"), "editions");
            }
        }
        let open = choice.is_first.then_some(("open", ""));
        let own = [("name", choice.group.as_str())].into_iter().chain(open);
        open_tag(out, "details", attributes.into_iter().chain(own));
        if let Some(label) = label {
            // The class tells an editor's page that the author wrote none of it.
            open_tag(out, "summary", [("class", "part-name")].into_iter());
            escape_text(out, &label);
            close_tag(out, "summary");
        }
        let anchor = anchor.as_deref();
        if let Some(anchor) = anchor {
            open_tag(out, "div", [("id", anchor)].into_iter());
        }
        write_children(self, out, tree, id);
        if anchor.is_some() {
            close_tag(out, "div");
        }
        close_tag(out, "details");
        if choice.is_last {
            close_tag(out, "div");
        }
    }

    /// Whether an element is the title of a tab, which opens it.
    pub(super) fn opens_tab(&self, tree: &Tree, id: NodeId, element: &Element) -> bool {
        let tab = tree.parent(id).filter(|_| element.has_class("tab-title"));
        tab.is_some_and(|tab| self.choices.contains_key(&tab))
    }
}
