//! Gives the check of the check: plants one change at a time in the site's own pages, in memory,
//! reads and compares the family again, and sees whether a drift is found and a harmless rewrite is
//! not. A checker that cannot show that it can fail did not run.

mod candidates;
mod operators;

pub use candidates::Mutant;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::compare::Memory;
use crate::diagnostic::Place;
use crate::document::yaml_page::as_markdown;
use crate::family::Reader;
use crate::site::Label;
use crate::source::{SourceId, Span};
use crate::trial::{Bench, Told};

use candidates::choose;
use operators::{BENIGN, DRIFTS, Operator, Plant};

/// What became of everything that was planted.
#[derive(Debug, Default)]
pub struct Report {
    pub locales: Vec<String>,
    pub drifts: Vec<Row>,
    pub benign: Vec<Row>,
    /// Drifts that stayed silent, and rewrites that were reported.
    pub faults: Vec<Fault>,
}

/// One operator, with how often it was planted and came out right, by locale.
#[derive(Debug)]
pub struct Row {
    pub operator: &'static str,
    /// Whether it changes what a page states, and not only how it is built.
    pub of_facts: bool,
    pub cells: Vec<Tally>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub planted: usize,
    pub right: usize,
}

/// A change that the checker judged wrongly.
#[derive(Debug)]
pub struct Fault {
    pub operator: &'static str,
    pub place: Place,
    pub before: String,
    pub after: String,
    /// What was reported, of a harmless rewrite.
    pub alarm: Option<String>,
}

impl Report {
    pub fn total(rows: &[Row]) -> Tally {
        let cells = rows.iter().flat_map(|row| &row.cells);
        cells.fold(Tally::default(), |sum, cell| Tally {
            planted: sum.planted + cell.planted,
            right: sum.right + cell.right,
        })
    }

    /// Whether the checker has shown that it can fail, and that it can be silent.
    pub fn passed(&self) -> bool {
        self.faults.is_empty() && self.plants_facts()
    }

    /// Whether any fact could be changed: else nothing of what matters was shown.
    pub fn plants_facts(&self) -> bool {
        let mut rows = self.drifts.iter().filter(|row| row.of_facts);
        rows.any(|row| row.cells.iter().any(|cell| cell.planted > 0))
    }
}

/// The files of each page, by locale.
pub type Pages = BTreeMap<String, BTreeMap<usize, String>>;

/// Of each operator in each language. More would say little more, and take as much longer.
const FEW: usize = 3;

pub fn run(reader: &Reader, pages: &Pages) -> Report {
    let locales = reader.locales.len();
    let of = |shelf: &[&'static [Operator]]| shelf.iter().copied().flatten().collect::<Vec<_>>();
    let (drifts, benign) = (of(DRIFTS), of(BENIGN));
    let operators: Vec<&Operator> = drifts.iter().chain(&benign).copied().collect();
    let memory = remembered(reader, pages);
    let mutants = choose(reader, pages, &memory, &operators, FEW);
    let found = outcomes(reader, pages, &memory, &mutants);
    let mut rows: Vec<Row> = operators
        .iter()
        .map(|operator| Row {
            operator: operator.name,
            of_facts: matches!(operator.plant, Plant::Fact(_)),
            cells: vec![Tally::default(); locales],
        })
        .collect();
    let mut faults = Vec::new();
    for (mutant, alarm) in mutants.iter().zip(found) {
        let tally = &mut rows[mutant.operator].cells[mutant.locale];
        tally.planted += 1;
        if alarm.is_some() == (mutant.operator >= drifts.len()) {
            let name = operators[mutant.operator].name;
            faults.extend(fault(reader, mutant, name, alarm));
        } else {
            tally.right += 1;
        }
    }
    let benign = rows.split_off(drifts.len());
    Report {
        locales: reader.locales.iter().map(|l| l.tag.to_string()).collect(),
        drifts: rows,
        benign,
        faults,
    }
}

/// Every change of one fact, each with the name of its operator.
pub fn changes_of_facts(reader: &Reader, pages: &Pages) -> Vec<(&'static str, Mutant)> {
    let drifts = DRIFTS.iter().copied().flatten();
    let of_facts = drifts.filter(|operator| matches!(operator.plant, Plant::Fact(_)));
    let operators: Vec<&Operator> = of_facts.collect();
    let memory = remembered(reader, pages);
    let mutants = choose(reader, pages, &memory, &operators, usize::MAX);
    let named = mutants.into_iter();
    named
        .map(|mutant| (operators[mutant.operator].name, mutant))
        .collect()
}

/// How the whole site translates its labels.
fn remembered(reader: &Reader, pages: &Pages) -> Memory {
    let labels: Vec<Vec<Label>> = pages
        .par_iter()
        .map(|(path, files)| Bench::of(reader, path, files).labels())
        .collect();
    Memory::of(labels.iter().flatten())
}

/// For each mutant, the first finding that the page did not have before.
fn outcomes(
    reader: &Reader,
    pages: &Pages,
    memory: &Memory,
    mutants: &[Mutant],
) -> Vec<Option<String>> {
    let mut families: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, mutant) in mutants.iter().enumerate() {
        families
            .entry(mutant.family.as_str())
            .or_default()
            .push(index);
    }
    let judged = families.into_par_iter().flat_map(|(path, planted)| {
        let bench = Bench::of(reader, path, &pages[path]);
        let elsewhere = memory.whole().without(bench.labels().iter());
        let clean = bench.told(&elsewhere);
        let judged = planted.into_par_iter().map(move |index| {
            let mutant = &mutants[index];
            let found = mutant.source(reader).map(|page| {
                let changed =
                    bench.changed(reader, &mutant.family, mutant.locale, &mutant.file, page);
                changed.told(&elsewhere)
            });
            (index, added(&clean, &found.unwrap_or_default()))
        });
        judged.collect::<Vec<_>>()
    });
    let mut judged: Vec<(usize, Option<String>)> = judged.collect();
    judged.sort_by_key(|(index, _)| *index);
    judged.into_iter().map(|(_, alarm)| alarm).collect()
}

fn added(before: &[Told], after: &[Told]) -> Option<String> {
    let mut known: BTreeMap<&Told, usize> = BTreeMap::new();
    for finding in before {
        *known.entry(finding).or_default() += 1;
    }
    let new = after.iter().find(|finding| match known.get_mut(finding) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    new.map(|finding| format!("{}: {}", finding.rule, finding.message))
}

fn fault(
    reader: &Reader,
    mutant: &Mutant,
    operator: &'static str,
    alarm: Option<String>,
) -> Option<Fault> {
    let source = as_markdown(reader.library.open(&mutant.file)?).0;
    let (range, after) = mutant.edits.first()?;
    let span = Span::new(SourceId(0), range.clone());
    Some(Fault {
        operator,
        place: Place::new(&source, span),
        before: source.slice(span).to_owned(),
        after: after.clone(),
        alarm,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::document::library::Library;
    use crate::found::Found;
    use crate::locale::{Tag, Words};
    use crate::site::{Locale, Purpose};
    use crate::source::Source;
    use crate::theme::Theme;
    use std::sync::Arc;

    struct Files;

    impl Library for Files {
        fn open(&self, path: &str) -> Option<Arc<Source>> {
            let text = match path {
                "content/en/a.md" => "Answer in 4 hours.\n",
                _ => "Antwoord in 4 uur.\n",
            };
            Some(Arc::new(Source::new(path, text.to_owned())))
        }
    }

    /// Without this a checker that reports nothing at all could pass.
    #[test]
    fn a_change_that_nobody_sees_is_a_fault() {
        let config = Config::parse("title: T\nlocales: [en, nl]\nsource: en\n").unwrap();
        let theme = Theme::default();
        let locale = |tag: &Tag| {
            let words = Words::load(tag, &theme);
            Locale {
                tag: tag.clone(),
                name: String::new(),
                messages: words.messages,
                lexicon: words.lexicon,
                contents: Vec::new(),
            }
        };
        let locales: Vec<Locale> = config.locales.iter().map(locale).collect();
        let mut found = Found::of(&config, &[]);
        found.add(&config, 0, "content/en/a.md".into());
        found.add(&config, 1, "content/nl/a.md".into());
        let reader = Reader {
            config: &config,
            locales: &locales,
            roots: &found.roots,
            names: &found.names,
            library: &Files,
            purpose: Purpose::Check,
            memory: None,
        };
        let planted = |other: &str| Mutant {
            operator: 0,
            locale: 1,
            family: "a".into(),
            file: "content/nl/a.md".into(),
            edits: vec![(12..13, other.to_owned())],
        };
        let seen = outcomes(
            &reader,
            &found.pages,
            &Memory::default(),
            &[planted("4"), planted("5")],
        );
        assert_eq!(seen[0], None);
        let told = seen[1].as_deref().unwrap_or_default();
        assert!(told.starts_with("mismatched-duration: "), "{told}");
        let silent = fault(&reader, &planted("4"), "operator", None);
        let report = Report {
            faults: silent.into_iter().collect(),
            ..Report::default()
        };
        assert!(!report.passed() && !Report::default().passed());
    }
}
