//! From an empty folder to a finding, and from there to a clean site.

mod support;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use support::site::{files, run_in};

#[test]
fn from_nothing_to_a_finding_and_to_a_clean_site() {
    let start = Instant::now();
    let folder = tempfile::tempdir().unwrap();
    let made = run_in(folder.path(), &["init", "my-site"]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let root = folder.path().join("my-site");
    for name in files(&root).keys() {
        assert!(
            made.stdout.contains(&format!("  {name}\n")),
            "{name} is not named"
        );
    }
    // What is printed can be typed.
    let next: Vec<&str> = made
        .stdout
        .lines()
        .filter_map(|line| line.trim().strip_prefix("isogloss "))
        .collect();
    assert_eq!(next, ["check --root my-site", "serve --root my-site"]);
    let check: Vec<&str> = next[0].split(' ').collect();
    let found = run_in(folder.path(), &check);
    assert_eq!(found.code, 1, "{}", found.stdout);
    assert!(
        found.stdout.contains("error[mismatched-hours]"),
        "{}",
        found.stdout
    );
    assert!(found.stdout.ends_with("1 error\n"), "{}", found.stdout);
    // The named line is mended as the report says.
    let line = found
        .stdout
        .lines()
        .find(|line| line.contains("--> "))
        .unwrap();
    let place: Vec<&str> = line.trim().trim_start_matches("--> ").split(':').collect();
    let page = root.join(place[0]);
    let text = fs::read_to_string(&page).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let number: usize = place[1].parse().unwrap();
    lines[number - 1] = lines[number - 1].replace("18:30", "17:30");
    fs::write(&page, lines.join("\n") + "\n").unwrap();
    let clean = run_in(&root, &["check", "--fail-on", "warning"]);
    assert_eq!(clean.code, 0, "{}", clean.stdout);
    assert!(
        clean.stdout.ends_with("nothing found\n"),
        "{}",
        clean.stdout
    );
    assert_eq!(run_in(&root, &["build", "--strict"]).code, 0);
    assert!(root.join("public/zh-tw/support/index.html").is_file());
    assert!(start.elapsed() < Duration::from_secs(60));
}

/// The site that is carried is the one of this repository, and its only finding is the planted one.
#[test]
fn the_starter_is_a_site_with_one_finding() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("starter");
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run_in(folder.path(), &["init"]).code, 0);
    let mut kept = files(&root);
    kept.retain(|name, _| !name.starts_with("public/"));
    assert_eq!(files(folder.path()), kept);
    let found = run_in(&root, &["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
    let findings = report["diagnostics"].as_array().unwrap();
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0]["locale"], "nl");
    assert_eq!(
        report["summary"]["locales"],
        serde_json::json!(["en", "nl", "zh-TW"])
    );
}

#[test]
fn nothing_of_anybodys_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    let refused = run_in(folder.path(), &["init"]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.stderr.contains("is not empty") && refused.stderr.contains("`notes.txt`"),
        "{}",
        refused.stderr
    );
    assert_eq!(files(folder.path()).len(), 1);
    // Twice is once too often, and a file is no folder.
    assert_eq!(run_in(folder.path(), &["init", "site"]).code, 0);
    assert_eq!(run_in(folder.path(), &["init", "site"]).code, 2);
    assert_eq!(run_in(folder.path(), &["init", "notes.txt"]).code, 2);
}

#[test]
fn a_repository_without_files_and_odd_names_are_welcome() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("it's new/.git")).unwrap();
    let made = run_in(folder.path(), &["init", "it's new"]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    assert!(
        made.stdout.contains(r"isogloss check --root 'it'\''s new'"),
        "{}",
        made.stdout
    );
}

#[test]
fn what_is_printed_can_be_typed_for_a_name_that_begins_with_a_dash() {
    let folder = tempfile::tempdir().unwrap();
    let made = run_in(folder.path(), &["init", "--", "-dash"]);
    let next = "isogloss check --root ./-dash";
    assert!(made.stdout.contains(next), "{}", made.stdout);
    let found = run_in(folder.path(), &["check", "--root", "./-dash"]);
    assert_eq!(found.code, 1, "{}{}", found.stdout, found.stderr);
}

#[test]
fn what_file_managers_leave_is_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for name in [".DS_Store", "Thumbs.db", "desktop.ini"] {
        fs::write(folder.path().join(name), "").unwrap();
    }
    let made = run_in(folder.path(), &["init"]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    assert!(folder.path().join("site.yaml").exists());
}
