//! What the tests share: pages of cases, files in memory, real pages beside the checkout.
#![allow(dead_code)]

pub mod cases;
pub mod chance;
pub mod corpus;
pub mod editor;
pub mod git;
pub mod harmless;
pub mod invariants;
pub mod served;
pub mod shown;
pub mod site;
pub mod small_site;
pub mod visible;

use std::collections::BTreeMap;
use std::sync::Arc;

use isogloss::document::dialect::Dialect;
use isogloss::document::library::Library;
use isogloss::document::{Context, Document, parse};
use isogloss::source::Source;

/// Files by path, as if they lay on a disk.
#[derive(Default)]
pub struct Files(pub BTreeMap<String, String>);

impl Library for Files {
    fn open(&self, path: &str) -> Option<Arc<Source>> {
        let text = self.0.get(path)?;
        Some(Arc::new(Source::new(path, text.clone())))
    }
}

/// Reads one text as a page of `content/xx/`.
pub fn read(text: &str, dialect: Option<Dialect>) -> Document {
    read_with(text, dialect, &Files::default())
}

pub fn read_with(text: &str, dialect: Option<Dialect>, files: &Files) -> Document {
    let context = Context {
        root: "content/xx",
        library: files,
        dialect,
        trust: isogloss::document::safety::Trust::default(),
    };
    parse(
        Arc::new(Source::new("content/xx/page.md", text.to_owned())),
        &context,
    )
}

/// The same, where nothing is left out that could harm.
pub fn read_trusting(text: &str, dialect: Dialect) -> Document {
    let context = Context {
        root: "content/xx",
        library: &Files::default(),
        dialect: Some(dialect),
        trust: isogloss::document::safety::Trust {
            everything: true,
            videos: &[],
        },
    };
    let source = Source::new("content/xx/page.md", text.to_owned());
    parse(Arc::new(source), &context)
}
