//! Gives what was not compared. A check that compared nothing has not passed.

use crate::diagnostic::{Diagnostic, Group, Level, Place, Rule};
use crate::site::{Family, Site};

pub const NOTHING_COMPARED: Rule = Rule {
    name: "nothing-compared",
    level: Level::Error,
    group: Group::Facts,
    summary: "Nothing of a site, a language or a page could be compared with another language.",
};

/// A page without one fact is suspicious where the source states so many; below that it may be a
/// difference like any other.
const ENOUGH_FACTS: usize = 3;

/// A page that was laid beside no other.
#[derive(Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub page: String,
    pub reason: String,
}

/// Every page that stands in one language alone.
pub fn left_out(site: &Site) -> Vec<LeftOut> {
    let alone = site.families.iter().filter_map(|family| {
        let mut there = present(family);
        let reason = match (there.next(), there.next()) {
            (Some(only), None) => format!("in {} alone", site.locales[only].tag),
            (None, _) => "cannot be read".to_owned(),
            _ => return None,
        };
        Some(LeftOut {
            page: family.path.clone(),
            reason,
        })
    });
    alone.collect()
}

/// Whether a site or a language was not compared: more than a page of it.
pub fn is_whole_silence(finding: &Diagnostic) -> bool {
    *finding.rule == NOTHING_COMPARED && finding.page.is_none()
}

/// Where nothing was compared, as findings.
pub fn look_for_silence(site: &Site) -> Vec<Diagnostic> {
    let whole = Place::file("site.yaml");
    let finding = |place: Place, message: String, help: &str| {
        Diagnostic::new(&NOTHING_COMPARED, place, message).help(help)
    };
    if site.locales.len() < 2 {
        let message = format!(
            "the site has one language, {}, so there is nothing to compare",
            site.locales[0].tag
        );
        return vec![finding(whole, message, "add a language to `locales`")];
    }
    if site.compared.pages == 0 {
        let message = "no page stands in two languages, so nothing was compared".to_owned();
        return vec![finding(
            whole,
            message,
            "give a page the same path in each language's folder",
        )];
    }
    let silent = (0..site.locales.len()).flat_map(|locale| silent(site, locale, &whole));
    silent.collect()
}

/// What is not compared in one language.
fn silent(site: &Site, locale: usize, whole: &Place) -> Vec<Diagnostic> {
    let tag = &site.locales[locale].tag;
    let pairs = || {
        site.families
            .iter()
            .filter(|family| family.pages[locale].is_some() && present(family).count() > 1)
    };
    let finding = |place: Place, message: String, help: &str| {
        Diagnostic::new(&NOTHING_COMPARED, place, message).help(help)
    };
    if pairs().next().is_none() {
        let message =
            format!("{tag} has no page that another language has, so nothing of it was compared");
        let help =
            "give its pages the same paths as in the other languages, or take it from `locales`";
        return vec![finding(whole.clone(), message, help)];
    }
    let stated = |family: &Family, locale: usize| {
        family.pages[locale].as_ref().map_or(0, |page| page.stated)
    };
    let others = |family: &Family| {
        present(family)
            .filter(|&other| other != locale)
            .map(|other| stated(family, other))
            .max()
            .unwrap_or(0)
    };
    let own: usize = pairs().map(|family| stated(family, locale)).sum();
    let help = "see whether the text is there and in this language, and whether the words that its facts are written with are known";
    let mut found = Vec::new();
    for family in pairs() {
        let (here, there) = (stated(family, locale), others(family));
        let enough = there >= ENOUGH_FACTS || (own == 0 && there > 0);
        if let (0, true, Some(page)) = (here, enough, &family.pages[locale]) {
            let message =
                format!("no fact could be read in {tag}, where another language states {there}");
            let page = finding(Place::file(page.path.clone()), message, help);
            // Where no page of a language states anything, it is the language that was not read.
            found.push(match own {
                0 => page,
                _ => page.about(&family.path, &tag.to_string()),
            });
        }
    }
    found
}

fn present(family: &Family) -> impl Iterator<Item = usize> {
    family
        .pages
        .iter()
        .enumerate()
        .filter_map(|(locale, page)| page.as_ref().map(|_| locale))
}
