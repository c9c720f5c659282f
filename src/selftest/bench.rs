//! Gives the pages of a family as they are tried on: each is read once, and only one that was changed
//! is read again.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::compare::{Comparison, Elsewhere, Side};
use crate::diagnostic::Diagnostic;
use crate::family::Reader;
use crate::rules;
use crate::source::Source;

use super::candidates::Mutant;
use super::overlay::Overlay;

#[derive(Clone)]
pub struct Bench {
    sides: Vec<Option<Arc<Side>>>,
    /// What is wrong with each page alone, by locale.
    problems: Vec<Arc<[Diagnostic]>>,
    source: Option<usize>,
}

/// What is found, without the lines that move when a page is changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    pub rule: &'static str,
    pub path: Arc<str>,
    pub message: String,
}

impl Bench {
    pub fn of(reader: &Reader, path: &str, files: &BTreeMap<usize, String>) -> Self {
        let mut bench = Bench {
            sides: vec![None; reader.locales.len()],
            problems: vec![Arc::default(); reader.locales.len()],
            source: None,
        };
        for (&locale, file) in files {
            bench.read(reader, path, locale, file);
        }
        bench.source = reader.leader(&bench.sides);
        bench
    }

    /// The same with one page as a change leaves it.
    pub fn changed(&self, reader: &Reader, mutant: &Mutant) -> Option<Self> {
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
        let mut bench = self.clone();
        bench.read(&reader, &mutant.family, mutant.locale, &mutant.file);
        Some(bench)
    }

    fn read(&mut self, reader: &Reader, path: &str, locale: usize, file: &str) {
        let (side, problems) = reader.alone(path, locale, file);
        self.sides[locale] = side;
        self.problems[locale] = problems.into();
    }

    /// The pages side by side.
    pub fn comparison(&self) -> Option<Comparison> {
        Comparison::of(self.sides.clone(), self.source, None)
    }

    /// Everything that is found. `memory` has the labels of all other families.
    pub fn told(&self, memory: &Elsewhere) -> Vec<Told> {
        let alone = self.problems.iter().flat_map(|problems| problems.iter());
        let mut told: Vec<Told> = alone.map(Told::of).collect();
        let Some(mut comparison) = self.comparison() else {
            return told;
        };
        let mut labels = comparison.labels();
        let mut whole = memory.with(labels.iter());
        if comparison.has_odd_rows() || rules::has_doubts(&labels, &whole) {
            let known = Comparison::of(self.sides.clone(), self.source, Some(memory));
            comparison = known.unwrap_or(comparison);
            labels = comparison.labels();
            whole = memory.with(labels.iter());
        }
        told.extend(rules::judge(&comparison).iter().map(Told::of));
        let swaps = rules::swaps(&labels, &comparison.crossed(), &whole);
        told.extend(swaps.iter().filter_map(|swap| {
            let side = comparison.side(swap.locale)?;
            Some(Told {
                rule: rules::SWAPPED.name,
                path: side.sources[0].path().clone(),
                message: rules::SWAPPED.summary.to_owned(),
            })
        }));
        told
    }
}

impl Told {
    fn of(finding: &Diagnostic) -> Self {
        Told {
            rule: finding.rule.name,
            path: finding.place.path.clone(),
            message: finding.message.clone(),
        }
    }
}
