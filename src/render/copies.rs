//! Gives each page once more as Markdown, for those who read without a browser, and `llms.txt`, the
//! list of these copies: that one is this room's kind of file, the others are made with their pages.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::site::Site;

use super::fill::fill_plain;
use super::markdown::markdown;
use super::page::Copy;
use super::{Kind, Output, Press, Taker};

/// The name of a copy, in the folder of its page.
pub const NAME: &str = "index.md";

pub struct Copies;

impl Kind for Copies {
    fn make(&self, press: &Press, take: Taker) -> tera::TeraResult<()> {
        take(Output {
            path: "llms.txt".to_owned(),
            bytes: list(press.site).into_bytes(),
        });
        Ok(())
    }
}

/// The copy of a page with its comparison tables, in its folder.
pub fn of(site: &Site, copy: &Copy, tables: &[&str], folder: &str) -> Output {
    let own = site.url(copy.family, copy.locale);
    let origin = site.config.origin().unwrap_or_default();
    let text = markdown(&fill_plain(site, copy, tables), origin, &own);
    Output {
        path: format!("{folder}/{NAME}"),
        bytes: text.into_bytes(),
    }
}

/// All pages by language, in reading order.
fn list(site: &Site) -> String {
    let title = |locale: usize| site.config.title_for(&site.locales[locale].tag);
    let mut text = format!("# {}\n", line(title(site.source())));
    for (index, locale) in site.locales.iter().enumerate() {
        let mut order = site.reading_order(index);
        let listed: BTreeSet<&str> = order.iter().copied().collect();
        let others = site.families.iter().map(|family| family.path.as_str());
        order.extend(others.filter(|path| !listed.contains(path)));
        let pages = order
            .iter()
            .filter_map(|path| Some((path, site.page(path, index)?)));
        let mut pages = pages.peekable();
        if pages.peek().is_some() {
            let _ = write!(text, "\n## {} ({})\n\n", line(&locale.name), locale.tag);
        }
        for (path, page) in pages {
            let address = copy_address(site, path, index);
            let _ = write!(text, "- [{}]({address})", line(&page.title));
            if !page.description.is_empty() {
                let _ = write!(text, ": {}", line(&page.description));
            }
            text.push('\n');
        }
    }
    text
}

/// The address of a page's copy, with scheme and host where the site knows them.
pub fn copy_address(site: &Site, family: &str, locale: usize) -> String {
    let origin = site.config.origin().unwrap_or_default();
    let folder = site.url(family, locale);
    let folder = folder.replace('(', "%28").replace(')', "%29");
    format!("{origin}{folder}{NAME}")
}

/// A text as part of a line of Markdown.
fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace('[', "\\[").replace(']', "\\]")
}
