//! Settings that are right and settings that are not. The schema says the same of each:
//! `tests/conformance/settings/validate` holds them against it.

use std::fs;
use std::path::Path;

use isogloss::config::Config;

/// The examples of a folder, by name.
fn examples(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/settings")
        .join(folder);
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut examples: Vec<_> = files
        .map(|file| {
            let name = file.file_stem().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(file).unwrap())
        })
        .collect();
    examples.sort();
    assert!(!examples.is_empty());
    examples
}

#[test]
fn good_settings_are_read() {
    for (name, text) in examples("good") {
        let read = Config::parse(&text);
        assert!(read.is_ok(), "{name}: {:?}", read.err());
    }
}

#[test]
fn bad_settings_are_refused_with_their_place() {
    for (name, text) in examples("bad") {
        let fault = Config::parse(&text).map(|_| name.clone()).unwrap_err();
        assert!(
            !fault.message.is_empty() && fault.at <= text.len(),
            "{name}: {fault:?}"
        );
    }
}
