//! Gives the start tags whose end tags have not come yet, for the builder.

use std::collections::HashMap;

use html5ever::{LocalName, local_name};

use super::tree::NodeId;

/// What a browser begins again in every paragraph until it is ended.
const FORMATTING: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// How the tree builder treats an element, as far as its limits are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Void,
    Formatting,
    /// A cell, a caption or a table: end tags inside do not close what stands outside.
    Boundary,
    /// Its end tag may be left out, so many may seem open and are not.
    Optional,
    Plain,
}

impl Kind {
    pub fn of(name: &str) -> Kind {
        match name {
            "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta"
            | "param" | "source" | "track" | "wbr" => Kind::Void,
            _ if FORMATTING.contains(&name) => Kind::Formatting,
            "table" | "td" | "th" | "caption" => Kind::Boundary,
            "p" | "li" | "dt" | "dd" | "tr" | "thead" | "tbody" | "tfoot" | "colgroup"
            | "option" | "optgroup" | "rp" | "rt" => Kind::Optional,
            _ => Kind::Plain,
        }
    }
}

/// The start tags whose end tags have not come yet, by name.
#[derive(Default)]
pub struct OpenElements {
    by_name: HashMap<LocalName, Vec<Open>>,
    skipped: HashMap<LocalName, usize>,
    boundaries: Vec<usize>,
    /// How many elements were begun so far.
    pub begun: usize,
    pub depth: usize,
    pub formatting: usize,
    pub last_table: Option<NodeId>,
    /// By number of a node, whether its span reaches to its end.
    ended: Vec<bool>,
}

#[derive(Clone, Copy)]
pub struct Open {
    pub node: NodeId,
    kind: Kind,
    /// Counts the start tags, so that two of different names can be put in order.
    pub order: usize,
    pub whole: bool,
}

impl OpenElements {
    /// The start tag that an end tag here would end.
    pub fn reachable(&self, name: &LocalName) -> Option<Open> {
        let open = self.by_name.get(name)?.last().copied()?;
        let inner = self.boundaries.last().copied().unwrap_or(0);
        let crosses_tables = matches!(
            &**name,
            "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" | "caption"
        );
        (open.order >= inner || crosses_tables).then_some(open)
    }

    pub fn is_open(&self, name: &LocalName, node: NodeId) -> bool {
        let list = self.by_name.get(name);
        list.is_some_and(|list| list.iter().any(|open| open.node == node))
    }

    /// The formatting elements that were begun inside the block that an end tag would end, the
    /// innermost first. They end with it: a browser would begin them again in all that follows.
    pub fn unclosed_in(&self, block: &LocalName) -> Vec<(LocalName, Open)> {
        if self.formatting == 0 {
            return Vec::new();
        }
        let around = self.reachable(block);
        let Some(around) = around.filter(|open| open.kind != Kind::Formatting) else {
            return Vec::new();
        };
        let names = FORMATTING.into_iter().map(LocalName::from);
        let lists = names.filter_map(|name| Some((self.by_name.get(&name)?, name)));
        let mut inside: Vec<(LocalName, Open)> = lists
            .flat_map(|(list, name)| list.iter().map(move |open| (name.clone(), *open)))
            .filter(|(_, open)| open.order > around.order)
            .collect();
        inside.sort_by_key(|(_, open)| std::cmp::Reverse(open.order));
        inside
    }

    pub fn push(&mut self, name: LocalName, kind: Kind, node: NodeId, whole: bool) {
        self.begun += 1;
        let order = self.begun;
        match kind {
            Kind::Formatting => self.formatting += 1,
            Kind::Boundary => self.boundaries.push(order),
            _ => {}
        }
        // A cell's end tag may be left out; the table around it counts.
        self.depth += usize::from(counts(kind, &name));
        if name == local_name!("table") {
            self.last_table = Some(node);
        }
        if whole {
            self.end(node);
        }
        let open = Open {
            node,
            kind,
            order,
            whole,
        };
        self.by_name.entry(name).or_default().push(open);
    }

    pub fn pop(&mut self, name: &LocalName) -> Option<Open> {
        let open = self.reachable(name)?;
        self.by_name.get_mut(name)?.pop();
        if open.kind == Kind::Boundary {
            while self
                .boundaries
                .last()
                .is_some_and(|&order| order >= open.order)
            {
                self.boundaries.pop();
            }
        }
        self.depth -= usize::from(counts(open.kind, name));
        self.formatting -= usize::from(open.kind == Kind::Formatting);
        Some(open)
    }

    /// Notes that the span of an element reaches to its end.
    pub fn end(&mut self, node: NodeId) {
        if self.ended.len() <= node.index() {
            self.ended.resize(node.index() + 1, false);
        }
        self.ended[node.index()] = true;
    }

    pub fn is_ended(&self, node: NodeId) -> bool {
        self.ended.get(node.index()).copied().unwrap_or_default()
    }

    pub fn skip(&mut self, name: LocalName) {
        *self.skipped.entry(name).or_default() += 1;
    }

    /// Whether an end tag belongs to a start tag that was left out.
    pub fn unskip(&mut self, name: &LocalName) -> bool {
        match self.skipped.get_mut(name) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }
}

fn counts(kind: Kind, name: &str) -> bool {
    match kind {
        Kind::Formatting | Kind::Plain => true,
        Kind::Boundary => name == "table",
        Kind::Void | Kind::Optional => false,
    }
}
