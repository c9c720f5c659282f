//! Gives what a host would refuse, lose or mix up: seen before a site is published.

mod active;
mod drawing;

use std::collections::BTreeMap;

use unicode_normalization::is_nfc;

use crate::diagnostic::{Diagnostic, Group, Level, Place, Rule};
use crate::site::{Site, page_folder};

pub use active::{has_turned, refuse as refuse_active};

const fn rule(name: &'static str, level: Level, summary: &'static str) -> Rule {
    Rule {
        name,
        level,
        group: Group::Hosting,
        summary,
    }
}

const COLLIDING_CASE: Rule = rule(
    "colliding-capitals",
    Level::Warning,
    "Two pages or files differ in capitals alone, so some disks hold only one of them.",
);

const COLLIDING_FILE: Rule = rule(
    "colliding-file",
    Level::Error,
    "A file or a page would stand where another part of the site stands, so it is left out.",
);

const UNSERVABLE: Rule = rule(
    "unservable-name",
    Level::Warning,
    "The name of a page or file holds a sign that hosts refuse or addresses lose.",
);

const SYMLINK: Rule = rule(
    "symlink-in-content",
    Level::Warning,
    "A link to another file lies among the pages; it is left out.",
);

const UNSAFE_FILE: Rule = rule(
    "unsafe-file",
    Level::Error,
    "A file beside the pages would run code at the site's address, so it is left out.",
);

const TOO_LARGE: Rule = rule(
    "site-too-large",
    Level::Warning,
    "The built site is larger than GitHub Pages publishes.",
);

const NO_INDEX: Rule = rule(
    "missing-index",
    Level::Warning,
    "No language has an `index.md`, so each language's own address sends readers on to its first page.",
);

const SHALLOW: Rule = rule(
    "shallow-history",
    Level::Note,
    "The repository holds only its newest commits, so pages do not say when they were changed.",
);

pub const RULES: [&Rule; 8] = [
    &COLLIDING_CASE,
    &COLLIDING_FILE,
    &UNSERVABLE,
    &SYMLINK,
    &UNSAFE_FILE,
    &TOO_LARGE,
    &NO_INDEX,
    &SHALLOW,
];

/// What GitHub Pages publishes at most.
const MOST_BYTES: u64 = 1 << 30;

/// Signs that Windows, archives of files or addresses do not bear in a name.
const UNSAFE: &str = "\"*:<>?|\\#%";

/// The files that stand in each language's folder beside its pages.
const OWN: [(&str, &str); 2] = [
    ("404.html", "the answer to missing addresses"),
    ("feed.xml", "the feed of changes"),
];

/// The files that stand in the folder of a page, and so are no names of pages below it.
const BESIDE: [&str; 4] = [
    "index.html",
    "index.md",
    "comparison.json",
    "comparison.csv",
];

/// What is wrong with the names of a site. Files that would take the place of a page are left out.
/// `roots` are the folders of the locales.
pub fn settle(site: &mut Site, roots: &[String]) -> Vec<Diagnostic> {
    let mut problems = refuse_folders(site);
    // By the path in small letters: the path as it is, and its file.
    let mut seen: BTreeMap<String, (String, String)> = BTreeMap::new();
    for (path, file) in pages(site) {
        let name = path.trim_end_matches("/index.html");
        problems.extend(unservable(name, &file));
        problems.extend(meet(&mut seen, path, file));
    }
    for locale in &site.locales {
        for (name, own) in OWN {
            let path = format!("{}/{name}", locale.tag.in_url());
            seen.insert(path.clone(), (path, own.to_owned()));
        }
    }
    let assets = std::mem::take(&mut site.assets);
    for (locale, asset) in assets {
        let path = format!("{}/{asset}", site.locales[locale].tag.in_url());
        let file = format!("{}/{asset}", roots[locale]);
        problems.extend(unservable(&asset, &file));
        match seen
            .get(&path.to_lowercase())
            .filter(|(same, _)| *same == path)
        {
            Some((_, owner)) => problems.push(taken(&file, owner)),
            None => {
                problems.extend(meet(&mut seen, path, file));
                site.assets.insert((locale, asset));
            }
        }
    }
    problems
}

/// Leaves out the pages whose folder would stand where a file of the site stands.
fn refuse_folders(site: &mut Site) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    site.families.retain(|family| {
        let owner = owner(&family.path);
        let files = family.pages.iter().flatten().map(|page| &page.path);
        problems.extend(files.filter_map(|file| Some(taken(file, owner?))));
        owner.is_none()
    });
    problems
}

/// What stands where the folder of a page would.
fn owner(path: &str) -> Option<&'static str> {
    let mut parts = path.split('/');
    let own = OWN
        .iter()
        .find(|(name, _)| parts.clone().next() == Some(name));
    let mut beside = || parts.any(|part| BESIDE.contains(&part));
    own.map(|(_, owner)| *owner)
        .or_else(|| beside().then_some("a file of another page"))
}

/// The path of each page in the output, and its file.
fn pages(site: &Site) -> Vec<(String, String)> {
    let pages = site.families.iter().flat_map(|family| {
        let pages = family.pages.iter().enumerate();
        pages.filter_map(|(locale, page)| {
            let tag = site.locales[locale].tag.in_url();
            let folder = page_folder(&family.path);
            let slash = if folder.is_empty() { "" } else { "/" };
            let path = format!("{tag}{slash}{folder}/index.html");
            Some((path, page.as_ref()?.path.to_string()))
        })
    });
    pages.collect()
}

fn meet(
    seen: &mut BTreeMap<String, (String, String)>,
    path: String,
    file: String,
) -> Option<Diagnostic> {
    let small = path.to_lowercase();
    let other = seen.get(&small).map(|(_, other)| other.clone());
    let problem = other.filter(|other| *other != file).map(|other| {
        let message = format!("this name differs from `{other}` in capitals alone");
        let help =
            "rename one of the two: on Windows and macOS one would take the place of the other";
        Diagnostic::new(&COLLIDING_CASE, Place::file(file.as_str()), message).help(help)
    });
    seen.entry(small).or_insert((path, file));
    problem
}

fn taken(file: &str, owner: &str) -> Diagnostic {
    let message = format!("at the address of this file stands {owner}");
    let help = "rename the file; until then it is left out";
    Diagnostic::new(&COLLIDING_FILE, Place::file(file), message).help(help)
}

fn unservable(name: &str, file: &str) -> Option<Diagnostic> {
    let bad = |c: &char| c.is_control() || UNSAFE.contains(*c);
    let sign = name.chars().find(bad);
    let ends = name.split('/').any(|part| part.ends_with(['.', ' ']));
    let wrong = match sign {
        Some(sign) => format!("the name of this file holds `{}`", sign.escape_default()),
        None if ends => "a part of this name ends with a dot or a blank".to_owned(),
        None if name.split('/').any(is_reserved) => {
            "Windows keeps this name for a device and can hold no such file".to_owned()
        }
        None if !is_nfc(file) => {
            "the name of this file writes accents as signs of their own, as links do not".to_owned()
        }
        None => return None,
    };
    let help = "rename it with letters, digits, `-` and `_`: hosts refuse such names, or addresses lose them";
    Some(Diagnostic::new(&UNSERVABLE, Place::file(file), wrong).help(help))
}

/// Whether Windows has a device of this name, whatever its ending.
fn is_reserved(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().trim_end();
    let stem = stem.to_ascii_lowercase();
    let port = stem.strip_prefix("com").or(stem.strip_prefix("lpt"));
    let digit = |port: &str| port.len() == 1 && port.bytes().all(|b| b.is_ascii_digit());
    ["aux", "con", "nul", "prn"].contains(&stem.as_str()) || port.is_some_and(digit)
}

/// For a folder among the pages that is named like one of them.
pub fn folder_like_page(path: &str) -> Option<Diagnostic> {
    let message =
        "this folder is named like a page; what lies in it stands at an address like a file's";
    let help = "rename the folder, or put the page itself here";
    let page = path.to_ascii_lowercase().ends_with(".md");
    page.then(|| Diagnostic::new(&UNSERVABLE, Place::file(path), message).help(help))
}

/// For a link among the pages, by its path.
pub fn symlink(path: &str) -> Diagnostic {
    let message = "this is a link to another file, and is left out";
    let help = "put the file itself here: hosts refuse links, and a link may lead out of the site";
    Diagnostic::new(&SYMLINK, Place::file(path), message).help(help)
}

/// For a language's folder: whoever gives pages may have put the link there, and only the settings tell that it is meant.
pub fn linked_folder(path: &str) -> Diagnostic {
    let message = "this folder is a link to another one, so its pages are left out";
    let help = "name the other folder under `roots` in site.yaml, or put the pages here";
    Diagnostic::new(&SYMLINK, Place::file(path), message).help(help)
}

/// For a site of so many bytes.
pub fn too_large(bytes: u64) -> Option<Diagnostic> {
    let whole = bytes as f64 / MOST_BYTES as f64;
    let message = format!("the built site has {whole:.2} GB; GitHub Pages publishes 1 GB at most");
    let help = "put large films and archives elsewhere, and link to them";
    let finding = Diagnostic::new(&TOO_LARGE, Place::file("site.yaml"), message).help(help);
    (bytes > MOST_BYTES).then_some(finding)
}

/// For a site that is to be published and has no page at the addresses of its languages.
pub fn without_index(site: &Site) -> Option<Diagnostic> {
    let first = site.home(site.source())?;
    let message = format!(
        "the site has no `index.md`, so readers who come to it are sent on to `{first}.md`"
    );
    let help = "write `index.md` in the first language: it is the page at which readers arrive";
    let finding = Diagnostic::new(&NO_INDEX, Place::file("site.yaml"), message).help(help);
    (!site.has_index()).then_some(finding)
}

/// For a repository without its past.
pub fn shallow() -> Diagnostic {
    let message =
        "the repository holds only its newest commits, so no page says when it was changed";
    let help =
        "fetch the whole history: `fetch-depth: 0` in a workflow, or `git fetch --unshallow`";
    Diagnostic::new(&SHALLOW, Place::file("site.yaml"), message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gigabyte_is_the_most() {
        assert_eq!(too_large(MOST_BYTES), None);
        let found = too_large(MOST_BYTES + MOST_BYTES / 2).map(|found| found.message);
        assert!(found.is_some_and(|message| message.contains("1.50 GB")));
    }
}
