//! Pages that a language lacks altogether, and pages of which nobody can tell which is meant.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Drift, Group, Level, Place, Related, Rule};
use crate::site::{Family, Site};

/// Sites are often checked out in part, and translations come later; a site that is whole grades
/// this higher.
pub const UNTRANSLATED: Rule = Rule {
    name: "untranslated-page",
    level: Level::Note,
    group: Group::Structure,
    summary: "A page of the source, or of most languages, is not there in this language.",
};

pub const SHARED_ID: Rule = Rule {
    name: "shared-page-id",
    level: Level::Note,
    group: Group::Structure,
    summary: "Two pages of one language bear one id, so no page is found by it.",
};

/// Each page that bears the id of one before it in its language.
pub fn shared_ids(site: &Site) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (locale, tag) in site
        .locales
        .iter()
        .map(|locale| locale.tag.to_string())
        .enumerate()
    {
        let mut bearers: BTreeMap<&str, &Place> = BTreeMap::new();
        for family in &site.families {
            let page = family.pages[locale].as_ref();
            let Some((id, place)) = page.and_then(|page| page.id.as_ref()) else {
                continue;
            };
            let Some(first) = bearers.get(id.as_str()) else {
                bearers.insert(id, place);
                continue;
            };
            let message = format!(
                "`{}` bears this `exl-id` too, so no page is found by it",
                first.path
            );
            let help =
                "take it out of the page that is the copy, or give that one an id of its own";
            let mut finding = Diagnostic::new(&SHARED_ID, place.clone(), message);
            finding.related = vec![Related::new((*first).clone(), format!("{tag}: {id}"))];
            found.push(finding.help(help).about(&family.path, &tag));
        }
    }
    found
}

/// Each page that a language lacks, shown at the page that has it.
pub fn untranslated(site: &Site) -> Vec<Diagnostic> {
    let has_pages = |locale: &usize| {
        let mut families = site.families.iter();
        families.any(|family| family.pages[*locale].is_some())
    };
    // A language without any page is told of once, as one that cannot be compared.
    let begun: Vec<usize> = (0..site.locales.len()).filter(has_pages).collect();
    let source = site.config.source_index();
    let mut found = Vec::new();
    for family in &site.families {
        let there: Vec<usize> = present(family).collect();
        let most = || there.first().filter(|_| there.len() * 2 > begun.len());
        let source = source.filter(|source| there.contains(source));
        let holder = source.or_else(|| most().copied());
        let page = holder.and_then(|holder| family.pages[holder].as_ref());
        let (Some(page), Some(holder)) = (page, holder) else {
            continue;
        };
        for &locale in begun.iter().filter(|locale| !there.contains(locale)) {
            let tag = site.locales[locale].tag.to_string();
            let message = format!("this page is not there in {tag}");
            let place = Place::file(page.path.clone());
            let mut finding = Diagnostic::new(&UNTRANSLATED, place, message)
                .help("translate it, or accept in this page that it is not translated")
                .about(&family.path, &tag);
            finding.drift = Some(Drift {
                found: String::new(),
                expected: format!("{} has it", site.locales[holder].tag),
                address: String::new(),
            });
            found.push(finding);
        }
    }
    found
}

fn present(family: &Family) -> impl Iterator<Item = usize> {
    let pages = family.pages.iter().enumerate();
    pages.filter_map(|(locale, page)| page.as_ref().map(|_| locale))
}
