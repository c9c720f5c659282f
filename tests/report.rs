//! Every form of the report, for one small site: what is printed equals `tests/report/`. Run with
//! `BLESS=1` to write it anew, and read what changed.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use support::site::TestSite;

/// Each form with the name of its expected report.
const FORMS: &[(&str, &str)] = &[
    ("text", "text.txt"),
    ("json", "json.json"),
    ("json-lines", "json-lines.jsonl"),
    ("sarif", "sarif.sarif"),
    ("github", "github.txt"),
    ("gitlab", "gitlab.json"),
    ("junit", "junit.xml"),
    ("rdjson", "rdjson.json"),
    ("markdown", "markdown.md"),
];

const ENGLISH: &str = "---
feature: x
---
# Support

| Service | Business | Elite |
| --- | --- | --- |
| Live phone support | ✔ | ✔ |
| Hours | 09:00–17:00 | 24x7 |
| Case reviews | | 12 per year |
| Response | 4 hours | 1 hour |

## Contact

Call before 5 pm: +1 800 555 0100.
";

const DUTCH: &str = "---
feature: x
---
# Ondersteuning

| Dienst | Business | Elite |
| --- | --- | --- |
| Telefonische ondersteuning | ✔ | ✔ |
| Openingstijden | 09:00-17:30 | 24x7 |
| Reactietijd | 4 uur | <!-- allow mismatched-duration: Nederlands contract --> 2 uur |

<!-- allow missing-section: is er wel -->
<!-- allow extra-row -->

## Contact

Bel vóór 17:00: +1 800 555 0100. ![kaart](kaart.png)
";

const CHINESE: &str = "---
feature: x
---
# 支援

| 服務 | Business | Elite |
| --- | --- | --- |
| 電話支援 | ✔ | |
| 營業時間 | 09:00–17:00 | 24x7 |
| 個案檢閱 | | 每年 12 次 |
| 回應時間 | 4 小時 | 1 小時 |

## 聯絡

請於下午 5 點前致電：+1 800 555 0100。
";

fn site() -> TestSite {
    let site = TestSite::new(&["en", "nl", "zh-TW"]);
    site.page("en/plans/business.md", ENGLISH);
    site.page("nl/plans/business.md", DUTCH);
    site.page("zh-TW/plans/business.md", CHINESE);
    site.page("en/news.md", "# News\n");
    site
}

#[test]
fn every_form_says_what_is_expected() {
    let site = site();
    let mut faults = Vec::new();
    for (form, file) in FORMS {
        let run = site.run(&["check", "--format", form]);
        assert_eq!(run.code, 1, "{form}: {}", run.stderr);
        let report = match *form {
            "sarif" => with_used_rules(&run.stdout),
            _ => run.stdout,
        };
        let path = folder().join(file);
        if std::env::var_os("BLESS").is_some() {
            fs::create_dir_all(folder()).unwrap();
            fs::write(&path, &report).unwrap();
        }
        if fs::read_to_string(&path).ok().as_ref() != Some(&report) {
            faults.push(format!("{} differs:\n{}", path.display(), report));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// SARIF lists all rules; a new rule changes nothing here that it does not find.
fn with_used_rules(report: &str) -> String {
    let mut log: Value = serde_json::from_str(report).unwrap();
    let run = &mut log["runs"][0];
    let all = run["tool"]["driver"]["rules"].as_array().unwrap().clone();
    let mut used: Vec<Value> = Vec::new();
    for result in run["results"].as_array_mut().unwrap() {
        let rule = &all[result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        let known = used.iter().position(|other| other == rule);
        result["ruleIndex"] = known.unwrap_or(used.len()).into();
        if known.is_none() {
            used.push(rule.clone());
        }
    }
    assert!(all.len() > used.len());
    run["tool"]["driver"]["rules"] = used.into();
    serde_json::to_string_pretty(&log).unwrap() + "\n"
}

#[test]
fn every_form_is_shown() {
    let help = site().run(&["check", "--help"]).stdout;
    let offered = help
        .lines()
        .filter_map(|line| line.trim().strip_prefix("- "));
    let offered: BTreeSet<&str> = offered.filter_map(|line| line.split(':').next()).collect();
    let shown = FORMS.iter().map(|(form, _)| *form);
    let missing: Vec<&str> = shown.filter(|form| !offered.contains(form)).collect();
    assert!(missing.is_empty(), "{missing:?} {help}");
    let files = fs::read_dir(folder()).unwrap().count();
    assert_eq!(files, FORMS.len());
}

#[test]
fn a_file_gets_what_the_screen_would() {
    let site = site();
    let screen = site.run(&["check", "--format", "sarif"]).stdout;
    let run = site.run(&["check", "--format", "sarif", "--output", "out.sarif"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("compared: 1 page,"), "{}", run.stderr);
    let written = fs::read_to_string(site.path("out.sarif")).unwrap();
    assert_eq!(written, screen);
}

#[test]
fn fingerprints_outlive_lines_and_are_unique() {
    let site = site();
    let before = fingerprints(&site);
    site.page(
        "nl/plans/business.md",
        &DUTCH.replace("# Ondersteuning\n", "\n\n# Ondersteuning\n"),
    );
    assert_eq!(fingerprints(&site), before);
    site.page("nl/plans/business.md", &DUTCH.replace("17:30", "18:00"));
    let after = fingerprints(&site);
    assert_eq!(before.difference(&after).count(), 1);
}

fn fingerprints(site: &TestSite) -> BTreeSet<String> {
    let report = site.run(&["check", "--format", "json"]).stdout;
    let report: Value = serde_json::from_str(&report).unwrap();
    let found = report["diagnostics"].as_array().unwrap();
    let prints = found
        .iter()
        .map(|found| found["fingerprint"].as_str().unwrap().to_owned());
    let unique: BTreeSet<String> = prints.collect();
    assert_eq!(unique.len(), found.len());
    unique
}

#[test]
fn paths_count_from_the_top_of_the_repository() {
    let site = TestSite::new(&["en", "nl"]);
    fs::create_dir_all(site.path(".git")).unwrap();
    site.page("en/a.md", "# A\n\nIn 4 hours.\n");
    site.page("nl/a.md", "# A\n\nIn 5 uur.\n");
    fs::create_dir_all(site.path("docs")).unwrap();
    for name in ["site.yaml", "content"] {
        fs::rename(site.path(name), site.path("docs").join(name)).unwrap();
    }
    let github = site
        .run(&["check", "--root", "docs", "--format", "github"])
        .stdout;
    assert!(
        github.starts_with("::error file=docs/content/nl/a.md,line=3,"),
        "{github}"
    );
    let json = site
        .run(&["check", "--root", "docs", "--format", "json"])
        .stdout;
    assert!(json.contains("\"path\": \"content/nl/a.md\""), "{json}");
}

#[test]
fn github_shows_the_worst_and_counts_the_rest() {
    let site = TestSite::new(&["en", "nl"]);
    let page = |word: &str| {
        let lines = (1..=30).map(|n| format!("Answer {n}: in {n}{word}.\n\n"));
        format!("# A\n\n{}", lines.collect::<String>())
    };
    site.page("en/a.md", &page("0 hours"));
    site.page("nl/a.md", &page("1 uur"));
    let github = site.run(&["check", "--format", "github"]).stdout;
    let errors = github.lines().filter(|line| line.starts_with("::error "));
    assert_eq!(errors.count(), 10, "{github}");
    assert!(github.contains("20 of them are not shown here"), "{github}");
}

#[test]
fn markdown_stays_below_the_limit_of_hosts() {
    let site = TestSite::new(&["en", "nl"]);
    let page = |word: &str| {
        let lines = (1..=2000).map(|n| format!("In {n}{word}.\n\n"));
        format!("# A\n\n{}", lines.collect::<String>())
    };
    site.page("en/a.md", &page("0 hours"));
    site.page("nl/a.md", &page("1 uur"));
    let page = site.run(&["check", "--format", "markdown"]).stdout;
    assert!(
        page.len() < 65_536 && page.contains(" more."),
        "{}",
        page.len()
    );
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report")
}

#[test]
fn an_hour_that_changed_is_underlined_beside_what_the_others_say() {
    let site = TestSite::copy_of_shipped();
    assert_eq!(site.run(&["check"]).code, 0);
    let path = "content/nl/plans/business.md";
    let text = site.read(path);
    let changed = text.replacen("6:00 - 17:30 uur", "6:00 - 18:30 uur", 1);
    assert_ne!(text, changed);
    site.bytes(path, changed.as_bytes());
    let run = site.run(&["check"]);
    assert_eq!(run.code, 1, "{}", run.stdout);
    let lines: Vec<&str> = run.stdout.lines().collect();
    let shown = |text: &str| lines.iter().position(|line| line.contains(text));
    let cell = shown("6:00 - 18:30 uur").unwrap_or_else(|| panic!("{}", run.stdout));
    let mark = lines[cell + 1];
    assert_eq!(
        mark.find('^')
            .map(|at| lines[cell][at..].starts_with("6:00")),
        Some(true),
        "{}",
        run.stdout
    );
    for other in ["en: 06:00–17:30", "fr: 06:00–17:30", "zh-TW: 06:00–17:30"] {
        assert!(shown(other).is_some(), "{other}\n{}", run.stdout);
    }
    assert_eq!(run.stdout.matches("error[").count(), 1, "{}", run.stdout);
}
