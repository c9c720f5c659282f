//! Gives what is wrong with the folders that the settings name for languages: seen before a page is read.

use std::fs;
use std::path::{Path, PathBuf};

use crate::config::{Config, Root, near};
use crate::found::Found;
use crate::locale::Tag;
use crate::yaml::Fault;

/// Where a site is built, unless the command says otherwise.
pub const OUTPUT: &str = "public";

/// A folder of pages as the system knows it.
struct Folder<'a> {
    tag: &'a Tag,
    written: &'a str,
    path: PathBuf,
}

/// Refuses folders that hold no pages of their own. `folders` has that of each locale.
pub fn judge(site: &Path, config: &Config, folders: &[String]) -> Result<(), Fault> {
    let locales = config.locales.iter().zip(folders);
    let known = locales.filter_map(|(tag, written)| {
        let path = site.join(written).canonicalize().ok()?;
        Some(Folder { tag, written, path })
    });
    let known: Vec<Folder> = known.collect();
    for (tag, root) in named(config) {
        let fault = |message: String| fault(root, message);
        refuse_missing(site, tag, root).map_err(fault)?;
        let Some(own) = known.iter().find(|folder| folder.tag.same_as(tag)) else {
            let message = format!("`{}` may not be read", root.folder);
            return Err(fault(message));
        };
        refuse_site(site, own).map_err(fault)?;
        let others = known.iter().filter(|other| other.tag != own.tag);
        for other in others {
            refuse_overlap(own, other).map_err(fault)?;
        }
    }
    Ok(())
}

/// Refuses a folder from which the paths of pages begin otherwise than in the other languages: a checkout
/// holds its pages in a folder, such as `help`. To be asked before pages are found by their ids.
pub fn judge_paths(config: &Config, found: &Found) -> Result<(), Fault> {
    for (tag, root, own) in apart(config, found) {
        let inner = own.iter().find_map(|path| {
            let (inner, rest) = path.split_once('/')?;
            found.pages.contains_key(rest).then_some(inner)
        });
        if let (Some(inner), Some(first)) = (inner, own.first()) {
            let advice = format!("did you mean `{}/{inner}`?", root.folder);
            return Err(fault(root, no_partner(tag, root, first, &advice)));
        }
    }
    Ok(())
}

/// Refuses a folder whose pages are those of no other language, for then it is another one that was
/// meant.
pub fn judge_pages(config: &Config, found: &Found) -> Result<(), Fault> {
    let mut apart = apart(config, found).into_iter();
    let Some((tag, root, own)) = apart.next() else {
        return Ok(());
    };
    let message = match own.first() {
        Some(first) => {
            let advice = "name the folder from which paths are those of the other languages, or write `pairs`";
            no_partner(tag, root, first, advice)
        }
        None => format!(
            "`{}` holds no page of {tag}; name the folder in which they lie",
            root.folder
        ),
    };
    Err(fault(root, message))
}

fn no_partner(tag: &Tag, root: &Root, first: &str, advice: &str) -> String {
    let folder = &root.folder;
    format!(
        "no page of {tag} in `{folder}` is one of another language, such as `{first}.md`; {advice}"
    )
}

/// The languages of which no page is one of another language, each with the paths of its pages. That with
/// the fewest pages comes first, and last the one that translations follow: it is hardly the wrong one.
fn apart<'a>(config: &'a Config, found: &'a Found) -> Vec<(&'a Tag, &'a Root, Vec<&'a str>)> {
    let apart = named(config).filter_map(|(tag, root)| {
        let locale = config.locales.iter().position(|other| other == tag)?;
        let own = found
            .pages
            .iter()
            .filter(|(_, files)| files.contains_key(&locale));
        let own: Vec<_> = own.collect();
        let alone = own.iter().all(|(_, files)| files.len() == 1);
        // Where no other language has begun, there is nothing to be apart from.
        let mut all = found.pages.values().flat_map(|files| files.keys());
        let begun = own.is_empty() || all.any(|other| *other != locale);
        let paths = own.into_iter().map(|(path, _)| path.as_str()).collect();
        (alone && begun && config.locales.len() > 1).then_some((tag, root, paths))
    });
    let mut apart: Vec<(&Tag, &Root, Vec<&str>)> = apart.collect();
    let is_source = |tag: &Tag| {
        config
            .source
            .as_ref()
            .is_some_and(|source| source.same_as(tag))
    };
    apart.sort_by_key(|(tag, _, paths)| (is_source(tag), paths.len()));
    apart
}

fn named(config: &Config) -> impl Iterator<Item = (&Tag, &Root)> {
    let roots = config
        .locales
        .iter()
        .map(|tag| (tag, config.trees.roots.get(&tag.to_string())));
    roots.filter_map(|(tag, root)| Some((tag, root?)))
}

fn fault(root: &Root, message: String) -> Fault {
    let at = root.at.start;
    Fault { message, at }
}

fn refuse_missing(site: &Path, tag: &Tag, root: &Root) -> Result<(), String> {
    let folder = &root.folder;
    let path = site.join(folder);
    if path.is_dir() {
        return Ok(());
    }
    if path.exists() {
        return Err(format!(
            "`{folder}` is a file; name the folder that holds the pages of {tag}"
        ));
    }
    let above = path.parent().and_then(|above| fs::read_dir(above).ok());
    let beside = above.into_iter().flatten().flatten();
    let mut beside: Vec<String> = beside
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    beside.sort();
    let (above, name) = folder.rsplit_once('/').unwrap_or(("", folder));
    let slash = if above.is_empty() { "" } else { "/" };
    let advice = match near(name, beside.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{above}{slash}{near}`?"),
        None => "folders are named from that of site.yaml, as in `../support.nl/help`".to_owned(),
    };
    Err(format!(
        "there is no folder `{folder}`, which `roots` names for {tag}; {advice}"
    ))
}

fn refuse_site(site: &Path, own: &Folder) -> Result<(), String> {
    let site = site.canonicalize().unwrap_or_else(|_| site.to_owned());
    let Folder { tag, written, path } = own;
    let shown = if written.is_empty() { "." } else { written };
    if site.starts_with(path) {
        return Err(format!(
            "`{shown}` holds the site itself, and `{OUTPUT}` into which it is built; name a folder that holds \
             nothing but the pages of {tag}"
        ));
    }
    if path.starts_with(site.join(OUTPUT)) {
        return Err(format!(
            "`{shown}` lies in `{OUTPUT}`, into which the site is built; name the folder in which the pages of {tag} are written"
        ));
    }
    Ok(())
}

fn refuse_overlap(own: &Folder, other: &Folder) -> Result<(), String> {
    let (tag, folder) = (own.tag, own.written);
    let wrong = if own.path == other.path {
        format!("{tag} and {} have one folder, `{folder}`", other.tag)
    } else if other.path.starts_with(&own.path) {
        format!(
            "`{folder}` of {tag} holds `{}` of {}",
            other.written, other.tag
        )
    } else if own.path.starts_with(&other.path) {
        format!(
            "`{folder}` of {tag} lies in `{}` of {}",
            other.written, other.tag
        )
    } else {
        return Ok(());
    };
    Err(format!("{wrong}; give each language a folder of its own"))
}
