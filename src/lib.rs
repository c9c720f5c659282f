//! isogloss: a documentation-site generator for localised support pages, with a translation-drift
//! checker at its heart.
//!
//! The way of the data: the shell finds files ([`found`]) and opens them; [`document`] reads a file
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
mod contents;
mod csv;
pub mod diagnostic;
mod digest;
mod docfx;
mod docset;
pub mod document;
pub mod facts;
mod families;
mod family;
pub mod found;
mod glob;
mod hosting;
mod links;
pub mod locale;
pub mod manual;
mod mend;
mod moved;
mod picture;
mod redirects;
pub mod reference;
pub mod render;
pub mod request;
pub mod review;
mod rules;
pub mod selftest;
pub mod shell;
pub mod site;
pub mod source;
mod stale;
pub mod stated;
pub mod tables;
pub mod theme;
mod trial;
pub mod wording;
pub mod yaml;

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use config::Config;
use diagnostic::{Diagnostic, Edit, Place, Rule};
use document::library::Library;
use document::safety::Trust;
use family::Reader;
use found::Found;
use locale::{Extent, Words};
use site::{Compared, History, Locale, Page, Purpose, Site};
use source::{SourceId, Span};
use stated::{Beside, Stated};
use theme::Theme;

pub use families::{Bytes, Foreign, Memo, Shard, Spill};

/// Reads all pages of a site. What the memo knows and nothing has changed is not read once more.
pub fn read(
    config: Config,
    theme: &Theme,
    found: &Found,
    library: &dyn Library,
    purpose: Purpose,
    mut memo: Option<&mut Memo>,
) -> Site {
    if let Some(memo) = &mut memo {
        memo.renew(&config, theme, found, purpose);
    }
    let (locales, mut diagnostics) = locales(&config, theme, found, library, memo.as_deref_mut());
    diagnostics.extend(found.problems.iter().cloned());
    let placeless = config.without_place();
    let reader = Reader {
        purpose,
        ..Reader::new(&placeless, &locales, found, library)
    };
    let (families, memory) = families::read(&reader, found, memo.as_deref());
    let mut site = Site {
        stand_ins: locale::stand_ins(&config.locales, config.source.as_ref()),
        config,
        locales,
        families: Vec::with_capacity(families.len()),
        assets: found.assets.clone(),
        pictures: BTreeMap::new(),
        redirects: Vec::new(),
        history: History::default(),
        diagnostics,
        accepted: Vec::new(),
        outrun: Vec::new(),
        compared: Compared::default(),
    };
    let (mut waivers, mut unknown) = (Vec::new(), Vec::new());
    for reading in families {
        // Pages that are drafts in every language are none.
        let is_draft = reading.family.pages.iter().all(Option::is_none);
        if is_draft && reading.problems.is_empty() {
            continue;
        }
        site.families.push(reading.family);
        site.compared.pages += reading.compared.pages;
        site.compared.cells += reading.compared.cells;
        site.compared.facts += reading.compared.facts;
        site.diagnostics.extend(reading.problems);
        waivers.extend(reading.waivers);
        unknown.extend(reading.unknown);
    }
    docset::follow(&mut site, found);
    moved::follow(&mut site, &found.roots);
    let folders = contents::from_folders(&site);
    for locale in site.locales.iter_mut().filter(|l| l.contents.is_empty()) {
        locale.contents = folders.clone();
    }
    let names = hosting::settle(&mut site, &found.roots);
    site.diagnostics.extend(names);
    let refused = hosting::refuse_active(&mut site, &found.roots, library);
    site.diagnostics.extend(refused);
    let unmatched = site.config.grades.folders().filter_map(|(folder, at)| {
        let mut named = site.diagnostics.iter().map(|finding| &*finding.place.path);
        let is_matched = found.matches(folder) || named.any(|path| glob::matches(folder, path));
        (!is_matched).then(|| found::unmatched(folder, in_settings(library, at)))
    });
    let unmatched: Vec<Diagnostic> = unmatched.collect();
    site.diagnostics.extend(unmatched);
    let (redirects, problems) = redirects::of(&site, found, library);
    site.redirects = redirects;
    site.diagnostics.extend(problems);
    let swapped = rules::judge_site(&site, &memory, library);
    site.diagnostics.extend(swapped);
    let broken = links::broken(&site);
    site.diagnostics.extend(broken);
    let unanswered = tables::problems(&site);
    site.diagnostics.extend(unanswered);
    site.diagnostics.extend(stale::unknown(&unknown));
    review::settle(&mut site, &waivers, &rules());
    if purpose == Purpose::Mend {
        let mut open = std::mem::take(&mut site.diagnostics);
        let reader = Reader::new(&site.config, &site.locales, found, library);
        mend::mend(&reader, &found.pages, &memory, &mut open);
        let mut outrun = std::mem::take(&mut site.outrun);
        let reader = Reader::new(&site.config, &site.locales, found, library);
        mend::mend(&reader, &found.pages, &memory, &mut outrun);
        (site.diagnostics, site.outrun) = (open, outrun);
    }
    site.mark_stale(&stale::TRANSLATION);
    site
}

/// Reads the families of a shard into a memo, for a whole site to be built of it.
pub fn read_ahead(
    config: &Config,
    theme: &Theme,
    found: &Found,
    library: &dyn Library,
    shard: Shard,
    memo: &mut Memo,
) {
    memo.renew(config, theme, found, Purpose::Build);
    let (locales, _) = locales(config, theme, found, library, Some(memo));
    let placeless = config.without_place();
    let reader = Reader {
        purpose: Purpose::Build,
        ..Reader::new(&placeless, &locales, found, library)
    };
    let pages = found.pages.par_iter().filter(|(path, _)| shard.holds(path));
    pages.for_each(|(path, files)| drop(memo.read(&reader, path, files)));
}

/// The blocks of a page's text in the order in which they are written, each with its place.
/// `root` is the folder of the page's locale.
pub fn blocks(site: &Site, root: &str, page: &Page, library: &dyn Library) -> Vec<Place> {
    let locale = site.page_at(&page.path).map(|(_, locale)| locale);
    let tag = locale.map(|locale| &site.locales[locale].tag);
    let context = document::Context {
        root,
        library,
        dialect: site.config.dialect,
        trust: tag.map_or_else(Trust::default, |tag| site.config.trust(tag)),
    };
    let source = library.open(&page.path);
    let document = source.map(|source| document::parse(source, &context));
    document.map_or_else(Vec::new, |document| render::blocks::blocks(&document))
}

/// How the place is called at a byte of a page, and what each language has there. `roots` are the folders
/// of the locales.
pub fn beside(
    site: &Site,
    roots: &[String],
    library: &dyn Library,
    path: &str,
    offset: u32,
) -> Option<(String, Vec<Beside>)> {
    let reader = Reader {
        config: &site.config,
        locales: &site.locales,
        roots,
        names: &[],
        library,
        purpose: Purpose::Check,
        memory: None,
    };
    let beside = site
        .pages_with(path)
        .into_iter()
        .filter_map(|(family, locale)| {
            let comparison = families::comparison(&reader, &site.families, family)?;
            let row = comparison.row_at(locale, path, offset)?;
            let beside = stated::beside(&family.path, &comparison, &row);
            Some((row.address, beside))
        });
    // Of the pages that bring a file in, the first that other languages have.
    let mut alone = None;
    for found in beside {
        match found.1.len() {
            0 | 1 => alone = alone.or(Some(found)),
            _ => return Some(found),
        }
    }
    alone
}

/// Where a remark that allows a finding is to be written, so that it is about nothing else. It has no
/// reason yet. None: no place will do.
pub fn remark(
    site: &Site,
    roots: &[String],
    library: &dyn Library,
    finding: &Diagnostic,
) -> Option<Edit> {
    let (family, locale) = site.page_at(&finding.place.path)?;
    let context = document::Context {
        root: &roots[locale],
        library,
        dialect: site.config.dialect,
        trust: site.config.trust(&site.locales[locale].tag),
    };
    let page = diagnostic::PageName {
        family: family.path.as_str().into(),
        locale: site.locales[locale].tag.to_string().into(),
    };
    let source = library.open(&finding.place.path)?;
    accept::remark(
        &source,
        &context,
        &site.locales[locale].lexicon,
        &page,
        finding,
    )
}

/// Every fact of a site, page by page.
pub fn facts(config: &Config, theme: &Theme, found: &Found, library: &dyn Library) -> Vec<Stated> {
    let (locales, _) = locales(config, theme, found, library, None);
    let reader = Reader::new(config, &locales, found, library);
    let pages = found.pages.par_iter();
    let stated = pages.map(|(path, files)| {
        let sides = reader.sides(path, files);
        let sides = sides.iter().flatten();
        sides
            .flat_map(|side| stated::of(path, side))
            .collect::<Vec<_>>()
    });
    stated.collect::<Vec<_>>().into_iter().flatten().collect()
}

/// Plants drifts and harmless rewrites in the pages of a site, and sees what is found.
pub fn self_test(
    config: &Config,
    theme: &Theme,
    found: &Found,
    library: &dyn Library,
) -> selftest::Report {
    let (locales, _) = locales(config, theme, found, library, None);
    let reader = Reader::new(config, &locales, found, library);
    selftest::run(&reader, &found.pages)
}

/// Every way in which the self-test changes one fact of a site.
pub fn changes_of_facts(
    config: &Config,
    theme: &Theme,
    found: &Found,
    library: &dyn Library,
) -> Vec<(&'static str, selftest::Mutant)> {
    let (locales, _) = locales(config, theme, found, library, None);
    let reader = Reader::new(config, &locales, found, library);
    selftest::changes_of_facts(&reader, &found.pages)
}

/// The languages of a site with their words and tables of contents.
fn locales(
    config: &Config,
    theme: &Theme,
    found: &Found,
    library: &dyn Library,
    mut memo: Option<&mut Memo>,
) -> (Vec<Locale>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let locales = (0..config.locales.len()).map(|index| {
        let tag = config.locales[index].clone();
        let words = match &mut memo {
            Some(memo) => memo.words(&tag, theme),
            None => Words::load(&tag, theme),
        };
        let Words {
            messages,
            lexicon,
            problems,
        } = words;
        diagnostics.extend(problems);
        let entry = config.locale_places.get(index);
        let entry = entry.map_or(0..0, Clone::clone);
        diagnostics.extend(locale::unknown_language(&tag, in_settings(library, entry)));
        let has_pages = found.pages.values().any(|files| files.contains_key(&index));
        let extent = lexicon.extent();
        if extent < Extent::Full && has_pages && config.locales.len() > 1 {
            diagnostics.push(locale::missing_words(&tag, extent));
        }
        let (contents, problems) = contents::written(found, index, config.source_index(), library);
        diagnostics.extend(problems);
        let name = messages.own_name();
        let name = name.or_else(|| lexicon.name().map(str::to_owned));
        Locale {
            name: name.unwrap_or_else(|| tag.to_string()),
            tag,
            messages,
            lexicon,
            contents,
        }
    });
    let mut locales: Vec<Locale> = locales.collect();
    let names = locales
        .iter_mut()
        .map(|locale| (&locale.tag, &mut locale.name));
    locale::distinct(&mut names.collect::<Vec<_>>());
    (locales, diagnostics)
}

/// A place in the settings.
fn in_settings(library: &dyn Library, at: Range<usize>) -> Place {
    match library.open("site.yaml") {
        Some(source) => Place::new(&source, Span::new(SourceId(0), at)),
        None => Place::file("site.yaml"),
    }
}

/// Every rule by which something can be reported.
pub fn rules() -> Vec<&'static Rule> {
    let mut all = document::rules();
    all.extend([
        &found::UNKNOWN_LOCALE,
        &found::COLLIDING,
        &found::LEFT_OUT,
        &found::UNFOLLOWED,
        &locale::UNREADABLE_MESSAGES,
        &locale::UNUSABLE_MESSAGE,
        &locale::UNUSED_MESSAGE,
        &locale::UNKNOWN_LANGUAGE,
        &found::UNMATCHED,
    ]);
    all.extend(found::PAIRING_RULES);
    all.extend(links::RULES);
    all.extend(tables::RULES);
    all.extend([&request::UNREADABLE, &family::UNORDERED]);
    all.extend(redirects::RULES);
    all.extend(hosting::RULES);
    all.push(&found::UNREADABLE);
    all.extend(rules::rules());
    all.extend(stale::RULES);
    all.extend(review::RULES);
    all.extend([&locale::UNREADABLE_WORDS, &locale::MISSING_WORDS]);
    all.sort_by_key(|rule| rule.name);
    all.dedup();
    all
}
