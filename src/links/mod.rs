//! Gives the links that lead nowhere: to pages, places in pages and files that the site has not.

mod elsewhere;

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

pub const RULES: [&Rule; 5] = [
    &MISSING_FILE,
    &MISSING_PAGE,
    &MISSING_ANCHOR,
    &OTHER_LANGUAGE,
    &elsewhere::MALFORMED,
];

/// Why a link that looks right leads nowhere.
const CAPITALS: &str = "write the name with the same capitals: on most web servers, GitHub Pages among them, `A` and `a` are two names";

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
            let Some(page) = page else {
                continue;
            };
            let gaps = page.body.gaps.iter();
            let gaps = gaps.filter(|gap| gap.filling == Filling::Address);
            let gaps = gaps.map(|gap| (&gap.target, &gap.place));
            let fields = page.links.iter().map(|(target, place)| (target, place));
            let tag = site.locales[locale].tag.to_string();
            let found = gaps
                .chain(fields)
                .filter_map(|(to, place)| judge(site, locale, to, place));
            broken.extend(found.map(|finding| finding.about(&family.path, &tag)));
        }
    }
    broken
}

fn judge(site: &Site, locale: usize, target: &Target, place: &Place) -> Option<Diagnostic> {
    let finding = match target {
        Target::Page { family, anchor } => page(site, locale, family, anchor, place),
        Target::Asset(path) => file(site, locale, path, place),
        Target::Elsewhere(href) => elsewhere::judge(site, href, place),
    };
    finding.map(|finding| *finding)
}

/// Findings are large, and there are few of them.
type Judged = Option<Box<Diagnostic>>;

fn finding(rule: &'static Rule, place: &Place, message: String, help: &str) -> Judged {
    let finding = Diagnostic::new(rule, place.clone(), message).help(help);
    Some(Box::new(finding))
}

fn page(site: &Site, locale: usize, family: &str, anchor: &str, place: &Place) -> Judged {
    match site.page_locale(family, locale) {
        Some(shown) => self::anchor(site, shown, family, anchor, place),
        None => missing_page(site, family, place),
    }
}

fn missing_page(site: &Site, family: &str, place: &Place) -> Judged {
    let families = || site.families.iter().map(|family| family.path.as_str());
    if let Some(near) = in_other_case(family, families()) {
        let message = format!("there is no page `{family}.md`; the page is `{near}.md`");
        return finding(&MISSING_PAGE, place, message, CAPITALS);
    }
    let folder = format!("{}/", family.trim_end_matches('/'));
    if families().any(|path| path.starts_with(&folder)) {
        let message = format!("the folder `{folder}` has no page of its own");
        let help = format!("write `{folder}index.md`, or link to one of the folder's pages");
        return finding(&MISSING_PAGE, place, message, &help);
    }
    let message = format!("there is no page `{family}.md` in any language");
    let help = "correct the link, or write the page";
    finding(&MISSING_PAGE, place, message, help)
}

fn anchor(site: &Site, shown: usize, family: &str, anchor: &str, place: &Place) -> Judged {
    let page = site.page(family, shown)?;
    // Browsers know the top of every page.
    if anchor.is_empty() || anchor.eq_ignore_ascii_case("top") || page.anchors.contains(anchor) {
        return None;
    }
    let message = format!("`{family}.md` has no place called `{anchor}`");
    let ids = page.anchors.iter().map(String::as_str);
    let help = match in_other_case(anchor, ids) {
        Some(near) => format!("write `#{near}`: capitals count in the names of places"),
        None => {
            "correct what stands behind `#`, or give the heading that name with `{#name}`".into()
        }
    };
    finding(&MISSING_ANCHOR, place, message, &help)
}

fn file(site: &Site, locale: usize, path: &str, place: &Place) -> Judged {
    if site.asset_locale(path, locale).is_some() {
        return None;
    }
    let assets = site.assets.iter().map(|(_, asset)| asset.as_str());
    if let Some(near) = in_other_case(path, assets) {
        let message = format!("there is no file `{path}`; the file is `{near}`");
        return finding(&MISSING_FILE, place, message, CAPITALS);
    }
    let message = format!("there is no file `{path}`");
    let help = match path.rsplit('/').next() {
        Some(name) if name.starts_with("www.") => {
            "write `https://` before the name of another site"
        }
        _ => "add the file to this locale's folder or to the source's, or correct its name",
    };
    finding(&MISSING_FILE, place, message, help)
}

/// The name that differs in capitals alone.
fn in_other_case<'a>(name: &str, mut known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let small = name.to_lowercase();
    known.find(|known| known.to_lowercase() == small)
}
