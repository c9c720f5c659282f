//! Gives what names a line of a page as a row of a table, in each language.

use std::sync::Arc;

use crate::facts::{Part, Statement, Value};
use crate::site::Line;

use super::matching::{Entry, Name};

/// A row and a column of those that a cell reaches over.
#[derive(Clone, Copy)]
pub struct Spot {
    pub row: usize,
    pub column: usize,
}

/// The places of a statement beyond which it is named by all its rows and columns together.
const MOST_SPOTS: usize = 1000;

/// Every place that a statement stands at: a cell that spans columns holds for each of them.
pub fn spots(statement: &Statement) -> impl Iterator<Item = Spot> + use<> {
    let address = &statement.address;
    let (rows, columns) = (address.each_row().len(), address.each_column().len());
    let rows = if rows * columns > MOST_SPOTS { 1 } else { rows };
    (0..rows).flat_map(move |row| (0..columns).map(move |column| Spot { row, column }))
}

/// Names a line in each language. `is_own` tells the heads of columns that only repeat the head of the
/// table's own column; `asked`, whether the line makes a row.
pub fn entry(
    line: &Line,
    spot: Spot,
    asked: bool,
    mut is_own: impl FnMut(usize, &str) -> bool,
) -> Entry<'_> {
    let names = line.0.iter().enumerate().map(|(locale, statement)| {
        let is_own = |head: &str| is_own(locale, head);
        Some(name(statement.as_ref()?, spot, is_own))
    });
    Entry {
        line,
        names: names.collect(),
        kind: line.values().next().map(Value::kind),
        asked,
    }
}

fn name(statement: &Statement, spot: Spot, mut is_own: impl FnMut(&str) -> bool) -> Name {
    let address = &statement.address;
    let owned = |labels: Option<&Vec<Arc<str>>>| -> Vec<String> {
        let labels = labels
            .into_iter()
            .flatten()
            .filter(|label| !label.is_empty());
        labels.map(|label| label.to_string()).collect()
    };
    let mut groups = owned(address.each_row().get(spot.row));
    let mut columns = owned(address.each_column().get(spot.column));
    columns.retain(|head| !is_own(head));
    let section = address.topic().map(str::to_owned);
    let is_cell = matches!(statement.part, Part::Cell | Part::Label);
    if let Some((label, _)) = statement.lead_in().filter(|_| !is_cell) {
        groups.push(label.to_owned());
    }
    // Words that nothing names are known by themselves, without their figures.
    if groups.is_empty() && columns.is_empty() {
        columns.push(without_figures(&statement.written));
        groups.extend(section.clone());
    }
    if groups.is_empty() {
        groups.append(&mut columns);
    }
    let label = groups.pop().unwrap_or_default();
    groups.retain(|group| *group != label);
    let section = section.filter(|section| *section != label);
    let column = (!columns.is_empty()).then(|| columns.join(" › "));
    Name::new(section, groups, label, column)
}

/// The beginning of a text with each run of figures as dots: what two texts share that state
/// different numbers.
fn without_figures(text: &str) -> String {
    const LONGEST: usize = 80;
    let mut plain = String::new();
    let mut chars = text.lines().next().unwrap_or_default().chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_numeric() {
            plain.push(c);
            continue;
        }
        let goes_on = |c: &char| c.is_numeric() || matches!(c, '.' | ',' | ':');
        while chars.next_if(goes_on).is_some() {}
        plain.push('…');
    }
    match plain.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", plain[..at].trim_end()),
        None => plain,
    }
}
