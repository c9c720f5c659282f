//! Gives the links of a docset their pages where they name them as the vendor's site does, from its root.

use std::collections::BTreeSet;

use crate::document::library::decode;
use crate::found::Found;
use crate::locale::Tag;
use crate::site::{Entry, Site, Target};

pub fn follow(site: &mut Site, found: &Found) {
    if found.projects.is_empty() {
        return;
    }
    let families = site.families.iter();
    let families: BTreeSet<String> = families.map(|family| family.path.clone()).collect();
    for &locale in &found.projects {
        let docset = Docset {
            found,
            locale,
            families: &families,
        };
        let contents = &mut site.locales[locale].contents;
        contents.iter_mut().for_each(|entry| docset.entry(entry));
        let pages = site.families.iter_mut();
        for page in pages.filter_map(|family| family.pages[locale].as_mut()) {
            page.targets().for_each(|target| docset.lead(target));
        }
    }
}

/// The pages of a language, as Microsoft's tools see them.
struct Docset<'a> {
    found: &'a Found,
    locale: usize,
    families: &'a BTreeSet<String>,
}

impl Docset<'_> {
    fn entry(&self, entry: &mut Entry) {
        entry.target.iter_mut().for_each(|target| self.lead(target));
        entry
            .children
            .iter_mut()
            .for_each(|child| self.entry(child));
    }

    fn lead(&self, target: &mut Target) {
        if let Target::Elsewhere(href) = target
            && href.starts_with('/')
            && !href.starts_with("//")
            && let Some(page) = self.rooted(href)
        {
            *target = page;
        }
    }

    /// `/nl-nl/microsoft-365/admin/plan?view=x#hours`: the vendor's address begins with a language, or with
    /// none, and with the name of the docset, which is that of its folder.
    fn rooted(&self, href: &str) -> Option<Target> {
        let anchor = href.split_once('#').map_or("", |(_, anchor)| anchor);
        let path = decode(href.split(['?', '#']).next()?.trim_matches('/'));
        let (first, rest) = path.split_once('/').unwrap_or((&path, ""));
        let is_language = first.contains('-') && Tag::parse(first).is_some();
        let path = if is_language { rest } else { &path };
        let docset = self.found.roots[self.locale].rsplit('/').next()?;
        let below = path.strip_prefix(docset);
        let below = below.filter(|below| below.is_empty() || below.starts_with('/'));
        let below = below.map(|below| below.trim_start_matches('/'));
        let family = self.family(path).or_else(|| self.family(below?))?;
        Some(Target::Page {
            family,
            anchor: decode(anchor),
        })
    }

    /// The family of a path, or that of the folder.
    fn family(&self, path: &str) -> Option<String> {
        let folder = format!("{path}/index");
        let mut names = [path, folder.trim_start_matches('/')].into_iter();
        let known = names.find(|name| self.families.contains(*name));
        known.map(str::to_owned)
    }
}
