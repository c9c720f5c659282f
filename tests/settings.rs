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
fn what_is_no_title_is_told_with_the_way_out() {
    let fault = |text: &str| {
        let fault = Config::parse(text).map(|_| text).unwrap_err();
        (fault.at, fault.message)
    };
    let list = fault("title: [T]\nlocales: [en]\n");
    assert_eq!(
        list,
        (
            7,
            "a title is no list; write one for all, `title: Support`, or one a language, \
             `title: {en: Support, nl: Hulp}`"
                .to_owned()
        )
    );
    let none = fault("title:\nlocales: [en]\n");
    assert!(
        none.0 == 0 && none.1.starts_with("a title belongs here"),
        "{none:?}"
    );
    for nothing in ["", "# later\n\n"] {
        let empty = fault(nothing);
        assert!(empty.1.contains("`locales: [en, nl]`"), "{empty:?}");
    }
    let other = fault("title: {en: T, fr: U}\nlocales: [en]\n");
    let told = "`title` names `fr`, which is none of the site's locales; add it";
    assert!(other.0 == 7 && other.1.starts_with(told), "{other:?}");
    // A title in a language that stands for a locale is used for it.
    assert!(Config::parse("title: {zh-Hant: T}\nlocales: [zh-TW]\n").is_ok());
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
