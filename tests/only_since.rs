//! Checks that show a part of what is found: findings of some files, findings that are new against a
//! commit, and findings that say the same of many pages as one.

mod support;

use serde_json::Value;
use support::git::{commit, git, has_git};
use support::site::{Run, TestSite};

const SETTINGS: &str = "title: Test\nlocales: [en, nl]\nsource: en\n";

fn english(hours: u32) -> String {
    format!("# Help\n\nWe answer in {hours} hours. Call +1 800 555 0100.\n")
}

fn dutch(hours: u32) -> String {
    format!("# Hulp\n\nWij antwoorden in {hours} uur. Bel +1 800 555 0100.\n")
}

/// Two pages in two folders, both with a drift.
fn two_drifts() -> TestSite {
    let site = TestSite::new(&["en"]);
    site.bytes("site.yaml", SETTINGS.as_bytes());
    for name in ["admin/plan", "users/start"] {
        site.page(&format!("en/{name}.md"), &english(4));
        site.page(&format!("nl/{name}.md"), &dutch(5));
    }
    site.page("en/same.md", &english(4));
    site.page("nl/same.md", &dutch(4));
    site
}

fn report(site: &TestSite, arguments: &[&str]) -> (i32, Value) {
    let all = [&["check", "--format", "json"], arguments].concat();
    let run = site.run(&all);
    let report = serde_json::from_str(&run.stdout);
    (run.code, report.unwrap_or_else(|_| panic!("{run:?}")))
}

fn paths(report: &Value) -> Vec<&str> {
    let found = report["diagnostics"].as_array().unwrap();
    found.iter().filter_map(|f| f["path"].as_str()).collect()
}

fn refused(run: &Run, words: &[&str]) {
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run:?}");
    for word in words {
        assert!(run.stderr.contains(word), "{word}: {}", run.stderr);
    }
}

#[test]
fn only_shows_the_findings_of_the_named_files() {
    let site = two_drifts();
    let (code, all) = report(&site, &[]);
    assert_eq!((code, paths(&all).len()), (1, 2), "{all}");
    assert_eq!(all["summary"]["narrowed"], Value::Null);
    let (code, some) = report(&site, &["--only", "content/nl/admin/**"]);
    assert_eq!(code, 1);
    assert_eq!(paths(&some), ["content/nl/admin/plan.md"]);
    // All pages are read, and findings keep their names.
    assert_eq!(some["summary"]["pages"], all["summary"]["pages"]);
    assert_eq!(some["summary"]["errors"], 1);
    assert_eq!(some["summary"]["narrowed"]["elsewhere"], 1);
    let own = &some["diagnostics"][0];
    assert!(all["diagnostics"].as_array().unwrap().contains(own));
    // A folder means what it holds; several patterns mean all of them.
    let (_, both) = report(
        &site,
        &["--only", "content/nl/admin", "--only", "**/start.md"],
    );
    assert_eq!(paths(&both).len(), 2);
    // Nothing is found there, so the command does not fail.
    let (code, none) = report(&site, &["--only", "content/nl/same.md"]);
    assert_eq!((code, paths(&none).len()), (0, 0));
    let text = site.run(&["check", "--only", "content/nl/same.md"]).stdout;
    assert!(
        text.contains("only content/nl/same.md: 2 findings of other files not shown"),
        "{text}"
    );
}

#[test]
fn only_of_nothing_is_a_mistake() {
    let site = two_drifts();
    let run = site.run(&["check", "--only", "content/nl/amdin/**"]);
    refused(
        &run,
        &["names no file", "did you mean `content/nl/admin/**`?"],
    );
    let run = site.run(&["check", "--only", "content/nl/admin/plans.md"]);
    refused(&run, &["did you mean `content/nl/admin/plan.md`?"]);
    let run = site.run(&["check", "--only", "zzz"]);
    refused(&run, &["such as `content/nl/**`"]);
    let update = [
        "check",
        "--baseline",
        "b.yaml",
        "--update-baseline",
        "--only",
        "x",
    ];
    assert_eq!(site.run(&update).code, 2);
}

#[test]
fn a_part_of_a_site_that_compares_nothing_has_not_passed() {
    let site = TestSite::new(&["en", "nl"]);
    site.page("en/a.md", &english(4));
    site.page("nl/b.md", &dutch(4));
    let run = site.run(&["check", "--only", "content/en/**"]);
    assert_eq!(run.code, 2, "{run:?}");
}

#[test]
fn since_shows_what_is_new() {
    if !has_git() {
        return;
    }
    let site = two_drifts();
    let before = commit(&site.path(""));
    let (code, none) = report(&site, &["--since", "HEAD"]);
    assert_eq!((code, paths(&none).len()), (0, 0), "{none}");
    assert_eq!(none["summary"]["narrowed"]["older"], 2);
    // Lines move, a page comes, a value changes, and a drift is mended.
    site.page("nl/admin/plan.md", &format!("\n\n{}", dutch(5)));
    site.page("nl/users/start.md", &dutch(6));
    site.page("nl/same.md", &dutch(7));
    site.page("en/new.md", &english(1));
    site.page("nl/new.md", &dutch(2));
    commit(&site.path(""));
    let (code, new) = report(&site, &["--since", &before]);
    assert_eq!(code, 1);
    let expected = [
        "content/nl/new.md",
        "content/nl/same.md",
        "content/nl/users/start.md",
    ];
    assert_eq!(paths(&new), expected, "{new}");
    assert_eq!(new["summary"]["narrowed"]["older"], 1);
    let text = site.run(&["check", "--since", &before[..9]]).stdout;
    assert!(text.contains("1 older finding not shown"), "{text}");
    // What is not committed yet counts too, and both narrow together.
    site.page("nl/same.md", &dutch(4));
    let some = ["--since", "main~1", "--only", "content/nl/users/**"];
    let (_, some) = report(&site, &some);
    assert_eq!(paths(&some), ["content/nl/users/start.md"]);
    // Nothing of it is left behind.
    assert_eq!(
        git(&site.path(""), &["status", "--short"]),
        "M content/nl/same.md"
    );
}

#[test]
fn since_knows_what_pages_were_translated_from() {
    if !has_git() {
        return;
    }
    let site = TestSite::new(&["en"]);
    site.bytes("site.yaml", SETTINGS.as_bytes());
    site.page("en/a.md", &english(4));
    let first = commit(&site.path(""));
    site.page("en/a.md", &english(8));
    let old = format!("---\nsource-git-commit: {first}\n---\n{}", dutch(4));
    site.page("nl/a.md", &old);
    commit(&site.path(""));
    let (_, all) = report(&site, &[]);
    assert!(all.to_string().contains("stale-translation"), "{all}");
    let (code, new) = report(&site, &["--since", "HEAD"]);
    assert_eq!((code, paths(&new).len()), (0, 0), "{new}");
}

#[test]
fn since_reads_a_site_below_its_repository_and_roots_beside_it() {
    if !has_git() {
        return;
    }
    let all = TestSite::new(&["en"]);
    let settings = "title: Test\nlocales: [en, nl, fr]\nsource: en\n\
                    roots: {nl: ../pages.nl/help, fr: ../../fr/help}\n";
    let french = |hours| format!("# Aide\n\nRéponse en {hours} heures. Tél. +1 800 555 0100.\n");
    all.bytes("repo/site/site.yaml", settings.as_bytes());
    all.bytes("repo/site/content/en/a.md", english(4).as_bytes());
    all.bytes("repo/pages.nl/help/a.md", dutch(4).as_bytes());
    all.bytes("fr/help/a.md", french(4).as_bytes());
    commit(&all.path("repo"));
    all.bytes("repo/pages.nl/help/a.md", dutch(5).as_bytes());
    let root = [
        "check",
        "--root",
        "repo/site",
        "--format",
        "json",
        "--since",
        "HEAD",
    ];
    let run = all.run(&root);
    let new: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(paths(&new), ["../pages.nl/help/a.md"], "{run:?}");
    assert!(
        run.stderr
            .contains("`../../fr/help` lies in another repository"),
        "{}",
        run.stderr
    );
    // What is wrong there is wrong on both sides.
    all.bytes("repo/pages.nl/help/a.md", dutch(4).as_bytes());
    all.bytes("fr/help/a.md", french(9).as_bytes());
    let run = all.run(&root);
    assert_eq!(run.code, 0, "{run:?}");
}

/// A commit whose settings are a link must not have them written through it.
#[cfg(unix)]
#[test]
fn since_writes_nothing_through_links_of_a_commit() {
    if !has_git() {
        return;
    }
    let site = TestSite::new(&["en"]);
    site.bytes("victim.txt", b"mine");
    let settings = "title: T\nlocales: [en, nl]\nroots: {en: ., nl: nl}\n";
    std::fs::remove_file(site.path("site.yaml")).unwrap();
    std::os::unix::fs::symlink(site.path("victim.txt"), site.path("site.yaml")).unwrap();
    site.bytes("a.md", english(4).as_bytes());
    site.bytes("nl/a.md", dutch(4).as_bytes());
    commit(&site.path(""));
    std::fs::remove_file(site.path("site.yaml")).unwrap();
    site.bytes("site.yaml", settings.as_bytes());
    site.run(&["check", "--since", "HEAD"]);
    assert_eq!(site.read("victim.txt"), "mine");
}

#[test]
fn since_of_nothing_is_a_mistake() {
    if !has_git() {
        return;
    }
    let site = two_drifts();
    let run = site.run(&["check", "--since", "HEAD"]);
    refused(&run, &["lies in no repository", "check without it"]);
    commit(&site.path(""));
    let run = site.run(&["check", "--since", "mian"]);
    refused(&run, &["`mian` is no commit, branch or tag", "git fetch"]);
    let run = site.run(&["check", "--since=--all"]);
    refused(&run, &["is no commit"]);
    // A commit that knows nothing of the site: all is new.
    git(&site.path(""), &["checkout", "-q", "--orphan", "empty"]);
    git(&site.path(""), &["rm", "-q", "-r", "--cached", "."]);
    git(
        &site.path(""),
        &["commit", "-q", "--allow-empty", "-m", "None"],
    );
    let (code, new) = report(&site, &["--since", "HEAD"]);
    assert_eq!((code, paths(&new).len()), (1, 2), "{new}");
}

#[test]
fn a_shallow_clone_says_how_to_get_the_rest() {
    if !has_git() {
        return;
    }
    let site = two_drifts();
    let first = commit(&site.path(""));
    site.page("nl/same.md", &dutch(9));
    commit(&site.path(""));
    let clone = tempfile::tempdir().unwrap();
    let from = format!("file://{}", site.path("").display());
    let into = clone.path().join("site");
    let into = into.to_str().unwrap();
    git(clone.path(), &["clone", "-q", "--depth", "1", &from, into]);
    let run = site.run(&["check", "--root", into, "--since", &first]);
    refused(
        &run,
        &[
            "holds only the newest",
            "git fetch --unshallow",
            "fetch-depth: 0",
        ],
    );
    // Its newest commit is there.
    let run = site.run(&["check", "--root", into, "--since", "HEAD"]);
    assert_eq!(run.code, 0, "{run:?}");
}

#[test]
fn a_baseline_and_since_go_together() {
    if !has_git() {
        return;
    }
    let site = two_drifts();
    let update = ["check", "--baseline", "b.yaml", "--update-baseline"];
    assert_eq!(site.run(&update).code, 0);
    site.page("nl/admin/plan.md", &dutch(4));
    commit(&site.path(""));
    // The entry that accepts nothing any more is as old as the commit.
    let (code, new) = report(&site, &["--baseline", "b.yaml", "--since", "HEAD"]);
    assert_eq!((code, paths(&new).len()), (0, 0), "{new}");
}

#[test]
fn what_is_the_same_on_many_pages_is_one_group() {
    let site = TestSite::new(&["en", "nl", "fr"]);
    for n in 0..40 {
        site.page(&format!("en/p{n:02}.md"), &english(4));
        site.page(&format!("nl/p{n:02}.md"), &dutch(5));
        let french = "# Aide\n\nRéponse en 4 heures. Tél. +1 800 555 0100.\n";
        site.page(&format!("fr/p{n:02}.md"), french);
    }
    site.page("nl/p39.md", &dutch(6));
    let run = site.run(&["check"]);
    let count = |text: &str, word: &str| text.matches(word).count();
    assert_eq!(
        count(&run.stdout, "error[mismatched-duration]"),
        2,
        "{}",
        run.stdout
    );
    for words in [
        "the same stands at 38 more places:",
        "content/nl/p01.md:3:19",
        "and 33 more; --verbose shows each",
        "40 errors",
    ] {
        assert!(run.stdout.contains(words), "{words}\n{}", run.stdout);
    }
    let all = site.run(&["check", "--verbose"]).stdout;
    assert_eq!(count(&all, "error[mismatched-duration]"), 40);
    assert!(!all.contains("the same stands"), "{all}");
    let (_, all) = report(&site, &[]);
    assert_eq!(paths(&all).len(), 40);
    // Two of one page are two, so that a writer sees both lines.
    let site = TestSite::new(&["en", "nl"]);
    site.page("en/a.md", "# A\n\nIn 4 hours.\n\nAfter 4 hours.\n");
    site.page("nl/a.md", "# A\n\nIn 5 uur.\n\nNa 5 uur.\n");
    let run = site.run(&["check"]).stdout;
    assert_eq!(count(&run, "error[mismatched-duration]"), 2, "{run}");
}
