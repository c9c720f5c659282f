//! Spells out for which editions of a product the parts of a page are, where its author names them by their order.

use std::collections::BTreeSet;

use crate::config::{Config, editions};
use crate::diagnostic::{Diagnostic, Group, Level, Place, Rule};
use crate::document::Document;

pub const UNORDERED: Rule = Rule {
    name: "unordered-edition",
    level: Level::Note,
    group: Group::Markup,
    summary: "A range of editions is named by their order, which nobody knows.",
};

/// Known are the editions of the settings and those that the page names.
pub fn spell_out(document: &mut Document, config: &Config) {
    let tree = &document.tree;
    let ranges = tree.elements().filter_map(|(node, element)| {
        let range = element.attribute("data-moniker")?;
        Some((node, range.to_owned()))
    });
    let ranges: Vec<_> = ranges.collect();
    if !ranges.iter().any(|(_, range)| editions::is_ordered(range)) {
        return;
    }
    let own = ranges.iter().flat_map(|(_, range)| {
        let names = range.split(|c: char| c.is_whitespace() || "|<>=!,".contains(c));
        names.filter(|name| !name.is_empty())
    });
    let declared = config.editions.keys().map(String::as_str);
    let known: BTreeSet<&str> = declared.chain(own).collect();
    let ordered = ranges.iter();
    let ordered = ordered.filter(|(_, range)| editions::is_ordered(range));
    for (node, range) in ordered {
        match editions::spelled_out(range, &known) {
            Ok(names) => {
                let element = document.tree.element_mut(*node);
                element
                    .into_iter()
                    .for_each(|element| element.set("data-moniker", &names));
            }
            Err(part) => {
                let span = document.tree.node(*node).span.head();
                let Some(source) = document.sources.get(span.source.0 as usize) else {
                    continue;
                };
                let message = format!("`{part}` means none of the editions that are known");
                let help = "name all editions under `editions` in site.yaml, with their version numbers, or write \
                            the names that are meant: `a || b`";
                let problem = Diagnostic::new(&UNORDERED, Place::new(source, span), message);
                document.problems.push(problem.help(help));
            }
        }
    }
}
