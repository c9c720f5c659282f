//! Finds the real pages that lie beside the checkout, where they do.

use std::fs;
use std::path::{Path, PathBuf};

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
