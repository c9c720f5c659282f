//! Gives every heading its id. Translations take the ids of the source, so that a link and the
//! language switch find the same section in every language.

use std::collections::HashMap;

use crate::document::tree::{NodeId, Tree};
use crate::site::Heading;

/// The headings of a page, in order.
#[derive(Debug, Default)]
pub struct Headings {
    pub list: Vec<Heading>,
    by_node: HashMap<NodeId, usize>,
    /// Ids as authors wrote them, and the edition in which they stand, with the id they got.
    written: HashMap<(String, String), String>,
}

impl Headings {
    /// Ids come from the author, else from the same heading of the source, else from the text.
    pub fn of(tree: &Tree, source: Option<&Headings>) -> Self {
        let nodes: Vec<(NodeId, u8)> = tree
            .elements()
            .filter_map(|(id, element)| Some((id, element.heading_level()?)))
            .collect();
        let partners = partners(&nodes, source);
        let mut headings = Headings::default();
        // What an author named keeps its name; ids made from texts give way.
        let mut named = HashMap::new();
        for (node, _) in &nodes {
            let own = tree
                .element(*node)
                .and_then(|element| element.attribute("id"));
            own.map(|own| named.insert(own.to_owned(), 1));
        }
        let mut taken = HashMap::new();
        for (index, (node, level)) in nodes.into_iter().enumerate() {
            let text = tree
                .text(node)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            let own = tree
                .element(node)
                .and_then(|element| element.attribute("id"));
            let id = match (own, partners[index]) {
                (Some(own), _) => own.to_owned(),
                (None, Some(partner)) => partner.id.clone(),
                (None, None) => slug(&text),
            };
            let unique = match own {
                Some(_) if !taken.contains_key(&id) => {
                    taken.insert(id.clone(), 1);
                    id.clone()
                }
                _ => {
                    taken.extend(
                        named
                            .get_key_value(&id)
                            .map(|(id, count)| (id.clone(), *count)),
                    );
                    unique(&mut taken, &id)
                }
            };
            let edition = edition(tree, node);
            headings
                .written
                .entry((edition, id))
                .or_insert(unique.clone());
            headings.by_node.insert(node, headings.list.len());
            headings.list.push(Heading {
                id: unique,
                text,
                level,
                span: tree.node(node).span,
            });
        }
        headings
    }

    pub fn id(&self, node: NodeId) -> Option<&str> {
        self.by_node
            .get(&node)
            .map(|&index| self.list[index].id.as_str())
    }

    /// The id that a name has in the edition of the node that mentions it.
    pub fn resolve(&self, tree: &Tree, node: NodeId, name: &str) -> Option<&str> {
        let here = (edition(tree, node), name.to_owned());
        let found = self.written.get(&here).or_else(|| {
            let mut all = self.written.iter();
            // Another edition may have it; of several, the one that bears the name unchanged.
            all.find(|((_, written), id)| written == name && *id == name)
                .map(|(_, id)| id)
        });
        found.map(String::as_str)
    }
}

/// The heading of the source that each one translates. Where the pages are not built alike, that is
/// known from the beginning to the first difference, and from the last one to the end.
fn partners<'a>(nodes: &[(NodeId, u8)], source: Option<&'a Headings>) -> Vec<Option<&'a Heading>> {
    let Some(source) = source else {
        return vec![None; nodes.len()];
    };
    let alike = |(node, heading): &(&(NodeId, u8), &Heading)| node.1 == heading.level;
    let first = nodes.iter().zip(&source.list).take_while(alike).count();
    let last = nodes
        .iter()
        .rev()
        .zip(source.list.iter().rev())
        .take_while(alike)
        .count();
    let same = nodes.len() == source.list.len();
    let partner = |index: usize| match index {
        _ if same && index < first => source.list.get(index),
        _ if index < first.min(source.list.len().saturating_sub(last)) => source.list.get(index),
        _ if nodes.len() - index <= last => {
            source.list.get(source.list.len() - (nodes.len() - index))
        }
        _ => None,
    };
    (0..nodes.len()).map(partner).collect()
}

/// The edition of a product that a node belongs to; empty outside of any.
fn edition(tree: &Tree, node: NodeId) -> String {
    let mut up = tree.ancestors(node).filter_map(|up| tree.element(up));
    let range = up.find_map(|element| element.attribute("data-moniker"));
    range.unwrap_or_default().to_owned()
}

/// The id itself, or with the first number that makes it one of its own.
fn unique(taken: &mut HashMap<String, usize>, id: &str) -> String {
    let Some(count) = taken.get(id).copied() else {
        taken.insert(id.to_owned(), 1);
        return id.to_owned();
    };
    let mut number = count;
    let mut candidate = format!("{id}-{number}");
    while taken.contains_key(&candidate) {
        number += 1;
        candidate = format!("{id}-{number}");
    }
    taken.insert(id.to_owned(), number + 1);
    taken.insert(candidate.clone(), 1);
    candidate
}

/// A name for a heading, as GitHub makes it: letters and digits of any script, `-` for blanks.
fn slug(text: &str) -> String {
    let letters = text.to_lowercase();
    let letters = letters.chars().filter_map(|c| match c {
        ' ' | '-' => Some('-'),
        '_' => Some('_'),
        c if c.is_alphanumeric() => Some(c),
        _ => None,
    });
    let slug: String = letters.collect();
    let slug = slug.trim_matches('-');
    // The frame of the page has ids of its own.
    match slug {
        "" => "section".to_owned(),
        _ if slug.starts_with("frame_") => format!("section-{slug}"),
        _ => slug.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_keep_letters_of_every_script() {
        assert_eq!(slug("P1 – 業務 支援!"), "p1--業務-支援");
        assert_eq!(slug("…"), "section");
    }

    #[test]
    fn equal_ids_are_numbered_without_a_clash() {
        let mut taken = HashMap::new();
        let ids: Vec<String> = ["a", "a", "a-1", "a"]
            .iter()
            .map(|id| unique(&mut taken, id))
            .collect();
        assert_eq!(ids, ["a", "a-1", "a-1-1", "a-2"]);
    }
}
