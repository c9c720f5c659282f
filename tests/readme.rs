//! Runs the commands that the documentation shows, as they stand.

mod support;

use std::fs;
use std::path::Path;

use support::shown::type_all;
use support::site::{TestSite, files};

#[test]
fn every_command_that_is_shown_works() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = TestSite::copy_of_shipped();
    for (name, bytes) in files(&root.join("docs")) {
        site.bytes(&format!("docs/{name}"), &bytes);
    }
    let mut ran = 0;
    for page in ["README.md", "CONTRIBUTING.md"] {
        let text = fs::read_to_string(root.join(page)).unwrap();
        ran += type_all(page, &text, &site.path(""));
    }
    assert!(ran >= 15, "{ran} commands");
}

#[test]
fn every_crate_has_its_line() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let told = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let table = told.split("## Dependencies").nth(1).unwrap();
    let sections = manifest.split("\n[").filter(|section| {
        section.starts_with("dependencies]") || section.starts_with("dev-dependencies]")
    });
    for line in sections
        .flat_map(str::lines)
        .filter(|line| line.contains(" = ") && !line.starts_with('#'))
    {
        let name = line.split(" = ").next().unwrap();
        assert!(
            table.contains(name),
            "ARCHITECTURE.md does not say what {name} is for"
        );
    }
}
