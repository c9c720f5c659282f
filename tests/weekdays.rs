//! A range of weekdays is compared in every language that the program carries: what agrees is silent,
//! a day more or less is an error.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use support::site::TestSite;

/// Monday to Friday, to Saturday, and to Sunday, in each language's own words.
const RANGES: &[(&str, [&str; 3])] = &[
    (
        "de",
        ["Montag bis Freitag", "Mo.–Sa.", "Montag bis Sonntag"],
    ),
    ("es", ["de lunes a viernes", "L-S", "de lunes a domingo"]),
    (
        "fr",
        ["du lundi au vendredi", "lun.-sam.", "du lundi au dimanche"],
    ),
    (
        "it",
        [
            "dal lunedì al venerdì",
            "lun-sab",
            "dal lunedì alla domenica",
        ],
    ),
    ("ja", ["月曜日～金曜日", "月～土", "月曜から日曜"]),
    ("ko", ["월요일부터 금요일까지", "월–토", "월요일~일요일"]),
    (
        "nl",
        ["maandag t/m vrijdag", "ma-za", "maandag tot en met zondag"],
    ),
    (
        "pt-BR",
        [
            "de segunda a sexta-feira",
            "seg. a sáb.",
            "de segunda a domingo",
        ],
    ),
    ("sv", ["måndag till fredag", "mån–lör", "måndag–söndag"]),
    ("zh-CN", ["周一至周五", "星期一到星期六", "周一至周日"]),
    ("zh-TW", ["星期一到星期五", "週一至六", "週一~週日"]),
];

const ENGLISH: [&str; 3] = ["Monday – Friday", "Mon–Sat", "Monday through Sunday"];

fn page(days: &str) -> String {
    format!("# x\n\n| x |\n| --- |\n| {days} |\n| {days}, 9:00-17:00 |\n\n{days}\n")
}

/// How many places have other days than the English page, for each way to write both.
fn told(locale: &str, ranges: &[&str; 3]) -> BTreeMap<String, usize> {
    let site = TestSite::new(&["en", locale]);
    for (own, days) in ranges.iter().enumerate() {
        for (english, theirs) in ENGLISH.iter().enumerate() {
            site.page(&format!("en/{own}-{english}.md"), &page(theirs));
            site.page(&format!("{locale}/{own}-{english}.md"), &page(days));
        }
    }
    let run = site.run(&["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let mut told = BTreeMap::new();
    for finding in report["diagnostics"].as_array().unwrap() {
        if finding["rule"] == "mismatched-weekdays" && finding["level"] == "error" {
            let page = finding["page"].as_str().unwrap().to_owned();
            *told.entry(page).or_default() += 1;
        }
    }
    told
}

#[test]
fn a_range_of_days_is_compared_in_every_language() {
    for (locale, ranges) in RANGES {
        let told = told(locale, ranges);
        let all = (0..3).flat_map(|own| (0..3).map(move |english| (own, english)));
        let drifted = all.filter(|(own, english)| own != english);
        let expected: BTreeMap<String, usize> = drifted
            .map(|(own, english)| (format!("{own}-{english}"), 3))
            .collect();
        assert_eq!(told, expected, "{locale}: {ranges:?}");
    }
}

#[test]
fn every_language_that_is_carried_has_its_ranges() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    let tags = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let worded = tags.filter(|entry| entry.path().join("words.yaml").is_file());
    let worded: BTreeSet<String> = worded
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    let shown = RANGES.iter().map(|(tag, _)| *tag).chain(["en"]);
    assert_eq!(worded, shown.map(str::to_owned).collect());
}
