//! Gives the findings of some files alone.

use std::collections::BTreeSet;

use crate::config::near;
use crate::diagnostic::Diagnostic;
use crate::glob::matches;
use crate::shell::Failure;
use crate::site::{Family, Locale, Site};

/// Leaves the findings that stand in the named files, or are about a page among them. Gives how many
/// others there were. Files are named from the site's folder, or from the folders of the languages, `roots`.
pub fn narrow(site: &mut Site, roots: &[String], only: &[String]) -> Result<usize, Failure> {
    if only.is_empty() {
        return Ok(0);
    }
    let named_by = |glob: &str, path: &str| {
        let mut roots = roots.iter();
        matches(plain(glob), path)
            || roots.any(|root| below(root, path).is_some_and(|path| matches(plain(glob), path)))
    };
    let named = |path: &str| only.iter().any(|glob| named_by(glob, path));
    let pages: Vec<(&str, String, &str)> = pages(&site.families, &site.locales).collect();
    for glob in only {
        let files = pages.iter().map(|(.., path)| *path);
        let files = files.chain(site.diagnostics.iter().map(|finding| &*finding.place.path));
        if !files.into_iter().any(|path| named_by(glob, path)) {
            return Err(unknown(glob, pages.iter().map(|(.., path)| *path)));
        }
    }
    let wanted: BTreeSet<(&str, &str)> = pages
        .iter()
        .filter(|(.., path)| named(path))
        .map(|(family, locale, _)| (*family, locale.as_str()))
        .collect();
    let is_wanted = |finding: &Diagnostic| {
        let page = finding.page.as_ref();
        named(&finding.place.path)
            || page.is_some_and(|page| wanted.contains(&(&*page.family, &*page.locale)))
    };
    let mut found = std::mem::take(&mut site.diagnostics);
    let mut accepted = std::mem::take(&mut site.accepted);
    let elsewhere = super::keep(&mut found, is_wanted);
    accepted.retain(is_wanted);
    (site.diagnostics, site.accepted) = (found, accepted);
    Ok(elsewhere)
}

/// Every page: its family, its language and its file.
fn pages<'a>(
    families: &'a [Family],
    locales: &'a [Locale],
) -> impl Iterator<Item = (&'a str, String, &'a str)> {
    families.iter().flat_map(move |family| {
        let pages = family.pages.iter().zip(locales);
        pages.filter_map(|(page, locale)| {
            let path = &*page.as_ref()?.path;
            Some((family.path.as_str(), locale.tag.to_string(), path))
        })
    })
}

fn below<'p>(root: &str, path: &'p str) -> Option<&'p str> {
    path.strip_prefix(root)?.strip_prefix('/')
}

fn plain(glob: &str) -> &str {
    glob.strip_prefix("./").unwrap_or(glob)
}

fn unknown<'a>(glob: &str, files: impl Iterator<Item = &'a str>) -> Failure {
    let bare = plain(glob).trim_end_matches('*').trim_end_matches('/');
    let mut known = BTreeSet::new();
    for file in files {
        let mut path = file;
        known.insert(path);
        while let Some((folder, _)) = path.rsplit_once('/') {
            known.insert(folder);
            path = folder;
        }
    }
    let advice = match near(bare, known.iter().copied()) {
        Some(path) if path.ends_with(".md") => format!("did you mean `{path}`?"),
        Some(folder) => format!("did you mean `{folder}/**`?"),
        None => "write it from the site's folder, such as `content/nl/**`".to_owned(),
    };
    Failure::Usage(format!(
        "--only `{glob}` names no file of the site; {advice}"
    ))
}
