//! Gives what a checkout of Microsoft Learn's is: its pages lie beside a `docfx.json`, which is in the checkout
//! or in a folder of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::docfx::{self, Project};
use crate::document::yaml_page::{What, is_yaml, what};
use crate::locale::Tag;
use crate::shell::listing::Listing;
use crate::shell::report::counted;

use super::adobe::{fields, language};
use super::checkouts::Checkout;

/// The fields that translation adds.
const TRANSLATED: [&str; 2] = ["ms.translationtype", "ms.openlocfilehash"];

/// So many pages tell of all.
const ENOUGH: usize = 50;

pub fn read(folder: &Path) -> Result<Checkout, String> {
    let pages = docset(folder)?;
    let files = Listing::of(&pages).files;
    let is_markdown = |path: &&PathBuf| path.extension().is_some_and(|kind| kind == "md");
    let texts = files.iter().filter(is_markdown).take(ENOUGH);
    let fronts: Vec<_> = texts.map(|path| fields(path)).collect();
    let mut remarks = Vec::new();
    let project = project(&pages, &mut remarks);
    if project.is_none() && folder.join("help").is_dir() {
        return Err("it looks like Adobe's, with its pages in `help/`; use `--from adobe`".into());
    }
    if project.is_none() && fronts.is_empty() {
        return Err("it holds no docfx.json and no pages".into());
    }
    let given = |key: &str| project.as_ref().and_then(|project| project.global(key));
    let translated = |key: &str| TRANSLATED.contains(&key);
    let is_translated = fronts.iter().any(|front| front.has_key(translated));
    let english = || Tag::parse("en").filter(|_| !is_translated);
    let told = fronts.iter().find_map(language);
    let told = told.or_else(|| Tag::parse(given("locale").or(given("ms.contentlocale"))?));
    remarks.extend(unknown(&files));
    Ok(Checkout {
        language: told.or_else(|| named_above(&pages)).or_else(english),
        title: given("titleSuffix").map(str::to_owned),
        remarks,
        pages,
    })
}

/// The folder of the docset: that of the checkout's one `docfx.json`.
fn docset(folder: &Path) -> Result<PathBuf, String> {
    if folder.join(docfx::FILE).is_file() {
        return Ok(folder.to_owned());
    }
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let below = entries.map(|entry| entry.path());
    let mut docsets: Vec<PathBuf> = below
        .filter(|path| path.join(docfx::FILE).is_file())
        .collect();
    docsets.sort();
    match docsets.as_slice() {
        [] => Ok(folder.to_owned()),
        [one] => Ok(one.clone()),
        several => {
            let names = several.iter().map(|path| format!("`{}`", path.display()));
            let names: Vec<String> = names.collect();
            Err(format!(
                "it holds several docsets; name one of {}",
                names.join(", ")
            ))
        }
    }
}

fn project(pages: &Path, remarks: &mut Vec<String>) -> Option<Project> {
    let Ok(bytes) = fs::read(pages.join(docfx::FILE)) else {
        remarks.push("there is no docfx.json, so every Markdown file is a page".to_owned());
        return None;
    };
    match Project::parse(&String::from_utf8_lossy(&bytes)) {
        Ok(project) => {
            let outside = project.outside.iter();
            let left = outside
                .map(|src| format!("docfx.json takes pages from `{src}`, which are not in it"));
            remarks.extend(left);
            Some(project)
        }
        Err(fault) => {
            remarks.push(format!("docfx.json cannot be read: {}", fault.message));
            None
        }
    }
}

/// What lies among the pages and becomes none.
fn unknown(files: &[PathBuf]) -> Vec<String> {
    let yaml = files.iter().filter(|path| is_yaml(&path.to_string_lossy()));
    let kinds = yaml.filter_map(|path| {
        let text = fs::read(path).ok()?;
        match what(&String::from_utf8_lossy(&text)) {
            What::Unknown(kind) => Some(kind.to_owned()),
            What::Page | What::Data => None,
        }
    });
    let kinds: Vec<String> = kinds.collect();
    let names: BTreeSet<&str> = kinds.iter().map(String::as_str).collect();
    let names: Vec<&str> = names.into_iter().collect();
    let mut remarks = Vec::new();
    if !kinds.is_empty() {
        let count = kinds.len();
        let names = names.join(", ");
        remarks.push(format!(
            "{} of a kind that is not known: {names}",
            counted(count, "YAML page")
        ));
    }
    remarks
}

/// The language that the folder above is named after: `garden-docs-pr.nl-NL`.
fn named_above(pages: &Path) -> Option<Tag> {
    let above = pages.canonicalize().ok()?.parent()?.to_owned();
    let name = above.file_name()?.to_string_lossy().into_owned();
    let (_, tag) = name.rsplit_once('.')?;
    Tag::parse(tag).filter(|tag| tag.language().len() == 2)
}
