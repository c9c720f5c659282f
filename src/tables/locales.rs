//! Gives the languages of a page side by side, for its writers: every fact, what each language says
//! there, and what was found wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Group, Level, PageName, Place};
use crate::facts::value::Mark;
use crate::facts::{Statement, Value};
use crate::rules::{UNTRANSLATED, lays_side_by_side, untranslated};
use crate::site::{Family, Line, Site};

/// The facts of a family, language by language.
#[derive(Debug, Default)]
pub struct Languages<'a> {
    pub rows: Vec<Row<'a>>,
    /// Findings that belong to no row: pages and rows that are missing, damage to the text.
    pub others: Vec<&'a Diagnostic>,
}

#[derive(Debug)]
pub struct Row<'a> {
    /// The place in words, in the language of the first page that has it.
    pub address: String,
    /// By locale; none where nothing is stated.
    pub cells: Vec<Option<Cell<'a>>>,
    pub differs: bool,
}

#[derive(Debug)]
pub struct Cell<'a> {
    pub values: &'a [Value],
    pub written: &'a str,
    pub place: &'a Place,
    pub findings: Vec<&'a Diagnostic>,
}

/// How a page stands in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Present,
    Missing,
    /// Its source has changed since it was translated.
    Stale,
    /// It says otherwise than the other languages.
    Drifted,
    /// It is not there, and need not be.
    Excused,
}

impl State {
    /// Those that pages are counted by.
    pub const ALL: [State; 4] = [State::Present, State::Missing, State::Stale, State::Drifted];

    pub fn name(self) -> &'static str {
        match self {
            State::Present => "present",
            State::Missing => "missing",
            State::Stale => "stale",
            State::Drifted => "drifted",
            State::Excused => "excused",
        }
    }
}

/// What was found, by the page that it is about.
pub struct Findings<'a> {
    by_page: BTreeMap<&'a str, Vec<&'a Diagnostic>>,
    /// The pages that a language need not have.
    excused: BTreeSet<PageName>,
}

impl<'a> Findings<'a> {
    pub fn of(site: &'a Site) -> Self {
        let mut by_page: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
        for finding in &site.diagnostics {
            if let Some(page) = &finding.page {
                by_page.entry(&page.family).or_default().push(finding);
            }
        }
        let excused = excused(site);
        Findings { by_page, excused }
    }

    fn about(&self, family: &Family) -> &[&'a Diagnostic] {
        self.by_page
            .get(family.path.as_str())
            .map_or(&[], Vec::as_slice)
    }

    /// How a family's page stands in a locale. What only shows that the source went on is no drift, and neither
    /// is what one page tells of itself.
    pub fn state(&self, site: &Site, family: &Family, locale: usize) -> State {
        let tag = site.locales[locale].tag.to_string();
        if family.pages[locale].is_none() {
            let page = PageName {
                family: family.path.as_str().into(),
                locale: tag.as_str().into(),
            };
            return match self.excused.contains(&page) {
                true => State::Excused,
                false => State::Missing,
            };
        }
        let own = self.about(family).iter().filter(|finding| {
            let page = finding.page.as_ref();
            page.is_some_and(|page| *page.locale == *tag)
        });
        let (stale, others): (Vec<&Diagnostic>, _) =
            own.partition(|finding| finding.rule.group == Group::Staleness);
        let drifted = |finding: &&Diagnostic| {
            let counts = finding.level != Level::Note && finding.outrun.is_empty();
            counts && lays_side_by_side(finding)
        };
        match others.iter().any(drifted) {
            true => State::Drifted,
            false if stale.is_empty() => State::Present,
            false => State::Stale,
        }
    }

    pub fn languages(&self, family: &'a Family) -> Languages<'a> {
        let mut open = Open::of(self.about(family));
        let lines = family.lines.iter().filter(|line| !is_blank(line));
        let rows = lines.map(|line| row(line, &mut open)).collect();
        Languages {
            rows,
            others: open.rest(),
        }
    }
}

/// Pages that are not there and of which somebody said that they need not be: in a page, in the baseline, or in the
/// settings.
fn excused(site: &Site) -> BTreeSet<PageName> {
    let accepted = site.accepted.iter();
    let accepted = accepted
        .filter(|finding| *finding.rule == UNTRANSLATED)
        .cloned();
    let off = untranslated(site).into_iter();
    let off = off.filter(|finding| site.config.grades.of(finding).is_none());
    accepted
        .chain(off)
        .filter_map(|finding| finding.page)
        .collect()
}

/// Where no language states a fact, and empty cells that nothing names, such as the corner of a table.
fn is_blank(line: &Line) -> bool {
    line.0.iter().flatten().all(|statement| {
        let address = &statement.address;
        statement.values.is_empty()
            || statement.values == [Value::Mark(Mark::Empty)]
                && (address.rows.is_empty() || address.columns.is_empty())
    })
}

/// Findings that no cell has taken yet: by file, where they begin, and their number in the report.
struct Open<'a>(BTreeMap<(&'a str, u32, usize), &'a Diagnostic>);

impl<'a> Open<'a> {
    fn of(findings: &[&'a Diagnostic]) -> Self {
        let numbered = findings.iter().enumerate();
        let places = numbered.map(|(number, finding)| {
            let place = &finding.place;
            ((&*place.path, place.bytes.0, number), *finding)
        });
        Open(places.collect())
    }

    /// Takes those that lie in a place.
    fn take(&mut self, place: &'a Place) -> Vec<&'a Diagnostic> {
        let (path, (start, end)) = (&*place.path, place.bytes);
        let begin_there = self.0.range((path, start, 0)..=(path, end, usize::MAX));
        let within = begin_there.filter(|(_, finding)| finding.place.bytes.1 <= end);
        let within: Vec<_> = within.map(|(key, _)| *key).collect();
        let taken = within.iter().filter_map(|key| self.0.remove_entry(key));
        in_order(taken.collect())
    }

    fn rest(self) -> Vec<&'a Diagnostic> {
        in_order(self.0.into_iter().collect())
    }
}

/// Findings as the report has them.
fn in_order<'a>(mut found: Vec<((&'a str, u32, usize), &'a Diagnostic)>) -> Vec<&'a Diagnostic> {
    found.sort_by_key(|((_, _, number), _)| *number);
    found.into_iter().map(|(_, finding)| finding).collect()
}

fn row<'a>(line: &'a Line, open: &mut Open<'a>) -> Row<'a> {
    let cells = line.0.iter().map(|statement| {
        let statement = statement.as_ref()?;
        Some(Cell {
            values: &statement.values,
            written: &statement.written,
            place: &statement.place,
            findings: open.take(&statement.place),
        })
    });
    let cells: Vec<Option<Cell>> = cells.collect();
    let mut stated = line.0.iter().flatten();
    let address = stated.next().map(|first| first.address.to_string());
    let sorted = |statement: &Statement| {
        let mut values = statement.values.clone();
        values.sort();
        values
    };
    // Where a language's words hold no fact, the findings tell whether it disagrees.
    let mut all = line
        .0
        .iter()
        .flatten()
        .map(sorted)
        .filter(|values| !values.is_empty());
    let first = all.next();
    Row {
        address: address.unwrap_or_default(),
        differs: all.any(|values| Some(values) != first),
        cells,
    }
}
