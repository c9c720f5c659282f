//! `explain`: every rule has something to say, a slip in a name is caught, and a page tells how it
//! was read.

mod support;

use std::fs;
use std::path::Path;

use support::site::{TestSite, shipped};

#[test]
fn every_rule_is_explained_by_its_page() {
    for rule in isogloss::rules() {
        let run = shipped(&["explain", rule.name, "--verbose"]);
        assert_eq!(run.code, 0, "{}: {}", rule.name, run.stderr);
        let own = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/rules")
            .join(format!("{}.md", rule.name));
        match fs::read_to_string(own) {
            // Blocks of its examples are named by words.
            Ok(page) => {
                let mut prose = page.lines().filter(|line| !line.starts_with("~~~"));
                assert!(prose.all(|line| run.stdout.contains(line)), "{}", rule.name);
                for raw in ["\n~~~findings", "\n~~~past=", "\n~~~file="] {
                    assert!(!run.stdout.contains(raw), "{}: {raw}", rule.name);
                }
            }
            // A construct's page, of which the cases with this rule are shown.
            Err(_) => assert!(
                run.stdout.contains(&format!("[{}]", rule.name)),
                "{}",
                run.stdout
            ),
        }
        assert!(run.stdout.contains(rule.summary));
    }
}

#[test]
fn the_first_example_is_enough_unless_all_are_asked_for() {
    let run = shipped(&["explain", "mismatched-hours"]);
    assert!(run.stdout.contains("**To mend it:**"), "{}", run.stdout);
    let examples = |text: &str| text.lines().filter(|line| line.starts_with("## ")).count();
    assert_eq!(examples(&run.stdout), 1, "{}", run.stdout);
    let last = run.stdout.lines().last().unwrap();
    let more = "more: isogloss explain mismatched-hours --verbose";
    assert!(last.ends_with(more), "{last}");
    let whole = shipped(&["explain", "mismatched-hours", "--verbose"]).stdout;
    let count = examples(&whole) - 1;
    assert!(last.starts_with(&format!("{count} examples ")), "{last}");
    let shown = run.stdout.strip_suffix(&format!("{last}\n")).unwrap();
    assert!(whole.starts_with(shown));
}

#[test]
fn the_list_names_every_rule_once() {
    let run = shipped(&["explain", "--list"]);
    assert_eq!(run.code, 0);
    for rule in isogloss::rules() {
        let line = |line: &&str| line.split_whitespace().next() == Some(rule.name);
        assert_eq!(run.stdout.lines().filter(line).count(), 1, "{}", rule.name);
    }
}

#[test]
fn all_rules_and_constructs_become_pages_of_a_site() {
    let site = TestSite::new(&["en"]);
    let run = site.run(&["explain", "--out", "content/en"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let (rules, constructs) = (
        site.read("content/en/rules/index.md"),
        site.read("content/en/constructs/index.md"),
    );
    for rule in isogloss::rules() {
        assert!(
            rules.contains(&format!("| [{}](", rule.name)),
            "{}",
            rule.name
        );
    }
    for construct in isogloss::document::dialect::SHELF {
        assert!(constructs.contains(&format!("]({}.md)", construct.name())));
    }
    let own = site.read("content/en/rules/mismatched-hours.md");
    assert!(own.contains("\ntitle: \"mismatched-hours\"\n"), "{own}");
    // What it wrote once goes, and what somebody else wrote does not.
    site.page("en/rules/old-rule.md", &own);
    site.page("en/rules/mine.md", "# Mine\n");
    let again = site.run(&["explain", "--out", "content/en"]);
    assert!(
        again.stdout.contains("; removed 1 that it has no more"),
        "{again:?}"
    );
    assert!(!site.path("content/en/rules/old-rule.md").exists());
    assert_eq!(site.read("content/en/rules/mine.md"), "# Mine\n");
    std::fs::remove_file(site.path("content/en/rules/mine.md")).unwrap();
    site.page("en/rules/mismatched-hours.md", "# Mine\n");
    let refused = site.run(&["explain", "--out", "content/en"]);
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(
        refused
            .stderr
            .contains("mismatched-hours.md was not written by isogloss")
    );
    assert!(
        refused
            .stderr
            .contains("content/en/rules and content/en/constructs"),
        "{}",
        refused.stderr
    );
    site.page("en/rules/mismatched-hours.md", &own);
    // Nothing in a case is taken for a page's own text.
    let check = site.run(&["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&check.stdout).unwrap();
    let found = report["diagnostics"].as_array().unwrap();
    let other = found
        .iter()
        .filter(|finding| finding["rule"] != "nothing-compared");
    assert_eq!(other.count(), 0, "{found:?}");
    assert_eq!(site.run(&["explain", "--out", "site.yaml"]).code, 2);
    assert_eq!(
        shipped(&["explain", "mismatched-hours", "--out", "x"]).code,
        2
    );
}

#[test]
fn a_slip_in_a_name_is_answered_with_the_near_one() {
    let run = shipped(&["explain", "mismatched-hour"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("`mismatched-hours`"), "{}", run.stderr);
    let run = shipped(&["explain", "content/nl/plans/busines.md"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("business"), "{}", run.stderr);
    // Without a word it lists what can be explained.
    let (bare, list) = (shipped(&["explain"]), shipped(&["explain", "--list"]));
    assert_eq!((bare.code, bare.stdout), (0, list.stdout));
}

#[test]
fn a_page_tells_how_it_was_read() {
    let site = TestSite::new(&["en", "nl"]);
    let text = "---\nfeature: x\n---\n# Uren\n\n| Regio | Uren |\n| --- | --- |\n| Azië | 9:00 - 17:00 uur |\n\nAntwoord in 4 uur.\n";
    site.page("nl/hours.md", text);
    for path in ["content/nl/hours.md", "./content/nl/hours.md"] {
        let run = site.run(&["explain", path]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        for line in [
            "content/nl/hours.md: 2 facts",
            "  Uren › Azië › Uren",
            "8:10   hours     09:00–17:00  «9:00 - 17:00 uur»",
            "10:13  duration  4 hours      «4 uur»",
        ] {
            assert!(run.stdout.contains(line), "{line}\n{}", run.stdout);
        }
    }
}
