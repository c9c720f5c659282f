//! Gives what a writer means who names files and pages: one reading for all commands. What is there from
//! the current folder wins, then what is there from the site's folder, then the path of a page below a
//! language.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use crate::config::near;
use crate::found::Found;
use crate::glob::matches;
use crate::site::Site;
use crate::theme;

use super::Failure;
use super::listing::Listing;

/// What can be named: the files of a site, each by its path from the site's folder.
pub struct Known<'a> {
    root: &'a Path,
    /// The folder of each locale's pages.
    folders: &'a [String],
    /// By the path of its family, the file of a page.
    pages: Vec<(&'a str, &'a str)>,
    others: BTreeSet<String>,
}

/// What was named.
pub struct Named {
    /// As it was written.
    pub name: String,
    meant: Meant,
}

enum Meant {
    /// A file, or all below a folder; in as many ways as the site calls it.
    Below(Vec<String>),
    Pattern(String),
    Pages(BTreeSet<String>),
}

impl Named {
    /// Whether a file of the site is named.
    pub fn holds(&self, path: &str) -> bool {
        match &self.meant {
            Meant::Below(names) => names.iter().any(|name| is_below(path, name)),
            Meant::Pattern(pattern) => matches(pattern, path),
            Meant::Pages(files) => files.contains(path),
        }
    }
}

fn is_pattern(name: &str) -> bool {
    name.contains(['*', '?', '{'])
}

fn is_below(path: &str, folder: &str) -> bool {
    let rest = path.strip_prefix(folder);
    rest.is_some_and(|rest| folder.is_empty() || rest.is_empty() || rest.starts_with('/'))
}

impl<'a> Known<'a> {
    /// The pages of a site that was located.
    pub fn pages(root: &'a Path, found: &'a Found) -> Self {
        let pages = found.pages.iter();
        let pages = pages.flat_map(|(family, files)| {
            files.values().map(|file| (family.as_str(), file.as_str()))
        });
        Known {
            root,
            folders: &found.roots,
            pages: pages.collect(),
            others: BTreeSet::new(),
        }
    }

    /// The pages of a site that was read, and all files in which something was found.
    pub fn of_site(root: &'a Path, folders: &'a [String], site: &'a Site) -> Self {
        let pages = site.families.iter().flat_map(|family| {
            let pages = family.pages.iter().flatten();
            pages.map(|page| (family.path.as_str(), &*page.path))
        });
        let found = site.diagnostics.iter();
        Known {
            root,
            folders,
            pages: pages.collect(),
            others: found.map(|found| found.place.path.to_string()).collect(),
        }
    }

    /// With the files that are no pages: what pages bring in, pictures, words and settings.
    pub fn with_files(mut self) -> Self {
        let folders = self.folders.iter().map(String::as_str);
        for folder in folders
            .chain(["content"])
            .chain(theme::FOLDERS.iter().copied())
        {
            let at = self.root.join(folder);
            let listed = Listing::of(&at).files;
            let below = listed.iter().filter_map(|path| path.strip_prefix(&at).ok());
            self.others
                .extend(below.map(|path| joined(folder, &parts(path))));
        }
        self.others.insert("site.yaml".to_owned());
        self
    }

    /// What a name means; an error in words where it leads to nothing.
    pub fn named(&self, name: &str) -> Result<Named, Failure> {
        let here = std::env::current_dir().unwrap_or_default();
        let mut readings: Vec<Meant> = Vec::new();
        for folder in [here.as_path(), self.root] {
            readings.extend(self.at(&folder.join(name)));
            readings.extend(self.pattern(folder, name));
        }
        // Pages outside the site's folder are called by the way to them.
        readings.extend(is_pattern(name).then(|| Meant::Pattern(name.to_owned())));
        let plain = name.trim_start_matches("./").trim_end_matches('/');
        readings.push(self.families(plain));
        let exists = here.join(name).exists() || self.root.join(name).exists();
        let named = readings.into_iter().map(|meant| Named {
            name: name.to_owned(),
            meant,
        });
        let mut named = named.filter(|named| self.files().any(|file| named.holds(file)));
        named.next().ok_or_else(|| match exists {
            true => self.foreign(name),
            false => self.unknown(name, &here),
        })
    }

    fn files(&self) -> impl Iterator<Item = &str> {
        let pages = self.pages.iter().map(|(_, file)| *file);
        pages.chain(self.others.iter().map(String::as_str))
    }

    /// A file or folder that is there.
    fn at(&self, path: &Path) -> Option<Meant> {
        let real = path.canonicalize().ok()?;
        let mut names = self.calls(&real);
        // A folder above those of the languages means all of them.
        names.extend(self.homes().filter_map(|(folder, own)| {
            let is_above = own.starts_with(&real) && own != real;
            is_above.then(|| folder.to_owned())
        }));
        (!names.is_empty()).then_some(Meant::Below(names))
    }

    /// How the site calls what lies in it.
    fn calls(&self, real: &Path) -> Vec<String> {
        let below = self.homes().filter_map(|(folder, own)| {
            let rest = real.strip_prefix(&own).ok()?;
            Some(joined(folder, &parts(rest)))
        });
        below.collect()
    }

    /// The folders of the languages and of the site, and where they are.
    fn homes(&self) -> impl Iterator<Item = (&str, PathBuf)> {
        let folders = self.folders.iter().map(String::as_str).chain([""]);
        folders.filter_map(|folder| Some((folder, self.root.join(folder).canonicalize().ok()?)))
    }

    /// A pattern as it is read from a folder.
    fn pattern(&self, folder: &Path, name: &str) -> Option<Meant> {
        if !is_pattern(name) {
            return None;
        }
        let written = Path::new(name).components();
        let above = written
            .clone()
            .take_while(|part| *part == Component::ParentDir);
        let folder = folder.ancestors().nth(above.count())?;
        let below: Vec<String> = written
            .filter_map(|part| match part {
                Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
                _ => None,
            })
            .collect();
        let calls = self.calls(&folder.canonicalize().ok()?);
        Some(Meant::Pattern(joined(calls.first()?, &below.join("/"))))
    }

    /// The pages of all languages that bear a path.
    fn families(&self, name: &str) -> Meant {
        let name = name.strip_suffix(".md").unwrap_or(name);
        let named = |family: &str| family == name || is_pattern(name) && matches(name, family);
        let pages = self.pages.iter().filter(|(family, _)| named(family));
        Meant::Pages(pages.map(|(_, file)| (*file).to_owned()).collect())
    }

    fn foreign(&self, name: &str) -> Failure {
        Failure::Usage(format!(
            "{name} is no part of the site in {}; name files or folders of its pages, or the site with --root",
            self.root
                .canonicalize()
                .as_deref()
                .unwrap_or(self.root)
                .display()
        ))
    }

    fn unknown(&self, name: &str, here: &Path) -> Failure {
        let bare = name.trim_end_matches(['*', '/']).trim_start_matches("./");
        // From a folder of a language, what is below it is written as from there.
        let calls = here.canonicalize().map(|here| self.calls(&here));
        let mut calls = calls.unwrap_or_default().into_iter();
        let below = calls.find(|name| !name.is_empty());
        let mut known: BTreeSet<&str> = self.pages.iter().map(|(family, _)| *family).collect();
        for file in self.files() {
            let mut path = file;
            let from_here = below.as_deref().and_then(|below| path.strip_prefix(below));
            known.extend(from_here.map(|path| path.trim_start_matches('/')));
            known.insert(path);
            while let Some((folder, _)) = path.rsplit_once('/') {
                known.insert(folder);
                path = folder;
            }
        }
        let is_page = |path: &str| {
            let files = self
                .files()
                .any(|file| file == path || file.ends_with(&format!("/{path}")));
            files || self.pages.iter().any(|(family, _)| *family == path)
        };
        let advice = match near(bare, known.iter().copied()) {
            Some(path) if is_page(path) => format!("did you mean `{path}`?"),
            Some(folder) => format!("did you mean `{folder}/**`?"),
            None => {
                "write it from this folder or from the site's, such as `content/nl/**`".to_owned()
            }
        };
        Failure::Usage(format!(
            "`{name}` names no file and no page of the site; {advice}"
        ))
    }
}

fn parts(path: &Path) -> String {
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

fn joined(folder: &str, rest: &str) -> String {
    match (folder, rest) {
        ("", rest) => rest.to_owned(),
        (folder, "") => folder.to_owned(),
        (folder, rest) => format!("{folder}/{rest}"),
    }
}
