//! Gives the list of pages at the side, once for each locale, and the way from page to page.

use std::collections::HashMap;

use crate::site::address::encode;
use crate::site::{Entry, Site, Target, page_folder};

use super::alternates::Title;
use super::fill::write_title;
use super::markup::escape_attribute;

/// Titles and addresses, from the outermost.
pub type Trail = Vec<(Title, Option<String>)>;

/// A locale's list of pages as HTML. On each page its own entry is marked, at a known place.
pub struct Navigation {
    html: String,
    marks: HashMap<String, usize>,
    order: Vec<String>,
    /// The titles above each page, from the outermost.
    trails: HashMap<String, Trail>,
}

impl Navigation {
    pub fn of(site: &Site, locale: usize) -> Self {
        let order = site
            .reading_order(locale)
            .into_iter()
            .map(str::to_owned)
            .collect();
        let mut navigation = Navigation {
            html: String::new(),
            marks: HashMap::new(),
            order,
            trails: HashMap::new(),
        };
        let contents = &site.locales[locale].contents;
        navigation.list(site, locale, contents, &mut Vec::new());
        navigation
    }

    fn list(&mut self, site: &Site, locale: usize, entries: &[Entry], trail: &mut Trail) {
        self.html.push_str("<ul>\n");
        for entry in entries {
            self.html.push_str("<li>");
            let href = self.entry(site, locale, entry, trail);
            if !entry.children.is_empty() {
                trail.push((self.title(site, locale, entry), href));
                self.html.push('\n');
                self.list(site, locale, &entry.children, trail);
                trail.pop();
            }
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ul>\n");
    }

    /// Writes an entry's title as a link, where it leads somewhere.
    fn entry(
        &mut self,
        site: &Site,
        locale: usize,
        entry: &Entry,
        trail: &[(Title, Option<String>)],
    ) -> Option<String> {
        let title = self.title(site, locale, entry);
        let href = match &entry.target {
            Some(Target::Page { family, anchor }) => {
                let hash = if anchor.is_empty() {
                    String::new()
                } else {
                    format!("#{}", encode(anchor))
                };
                let shown = site.page_locale(family, locale);
                shown.map(|_| format!("{}{hash}", site.url(family, locale)))
            }
            Some(Target::Elsewhere(href)) => Some(href.clone()),
            Some(Target::Asset(path)) => site
                .asset_locale(path, locale)
                .map(|shown| site.asset_url(path, shown)),
            None => None,
        };
        let Some(href) = href else {
            self.html.push_str("<span>");
            write_title(&mut self.html, &title);
            self.html.push_str("</span>");
            return None;
        };
        self.html.push_str("<a href=\"");
        escape_attribute(&mut self.html, &href);
        self.html.push('"');
        if let Some(Target::Page { family, .. }) = &entry.target {
            let family = site.family(family).map_or(family, |known| &known.path);
            self.marks.entry(family.clone()).or_insert(self.html.len());
            self.trails
                .entry(family.clone())
                .or_insert_with(|| trail.to_vec());
        }
        self.html.push('>');
        write_title(&mut self.html, &title);
        self.html.push_str("</a>");
        Some(href)
    }

    fn title(&self, site: &Site, locale: usize, entry: &Entry) -> Title {
        match &entry.target {
            Some(Target::Page { family, .. }) if entry.title.is_empty() => {
                match site.shown(family, locale) {
                    Some((shown, page)) => Title::of(site, page, shown, locale),
                    None => Title::own(family.clone()),
                }
            }
            _ => Title::own(entry.title.clone()),
        }
    }

    /// The list with one page marked as the current one.
    pub fn html(&self, family: &str) -> String {
        let mut html = self.html.clone();
        if let Some(&at) = self.marks.get(family) {
            html.insert_str(at, " aria-current=\"page\"");
        }
        html
    }

    /// The families before and after a page.
    pub fn beside(&self, family: &str) -> (Option<&str>, Option<&str>) {
        let Some(index) = self.order.iter().position(|other| other == family) else {
            return (None, None);
        };
        let at = |index: Option<usize>| self.order.get(index?).map(String::as_str);
        (at(index.checked_sub(1)), at(Some(index + 1)))
    }

    /// Titles and addresses from the outermost section down to the page. One that is not in the list
    /// stands below the pages of its folders.
    pub fn trail(&self, site: &Site, family: &str, locale: usize) -> Trail {
        if let Some(trail) = self.trails.get(family) {
            return trail.clone();
        }
        let path = page_folder(family);
        let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        let own = folders.filter_map(|folder| {
            let (shown, page) = site.shown(folder, locale)?;
            let title = Title::of(site, page, shown, locale);
            Some((title, Some(site.url(&site.family(folder)?.path, locale))))
        });
        own.collect()
    }
}
