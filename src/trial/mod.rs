//! Gives the pages of a family as they are tried on: each is read once, and only one that was changed
//! is read again. Here planted drifts are looked for, and repairs show that they are ones.

mod overlay;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::compare::{Comparison, Elsewhere, Side};
use crate::diagnostic::{Diagnostic, Level};
use crate::family::Reader;
use crate::rules;
use crate::site::Label;
use crate::source::Source;

pub use overlay::Overlay;
pub use words::{Word, stated, words};

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
    /// Where in words, and both values. For what has none, the message.
    what: String,
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

    /// The same with one page as a change of it, or of a file that it brings in, leaves it.
    pub fn changed(
        &self,
        reader: &Reader,
        family: &str,
        locale: usize,
        page: &str,
        changed: Source,
    ) -> Self {
        let overlay = Overlay {
            below: reader.library,
            changed: vec![Arc::new(changed)],
        };
        let reader = Reader {
            library: &overlay,
            ..*reader
        };
        let mut bench = self.clone();
        bench.read(&reader, family, locale, page);
        bench
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

    pub fn labels(&self) -> Vec<Label> {
        let comparison = self.comparison();
        comparison.map_or_else(Vec::new, |comparison| comparison.labels())
    }

    /// The pages side by side, with what other families tell of rows that moved.
    pub fn settled(&self, memory: &Elsewhere) -> Option<Comparison> {
        let comparison = self.comparison()?;
        let labels = comparison.labels();
        let unsettled =
            || comparison.has_odd_rows() || rules::has_doubts(&labels, &memory.with(labels.iter()));
        match unsettled() {
            true => Comparison::of(self.sides.clone(), self.source, Some(memory)),
            false => Some(comparison),
        }
    }

    /// Everything that is found. `memory` has the labels of all other families.
    pub fn told(&self, memory: &Elsewhere) -> Vec<Told> {
        let alone = self.problems.iter().flat_map(|problems| problems.iter());
        let mut told: Vec<Told> = alone.map(Told::of).collect();
        let Some(comparison) = self.settled(memory) else {
            return told;
        };
        let labels = comparison.labels();
        let whole = memory.with(labels.iter());
        told.extend(rules::judge(&comparison).iter().map(Told::of));
        let swaps = rules::swaps(&labels, &comparison.crossed(), &whole);
        told.extend(swaps.iter().filter_map(|swap| {
            let side = comparison.side(swap.locale)?;
            Some(Told {
                rule: rules::SWAPPED.name,
                path: side.sources[0].path().clone(),
                message: rules::SWAPPED.summary.to_owned(),
                what: String::new(),
            })
        }));
        told
    }
}

impl Told {
    /// Whether it is about a value that stands at the same place, in words, as that of a finding.
    pub fn is_beside(&self, finding: &Diagnostic) -> bool {
        let address = finding.drift.as_ref().map(|drift| &drift.address);
        let rest = address.and_then(|address| self.what.strip_prefix(address.as_str()));
        self.path == finding.place.path && rest.is_some_and(|rest| rest.starts_with('\n'))
    }

    pub fn of(finding: &Diagnostic) -> Self {
        Told {
            rule: finding.rule.name,
            path: finding.place.path.clone(),
            message: finding.message.clone(),
            what: match &finding.drift {
                // What is only noted of a value is noted of another one as well.
                Some(drift) if finding.rule.level == Level::Note => drift.address.clone(),
                Some(drift) => [&*drift.address, &drift.found, &drift.expected].join("\n"),
                None => finding.message.clone(),
            },
        }
    }

    /// What is found, whichever languages agree against it.
    pub fn name(self) -> (&'static str, Arc<str>, String) {
        (self.rule, self.path, self.what)
    }
}
