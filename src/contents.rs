//! Gives the list of pages of a locale that has written none: folders are its sections.

use std::collections::BTreeMap;

use crate::site::{Entry, Site, Target};

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
