//! Gives the findings of some files alone.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::shell::Failure;
use crate::shell::named::{Known, Named};
use crate::shell::opened::Opened;
use crate::site::{Family, Locale};

/// Leaves the findings that stand in the named files, or are about a page among them. Gives how many
/// others there were.
pub fn narrow(opened: &mut Opened, only: &[String]) -> Result<usize, Failure> {
    if only.is_empty() {
        return Ok(0);
    }
    let known = Known::of_site(&opened.root, &opened.folders, &opened.site).with_files();
    let only = only.iter().map(|name| known.named(name));
    let only: Vec<Named> = only.collect::<Result<_, Failure>>()?;
    let named = |path: &str| only.iter().any(|name| name.holds(path));
    let site = &mut opened.site;
    let pages: Vec<(&str, String, &str)> = pages(&site.families, &site.locales).collect();
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
