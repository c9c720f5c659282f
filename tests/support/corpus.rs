//! Finds the real pages that lie beside the checkout, where they do.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use isogloss::document::library::Library;
use isogloss::document::safety::Trust;
use isogloss::document::{Context, Document, parse};
use isogloss::source::Source;

/// A folder of test data beside the checkout. A stranger's clone has none, and the test says so.
pub fn folder(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared")
        .join(name);
    if path.is_dir() {
        return Some(path);
    }
    assert!(
        std::env::var("CI").as_deref() != Ok("true"),
        "{} must be there when CI=true",
        path.display()
    );
    eprintln!("skipped: no {} beside the checkout", path.display());
    None
}

/// Every Markdown file below a folder, in order.
pub fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "md") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The files of a site on the disk, for its pages' includes.
struct Disk(PathBuf);

impl Library for Disk {
    fn open(&self, path: &str) -> Option<Arc<Source>> {
        let bytes = fs::read(self.0.join(path)).ok()?;
        Some(Arc::new(Source::from_bytes(path, bytes)))
    }
}

/// Reads a page of a site that lies in `…/content/LOCALE/`, or a page that lies alone.
pub fn parse_page(path: &Path) -> Document {
    parse_with(path, Trust::default())
}

/// The same, where nothing is left out that could harm.
pub fn parse_trusted(path: &Path) -> Document {
    parse_with(
        path,
        Trust {
            everything: true,
            videos: &[],
        },
    )
}

fn parse_with(path: &Path, trust: Trust) -> Document {
    let parts: Vec<_> = path.iter().collect();
    let content = parts.iter().rposition(|part| *part == "content");
    let at = content.unwrap_or(parts.len() - 1);
    let site: PathBuf = parts[..at].iter().collect();
    let inner: PathBuf = parts[at..].iter().collect();
    let root: PathBuf = content.map_or(PathBuf::new(), |at| parts[at..at + 2].iter().collect());
    let source = Source::from_bytes(inner.to_string_lossy(), fs::read(path).unwrap());
    let context = Context {
        root: &root.to_string_lossy(),
        library: &Disk(site),
        dialect: None,
        trust,
    };
    parse(Arc::new(source), &context)
}
