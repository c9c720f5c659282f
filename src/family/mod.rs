//! Gives a family: the same page in every language, read side by side and reduced to what the rest
//! of the site needs.

mod editions;
mod moved_links;
mod page;
mod reader;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::accept::{self, Waiver};
use crate::compare::{self, Comparison, Side};
use crate::diagnostic::{Diagnostic, PageName, Place};
use crate::document::Document;
use crate::document::library::Unknown;
use crate::site::{Compared, Family};

pub use editions::UNORDERED;
use page::Making;
pub use reader::Reader;

/// What is read of a family.
#[derive(Clone, Serialize, Deserialize)]
pub struct Reading {
    pub family: Family,
    pub compared: Compared,
    pub problems: Vec<Diagnostic>,
    /// What its pages allow.
    pub waivers: Vec<Waiver>,
    /// Translations of which nobody can say whether they are behind: where they name their source's
    /// commit, and why it is of no use.
    pub unknown: Vec<(Place, Unknown)>,
    /// Whether rows of tables may have been laid beside wrong ones for want of a memory.
    pub unsettled: bool,
}

/// Reads the pages of one path. `files` has the file of each locale that has one.
pub fn read(reader: &Reader, path: &str, files: &BTreeMap<usize, String>) -> Reading {
    let name: Arc<str> = path.into();
    let (documents, mut problems) = reader.documents(path, files);
    let sides = reader.laid_out(path, &documents);
    let source = reader.leader(&sides);
    let stated: Vec<usize> = sides
        .iter()
        .map(|side| side.as_ref().map_or(0, |side| side.facts()))
        .collect();
    let waivers = waivers(&documents, &sides, &name, source);
    problems
        .iter_mut()
        .for_each(|problem| compare::attribute(&sides, &name, problem));
    let mut compared = Compared {
        facts: stated.iter().sum(),
        ..Compared::default()
    };
    let (mut labels, mut crossed, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    let (mut unsettled, mut unknown) = (false, Vec::new());
    let comparison = Comparison::of(sides, source, reader.memory);
    if let Some(comparison) = &comparison {
        compared.pages = usize::from(documents.len() > 1);
        compared.cells = comparison.cells();
        let (mut found, unjudged) = reader.judge(comparison, &documents, &name);
        problems.append(&mut found);
        unknown = unjudged;
        (labels, crossed) = (comparison.labels(), comparison.crossed());
        lines = comparison.lines();
        unsettled = comparison.has_odd_rows();
    }
    let making = Making::of(reader, path, source, &comparison, &documents);
    let mut pages = Vec::with_capacity(reader.locales.len());
    for (locale, stated) in stated.into_iter().enumerate() {
        let made = documents.get(&locale);
        let made = made.map(|document| making.page(locale, document, stated));
        pages.push(made.map(|(page, mut unreadable)| {
            problems.append(&mut unreadable);
            page
        }));
    }
    let family = Family {
        path: path.to_owned(),
        pages,
        labels,
        lines,
        crossed,
    };
    Reading {
        family,
        compared,
        problems,
        waivers,
        unknown,
        unsettled,
    }
}

/// What the pages allow. The page that translations follow speaks for all of them.
fn waivers(
    documents: &BTreeMap<usize, Document>,
    sides: &[Option<Arc<Side>>],
    family: &Arc<str>,
    source: Option<usize>,
) -> Vec<Waiver> {
    let of_page = |(&locale, document): (&usize, &Document)| {
        let side = sides[locale].as_ref()?;
        let page = PageName {
            family: family.clone(),
            locale: side.tag.to_string().into(),
        };
        Some(accept::waivers(
            document,
            &side.outline,
            &page,
            source == Some(locale),
        ))
    };
    documents.iter().filter_map(of_page).flatten().collect()
}
