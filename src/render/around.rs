//! Gives what stands around a page's text: what link previews show, and below the text when it was
//! changed and where it can be edited.

use serde::Serialize;

use crate::site::{Day, Locale, Page, Site};
use crate::wording::Wording;

use super::page::encode;

/// What link previews show besides title and description.
#[derive(Serialize)]
pub struct Preview {
    locale: String,
    /// The other languages of the page.
    others: Vec<String>,
}

/// The lines below a page's text.
#[derive(Serialize)]
pub struct Foot {
    /// As machines read it; empty where it is not known.
    changed: String,
    /// As readers read it.
    changed_words: String,
    edit: String,
}

pub fn preview(site: &Site, family: &str, locale: usize) -> Preview {
    let name = |locale: usize| site.locales[locale].tag.territory();
    let others = (0..site.locales.len()).filter(|&other| other != locale);
    let others = others.filter(|&other| site.page(family, other).is_some());
    Preview {
        locale: name(locale),
        others: others.map(name).collect(),
    }
}

pub fn foot(site: &Site, locale: usize, page: &Page) -> Foot {
    let Locale {
        messages, lexicon, ..
    } = &site.locales[locale];
    let wording = Wording { messages, lexicon };
    let changed = site.history.changed.get(&*page.path);
    let words = |day: &Day| wording.date(day.year, day.month, day.day);
    Foot {
        changed: changed.map(Day::to_string).unwrap_or_default(),
        changed_words: changed.map(words).unwrap_or_default(),
        edit: edit(site, page).unwrap_or_default(),
    }
}

/// Where a page's file can be edited. A file outside of the site lies in another repository.
fn edit(site: &Site, page: &Page) -> Option<String> {
    let pattern = site.config.edit_url.as_deref()?;
    if page.path.starts_with("..") || page.path.starts_with('/') {
        return None;
    }
    let path = format!("{}{}", site.history.folder, page.path);
    let path = encode(&path).replace('#', "%23").replace('?', "%3F");
    Some(pattern.replace("{path}", &path))
}
