//! Gives the check of the check: plants one change at a time in the site's own pages, in memory,
//! reads and compares the family again, and sees whether a drift is found and a harmless rewrite is
//! not. A checker that cannot show that it can fail did not run.

mod candidates;
mod operators;
mod overlay;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Place};
use crate::family::{self, Reader};
use crate::source::{Source, SourceId, Span};

use candidates::{Mutant, choose};
use operators::{BENIGN, DRIFTS, Operator, Plant};
use overlay::Overlay;

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

pub fn run(reader: &Reader, pages: &Pages) -> Report {
    let locales = reader.locales.len();
    let mut report = Report {
        locales: reader.locales.iter().map(|l| l.tag.to_string()).collect(),
        ..Report::default()
    };
    for (shelf, benign) in [(DRIFTS, false), (BENIGN, true)] {
        let operators: Vec<&Operator> = shelf.iter().copied().flatten().collect();
        let mutants = choose(reader, pages, &operators);
        let found = outcomes(reader, pages, &mutants);
        let mut rows: Vec<Row> = operators
            .iter()
            .map(|operator| Row {
                operator: operator.name,
                of_facts: matches!(operator.plant, Plant::Fact(_)),
                cells: vec![Tally::default(); locales],
            })
            .collect();
        for (mutant, alarm) in mutants.iter().zip(found) {
            let tally = &mut rows[mutant.operator].cells[mutant.locale];
            tally.planted += 1;
            if alarm.is_some() == benign {
                let name = operators[mutant.operator].name;
                report.faults.extend(fault(reader, mutant, name, alarm));
            } else {
                tally.right += 1;
            }
        }
        match benign {
            true => report.benign = rows,
            false => report.drifts = rows,
        }
    }
    report
}

/// For each mutant, the first finding that the page did not have before.
fn outcomes(reader: &Reader, pages: &Pages, mutants: &[Mutant]) -> Vec<Option<String>> {
    let families: Vec<&str> = mutants
        .iter()
        .map(|mutant| mutant.family.as_str())
        .collect();
    let mut families: Vec<&str> = families;
    families.sort_unstable();
    families.dedup();
    let clean: BTreeMap<&str, Vec<Diagnostic>> = families
        .into_par_iter()
        .map(|path| (path, family::read(reader, path, &pages[path]).problems))
        .collect();
    let judged = mutants.par_iter().map(|mutant| {
        let source = reader.library.open(&mutant.file)?;
        let overlay = Overlay {
            below: reader.library,
            changed: Arc::new(Source::new(
                source.path().clone(),
                mutant.apply(source.text()),
            )),
        };
        let reader = Reader {
            library: &overlay,
            ..*reader
        };
        let found = family::read(&reader, &mutant.family, &pages[&mutant.family]).problems;
        added(&clean[mutant.family.as_str()], &found)
    });
    judged.collect()
}

/// What makes two findings the same when lines have moved.
fn key(finding: &Diagnostic) -> (&str, &str, &str) {
    (finding.rule.name, &finding.place.path, &finding.message)
}

fn added(before: &[Diagnostic], after: &[Diagnostic]) -> Option<String> {
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    for finding in before {
        *known.entry(key(finding)).or_default() += 1;
    }
    let new = after
        .iter()
        .find(|finding| match known.get_mut(&key(finding)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
    new.map(|finding| format!("{}: {}", finding.rule.name, finding.message))
}

fn fault(
    reader: &Reader,
    mutant: &Mutant,
    operator: &'static str,
    alarm: Option<String>,
) -> Option<Fault> {
    let source = reader.library.open(&mutant.file)?;
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
    use crate::locale::{Lexicon, Messages};
    use crate::site::Locale;
    use crate::theme::Theme;

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
        let locale = |tag: &crate::locale::Tag| Locale {
            tag: tag.clone(),
            name: String::new(),
            messages: Messages::load(tag, &theme).0,
            lexicon: Lexicon::load(tag, &theme).0,
            contents: Vec::new(),
        };
        let locales: Vec<Locale> = config.locales.iter().map(locale).collect();
        let mut found = Found::of(&config, &[]);
        found.add(0, "content/en/a.md".into());
        found.add(1, "content/nl/a.md".into());
        let reader = Reader {
            config: &config,
            locales: &locales,
            roots: &found.roots,
            library: &Files,
        };
        let planted = |other: &str| Mutant {
            operator: 0,
            locale: 1,
            family: "a".into(),
            file: "content/nl/a.md".into(),
            edits: vec![(12..13, other.to_owned())],
        };
        let seen = outcomes(&reader, &found.pages, &[planted("4"), planted("5")]);
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
