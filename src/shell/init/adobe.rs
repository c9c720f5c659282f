//! Gives what a checkout of Adobe's is: its pages lie in `help/`, each user guide in a folder with a TOC.md.

use std::fs;
use std::path::{Path, PathBuf};

use crate::document::FrontMatter;
use crate::locale::Tag;
use crate::shell::listing::Listing;

use super::checkouts::Checkout;

/// The fields in which a page may name its language.
const LANGUAGE: [&str; 4] = ["locale", "language", "lang", "ms.contentlocale"];

/// The fields that translation adds.
const TRANSLATED: [&str; 2] = ["workflow-type", "ht-degree"];

/// So many pages tell of all.
const ENOUGH: usize = 50;

pub fn read(folder: &Path) -> Result<Checkout, String> {
    let help = folder.join("help");
    let (pages, has_help) = match help.is_dir() {
        true => (help, true),
        false => (folder.to_owned(), false),
    };
    let files = Listing::of(&pages).files;
    let pages_of = |path: &&PathBuf| path.extension().is_some_and(|kind| kind == "md");
    let texts: Vec<&PathBuf> = files.iter().filter(pages_of).collect();
    if texts.is_empty() {
        return Err("it holds no `help` folder and no pages".into());
    }
    let about = ["metadata.md", "help/metadata.md"].map(|name| folder.join(name));
    let guides: Vec<FrontMatter> = texts
        .iter()
        .filter(|path| path.file_name().is_some_and(|name| name == "TOC.md"))
        .map(|path| fields(path))
        .collect();
    let some: Vec<FrontMatter> = texts.iter().take(ENOUGH).map(|path| fields(path)).collect();
    let named = about.iter().map(|path| fields(path)).collect::<Vec<_>>();
    let mut fronts = named.iter().chain(&guides).chain(&some);
    let language = fronts.find_map(language);
    let is_translated = some
        .iter()
        .any(|front| front.has_key(|key| TRANSLATED.contains(&key)));
    let english = || Tag::parse("en").filter(|_| !is_translated);
    let titles: Vec<String> = guides
        .iter()
        .filter_map(|front| front.text("user-guide-title"))
        .collect();
    let title = match titles.as_slice() {
        [one] => Some(one.clone()),
        _ => product(folder),
    };
    Ok(Checkout {
        remarks: if has_help {
            remarks(folder)
        } else {
            Vec::new()
        },
        language: language.or_else(english),
        pages,
        title,
    })
}

pub(super) fn fields(path: &Path) -> FrontMatter {
    let text = fs::read(path).unwrap_or_default();
    FrontMatter::read(&String::from_utf8_lossy(&text), &mut Vec::new())
}

pub(super) fn language(front: &FrontMatter) -> Option<Tag> {
    LANGUAGE
        .iter()
        .find_map(|key| Tag::parse(&front.text(key)?))
}

/// The name of a repository as words: `support-resources.nl-NL` is `Support resources`.
fn product(folder: &Path) -> Option<String> {
    let folder = folder.canonicalize().ok()?;
    let name = folder.file_name()?.to_string_lossy().into_owned();
    let (product, _) = name.rsplit_once('.')?;
    let mut letters = product.chars();
    let first = letters.next()?.to_uppercase();
    Some(
        first
            .chain(letters)
            .collect::<String>()
            .replace(['-', '_'], " "),
    )
}

/// What lies beside the pages and is no part of the site.
fn remarks(folder: &Path) -> Vec<String> {
    let mut remarks = Vec::new();
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let others = entries
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let hidden = name.starts_with('.') || name == "help";
            let holds_pages = || {
                let mut files = Listing::of(&entry.path()).files.into_iter();
                files.any(|path| path.extension().is_some_and(|kind| kind == "md"))
            };
            (!hidden && holds_pages()).then_some(name)
        });
    let mut others: Vec<String> = others.collect();
    others.sort();
    remarks.extend(
        others
            .iter()
            .map(|name| format!("`{name}/` holds Markdown and is no part of the site")),
    );
    remarks
}
