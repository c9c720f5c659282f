//! Gives the pictures that a language's repository lacks, so that those of another language are shown.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Group, Level, Place, Rule};
use crate::site::{Site, Target};

pub const BORROWED: Rule = Rule {
    name: "borrowed-picture",
    level: Level::Note,
    group: Group::Links,
    summary: "Pages show pictures of another language, for their own repository lacks them.",
};

/// So many are named; a count stands for the others.
const NAMED: usize = 3;

/// One note for each language whose pages have a repository of their own. Where all languages lie in
/// one folder, one picture for all is what is meant.
pub fn borrowed(site: &Site) -> Vec<Diagnostic> {
    let roots = &site.config.trees.roots;
    let own = site.locales.iter().enumerate();
    let own = own.filter(|(_, locale)| roots.contains_key(&locale.tag.to_string()));
    own.filter_map(|(locale, _)| of_locale(site, locale))
        .collect()
}

fn of_locale(site: &Site, locale: usize) -> Option<Diagnostic> {
    let mut files: BTreeSet<&str> = BTreeSet::new();
    let mut first: Option<&Place> = None;
    let mut lenders: BTreeMap<usize, usize> = BTreeMap::new();
    let pages = site
        .families
        .iter()
        .filter_map(|family| family.pages[locale].as_ref());
    for (target, place) in pages.flat_map(|page| &page.links) {
        let Target::Asset(path) = target else {
            continue;
        };
        let lender = site.asset_locale(path, locale);
        if let Some(lender) = lender.filter(|lender| *lender != locale)
            && files.insert(path)
        {
            first.get_or_insert(place);
            *lenders.entry(lender).or_default() += 1;
        }
    }
    let tag = &site.locales[locale].tag;
    let lenders = lenders
        .keys()
        .map(|lender| site.locales[*lender].tag.to_string());
    let lenders = lenders.collect::<Vec<_>>().join(", ");
    let named = files.iter().take(NAMED).map(|path| format!("`{path}`"));
    let mut named = named.collect::<Vec<_>>().join(", ");
    if files.len() > NAMED {
        named.push_str(&format!(" and {} more", files.len() - NAMED));
    }
    let message = match files.len() {
        1 => format!("{tag} lacks {named}, so that of {lenders} is shown"),
        _ => format!(
            "{tag} lacks {} files, so those of {lenders} are shown: {named}",
            files.len()
        ),
    };
    let help = format!(
        "put a picture of its own into the folder of {tag} where this one shows words; the others may stay"
    );
    Some(Diagnostic::new(&BORROWED, first?.clone(), message).help(help))
}
