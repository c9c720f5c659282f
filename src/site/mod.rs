//! Gives the site as plain data: what is left of every page once it is read, and how pages are
//! called and linked.

pub mod address;
mod body;
mod history;
mod label;
mod page;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::config::Config;
use crate::diagnostic::{Diagnostic, PageName, Place, Rule};
use crate::facts::{Statement, Value};
use crate::locale::{Lexicon, Messages, Tag};
use crate::picture::Picture;

use address::encode_path;
pub use body::{Body, Filling, Gap, Target};
pub use history::{Day, History};
pub use label::{Crossed, Label};
pub use page::{Contact, Heading, Page, Service};

pub struct Site {
    pub config: Config,
    /// In the order that readers are shown.
    pub locales: Vec<Locale>,
    /// For each locale, those whose pages and pictures stand in for its own, best first.
    pub stand_ins: Vec<Vec<usize>>,
    /// By path.
    pub families: Vec<Family>,
    /// Pictures and other files beside the pages: locale and path below its folder.
    pub assets: BTreeSet<(usize, String)>,
    /// The pictures among them.
    pub pictures: BTreeMap<(usize, String), Picture>,
    /// Addresses that pages had before.
    pub redirects: Vec<Redirect>,
    /// What the site's repository knows of its files.
    pub history: History,
    /// What is wrong and not accepted.
    pub diagnostics: Vec<Diagnostic>,
    /// What was found and accepted with a reason.
    pub accepted: Vec<Diagnostic>,
    /// What is found only because translations are behind; the findings that say so tell it too.
    pub outrun: Vec<Diagnostic>,
    /// How much was compared.
    pub compared: Compared,
}

/// How much was laid side by side.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Compared {
    /// Pages that stand in two languages at least.
    pub pages: usize,
    pub cells: usize,
    pub facts: usize,
}

pub struct Locale {
    pub tag: Tag,
    /// What the language calls itself.
    pub name: String,
    pub messages: Arc<Messages>,
    pub lexicon: Arc<Lexicon>,
    /// The table of contents: the locale's own, or one made from its folders.
    pub contents: Vec<Entry>,
}

/// A line of a table of contents.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    pub title: String,
    pub target: Option<Target>,
    /// Where it stands in its file.
    pub place: Option<Place>,
    pub children: Vec<Entry>,
}

/// The pages of one path in all locales.
#[derive(Clone, Serialize, Deserialize)]
pub struct Family {
    pub path: String,
    /// By locale.
    pub pages: Vec<Option<Page>>,
    pub labels: Vec<Label>,
    /// Labels that look exchanged by their words alone.
    pub crossed: Vec<Crossed>,
    /// What its pages state.
    pub lines: Vec<Line>,
}

/// What the pages of a family state at one place, by locale.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Line(pub Vec<Option<Statement>>);

impl Line {
    pub fn at(&self, locale: usize) -> Option<&Statement> {
        self.0.get(locale)?.as_ref()
    }

    /// What is stated there in any language.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        let statements = self.0.iter().flatten();
        statements.flat_map(|statement| &statement.values)
    }
}

/// What a site is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Findings, without the text of pages.
    Check,
    /// Findings, and what mends those about facts: for each of them its page is read several times more.
    Mend,
    /// Findings and the text of pages.
    Build,
}

/// An address at which something stood before, and where it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The file that answers there, from the root of the output.
    pub path: String,
    /// The language of the reader who comes there. None: it is not known.
    pub locale: Option<usize>,
    pub target: Target,
    /// The line of the settings that says so.
    pub place: Option<Place>,
    /// Whether nothing stood there: a locale's address leads to its first page.
    pub is_home: bool,
}

impl Site {
    /// The family of a path. A folder means its own page.
    pub fn family(&self, path: &str) -> Option<&Family> {
        let find = |path: &str| {
            let index = self
                .families
                .binary_search_by(|family| family.path.as_str().cmp(path));
            index.ok().map(|index| &self.families[index])
        };
        find(path).or_else(|| match path {
            "" => find("index"),
            folder => find(&format!("{folder}/index")),
        })
    }

    pub fn page(&self, family: &str, locale: usize) -> Option<&Page> {
        self.family(family)?.pages.get(locale)?.as_ref()
    }

    /// The family and the locale of a page's file.
    pub fn page_at(&self, path: &str) -> Option<(&Family, usize)> {
        self.families.iter().find_map(|family| {
            let mut pages = family.pages.iter();
            let own = |page: &Option<Page>| page.as_ref().is_some_and(|page| *page.path == *path);
            Some((family, pages.position(own)?))
        })
    }

    /// The families with a page that is this file or brings it in, and the locale of that page; a page
    /// comes before what it brings in.
    pub fn pages_with(&self, path: &str) -> Vec<(&Family, usize)> {
        let own = self.page_at(path).into_iter();
        let bringing = self.families.iter().filter_map(|family| {
            let has = |page: &Page| page.parts.iter().any(|part| **part == *path);
            let mut pages = family.pages.iter();
            Some((
                family,
                pages.position(|page| page.as_ref().is_some_and(has))?,
            ))
        });
        own.chain(bringing).collect()
    }

    /// Marks the pages that a rule is broken by, and nobody accepts it, as stale.
    pub fn mark_stale(&mut self, rule: &Rule) {
        let broken = self
            .diagnostics
            .iter()
            .filter(|finding| finding.rule == rule);
        let pages: BTreeSet<&PageName> =
            broken.filter_map(|finding| finding.page.as_ref()).collect();
        if pages.is_empty() {
            return;
        }
        let tags = self
            .locales
            .iter()
            .map(|locale| locale.tag.to_string().into());
        let tags: Vec<Arc<str>> = tags.collect();
        for family in &mut self.families {
            let path: Arc<str> = family.path.as_str().into();
            for (page, locale) in family.pages.iter_mut().zip(&tags) {
                let name = PageName {
                    family: path.clone(),
                    locale: locale.clone(),
                };
                if let Some(page) = page {
                    page.stale = pages.contains(&name);
                }
            }
        }
    }

    /// The locale that translations follow, or the first.
    pub fn source(&self) -> usize {
        self.config.source_index().unwrap_or(0)
    }

    /// The family at which a locale's readers arrive: the index, be it in another language, or the
    /// first page that they have in theirs, or any.
    pub fn home(&self, locale: usize) -> Option<&str> {
        let own = |family: &&str| self.page(family, locale).is_some();
        let shown = |family: &&str| self.page_locale(family, locale).is_some();
        let all = || {
            let order = self.reading_order(locale).into_iter();
            order.chain(self.families.iter().map(|family| family.path.as_str()))
        };
        let index = Some("index").filter(|_| self.has_index());
        index
            .or_else(|| all().find(own))
            .or_else(|| all().find(shown))
    }

    /// Whether any language has a page at the addresses of the languages themselves.
    pub fn has_index(&self) -> bool {
        self.family("index")
            .is_some_and(|family| family.path == "index")
    }

    /// The address of a page from the root of its host.
    pub fn url(&self, family: &str, locale: usize) -> String {
        let mut url = format!(
            "{}{}/",
            self.config.base_path(),
            self.locales[locale].tag.in_url()
        );
        let folder = page_folder(family);
        if !folder.is_empty() {
            url.push_str(&encode_path(folder));
            url.push('/');
        }
        url
    }

    pub fn asset_url(&self, path: &str, locale: usize) -> String {
        format!(
            "{}{}/{}",
            self.config.base_path(),
            self.locales[locale].tag.in_url(),
            encode_path(path)
        )
    }

    /// The locale whose file stands in for a file beside a page: its own, the source's, any.
    pub fn asset_locale(&self, path: &str, locale: usize) -> Option<usize> {
        let mut order = self.stand_ins[locale].iter().copied();
        order.find(|&locale| self.assets.contains(&(locale, path.to_owned())))
    }

    /// The locale in which a page is shown: its own, or the source's where it is not translated.
    pub fn page_locale(&self, family: &str, locale: usize) -> Option<usize> {
        let pages = &self.family(family)?.pages;
        let mut order = self.stand_ins[locale].iter().copied();
        order.find(|&locale| pages[locale].is_some())
    }

    /// A page as readers of a locale get it, and the locale of its text.
    pub fn shown(&self, family: &str, locale: usize) -> Option<(usize, &Page)> {
        let shown = self.page_locale(family, locale)?;
        Some((shown, self.page(family, shown)?))
    }

    /// Pages in reading order: as the locale's table of contents has them, then the others.
    pub fn reading_order(&self, locale: usize) -> Vec<&str> {
        let mut order = Vec::new();
        let mut seen = BTreeMap::new();
        let mut add = |family: &str| {
            if let Some(found) = self.family(family)
                && found.pages.iter().any(Option::is_some)
                && seen.insert(found.path.as_str(), ()).is_none()
            {
                order.push(found.path.as_str());
            }
        };
        let mut stack: Vec<&Entry> = self.locales[locale].contents.iter().rev().collect();
        while let Some(entry) = stack.pop() {
            if let Some(Target::Page { family, .. }) = &entry.target {
                add(family);
            }
            stack.extend(entry.children.iter().rev());
        }
        order
    }
}

/// The folder in which a page's `index.html` stands: `a/index` is its folder's own page.
pub fn page_folder(family: &str) -> &str {
    match family.strip_suffix("index") {
        Some("") => "",
        Some(folder) if folder.ends_with('/') => folder.trim_end_matches('/'),
        _ => family,
    }
}
