//! Gives the pages that belong together though their paths differ: those that the settings pair, and
//! those that bear one id. A path that languages share always comes before an id.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::config::{Config, Pair};
use crate::diagnostic::{Diagnostic, Group, Level, Place, Rule};
use crate::document::FrontMatter;
use crate::document::library::Library;
use crate::source::{SourceId, Span};

use super::Found;

const MOVED: Rule = Rule {
    name: "moved-page",
    level: Level::Note,
    group: Group::Structure,
    summary: "A page bears another path than in the other languages, and was found by its id.",
};

const UNUSABLE: Rule = Rule {
    name: "unusable-pair",
    level: Level::Error,
    group: Group::Structure,
    summary: "A line of `pairs` in the settings names pages that cannot be brought together.",
};

pub const RULES: [&Rule; 2] = [&MOVED, &UNUSABLE];

/// A page that bears an id.
struct Bearer {
    family: String,
    locale: usize,
    place: Place,
}

/// The pages that bear each id.
type Bearers = BTreeMap<String, Vec<Bearer>>;

impl Found {
    /// Brings pages together that no path does. Files are opened only where some language lacks a page.
    pub fn pair(&mut self, config: &Config, library: &dyn Library) {
        self.pair_as_told(config, library);
        let begun: BTreeSet<usize> = self
            .pages
            .values()
            .flat_map(|files| files.keys().copied())
            .collect();
        let lacking = |files: &BTreeMap<usize, String>| files.len() < begun.len();
        let mut bearers = self.bearers(config, library, lacking);
        bearers.retain(|_, pages| pages.iter().any(|page| page.family != pages[0].family));
        if bearers.is_empty() {
            return;
        }
        // A page that no language lacks may bear the same id: then it tells nothing.
        let others = self.bearers(config, library, |files| !lacking(files));
        for (id, pages) in bearers {
            let twins = others.get(&id).into_iter().flatten();
            let mut locales = pages.iter().chain(twins).map(|page| page.locale);
            let mut seen = BTreeSet::new();
            if locales.all(|locale| seen.insert(locale)) {
                self.bring_together(config, &pages);
            }
        }
    }

    /// Moves pages to the families that the settings name.
    fn pair_as_told(&mut self, config: &Config, library: &dyn Library) {
        let pairs = config.trees.pairs.iter().filter_map(|pair| {
            let mut locales = config.locales.iter();
            let locale = locales.position(|tag| tag.same_as(&pair.locale))?;
            Some((pair, locale))
        });
        // All are taken out first, so that two pages may change places.
        let pairs = pairs.map(|(pair, locale)| (pair, locale, self.take(locale, &pair.path)));
        let pairs: Vec<_> = pairs.collect();
        for (pair, locale, file) in pairs {
            let Pair { family, path, .. } = pair;
            let tag = &config.locales[locale];
            let Some(file) = file else {
                let wrong = format!("there is no page `{path}.md` in {tag}");
                self.problems.push(unusable(pair, library, wrong));
                continue;
            };
            let wrong = match self.pages.get(family).map(|files| files.get(&locale)) {
                Some(None) => None,
                Some(Some(_)) => Some(format!("{tag} has a page `{family}.md` as well")),
                None => Some(format!("no other language has a page `{family}.md`")),
            };
            let to = if wrong.is_none() { family } else { path };
            if to != path {
                self.rename(locale, path, family);
            }
            self.pages
                .entry(to.clone())
                .or_default()
                .insert(locale, file);
            self.problems
                .extend(wrong.map(|wrong| unusable(pair, library, wrong)));
        }
    }

    /// Remembers the path that a page bears in its locale, in small letters too: so links are compared.
    pub(super) fn rename(&mut self, locale: usize, own: &str, family: &str) {
        let names = &mut self.names[locale];
        // What was moved to this path before moves on.
        let before = names.values_mut().filter(|name| name.as_str() == own);
        before.for_each(|name| *name = family.to_owned());
        names.insert(own.to_lowercase(), family.to_owned());
        names.insert(own.to_owned(), family.to_owned());
    }

    /// A page's file, which is then of no family.
    fn take(&mut self, locale: usize, path: &str) -> Option<String> {
        let files = self.pages.get_mut(path)?;
        let file = files.remove(&locale);
        if files.is_empty() {
            self.pages.remove(path);
        }
        file
    }

    /// The ids of all pages of some families. A draft is no page yet.
    fn bearers(
        &self,
        config: &Config,
        library: &dyn Library,
        of: impl Fn(&BTreeMap<usize, String>) -> bool,
    ) -> Bearers {
        let families = self.pages.iter().filter(|(_, files)| of(files));
        let pages = families.flat_map(|(family, files)| {
            let files = files.iter();
            files.map(move |(&locale, file)| (family, locale, file))
        });
        let pages: Vec<_> = pages.collect();
        let read = pages.into_par_iter().filter_map(|(family, locale, file)| {
            let (id, place) = id(file, config.drafts, library)?;
            let family = family.clone();
            Some((
                id,
                Bearer {
                    family,
                    locale,
                    place,
                },
            ))
        });
        let mut bearers = Bearers::new();
        for (id, bearer) in read.collect::<Vec<_>>() {
            bearers.entry(id).or_default().push(bearer);
        }
        bearers
    }

    /// Makes one family of pages that bear one id: that of the language which translations follow, or
    /// of the most languages.
    fn bring_together(&mut self, config: &Config, pages: &[Bearer]) {
        let source = config.source.as_ref();
        let is_source =
            |page: &&Bearer| source.is_some_and(|tag| config.locales[page.locale].same_as(tag));
        let languages = |page: &&Bearer| self.pages.get(&page.family).map_or(0, BTreeMap::len);
        // Of those that are alike the last is taken, and the first is meant.
        let most = || pages.iter().rev().max_by_key(languages);
        let Some(leader) = pages.iter().find(is_source).or_else(most) else {
            return;
        };
        let family = &leader.family;
        for page in pages.iter().filter(|page| page.family != *family) {
            let beside = self.pages.get(family);
            if beside.is_none_or(|files| files.contains_key(&page.locale)) {
                continue;
            }
            let Some(file) = self.take(page.locale, &page.family) else {
                continue;
            };
            let (tag, other) = (&config.locales[page.locale], &config.locales[leader.locale]);
            let own = &page.family;
            let message = format!(
                "this page is `{own}.md` here and `{family}.md` in {other}; it was found by its id"
            );
            let help = format!(
                "give it the path that it has in {other}, or write under `pairs` in site.yaml: `{family}: {{{tag}: {own}}}`"
            );
            let note = Diagnostic::new(&MOVED, page.place.clone(), message);
            self.problems
                .push(note.help(help).about(family, &tag.to_string()));
            self.rename(page.locale, own, family);
            let files = self.pages.entry(family.clone()).or_default();
            files.insert(page.locale, file);
        }
    }
}

/// The id that a page bears, and where. What cannot be read is told of when the page is read.
fn id(file: &str, drafts: bool, library: &dyn Library) -> Option<(String, Place)> {
    let source = library.open(file)?;
    let front = FrontMatter::read(source.text(), &mut Vec::new());
    if front.is_draft() && !drafts {
        return None;
    }
    let mut fields = front.fields();
    let (_, value, _, span) = fields.find(|(key, ..)| key.eq_ignore_ascii_case("exl-id"))?;
    let id = value.as_str()?.trim();
    (!id.is_empty()).then(|| (id.to_owned(), Place::new(&source, span)))
}

fn unusable(pair: &Pair, library: &dyn Library, wrong: String) -> Diagnostic {
    let place = match library.open("site.yaml") {
        Some(source) => Place::new(&source, Span::new(SourceId(0), pair.at.clone())),
        None => Place::file("site.yaml"),
    };
    let help = "write the path of the page, and its path in each language that has another one, as in \
                `plans/business: {nl: plans/zakelijk}`";
    Diagnostic::new(&UNUSABLE, place, wrong).help(help)
}
