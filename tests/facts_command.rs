//! `facts`: what was read, in every form, whole or in part.

mod support;

use support::site::{TestSite, shipped};

fn site() -> TestSite {
    let site = TestSite::new(&["en", "nl", "ja"]);
    let head = "---\nfeature: x\n---\n";
    site.page("en/a.md", &format!("{head}Call 0800 555 0142, 24x7.\n"));
    site.page(
        "nl/a.md",
        &format!("{head}Bel 0800 555 0142, dag en nacht.\n"),
    );
    site.page("ja/a.md", &format!("{head}{{{{answer}}}}\n"));
    site.page(
        "ja/_includes/snippets.md",
        "## 応答 {#answer}\n\n「4 時間」以内に回答します。\n",
    );
    site.page("en/b.md", &format!("{head}Say \"4 hours\", no more.\n"));
    site
}

#[test]
fn the_table_is_aligned_by_what_is_seen() {
    let run = site().run(&["facts"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.last(), Some(&"6 facts"), "{}", run.stdout);
    let included = "content/ja/_includes/snippets.md:3:2";
    assert!(run.stdout.contains(included), "{}", run.stdout);
    // Columns begin below each other, counted in places of a terminal.
    let starts = |line: &str| {
        use unicode_width::UnicodeWidthStr;
        line.find("duration")
            .or(line.find("phone"))
            .or(line.find("kind"))
            .map(|at| line[..at].width())
    };
    let mut columns: Vec<usize> = lines.iter().filter_map(|line| starts(line)).collect();
    columns.dedup();
    assert_eq!(columns.len(), 1, "{}", run.stdout);
}

#[test]
fn data_holds_the_same_facts_in_every_form() {
    let site = site();
    let json: Vec<serde_json::Value> =
        serde_json::from_str(&site.run(&["facts", "--format", "json"]).stdout).unwrap();
    assert_eq!(json.len(), 6);
    let first = &json[0];
    assert_eq!(
        (&first["page"], &first["locale"], &first["kind"]),
        (&"a".into(), &"en".into(), &"phone".into())
    );
    assert_eq!(
        (&first["line"], &first["column"], &first["value"]),
        (&4.into(), &6.into(), &"08005550142".into())
    );
    assert_eq!(first["written"], "0800 555 0142");
    assert_eq!(first["explains_only"], false);
    let lines = site.run(&["facts", "--format", "ndjson"]).stdout;
    let lines: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines, json);
    let csv = site.run(&["facts", "--format", "csv"]).stdout;
    assert_eq!(csv.split("\r\n").count(), 8);
    assert!(csv.starts_with("page,locale,path,line,column,place,kind,value,written,"));
    let place = "Say \"4 hours\"";
    assert!(!csv.contains(place) || csv.contains("\"\""), "{csv}");
}

#[test]
fn a_part_can_be_asked_for() {
    let site = site();
    let count = |arguments: &[&str]| {
        let run = site.run(&[&["facts", "--format", "ndjson"], arguments].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout.lines().count()
    };
    assert_eq!(count(&["--locale", "en"]), 3);
    assert_eq!(count(&["--locale", "nl-NL", "--locale", "ja"]), 3);
    assert_eq!(count(&["--page", "b"]), 1);
    assert_eq!(count(&["--page", "content/en/a.md"]), 2);
    let unknown = site.run(&["facts", "--locale", "de"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("en, nl, ja"), "{}", unknown.stderr);
    assert_eq!(site.run(&["facts", "--page", "c"]).code, 2);
    let run = site.run(&["facts", "--output", "facts.txt"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    assert!(site.path("facts.txt").is_file());
}

#[test]
fn the_shipped_site_states_much() {
    let run = shipped(&["facts", "--format", "ndjson"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.lines().count() > 1000);
}
