//! Gives what readers get: pages and what stands around them, as bytes with a path.

mod alternates;
mod answered;
mod around;
pub mod blocks;
pub mod body;
mod called;
mod cards;
mod comparison;
pub mod contacts;
mod copies;
mod feed;
mod fill;
mod fixed;
pub mod headings;
mod isolate;
mod linked_data;
pub mod links;
mod look;
mod markdown;
pub mod markup;
mod missing;
mod moved;
mod navigation;
mod notice;
mod page;
pub mod partners;
pub mod search;
pub mod semantics;
mod sitemap;
mod spoken;
mod start;
pub mod summary;
mod translations;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::Serialize;
use tera::{Context, Tera};

use crate::site::Site;
use crate::theme::Theme;

use comparison::Answers;
use linked_data::Doubts;
use navigation::Navigation;
use search::Collector;

/// A file of the built site.
#[derive(Debug)]
pub struct Output {
    /// From the root of the output, with forward slashes.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// A template that cannot be used, and why.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct TemplateFault(String);

/// Where outputs go, one by one, in no order.
pub type Taker<'a> = &'a (dyn Fn(Output) + Sync);

/// A kind of file that a site gives: one file of this room and one line in [`SHELF`].
trait Kind: Sync {
    fn make(&self, press: &Press, take: Taker) -> tera::TeraResult<()>;
}

/// Every kind of output.
const SHELF: &[&dyn Kind] = &[
    &start::Start,
    &missing::Missing,
    &moved::Moved,
    &fixed::Fixed,
    &page::Pages,
    &translations::Translations,
    &copies::Copies,
    &sitemap::Sitemap,
    &feed::Feed,
];

/// What outputs are made from.
struct Press<'a> {
    site: &'a Site,
    theme: &'a Theme,
    tera: Tera,
    /// By locale: what every template is given.
    contexts: Vec<Context>,
    /// By locale.
    navigations: Vec<Navigation>,
    doubts: Doubts<'a>,
    answers: Answers<'a>,
    /// Where the texts of pages go, when the site gets a search.
    collector: Option<Collector<'a>>,
}

/// Pages that somebody waits for.
pub struct First<'a> {
    /// The paths of their files.
    pub wanted: &'a BTreeSet<String>,
    /// What is done as soon as they are made.
    pub made: &'a dyn Fn(),
}

/// Writes the whole site. Without a collector it has no search.
pub fn render(
    site: &Site,
    theme: &Theme,
    first: Option<First>,
    take: Taker,
    collector: Option<Collector>,
) -> Result<(), TemplateFault> {
    let fault = |error: tera::Error| TemplateFault(told(&error));
    let locales = 0..site.locales.len();
    let press = Press {
        site,
        theme,
        tera: templates(theme).map_err(fault)?,
        contexts: locales
            .clone()
            .map(|locale| context(site, locale, collector.is_some()))
            .collect(),
        navigations: locales
            .into_par_iter()
            .map(|locale| Navigation::of(site, locale))
            .collect(),
        doubts: Doubts::of(site),
        answers: Answers::of(site),
        collector,
    };
    if let Some(First { wanted, made }) = first {
        page::some(&press, wanted, take).map_err(fault)?;
        made();
    }
    SHELF
        .iter()
        .try_for_each(|kind| kind.make(&press, take))
        .map_err(fault)
}

fn templates(theme: &Theme) -> tera::TeraResult<Tera> {
    let mut tera = Tera::new();
    let files: Vec<(&str, String)> = theme
        .folder("templates")
        .into_iter()
        .map(|(name, bytes)| (name, String::from_utf8_lossy(bytes).into_owned()))
        .collect();
    tera.add_raw_templates(files)?;
    Ok(tera)
}

/// An error with what caused it, outermost first.
fn told(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes
        .map(|cause| with_near_names(&cause.to_string()))
        .collect::<Vec<_>>()
        .join("\n")
        // Templates are named by their path below this folder.
        .replace("--> ", "--> templates/")
}

/// An error that lists all names which there are, with those alone that may have been meant.
fn with_near_names(message: &str) -> String {
    let lines = message.split('\n').map(|line| {
        let lists = [" Available fields: ", " Available variables: "];
        let list = lists.iter().find_map(|list| line.split_once(list));
        let Some((told, names)) = list else {
            return line.to_owned();
        };
        let wrong = told.split('`').nth(1).unwrap_or_default();
        let mut names: Vec<(f64, &str)> = names
            .split(", ")
            .map(|name| (strsim::jaro_winkler(name, wrong), name))
            .filter(|(score, _)| *score > 0.75)
            .collect();
        names.sort_by(|a, b| b.0.total_cmp(&a.0));
        let names: Vec<String> = names
            .iter()
            .take(3)
            .map(|(_, name)| format!("`{name}`"))
            .collect();
        match names.is_empty() {
            true => told.to_owned(),
            false => format!("{told} Did you mean {}?", names.join(", ")),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[derive(Serialize)]
struct SiteView<'a> {
    title: &'a str,
    base: &'a str,
}

#[derive(Serialize)]
struct LocaleView<'a> {
    tag: String,
    dir: &'static str,
    name: &'a str,
}

/// What every template is given.
fn context(site: &Site, index: usize, searched: bool) -> Context {
    let locale = &site.locales[index];
    let mut context = Context::new();
    let view = SiteView {
        title: site.config.title_for(&locale.tag),
        base: site.config.base_path(),
    };
    context.insert("site", &view);
    let view = LocaleView {
        tag: locale.tag.to_string(),
        dir: alternates::direction(&locale.tag),
        name: &locale.name,
    };
    context.insert("locale", &view);
    context.insert("t", &words(site, index));
    let first = || site.families.first().map(|family| family.path.as_str());
    let home = site.home(index).or_else(first).unwrap_or("index");
    context.insert("home", &site.url(home, index));
    context.insert("locales", &start::choices(site));
    context.insert("feed", &feed::address(site, index));
    let search = searched.then(|| search::view(site, index));
    context.insert("search", &search.unwrap_or_default());
    context
}

/// The words of the interface, with their language where it is not the readers' own.
fn words(site: &Site, index: usize) -> BTreeMap<String, String> {
    let mut words = site.locales[index].messages.plain().clone();
    let foreign = alternates::foreign_words(site, index);
    let (tag, dir) = foreign.map_or_else(Default::default, |words| (words.tag, words.dir));
    words.insert("words_tag".into(), tag);
    words.insert("words_dir".into(), dir.to_owned());
    words
}

impl Press<'_> {
    fn context(&self, locale: usize) -> Context {
        self.contexts[locale].clone()
    }

    fn page(&self, template: &str, context: &Context, path: String) -> tera::TeraResult<Output> {
        let mut bytes = Vec::new();
        self.tera.render_to(template, context, &mut bytes)?;
        Ok(Output { path, bytes })
    }
}
