//! Reads every real page there is and holds its tree against its file.

mod support;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use support::corpus;
use support::invariants::{broken, short_elements};
use support::visible::lost_words;

/// What reading all pages brought to light.
#[derive(Default)]
struct Reading {
    pages: usize,
    pieces: usize,
    words: usize,
    broken: Vec<String>,
    lost: Vec<String>,
}

static READING: LazyLock<Reading> = LazyLock::new(|| {
    let mut reading = Reading::default();
    all_pages().iter().for_each(|page| reading.add(page));
    let Reading {
        pages,
        pieces,
        words,
        ..
    } = reading;
    eprintln!("{pages} pages, {pieces} pieces of text, {words} words");
    reading
});

#[test]
fn every_span_says_what_its_text_says() {
    let broken = &READING.broken;
    assert!(
        broken.is_empty(),
        "{} faults\n{}",
        broken.len(),
        broken.join("\n")
    );
}

/// A word is lost when no piece of text covers it and it is no part of a mark, a tag or the like.
#[test]
fn no_words_are_lost() {
    let lost = &READING.lost;
    assert!(lost.is_empty(), "{} words\n{}", lost.len(), lost.join("\n"));
}

impl Reading {
    fn add(&mut self, page: &Path) {
        let document = corpus::parse_page(page);
        let shown = page.display();
        let (broken, pieces) = broken(&document);
        let (lost, words) = lost_words(&document);
        self.pages += 1;
        self.pieces += pieces;
        self.words += words;
        let short = short_elements(&document);
        self.broken.extend(
            broken
                .iter()
                .chain(&short)
                .map(|fault| format!("{shown}: {fault}")),
        );
        self.lost.extend(lost.into_iter().map(|range| {
            let source = &document.sources[0];
            let line = source.position(range.start).line;
            format!("{shown}:{line}: {}", &source.text()[range])
        }));
    }
}

fn all_pages() -> Vec<PathBuf> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let folders = ["corpus", "seeds"].into_iter().filter_map(corpus::folder);
    let folders = folders.chain([content]);
    folders.flat_map(|folder| corpus::pages(&folder)).collect()
}
