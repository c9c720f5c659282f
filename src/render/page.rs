//! Gives a page: its text with every gap filled, in the frame of the template.

use rayon::prelude::*;
use serde::Serialize;

use crate::site::{Filling, Gap, Page, Site, Target, page_folder};

use super::around::{self, Foot, Preview};
use super::copies;
use super::markup::{escape_attribute, escape_text};
use super::navigation::Navigation;
use super::{Kind, Output, Press, Taker};

#[derive(Serialize)]
struct View<'a> {
    title: &'a str,
    description: &'a str,
    url: String,
    canonical: String,
    html: String,
    path: &'a str,
    contents: Vec<Content<'a>>,
    breadcrumbs: Vec<Crumb>,
    alternates: Vec<Alternate>,
    hreflang: Vec<Language>,
    x_default: String,
    notices: Vec<()>,
    previous: Option<Crumb>,
    next: Option<Crumb>,
    preview: Preview,
    foot: Foot,
    /// The address of the page as Markdown.
    markdown: String,
}

#[derive(Serialize)]
struct Content<'a> {
    id: &'a str,
    text: &'a str,
    level: u8,
}

#[derive(Serialize)]
struct Crumb {
    text: String,
    href: Option<String>,
}

/// A language a reader may switch to.
#[derive(Serialize)]
pub struct Alternate {
    pub tag: String,
    pub name: String,
    pub dir: &'static str,
    pub href: String,
    pub current: bool,
    pub missing: bool,
}

#[derive(Serialize)]
pub struct Language {
    pub tag: String,
    pub href: String,
}

pub struct Pages;

impl Kind for Pages {
    fn make(&self, press: &Press, take: Taker) -> tera::TeraResult<()> {
        press.site.families.par_iter().try_for_each(|family| {
            for (locale, page) in family.pages.iter().enumerate() {
                if let Some(page) = page {
                    take(write(press, &family.path, locale, page)?);
                }
            }
            Ok(())
        })
    }
}

fn write(press: &Press, family: &str, locale: usize, page: &Page) -> tera::TeraResult<Output> {
    let (site, navigation) = (press.site, &press.navigations[locale]);
    let (previous, next) = navigation.beside(family);
    let crumb = |family: Option<&str>| {
        let family = family?;
        Some(Crumb {
            text: site.page(family, locale)?.title.clone(),
            href: Some(site.url(family, locale)),
        })
    };
    let view = View {
        title: &page.title,
        description: &page.description,
        url: encode(&site.url(family, locale)),
        canonical: absolute(site, family, locale).unwrap_or_default(),
        html: fill(site, locale, page),
        path: &page.path,
        contents: contents(page),
        breadcrumbs: breadcrumbs(navigation, family, page),
        alternates: alternates(site, family, locale),
        hreflang: languages(site, family),
        x_default: default_language(site, family).unwrap_or_default(),
        notices: Vec::new(),
        previous: crumb(previous),
        next: crumb(next),
        preview: around::preview(site, family, locale),
        foot: around::foot(site, locale, page),
        markdown: format!("{}{}", encode(&site.url(family, locale)), copies::NAME),
    };
    let mut context = press.context(locale);
    context.insert("page", &view);
    context.insert("navigation", &navigation.html(family));
    let folder = page_folder(family);
    let slash = if folder.is_empty() { "" } else { "/" };
    let tag = site.locales[locale].tag.in_url();
    let path = format!("{tag}/{folder}{slash}index.html");
    press.page("page.html", &context, path)
}

/// The text with addresses and titles where they belong.
pub fn fill(site: &Site, locale: usize, page: &Page) -> String {
    let mut html = String::with_capacity(page.body.html.len() * 2);
    let mut from = 0;
    for gap in &page.body.gaps {
        html.push_str(&page.body.html[from..gap.at]);
        from = gap.at;
        match gap.filling {
            Filling::Address => escape_attribute(&mut html, &address(site, locale, gap)),
            Filling::Title => escape_text(&mut html, &title(site, locale, gap)),
        }
    }
    html.push_str(&page.body.html[from..]);
    html
}

fn address(site: &Site, locale: usize, gap: &Gap) -> String {
    if let Target::Page { family, anchor } = &gap.target {
        let own = site.page(family, locale);
        if !anchor.is_empty() && own.is_some_and(|page| page.path == gap.place.path) {
            return format!("#{}", encode(anchor));
        }
    }
    href(site, locale, &gap.target)
}

/// What a link to a target says, for a reader of a locale.
pub fn href(site: &Site, locale: usize, target: &Target) -> String {
    match target {
        Target::Page { family, anchor } => {
            let hash = match anchor.as_str() {
                "" => String::new(),
                anchor => format!("#{}", encode(anchor)),
            };
            // A page that is in no language is reported; its address stays its own.
            let shown = site.page_locale(family, locale).unwrap_or(locale);
            format!("{}{hash}", encode(&site.url(family, shown)))
        }
        Target::Asset(path) => {
            let shown = site.asset_locale(path, locale).unwrap_or(locale);
            encode(&site.asset_url(path, shown))
        }
        Target::Elsewhere(href) => encode(href),
    }
}

fn title(site: &Site, locale: usize, gap: &Gap) -> String {
    match &gap.target {
        Target::Page { family, anchor } => {
            let shown = site
                .page_locale(family, locale)
                .and_then(|l| site.page(family, l));
            let titled = shown.map(|page| {
                let heading = page.headings.iter().find(|heading| heading.id == *anchor);
                heading.map_or(&page.title, |heading| &heading.text)
            });
            titled.unwrap_or(family).clone()
        }
        Target::Asset(path) => path.clone(),
        Target::Elsewhere(href) => href.clone(),
    }
}

/// Blanks and signs that no address may hold, in the form that it may.
pub fn encode(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for byte in address.bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-_.~:/?#[]@!$&'()*+,;=%".contains(&byte);
        match plain {
            true => encoded.push(byte as char),
            false => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

fn contents(page: &Page) -> Vec<Content<'_>> {
    let shown = page
        .headings
        .iter()
        .filter(|heading| matches!(heading.level, 2 | 3));
    let content = shown.map(|heading| Content {
        id: &heading.id,
        text: &heading.text,
        level: heading.level,
    });
    content.collect()
}

fn breadcrumbs(navigation: &Navigation, family: &str, page: &Page) -> Vec<Crumb> {
    let trail = navigation.trail(family);
    if trail.is_empty() {
        return Vec::new();
    }
    let above = trail.iter().map(|(text, href)| Crumb {
        text: text.clone(),
        href: href.clone(),
    });
    let own = Crumb {
        text: page.title.clone(),
        href: None,
    };
    above
        .filter(|crumb| crumb.href.is_some())
        .chain([own])
        .collect()
}

fn alternates(site: &Site, family: &str, current: usize) -> Vec<Alternate> {
    let locales = site.locales.iter().enumerate();
    let alternate = locales.map(|(index, locale)| Alternate {
        tag: locale.tag.to_string(),
        name: locale.name.clone(),
        dir: direction(&locale.tag),
        href: site.url(family, index),
        current: index == current,
        missing: site.page(family, index).is_none(),
    });
    alternate.collect()
}

pub fn direction(tag: &crate::locale::Tag) -> &'static str {
    if tag.is_right_to_left() { "rtl" } else { "ltr" }
}

/// The page's address with scheme and host, when the site knows them.
fn absolute(site: &Site, family: &str, locale: usize) -> Option<String> {
    Some(format!(
        "{}{}",
        site.config.origin()?,
        encode(&site.url(family, locale))
    ))
}

/// The languages a page exists in; a page in one language alone claims none.
fn languages(site: &Site, family: &str) -> Vec<Language> {
    let existing = (0..site.locales.len()).filter(|&locale| site.page(family, locale).is_some());
    let languages = existing.filter_map(|locale| {
        Some(Language {
            tag: site.locales[locale].tag.to_string(),
            href: absolute(site, family, locale)?,
        })
    });
    let languages: Vec<_> = languages.collect();
    if languages.len() > 1 {
        languages
    } else {
        Vec::new()
    }
}

fn default_language(site: &Site, family: &str) -> Option<String> {
    let source = site.source();
    site.page(family, source)?;
    absolute(site, family, source)
}
