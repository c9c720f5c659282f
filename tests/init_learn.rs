//! Settings for checkouts of Microsoft's trees: which language each is, which folder holds its pages, and
//! what is not understood.

mod support;

use std::fs;
use std::path::Path;

use support::site::{TestSite, files};

/// The checkouts of the tree without its settings.
fn checkouts() -> TestSite {
    let site = TestSite::new(&["en"]);
    fs::remove_file(site.path("site.yaml")).unwrap();
    let tree = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/trees/learn");
    for (name, bytes) in files(&tree) {
        if name != "site.yaml" {
            site.bytes(&name, &bytes);
        }
    }
    site
}

const BOTH: [&str; 5] = [
    "init",
    "--from",
    "learn",
    "garden-docs",
    "garden-docs-pr.nl-NL",
];

#[test]
fn checkouts_become_a_site_that_can_be_checked() {
    let site = checkouts();
    let run = site.run(&BOTH);
    assert_eq!(run.code, 0, "{run:?}");
    for words in [
        "en: 8 pages in garden-docs/garden",
        "nl: 8 pages in garden-docs-pr.nl-NL/garden",
        "garden-docs: 1 YAML page of a kind that is not known: Tutorial",
        "isogloss check",
    ] {
        assert!(run.stdout.contains(words), "{words}\n{}", run.stdout);
    }
    let written = site.read("site.yaml");
    for line in [
        "locales: [en, nl]",
        "source: en",
        "  nl: garden-docs-pr.nl-NL/garden",
        "dialect: learn",
    ] {
        assert!(written.contains(line), "{line}\n{written}");
    }
    let check = site.run(&["check"]);
    assert_eq!(check.code, 0, "{check:?}");
    assert!(
        check.stdout.contains("compared: 8 pages"),
        "{}",
        check.stdout
    );
    // What is there is left as it is.
    let again = site.run(&BOTH);
    assert_eq!(again.code, 2, "{again:?}");
    assert!(
        again.stderr.contains("is there already"),
        "{}",
        again.stderr
    );
    assert_eq!(site.read("site.yaml"), written);
}

#[test]
fn the_language_is_told_by_pages_and_by_docfx_too() {
    let site = checkouts();
    fs::rename(site.path("garden-docs-pr.nl-NL"), site.path("tuin")).unwrap();
    let init = |more: &[&str]| {
        let _ = fs::remove_file(site.path("site.yaml"));
        let all = [&["init", "--from", "learn", "garden-docs", "tuin"], more].concat();
        site.run(&all)
    };
    // By `locale` among the fields of all pages.
    let run = init(&[]);
    assert!(run.stdout.contains("nl: 8 pages in tuin/garden"), "{run:?}");
    // By what translation writes into a page.
    let docfx = site.read("tuin/garden/docfx.json");
    site.bytes(
        "tuin/garden/docfx.json",
        docfx.replace("\"locale\"", "\"x\"").as_bytes(),
    );
    let start = site.read("tuin/garden/parks/start.md");
    let translated = format!("---\nms.openlocfilehash: 1\n---\n{start}");
    site.bytes("tuin/garden/parks/start.md", translated.as_bytes());
    let run = init(&[]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(
        run.stderr
            .contains("its language is not known; give it with `--locale tuin=nl`"),
        "{run:?}"
    );
    let run = init(&["--locale", "tuin=nl"]);
    assert!(run.stdout.contains("nl: 8 pages"), "{run:?}");
    let translated = translated.replace("---\nms", "---\nms.contentlocale: nl-NL\nms");
    site.bytes("tuin/garden/parks/start.md", translated.as_bytes());
    let run = init(&[]);
    assert!(run.stdout.contains("nl: 8 pages"), "{run:?}");
}

#[test]
fn what_is_no_docset_or_several_is_said() {
    let site = checkouts();
    site.bytes("empty/readme.txt", b"x");
    site.bytes("two/a/docfx.json", b"{}");
    site.bytes("two/b/docfx.json", b"{}");
    site.bytes("bare.fr-FR/parks/start.md", b"# Page\n");
    site.bytes("other.de-DE/help/start.md", b"# Page\n");
    site.bytes("garden-docs-pr.nl-NL/garden/docfx.json", b"{");
    let all = [&BOTH[..], &["empty", "two", "bare.fr-FR", "other.de-DE"]].concat();
    let run = site.run(&all);
    assert_eq!(run.code, 0, "{run:?}");
    for words in [
        "empty is not in it: it holds no docfx.json and no pages",
        "two is not in it: it holds several docsets; name one of `two/a`, `two/b`",
        "other.de-DE is not in it: it looks like Adobe's, with its pages in `help/`; use `--from adobe`",
        "bare.fr-FR: there is no docfx.json, so every Markdown file is a page",
        "garden-docs-pr.nl-NL: docfx.json cannot be read",
    ] {
        assert!(run.stdout.contains(words), "{words}\n{}", run.stdout);
    }
}

#[test]
fn a_mistyped_folder_leaves_room_for_the_right_one() {
    let site = checkouts();
    let wrong = site.run(&["init", "--from", "learn", "garden-docs", "gardn-docs"]);
    assert_eq!(wrong.code, 2, "{wrong:?}");
    let words = "nothing is written: there is no folder `gardn-docs`";
    assert!(wrong.stderr.contains(words), "{}", wrong.stderr);
    assert_eq!(site.run(&BOTH).code, 0);
}
