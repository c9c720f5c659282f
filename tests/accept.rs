//! Findings that a site accepts or grades, and checks that compare nothing.

mod support;

use std::fs;

use serde_json::Value;
use support::site::{Run, TestSite};

/// Two pages that state other durations in a paragraph, a pipe table and an HTML table. What is
/// given stands before each Dutch one.
fn site(paragraph: &str, cell: &str, row: &str) -> TestSite {
    let site = TestSite::new(&["en", "nl"]);
    site.page(
        "en/a.md",
        "---\nfeature: x\n---\n# A\n\nIn 4 hours.\n\n| P | T |\n| --- | --- |\n| B | 4 hours |\n\n<table>\n<tr><td>P</td><td>T</td></tr>\n<tr><td>G</td><td>3 hours</td></tr>\n</table>\n",
    );
    site.page(
        "nl/a.md",
        &format!("---\nfeature: x\n---\n# A\n\n{paragraph}In 5 uur.\n\n| P | T |\n| --- | --- |\n| B | {cell}5 uur |\n\n<table>\n<tr><td>P</td><td>T</td></tr>\n{row}<tr><td>G</td><td>5 uur</td></tr>\n</table>\n"),
    );
    site
}

/// Rule and line of each finding, and how many are accepted.
fn found(run: &Run) -> (Vec<String>, u64) {
    let report: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{run:?}"));
    let found = report["diagnostics"].as_array().unwrap();
    let found = found.iter().map(|found| {
        let name = |key: &str| found[key].as_str().unwrap_or("-").to_owned();
        format!(
            "{} {} {}:{}",
            name("level"),
            name("rule"),
            name("locale"),
            found["start"]["line"]
        )
    });
    (
        found.collect(),
        report["summary"]["suppressed"].as_u64().unwrap(),
    )
}

fn check(site: &TestSite, more: &[&str]) -> (Vec<String>, u64) {
    let arguments = [&["check", "--format", "json"], more].concat();
    found(&site.run(&arguments))
}

const ALLOW: &str = "<!-- allow mismatched-duration: contract -->";

#[test]
fn a_comment_accepts_the_block_or_cell_it_stands_at() {
    let alone = format!("{ALLOW}\n\n");
    let line = format!("{ALLOW}\n");
    let none = |line: u32| format!("error mismatched-duration nl:{line}");
    assert_eq!(
        check(&site("", "", ""), &[]),
        (vec![none(6), none(10), none(14)], 0)
    );
    assert_eq!(
        check(&site(&alone, "", ""), &[]),
        (vec![none(12), none(16)], 1)
    );
    assert_eq!(
        check(&site("", ALLOW, ""), &[]),
        (vec![none(6), none(14)], 1)
    );
    assert_eq!(
        check(&site("", "", &line), &[]),
        (vec![none(6), none(10)], 1)
    );
    let all = site(&alone, ALLOW, &line);
    assert_eq!(check(&all, &[]), (vec![], 3));
    assert_eq!(all.run(&["check"]).code, 0);
    let sarif = all.run(&["check", "--format", "sarif"]).stdout;
    assert_eq!(sarif.matches("\"kind\": \"inSource\"").count(), 3);
}

#[test]
fn a_comment_behind_text_is_about_that_text() {
    let site = TestSite::new(&["en", "nl"]);
    site.page(
        "en/a.md",
        "# A\n\nIn 4 hours.\n\nIn 2 hours.\n\n- In 1 hour.\n",
    );
    let page = format!("# A\n\nIn 5 uur. {ALLOW}\n\nIn 3 uur.\n\n- In 2 uur. {ALLOW}\n");
    site.page("nl/a.md", &page);
    assert_eq!(
        check(&site, &[]),
        (vec!["error mismatched-duration nl:5".into()], 2)
    );
}

#[test]
fn what_is_missing_is_accepted_where_it_would_stand() {
    let site = TestSite::new(&["en", "nl"]);
    let page = |row: &str| {
        format!(
            "---\nfeature: x\n---\n# A\n\n<table>\n<tr><td>P</td><td>T</td></tr>\n<tr><td>G</td><td>+1 800 555 0100</td></tr>\n{row}<tr><td>Z</td><td>+1 800 555 0102</td></tr>\n</table>\n"
        )
    };
    site.page(
        "en/a.md",
        &page("<tr><td>X</td><td>+1 800 555 0101</td></tr>\n"),
    );
    site.page("nl/a.md", &page(""));
    assert_eq!(check(&site, &[]).0, ["error missing-row nl:8"]);
    site.page(
        "nl/a.md",
        &page("<!-- allow missing-row: not sold here -->\n"),
    );
    assert_eq!(check(&site, &[]), (vec![], 1));
}

#[test]
fn the_source_may_accept_for_all_languages() {
    let site = TestSite::new(&["en", "nl", "fr"]);
    let page = |words: &str| format!("# A\n\n{words}\n");
    site.page("en/a.md", &page(&format!("In 4 hours. {ALLOW}")));
    site.page("nl/a.md", &page("In 5 uur."));
    site.page("fr/a.md", &page("En 6 heures."));
    assert_eq!(check(&site, &[]), (vec![], 2));
    site.page(
        "en/a.md",
        "---\nallow: {mismatched-duration: contracts differ}\n---\n# A\n\nIn 4 hours.\n",
    );
    assert_eq!(check(&site, &[]), (vec![], 2));
    // A translation speaks for itself alone.
    site.page("en/a.md", &page("In 4 hours."));
    site.page(
        "nl/a.md",
        "---\nallow:\n- rule: mismatched-duration\n  reason: contract\n---\n# A\n\nIn 5 uur.\n",
    );
    assert_eq!(
        check(&site, &[]),
        (vec!["error mismatched-duration fr:3".into()], 1)
    );
}

#[test]
fn an_allow_needs_a_reason_a_rule_and_a_finding() {
    let site = TestSite::new(&["en", "nl"]);
    site.page("en/a.md", "# A\n\nIn 4 hours.\n");
    let page = "# A\n\n<!-- allow mismatched-duration -->\n<!-- allow mismached-duration: x -->\n<!-- allow missing-row: x -->\n<!-- allow users to see: x -->\n\nIn 5 uur.\n";
    site.page("nl/a.md", page);
    let expected = [
        "warning allow-without-reason nl:3",
        "warning unknown-rule nl:4",
        "note unused-allow nl:5",
        "error mismatched-duration nl:8",
    ];
    assert_eq!(check(&site, &[]).0, expected);
    let strict = check(&site, &["--fail-on", "warning"]).0;
    assert_eq!(strict[2], "warning unused-allow nl:5");
    let text = site.run(&["check"]).stdout;
    assert!(
        text.contains("did you mean `mismatched-duration`?"),
        "{text}"
    );
}

#[test]
fn settings_grade_rules_for_all_pages_and_for_folders() {
    let site = TestSite::new(&["en", "nl"]);
    for page in ["a", "old/b"] {
        site.page(&format!("en/{page}.md"), "# A\n\nIn 4 hours.\n");
        site.page(&format!("nl/{page}.md"), "# A\n\nIn 5 uur.\n");
    }
    let settings = |more: &str| {
        site.bytes(
            "site.yaml",
            format!("title: T\nlocales: [en, nl]\nsource: en\n{more}").as_bytes(),
        )
    };
    settings(
        "rules: {mismatched-duration: warning}\nfolders: {\"old/**\": {mismatched-duration: off}}\n",
    );
    assert_eq!(check(&site, &[]).0, ["warning mismatched-duration nl:3"]);
    assert_eq!(site.run(&["check"]).code, 0);
    assert_eq!(site.run(&["check", "--fail-on", "warning"]).code, 1);
    for (more, words) in [
        (
            "rules: {mismatched-durations: off}\n",
            "site.yaml:4:9: `mismatched-durations` is no rule; did you mean `mismatched-duration`?",
        ),
        (
            "rules: {missing-row: fatal}\n",
            "write error, warning, note or off",
        ),
        (
            "folders:\n  old:\n    no-rule-at-all: off\n",
            "site.yaml:6:5: `no-rule-at-all` is no rule",
        ),
    ] {
        settings(more);
        let run = site.run(&["check"]);
        assert_eq!(run.code, 2, "{more}");
        assert!(run.stderr.contains(words), "{}", run.stderr);
    }
}

#[test]
fn a_baseline_accepts_values_and_not_places() {
    let site = site("", "", "");
    assert_eq!(
        site.run(&["check", "--baseline", "b.yaml"]).code,
        2,
        "a baseline that is not there accepts nothing"
    );
    let with = ["--baseline", "b.yaml"];
    assert_eq!(
        check(&site, &["--baseline", "b.yaml", "--update-baseline"]),
        (vec![], 3)
    );
    assert_eq!(site.run(&["check", "--baseline", "b.yaml"]).code, 0);
    let sarif = site
        .run(&["check", "--format", "sarif", "--baseline", "b.yaml"])
        .stdout;
    assert_eq!(sarif.matches("\"kind\": \"external\"").count(), 3);
    let page = fs::read_to_string(site.path("content/nl/a.md")).unwrap();
    // Another value at an accepted place is a new finding, and the old entry is of no use.
    site.page("nl/a.md", &page.replacen("In 5 uur", "In 6 uur", 1));
    let (found, accepted) = check(&site, &with);
    assert_eq!(
        (found, accepted),
        (
            vec![
                "note unused-baseline-entry -:5".into(),
                "error mismatched-duration nl:6".into()
            ],
            2
        )
    );
    assert_eq!(site.run(&["check", "--baseline", "b.yaml"]).code, 1);
    site.page("nl/a.md", &page.replacen("In 5 uur", "In 4 uur", 1));
    assert_eq!(
        check(&site, &["--baseline", "b.yaml", "--fail-on", "warning"]).0,
        ["warning unused-baseline-entry -:5"]
    );
}

#[test]
fn a_baseline_knows_rows_by_what_they_hold() {
    let site = TestSite::new(&["en", "nl"]);
    let table = |rows: &str| {
        format!(
            "---\nfeature: x\n---\n# A\n\n| P | T |\n| --- | --- |\n| B | 0800 555 0101 |\n{rows}"
        )
    };
    let lacked = |rows: &str| site.page("en/a.md", &table(rows));
    let too_many = |rows: &str| site.page("nl/a.md", &table(rows));
    let with = ["--baseline", "b.yaml"];
    lacked("");
    too_many("| C | 0800 555 0102 |\n");
    let update = ["--baseline", "b.yaml", "--update-baseline"];
    assert_eq!(check(&site, &update), (vec![], 1));
    assert_eq!(check(&site, &with), (vec![], 1));
    let unused = || "note unused-baseline-entry -:5".to_owned();
    too_many("| D | 0800 555 0103 |\n");
    assert_eq!(
        check(&site, &with),
        (vec![unused(), "error extra-row nl:9".into()], 0)
    );
    lacked("| C | 0800 555 0102 |\n");
    too_many("");
    assert_eq!(check(&site, &update), (vec![], 1));
    assert_eq!(check(&site, &with), (vec![], 1));
    lacked("| C | 0800 555 0103 |\n");
    assert_eq!(
        check(&site, &with),
        (vec![unused(), "error missing-row nl:9".into()], 0)
    );
}

#[test]
fn an_update_keeps_what_people_wrote_and_drops_what_is_mended() {
    let site = site("", "", "");
    let update = [
        "check",
        "--baseline",
        "b.yaml",
        "--update-baseline",
        "--quiet",
    ];
    assert_eq!(site.run(&update).code, 0);
    let edit = |from: &str, to: &str| {
        let text = fs::read_to_string(site.path("b.yaml")).unwrap();
        assert!(text.contains(from), "{text}");
        site.bytes("b.yaml", text.replacen(from, to, 1).as_bytes());
    };
    edit(
        "owner: \"\"\n  reason: \"\"",
        "owner: Ada\n  reason: contract",
    );
    edit("expiry: \"\"", "expiry: 2999-12-31");
    assert_eq!(site.run(&update).code, 0);
    let text = fs::read_to_string(site.path("b.yaml")).unwrap();
    assert!(
        text.contains("owner: \"Ada\"\n  reason: \"contract\"")
            && text.contains("expiry: \"2999-12-31\""),
        "{text}"
    );
    edit("2999-12-31", "2001-12-31");
    let expired = [
        "warning expired-baseline-entry -:5",
        "error mismatched-duration nl:6",
    ];
    assert_eq!(check(&site, &["--baseline", "b.yaml"]).0, expired);
    // Updating is no new agreement.
    assert_eq!(site.run(&update).code, 1);
    assert_eq!(check(&site, &["--baseline", "b.yaml"]).0, expired);
    let page = fs::read_to_string(site.path("content/nl/a.md")).unwrap();
    site.page("nl/a.md", &page.replacen("In 5 uur", "In 4 uur", 1));
    assert_eq!(site.run(&update).code, 0);
    assert!(
        !fs::read_to_string(site.path("b.yaml"))
            .unwrap()
            .contains("Ada")
    );
    edit("expiry: \"\"", "expiry: soon");
    let run = site.run(&["check", "--baseline", "b.yaml"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("b.yaml:5:1: `soon` is no day"),
        "{}",
        run.stderr
    );
}

#[test]
fn pruning_drops_what_is_of_no_use_and_accepts_nothing_new() {
    let site = site("", "", "");
    let prune = ["--baseline", "b.yaml", "--prune-baseline"];
    assert_eq!(
        site.run(&["check", "--baseline", "b.yaml", "--prune-baseline"])
            .code,
        2
    );
    check(&site, &["--baseline", "b.yaml", "--update-baseline"]);
    let whole = fs::read_to_string(site.path("b.yaml")).unwrap();
    assert_eq!(check(&site, &prune), (vec![], 3));
    assert_eq!(fs::read_to_string(site.path("b.yaml")).unwrap(), whole);
    let page = fs::read_to_string(site.path("content/nl/a.md")).unwrap();
    site.page("nl/a.md", &page.replacen("In 5 uur", "In 6 uur", 1));
    let new = vec!["error mismatched-duration nl:6".to_owned()];
    assert_eq!(check(&site, &prune), (new.clone(), 2));
    site.page("nl/a.md", &page.replacen("In 5 uur", "In 4 uur", 1));
    assert_eq!(check(&site, &prune), (vec![], 2));
    let text = fs::read_to_string(site.path("b.yaml")).unwrap();
    let expired = text.replacen("expiry: \"\"", "expiry: 2001-12-31", 1);
    site.bytes("b.yaml", expired.as_bytes());
    let (found, accepted) = check(&site, &prune);
    assert_eq!((found.len(), accepted), (1, 1), "{found:?}");
}

#[test]
fn a_baseline_may_be_json_and_long() {
    let site = TestSite::new(&["en", "nl"]);
    let page = |word: &str| {
        let lines = (1..=3000).map(|n| format!("In {n}{word}.\n\n"));
        format!("# A\n\n{}", lines.collect::<String>())
    };
    site.page("en/a.md", &page("0 hours"));
    site.page("nl/a.md", &page("1 uur"));
    for file in ["b.json", "b.yaml"] {
        assert_eq!(
            site.run(&["check", "--baseline", file, "--update-baseline"])
                .code,
            0
        );
        assert_eq!(check(&site, &["--baseline", file]), (vec![], 3000));
    }
    serde_json::from_slice::<Value>(&fs::read(site.path("b.json")).unwrap()).unwrap();
}

#[test]
fn comparing_nothing_is_no_success() {
    let alone = TestSite::new(&["en"]);
    alone.page("en/a.md", "# A\n\nIn 4 hours.\n");
    assert_eq!(alone.run(&["build"]).code, 0);
    let apart = TestSite::new(&["en", "nl"]);
    apart.page("en/a.md", "# A\n");
    apart.page("nl/b.md", "# B\n");
    let absent = TestSite::new(&["en", "nl", "fr"]);
    absent.page("en/a.md", "# A\n");
    absent.page("nl/a.md", "# A\n");
    let silent = TestSite::new(&["en", "nl"]);
    silent.page("en/a.md", "# A\n\nIn 4 hours.\n");
    silent.page("nl/a.md", "# A\n\nMorgen.\n");
    for (site, words) in [
        (alone, "the site has one language, en"),
        (apart, "no page stands in two languages"),
        (absent, "fr has no page yet"),
        (silent, "no fact could be read in nl"),
    ] {
        let run = site.run(&["check"]);
        assert_eq!(run.code, 2, "{}", run.stdout);
        assert!(
            run.stdout.contains("error[nothing-compared]") && run.stdout.contains(words),
            "{}",
            run.stdout
        );
        assert!(
            run.stderr.contains("nothing was compared"),
            "{}",
            run.stderr
        );
        assert_eq!(site.run(&["check", "--exit-zero"]).code, 2);
        assert_eq!(
            site.run(&["check", "--baseline", "b.yaml", "--update-baseline"])
                .code,
            2
        );
        assert!(!site.path("b.yaml").exists());
    }
}

#[test]
fn reports_may_end_with_zero_and_say_what_was_compared() {
    let site = site("", "", "");
    site.page("en/only.md", "# Only\n");
    let run = site.run(&["check", "--exit-zero"]);
    assert_eq!(run.code, 0);
    let last = run.stdout.lines().last().unwrap();
    assert!(
        last.starts_with("3 pages in 2 languages; compared: 1 page, ")
            && last.contains("left out: only (in en alone)"),
        "{last}"
    );
    let run = site.run(&["check", "--format", "gitlab"]);
    assert!(run.stderr.contains("compared: 1 page, "), "{}", run.stderr);
    let environment = site.run(&["check", "--format", "nonsense"]);
    assert_eq!(environment.code, 2);
}

#[test]
fn one_silent_page_of_many_is_an_error_and_no_failure() {
    let site = TestSite::new(&["en", "nl"]);
    for page in ["a", "b"] {
        site.page(
            &format!("en/{page}.md"),
            "# A\n\n- In 4 hours\n- Call 0800 555 0101\n- At 9:00\n",
        );
    }
    site.page(
        "nl/a.md",
        "# A\n\n- Binnen 4 uur\n- Bel 0800 555 0101\n- Om 9.00 uur\n",
    );
    site.page("nl/b.md", "# A\n\n- Morgen\n- Bel ons\n- Vroeg\n");
    let run = site.run(&["check", "--format", "github"]);
    assert!(
        run.stdout.contains("no fact could be read in nl"),
        "{}",
        run.stdout
    );
    assert_eq!(run.code, 1, "{}", run.stderr);
    let args = ["check", "--baseline", "b.yaml"];
    site.run(&[&args[..], &["--update-baseline"]].concat());
    assert_eq!(site.run(&args).code, 0);
}
