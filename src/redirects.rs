//! Gives the addresses that pages had before, with the pages that stand there now. None leads out of
//! the output, and none takes the place of a page or a file.

mod chain;
mod file;
mod listed;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Group, Level, Place, Rule};
use crate::document::library::Library;
use crate::found::Found;
use crate::site::{Family, Redirect, Site, Target, page_folder};
use crate::source::{Source, SourceId, Span};

use chain::Chain;
use file::file;

pub use listed::paths as lists;

const UNUSABLE: Rule = Rule {
    name: "unusable-redirect",
    level: Level::Error,
    group: Group::Links,
    summary: "An old address of a page is none that the site can answer.",
};

const COLLIDING: Rule = Rule {
    name: "colliding-redirect",
    level: Level::Error,
    group: Group::Links,
    summary: "An old address of a page belongs to something else, so it is left out.",
};

const IN_TRANSLATION: Rule = Rule {
    name: "redirect-in-translation",
    level: Level::Warning,
    group: Group::Links,
    summary: "A translation names an old address, which only the page that it follows can.",
};

const USELESS: Rule = Rule {
    name: "useless-redirect-line",
    level: Level::Warning,
    group: Group::Links,
    summary: "A line of `redirects.csv` or `.openpublishing.redirection.json` leads nowhere.",
};

pub const RULES: [&Rule; 4] = [&UNUSABLE, &COLLIDING, &IN_TRANSLATION, &USELESS];

/// Files that every site has at its root.
const OWN_FILES: &[&str] = &[
    "404.html",
    "index.html",
    "llms.txt",
    "robots.txt",
    "sitemap.xml",
];

/// The folder at the root that holds the theme's files.
const OWN_FOLDER: &str = "assets";

struct Collector<'a> {
    site: &'a Site,
    /// What stands at each path, in small letters: some disks do not tell capitals apart.
    taken: BTreeMap<String, String>,
    found: Vec<Redirect>,
    problems: Vec<Diagnostic>,
}

/// All old addresses of a site, and what is wrong with them.
pub fn of(site: &Site, found: &Found, library: &dyn Library) -> (Vec<Redirect>, Vec<Diagnostic>) {
    let mut collector = Collector {
        site,
        taken: taken(site),
        found: Vec::new(),
        problems: Vec::new(),
    };
    collector.settings(library.open("site.yaml"));
    for family in &site.families {
        collector.pages(family);
    }
    collector.listed(&found.roots[site.source()], library);
    collector.homes();
    (collector.found, collector.problems)
}

/// Every path that has an owner, with what the owner is called.
fn taken(site: &Site) -> BTreeMap<String, String> {
    let mut taken = BTreeMap::new();
    let mut take = |path: &str, owner: String| taken.insert(path.to_lowercase(), owner);
    for file in OWN_FILES {
        take(file, format!("the site's own `{file}`"));
    }
    for (index, locale) in site.locales.iter().enumerate() {
        let tag = locale.tag.in_url();
        take(&format!("{tag}/404.html"), "the site's own page".into());
        for family in &site.families {
            if let Some(page) = &family.pages[index] {
                let path = index_of(&tag, page_folder(&family.path));
                take(&path, format!("the page `{}`", page.path));
            }
        }
    }
    for (locale, path) in &site.assets {
        let tag = site.locales[*locale].tag.in_url();
        take(&format!("{tag}/{path}"), format!("the file `{path}`"));
    }
    taken
}

fn index_of(tag: &str, folder: &str) -> String {
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{tag}/{folder}{slash}index.html")
}

impl Collector<'_> {
    fn report(&mut self, rule: &'static Rule, place: &Place, message: String, help: &str) {
        let problem = Diagnostic::new(rule, place.clone(), message).help(help);
        self.problems.push(problem);
    }

    /// The `redirects` of the settings: from the site's root to a page or to another site.
    fn settings(&mut self, settings: Option<Arc<Source>>) {
        for moved in &self.site.config.redirects {
            let place = match &settings {
                Some(source) => Place::new(source, Span::new(SourceId(0), moved.at.clone())),
                None => Place::file("site.yaml"),
            };
            let Some(target) = self.target(&moved.to, &place) else {
                continue;
            };
            let Some(path) = self.path(&moved.from, &place) else {
                continue;
            };
            let first = path.split('/').next().unwrap_or_default();
            if first == OWN_FOLDER || first.starts_with('_') {
                let message = format!("`{first}/` holds the site's own files");
                let help = "readers never found a page there; leave the line out";
                self.report(&UNUSABLE, &place, message, help);
                continue;
            }
            let locales = &self.site.locales;
            let locale = locales.iter().position(|l| l.tag.in_url() == first);
            let redirect = Redirect {
                path,
                locale,
                target,
                place: Some(place.clone()),
                is_home: false,
            };
            self.add(&COLLIDING, &place, &moved.from, vec![redirect]);
        }
    }

    /// What a line of the settings leads to.
    fn target(&mut self, to: &str, place: &Place) -> Option<Target> {
        if to.starts_with("https://") || to.starts_with("http://") {
            return Some(Target::Elsewhere(to.to_owned()));
        }
        let (page, anchor) = to.split_once('#').unwrap_or((to, ""));
        let page = page.trim_matches('/').trim_end_matches(".md");
        match self.site.family(page) {
            Some(family) => Some(Target::Page {
                family: family.path.clone(),
                anchor: anchor.to_owned(),
            }),
            None => {
                let message = format!("there is no page `{page}.md` in any language");
                let help = "write the page's path without its language, as in `plans/business`, or an address that begins with `https://`";
                self.report(&UNUSABLE, place, message, help);
                None
            }
        }
    }

    /// The fields of the page that translations follow: for all languages.
    fn pages(&mut self, family: &Family) {
        let source = self.site.source();
        let pages = family.pages.iter().enumerate();
        let mut pages: Vec<_> = pages
            .filter_map(|(l, page)| Some((l, page.as_ref()?)))
            .collect();
        pages.sort_by_key(|(locale, _)| *locale != source);
        let Some(((_, leader), others)) = pages.split_first() else {
            return;
        };
        for (old, place) in &leader.former {
            let Some(path) = self.path(old, place) else {
                continue;
            };
            let locales = self.site.locales.iter().enumerate();
            let tags = locales.map(|(index, locale)| (index, locale.tag.in_url()));
            let mut tags: Vec<_> = tags.collect();
            // `/nl/old-name/` is the address of one language.
            let first = path.split('/').next().unwrap_or_default();
            let named = tags.iter().find(|(_, tag)| tag == first).cloned();
            let path = match named
                .as_ref()
                .and_then(|(_, tag)| path.strip_prefix(tag.as_str()))
            {
                Some(rest) => rest.trim_start_matches('/').to_owned(),
                None => path,
            };
            tags.retain(|tag| named.as_ref().is_none_or(|named| named == tag));
            let redirects = tags.into_iter().map(|(index, tag)| Redirect {
                path: format!("{tag}/{path}"),
                locale: Some(index),
                target: Target::Page {
                    family: family.path.clone(),
                    anchor: String::new(),
                },
                place: None,
                is_home: false,
            });
            self.add(&COLLIDING, place, old, redirects.collect());
        }
        for (old, place) in others.iter().flat_map(|(_, page)| &page.former) {
            // Translators get the fields of the source with its text.
            if leader.former.iter().all(|(known, _)| known != old) {
                let message = format!("the old address `{old}` does not count in a translation");
                let help = format!(
                    "name it in `{}`: it then holds for all languages",
                    leader.path
                );
                self.report(&IN_TRANSLATION, place, message, &help);
            }
        }
    }

    /// The lists that vendors keep, of the language that translations follow: for all languages.
    fn listed(&mut self, root: &str, library: &dyn Library) {
        let (lines, problems) = listed::read(root, library);
        let source = &self.site.locales[self.site.source()].tag;
        let is_trusted = self.site.config.trust(source).everything;
        self.problems.extend(problems);
        let families = self.site.families.iter();
        let chain = Chain::of(families.map(|family| family.path.as_str()), &lines);
        for line in &lines {
            let Some(target) = chain.target(&line.to) else {
                let message = format!(
                    "the old address `{}` leads to no page, or in a circle",
                    line.written
                );
                let help = "let it lead to a page";
                self.report(&USELESS, &line.place, message, help);
                continue;
            };
            if let Target::Elsewhere(address) = &target
                && !is_trusted
                && !listed::is_vendors(address)
            {
                let message = format!(
                    "the old address `{}` leads to another site, `{address}`",
                    line.written
                );
                let help = "let it lead to a page, or write it under `redirects` in site.yaml";
                self.report(&USELESS, &line.place, message, help);
                continue;
            }
            let path = match file(&line.old) {
                Ok(path) => path,
                Err(wrong) => {
                    let message = format!("the old address `{}` {wrong}", line.written);
                    self.report(&USELESS, &line.place, message, "remove the line");
                    continue;
                }
            };
            let locales = self.site.locales.iter().enumerate();
            let redirects = locales.map(|(index, locale)| Redirect {
                path: format!("{}/{path}", locale.tag.in_url()),
                locale: Some(index),
                target: target.clone(),
                place: None,
                is_home: false,
            });
            self.add(&USELESS, &line.place, &line.written, redirects.collect());
        }
    }

    /// A locale's own address leads to its first page, where no language has an `index.md`.
    fn homes(&mut self) {
        if self.site.has_index() {
            return;
        }
        for (index, locale) in self.site.locales.iter().enumerate() {
            let path = index_of(&locale.tag.in_url(), "");
            let home = self.site.home(index);
            if let (Some(home), false) = (home, self.taken.contains_key(&path)) {
                self.found.push(Redirect {
                    path,
                    locale: Some(index),
                    target: Target::Page {
                        family: home.to_owned(),
                        anchor: String::new(),
                    },
                    place: None,
                    is_home: true,
                });
            }
        }
    }

    /// The file that answers at an old address.
    fn path(&mut self, old: &str, place: &Place) -> Option<String> {
        match file(old) {
            Ok(path) => Some(path),
            Err(wrong) => {
                let message = format!("the old address `{old}` {wrong}");
                let help =
                    "write it as it stood behind the site's own address, as in `plans/old-name/`";
                self.report(&UNUSABLE, place, message, help);
                None
            }
        }
    }

    /// Takes redirects of one line, unless something else stands at any of them.
    fn add(&mut self, rule: &'static Rule, place: &Place, old: &str, redirects: Vec<Redirect>) {
        let owner = redirects
            .iter()
            .find_map(|redirect| self.owner(&redirect.path));
        if let Some(owner) = owner {
            let message = format!("at the old address `{old}` stands {owner}");
            let help = "leave this address out, or rename what stands there";
            return self.report(rule, place, message, help);
        }
        for redirect in redirects {
            let owner = format!(
                "another old address, of {}:{}",
                place.path, place.start.line
            );
            self.taken.insert(redirect.path.to_lowercase(), owner);
            self.found.push(redirect);
        }
    }

    /// What stands at a path, above it where it would be a folder, or below it where that is one.
    fn owner(&self, path: &str) -> Option<&str> {
        let path = path.to_lowercase();
        let above = path.match_indices('/').map(|(at, _)| &path[..at]);
        let mut here = above.chain([path.as_str()]);
        let found = here.find_map(|path| self.taken.get(path));
        let folder = format!("{path}/");
        let below = || {
            let mut below = self.taken.range(folder.clone()..);
            below
                .next()
                .filter(|(path, _)| path.starts_with(&folder))
                .map(|(_, owner)| owner)
        };
        found.or_else(below).map(String::as_str)
    }
}
