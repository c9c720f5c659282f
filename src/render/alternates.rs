//! Gives the languages of a page: those that readers may switch to, and those that it claims before
//! search engines, which are the ones it exists in.

use serde::Serialize;

use crate::locale::Tag;
use crate::site::{Locale, Page, Site};

/// A language that a text is in, where the page around it is in another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Foreign {
    pub tag: String,
    pub dir: &'static str,
}

/// A title, and its language where that is not the reader's.
#[derive(Clone, Debug, Serialize)]
pub struct Title {
    pub text: String,
    pub foreign: Option<Foreign>,
}

/// A language a reader may switch to.
#[derive(Serialize)]
pub struct Alternate {
    tag: String,
    name: String,
    dir: &'static str,
    href: String,
    current: bool,
    /// Whether the page is not translated, so that it stands there in another language.
    missing: bool,
}

/// A page in a language, with its full address.
#[derive(Clone, Debug, Serialize)]
pub struct Language {
    pub tag: String,
    pub href: String,
}

/// What a page claims to exist in, and where readers of any other language are sent.
#[derive(Default)]
pub struct Claims {
    pub languages: Vec<Language>,
    pub default: Option<String>,
}

impl Title {
    /// The title of a page as readers of a locale see it.
    pub fn of(site: &Site, page: &Page, shown: usize, locale: usize) -> Self {
        Title {
            text: page.title.clone(),
            foreign: foreign(site, shown, locale),
        }
    }

    /// What readers of the locale are told in their own language.
    pub fn own(text: String) -> Self {
        Title {
            text,
            foreign: None,
        }
    }
}

/// The language of a text, where it is not that of the page it stands in.
pub fn foreign(site: &Site, text: usize, page: usize) -> Option<Foreign> {
    let tag = &site.locales[text].tag;
    (text != page).then(|| Foreign {
        tag: tag.to_string(),
        dir: direction(tag),
    })
}

/// The language of the words of the interface, where it is not the readers' own.
pub fn foreign_words(site: &Site, locale: usize) -> Option<Foreign> {
    let Locale { tag, messages, .. } = &site.locales[locale];
    let words = messages.tag();
    (words != tag).then(|| Foreign {
        tag: words.to_string(),
        dir: direction(words),
    })
}

pub fn direction(tag: &Tag) -> &'static str {
    if tag.is_right_to_left() { "rtl" } else { "ltr" }
}

pub fn alternates(site: &Site, family: &str, current: usize) -> Vec<Alternate> {
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

/// The page's address with scheme and host, when the site knows them.
pub fn absolute(site: &Site, family: &str, locale: usize) -> Option<String> {
    let url = site.url(family, locale);
    Some(format!("{}{url}", site.config.origin()?))
}

/// The languages a page exists in, its own among them; a page in one language alone claims none.
/// Every one of them claims the same.
pub fn claims(site: &Site, family: &str) -> Claims {
    let existing = (0..site.locales.len()).filter(|&locale| site.page(family, locale).is_some());
    let language = |locale: usize| {
        Some(Language {
            tag: site.locales[locale].tag.to_string(),
            href: absolute(site, family, locale)?,
        })
    };
    let languages: Vec<Language> = existing.filter_map(language).collect();
    if languages.len() < 2 {
        return Claims::default();
    }
    let source = site.page(family, site.source());
    let source = source.and_then(|_| absolute(site, family, site.source()));
    Claims {
        default: source.or_else(|| Some(languages.first()?.href.clone())),
        languages,
    }
}
