//! Gives what names a line of a page as a row of a table, in each language.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::facts::{Part, Statement};
use crate::site::Line;

use super::matching::{Entry, Name};

/// Names a line in each language. `says_more` tells whether the labels of its columns say more than
/// the table's own columns; `asked`, whether the line makes a row.
pub fn entry(line: &Line, says_more: bool, asked: bool) -> Entry<'_> {
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
        asked,
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

/// The rows' labels with the first column that each has in its page: it goes without saying.
pub fn first_columns<'e>(columns: &'e [Vec<Entry>]) -> BTreeSet<(&'e String, &'e String)> {
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
