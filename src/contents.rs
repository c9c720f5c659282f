//! Gives the list of pages of a locale: as its file has it, and where it has none, as its folders do.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place};
use crate::document::dialect::Dialect;
use crate::document::library::Library;
use crate::document::safety::{Trust, address, unsafe_address};
use crate::document::toc::{self, TocEntry};
use crate::document::{Context, parse};
use crate::found::{UNREADABLE, unreadable};
use crate::reference::target;
use crate::site::{Entry, Site, Target};
use crate::source::{Source, SourceId, Span};

/// The list that a locale has written.
pub fn from_file(root: &str, path: &str, library: &dyn Library) -> (Vec<Entry>, Vec<Diagnostic>) {
    let Some(source) = library.open(path) else {
        return (Vec::new(), vec![unreadable(path)]);
    };
    let (entries, problems) = if path.ends_with(".md") {
        let context = Context {
            root,
            library,
            dialect: Some(Dialect::Adobe),
            trust: Trust::default(),
        };
        let document = parse(source.clone(), &context);
        (toc::from_markdown(&document), document.problems)
    } else {
        match toc::from_yaml(source.text()) {
            Ok(entries) => {
                let mut problems = Vec::new();
                let safe = entries
                    .into_iter()
                    .map(|entry| harmless(&source, entry, &mut problems));
                (safe.collect(), problems)
            }
            Err(fault) => {
                let place = Place::new(&source, Span::new(SourceId(0), fault.at..fault.at));
                let problem = Diagnostic::new(&UNREADABLE, place, fault.message);
                (Vec::new(), vec![problem])
            }
        }
    };
    let entries = entries
        .into_iter()
        .map(|entry| linked(root, &source, entry));
    (entries.collect(), problems)
}

/// The entry without addresses that no page may lead to.
fn harmless(source: &Source, mut entry: TocEntry, problems: &mut Vec<Diagnostic>) -> TocEntry {
    if let Some(href) = entry.href.take_if(|href| !address::is_safe(href)) {
        problems.push(unsafe_address(Place::new(source, entry.span), &href));
    }
    let children = std::mem::take(&mut entry.children).into_iter();
    let children = children.map(|child| harmless(source, child, problems));
    entry.children = children.collect();
    entry
}

fn linked(root: &str, source: &Source, entry: TocEntry) -> Entry {
    let children = entry.children.into_iter();
    Entry {
        title: entry.title,
        target: entry
            .href
            .map(|href| target(root, source.path(), "", &href)),
        place: Some(Place::new(source, entry.span)),
        children: children.map(|child| linked(root, source, child)).collect(),
    }
}

/// A folder with its pages and the folders in it, by name.
#[derive(Default)]
struct Folder<'a> {
    /// The page of the folder itself: its `index`, or the page beside it that bears its name.
    own: Option<&'a str>,
    pages: BTreeMap<&'a str, &'a str>,
    folders: BTreeMap<&'a str, Folder<'a>>,
}

/// The pages of a site as the folders hold them, each folder's own page first.
pub fn from_folders(site: &Site) -> Vec<Entry> {
    let mut root = Folder::default();
    for family in &site.families {
        root.add(&family.path);
    }
    let home = root.own.map(page);
    home.into_iter().chain(root.entries()).collect()
}

impl<'a> Folder<'a> {
    fn add(&mut self, path: &'a str) {
        let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut folder = self;
        for part in folders.split('/').filter(|part| !part.is_empty()) {
            folder = folder.folders.entry(part).or_default();
        }
        match name {
            "index" => folder.own = Some(path),
            _ => drop(folder.pages.insert(name, path)),
        }
    }

    /// Pages and sections by their names.
    fn entries(&self) -> Vec<Entry> {
        let pages = self.pages.iter();
        let pages = pages.filter(|(name, _)| !self.folders.contains_key(*name));
        let mut entries: BTreeMap<&str, Entry> =
            pages.map(|(name, path)| (*name, page(path))).collect();
        for (name, folder) in &self.folders {
            let own = folder.own.or(self.pages.get(name).copied());
            let children = folder.entries();
            let section = match own {
                Some(own) => Entry {
                    children,
                    ..page(own)
                },
                None => Entry {
                    title: spoken(name),
                    children,
                    ..Entry::default()
                },
            };
            entries.insert(name, section);
        }
        entries.into_values().collect()
    }
}

/// The title of the page stands for that of its entry.
fn page(path: &str) -> Entry {
    Entry {
        target: Some(Target::Page {
            family: path.to_owned(),
            anchor: String::new(),
        }),
        ..Entry::default()
    }
}

/// The name of a folder as words: `getting-started` is `Getting started`.
fn spoken(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}
