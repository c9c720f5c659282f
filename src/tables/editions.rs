//! Gives the editions of one page side by side: for each product version what the page states for it.

use std::sync::Arc;

use crate::facts::Part;
use crate::request::Named;
use crate::site::{Line, Site};

use super::cell::text;
use super::matching::Entry;
use super::{Head, Table, Wanted, layout, naming};

pub fn table(site: &Site, locale: usize, page: &Named, wanted: &Wanted) -> Table {
    let Some(family) = site.family(&page.name) else {
        return Table::default();
    };
    let mut editions: Vec<Arc<str>> = Vec::new();
    for edition in family.lines.iter().filter_map(edition) {
        if !editions.contains(edition) {
            editions.push(edition.clone());
        }
    }
    let columns: Vec<Vec<Entry>> = editions
        .iter()
        .map(|own| {
            let lines = family
                .lines
                .iter()
                .filter(|line| edition(line) == Some(own));
            let stating = lines.filter(|line| !is_label(line) && wanted.takes(family, line));
            stating
                .map(|line| naming::entry(line, true, true))
                .collect()
        })
        .collect();
    let stating = columns.iter().filter(|entries| !entries.is_empty());
    if stating.count() < 2 {
        return Table::default();
    }
    let messages = &site.locales[locale].messages;
    let heads = editions.iter().map(|name| Head {
        text: text(
            &site
                .config
                .edition(name, &site.locales[locale].tag)
                .unwrap_or_else(|| messages.format("edition-name", &[("name", name)])),
            locale,
            locale,
        ),
        family: None,
    });
    layout::table(site, locale, heads.collect(), &columns)
}

fn edition(line: &Line) -> Option<&Arc<str>> {
    let mut statements = line.0.iter().flatten();
    statements.find_map(|statement| statement.address.edition.as_ref())
}

fn is_label(line: &Line) -> bool {
    line.0
        .iter()
        .flatten()
        .all(|statement| statement.part == Part::Label)
}
