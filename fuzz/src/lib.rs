//! What the targets share: a page read, a site of pages in memory, and what holds for both
//! whatever was written.

#[allow(dead_code, reason = "tests need more of them")]
#[path = "../../tests/support/harmless.rs"]
mod harmless;
#[allow(dead_code, reason = "tests need more of them")]
#[path = "../../tests/support/invariants.rs"]
mod invariants;

use std::collections::BTreeMap;
use std::sync::Arc;

use isogloss::config::Config;
use isogloss::document::dialect::Dialect;
use isogloss::document::library::Library;
use isogloss::document::safety::Trust;
use isogloss::document::{Context, parse};
use isogloss::found::Found;
use isogloss::render::markup::{Plain, markup};
use isogloss::site::{Purpose, Site};
use isogloss::source::Source;
use isogloss::theme::Theme;

/// Files by path.
#[derive(Default)]
struct Files(BTreeMap<String, Arc<Source>>);

impl Library for Files {
    fn open(&self, path: &str) -> Option<Arc<Source>> {
        self.0.get(path).cloned()
    }
}

/// Reads a text as a page, and ends the run where a span is no place or something could harm.
pub fn hold(text: &str, dialect: Option<Dialect>) {
    let context = Context {
        root: "content/xx",
        library: &Files::default(),
        dialect,
        trust: Trust::default(),
    };
    let page = Source::new("content/xx/page.md", text.to_owned());
    let document = parse(Arc::new(page), &context);
    let (broken, _) = invariants::broken(&document);
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    let harms = harmless::harms(&markup(&document.tree, &mut Plain));
    assert!(harms.is_empty(), "{}", harms.join("\n"));
}

/// Reads one page in several languages, and ends the run where a finding is at no place or a page
/// could harm.
pub fn hold_together(pages: &[(&str, &str)], theme: &Theme) -> Site {
    let tags: Vec<String> = pages.iter().map(|(tag, _)| (*tag).to_owned()).collect();
    let settings = format!("title: T\nlocales: [{}]\n", tags.join(", "));
    let config = Config::parse(&settings).unwrap();
    let mut found = Found::of(&config, &tags);
    let mut files = Files::default();
    for (locale, (_, text)) in pages.iter().enumerate() {
        let path = format!("{}/page.md", found.roots[locale]);
        found.add(&config, locale, path.clone());
        let source = Source::new(path.as_str(), (*text).to_owned());
        files.0.insert(path, Arc::new(source));
    }
    let site = isogloss::read(config, theme, &found, &files, Purpose::Build, None);
    for finding in &site.diagnostics {
        let source = files.open(&finding.place.path);
        let end = finding.place.bytes.1 as usize;
        let inside = source.is_none_or(|source| end <= source.text().len());
        assert!(inside, "{finding} is at no place");
    }
    let families = site.families.iter();
    for page in families.flat_map(|family| family.pages.iter().flatten()) {
        let mut harms = harmless::harms(&page.body.html);
        // The name that the frame of a page gives to the first part for an edition.
        harms.retain(|harm| !harm.starts_with("id=frame_edition_"));
        assert!(harms.is_empty(), "{}", harms.join("\n"));
    }
    site
}
