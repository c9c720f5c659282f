//! Gives the editions of one page side by side: for each product version what the page states for it,
//! and what it states for all.

use crate::facts::Part;
use crate::request::Named;
use crate::site::{Family, Line, Site};

use super::cell::text;
use super::layout::{self, Column};
use super::naming;
use super::{Head, Stated, Table, Wanted, stated};

/// A part of what a page writes behind `range=`.
enum Range<'a> {
    Only(&'a str),
    AllBut(&'a str),
    /// From a version on, or up to one: the page does not tell which those are.
    Unclear,
}

pub fn table(site: &Site, locale: usize, page: &Named, wanted: &Wanted) -> Table {
    let Some(family) = site.family(&page.name) else {
        return Table::default();
    };
    let of = site.page_locale(&family.path, locale).unwrap_or(locale);
    let stated = stated(family, of, wanted);
    let columns = editions(family).into_iter().map(|edition| {
        let held = stated.iter().filter(|stated| {
            let range = stated.statement.address.edition.as_deref();
            is_row(stated) && range.is_none_or(|range| holds(range, edition))
        });
        let entries = held.flat_map(|stated| {
            let spots = naming::spots(stated.statement);
            spots.map(|spot| naming::entry(stated.line, spot, stated.asked, |_, _| false))
        });
        Column {
            head: head(site, locale, of, edition),
            of,
            entries: entries.collect(),
        }
    });
    let columns: Vec<Column> = columns.collect();
    let states = |column: &&Column| column.entries.iter().any(|entry| entry.asked);
    if columns.iter().filter(states).count() < 2 {
        return Table::default();
    }
    layout::table(site, locale, &columns)
}

/// The ranges of a page that do not tell which editions they hold for.
pub fn unclear(family: &Family) -> Vec<&str> {
    let mut unclear = Vec::new();
    for range in family.lines.iter().filter_map(range) {
        let is_unclear = parts(range).any(|part| matches!(part, Range::Unclear));
        if is_unclear && !unclear.contains(&range) {
            unclear.push(range);
        }
    }
    unclear
}

/// The editions that a page names, in the order of its text.
fn editions(family: &Family) -> Vec<&str> {
    let mut editions = Vec::new();
    for part in family.lines.iter().filter_map(range).flat_map(parts) {
        if let Range::Only(name) | Range::AllBut(name) = part
            && !editions.contains(&name)
        {
            editions.push(name);
        }
    }
    editions
}

fn head(site: &Site, locale: usize, of: usize, edition: &str) -> Head {
    let own = &site.locales[locale];
    let name = site.config.edition(edition, &own.tag);
    let unnamed = || own.messages.format("edition-name", &[("name", edition)]);
    Head {
        text: text(&name.unwrap_or_else(unnamed), locale, locale),
        family: None,
        language: (of != locale).then(|| site.locales[of].name.clone()),
    }
}

fn range(line: &Line) -> Option<&str> {
    let mut statements = line.0.iter().flatten();
    statements.find_map(|statement| statement.address.edition.as_deref())
}

fn parts(range: &str) -> impl Iterator<Item = Range<'_>> {
    let parts = range
        .split("||")
        .map(str::trim)
        .filter(|part| !part.is_empty());
    parts.map(|part| match part.strip_prefix("!=") {
        Some(name) => Range::AllBut(name.trim()),
        None if part.starts_with(['<', '>', '~', '^']) || part.contains(' ') => Range::Unclear,
        None => Range::Only(part.trim_start_matches('=')),
    })
}

fn holds(range: &str, edition: &str) -> bool {
    parts(range).any(|part| match part {
        Range::Only(name) => name == edition,
        Range::AllBut(name) => name != edition,
        Range::Unclear => false,
    })
}

fn is_row(stated: &Stated) -> bool {
    stated.statement.part != Part::Label
}
