//! Gives findings about facts their repairs: the agreed value, written as the page writes its own. A
//! repair is one when the page, read again with it, has lost the finding and has no other in its place.

mod alert;
mod attributes;
mod cell;
mod compound;
mod follow;
mod literal;
mod page;
mod pairs;
mod parts;
mod phrase;
mod respell;
mod shape;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::compare::{Comparison, Elsewhere, Memory};
use crate::diagnostic::{Diagnostic, Drift, Edit, Fix, Place, patched};
use crate::document::yaml_page::{NOT_TAKEN, takes};
use crate::family::Reader;
use crate::rules;
use crate::source::{Source, Span};
use crate::trial::{Bench, Told};
use crate::wording::Wording;

use page::Page;

/// The files of each page, by locale.
type Pages = BTreeMap<String, BTreeMap<usize, String>>;

/// What is to be written in whose place.
type Change = Vec<(Span, String)>;

/// Why a finding is left to its writer.
type Refusal = &'static str;

const SHARED: Refusal = "several languages bring in this file";
const NO_TEXT: Refusal = "the file holds bytes that are no text";
const EXCHANGED: Refusal =
    "its value and this one stand in each other's rows, and the rows may have changed places";
const UNSURE: Refusal = "no way to write it here is certain";
const TOO_MANY: Refusal = "the page has too many findings to try all at once";

/// What is found, without its line.
type Name = (&'static str, Arc<str>, String);

/// So many ways to write a value are tried; each is a page read once more.
const MOST_TRIED: usize = 6;

/// For so many findings of a family; `fix` looks again when these are mended.
const MOST_MENDED: usize = 100;

/// So many bytes of pages are read for one try of each.
const MOST_READ: usize = 4_000_000;

/// Looks for the repairs of what was found, family by family.
pub fn mend(reader: &Reader, pages: &Pages, memory: &Memory, findings: &mut [Diagnostic]) {
    let mut families: BTreeMap<Arc<str>, Vec<usize>> = BTreeMap::new();
    for (index, finding) in findings.iter().enumerate() {
        let is_mark = alert::is_one(finding) || attributes::is_one(finding);
        let can_be = is_mark || rules::is_about_values(finding);
        let can_be = can_be && finding.refusal.is_none();
        if let Some(page) = finding.page.as_ref().filter(|_| can_be) {
            families.entry(page.family.clone()).or_default().push(index);
        }
    }
    let found: &[Diagnostic] = findings;
    let tried = families.into_par_iter().flat_map(|(path, wrong)| {
        let trial = Trial::of(reader, pages, &path, memory);
        let most = trial.as_ref().map_or(0, Trial::most);
        let tried = wrong.into_par_iter().enumerate().map(|(number, index)| {
            let trial = trial.as_ref().filter(|_| number < most);
            let fix = trial
                .ok_or(TOO_MANY)
                .and_then(|trial| trial.fix(&found[index]));
            (index, fix)
        });
        tried.collect::<Vec<_>>()
    });
    for (index, fix) in tried.collect::<Vec<_>>() {
        match fix {
            Ok(fix) => findings[index].fix = Some(fix),
            Err(refusal) => findings[index].refusal = Some(refusal.into()),
        }
    }
}

/// A family on which repairs are tried.
struct Trial<'a> {
    reader: &'a Reader<'a>,
    family: &'a str,
    bench: Bench,
    comparison: Comparison,
    elsewhere: Elsewhere<'a>,
    judged: Vec<Diagnostic>,
    clean: BTreeMap<Name, usize>,
}

impl<'a> Trial<'a> {
    fn of(
        reader: &'a Reader<'a>,
        pages: &'a Pages,
        family: &str,
        memory: &'a Memory,
    ) -> Option<Self> {
        let (family, files) = pages.get_key_value(family)?;
        let bench = Bench::of(reader, family, files);
        let elsewhere = memory.whole().without(bench.labels().iter());
        let comparison = bench.settled(&elsewhere)?;
        Some(Trial {
            reader,
            family,
            judged: rules::judge(&comparison),
            clean: counted(bench.told(&elsewhere)),
            comparison,
            elsewhere,
            bench,
        })
    }

    /// How many findings repairs are tried for: each try reads a page once more, and a page may be as
    /// long as its author likes.
    fn most(&self) -> usize {
        let texts = self.comparison.sides.iter().flatten();
        let longest = texts.map(|side| side.sources[0].text().len()).max();
        (MOST_READ / longest.unwrap_or(0).max(1)).clamp(1, MOST_MENDED)
    }

    fn page(&self, locale: usize) -> Page<'_> {
        let words = &self.reader.locales[locale];
        Page {
            comparison: &self.comparison,
            locale,
            wording: Wording {
                messages: &words.messages,
                lexicon: &words.lexicon,
            },
        }
    }

    fn fix(&self, finding: &Diagnostic) -> Result<Fix, Refusal> {
        let (locale, source) = self.holder(&finding.place.path).ok_or(SHARED)?;
        if locale == self.comparison.lead && !finding.outrun.is_empty() {
            return follow::fix(self, finding).ok_or(UNSURE);
        }
        let page = self.page(locale);
        let (name, changes) = match () {
            () if alert::is_one(finding) => {
                (Told::of(finding).name(), alert::changes(&page, finding))
            }
            () if attributes::is_one(finding) => (
                Told::of(finding).name(),
                attributes::changes(&page, finding),
            ),
            () => {
                let same = |other: &&Diagnostic| {
                    other.rule == finding.rule && other.place == finding.place
                };
                let told = Told::of(self.judged.iter().find(same).ok_or(UNSURE)?);
                (told.name(), pairs::changes(&page, finding)?)
            }
        };
        if source.unreadable().is_some() {
            return Err(NO_TEXT);
        }
        let here = |change: &Change| {
            let mut spans = change.iter().map(|(span, _)| *span);
            spans.all(|span| page.file(span).map(|file| file.path()) == Some(source.path()))
        };
        if self.is_exchanged(finding) {
            return Err(EXCHANGED);
        }
        let changes: Vec<Change> = changes.into_iter().filter(here).take(MOST_TRIED).collect();
        let is_taken = |change: &Change| takes(source, change);
        if !changes.is_empty() && !changes.iter().any(is_taken) {
            return Err(NOT_TAKEN);
        }
        let changes = changes.into_iter().filter(is_taken);
        let mut fixes = changes.filter_map(|change| fix(source, change));
        let mends = |fix: &Fix| {
            let changed = self.with(&self.bench, fix, source, locale);
            changed.is_some_and(|changed| self.is_better(&changed, &name, finding))
        };
        fixes.find(mends).ok_or(UNSURE)
    }

    /// The language that a file belongs to, and the file. None: several languages bring it in, and what is
    /// right in one need not be in the others.
    fn holder(&self, path: &str) -> Option<(usize, &Source)> {
        let sides = self.comparison.sides.iter().enumerate();
        let mut holders = sides.filter_map(|(locale, side)| {
            let mut files = side.as_ref()?.sources.iter();
            let file = files.find(|file| **file.path() == *path)?;
            Some((locale, &**file))
        });
        let only = holders.next();
        only.filter(|_| holders.next().is_none())
    }

    /// Whether what belongs here stands where something else does, and what stands here belongs elsewhere:
    /// then not values but rows may have changed places.
    fn is_exchanged(&self, finding: &Diagnostic) -> bool {
        let Some(own) = &finding.drift else {
            return false;
        };
        let alike = self.judged.iter().filter(|other| {
            other.rule == finding.rule
                && other.place.path == finding.place.path
                && other.place != finding.place
        });
        let others: Vec<&Drift> = alike.filter_map(|other| other.drift.as_ref()).collect();
        let stands = others.iter().any(|other| other.found == own.expected);
        stands && others.iter().any(|other| other.expected == own.found)
    }

    /// The pages with a repair in one file of a language.
    fn with(&self, bench: &Bench, fix: &Fix, source: &Source, locale: usize) -> Option<Bench> {
        let page = &self.comparison.side(locale)?.sources[0];
        let text = patched(source.file().text(), &fix.edits)?;
        let file = Source::new(source.path().clone(), text);
        Some(bench.changed(self.reader, self.family, locale, page.path(), file))
    }

    /// Whether pages have one finding less than they had and no other, and none is left where a finding
    /// was mended: a value of which a part stays is no value.
    fn is_better(&self, changed: &Bench, name: &Name, mended: &Diagnostic) -> bool {
        let left = changed.told(&self.elsewhere);
        if left.iter().any(|told| told.is_beside(mended)) {
            return false;
        }
        let left = counted(left);
        let before = |name: &Name| self.clean.get(name).copied().unwrap_or(0);
        left.get(name).copied().unwrap_or(0) < before(name)
            && left.iter().all(|(name, count)| *count <= before(name))
    }
}

fn counted(told: Vec<Told>) -> BTreeMap<Name, usize> {
    let mut counts = BTreeMap::new();
    for told in told {
        *counts.entry(told.name()).or_default() += 1;
    }
    counts
}

/// A change as edits of what differs. None: it changes nothing.
fn fix(source: &Source, change: Change) -> Option<Fix> {
    let written: Vec<&str> = change.iter().map(|(_, text)| text.trim()).collect();
    let title = match written.as_slice() {
        [""] => "delete what stands here".to_owned(),
        texts => format!("write {}", quoted(texts)),
    };
    let edits = change.into_iter().filter_map(|(span, text)| {
        let (span, text) = differing(source, span, &text);
        let place = Place::new(source, span);
        (source.slice(span) != text).then_some(Edit { place, text })
    });
    let edits: Vec<Edit> = edits.collect();
    let keeps_marks = |edit: &Edit| {
        let (from, to) = edit.place.bytes;
        let old = source.file().text().get(from as usize..to as usize);
        old.is_some_and(|old| marks(old) == marks(&edit.text))
    };
    (!edits.is_empty() && edits.iter().all(keeps_marks)).then_some(Fix { title, edits })
}

/// The signs by which Markdown and HTML mark words. A repair that takes one of a pair leaves the other.
fn marks(text: &str) -> Vec<char> {
    let mut marks: Vec<char> = text.chars().filter(|c| "*_`~<>[]".contains(*c)).collect();
    marks.sort_unstable();
    marks
}

fn quoted(texts: &[&str]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| format!("`{text}`")).collect();
    texts.join(" and ")
}

/// Without what a text and the one in its place begin and end with alike.
fn differing(source: &Source, span: Span, text: &str) -> (Span, String) {
    let old = source.slice(span);
    let alike = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| -> usize {
        let same = a.zip(b).take_while(|(a, b)| a == b);
        same.map(|(c, _)| c.len_utf8()).sum()
    };
    let head = alike(&mut old.chars(), &mut text.chars());
    let (old, text) = (&old[head..], &text[head..]);
    let tail = alike(&mut old.chars().rev(), &mut text.chars().rev());
    let range = span.range().start + head..span.range().end - tail;
    let text = text[..text.len() - tail].to_owned();
    (Span::new(span.source, range), text)
}
