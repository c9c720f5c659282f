//! isogloss: a documentation-site generator for localised support pages, with a translation-drift
//! checker at its heart.
//!
//! The way of the data: the shell finds files ([`Found`]) and opens them; [`document`] reads a file
//! into one tree with the place of every word; [`read`] reduces each family of pages, the same page
//! in every language, to what the rest of the [`site`] needs; [`render`] writes the site. What is
//! wrong on the way comes back as [`diagnostic`]s. None of these rooms touches a disk, a clock or a
//! terminal.
#![deny(
    clippy::dbg_macro,
    clippy::expect_used,
    clippy::panic,
    clippy::todo,
    clippy::unwrap_used,
    reason = "nothing an author writes may crash the program"
)]
#![deny(
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "findings are values; the shell writes to streams that it names"
)]
#![deny(clippy::iter_over_hash_type, reason = "same input, same bytes")]
#![deny(
    clippy::disallowed_methods,
    reason = "the core knows no disk, clock or environment"
)]

mod accept;
pub mod compare;
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod facts;
mod family;
mod links;
pub mod locale;
mod reference;
pub mod render;
pub mod review;
mod rules;
pub mod shell;
pub mod site;
pub mod source;
pub mod theme;
pub mod yaml;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use config::Config;
use diagnostic::{Diagnostic, Group, Level, Rule};
use document::library::Library;
use locale::{Lexicon, Messages};
use site::{Compared, Locale, Site};
use theme::Theme;

/// The files of a site, as the shell found them.
#[derive(Debug, Default)]
pub struct Found {
    /// For each locale of the settings, the folder of its pages from the site's root.
    pub roots: Vec<String>,
    /// Pages: the family's path, and by locale the file's.
    pub pages: BTreeMap<String, BTreeMap<usize, String>>,
    /// Other files: locale and path below its folder.
    pub assets: BTreeSet<(usize, String)>,
    /// Tables of contents: by locale, the file's path.
    pub contents: BTreeMap<usize, String>,
    /// What is wrong with the folders.
    pub problems: Vec<Diagnostic>,
}

/// A folder that the shell finds and no locale of the settings names.
pub const UNKNOWN_LOCALE: Rule = Rule {
    name: "unknown-locale-folder",
    level: Level::Warning,
    group: Group::Reading,
    summary: "A folder of content belongs to no locale of the site.",
};

/// Reads all pages of a site.
pub fn read(config: Config, theme: &Theme, found: &Found, library: &dyn Library) -> Site {
    let mut diagnostics = found.problems.clone();
    let locales: Vec<Locale> = (0..config.locales.len())
        .map(|index| {
            let tag = config.locales[index].clone();
            let (messages, problems) = Messages::load(&tag, theme);
            diagnostics.extend(problems);
            let (lexicon, problems) = Lexicon::load(&tag, theme);
            diagnostics.extend(problems);
            let contents = found.contents.get(&index).map(|path| {
                let (entries, problems) = family::contents(&found.roots[index], path, library);
                diagnostics.extend(problems);
                entries
            });
            Locale {
                name: messages.own_name(&tag),
                tag,
                messages,
                lexicon,
                contents: contents.unwrap_or_default(),
            }
        })
        .collect();
    let families: Vec<_> = found
        .pages
        .par_iter()
        .map(|(path, files)| family::read(&config, &locales, &found.roots, path, files, library))
        .collect();
    let mut site = Site {
        config,
        locales,
        families: Vec::with_capacity(families.len()),
        assets: found.assets.clone(),
        diagnostics,
        accepted: Vec::new(),
        compared: Compared::default(),
    };
    let mut waivers = Vec::new();
    for reading in families {
        site.families.push(reading.family);
        site.compared.pages += reading.compared.pages;
        site.compared.cells += reading.compared.cells;
        site.compared.facts += reading.compared.facts;
        site.diagnostics.extend(reading.problems);
        waivers.extend(reading.waivers);
    }
    let swapped = rules::judge_site(&site, library);
    site.diagnostics.extend(swapped);
    let broken = links::broken(&site);
    site.diagnostics.extend(broken);
    review::settle(&mut site, &waivers, &rules());
    site
}

/// Every rule by which something can be reported.
pub fn rules() -> Vec<&'static Rule> {
    let mut all = document::rules();
    all.extend([&locale::UNREADABLE_MESSAGES]);
    all.extend(links::RULES);
    all.extend(family::RULES);
    all.extend(rules::rules());
    all.extend(review::RULES);
    all.push(&UNKNOWN_LOCALE);
    all.push(&locale::UNREADABLE_WORDS);
    all.sort_by_key(|rule| rule.name);
    all.dedup();
    all
}
