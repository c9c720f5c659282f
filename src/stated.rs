//! Gives facts as plain data, for people and scripts that ask how a page was read.

use std::sync::Arc;

use crate::compare::{Comparison, Row, Side};
use crate::diagnostic::Place;
use crate::facts::address::addresses;

/// One fact of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The page, by its path without the language.
    pub page: Arc<str>,
    pub locale: Arc<str>,
    /// The page's own file; the fact may stand in one that it includes.
    pub file: Arc<str>,
    pub place: Place,
    /// The place in words: section, row, column.
    pub address: String,
    pub kind: String,
    /// As it is understood.
    pub value: String,
    /// As its author wrote it, on one line.
    pub written: String,
    /// Whether it only explains a fact of another language, and accuses none.
    pub explains: bool,
}

/// The facts of a page, in the order of its text.
pub fn of(page: &str, side: &Side) -> Vec<Stated> {
    let (page, locale): (Arc<str>, Arc<str>) = (page.into(), side.tag.to_string().into());
    let addresses = addresses(&side.outline);
    let mut all = Vec::new();
    for (block, address) in side.outline.blocks.iter().zip(addresses) {
        let facts = block.passage.iter().flat_map(|passage| &passage.facts);
        let stated = facts.filter_map(|fact| {
            let source = side.sources.get(fact.span.source.0 as usize)?;
            let words: Vec<&str> = source.slice(fact.span).split_whitespace().collect();
            Some(Stated {
                page: page.clone(),
                locale: locale.clone(),
                file: side.sources.first()?.path().clone(),
                place: Place::new(source, fact.span),
                address: address.to_string(),
                kind: fact.value.kind().to_string(),
                value: fact.value.to_string(),
                written: words.join(" "),
                explains: fact.soft,
            })
        });
        all.extend(stated);
    }
    // What a part states stands where the page brings it in.
    let own = |stated: &Stated| stated.place.path == stated.file;
    if all.iter().all(own) {
        all.sort_by(|a, b| a.place.cmp(&b.place));
    }
    all
}

/// What one language has at a place that several have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    pub locale: usize,
    pub place: Place,
    /// The passage as readers see it.
    pub text: String,
    pub facts: Vec<Stated>,
}

/// The passages of a row, in the order of the languages.
pub fn beside(page: &str, comparison: &Comparison, row: &Row) -> Vec<Beside> {
    let passages = comparison.passages(row).filter_map(|(locale, passage)| {
        let block = comparison.block(locale, row.blocks[locale]?)?;
        let place = comparison.place(locale, block.span)?;
        let mut facts = of(page, comparison.side(locale)?);
        facts.retain(|fact| place.holds(&fact.place));
        Some(Beside {
            locale,
            place,
            text: passage.shown.text().to_owned(),
            facts,
        })
    });
    passages.collect()
}
