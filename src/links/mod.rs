//! Gives the links that lead nowhere: to pages, places in pages and files that the site has not.

mod borrowed;
mod elsewhere;

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Group, Level, Place, Related, Rule};
use crate::document::UNREAD;
use crate::site::{Entry, Family, Site, Target};

/// Readers find a dead link where the page was to help them; nothing else of the site is wrong for it.
const fn rule(name: &'static str, summary: &'static str) -> Rule {
    Rule {
        name,
        level: Level::Warning,
        group: Group::Links,
        summary,
    }
}

// Where a part of the pages is checked out, much that is linked lies elsewhere: a site whose pages are
// all here says in its settings how bad these two are.
const MISSING_FILE: Rule = Rule {
    level: Level::Note,
    ..rule(
        "missing-file",
        "A page names a picture or another file that is in no locale's folder.",
    )
};
const MISSING_PAGE: Rule = Rule {
    level: Level::Note,
    ..rule(
        "missing-page",
        "A link leads to a page that the site does not have.",
    )
};
const MISSING_ANCHOR: Rule = rule(
    "missing-anchor",
    "A link names a place that its page does not have.",
);
/// What it leads to may well be there, and was not looked for.
const OTHER_LANGUAGE: Rule = Rule {
    level: Level::Note,
    ..rule(
        "link-out-of-language",
        "A link leaves the folder of its language, so it leads to no page of the site.",
    )
};

pub const RULES: [&Rule; 6] = [
    &borrowed::BORROWED,
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
    let known = &Known::of(site);
    broken.extend(moved(known));
    broken.extend(borrowed::borrowed(site));
    for (index, locale) in site.locales.iter().enumerate() {
        let mut entries: Vec<&Entry> = locale.contents.iter().collect();
        while let Some(entry) = entries.pop() {
            entries.extend(&entry.children);
            if let (Some(target), Some(place)) = (&entry.target, &entry.place) {
                broken.extend(judge(known, index, target, place));
            }
        }
    }
    for family in &site.families {
        broken.extend(of_family(known, family));
    }
    broken
}

/// The links of a family's pages that lead to nothing. A place that the source's page names in vain is told there
/// once, with the translations that name it too.
fn of_family(known: &Known, family: &Family) -> Vec<Diagnostic> {
    let site = known.site;
    let mut broken = Vec::new();
    let mut of_source: HashMap<&Target, usize> = HashMap::new();
    let source = site.config.source_index();
    let locales = 0..family.pages.len();
    let others = locales.filter(|locale| Some(*locale) != source);
    for locale in source.into_iter().chain(others) {
        let tag = site.locales[locale].tag.to_string();
        let links = family.pages[locale].iter().flat_map(|page| &page.links);
        let read = links.filter(|(to, place)| !known.is_unread_tab(to, place));
        for (to, place) in read {
            let Some(finding) = judge(known, locale, to, place) else {
                continue;
            };
            let told = of_source.get(to).filter(|_| Some(locale) != source);
            if let Some(&told) = told {
                let label = format!("{tag} names it too");
                let told: &mut Diagnostic = &mut broken[told];
                told.related.push(Related::new(place.clone(), label));
                continue;
            }
            if Some(locale) == source && *finding.rule == MISSING_ANCHOR {
                of_source.entry(to).or_insert(broken.len());
            }
            broken.push(finding.about(&family.path, &tag));
        }
    }
    broken
}

/// Lines of the settings that send readers to a place which its page does not have.
fn moved(known: &Known) -> Vec<Diagnostic> {
    let site = known.site;
    let settings = site
        .redirects
        .iter()
        .filter_map(|moved| Some((moved, moved.place.as_ref()?)));
    let judged = settings.filter_map(|(moved, place)| {
        judge(
            known,
            moved.locale.unwrap_or(site.source()),
            &moved.target,
            place,
        )
    });
    judged.collect()
}

/// A site with its names in small letters, for those that differ in capitals alone.
struct Known<'a> {
    site: &'a Site,
    families: HashMap<String, &'a str>,
    assets: HashMap<String, &'a str>,
    /// The files with marks of a dialect that they are not read in.
    unread: HashSet<&'a str>,
}

impl<'a> Known<'a> {
    fn of(site: &'a Site) -> Self {
        let small = |name: &'a str| (name.to_lowercase(), name);
        let families = site.families.iter().map(|family| family.path.as_str());
        let assets = site.assets.iter().map(|(_, path)| path.as_str());
        let findings = site.diagnostics.iter();
        let unread = findings.filter(|finding| *finding.rule == UNREAD);
        Known {
            site,
            families: families.map(small).collect(),
            assets: assets.map(small).collect(),
            unread: unread.map(|finding| &*finding.place.path).collect(),
        }
    }

    /// The head of a tab that is told of already, as a mark that is not read.
    fn is_unread_tab(&self, target: &Target, place: &Place) -> bool {
        let is_tab = |anchor: &str| anchor.starts_with("tab/");
        let of_tab = matches!(target, Target::Page { anchor, .. } if is_tab(anchor));
        of_tab && self.unread.contains(&*place.path)
    }
}

fn judge(known: &Known, locale: usize, target: &Target, place: &Place) -> Option<Diagnostic> {
    let finding = match target {
        Target::Page { family, anchor } => page(known, locale, family, anchor, place),
        Target::Asset(path) => file(known, locale, path, place),
        Target::Elsewhere(href) => elsewhere::judge(known, href, place),
    };
    finding.map(|finding| *finding)
}

/// Findings are large, and there are few of them.
type Judged = Option<Box<Diagnostic>>;

fn finding(rule: &'static Rule, place: &Place, message: String, help: &str) -> Judged {
    let finding = Diagnostic::new(rule, place.clone(), message).help(help);
    Some(Box::new(finding))
}

fn page(known: &Known, locale: usize, family: &str, anchor: &str, place: &Place) -> Judged {
    match known.site.page_locale(family, locale) {
        Some(shown) => self::anchor(known.site, shown, family, anchor, place),
        None => missing_page(known, family, place),
    }
}

fn missing_page(known: &Known, family: &str, place: &Place) -> Judged {
    if let Some(near) = known.families.get(&family.to_lowercase()) {
        let message = format!("there is no page `{family}.md`; the page is `{near}.md`");
        return finding(&MISSING_PAGE, place, message, CAPITALS);
    }
    let folder = format!("{}/", family.trim_end_matches('/'));
    let families = &known.site.families;
    let first = families.partition_point(|family| family.path < folder);
    let below = families.get(first);
    if below.is_some_and(|family| family.path.starts_with(&folder)) {
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
    let small = anchor.to_lowercase();
    let mut ids = page.anchors.iter();
    let help = match ids.find(|id| id.to_lowercase() == small) {
        Some(near) => format!("write `#{near}`: capitals count in the names of places"),
        None => {
            "correct what stands behind `#`, or give the heading that name with `{#name}`".into()
        }
    };
    finding(&MISSING_ANCHOR, place, message, &help)
}

fn file(known: &Known, locale: usize, path: &str, place: &Place) -> Judged {
    if known.site.asset_locale(path, locale).is_some() {
        return None;
    }
    if let Some(near) = known.assets.get(&path.to_lowercase()) {
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
