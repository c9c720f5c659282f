//! Gives findings as one JSON object.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Place};
use crate::site::Site;

use super::Summary;

#[derive(Serialize)]
struct Report {
    version: u8,
    summary: Counts,
    diagnostics: Vec<Finding>,
}

#[derive(Serialize)]
struct Counts {
    pages: usize,
    locales: Vec<String>,
    cells_compared: usize,
    facts: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

#[derive(Serialize)]
struct Finding {
    rule: &'static str,
    level: String,
    message: String,
    page: Option<String>,
    locale: Option<String>,
    path: String,
    start: Position,
    end: Position,
    found: Option<String>,
    expected: Option<String>,
    place: Option<String>,
    related: Vec<Related>,
    help: String,
}

#[derive(Serialize)]
struct Related {
    path: String,
    start: Position,
    end: Position,
    text: String,
}

#[derive(Serialize)]
struct Position {
    line: u32,
    column: u32,
}

pub fn json(site: &Site) -> String {
    let summary = Summary::of(site);
    let report = Report {
        version: 1,
        summary: Counts {
            pages: summary.pages,
            locales: site
                .locales
                .iter()
                .map(|locale| locale.tag.to_string())
                .collect(),
            cells_compared: site.compared.cells,
            facts: site.compared.facts,
            errors: summary.errors,
            warnings: summary.warnings,
            notes: summary.notes,
        },
        diagnostics: site
            .diagnostics
            .iter()
            .map(|found| finding(site, found))
            .collect(),
    };
    let text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text + "\n"
}

fn finding(site: &Site, found: &Diagnostic) -> Finding {
    let (page, locale) = page_of(site, &found.place.path).unzip();
    let (start, end) = ends(&found.place);
    let related = found.related.iter().map(|(place, text)| {
        let (start, end) = ends(place);
        Related {
            path: place.path.to_string(),
            start,
            end,
            text: text.clone(),
        }
    });
    Finding {
        rule: found.rule.name,
        level: found.level.to_string(),
        message: found.message.clone(),
        page,
        locale,
        path: found.place.path.to_string(),
        start,
        end,
        found: found.drift.as_ref().map(|drift| drift.found.clone()),
        expected: found.drift.as_ref().map(|drift| drift.expected.clone()),
        place: found.drift.as_ref().map(|drift| drift.address.clone()),
        related: related.collect(),
        help: found.help.clone(),
    }
}

/// The family and locale whose page a file is.
fn page_of(site: &Site, path: &str) -> Option<(String, String)> {
    site.families.iter().find_map(|family| {
        let mut pages = family.pages.iter();
        let locale =
            pages.position(|page| page.as_ref().is_some_and(|page| *page.path == *path))?;
        Some((family.path.clone(), site.locales[locale].tag.to_string()))
    })
}

fn ends(place: &Place) -> (Position, Position) {
    let position = |at: crate::source::Position| Position {
        line: at.line,
        column: at.column,
    };
    (position(place.start), position(place.end))
}
