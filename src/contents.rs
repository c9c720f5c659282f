//! Gives the list of pages of a locale: as its files have it, and where it has none, as its folders do.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place};
use crate::document::dialect::Dialect;
use crate::document::library::{Library, decode, resolve};
use crate::document::safety::{Trust, address, unsafe_address};
use crate::document::toc::{self, TocEntry};
use crate::document::{Context, FrontMatter, parse};
use crate::found::{Found, UNREADABLE, unreadable};
use crate::reference::{Tree, target};
use crate::site::{Entry, Site, Target};
use crate::source::{Source, SourceId, Span};

/// What a locale has written: the list above all its pages, and those of its folders that no other
/// one brings in. What a list brings in and nobody has translated is the list of the language that
/// translations follow, which is `source`.
pub fn written(
    found: &Found,
    locale: usize,
    source: Option<usize>,
    library: &dyn Library,
) -> (Vec<Entry>, Vec<Diagnostic>) {
    let tree = |locale: usize| Tree {
        root: &found.roots[locale],
        names: found.names.get(locale),
    };
    let mut lists = Lists {
        tree: tree(locale),
        source: source.map(tree),
        library,
        open: Vec::new(),
        read: 0,
        brought: BTreeSet::new(),
        problems: Vec::new(),
    };
    let top = found.contents.get(&locale);
    let top = top.map(|path| (path, library.open(path)));
    let mut entries = match &top {
        Some((_, Some(source))) => lists.entries(source),
        Some((path, None)) if library.is_there(path) => {
            lists.problems.push(unreadable(path));
            Vec::new()
        }
        _ => Vec::new(),
    };
    let all = top.is_none() && found.projects.contains(&locale);
    let mut sections = Vec::new();
    for path in found.lists(locale) {
        let is_top = found.contents.get(&locale).is_some_and(|top| top == path);
        if !is_top && !lists.brought.contains(path) {
            sections.push((path, lists.section(path, all)));
        }
    }
    // A list may bring in one that came before it.
    sections.retain(|(path, _)| !lists.brought.contains(*path));
    entries.extend(sections.into_iter().flat_map(|(_, section)| section));
    (entries, lists.problems)
}

/// How deep lists may stand in each other, and how many there may be.
const DEEPEST: usize = 8;
const MOST: usize = 1_000;

/// Lists of which one may bring in others.
struct Lists<'a> {
    tree: Tree<'a>,
    /// That of the language that translations follow.
    source: Option<Tree<'a>>,
    library: &'a dyn Library,
    /// Those that are being read, the outermost first.
    open: Vec<String>,
    read: usize,
    /// Those that others bring in.
    brought: BTreeSet<String>,
    problems: Vec<Diagnostic>,
}

impl Lists<'_> {
    fn entries(&mut self, source: &Arc<Source>) -> Vec<Entry> {
        let written = self.written(source);
        self.open.push(source.path().to_string());
        self.read += 1;
        let entries = written.into_iter();
        let entries = entries.map(|entry| self.linked(source, entry)).collect();
        self.open.pop();
        entries
    }

    /// What the list of a folder is: a guide, when it names itself one; else a section with the name of
    /// the folder, where such lists are `all` that a language has.
    fn section(&mut self, path: &str, all: bool) -> Vec<Entry> {
        let Some(source) = self.library.open(path) else {
            return Vec::new();
        };
        self.read = 0;
        let fields = FrontMatter::read(source.text(), &mut Vec::new());
        let guide = fields.text("user-guide-title");
        if guide.is_none() && !all {
            return Vec::new();
        }
        let entries = self.entries(&source);
        if guide.is_none() && entries.len() == 1 {
            return entries;
        }
        let folder = path.rsplit('/').nth(1).unwrap_or_default();
        vec![Entry {
            title: guide.unwrap_or_else(|| spoken(folder)),
            children: entries,
            ..Entry::default()
        }]
    }

    fn written(&mut self, source: &Arc<Source>) -> Vec<TocEntry> {
        let is_markdown = source.path().to_lowercase().ends_with(".md");
        if is_markdown {
            let context = Context {
                root: self.tree.root,
                library: self.library,
                dialect: Some(Dialect::Adobe),
                trust: Trust::default(),
            };
            let mut document = parse(source.clone(), &context);
            self.problems.append(&mut document.problems);
            return toc::from_markdown(&document);
        }
        toc::from_yaml(source.text()).unwrap_or_else(|fault| {
            let place = Place::new(source, Span::new(SourceId(0), fault.at..fault.at));
            let problem = Diagnostic::new(&UNREADABLE, place, fault.message);
            self.problems.push(problem);
            Vec::new()
        })
    }

    fn linked(&mut self, source: &Arc<Source>, entry: TocEntry) -> Entry {
        let place = Place::new(source, entry.span);
        let below = entry
            .contents
            .map(|href| self.nested(source, &href, &place));
        let own: Vec<TocEntry> = entry.children;
        let own = own.into_iter().map(|child| self.linked(source, child));
        let mut children: Vec<Entry> = own.collect();
        children.extend(below.into_iter().flatten());
        let href = entry.href.filter(|href| !href.trim().is_empty());
        let (href, harmful) = match href {
            Some(href) if !address::is_safe(&href) => (None, Some(href)),
            href => (href, None),
        };
        let problem = harmful.map(|href| unsafe_address(place.clone(), &href));
        self.problems.extend(problem);
        Entry {
            title: entry.title,
            target: href.map(|href| target(self.tree, source.path(), "", &href)),
            place: Some(place),
            children,
        }
    }

    /// The list that stands at a path in the language that translations follow.
    fn untranslated(&self, path: &str) -> Option<Arc<Source>> {
        let below = path.strip_prefix(self.tree.root)?;
        self.library.open(&format!("{}{below}", self.source?.root))
    }

    /// The entries of a list, whose pages are those of its own folder.
    fn within(&mut self, list: &Arc<Source>) -> Vec<Entry> {
        let tree = self.tree;
        let own = format!("{}/", tree.root);
        if let Some(source) = self.source.filter(|_| !list.path().starts_with(&own)) {
            self.tree = source;
        }
        let entries = self.entries(list);
        self.tree = tree;
        entries
    }

    /// The entries of a list that another one names.
    fn nested(&mut self, from: &Source, href: &str, place: &Place) -> Vec<Entry> {
        let path = resolve(self.tree.root, from.path(), &decode(href));
        let refused = match &path {
            Some(path) if self.open.contains(path) => Some("brings itself in"),
            Some(_) if self.open.len() >= DEEPEST || self.read >= MOST => {
                Some("is one of too many that bring in each other")
            }
            _ => None,
        };
        let path = path.filter(|_| refused.is_none());
        self.brought.extend(path.clone());
        let list = path.as_ref().and_then(|path| self.library.open(path));
        match list.or_else(|| self.untranslated(&path?)) {
            Some(list) => self.within(&list),
            None => {
                let wrong = refused.unwrap_or("is no file of this language");
                let message =
                    format!("the list `{href}` {wrong}, so its pages are not in this one");
                let help =
                    "name a `toc.yml` below the folder of the language that names no list above it";
                let problem = Diagnostic::new(&UNREADABLE, place.clone(), message).help(help);
                self.problems.push(problem);
                Vec::new()
            }
        }
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
