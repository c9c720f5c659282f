//! Gives a comparison table to programs: as JSON, with every value apart from its words, and as CSV.

use serde::Serialize;

use crate::csv;
use crate::locale::Messages;
use crate::wording::mark_message;

use super::{Cell, Content, Table};

#[derive(Serialize)]
struct Whole<'a> {
    title: &'a str,
    locale: &'a str,
    columns: Vec<Column<'a>>,
    rows: Vec<Line<'a>>,
    notes: Vec<Note<'a>>,
}

/// A footnote by the number that cells name.
#[derive(Serialize)]
struct Note<'a> {
    number: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct Column<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

#[derive(Serialize)]
struct Line<'a> {
    group: Vec<&'a str>,
    name: &'a str,
    differs: bool,
    cells: Vec<Slot>,
}

#[derive(Serialize)]
struct Slot {
    text: Option<String>,
    facts: Vec<Stated>,
    notes: Vec<usize>,
}

#[derive(Serialize)]
struct Stated {
    kind: String,
    value: String,
}

pub fn json(table: &Table, title: &str, locale: &str, messages: &Messages) -> String {
    let rows = table.groups.iter().flat_map(|group| {
        group.rows.iter().map(|row| Line {
            group: group
                .titles
                .iter()
                .map(|title| title.text.as_str())
                .collect(),
            name: &row.label.text,
            differs: row.differs,
            cells: row.cells.iter().map(|cell| slot(cell, messages)).collect(),
        })
    });
    let whole = Whole {
        title,
        locale,
        columns: table
            .columns
            .iter()
            .map(|head| Column {
                name: &head.text.text,
                page: head.family.as_deref(),
                language: head.language.as_deref(),
            })
            .collect(),
        rows: rows.collect(),
        notes: notes(table)
            .map(|(number, text)| Note { number, text })
            .collect(),
    };
    let mut json = serde_json::to_string_pretty(&whole).unwrap_or_default();
    json.push('\n');
    json
}

fn notes(table: &Table) -> impl Iterator<Item = (usize, &str)> {
    let notes = table.notes.iter().enumerate();
    notes.map(|(index, note)| (index + 1, note.text.as_str()))
}

/// A line for each row: its group, its label, and what each column says, with the numbers of its
/// footnotes; behind them a line for each footnote.
pub fn csv(table: &Table, messages: &Messages) -> String {
    let heads = table.columns.iter().map(|head| match &head.language {
        Some(language) => format!("{} ({language})", head.text.text),
        None => head.text.text.clone(),
    });
    let corner = messages.format("comparison-row", &[]);
    let mut lines = vec![
        [String::new(), corner]
            .into_iter()
            .chain(heads)
            .collect::<Vec<_>>(),
    ];
    for group in &table.groups {
        let titles: Vec<&str> = group
            .titles
            .iter()
            .map(|title| title.text.as_str())
            .collect();
        for row in &group.rows {
            let cells = row
                .cells
                .iter()
                .map(|cell| words(cell, messages).unwrap_or_default() + &numbers(cell));
            let labels = [titles.join(" › "), row.label.text.clone()];
            lines.push(labels.into_iter().chain(cells).collect());
        }
    }
    lines.extend(notes(table).map(|(number, note)| {
        let heading = messages.format("footnotes", &[]);
        vec![heading, format!("[{number}]"), note.to_owned()]
    }));
    lines.iter().map(csv::line).collect()
}

/// The footnotes of a cell as text refers to them.
fn numbers(cell: &Cell) -> String {
    let numbers = cell.notes.iter();
    numbers.map(|note| format!(" [{}]", note + 1)).collect()
}

/// What a cell says in words; none when it says nothing.
pub fn words(cell: &Cell, messages: &Messages) -> Option<String> {
    match &cell.content {
        Content::Unstated => None,
        Content::Mark(mark) => Some(messages.format(mark_message(*mark), &[])),
        Content::Text(text) => Some(text.text.clone()),
    }
}

fn slot(cell: &Cell, messages: &Messages) -> Slot {
    let facts = cell.values.iter().map(|value| Stated {
        kind: value.kind().to_string(),
        value: value.to_string(),
    });
    Slot {
        text: words(cell, messages),
        facts: facts.collect(),
        notes: cell.notes.iter().map(|note| note + 1).collect(),
    }
}
