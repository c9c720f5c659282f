//! Gives the files of a site their parts: which is a page of which language, which a picture, which
//! a table of contents. The shell lists the files; here it is settled what they are.

mod learn;
mod pairing;

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Group, Level, Place, Rule};
use crate::document::yaml_page::is_yaml;
use crate::glob::matches;
use crate::locale::Tag;

pub use learn::UNFOLLOWED;
pub use pairing::RULES as PAIRING_RULES;

pub const UNKNOWN_LOCALE: Rule = Rule {
    name: "unknown-locale-folder",
    level: Level::Warning,
    group: Group::Reading,
    summary: "A folder of content belongs to no locale of the site, or its locale has another one.",
};

pub const UNREADABLE: Rule = Rule {
    name: "unreadable-file",
    level: Level::Error,
    group: Group::Reading,
    summary: "A file of the site cannot be read.",
};

/// That a file cannot be read.
pub fn unreadable(path: &str) -> Diagnostic {
    let message = format!("`{path}` cannot be read");
    Diagnostic::new(&UNREADABLE, Place::file(path), message)
        .help("see whether the file is there, is a text of 16 MB at most, and may be read")
}

/// That something is named like a file and is none, so that it is never opened.
pub fn no_file(path: &str) -> Diagnostic {
    let message = "this is a pipe, a socket or a device, and is left out";
    Diagnostic::new(&UNREADABLE, Place::file(path), message).help("put a file in its place")
}

/// That a file has a name that is no UTF-8, as old archives bring them. `path` has U+FFFD for what is no text.
pub fn nameless(path: &str) -> Diagnostic {
    let message =
        "the name of this file is no UTF-8 text, so nothing can name it, and it is left out";
    Diagnostic::new(&UNREADABLE, Place::file(path), message)
        .help("rename it; U+FFFD stands here for what cannot be read")
}

pub const LEFT_OUT: Rule = Rule {
    name: "page-left-out",
    level: Level::Note,
    group: Group::Reading,
    summary: "The name of a file begins with `_`, so it is a part of pages and no page.",
};

fn left_out(path: &str) -> Diagnostic {
    let message = "the name of this file begins with `_`, so it is a part of pages and no page";
    Diagnostic::new(&LEFT_OUT, Place::file(path), message)
        .help("rename it when it is a page, as `index.md`; move it to `_includes/` when it is none")
}

/// A setting that is about nothing is a slip, or is left from pages that are gone.
pub const UNMATCHED: Rule = Rule {
    name: "unmatched-folder",
    level: Level::Note,
    group: Group::Accepting,
    summary: "A folder of the settings matches no page and no file of the site.",
};

/// That a folder of the settings matches nothing.
pub fn unmatched(folder: &str, place: Place) -> Diagnostic {
    let message = format!("`{folder}` matches no page and no file of the site");
    let help = "write the path of pages without the language, such as `plans/**`, or that of files from the site's \
                folder, such as `content/nl/**`; or take it out";
    Diagnostic::new(&UNMATCHED, place, message).help(help)
}

/// The family of each page that bears another path than it.
pub type Names = BTreeMap<String, String>;

/// The files of a site.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// For each locale of the settings, the folder of its pages from the site's root.
    pub roots: Vec<String>,
    /// Pages: the family's path, and by locale the file's.
    pub pages: BTreeMap<String, BTreeMap<usize, String>>,
    /// Other files: locale and path below its folder.
    pub assets: BTreeSet<(usize, String)>,
    /// Tables of contents: by locale, the file's path.
    pub contents: BTreeMap<usize, String>,
    /// For each locale, the pages that bear another path there than their family does.
    pub names: Vec<Names>,
    /// The locales whose folders hold a `docfx.json`.
    pub projects: BTreeSet<usize>,
    /// Files in YAML, before it is known what they are.
    data: BTreeSet<(usize, String)>,
    /// Tables of contents of folders, by locale.
    lists: BTreeSet<(usize, String)>,
    /// What is wrong with the folders.
    pub problems: Vec<Diagnostic>,
}

pub const COLLIDING: Rule = Rule {
    name: "colliding-pages",
    level: Level::Error,
    group: Group::Reading,
    summary: "Two pages would stand at one address, so one of them is left out.",
};

impl Found {
    /// Leaves out pages whose address another one has: `a.md` and `a/index.md`. To be asked when pages are
    /// paired: one of the two may be the other's translation.
    pub fn settle(&mut self) {
        let twins: Vec<String> = self
            .pages
            .keys()
            .filter(|family| {
                family
                    .strip_suffix("/index")
                    .is_some_and(|folder| self.pages.contains_key(folder))
            })
            .cloned()
            .collect();
        for twin in twins {
            for file in self.pages.remove(&twin).unwrap_or_default().into_values() {
                let other = twin.trim_end_matches("/index");
                self.problems.push(colliding(file, &format!("{other}.md")));
            }
        }
    }

    /// Knows the folder of each locale, and no file yet. `folders` are the names in `content/`.
    pub fn of(config: &Config, folders: &[String]) -> Self {
        let (folders, mut problems) = locale_folders(config, folders);
        let root = |tag: &Tag| match config.trees.roots.get(&tag.to_string()) {
            Some(root) => root.folder.clone(),
            None => {
                let own = folders.iter().find(|(_, folder)| folder.same_as(tag));
                own.map_or(format!("content/{tag}"), |(name, _)| {
                    format!("content/{name}")
                })
            }
        };
        let roots: Vec<String> = config.locales.iter().map(root).collect();
        let unread = folders.iter().filter_map(|(name, tag)| {
            let mut own = config.locales.iter().zip(&roots);
            let (locale, root) = own.find(|(locale, _)| locale.same_as(tag))?;
            let folder = format!("content/{name}");
            let holds = |rest: &str| rest.is_empty() || rest.starts_with('/');
            let is_read = root.strip_prefix(folder.as_str()).is_some_and(holds);
            (!is_read).then(|| unread(folder, locale, root))
        });
        problems.extend(unread);
        Found {
            names: vec![Names::new(); config.locales.len()],
            roots,
            problems,
            ..Found::default()
        }
    }

    /// Takes a file of a locale's folder by its path from the site's root.
    pub fn add(&mut self, config: &Config, locale: usize, file: String) {
        let below = file.strip_prefix(self.roots[locale].as_str());
        let below = below.unwrap_or(&file).trim_start_matches('/').to_owned();
        if config.trees.ignores(&file, &below) {
            return;
        }
        match kind(&below) {
            Kind::Page => self.put_page(locale, learn::name(&below), file),
            Kind::Contents => {
                self.contents.entry(locale).or_insert(file);
            }
            Kind::Asset => {
                self.assets.insert((locale, below));
            }
            Kind::Data => drop(self.data.insert((locale, file))),
            Kind::List => drop(self.lists.insert((locale, file))),
            Kind::Part if is_bare_part(&below) => self.problems.push(left_out(&file)),
            Kind::Part => {}
        }
    }

    /// Whether a pattern of the settings is about a page or a file. Parts of pages are not listed, so of what
    /// names them nobody knows.
    pub fn matches(&self, pattern: &str) -> bool {
        let is_part = |segment: &str| segment.starts_with('_') || segment == "includes";
        let files = self.pages.values().flat_map(|files| files.values());
        let mut names = self.pages.keys().chain(files).chain(self.contents.values());
        let mut assets = self.assets.iter();
        pattern.split('/').any(is_part)
            || names.any(|name| matches(pattern, name))
            || assets
                .any(|(locale, name)| matches(pattern, &format!("{}/{name}", self.roots[*locale])))
    }

    fn put_page(&mut self, locale: usize, family: String, file: String) {
        let files = self.pages.entry(family).or_default();
        match files.get(&locale) {
            Some(other) => self.problems.push(colliding(file, other)),
            None => drop(files.insert(locale, file)),
        }
    }
}

fn colliding(file: String, other: &str) -> Diagnostic {
    let message = format!("this page and `{other}` would stand at one address");
    let help = "rename one of the two; until then only the other one is built";
    Diagnostic::new(&COLLIDING, Place::file(file), message).help(help)
}

/// That a folder is named for a locale whose pages lie in another one.
fn unread(folder: String, locale: &Tag, root: &str) -> Diagnostic {
    let message = format!("`{folder}` is not read: the pages of {locale} are those in `{root}`");
    let help = "put all pages of a locale into one folder, or begin the name of the other with `_`";
    Diagnostic::new(&UNKNOWN_LOCALE, Place::file(folder), message).help(help)
}

/// Whether a file is a part of pages by its own name, and by no folder's.
fn is_bare_part(path: &str) -> bool {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let page = name.starts_with('_') && name.to_ascii_lowercase().ends_with(".md");
    page && !folders
        .split('/')
        .any(|folder| folder.starts_with('_') || folder == "includes")
}

/// The folders of `content/` with the language they are named for.
fn locale_folders<'a>(
    config: &Config,
    names: &'a [String],
) -> (Vec<(&'a str, Tag)>, Vec<Diagnostic>) {
    let mut folders = Vec::new();
    let mut problems = Vec::new();
    for name in names {
        match Tag::parse(name) {
            Some(tag) if config.locales.iter().any(|locale| locale.same_as(&tag)) => {
                folders.push((name.as_str(), tag));
            }
            _ if name.starts_with(['.', '_']) => {}
            _ => {
                let message = format!("`content/{name}` belongs to none of the site's locales");
                let place = Place::file(format!("content/{name}"));
                let help = "add the locale to `locales` in site.yaml, or begin the name with `_`";
                problems.push(Diagnostic::new(&UNKNOWN_LOCALE, place, message).help(help));
            }
        }
    }
    (folders, problems)
}

enum Kind {
    Page,
    Contents,
    /// A picture or another file that readers may fetch.
    Asset,
    /// A table of contents of a folder.
    List,
    /// YAML: a page, or what pages use.
    Data,
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
        "toc.md" | "toc.yml" if !part => Kind::List,
        _ if part => Kind::Part,
        "metadata.md" | "redirects.csv" | "docfx.json" => Kind::Part,
        lower if lower.ends_with(".md") => Kind::Page,
        lower if is_yaml(lower) => Kind::Data,
        _ => Kind::Asset,
    }
}

/// Whether many pages may use a file, so that it is worth keeping.
pub fn is_shared(path: &str) -> bool {
    matches!(
        kind(path),
        Kind::Part | Kind::Contents | Kind::List | Kind::Data
    )
}
