//! Gives a part of a page its Markdown: what names it is a heading, what it says is text, and what leads
//! on is a list of links. Nothing that is said is left out, whatever its key is called.

use crate::yaml::Placed;

use super::node::{Node, Text, text};
use super::writer::Writer;

/// How a kind of page is to be read.
#[derive(Clone, Copy)]
pub struct Reading {
    /// Whether titles mean themselves, where others are Markdown.
    pub plain: bool,
    /// A name that is there because there must be one, and is not shown.
    pub no_name: &'static str,
}

/// What names a part, the best first.
const NAMES: &[&str] = &["title", "name", "question", "text"];
const ADDRESSES: &[&str] = &["url", "href"];

/// What is said about a part and for no reader.
const SILENT: &[&str] = &[
    "azureCategories",
    "brand",
    "categories",
    "imageAlt",
    "imageSrc",
    "itemType",
    "layout",
    "linkListType",
    "metadata",
];

/// What is text, be it one word.
const TEXTS: &[&str] = &[
    "abstract",
    "additionalContent",
    "answer",
    "footer",
    "introduction",
    "note",
    "summary",
    "text",
];

impl Reading {
    /// A whole page.
    pub fn page(self, out: &mut Writer, page: &Placed<Node>) {
        match &page.value {
            Node::List(parts) => self.list(out, parts, 1),
            Node::Text(_) => text(page).iter().for_each(|text| out.block(text)),
            part => self.section(out, part, 1),
        }
    }

    /// A part that stands below a heading of a level less by one.
    pub fn section(self, out: &mut Writer, part: &Node, level: usize) {
        let name = part.text_of(NAMES);
        let unnamed = name.as_ref().is_some_and(|name| name.value == self.no_name);
        let url = part.text_of(ADDRESSES);
        let below = match &name {
            Some(name) if !unnamed => {
                out.heading(level, name, url.as_ref(), self.plain);
                level + 1
            }
            _ => level,
        };
        let is_name = |text: &Text| name.as_ref().is_some_and(|name| name.range == text.range);
        for (key, node) in part.fields() {
            let known = |keys: &[&str]| keys.iter().any(|known| known.eq_ignore_ascii_case(key));
            if known(SILENT) || (known(ADDRESSES) && name.is_some()) {
                continue;
            }
            match &node.value {
                Node::Text(value) => {
                    let text = text(node).filter(|text| !is_name(text));
                    let is_said =
                        known(TEXTS) || known(NAMES) || value.contains(char::is_whitespace);
                    text.filter(|_| is_said)
                        .into_iter()
                        .for_each(|text| out.block(&text));
                }
                Node::List(parts) => self.list(out, parts, below),
                Node::Map(_) => self.single(out, &node.value, below),
                Node::Empty => {}
            }
        }
    }

    fn single(self, out: &mut Writer, part: &Node, level: usize) {
        match (part.text_of(&["text", "title"]), part.text_of(ADDRESSES)) {
            (Some(text), Some(url)) if is_leaf(part) => out.leads(&text, &url, self.plain),
            _ => self.section(out, part, level),
        }
    }

    fn list(self, out: &mut Writer, parts: &[Placed<Node>], level: usize) {
        if !parts.iter().all(|part| is_item(&part.value)) {
            // What has a name of its own is a card beside the others.
            let named = |part: &Placed<Node>| part.value.text_of(NAMES).is_some();
            let cards = self.plain && parts.len() > 1 && parts.iter().all(named);
            out.begin_row(cards);
            for (index, part) in parts.iter().enumerate() {
                out.begin_card(cards, index > 0, part.range.start);
                match &part.value {
                    Node::List(parts) => self.list(out, parts, level),
                    part => self.section(out, part, level),
                }
            }
            out.end_row(cards);
            return;
        }
        for part in parts {
            if let Some(text) = text(part) {
                out.item(&text, None, &[], false);
                continue;
            }
            let url = part.value.text_of(ADDRESSES);
            let name = part.value.text_of(&["text", "title", "name"]);
            let Some(name) = name.or(url.clone()) else {
                continue;
            };
            let notes = part.value.fields().filter_map(|(key, node)| {
                let is_note = TEXTS.iter().any(|known| known.eq_ignore_ascii_case(key));
                text(node).filter(|text| is_note && text.range != name.range)
            });
            out.item(&name, url.as_ref(), &notes.collect::<Vec<_>>(), self.plain);
        }
        out.end_list();
    }
}

/// Whether a part is an item of a list: text, or a link with nothing below it.
fn is_item(part: &Node) -> bool {
    match part {
        Node::Text(_) => true,
        part => is_leaf(part) && part.text_of(ADDRESSES).is_some(),
    }
}

fn is_leaf(part: &Node) -> bool {
    let mut fields = part.fields();
    fields.all(|(key, node)| {
        let silent = SILENT.iter().any(|known| known.eq_ignore_ascii_case(key));
        silent || matches!(node.value, Node::Text(_) | Node::Empty)
    })
}
