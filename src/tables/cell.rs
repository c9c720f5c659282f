//! Gives what a cell of a comparison table says, in the reader's language.

use crate::facts::value::{Coverage, Decimal, Kind, Mark, Unit};
use crate::facts::{Statement, Value};
use crate::site::Site;
use crate::wording::Wording;

use super::{Cell, Content, Text};

/// Words of a locale for the readers of another one, or of the same.
pub fn text(text: &str, of: usize, reader: usize) -> Text {
    Text {
        text: text.to_owned(),
        foreign: (of != reader).then_some(of),
    }
}

/// A cell for what a page states in the language of a locale; `note` gives a footnote its number.
pub fn cell(
    site: &Site,
    reader: usize,
    of: usize,
    statement: Option<&Statement>,
    note: impl FnMut(Text) -> usize,
) -> Cell {
    let Some(statement) = statement.filter(|statement| !is_empty(statement)) else {
        return Cell {
            content: Content::Unstated,
            values: Vec::new(),
            only_values: false,
            notes: Vec::new(),
        };
    };
    let notes = statement.notes.iter().map(|words| text(words, of, reader));
    Cell {
        content: content(site, reader, of, statement),
        notes: notes.map(note).collect(),
        only_values: statement.bare,
        values: values(statement),
    }
}

/// Whether it is an empty cell that says nothing.
fn is_empty(statement: &Statement) -> bool {
    let hidden = |value: &Value| *value == Value::Mark(Mark::Empty) || is_hidden(value);
    let silent = statement.written.is_empty() && !statement.says_no;
    silent && statement.values.iter().all(hidden)
}

/// Whether it is a cell in which nothing stands.
pub fn is_empty_cell(statement: &Statement) -> bool {
    statement.written.is_empty() && statement.values == [Value::Mark(Mark::Empty)]
}

/// Values in the reader's words where the passage says nothing else, and else its own words. A word for
/// yes or no is shown as it stands: it may say more than the mark that it counts as.
fn content(site: &Site, reader: usize, of: usize, statement: &Statement) -> Content {
    let locale = &site.locales[reader];
    let wording = Wording {
        messages: &locale.messages,
        lexicon: &locale.lexicon,
    };
    let values = values(statement);
    let written = statement.said();
    let is_sign = written == "x" || !written.contains(char::is_alphanumeric);
    match values.as_slice() {
        [Value::Mark(mark)] if statement.bare && is_sign => return Content::Mark(*mark),
        // What a page calls business hours is a term of its own for its readers.
        values if of == reader && values.iter().any(is_term) => {
            let words = response_in_own_term(&wording, values, written);
            return Content::Text(text(words.as_deref().unwrap_or(written), of, reader));
        }
        values if statement.bare && !values.iter().any(|v| v.kind() == Kind::Mark) => {
            if let Some(words) = words(&wording, values) {
                return Content::Text(text(&words, reader, reader));
            }
        }
        _ => {}
    }
    Content::Text(text(written, of, reader))
}

/// Whether a value is said in a word of the vendor's, and not in figures.
fn is_term(value: &Value) -> bool {
    let terms = [Coverage::BusinessHours, Coverage::BusinessDays];
    terms.iter().any(|term| *value == Value::Coverage(*term))
}

/// `Business hours/4 hours` as the language writes both, with the page's own word for the first.
fn response_in_own_term(wording: &Wording, values: &[Value], written: &str) -> Option<String> {
    let [Value::Coverage(_), Value::Duration(number, unit)] = values else {
        return None;
    };
    let (term, _) = written.split_once(['/', '／'])?;
    Some(wording.response(term.trim(), *number, *unit))
}

fn is_hidden(value: &Value) -> bool {
    matches!(
        value.kind(),
        Kind::Footnote | Kind::Link | Kind::Image | Kind::Direction
    )
}

/// What a statement says, as far as tables show it.
fn values(statement: &Statement) -> Vec<Value> {
    let shown = statement.values.iter().filter(|value| !is_hidden(value));
    let shown = shown.map(|value| match value {
        Value::Mark(Mark::Empty) => Value::Mark(Mark::No),
        value => value.clone(),
    });
    let mut values: Vec<Value> = shown.collect();
    // An icon and its word say one thing.
    values.dedup();
    values
}

fn words(wording: &Wording, values: &[Value]) -> Option<String> {
    let mut parts = Vec::new();
    let mut rest = values;
    while let [first, others @ ..] = rest {
        if let Some((coverage, number, unit)) = response(rest) {
            let coverage = wording.value(&Value::Coverage(coverage))?;
            parts.push(wording.response(&coverage, number, unit));
            rest = &rest[2..];
        } else {
            parts.push(wording.value(first).filter(|_| first.is_whole())?);
            rest = others;
        }
    }
    (!parts.is_empty()).then(|| wording.list(&parts))
}

fn response(values: &[Value]) -> Option<(Coverage, Decimal, Unit)> {
    match values {
        [Value::Coverage(coverage), Value::Duration(number, unit), ..] => {
            Some((*coverage, *number, *unit))
        }
        _ => None,
    }
}
