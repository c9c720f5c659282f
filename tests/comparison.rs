//! Comparison tables of the shipped site: what they say in every language, and what a change of a
//! fact changes in them. `BLESS=1` writes the expectations anew.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::site::{TestSite, shipped};

const LANGUAGES: [&str; 4] = ["en", "nl", "fr", "zh-tw"];

#[test]
fn plans_and_editions_stand_side_by_side_in_every_language() {
    let out = tempfile::tempdir().unwrap();
    let run = shipped(&["build", "--out", &out.path().display().to_string()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for language in LANGUAGES {
        for page in ["plans/compare", "microsoft-365/editions"] {
            let name = page.replace('/', "-");
            let csv = out.path().join(format!("{language}/{page}/comparison.csv"));
            matches_golden(&csv, &format!("{name}.{language}.csv"));
        }
    }
    let page = "_translations/plans/business/comparison.csv";
    matches_golden(&out.path().join(page), "locales.csv");
}

#[test]
fn the_page_and_its_data_say_the_same() {
    let out = tempfile::tempdir().unwrap();
    shipped(&["build", "--out", &out.path().display().to_string()]);
    let folder = out.path().join("fr/plans/compare");
    let json: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(folder.join("comparison.json")).unwrap()).unwrap();
    let html = fs::read_to_string(folder.join("index.html")).unwrap();
    let html = scraper::Html::parse_document(&html);
    let select = |query: &str| {
        let query = scraper::Selector::parse(query).unwrap();
        html.select(&query)
            .map(|found| found.text().collect::<String>())
            .collect::<Vec<_>>()
    };
    let rows = json["rows"].as_array().unwrap();
    let labels: Vec<&str> = rows
        .iter()
        .map(|row| row["name"].as_str().unwrap())
        .collect();
    assert_eq!(select(".comparison tbody th[scope=row]"), labels);
    let differing = rows.iter().filter(|row| row["differs"] == true).count();
    assert_eq!(select(".comparison tr.differs").len(), differing);
    assert!(differing > 0 && differing < rows.len());
    assert_eq!(
        select(".comparison caption"),
        [json["title"].as_str().unwrap()]
    );
    assert_eq!(select(".comparison thead th[scope=col]").len(), 5);
}

#[test]
fn a_changed_fact_changes_its_own_cells_alone() {
    let site = TestSite::copy_of_shipped();
    let before = tables(&site);
    let path = "content/nl/plans/business.md";
    let text = site.read(path);
    let changed = text.replacen("Kantooruren/<br>2 uur", "Kantooruren/<br>3 uur", 1);
    assert_ne!(text, changed);
    site.bytes(path, changed.as_bytes());
    let after = tables(&site);
    for ((language, before), (_, after)) in before.iter().zip(&after) {
        let changes: Vec<(&str, &str)> = before
            .lines()
            .zip(after.lines())
            .flat_map(|(before, after)| before.split(',').zip(after.split(',')))
            .filter(|(before, after)| before != after)
            .collect();
        let expected: &[(&str, &str)] = match *language {
            "nl" => &[("Kantooruren / 2 uur", "Kantooruren / 3 uur")],
            _ => &[],
        };
        assert_eq!(changes, expected, "{language}");
        assert_eq!(before.lines().count(), after.lines().count());
    }
}

fn tables(site: &TestSite) -> Vec<(&'static str, String)> {
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let csv = |language| site.read(&format!("public/{language}/plans/compare/comparison.csv"));
    LANGUAGES.map(|language| (language, csv(language))).to_vec()
}

fn matches_golden(path: &Path, name: &str) {
    let found =
        fs::read_to_string(path).unwrap_or_else(|_| panic!("{} is missing", path.display()));
    let golden = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/comparison")
        .join(name);
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(golden.parent().unwrap()).unwrap();
        fs::write(&golden, &found).unwrap();
    }
    assert_eq!(
        found,
        fs::read_to_string(&golden).unwrap_or_default(),
        "{name}"
    );
}
