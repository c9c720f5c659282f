//! Gives a page: its text with every gap filled, in the frame of the template.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;
use serde::Serialize;

use crate::site::{Family, Locale, Page, Site, page_folder};
use crate::wording::Wording;

use super::alternates::{Alternate, Claims, Foreign, Language, Title};
use super::alternates::{absolute, alternates, claims, foreign, foreign_words};
use super::around::{self, Foot, Preview};
use super::body::Naming;
use super::copies;
use super::fill::fill;
use super::linked_data::linked_data;
use super::notice::{Notice, notices};
use super::{Kind, Output, Press, Taker, comparison, search};

#[derive(Serialize)]
struct View<'a> {
    title: &'a str,
    /// The title of the site, in the language of the text.
    site_title: &'a str,
    /// The language of the text, where it is not the reader's.
    foreign: Option<Foreign>,
    description: &'a str,
    url: String,
    canonical: String,
    /// The title of the page as it stands at the head of its text, and the text below it.
    heading: &'a str,
    html: &'a str,
    /// Whether the text has a title of its own.
    has_title: bool,
    path: &'a str,
    contents: Vec<Content<'a>>,
    breadcrumbs: Vec<Crumb>,
    alternates: Vec<Alternate>,
    /// The languages the page exists in; none where it is not translated.
    hreflang: Vec<Language>,
    x_default: String,
    notices: Vec<Notice>,
    previous: Option<Crumb>,
    next: Option<Crumb>,
    preview: Preview,
    foot: Foot,
    /// The address of the page as Markdown.
    markdown: String,
    /// What the page states, for machines; none where it is not translated.
    linked_data: String,
    /// Whether it has hours whose zone is known.
    timed: bool,
}

#[derive(Serialize)]
struct Content<'a> {
    id: &'a str,
    text: &'a str,
    /// The editions it is for, where sections of several have one name.
    edition: Option<String>,
    level: u8,
}

#[derive(Serialize)]
pub struct Crumb {
    #[serde(flatten)]
    pub title: Title,
    pub href: Option<String>,
}

pub struct Pages;

impl Kind for Pages {
    fn make(&self, press: &Press, take: Taker) -> tera::TeraResult<()> {
        let site = press.site;
        site.families.par_iter().try_for_each(|family| {
            let claims = claims(site, &family.path);
            let mut copies = copies_of(site, family);
            copies.try_for_each(|copy| write(press, &copy, &claims, take))
        })
    }
}

/// Gives some of the pages, by the paths of their files.
pub fn some(press: &Press, wanted: &BTreeSet<String>, take: Taker) -> tera::TeraResult<()> {
    let site = press.site;
    let copies = site
        .families
        .iter()
        .flat_map(|family| copies_of(site, family));
    let is_wanted = |copy: &Copy| wanted.contains(&format!("{}/index.html", folder(site, copy)));
    let mut copies = copies.filter(is_wanted);
    copies.try_for_each(|copy| write(press, &copy, &claims(site, copy.family), take))
}

/// A page as readers of each locale get it.
fn copies_of<'a>(site: &'a Site, family: &'a Family) -> impl Iterator<Item = Copy<'a>> {
    (0..site.locales.len()).filter_map(|locale| {
        let (shown, page) = site.shown(&family.path, locale)?;
        Some(Copy {
            family: &family.path,
            locale,
            shown,
            page,
        })
    })
}

/// The folder of a page's files in the output.
fn folder(site: &Site, copy: &Copy) -> String {
    let tag = site.locales[copy.locale].tag.in_url();
    match page_folder(copy.family) {
        "" => tag,
        folder => format!("{tag}/{folder}"),
    }
}

/// A page as readers of one locale get it.
pub struct Copy<'a> {
    pub family: &'a str,
    /// The readers'.
    pub locale: usize,
    /// That of the text: another one where the page is not translated.
    pub shown: usize,
    pub page: &'a Page,
}

fn write(press: &Press, copy: &Copy, claims: &Claims, take: Taker) -> tera::TeraResult<()> {
    let Copy {
        family,
        locale,
        shown,
        page,
    } = *copy;
    let (site, navigation) = (press.site, &press.navigations[locale]);
    let folder = folder(site, copy);
    let tables = comparison::tables(press, copy)?;
    let inserted: Vec<&str> = tables.iter().map(|table| table.html.as_str()).collect();
    let translated = shown == locale;
    if translated {
        take(copies::of(site, copy, &inserted, &folder));
    }
    let filled = fill(site, copy, &inserted);
    let (heading, html) = filled.html.split_at(filled.titled);
    if let Some(collect) = press.collector.filter(|_| translated) {
        collect(search::text(site, family, locale, page, &filled.html));
    }
    let (previous, next) = navigation.beside(family);
    let crumb = |family: Option<&str>| {
        let (shown, page) = site.shown(family?, locale)?;
        Some(Crumb {
            title: Title::of(site, page, shown, locale),
            href: Some(site.url(family?, locale)),
        })
    };
    // A text in another language is told to belong to the page in that language.
    let canonical = absolute(site, family, shown);
    let canonical = canonical.or_else(|| (!translated).then(|| site.url(family, shown)));
    let claims = Some(claims).filter(|_| translated);
    let x_default = claims.and_then(|claims| claims.default.clone());
    let breadcrumbs = breadcrumbs(press, copy, Title::of(site, page, shown, locale));
    let linked_data = translated.then(|| linked_data(press, copy, &breadcrumbs));
    let view = View {
        title: &page.title,
        site_title: site.config.title_for(&site.locales[shown].tag),
        foreign: foreign(site, shown, locale),
        description: &page.description,
        url: site.url(family, locale),
        canonical: canonical.unwrap_or_default(),
        heading,
        html,
        has_title: page.body.has_title,
        path: &page.path,
        contents: contents(site, shown, page),
        breadcrumbs,
        alternates: alternates(site, family, locale),
        hreflang: claims.map_or_else(Vec::new, |claims| claims.languages.clone()),
        x_default: x_default.unwrap_or_default(),
        notices: notices(site, copy),
        previous: crumb(previous),
        next: crumb(next),
        preview: around::preview(site, family, shown),
        foot: around::foot(site, locale, page),
        markdown: format!("{}{}", site.url(family, shown), copies::NAME),
        linked_data: linked_data.unwrap_or_default(),
        timed: page.body.timed,
    };
    let mut context = press.context(locale);
    context.insert("page", &view);
    context.insert("navigation", &navigation.html(family));
    take(press.page("page.html", &context, format!("{folder}/index.html"))?);
    for (name, bytes) in tables.into_iter().flat_map(|table| table.files) {
        take(Output {
            path: format!("{folder}/{name}"),
            bytes,
        });
    }
    Ok(())
}

fn contents<'a>(site: &Site, locale: usize, page: &'a Page) -> Vec<Content<'a>> {
    let Locale {
        tag,
        messages,
        lexicon,
        ..
    } = &site.locales[locale];
    let naming = Naming {
        config: &site.config,
        tag,
        wording: Wording { messages, lexicon },
    };
    let headings = page.headings.iter();
    let headings = headings.filter(|heading| matches!(heading.level, 2 | 3));
    let mut editions: HashMap<&str, BTreeSet<&str>> = HashMap::new();
    for heading in headings.clone() {
        editions
            .entry(&heading.text)
            .or_default()
            .insert(&heading.edition);
    }
    let content = headings.map(|heading| {
        let is_named = !heading.edition.is_empty() && editions[heading.text.as_str()].len() > 1;
        Content {
            id: &heading.id,
            text: &heading.text,
            edition: is_named.then(|| naming.editions(&heading.edition)),
            level: heading.level,
        }
    });
    content.collect()
}

/// The way from the home page down to the page. Sections without a page of their own are named only.
fn breadcrumbs(press: &Press, copy: &Copy, title: Title) -> Vec<Crumb> {
    let (site, locale) = (press.site, copy.locale);
    let home = site.home(locale);
    if home == Some(copy.family) {
        return Vec::new();
    }
    let words = &site.locales[locale].messages;
    let home = home.map(|home| Crumb {
        title: Title {
            text: words.format("home", &[]),
            foreign: foreign_words(site, locale),
        },
        href: Some(site.url(home, locale)),
    });
    let home_href = home.as_ref().and_then(|home| home.href.clone());
    let trail = press.navigations[locale].trail(site, copy.family, locale);
    let above = trail.into_iter();
    let above = above.map(|(title, href)| Crumb { title, href });
    let above = above.filter(|crumb| crumb.href.is_none() || crumb.href != home_href);
    let own = Crumb { title, href: None };
    home.into_iter().chain(above).chain([own]).collect()
}
