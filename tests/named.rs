//! Paths that commands are given: one reading in all of them, from the current folder first.

mod support;

use support::site::{Run, TestSite, run_in};

const PAGE: &str = "---\nfeature: x\n---\n# Help\n\n\u{200B}- 4 hours\n";

fn site() -> TestSite {
    let site = TestSite::new(&["en", "nl"]);
    for name in ["support", "plans/basic"] {
        site.page(&format!("en/{name}.md"), PAGE);
        site.page(&format!("nl/{name}.md"), &PAGE.replace("hours", "uur"));
    }
    site
}

/// Every command that takes a path.
const COMMANDS: [&[&str]; 4] = [
    &["check", "--exit-zero", "--only"],
    &["fix", "--dry-run"],
    &["facts", "--page"],
    &["explain"],
];

fn run(site: &TestSite, folder: &str, command: &[&str], name: &str) -> Run {
    run_in(&site.path(folder), &[command, &[name]].concat())
}

#[test]
fn every_command_reads_a_path_in_the_same_way() {
    let site = site();
    for (folder, name, named, others) in [
        ("content/nl", "support.md", "nl/support", "en/support"),
        ("content/nl", "./support.md", "nl/support", "nl/plans"),
        ("content/nl", "../en/support.md", "en/support", "nl/support"),
        (
            "content/nl",
            "content/en/support.md",
            "en/support",
            "nl/support",
        ),
        ("content/nl", "*.md", "nl/support", "en/support"),
        ("content/nl", "content/en/**", "en/support", "nl/support"),
        ("content/nl", "../en/*.md", "en/support", "en/plans"),
        ("content/nl/plans", "support.md", "nl/support", "nl/plans"),
        (".", "content/nl/**", "nl/plans/basic", "en/support"),
        (".", "content/nl/plans", "nl/plans/basic", "nl/support"),
        (".", "support.md", "en/support", "nl/plans"),
        (".", "plans/*", "en/plans/basic", "en/support"),
        ("content", "nl/support.md", "nl/support", "en/support"),
    ] {
        for command in COMMANDS {
            let run = run(&site, folder, command, name);
            let told = format!("{}{}", run.stdout, run.stderr);
            assert!(run.code < 2, "{folder} {command:?} {name}: {told}");
            assert!(told.contains(named), "{folder} {command:?} {name}: {told}");
            assert!(
                !told.contains(others),
                "{folder} {command:?} {name}: {told}"
            );
        }
    }
}

#[test]
fn a_path_that_leads_to_nothing_is_said_in_words() {
    let site = site();
    for (folder, name, meant) in [
        ("content/nl", "suport.md", "did you mean `support.md`?"),
        (
            ".",
            "content/nl/suport.md",
            "did you mean `content/nl/support.md`?",
        ),
        (
            ".",
            "content/nl/plan/**",
            "did you mean `content/nl/plans/**`?",
        ),
        (".", "zzz", "such as `content/nl/**`"),
    ] {
        for command in &COMMANDS[..3] {
            let run = run(&site, folder, command, name);
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run:?}");
            let words = format!("`{name}` names no file and no page of the site; ");
            assert!(run.stderr.contains(&words), "{run:?}");
            assert!(run.stderr.contains(meant), "{run:?}");
            assert!(!run.stderr.contains("os error"), "{run:?}");
        }
    }
    site.bytes("notes/todo.md", b"# To do\n");
    for command in COMMANDS {
        let run = run(&site, ".", command, "notes/todo.md");
        assert!(
            run.stderr.contains("notes/todo.md is no part of the site"),
            "{run:?}"
        );
    }
}

#[test]
fn without_a_site_the_way_to_one_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let run = run_in(folder.path(), &["check"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("`isogloss init`"), "{run:?}");
}
