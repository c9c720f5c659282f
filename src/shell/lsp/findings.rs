//! Gives findings as editors show them.

use std::collections::{BTreeMap, BTreeSet};

use lsp_types::{
    CodeDescription, Diagnostic as Shown, DiagnosticRelatedInformation, DiagnosticSeverity,
    NumberOrString,
};

use crate::diagnostic::{Diagnostic, Level};
use crate::shell::fault::Fault;
use crate::shell::report::help_address;
use crate::shell::{address, disk::Disk};
use crate::source::Position;

use super::places::{Places, Unit};
use super::view::View;

/// By address of the file.
pub type Published = BTreeMap<String, Vec<Shown>>;

/// What is found in the families of the open files, and what is wrong with the site itself.
pub fn published(view: &View, related: bool) -> Published {
    let (site, open) = (&view.opened.site, view.open);
    let families = open.keys().flat_map(|path| site.pages_with(path));
    let families: BTreeSet<&str> = families.map(|(family, _)| family.path.as_str()).collect();
    let wanted = |finding: &&Diagnostic| {
        let page = finding.page.as_ref();
        let beside = page.is_none_or(|page| families.contains(&*page.family));
        beside || open.contains_key(&*finding.place.path)
    };
    let mut published = Published::new();
    for finding in site.diagnostics.iter().filter(wanted) {
        let address = view.address(&finding.place.path);
        let shown = shown(view, finding, related);
        published.entry(address).or_default().push(shown);
    }
    published
}

pub fn shown(view: &View, finding: &Diagnostic, related: bool) -> Shown {
    let others = finding.related.iter().filter_map(|other| {
        let written = one_line(&other.written);
        let message = match written.is_empty() || other.label.contains(&written) {
            true => other.label.clone(),
            false => format!("{} («{written}»)", other.label),
        };
        Some(DiagnosticRelatedInformation {
            location: view.location(&other.place)?,
            message,
        })
    });
    Shown {
        range: view.places.range(&finding.place),
        severity: Some(match finding.level {
            Level::Error => DiagnosticSeverity::ERROR,
            Level::Warning => DiagnosticSeverity::WARNING,
            Level::Note => DiagnosticSeverity::INFORMATION,
        }),
        code: Some(NumberOrString::String(finding.rule.name.to_owned())),
        code_description: help_address(finding.rule)
            .parse()
            .ok()
            .map(|href| CodeDescription { href }),
        source: Some("isogloss".to_owned()),
        message: match finding.help.is_empty() {
            true => finding.message.clone(),
            false => format!("{}\n{}", finding.message, finding.help),
        },
        related_information: related.then(|| others.collect()),
        ..Shown::default()
    }
}

/// What keeps the site from being read, at its place or at the head of the settings.
pub fn fault(fault: &Fault, disk: &Disk, unit: Unit) -> (String, Shown) {
    let head = (disk.root().join("site.yaml"), 1, 1);
    let (path, line, column) = fault.place.clone().unwrap_or(head);
    let name = address::from_root(disk.root(), &path);
    let places = Places::new(disk, unit);
    let source = crate::document::library::Library::open(disk, &name);
    let range = source.map(|source| places.rest_of_line(&source, Position { line, column }));
    let shown = Shown {
        range: range.unwrap_or_default(),
        severity: Some(DiagnosticSeverity::ERROR),
        source: Some("isogloss".to_owned()),
        message: fault.message.clone(),
        ..Shown::default()
    };
    (name, shown)
}

pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
