//! The manual in `docs/`: what it shows works, what it should name is there, and as a site it is clean.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::shown::type_all;
use support::site::{TestSite, files, run_in};

const LANGUAGES: &[&str] = &["en", "nl"];

/// The manual in a folder of the test, with the pages that the program writes.
fn manual() -> TestSite {
    let site = TestSite::new(&["en"]);
    for (name, bytes) in files(&docs()) {
        if !name.starts_with("public/") {
            site.bytes(&name, &bytes);
        }
    }
    let written = site.run(&["explain", "--out", "content/en"]);
    assert_eq!(written.code, 0, "{}", written.stderr);
    site
}

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

fn page(language: &str, name: &str) -> String {
    fs::read_to_string(docs().join(format!("content/{language}/{name}.md"))).unwrap()
}

#[test]
fn every_command_of_the_english_pages_works() {
    every_command_works("en");
}

#[test]
fn every_command_of_the_dutch_pages_works() {
    every_command_works("nl");
}

/// A reader comes from the page `index`, which leaves a site without a mistake.
fn every_command_works(language: &str) {
    let folder = docs().join("content").join(language);
    let mut ran = 0;
    for (name, bytes) in files(&folder) {
        if name.contains('/') || !name.ends_with(".md") {
            continue;
        }
        let scratch = tempfile::tempdir().unwrap();
        let mut here = scratch.path().to_owned();
        if name != "index.md" {
            assert_eq!(run_in(&here, &["init", "begun"]).code, 0);
            here.push("begun");
            assert_eq!(run_in(&here, &["fix", "--facts"]).code, 0);
        }
        let text = String::from_utf8(bytes).unwrap();
        ran += type_all(&format!("{language}/{name}"), &text, &here);
    }
    assert!(ran >= 50, "{language}: {ran} commands");
}

#[test]
fn nothing_is_found_in_the_manual() {
    let site = manual();
    let check = site.run(&["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&check.stdout).unwrap();
    assert_eq!(report["diagnostics"], serde_json::json!([]));
    let compared = report["summary"]["cells_compared"].as_u64().unwrap();
    assert!(compared > 300, "{compared} cells");
}

#[test]
fn rules_and_constructs_stand_in_the_list_of_pages_in_both_languages() {
    let site = manual();
    assert_eq!(site.run(&["build", "--no-search"]).code, 0);
    for language in LANGUAGES {
        let page = site.read(&format!("public/{language}/fix/index.html"));
        let (_, menu) = page.split_once("id=\"frame_navigation\"").unwrap();
        let (menu, _) = menu.split_once("</nav>").unwrap();
        for rule in [
            "rules/mismatched-hours",
            "rules/stale-translation",
            "constructs/alert",
        ] {
            assert!(
                menu.contains(&format!("{rule}/\"")),
                "{language}: {rule}: {menu}"
            );
        }
    }
}

#[test]
fn every_key_every_command_and_every_format_is_named() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../src/config/schema.json")).unwrap();
    let scratch = tempfile::tempdir().unwrap();
    let told = |arguments: &[&str]| run_in(scratch.path(), arguments).stdout;
    let help = told(&["help"]);
    let list = help.split("Commands:").nth(1).unwrap();
    let list = list.split("Options:").next().unwrap();
    let commands = list.lines().filter_map(|line| {
        let name = line.strip_prefix("  ")?;
        (!name.starts_with(' ')).then(|| name.split(' ').next().unwrap())
    });
    let commands: Vec<&str> = commands.collect();
    assert!(commands.contains(&"check"), "{commands:?}");
    let help = told(&["help", "check"]);
    let formats = help.lines().filter_map(|line| {
        let (name, _) = line.strip_prefix("          - ")?.split_once(": ")?;
        (name != "auto").then_some(name)
    });
    let formats: Vec<&str> = formats.collect();
    assert!(formats.contains(&"sarif"), "{formats:?}");
    for language in LANGUAGES {
        let settings = page(language, "settings");
        for key in schema["properties"].as_object().unwrap().keys() {
            assert!(
                settings.contains(&format!("\n| `{key}` |")),
                "{language}: {key}"
            );
        }
        let known = page(language, "commands");
        for command in &commands {
            assert!(
                known.contains(&format!("isogloss {command}")),
                "{language}: {command}"
            );
        }
        let reports = page(language, "ci");
        for format in &formats {
            assert!(
                reports.contains(&format!("--format {format}")),
                "{language}: {format}"
            );
        }
    }
}
