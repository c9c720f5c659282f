//! Gives the links that lead nowhere: to pages, places in pages and files that the site has not.

use crate::diagnostic::{Diagnostic, Group, Level, Place, Rule};
use crate::site::{Entry, Filling, Site, Target};

/// What no language has lies outside of the checkout more often than not; a site that is whole makes
/// these errors in its settings.
const fn rule(name: &'static str, summary: &'static str) -> Rule {
    Rule {
        name,
        level: Level::Note,
        group: Group::Links,
        summary,
    }
}

const MISSING_FILE: Rule = rule(
    "missing-file",
    "A page names a picture or another file that is in no locale's folder.",
);
const MISSING_PAGE: Rule = rule(
    "missing-page",
    "A link leads to a page that the site does not have.",
);
const MISSING_ANCHOR: Rule = rule(
    "missing-anchor",
    "A link names a place that its page does not have.",
);
const OTHER_LANGUAGE: Rule = rule(
    "link-out-of-language",
    "A link leaves the folder of its language, so it leads to no page of the site.",
);

pub const RULES: [&Rule; 4] = [
    &MISSING_FILE,
    &MISSING_PAGE,
    &MISSING_ANCHOR,
    &OTHER_LANGUAGE,
];

/// All links of pages and tables of contents that lead to nothing.
pub fn broken(site: &Site) -> Vec<Diagnostic> {
    let mut broken = Vec::new();
    for (index, locale) in site.locales.iter().enumerate() {
        let mut entries: Vec<&Entry> = locale.contents.iter().collect();
        while let Some(entry) = entries.pop() {
            entries.extend(&entry.children);
            if let (Some(target), Some(place)) = (&entry.target, &entry.place) {
                broken.extend(judge(site, index, target, place));
            }
        }
    }
    for family in &site.families {
        for (locale, page) in family.pages.iter().enumerate() {
            let gaps = page.iter().flat_map(|page| &page.body.gaps);
            let tag = site.locales[locale].tag.to_string();
            let found = gaps.filter_map(|gap| match &gap.filling {
                Filling::Address(target) => judge(site, locale, target, &gap.place),
                Filling::Title(_) | Filling::Table(_) => None,
            });
            broken.extend(found.map(|finding| finding.about(&family.path, &tag)));
        }
    }
    broken
}

fn judge(site: &Site, locale: usize, target: &Target, place: &Place) -> Option<Diagnostic> {
    let finding = |rule, message: String, help: &str| {
        Some(Diagnostic::new(rule, place.clone(), message).help(help))
    };
    match target {
        Target::Page { family, anchor } => {
            let Some(shown) = site.page_locale(family, locale) else {
                let message = format!("there is no page `{family}.md` in any language");
                return finding(
                    &MISSING_PAGE,
                    message,
                    "correct the link, or write the page",
                );
            };
            let page = site.page(family, shown)?;
            if anchor.is_empty() || page.anchors.contains(anchor) {
                return None;
            }
            let message = format!("`{family}.md` has no place called `{anchor}`");
            finding(
                &MISSING_ANCHOR,
                message,
                "correct what stands behind `#`, or give the heading that name with `{#name}`",
            )
        }
        Target::Asset(path) if site.asset_locale(path, locale).is_none() => {
            let message = format!("there is no file `{path}`");
            finding(
                &MISSING_FILE,
                message,
                "add the file to this locale's folder or to the source's, or correct its name",
            )
        }
        Target::Elsewhere(href) if leaves_its_language(href) => {
            let message = format!("`{href}` leads out of this language's folder");
            finding(
                &OTHER_LANGUAGE,
                message,
                "link to the page of this language; readers switch languages by themselves",
            )
        }
        _ => None,
    }
}

/// Whether an address names a page by a path that climbs out of the content.
fn leaves_its_language(href: &str) -> bool {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    path.starts_with("../") && path.ends_with(".md")
}
