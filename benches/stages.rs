//! What each stage costs on the pages of the shipped site: `cargo bench`, or `cargo bench -- outline` for one of them.
//! The stages stand in the order of the data; each is given what the one before it made.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

use isogloss::config::Config;
use isogloss::document::library::Library;
use isogloss::document::safety::Trust;
use isogloss::document::{Context, Document, parse};
use isogloss::facts::outline::Outline;
use isogloss::found::Found;
use isogloss::locale::{Tag, Words};
use isogloss::site::{Purpose, Site};
use isogloss::source::Source;
use isogloss::theme::Theme;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// The pages of a site, by path.
struct Pages(BTreeMap<String, Arc<Source>>);

impl Library for Pages {
    fn open(&self, path: &str) -> Option<Arc<Source>> {
        self.0.get(path).cloned()
    }
}

impl Pages {
    fn shipped() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let files = walkdir::WalkDir::new(root.join("content")).sort_by_file_name();
        let pages = files.into_iter().filter_map(|entry| {
            let path = entry.ok()?.into_path();
            let text = std::fs::read_to_string(&path).ok()?;
            let name = path
                .strip_prefix(root)
                .ok()?
                .to_string_lossy()
                .replace('\\', "/");
            let is_page = name.ends_with(".md");
            is_page.then(|| (name.clone(), Arc::new(Source::new(name, text))))
        });
        Pages(pages.collect())
    }

    fn bytes(&self) -> BytesCount {
        BytesCount::new(self.0.values().map(|page| page.text().len()).sum::<usize>())
    }

    fn count(&self) -> ItemsCount {
        ItemsCount::new(self.0.len())
    }

    fn documents(&self) -> Vec<(&str, Document)> {
        let pages = self.0.iter();
        pages
            .map(|(path, page)| (path.as_str(), document(self, page)))
            .collect()
    }

    /// All of them as a site of four languages.
    fn site(&self, purpose: Purpose) -> Site {
        let tags = ["en", "nl", "fr", "zh-TW"];
        let settings = format!("title: T\nlocales: [{}]\nsource: en\n", tags.join(", "));
        let config = Config::parse(&settings).expect("the settings are right");
        let mut found = Found::of(&config, &tags.map(str::to_owned));
        for path in self.0.keys() {
            let is_below = |root: &String| {
                path.strip_prefix(root.as_str())
                    .is_some_and(|rest| rest.starts_with('/'))
            };
            if let Some(locale) = found.roots.iter().position(is_below) {
                found.add(&config, locale, path.clone());
            }
        }
        isogloss::read(config, &Theme::default(), &found, self, purpose, None)
    }
}

fn document(pages: &Pages, page: &Arc<Source>) -> Document {
    let context = Context {
        root: "content",
        library: pages,
        dialect: None,
        trust: Trust::default(),
    };
    parse(page.clone(), &context)
}

/// From text to tree.
#[divan::bench]
fn document_of_text(bencher: Bencher) {
    let pages = Pages::shipped();
    bencher
        .counter(pages.bytes())
        .counter(pages.count())
        .bench(|| pages.documents().len());
}

/// From tree to passages and their facts.
#[divan::bench]
fn outline_of_document(bencher: Bencher) {
    let pages = Pages::shipped();
    let documents = pages.documents();
    let words = |path: &str| {
        let tag = path.split('/').nth(1).and_then(Tag::parse);
        Words::load(&tag.expect("a folder is named by a tag"), &Theme::default()).lexicon
    };
    let documents: Vec<_> = documents
        .iter()
        .map(|(path, document)| (document, words(path)))
        .collect();
    bencher
        .counter(pages.bytes())
        .counter(pages.count())
        .bench(|| {
            let outlines = documents
                .iter()
                .map(|(document, lexicon)| Outline::of(document, lexicon));
            outlines.map(|outline| outline.blocks.len()).sum::<usize>()
        });
}

/// All that `check` does between the disk and the report, the words of the languages among it.
#[divan::bench]
fn check(bencher: Bencher) {
    let pages = Pages::shipped();
    bencher
        .counter(pages.bytes())
        .counter(pages.count())
        .bench(|| pages.site(Purpose::Check));
}

/// The same with the text of pages.
#[divan::bench]
fn build(bencher: Bencher) {
    let pages = Pages::shipped();
    bencher
        .counter(pages.bytes())
        .counter(pages.count())
        .bench(|| pages.site(Purpose::Build));
}

/// From the site to its files, without a search.
#[divan::bench]
fn files_of_site(bencher: Bencher) {
    let pages = Pages::shipped();
    let site = pages.site(Purpose::Build);
    bencher.counter(pages.count()).bench(|| {
        let take = |output: isogloss::render::Output| drop(divan::black_box(output));
        isogloss::render::render(&site, &Theme::default(), None, &take, None).is_ok()
    });
}
