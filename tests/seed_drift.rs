//! Three real pages side by side, as they were published: nothing is wrong with them, and any single
//! fact that one of them states otherwise is found in that language.

mod support;

use std::fs;

use serde_json::Value;
use support::corpus;
use support::site::TestSite;

const LOCALES: [&str; 3] = ["nl", "fr", "zh-TW"];

/// The language, the line, and what of it becomes what.
const CHANGES: [(&str, usize, &str, &str); 24] = [
    ("nl", 264, "6:00 - 17:30", "18:30"),
    ("nl", 265, "17:00", "20:09"),
    ("nl", 266, "9:00 - 17:00", "21:05"),
    ("nl", 267, "17:30", "17:00"),
    ("nl", 129, "24x7/<br>1 uur", "24x5/<br>1 uur"),
    ("nl", 130, "4 uur", "5 uur"),
    ("nl", 132, "3 dagen", "3 uur"),
    ("nl", 38, "✔", ""),
    ("nl", 58, "✔", "✘"),
    ("nl", 64, "6", "9"),
    ("nl", 54, "Kantooruren", "24x7"),
    ("nl", 273, "P2-, P3-, P4", "P2-, P3"),
    ("fr", 264, "6", "7"),
    ("fr", 267, "30", "00"),
    ("fr", 130, "<br>2", "<br>3"),
    ("fr", 131, "Heures d’ouverture/<br>6", "24x7/<br>6"),
    ("fr", 63, "4", "14"),
    ("fr", 69, "✔", ""),
    ("fr", 259, "<sup>1</sup>", ""),
    ("zh-TW", 263, "下午", "上午"),
    ("zh-TW", 266, "5:30", "6:30"),
    ("zh-TW", 128, "24x7/<br>1 小時", "24x7/<br>1 天"),
    ("zh-TW", 272, "P2、P3、P4", "P2、P4"),
    ("zh-TW", 73, "✔", "ms"),
];

#[test]
fn three_published_pages_hold_no_error() {
    let Some(site) = site() else {
        return;
    };
    let run = site.run(&["check", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
}

#[test]
fn a_single_changed_fact_is_found_in_its_own_language() {
    let Some(site) = site() else {
        return;
    };
    let mut missed = Vec::new();
    for (locale, number, from, to) in CHANGES {
        let path = format!("content/{locale}/business.md");
        let before = site.read(&path);
        let line = before.lines().nth(number - 1).unwrap();
        let changed = line.replacen(from, to, 1);
        assert_ne!(line, changed, "{path}:{number} does not hold {from}");
        let mut lines: Vec<&str> = before.lines().collect();
        lines[number - 1] = &changed;
        site.bytes(&path, lines.join("\n").as_bytes());
        if !is_blamed(&site, &path, number) {
            missed.push(format!("{path}:{number} {from} → {to}"));
        }
        site.bytes(&path, before.as_bytes());
    }
    assert!(missed.is_empty(), "missed:\n{}", missed.join("\n"));
}

/// None: the pages do not lie beside this checkout.
fn site() -> Option<TestSite> {
    let folder = corpus::folder("seeds")?;
    let site = TestSite::new(&LOCALES);
    site.bytes("site.yaml", b"title: Seeds\nlocales: [nl, fr, zh-TW]\n");
    for locale in LOCALES {
        let page = folder.join(format!("adobe-business-support.{locale}.md"));
        site.bytes(
            &format!("content/{locale}/business.md"),
            &fs::read(page).unwrap(),
        );
    }
    Some(site)
}

/// Whether errors are found in the changed line, and in no other file.
fn is_blamed(site: &TestSite, path: &str, number: usize) -> bool {
    let run = site.run(&["check", "--format", "json"]);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let errors = report["diagnostics"].as_array().unwrap().iter();
    let errors: Vec<&Value> = errors.filter(|found| found["level"] == "error").collect();
    let number = number as u64;
    let covers = |found: &&&Value| {
        let line = |end: &str| found[end]["line"].as_u64().unwrap();
        line("start") <= number && number <= line("end")
    };
    run.code == 1
        && errors.iter().any(|found| covers(&found))
        && errors.iter().all(|found| found["path"] == path)
}
