//! Gives the search of a built site: an index for each language, which pagefind makes of its pages.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError};

use pagefind::api::{PagefindIndex, SyntheticFile};
use rayon::prelude::*;

use crate::render::search::Text;
use crate::render::{Output, Taker};

use super::Failure;

/// What pagefind adds for interfaces of its own, which no page of ours loads.
const UNUSED: &[&str] = &[
    "pagefind-component-ui",
    "pagefind-highlight",
    "pagefind-modular-ui",
    "pagefind-ui",
];

/// The part that knows no language.
const WITHOUT_STEMS: &str = "wasm.unknown.pagefind";

/// Collects the texts of all pages.
#[derive(Default)]
pub struct Search {
    /// By the folder of their index and their address: pages come in no order.
    texts: Mutex<BTreeMap<String, BTreeMap<String, String>>>,
}

impl Search {
    pub fn take(&self, text: Text) {
        if let Ok(mut texts) = self.texts.lock() {
            let folder = texts.entry(text.folder).or_default();
            folder.insert(text.url, text.html);
        }
    }

    /// The folder of each index, with a mark that is the same for the same texts.
    pub fn marks(&self) -> BTreeMap<String, u64> {
        let texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        let mark = |pages: &BTreeMap<String, String>| {
            let mut hasher = DefaultHasher::new();
            pages.hash(&mut hasher);
            hasher.finish()
        };
        let marks = texts
            .iter()
            .map(|(folder, pages)| (folder.clone(), mark(pages)));
        marks.collect()
    }

    /// Forgets the texts of the other indexes.
    pub fn retain(&mut self, wanted: impl Fn(&str) -> bool) {
        let texts = self.texts.get_mut().unwrap_or_else(PoisonError::into_inner);
        texts.retain(|folder, _| wanted(folder));
    }

    /// Writes the indexes.
    pub fn finish(self, take: Taker) -> Result<(), Failure> {
        let texts = self.texts.into_inner().unwrap_or_default();
        // Pagefind asks where it runs, and has no answer to there being no such place.
        std::env::current_dir().map_err(|error| Failure::Search(error.to_string()))?;
        texts.into_par_iter().try_for_each(|(folder, pages)| {
            let files = indexed(pages).map_err(Failure::Search)?;
            for file in used(files) {
                take(Output {
                    path: format!("{folder}/{}", name(&file)),
                    bytes: file.contents,
                });
            }
            Ok(())
        })
    }
}

/// The files of one language's index.
fn indexed(pages: BTreeMap<String, String>) -> Result<Vec<SyntheticFile>, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    let files = runtime.block_on(async {
        let mut index = PagefindIndex::new(None)?;
        for (url, html) in pages {
            index.add_html_file(None, Some(url), html).await?;
        }
        index.get_files().await
    });
    files.map_err(|error| error.to_string())
}

/// The files that the search box loads.
fn used(mut files: Vec<SyntheticFile>) -> Vec<SyntheticFile> {
    let stems = |file: &SyntheticFile| {
        let name = name(file);
        name.starts_with("wasm.") && name != WITHOUT_STEMS
    };
    let has_stems = files.iter().any(stems);
    files.retain(|file| {
        let name = name(file);
        let unused = UNUSED.iter().any(|unused| name.starts_with(unused));
        !(unused || has_stems && name == WITHOUT_STEMS)
    });
    files
}

fn name(file: &SyntheticFile) -> String {
    let parts = file.filename.components();
    let parts = parts.map(|part| part.as_os_str().to_string_lossy().into_owned());
    parts.collect::<Vec<_>>().join("/")
}
