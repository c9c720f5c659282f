//! Lays entries out as a table in a reader's language: rows in their groups, cells, footnotes.

use std::collections::{BTreeMap, BTreeSet};

use crate::site::Site;

use super::cell::{cell, shown, text};
use super::matching::{self, Entry, Name};
use super::naming::first_columns;
use super::{Head, Row, RowGroup, Table, Text};

/// The columns side by side; a row for each label that one of them has.
pub fn table(site: &Site, locale: usize, heads: Vec<Head>, columns: &[Vec<Entry>]) -> Table {
    let mut table = Table {
        columns: heads,
        ..Table::default()
    };
    let firsts = first_columns(columns);
    let columns = columns.iter().map(|column| without_repeats(column));
    let columns: Vec<Vec<Entry>> = columns.collect();
    let mut groups: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for entries in matching::rows(&columns, site.source()) {
        let mut named = entries
            .iter()
            .flatten()
            .filter_map(|entry| named(site, locale, entry));
        let Some((of, name)) = named.next() else {
            continue;
        };
        let label = match &name.column {
            Some(column) if !firsts.contains(&(&name.label, column)) => {
                format!("{} – {column}", name.label)
            }
            _ => name.label.clone(),
        };
        let row = row(
            site,
            locale,
            text(&label, of, locale),
            &entries,
            &mut table.notes,
        );
        let next = table.groups.len();
        let index = *groups
            .entry(group_key(site, &entries, name))
            .or_insert(next);
        if index == next {
            let titles = name.above.iter().map(|title| text(title, of, locale));
            table.groups.push(RowGroup {
                titles: titles.collect(),
                rows: Vec::new(),
            });
        }
        table.groups[index].rows.push(row);
    }
    table
}

fn row(
    site: &Site,
    locale: usize,
    label: Text,
    entries: &[Option<&Entry>],
    notes: &mut Vec<Text>,
) -> Row {
    let cells = entries.iter().map(|entry| {
        let line = entry.map(|entry| entry.line);
        cell(site, locale, line, |note| number(notes, note))
    });
    let cells: Vec<_> = cells.collect();
    Row {
        label,
        differs: cells.iter().any(|cell| !cell.agrees(&cells[0])),
        cells,
    }
}

/// What a page says twice under one label counts once.
fn without_repeats<'a>(entries: &[Entry<'a>]) -> Vec<Entry<'a>> {
    let mut said = BTreeSet::new();
    let new = entries.iter().filter(|entry| {
        let names = entry.names.iter().zip(&entry.line.0);
        let parts = names.map(|(name, statement)| {
            let label = name.as_ref().map(|name| name.label.as_str());
            Some((label?, statement.as_ref()?.values.as_slice()))
        });
        said.insert(parts.collect::<Vec<_>>())
    });
    new.cloned().collect()
}

/// Rows of one page may stand apart in another; what names their group in the source's language
/// keeps them together.
fn group_key(site: &Site, entries: &[Option<&Entry>], name: &Name) -> Vec<String> {
    let mut names = entries
        .iter()
        .flatten()
        .filter_map(|entry| entry.names[site.source()].as_ref());
    names.next().unwrap_or(name).above.clone()
}

/// The name of an entry for the readers of a locale, and whose it is.
fn named<'e>(site: &Site, locale: usize, entry: &'e Entry) -> Option<(usize, &'e Name)> {
    let (of, _) = shown(site, locale, entry.line)?;
    Some((of, entry.names[of].as_ref()?))
}

fn number(notes: &mut Vec<Text>, note: Text) -> usize {
    let known = notes.iter().position(|known| known.text == note.text);
    known.unwrap_or_else(|| {
        notes.push(note);
        notes.len() - 1
    })
}
