//! Gives findings in the forms that people and machines read. One file a form; a new one is a struct
//! in a file of its own and a line on the shelf.

mod closing;
mod github;
mod gitlab;
mod json;
mod json_lines;
mod junit;
mod markdown;
mod rdjson;
mod sarif;
mod summary;
mod text;

use crate::diagnostic::{Diagnostic, Place, Rule};
use crate::document::library::Library;
use crate::manual;
use crate::shell::sources::Sources;
use crate::site::Site;

pub use closing::closing;
pub use summary::{Narrowed, Summary, counted};
pub use text::findings;

/// A form of the report.
pub trait Format: Sync {
    fn name(&self) -> &'static str;

    /// Who reads it, for `--help`.
    fn about(&self) -> &'static str;

    fn write(&self, report: &Report) -> String;

    /// Whether the form says itself how much was compared.
    fn has_summary(&self) -> bool {
        false
    }

    /// Whether the form holds what mends a finding.
    fn has_repairs(&self) -> bool {
        false
    }

    /// Whether somebody looks at it who wants to know how every language stands.
    fn is_for_people(&self) -> bool {
        false
    }
}

/// The first one is what people get.
pub const SHELF: &[&dyn Format] = &[
    &text::Text,
    &json::Json,
    &json_lines::JsonLines,
    &sarif::Sarif,
    &github::GitHub,
    &gitlab::GitLab,
    &junit::JUnit,
    &rdjson::RdJson,
    &markdown::Markdown,
];

/// The form of a name; text for any other.
pub fn named(name: &str) -> &'static dyn Format {
    let format = SHELF.iter().find(|format| format.name() == name);
    *format.unwrap_or(&SHELF[0])
}

/// What forms are made of.
pub struct Report<'a> {
    pub site: &'a Site,
    pub summary: Summary,
    pub color: bool,
    /// Whether each finding is shown by itself, where people get those that say the same as one.
    pub verbose: bool,
    /// The site's folder from the top of its repository: empty, or with a `/` at its end.
    prefix: String,
    sources: Sources<'a>,
}

impl<'a> Report<'a> {
    /// How long the line is on which a place begins.
    pub fn line_length(&self, place: &Place) -> usize {
        let Some(source) = self.sources.open(&place.path) else {
            return 0;
        };
        let line = place.start.line;
        source
            .line_start(line + 1)
            .saturating_sub(source.line_start(line))
    }

    pub fn new(site: &'a Site, library: &'a dyn Library, prefix: String, color: bool) -> Self {
        Report {
            site,
            summary: Summary::of(site),
            color,
            verbose: false,
            prefix,
            sources: Sources::new(library),
        }
    }

    pub fn findings(&self) -> &'a [Diagnostic] {
        &self.site.diagnostics
    }

    /// A file's path from the top of the repository, where hosts look for it.
    fn path(&self, place: &Place) -> String {
        let mut parts: Vec<&str> = Vec::new();
        let whole = format!("{}{}", self.prefix, place.path);
        for part in whole.split('/').filter(|part| !matches!(*part, "" | ".")) {
            match part {
                ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        parts.join("/")
    }
}

/// Where the program is at home.
const HOME: &str = env!("CARGO_PKG_REPOSITORY");

/// The page that explains a rule.
pub fn help_address(rule: &Rule) -> String {
    format!("{HOME}/blob/main/{}", manual::path(rule))
}

/// A finding in one sentence, with its place in words before it.
fn told(finding: &Diagnostic) -> String {
    match address(finding) {
        Some(address) => format!("{address}: {}", finding.message),
        None => finding.message.clone(),
    }
}

fn address(finding: &Diagnostic) -> Option<&str> {
    let address = finding.drift.as_ref().map(|drift| &*drift.address);
    address.filter(|address| !address.is_empty())
}

/// Findings that say the same of one language, together, the worst first.
fn groups(found: &[Diagnostic]) -> Vec<Vec<&Diagnostic>> {
    let mut groups = alike(found);
    groups.sort_by_key(|group| group[0].level);
    groups
}

/// Findings that say the same of one language, together, in the order of the first of each.
fn alike(found: &[Diagnostic]) -> Vec<Vec<&Diagnostic>> {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut known = std::collections::BTreeMap::new();
    for finding in found {
        let locale = finding.page.as_ref().map(|page| &page.locale);
        let group = *known
            .entry((finding.level, finding.rule.name, locale, finding.values()))
            .or_insert(groups.len());
        match groups.get_mut(group) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups
}
