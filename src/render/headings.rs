//! Gives every heading its id. Translations take the ids of the source, so that a link and the
//! language switch find the same section in every language.

use std::collections::{HashMap, HashSet};

use crate::document::tree::{NodeId, Tree};
use crate::site::Heading;

use super::partners;

/// The headings of a page, in order.
#[derive(Debug, Default)]
pub struct Headings {
    pub list: Vec<Heading>,
    by_node: HashMap<NodeId, usize>,
    /// By heading: the id before it was made one of its own.
    names: Vec<String>,
    /// Ids as authors wrote them, and the edition in which they stand, with the id they got.
    written: HashMap<(String, String), String>,
}

impl Headings {
    /// Ids come from the author, else from the same heading of the source, else from the text. The
    /// partners name for each heading the number of its own in the source.
    pub fn of(tree: &Tree, source: Option<(&Headings, &[Option<usize>])>) -> Self {
        let partner = |index: usize| {
            let (source, partners) = source?;
            let number = (*partners.get(index)?)?;
            Some((source.list.get(number)?, source.names.get(number)?))
        };
        let nodes = partners::headings(tree).into_iter().enumerate();
        let wished = nodes.map(|(index, (node, level))| {
            let text = tree.text(node);
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let own = tree
                .element(node)
                .and_then(|heading| heading.attribute("id"));
            let partner = partner(index);
            let (name, id) = match (own, partner) {
                // An id that the source made another for an edition is that one here too.
                (own, Some((heading, name))) if own.is_none_or(|own| own == name) => {
                    (name.clone(), heading.id.clone())
                }
                (Some(own), _) => (own.to_owned(), own.to_owned()),
                _ => (slug(&text), slug(&text)),
            };
            let given = own.is_some() || partner.is_some();
            let span = tree.node(node).span;
            (
                node,
                given,
                name,
                Heading {
                    id,
                    text,
                    level,
                    edition: edition(tree, node),
                    span,
                },
            )
        });
        let wished: Vec<_> = wished.collect();
        // What an author named keeps its name, here and in the source; ids made from texts give way.
        let given = wished.iter().filter(|(_, given, ..)| *given);
        let given: HashSet<String> = given.map(|(.., heading)| heading.id.clone()).collect();
        let mut headings = Headings::default();
        let (mut taken, mut held) = (HashMap::new(), HashSet::new());
        for (node, is_given, name, mut heading) in wished {
            // The first one that was given an id has it, and no other.
            let first = is_given && held.insert(heading.id.clone());
            if is_given || given.contains(&heading.id) {
                taken.entry(heading.id.clone()).or_insert(1);
            }
            if !first {
                heading.id = unique(&mut taken, &given, &heading.id);
            }
            headings.note(node, name, heading);
        }
        headings
    }

    fn note(&mut self, node: NodeId, name: String, heading: Heading) {
        let here = (heading.edition.clone(), name.clone());
        self.written.entry(here).or_insert(heading.id.clone());
        self.by_node.insert(node, self.list.len());
        self.names.push(name);
        self.list.push(heading);
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

/// The edition of a product that a node belongs to; empty outside of any.
fn edition(tree: &Tree, node: NodeId) -> String {
    let mut up = tree.ancestors(node).filter_map(|up| tree.element(up));
    let range = up.find_map(|element| element.attribute("data-moniker"));
    range.unwrap_or_default().to_owned()
}

/// The id itself, or with the first number that makes it one of its own.
fn unique(taken: &mut HashMap<String, usize>, given: &HashSet<String>, id: &str) -> String {
    let Some(count) = taken.get(id).copied() else {
        taken.insert(id.to_owned(), 1);
        return id.to_owned();
    };
    let mut number = count;
    let mut candidate = format!("{id}-{number}");
    while taken.contains_key(&candidate) || given.contains(&candidate) {
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
            .map(|id| unique(&mut taken, &HashSet::new(), id))
            .collect();
        assert_eq!(ids, ["a", "a-1", "a-1-1", "a-2"]);
    }
}
