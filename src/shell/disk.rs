//! Gives the files of a site's folder: which there are, and their text.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

use walkdir::WalkDir;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place};
use crate::document::library::Library;
use crate::locale::Tag;
use crate::source::Source;
use crate::theme::{self, Theme};
use crate::{Found, UNKNOWN_LOCALE};

use super::Failure;

pub struct Disk {
    root: PathBuf,
    /// Files that pages share, such as snippets, are read once.
    shared: RwLock<HashMap<String, Option<Arc<Source>>>>,
}

impl Library for Disk {
    fn open(&self, path: &str) -> Option<Arc<Source>> {
        if !is_shared(path) {
            return self.read(path);
        }
        if let Some(known) = self.shared.read().ok()?.get(path) {
            return known.clone();
        }
        let source = self.read(path);
        self.shared
            .write()
            .ok()?
            .insert(path.to_owned(), source.clone());
        source
    }
}

impl Disk {
    pub fn new(root: &Path) -> Self {
        Disk {
            root: root.to_owned(),
            shared: RwLock::new(HashMap::new()),
        }
    }

    fn read(&self, path: &str) -> Option<Arc<Source>> {
        let file = self.root.join(path);
        // A folder may be named like a page, and a pipe would never end.
        if !file.metadata().ok()?.is_file() {
            return None;
        }
        let bytes = fs::read(&file).ok()?;
        Some(Arc::new(Source::from_bytes(path, bytes)))
    }

    /// A file beside the pages.
    pub fn asset(&self, folder: &str, path: &str) -> Result<Vec<u8>, Failure> {
        let path = self.root.join(folder).join(path);
        fs::read(&path).map_err(|error| Failure::file(&path, error))
    }

    /// The shipped theme with the site's own files in it.
    pub fn theme(&self) -> Result<Theme, Failure> {
        let mut theme = Theme::default();
        for folder in theme::FOLDERS {
            for path in files(&self.root.join(folder)) {
                let bytes = fs::read(&path).map_err(|error| Failure::file(&path, error))?;
                theme.add(self.name(&path), bytes);
            }
        }
        Ok(theme)
    }

    /// Every page, picture and table of contents of the site's locales.
    pub fn find(&self, config: &Config) -> Result<Found, Failure> {
        let (folders, problems) = self.locale_folders(config);
        let mut found = Found {
            problems,
            ..Found::default()
        };
        for (locale, tag) in config.locales.iter().enumerate() {
            let root = match config.roots.get(&tag.to_string()) {
                Some(root) => root.trim_end_matches('/').to_owned(),
                None => {
                    let own = folders.iter().find(|(_, folder)| folder.same_as(tag));
                    own.map_or(format!("content/{tag}"), |(name, _)| {
                        format!("content/{name}")
                    })
                }
            };
            for path in files(&self.root.join(&root)) {
                let file = self.name(&path);
                let below = file[root.len()..].trim_start_matches('/').to_owned();
                match kind(&below) {
                    Kind::Page => {
                        let family = below.trim_end_matches(".md").to_owned();
                        found.pages.entry(family).or_default().insert(locale, file);
                    }
                    Kind::Contents => {
                        found.contents.entry(locale).or_insert(file);
                    }
                    Kind::Asset => {
                        found.assets.insert((locale, below));
                    }
                    Kind::Part => {}
                }
            }
            found.roots.push(root);
        }
        if found.pages.is_empty() {
            let folders: Vec<&str> = found.roots.iter().map(String::as_str).collect();
            let message = format!("there is no page to read in {}", folders.join(", "));
            return Err(Failure::Usage(message));
        }
        Ok(found)
    }

    /// The folders of `content/` with the language they are named for.
    fn locale_folders(&self, config: &Config) -> (Vec<(String, Tag)>, Vec<Diagnostic>) {
        let mut folders = Vec::new();
        let mut problems = Vec::new();
        let Ok(entries) = fs::read_dir(self.root.join("content")) else {
            return (folders, problems);
        };
        let names = entries.flatten().filter(|entry| entry.path().is_dir());
        let mut names: Vec<String> = names
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        for name in names {
            match Tag::parse(&name) {
                Some(tag) if config.locales.iter().any(|locale| locale.same_as(&tag)) => {
                    folders.push((name, tag));
                }
                _ if name.starts_with(['.', '_']) => {}
                _ => {
                    let message = format!("`content/{name}` belongs to none of the site's locales");
                    let place = Place::file(format!("content/{name}"));
                    let help =
                        "add the locale to `locales` in site.yaml, or begin the name with `_`";
                    problems.push(Diagnostic::new(&UNKNOWN_LOCALE, place, message).help(help));
                }
            }
        }
        (folders, problems)
    }

    /// A path from the site's root, with forward slashes.
    fn name(&self, path: &Path) -> String {
        let name = path.strip_prefix(&self.root).unwrap_or(path);
        let parts = name
            .components()
            .map(|part| part.as_os_str().to_string_lossy());
        parts.collect::<Vec<_>>().join("/")
    }
}

/// All files below a folder, in order. What begins with a dot is none of the site's.
fn files(folder: &Path) -> Vec<PathBuf> {
    let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let walk = WalkDir::new(folder).follow_links(false).sort_by_file_name();
    let entries = walk
        .into_iter()
        .filter_entry(move |entry| entry.depth() == 0 || !hidden(entry.file_name()));
    let files = entries
        .flatten()
        .filter(|entry| entry.file_type().is_file());
    files.map(walkdir::DirEntry::into_path).collect()
}

enum Kind {
    Page,
    Contents,
    /// A picture or another file that readers may fetch.
    Asset,
    /// A file that only pages use.
    Part,
}

fn kind(path: &str) -> Kind {
    let name = path.rsplit('/').next().unwrap_or(path);
    let part = path
        .split('/')
        .any(|folder| folder.starts_with('_') || folder == "includes");
    match name.to_ascii_lowercase().as_str() {
        "toc.md" | "toc.yml" if !path.contains('/') => Kind::Contents,
        "toc.md" | "toc.yml" | "metadata.md" | "docfx.json" => Kind::Part,
        _ if part => Kind::Part,
        lower if lower.ends_with(".md") => Kind::Page,
        lower if lower.ends_with(".yml") || lower.ends_with(".yaml") => Kind::Part,
        _ => Kind::Asset,
    }
}

fn is_shared(path: &str) -> bool {
    matches!(kind(path), Kind::Part | Kind::Contents)
}
