//! Reads every real page there is and holds its tree against its file.

mod support;

use std::path::{Path, PathBuf};

use support::corpus;
use support::invariants::broken;

fn all_pages() -> Vec<PathBuf> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let folders = ["corpus", "seeds"].into_iter().filter_map(corpus::folder);
    let folders = folders.chain([content]);
    folders.flat_map(|folder| corpus::pages(&folder)).collect()
}

#[test]
fn every_span_says_what_its_text_says() {
    let (mut pieces, mut faults) = (0, Vec::new());
    let pages = all_pages();
    for page in &pages {
        let (broken, count) = broken(&corpus::parse_page(page));
        pieces += count;
        let shown = page.display();
        faults.extend(broken.into_iter().map(|fault| format!("{shown}: {fault}")));
    }
    eprintln!("{} pages, {pieces} pieces of text", pages.len());
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}
