//! Gives what the overlay of a page shows: why the site cannot be built, and what was found in the
//! page, block by block, with what the other languages say there.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Group, Level, Place};
use crate::site::{Family, Site, page_folder};

use super::Editor;
use super::snapshot::{Built, Snapshot};

/// A page that a browser looks at.
pub struct Shown<'a> {
    pub built: Option<&'a Built>,
    /// Its file in the built site.
    pub name: &'a str,
    pub editor: &'a Editor,
    pub root: &'a Path,
}

#[derive(Serialize)]
struct State<'a> {
    page: &'a str,
    style: &'a str,
    rest: &'a str,
    fault: Option<FaultView<'a>>,
    /// How many blocks the page has, so that the overlay counts the same ones.
    blocks: usize,
    /// The elements that count as blocks.
    selector: String,
    findings: Vec<FindingView<'a>>,
    /// The page in other languages, where something was found.
    elsewhere: Vec<Elsewhere>,
    errors: usize,
    warnings: usize,
}

#[derive(Serialize)]
struct FaultView<'a> {
    message: &'a str,
    place: Option<PlaceView>,
}

#[derive(Serialize)]
struct FindingView<'a> {
    level: String,
    rule: &'static str,
    message: &'a str,
    help: &'a str,
    /// Where in words.
    address: &'a str,
    /// The number of the block.
    block: Option<usize>,
    here: Side<'a>,
    others: Vec<Side<'a>>,
}

/// What one language says.
#[derive(Serialize)]
struct Side<'a> {
    locale: &'a str,
    text: &'a str,
    place: PlaceView,
}

#[derive(Serialize)]
struct PlaceView {
    /// For people: file, line and column.
    name: String,
    /// Opens the editor.
    href: Option<String>,
}

#[derive(Serialize)]
struct Elsewhere {
    locale: String,
    href: String,
    count: usize,
}

/// All that a browser must know of its page, as one line of JSON.
pub fn state(now: &Snapshot, seen: &[String; 3], shown: &Shown) -> String {
    let [page, style, rest] = seen;
    let mut state = State {
        page,
        style,
        rest,
        fault: now.fault.as_ref().map(|fault| FaultView {
            message: &fault.message,
            place: fault.place.as_ref().map(|(path, line, column)| {
                let path = path.strip_prefix(shown.root).unwrap_or(path);
                let name = path.to_string_lossy();
                shown.place(&name, *line, *column)
            }),
        }),
        blocks: 0,
        selector: crate::render::blocks::BLOCKS.join(","),
        findings: Vec::new(),
        elsewhere: Vec::new(),
        errors: 0,
        warnings: 0,
    };
    if let Some(built) = shown.built {
        let found = &built.opened.site.diagnostics;
        let count = |level: Level| {
            found
                .iter()
                .filter(|finding| finding.level == level)
                .count()
        };
        (state.errors, state.warnings) = (count(Level::Error), count(Level::Warning));
        if let Some((family, locale)) = page_of(&built.opened.site, shown.name) {
            shown.of_page(built, family, locale, &mut state);
        }
        // What is wrong with no page, such as settings and words, is shown in each.
        let of_site = found.iter().filter(|finding| finding.page.is_none());
        let of_site = of_site.map(|finding| shown.finding(finding, &[]));
        state.findings.extend(of_site);
    }
    serde_json::to_string(&state).unwrap_or_default()
}

/// The family of a page, and the language of its text.
fn page_of<'a>(site: &'a Site, name: &str) -> Option<(&'a Family, usize)> {
    let (tag, below) = name.split_once('/')?;
    let mut locales = site.locales.iter();
    let locale = locales.position(|locale| locale.tag.in_url() == tag)?;
    let folder = below.strip_suffix("index.html")?.trim_end_matches('/');
    let family = site.family(folder)?;
    let (shown, _) = site.shown(&family.path, locale)?;
    (page_folder(&family.path) == folder).then_some((family, shown))
}

impl Shown<'_> {
    fn of_page<'a>(&self, built: &'a Built, family: &Family, locale: usize, state: &mut State<'a>) {
        let opened = &built.opened;
        let site = &opened.site;
        let Some(page) = family.pages[locale].as_ref() else {
            return;
        };
        let tag = site.locales[locale].tag.to_string();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut own = Vec::new();
        for finding in &site.diagnostics {
            match &finding.page {
                Some(name) if *name.family == family.path && *name.locale == tag => {
                    own.push(finding);
                }
                Some(name) if *name.family == family.path => {
                    *counts.entry(&name.locale).or_default() += 1;
                }
                _ => {}
            }
        }
        let blocks = match own.is_empty() {
            true => Vec::new(),
            false => crate::blocks(site, &opened.folders[locale], page, &opened.disk),
        };
        state.blocks = blocks.len();
        own.sort_by_key(|finding| finding.level);
        let views = own
            .into_iter()
            .map(|finding| self.finding(finding, &blocks));
        state.findings = views.collect();
        let others = site
            .locales
            .iter()
            .enumerate()
            .filter_map(|(index, other)| {
                let locale = other.tag.to_string();
                let count = *counts.get(locale.as_str())?;
                let href = site.url(&family.path, index);
                Some(Elsewhere {
                    locale,
                    href,
                    count,
                })
            });
        state.elsewhere = others.collect();
    }

    fn finding<'a>(&self, finding: &'a Diagnostic, blocks: &[Place]) -> FindingView<'a> {
        let (drift, page) = (finding.drift.as_ref(), finding.page.as_ref());
        let others = finding.related.iter().map(|related| Side {
            locale: related.locale.as_deref().unwrap_or_default(),
            text: match related.written.is_empty() {
                true => &related.label,
                false => &related.written,
            },
            place: self.place_of(&related.place),
        });
        FindingView {
            level: finding.level.to_string(),
            rule: finding.rule.name,
            message: &finding.message,
            help: &finding.help,
            address: drift.map_or("", |drift| &drift.address),
            block: block_at(blocks, &finding.place).or_else(|| part_behind(blocks, finding)),
            here: Side {
                locale: page.map_or("", |page| &page.locale),
                text: &finding.written,
                place: self.place_of(&finding.place),
            },
            others: others.collect(),
        }
    }

    fn place_of(&self, place: &Place) -> PlaceView {
        self.place(&place.path, place.start.line, place.start.column)
    }

    fn place(&self, path: &str, line: u32, column: u32) -> PlaceView {
        let file = self.root.join(path);
        let file = file.canonicalize().unwrap_or(file);
        PlaceView {
            name: format!("{path}:{line}:{column}"),
            href: self.editor.address(&file, line, column),
        }
    }
}

/// The first block that a translation has to follow its source in.
fn part_behind(blocks: &[Place], finding: &Diagnostic) -> Option<usize> {
    let mut places = finding.related.iter().map(|related| &related.place);
    let behind = finding.rule.group == Group::Staleness;
    places.find_map(|place| block_at(blocks, place).filter(|_| behind))
}

/// The smallest block that a place lies in.
fn block_at(blocks: &[Place], place: &Place) -> Option<usize> {
    let holds = |block: &Place| {
        block.path == place.path && block.bytes.0 <= place.bytes.0 && place.bytes.1 <= block.bytes.1
    };
    let holding = blocks.iter().enumerate().filter(|(_, block)| holds(block));
    let smallest = holding.min_by_key(|(_, block)| block.bytes.1 - block.bytes.0);
    smallest.map(|(index, _)| index)
}
