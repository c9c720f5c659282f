//! Lays entries out as a table in a reader's language: rows in their groups, cells, footnotes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::facts::{Part, Statement};
use crate::site::{Line, Site};

use super::cell::{cell, shown, text};
use super::matching::{self, Entry, Name};
use super::{Content, Head, Row, RowGroup, Table, Text};

/// Names a line in each language. `says_more` tells whether the labels of its columns say more than
/// the table's own columns.
pub fn entry(line: &Line, says_more: bool) -> Entry<'_> {
    let mut statements = line.0.iter().flatten();
    let kind = statements.find_map(|statement| Some(statement.values.first()?.kind()));
    let names = line
        .0
        .iter()
        .map(|statement| Some(name(statement.as_ref()?, says_more)));
    Entry {
        line,
        names: names.collect(),
        kind,
    }
}

fn name(statement: &Statement, says_more: bool) -> Name {
    let owned = |labels: &[Arc<str>]| labels.iter().map(|label| label.to_string()).collect();
    let address = &statement.address;
    let mut rows: Vec<String> = owned(&address.rows);
    if !matches!(statement.part, Part::Cell | Part::Label) {
        let lead_in = statement.lead_in().into_iter();
        rows.extend(lead_in.map(|(label, _)| label.to_owned()));
    }
    let mut columns: Vec<String> = if says_more {
        owned(&address.columns)
    } else {
        Vec::new()
    };
    let section = address.section.as_deref().unwrap_or_default().to_owned();
    let (label, column) = match (rows.pop(), columns.pop()) {
        (Some(label), column) => (label, column),
        (None, Some(column)) => {
            rows.append(&mut columns);
            (column, None)
        }
        (None, None) => (section.clone(), None),
    };
    let mut above = vec![section];
    above.append(&mut rows);
    above.retain(|part| !part.is_empty() && *part != label);
    Name {
        above,
        label,
        column,
    }
}

pub fn table(site: &Site, locale: usize, heads: Vec<Head>, columns: &[Vec<Entry>]) -> Table {
    let mut table = Table {
        columns: heads,
        ..Table::default()
    };
    let firsts = first_columns(columns);
    let columns: Vec<Vec<Entry>> = columns
        .iter()
        .map(|column| without_repeats(column))
        .collect();
    let mut groups: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for entries in matching::rows(&columns, site.source()) {
        let Some((of, name)) = entries
            .iter()
            .flatten()
            .find_map(|entry| named(site, locale, entry))
        else {
            continue;
        };
        let mut notes = std::mem::take(&mut table.notes);
        let cells = entries.iter().map(|entry| {
            let line = entry.map(|entry| entry.line);
            cell(site, locale, line, |note| number(&mut notes, note))
        });
        let cells: Vec<_> = cells.collect();
        table.notes = notes;
        let first = &cells[0];
        let says = |cell: &super::Cell| match &cell.content {
            Content::Text(text) if cell.values.is_empty() => (Some(text.text.clone()), Vec::new()),
            Content::Unstated => (None, Vec::new()),
            _ => (None, cell.values.clone()),
        };
        let differs = cells.iter().any(|cell| {
            says(cell) != says(first)
                || (cell.content == Content::Unstated) != (first.content == Content::Unstated)
        });
        let label = match &name.column {
            Some(column) if !firsts.contains(&(&name.label, column)) => {
                format!("{} – {column}", name.label)
            }
            _ => name.label.clone(),
        };
        let row = Row {
            label: text(&label, of, locale),
            cells,
            differs,
        };
        let key = group_key(site, &entries, name);
        let next = table.groups.len();
        let index = *groups.entry(key).or_insert(next);
        if index == next {
            table.groups.push(RowGroup {
                titles: name
                    .above
                    .iter()
                    .map(|title| text(title, of, locale))
                    .collect(),
                rows: Vec::new(),
            });
        }
        table.groups[index].rows.push(row);
    }
    table
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

/// The rows' labels with the first column that each has in its page: it goes without saying.
fn first_columns<'e>(columns: &'e [Vec<Entry>]) -> BTreeSet<(&'e String, &'e String)> {
    let mut firsts = BTreeSet::new();
    for entries in columns {
        let mut seen = BTreeSet::new();
        for name in entries
            .iter()
            .flat_map(|entry| entry.names.iter().enumerate())
        {
            if let (
                locale,
                Some(Name {
                    label,
                    column: Some(column),
                    ..
                }),
            ) = name
                && seen.insert((locale, label))
            {
                firsts.insert((label, column));
            }
        }
    }
    firsts
}

fn number(notes: &mut Vec<Text>, note: Text) -> usize {
    let known = notes.iter().position(|known| known.text == note.text);
    known.unwrap_or_else(|| {
        notes.push(note);
        notes.len() - 1
    })
}
