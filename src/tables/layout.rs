//! Lays entries out as a table in a reader's language: rows in their groups, cells, footnotes.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::Value;
use crate::facts::value::Mark;
use crate::site::Site;

use super::cell::{cell, is_empty_cell, text};
use super::matching::{self, Entry, Name};
use super::{Content, Head, Row, RowGroup, Table, Text};

/// What stands in one column.
pub struct Column<'a> {
    pub head: Head,
    /// The locale whose page it is taken from.
    pub of: usize,
    pub entries: Vec<Entry<'a>>,
}

/// The columns side by side; a row for each name that one of them has.
pub fn table(site: &Site, locale: usize, columns: &[Column]) -> Table {
    let mut table = Table {
        columns: columns.iter().map(|column| column.head.clone()).collect(),
        ..Table::default()
    };
    let entries = columns.iter().map(|column| column.entries.as_slice());
    let entries: Vec<&[Entry]> = entries.collect();
    let mut groups: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    // What tells rows of one label apart, beside each row.
    let mut heads: Vec<Vec<Option<String>>> = Vec::new();
    for entries in matching::rows(&entries, site.source()) {
        let Some((of, name)) = name(locale, columns, &entries) else {
            continue;
        };
        let label = text(&name.label, of, locale);
        let row = row(site, locale, label, columns, &entries, &mut table.notes);
        if row
            .cells
            .iter()
            .all(|cell| cell.content == Content::Unstated)
        {
            continue;
        }
        let next = table.groups.len();
        let key = group_key(site, &entries, name);
        let index = *groups.entry(key).or_insert(next);
        if index == next {
            let titles = name.above().map(|title| text(title, of, locale));
            table.groups.push(RowGroup {
                titles: titles.collect(),
                rows: Vec::new(),
            });
            heads.push(Vec::new());
        }
        table.groups[index].rows.push(row);
        heads[index].push(name.column.clone());
    }
    for (group, heads) in table.groups.iter_mut().zip(heads) {
        tell_apart(group, heads);
    }
    table
}

/// Rows that bear one label show the heads of their columns too.
fn tell_apart(group: &mut RowGroup, heads: Vec<Option<String>>) {
    let mut known: BTreeMap<String, BTreeSet<Option<String>>> = BTreeMap::new();
    for (row, head) in group.rows.iter().zip(&heads) {
        let heads = known.entry(row.label.text.clone()).or_default();
        heads.insert(head.clone());
    }
    for (row, head) in group.rows.iter_mut().zip(heads) {
        if let Some(head) = head.filter(|_| known[&row.label.text].len() > 1) {
            row.label.text = format!("{} – {head}", row.label.text);
        }
    }
}

fn row(
    site: &Site,
    locale: usize,
    label: Text,
    columns: &[Column],
    entries: &[Option<&Entry>],
    notes: &mut Vec<Text>,
) -> Row {
    let cells = entries.iter().zip(columns).map(|(entry, column)| {
        let statement = entry.and_then(|entry| entry.line.at(column.of));
        cell(site, locale, column.of, statement, |note| {
            number(notes, note)
        })
    });
    let mut cells: Vec<_> = cells.collect();
    // Where a page has ✔ in this row, an empty cell of another page says no.
    if cells
        .iter()
        .any(|cell| matches!(cell.content, Content::Mark(_)))
    {
        for ((cell, entry), column) in cells.iter_mut().zip(entries).zip(columns) {
            let statement = entry.and_then(|entry| entry.line.at(column.of));
            if statement.is_some_and(is_empty_cell) {
                cell.content = Content::Mark(Mark::No);
                cell.values = vec![Value::Mark(Mark::No)];
            }
        }
    }
    Row {
        label,
        differs: cells.iter().any(|cell| !cell.agrees(&cells[0])),
        cells,
    }
}

/// Rows of one page may stand apart in another; what names their group in the source's language
/// keeps them together.
fn group_key(site: &Site, entries: &[Option<&Entry>], name: &Name) -> Vec<String> {
    let mut names = entries
        .iter()
        .flatten()
        .filter_map(|entry| entry.names[site.source()].as_ref());
    names.next().unwrap_or(name).above().cloned().collect()
}

/// What a row is called, and in whose language: in the reader's, where a column has it, and by the page
/// that says most.
fn name<'e>(
    locale: usize,
    columns: &[Column],
    entries: &[Option<&'e Entry>],
) -> Option<(usize, &'e Name)> {
    let named = entries.iter().zip(columns).filter_map(|(entry, column)| {
        let name = (*entry)?.names[column.of].as_ref()?;
        Some((column.of, name))
    });
    named.min_by_key(|(of, name)| (*of != locale, name.column.is_none()))
}

fn number(notes: &mut Vec<Text>, note: Text) -> usize {
    let known = notes.iter().position(|known| known.text == note.text);
    known.unwrap_or_else(|| {
        notes.push(note);
        notes.len() - 1
    })
}
