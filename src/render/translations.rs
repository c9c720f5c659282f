//! Gives the pages for writers under `_translations/`: how every page stands in every language, and
//! for each page its facts, language by language.

use rayon::prelude::*;
use serde::Serialize;

use crate::csv;
use crate::diagnostic::{Diagnostic, Level};
use crate::site::address::encode_path;
use crate::site::{Family, Locale, Site};
use crate::tables::locales::{Cell, Findings, Languages, Row, State};
use crate::tables::overview::Overview;

use super::alternates::direction;
use super::around::source_line;
use super::{Kind, Output, Press, Taker};

pub struct Translations;

/// The folder of these pages.
const FOLDER: &str = "_translations";

#[derive(Serialize)]
struct MapView {
    locales: Vec<LocaleView>,
    pages: Vec<PageView>,
    drawing: Drawing,
}

/// The map in the units of its picture: a band of pages below the other, in each a line a language.
#[derive(Serialize)]
struct Drawing {
    width: usize,
    height: usize,
    bands: Vec<usize>,
}

#[derive(Serialize)]
struct LanguageView {
    tag: String,
    name: String,
    dir: &'static str,
}

#[derive(Serialize)]
struct LocaleView {
    #[serde(flatten)]
    language: LanguageView,
    /// How many pages are in each state.
    present: usize,
    missing: usize,
    stale: usize,
    drifted: usize,
    /// Its line in a band.
    y: usize,
}

#[derive(Serialize)]
struct PageView {
    family: String,
    title: String,
    href: String,
    states: Vec<&'static str>,
    x: usize,
    y: usize,
}

#[derive(Serialize)]
struct FactsView {
    title: String,
    rows: Vec<RowView>,
    others: Vec<FindingView>,
}

#[derive(Serialize)]
struct RowView {
    address: String,
    differs: bool,
    cells: Vec<Option<CellView>>,
}

#[derive(Serialize)]
struct CellView {
    locale: String,
    facts: Vec<FactView>,
    written: String,
    /// The file and its line.
    place: String,
    line: u32,
    /// Whether something is wrong with it; a note says less.
    drifted: bool,
    /// The line in the site's repository, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    href: Option<String>,
    findings: Vec<FindingView>,
}

#[derive(Serialize)]
struct FactView {
    kind: String,
    value: String,
}

#[derive(Serialize)]
struct FindingView {
    rule: &'static str,
    level: String,
    message: String,
    place: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    href: Option<String>,
}

impl Kind for Translations {
    fn make(&self, press: &Press, take: Taker) -> tera::TeraResult<()> {
        let site = press.site;
        if !site.config.translations_map {
            return Ok(());
        }
        let findings = Findings::of(site);
        let mut context = press.context(site.source());
        context.insert("map", &map(site, &findings));
        take(press.page(
            "translations.html",
            &context,
            format!("{FOLDER}/index.html"),
        )?);
        let languages: Vec<LanguageView> = site.locales.iter().map(language).collect();
        site.families.par_iter().try_for_each(|family| {
            let view = facts(site, family, &findings.languages(family));
            let folder = format!("{FOLDER}/{}", family.path);
            let mut context = press.context(site.source());
            context.insert("page", &view);
            context.insert("languages", &languages);
            context.insert("index", &format!("{}{FOLDER}/", site.config.base_path()));
            take(press.page("facts.html", &context, format!("{folder}/index.html"))?);
            take(Output {
                path: format!("{folder}/comparison.json"),
                bytes: json(&view),
            });
            take(Output {
                path: format!("{folder}/comparison.csv"),
                bytes: csv(site, &view),
            });
            Ok(())
        })
    }
}

/// The size of a page's square in the drawing, and of the gap behind it.
const STEP: usize = 14;
/// How many pages stand beside each other, right of the languages' tags.
const BAND: usize = 60;
const TAGS: usize = 56;

fn map(site: &Site, findings: &Findings) -> MapView {
    let overview = Overview::of(site, findings);
    let band = (site.locales.len() + 1) * STEP;
    let bands: Vec<usize> = (0..site.families.len().div_ceil(BAND))
        .map(|index| index * band)
        .collect();
    let locales = site.locales.iter().zip(&overview.totals).enumerate();
    let locales = locales.map(|(index, (locale, total))| LocaleView {
        language: language(locale),
        present: total.of(State::Present),
        missing: total.of(State::Missing),
        stale: total.of(State::Stale),
        drifted: total.of(State::Drifted),
        y: index * STEP,
    });
    let pages = site.families.iter().zip(&overview.pages).enumerate();
    let pages = pages.map(|(index, (family, states))| PageView {
        family: family.path.clone(),
        title: title(site, family),
        href: format!("{}/", encode_path(&family.path)),
        states: states.iter().map(|state| state.name()).collect(),
        x: TAGS + index % BAND * STEP,
        y: index / BAND * band,
    });
    MapView {
        locales: locales.collect(),
        pages: pages.collect(),
        drawing: Drawing {
            width: TAGS + site.families.len().min(BAND) * STEP,
            height: bands.len() * band,
            bands,
        },
    }
}

fn language(locale: &Locale) -> LanguageView {
    LanguageView {
        tag: locale.tag.to_string(),
        name: locale.name.clone(),
        dir: direction(&locale.tag),
    }
}

/// What the source calls a page, else the first language that has it.
fn title(site: &Site, family: &Family) -> String {
    let shown = site.page_locale(&family.path, site.source());
    let page = shown.and_then(|locale| family.pages[locale].as_ref());
    page.map_or_else(|| family.path.clone(), |page| page.title.clone())
}

fn facts(site: &Site, family: &Family, languages: &Languages) -> FactsView {
    let rows = languages.rows.iter().map(|row| RowView {
        address: row.address.clone(),
        differs: row.differs || row.cells.iter().flatten().any(is_drifted),
        cells: cells(site, row),
    });
    FactsView {
        title: title(site, family),
        rows: rows.collect(),
        others: languages
            .others
            .iter()
            .map(|finding| finding_view(site, finding))
            .collect(),
    }
}

/// Whether something is found to be wrong with a cell; a note says less.
fn is_drifted(cell: &Cell) -> bool {
    let mut findings = cell.findings.iter();
    findings.any(|finding| finding.level != Level::Note)
}

fn cells(site: &Site, row: &Row) -> Vec<Option<CellView>> {
    let cells = row.cells.iter().zip(&site.locales);
    let views = cells.map(|(cell, locale)| Some(cell_view(site, locale, cell.as_ref()?)));
    views.collect()
}

fn cell_view(site: &Site, locale: &Locale, cell: &Cell) -> CellView {
    let line = cell.place.start.line;
    CellView {
        locale: locale.tag.to_string(),
        facts: cell
            .values
            .iter()
            .map(|value| FactView {
                kind: value.kind().to_string(),
                value: value.to_string(),
            })
            .collect(),
        written: cell.written.to_owned(),
        place: format!("{}:{line}", cell.place.path),
        line,
        drifted: is_drifted(cell),
        href: source_line(site, cell.place),
        findings: cell
            .findings
            .iter()
            .map(|finding| finding_view(site, finding))
            .collect(),
    }
}

fn finding_view(site: &Site, finding: &Diagnostic) -> FindingView {
    FindingView {
        rule: finding.rule.name,
        level: finding.level.to_string(),
        message: finding.message.clone(),
        place: format!("{}:{}", finding.place.path, finding.place.start.line),
        href: source_line(site, &finding.place),
    }
}

fn json(view: &FactsView) -> Vec<u8> {
    let mut json = serde_json::to_vec_pretty(view).unwrap_or_default();
    json.push(b'\n');
    json
}

/// A line for each place: its address, what each language states there, and whether they disagree.
fn csv(site: &Site, view: &FactsView) -> Vec<u8> {
    let tags = site.locales.iter().map(|locale| locale.tag.to_string());
    let heads = ["place".to_owned()].into_iter().chain(tags);
    let mut text = csv::line(heads.chain(["differs".to_owned()]));
    for row in &view.rows {
        let cells = row.cells.iter().map(|cell| {
            let facts = cell.iter().flat_map(|cell| &cell.facts);
            let values: Vec<&str> = facts.map(|fact| fact.value.as_str()).collect();
            let written = || cell.as_ref().map_or("", |cell| cell.written.as_str());
            match values.as_slice() {
                [] => written().to_owned(),
                values => values.join("; "),
            }
        });
        let differs = if row.differs { "differs" } else { "" };
        let fields = [row.address.clone()].into_iter().chain(cells);
        text.push_str(&csv::line(fields.chain([differs.to_owned()])));
    }
    text.into_bytes()
}
