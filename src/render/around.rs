//! Gives what stands around a page's text: what link previews show, and below the text when it was
//! changed and where it can be edited.

use serde::Serialize;

use crate::diagnostic::Place;
use crate::site::address::encode_path;
use crate::site::{Day, Locale, Page, Site};
use crate::wording::Wording;

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

/// `locale` is that of the text.
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
    let edit = pattern(site);
    let edit = edit.and_then(|pattern| file(site, pattern, &page.path));
    Foot {
        changed: changed.map(Day::to_string).unwrap_or_default(),
        changed_words: changed.map(words).unwrap_or_default(),
        edit: edit.unwrap_or_default(),
    }
}

/// Where files are edited: as the settings say, else where the repository came from.
fn pattern(site: &Site) -> Option<&str> {
    let told = site.config.edit_url.as_ref();
    told.or(site.history.edit_url.as_ref()).map(String::as_str)
}

/// Where a line of a file can be read: beside the place where hosts of code edit it. Others are given
/// the whole file.
pub fn source_line(site: &Site, place: &Place) -> Option<String> {
    let pattern = pattern(site)?;
    match pattern.split_once("/edit/") {
        Some((before, after)) => {
            let address = file(site, &format!("{before}/blob/{after}"), &place.path)?;
            Some(format!("{address}#L{}", place.start.line))
        }
        None => file(site, pattern, &place.path),
    }
}

/// Where a file stands in its repository, by the pattern of such addresses. One outside of the site
/// lies in another repository.
fn file(site: &Site, pattern: &str, path: &str) -> Option<String> {
    if path.starts_with("..") || path.starts_with('/') {
        return None;
    }
    let path = format!("{}{path}", site.history.folder);
    let path = encode_path(&path);
    Some(pattern.replace("{path}", &path))
}
