//! Gives what was not compared. A check that compared nothing has not passed.

use crate::diagnostic::{Diagnostic, Group, Level, Place, Rule};
use crate::site::{Family, Site};
use crate::source::{Source, SourceId, Span};

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

/// That a site has one language, so that a check of it could not fail. To build such a site is no mistake.
pub fn one_language(site: &Site) -> Option<Diagnostic> {
    let [only] = site.locales.as_slice() else {
        return None;
    };
    let message = format!(
        "the site has one language, {}, so there is nothing to compare",
        only.tag
    );
    Some(silence(
        Place::file("site.yaml"),
        message,
        "add a language to `locales`",
    ))
}

/// Where nothing was compared, as findings. `settings` is the text of `site.yaml`.
pub fn look_for_silence(site: &Site, settings: Option<&Source>) -> Vec<Diagnostic> {
    if site.locales.len() < 2 {
        return Vec::new();
    }
    if site.compared.pages == 0 {
        let message = "no page stands in two languages, so nothing was compared".to_owned();
        let help = "give a page the same path in each language's folder";
        return vec![silence(Place::file("site.yaml"), message, help)];
    }
    let silent = (0..site.locales.len()).flat_map(|locale| {
        let entry = site.config.locale_places.get(locale).zip(settings);
        let entry =
            entry.map(|(at, source)| Place::new(source, Span::new(SourceId(0), at.clone())));
        silent(
            site,
            locale,
            entry.unwrap_or_else(|| Place::file("site.yaml")),
        )
    });
    silent.collect()
}

fn silence(place: Place, message: String, help: &str) -> Diagnostic {
    Diagnostic::new(&NOTHING_COMPARED, place, message).help(help)
}

/// What is not compared in one language, which the settings name at `entry`.
fn silent(site: &Site, locale: usize, entry: Place) -> Vec<Diagnostic> {
    let tag = &site.locales[locale].tag;
    let pairs = || {
        site.families
            .iter()
            .filter(|family| family.pages[locale].is_some() && present(family).count() > 1)
    };
    if pairs().next().is_none() {
        let has_pages = site
            .families
            .iter()
            .any(|family| family.pages[locale].is_some());
        let (message, help) = match has_pages {
            true => (
                format!(
                    "{tag} has no page that another language has, so nothing of it was compared"
                ),
                "give its pages the same paths as in the other languages, or take it from `locales`",
            ),
            false => (
                format!("{tag} has no page yet, so nothing of it was compared"),
                "write its first page, or take it from `locales` until there is one",
            ),
        };
        return vec![silence(entry, message, help)];
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
            let page = silence(Place::file(page.path.clone()), message, help);
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
