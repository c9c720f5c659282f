//! Gives what is planted: a few changes for each operator and locale, spread over the site's pages.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::compare::{Comparison, Memory, Row};
use crate::document::yaml_page::as_markdown;
use crate::facts::outline::BlockKind;
use crate::facts::{Fact, Value};
use crate::family::Reader;
use crate::locale::Lexicon;
use crate::source::Source;
use crate::trial::Bench;

use super::Pages;
use super::operators::{Edit, Ground, Operator, Plant, Spot};

/// One page, changed in one way.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// Its place among the operators.
    pub operator: usize,
    pub locale: usize,
    pub family: String,
    pub file: String,
    pub edits: Vec<Edit>,
}

impl Mutant {
    /// The page with its change.
    pub fn source(&self, reader: &Reader) -> Option<Source> {
        let source = as_markdown(reader.library.open(&self.file)?).0;
        Some(Source::new(
            source.path().clone(),
            self.apply(source.text()),
        ))
    }

    /// The changed text.
    pub fn apply(&self, text: &str) -> String {
        let mut edits: Vec<&Edit> = self.edits.iter().collect();
        edits.sort_by_key(|(range, _)| range.start);
        let mut changed = String::with_capacity(text.len());
        let mut at = 0;
        for (range, other) in edits {
            changed.push_str(text.get(at..range.start).unwrap_or_default());
            changed.push_str(other);
            at = range.end.max(at);
        }
        changed.push_str(text.get(at..).unwrap_or_default());
        changed
    }
}

/// The changes to plant, in the order of operators, locales and pages.
pub fn choose(
    reader: &Reader,
    pages: &Pages,
    memory: &Memory,
    operators: &[&Operator],
    most: usize,
) -> Vec<Mutant> {
    let families: Vec<Vec<Mutant>> = pages
        .par_iter()
        .map(|(path, files)| of_family(reader, path, files, memory, operators, most))
        .collect();
    let mut by_kind: BTreeMap<(usize, usize), Vec<Mutant>> = BTreeMap::new();
    for mutant in families.into_iter().flatten() {
        let kind = (mutant.operator, mutant.locale);
        by_kind.entry(kind).or_default().push(mutant);
    }
    let kinds = by_kind.into_values();
    kinds.flat_map(|all| spread(all, most)).collect()
}

/// A few of many: the first, the last and some between.
fn spread<T>(all: Vec<T>, most: usize) -> Vec<T> {
    if all.len() <= most {
        return all;
    }
    let last = all.len() - 1;
    let steps = most.saturating_sub(1).max(1);
    let wanted: BTreeSet<usize> = (0..most).map(|step| step * last / steps).collect();
    let all = all.into_iter().enumerate();
    all.filter_map(|(index, item)| wanted.contains(&index).then_some(item))
        .collect()
}

fn of_family(
    reader: &Reader,
    path: &str,
    files: &BTreeMap<usize, String>,
    memory: &Memory,
    operators: &[&Operator],
    most: usize,
) -> Vec<Mutant> {
    let comparison = Bench::of(reader, path, files).comparison();
    let Some(comparison) = comparison.filter(|_| files.len() > 1) else {
        return Vec::new();
    };
    let labels = comparison.labels();
    let elsewhere = memory.whole().without(labels.iter());
    let mut mutants = Vec::new();
    for (&locale, file) in files {
        let Some(side) = comparison.side(locale) else {
            continue;
        };
        let ground = Ground {
            comparison: &comparison,
            locale,
            text: side.sources[0].text(),
            labels: &labels,
            elsewhere: &elsewhere,
        };
        let shared = shared_facts(&comparison, locale);
        for (operator, planted) in operators.iter().enumerate() {
            let all = match planted.plant {
                Plant::Page(plant) => plant(&ground),
                Plant::Fact(plant) => {
                    let facts = shared.iter();
                    let lexicon = &reader.locales[locale].lexicon;
                    facts
                        .filter_map(|fact| rewritten(&ground, fact, lexicon, plant))
                        .collect()
                }
            };
            let all = all.into_iter().map(|edits| Mutant {
                operator,
                locale,
                family: path.to_owned(),
                file: file.clone(),
                edits,
            });
            mutants.extend(spread(all.collect(), most));
        }
    }
    mutants
}

/// The facts of a page that can be missed: another language states the same at the same place.
fn shared_facts(comparison: &Comparison, locale: usize) -> Vec<Fact> {
    let rows = comparison.rows.iter();
    let facts = rows.flat_map(|row| {
        let own = comparison.passages(row).find(|(side, _)| *side == locale);
        let facts = own.into_iter().flat_map(|(_, passage)| &passage.facts);
        facts.filter(|fact| {
            let own_file = fact.span.source.0 == 0;
            own_file && !fact.soft && is_shared(comparison, row, locale, &fact.value)
        })
    });
    facts.cloned().collect()
}

fn is_shared(comparison: &Comparison, row: &Row, locale: usize, value: &Value) -> bool {
    let stated = |facts: &[Fact]| {
        let equal = facts.iter().filter(|fact| fact.value == *value);
        equal.count()
    };
    let all: Vec<(usize, usize)> = comparison
        .passages(row)
        .map(|(side, passage)| (side, stated(&passage.facts)))
        .collect();
    let own = all.iter().find(|(side, _)| *side == locale);
    let Some((_, own)) = own else { return false };
    let is_cell = row.blocks[locale]
        .and_then(|block| comparison.block(locale, block))
        .is_some_and(|block| matches!(block.kind, BlockKind::Cell { .. }));
    // In running text a second mention adds nothing, so losing it is no drift.
    let once = is_cell || *own == 1;
    once && all
        .iter()
        .any(|(side, count)| *side != locale && count == own)
}

fn rewritten(
    ground: &Ground,
    fact: &Fact,
    lexicon: &Lexicon,
    plant: fn(&Spot) -> Option<Edit>,
) -> Option<Vec<Edit>> {
    let start = fact.span.range().start;
    let written = ground.text.get(fact.span.range())?;
    let (range, other) = plant(&Spot::new(&fact.value, written, lexicon))?;
    Some(vec![(range.start + start..range.end + start, other)])
}
