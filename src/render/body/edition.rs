//! Gives the parts of a page that hold for some of its readers only: what each is called, and where
//! those of the product's editions can be reached.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::{Config, editions};
use crate::document::tree::{NodeId, Tree};
use crate::locale::{Messages, Tag};
use crate::render::markup::{close_tag, escape_text, open_tag};
use crate::wording::Wording;

use super::choice::Choices;

/// What names editions in the language of a page.
#[derive(Clone, Copy)]
pub struct Naming<'a> {
    pub config: &'a Config,
    pub tag: &'a Tag,
    pub wording: Wording<'a>,
}

/// The parts of a page by their elements, and the list that leads to them until it is written.
#[derive(Default)]
pub(super) struct Parts {
    parts: BTreeMap<NodeId, Part>,
    listed: Vec<(String, String)>,
}

pub(super) struct Part {
    pub id: Option<String>,
    pub label: String,
}

impl Parts {
    pub fn of(tree: &Tree, naming: &Naming, choices: &Choices) -> Self {
        let mut found = Parts::default();
        let mut ids: BTreeMap<String, usize> = BTreeMap::new();
        for (node, element) in tree.elements() {
            if let Some(range) = element.attribute("data-moniker") {
                let name = naming.editions(range);
                let id = numbered(&mut ids, id(range));
                if found.listed.iter().all(|(_, listed)| *listed != name) {
                    found.listed.push((id.clone(), name.clone()));
                }
                // The row of a choice says once that these are editions.
                let label = match choices.contains_key(&node) {
                    true => name,
                    false => naming.label("edition", &name),
                };
                let id = Some(id);
                found.parts.insert(node, Part { id, label });
            } else if let Some(pivots) = element.attribute("data-pivot") {
                let name = naming.names(pivots.split_whitespace());
                let label = naming.label("applies-to", &name);
                found.parts.insert(node, Part { id: None, label });
            }
        }
        // One choice among all of them is list enough.
        let editions = found.parts.iter().filter(|(_, part)| part.id.is_some());
        let groups = editions.map(|(node, _)| choices.get(node).map(|choice| &choice.group));
        let groups: BTreeSet<Option<&String>> = groups.collect();
        if groups.len() == 1 && !groups.contains(&None) {
            found.listed.clear();
        }
        found
    }

    pub fn get(&self, node: NodeId) -> Option<&Part> {
        self.parts.get(&node)
    }

    /// Writes the list once, where there are several editions to choose from.
    pub fn write_list(
        &mut self,
        out: &mut String,
        messages: &Messages,
        foreign: Option<&(String, &str)>,
    ) {
        let listed = std::mem::take(&mut self.listed);
        if listed.len() < 2 {
            return;
        }
        let frame = [
            ("class", "editions"),
            ("aria-labelledby", "frame_editions"),
            ("data-pagefind-ignore", ""),
        ];
        open_tag(out, "nav", frame.into_iter());
        let language = foreign.map(|(tag, dir)| [("lang", tag.as_str()), ("dir", *dir)]);
        let language = language.into_iter().flatten();
        open_tag(
            out,
            "p",
            [("id", "frame_editions")].into_iter().chain(language),
        );
        escape_text(out, &messages.format("editions", &[]));
        close_tag(out, "p");
        open_tag(out, "ul", [].into_iter());
        for (id, name) in &listed {
            open_tag(out, "li", [].into_iter());
            open_tag(out, "a", [("href", &*format!("#{id}"))].into_iter());
            escape_text(out, name);
            close_tag(out, "a");
            close_tag(out, "li");
        }
        close_tag(out, "ul");
        close_tag(out, "nav");
    }
}

/// Writes that a whole page holds for some editions only.
pub(super) fn write_whole(out: &mut String, naming: &Naming, range: &str) {
    let name = naming.editions(range);
    let frame = [("class", "editions"), ("data-pagefind-ignore", "")];
    open_tag(out, "p", frame.into_iter());
    escape_text(out, &naming.label("edition", &name));
    close_tag(out, "p");
}

impl Naming<'_> {
    /// The names of the editions that an author wrote.
    pub fn editions(&self, range: &str) -> String {
        let known = self.config.editions.keys().map(String::as_str).collect();
        let range = editions::spelled_out(range, &known).unwrap_or(range.to_owned());
        self.names(range.split("||").map(str::trim))
    }

    /// Names as the settings give them, and else as they stand.
    fn names<'n>(&self, names: impl Iterator<Item = &'n str>) -> String {
        let named = |name: &str| self.config.edition(name, self.tag);
        let names = names.filter(|name| !name.is_empty());
        let names: Vec<String> = names
            .map(|name| named(name).unwrap_or_else(|| name.to_owned()))
            .collect();
        self.wording.list(&names)
    }

    fn label(&self, message: &str, name: &str) -> String {
        self.wording.messages.format(message, &[("name", name)])
    }
}

/// No id of a page's own begins so.
fn id(range: &str) -> String {
    let words = range.split(|c: char| !c.is_alphanumeric() && c != '.' && c != '-');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    format!("frame_edition_{}", words.join("_"))
}

/// The second part with one id has a number.
fn numbered(ids: &mut BTreeMap<String, usize>, id: String) -> String {
    let times = ids.entry(id.clone()).or_default();
    *times += 1;
    match *times {
        1 => id,
        times => format!("{id}__{times}"),
    }
}
