//! Gives each language a feed of the pages that were changed last, as its repository knows them. A feed
//! names addresses in full and tells days, so a site without an address or without a past has none.

use std::cmp::Reverse;
use std::fmt::Write;

use crate::site::{Day, Page, Site};

use super::alternates::absolute;
use super::markup::escape_attribute;
use super::{Kind, Output, Press, Taker};

pub struct Feed;

/// As many as feed readers show at once.
const MOST: usize = 50;

struct Change<'a> {
    page: &'a Page,
    url: String,
    day: Day,
}

impl Kind for Feed {
    fn make(&self, press: &Press, take: Taker) -> tera::TeraResult<()> {
        let site = press.site;
        for locale in 0..site.locales.len() {
            let (Some(path), Some(url)) = (path(site, locale), address(site, locale)) else {
                continue;
            };
            let bytes = feed(site, locale, &url).into_bytes();
            take(Output { path, bytes });
        }
        Ok(())
    }
}

/// The address of a locale's feed in full. None: it has no feed.
pub fn address(site: &Site, locale: usize) -> Option<String> {
    let origin = site.config.origin()?;
    let path = path(site, locale)?;
    Some(format!("{origin}{}{path}", site.config.base_path()))
}

fn path(site: &Site, locale: usize) -> Option<String> {
    let pages = site.families.iter().map(|family| &family.pages[locale]);
    let mut days = pages.flatten().map(|page| day(site, page));
    let any = days.any(|day| day.is_some());
    any.then(|| format!("{}/feed.xml", site.locales[locale].tag.in_url()))
}

fn day(site: &Site, page: &Page) -> Option<Day> {
    site.history.changed.get(&*page.path).copied()
}

fn feed(site: &Site, locale: usize, url: &str) -> String {
    let changes = changes(site, locale);
    let tag = &site.locales[locale].tag;
    let title = escaped(site.config.title_for(tag));
    let newest = changes.first().map(|change| time(change.day));
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{tag}\">\n\
         <title>{title}</title>\n<id>{url}</id>\n<link rel=\"self\" href=\"{url}\"/>\n\
         <author><name>{title}</name></author>\n<updated>{}</updated>\n",
        newest.unwrap_or_default(),
        url = escaped(url),
    );
    for Change { page, url, day } in changes {
        let _ = write!(
            text,
            "<entry>\n<title>{}</title>\n<id>{url}</id>\n<link href=\"{url}\"/>\n<updated>{}</updated>\n",
            escaped(&page.title),
            time(day),
            url = escaped(&url),
        );
        if !page.description.is_empty() {
            let _ = writeln!(text, "<summary>{}</summary>", escaped(&page.description));
        }
        text.push_str("</entry>\n");
    }
    text.push_str("</feed>\n");
    text
}

/// The pages of a locale that were changed last, newest first; those of one day by their path.
fn changes(site: &Site, locale: usize) -> Vec<Change<'_>> {
    let pages = site.families.iter().filter_map(|family| {
        let page = family.pages[locale].as_ref()?;
        Some(Change {
            page,
            url: absolute(site, &family.path, locale)?,
            day: day(site, page)?,
        })
    });
    let mut changes: Vec<_> = pages.collect();
    changes.sort_by_key(|change| Reverse(change.day));
    changes.truncate(MOST);
    changes
}

/// Feeds tell times; of a change only the day is known.
fn time(day: Day) -> String {
    format!("{day}T00:00:00Z")
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    escape_attribute(&mut escaped, text);
    escaped
}
