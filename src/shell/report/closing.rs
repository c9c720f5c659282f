//! Gives the table that ends a command: how every language stands.

use std::collections::BTreeMap;

use crate::diagnostic::Level;
use crate::shell::table::aligned;
use crate::site::Site;
use crate::tables::locales::{Findings, State};
use crate::tables::overview::Overview;

/// A line a language. Empty: there is only one, and the summary says all of it.
pub fn closing(site: &Site) -> String {
    if site.locales.len() < 2 {
        return String::new();
    }
    let mut found: BTreeMap<(&str, Level), usize> = BTreeMap::new();
    for finding in &site.diagnostics {
        if let Some(page) = &finding.page {
            *found.entry((&page.locale, finding.level)).or_default() += 1;
        }
    }
    let overview = Overview::of(site, &Findings::of(site));
    let head = [
        "", "pages", "missing", "stale", "drifted", "errors", "warnings",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for (locale, counts) in site.locales.iter().zip(&overview.totals) {
        let tag = locale.tag.to_string();
        let level = |level| found.get(&(tag.as_str(), level)).copied().unwrap_or(0);
        let missing = counts.of(State::Missing);
        let numbers = [
            counts.pages() - missing,
            missing,
            counts.of(State::Stale),
            counts.of(State::Drifted),
            level(Level::Error),
            level(Level::Warning),
        ];
        let cells = numbers.map(|number| number.to_string());
        rows.push(std::iter::once(tag.clone()).chain(cells).collect());
    }
    aligned(&rows)
}
