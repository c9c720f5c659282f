//! Gives what a cell of a comparison table says, in the reader's language.

use crate::facts::value::{Coverage, Decimal, Kind, Unit};
use crate::facts::{Statement, Value};
use crate::site::{Line, Site};
use crate::wording::Wording;

use super::{Cell, Content, Text};

/// The statement of a line that a locale's readers are shown, and whose it is.
pub fn shown<'a>(site: &Site, locale: usize, line: &'a Line) -> Option<(usize, &'a Statement)> {
    let order = site.stand_ins[locale].iter().copied();
    let mut stated = order.filter_map(|locale| Some((locale, line.at(locale)?)));
    stated.next()
}

/// Words of a locale for the readers of another one, or of the same.
pub fn text(text: &str, of: usize, reader: usize) -> Text {
    Text {
        text: text.to_owned(),
        foreign: (of != reader).then_some(of),
    }
}

/// A cell for a line; `note` gives a footnote its number.
pub fn cell(
    site: &Site,
    locale: usize,
    line: Option<&Line>,
    mut note: impl FnMut(Text) -> usize,
) -> Cell {
    let Some((of, statement)) = line.and_then(|line| shown(site, locale, line)) else {
        return Cell {
            content: Content::Unstated,
            values: Vec::new(),
            only_values: false,
            notes: Vec::new(),
        };
    };
    let values = values(statement);
    let wording = Wording {
        messages: &site.locales[locale].messages,
        lexicon: &site.locales[locale].lexicon,
    };
    let content = match values.as_slice() {
        [Value::Mark(mark)] if statement.only_facts => Content::Mark(*mark),
        values => {
            let written = || text(statement.said(), of, locale);
            let worded = words(&wording, values).filter(|_| statement.only_facts);
            let worded = worded.map(|worded| text(&worded, locale, locale));
            Content::Text(worded.unwrap_or_else(written))
        }
    };
    let notes = statement
        .notes
        .iter()
        .map(|words| note(text(words, of, locale)));
    Cell {
        content,
        notes: notes.collect(),
        only_values: statement.only_facts,
        values,
    }
}

/// What a statement says, as far as tables show it.
fn values(statement: &Statement) -> Vec<Value> {
    let hidden = |value: &&Value| {
        matches!(
            value.kind(),
            Kind::Footnote | Kind::Link | Kind::Image | Kind::Direction
        )
    };
    let mut values: Vec<Value> = statement
        .values
        .iter()
        .filter(|v| !hidden(v))
        .cloned()
        .collect();
    // An icon and its word say one thing.
    values.dedup();
    let all_marks = values.iter().all(|value| value.kind() == Kind::Mark);
    if all_marks {
        values.truncate(1);
    }
    values
}

fn words(wording: &Wording, values: &[Value]) -> Option<String> {
    let mut parts = Vec::new();
    let mut rest = values;
    while let [first, others @ ..] = rest {
        if let Some((coverage, number, unit)) = response(rest) {
            parts.push(wording.response(coverage, number, unit));
            rest = &rest[2..];
        } else {
            parts.push(wording.value(first)?);
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
