//! Time to compare pages grows about as they do, whatever their authors wrote. What is longer than anybody
//! writes is laid side by side in a simpler way.

mod support;

use std::time::{Duration, Instant};

use isogloss::config::Config;
use isogloss::found::Found;
use isogloss::site::{Purpose, Site};
use isogloss::theme::Theme;
use support::Files;

/// A part of a page in English and in Dutch, by its number.
type Part = fn(usize) -> [String; 2];

fn same(text: &str) -> [String; 2] {
    [text.to_owned(), text.to_owned()]
}

const PARTS: &[(&str, Part)] = &[
    ("other links", |n| {
        [
            format!("[x](https://a.example/{n}) "),
            format!("[x](https://b.example/{n}) "),
        ]
    }),
    ("headings that are missing", |n| {
        let section = format!("## A {n} {{#a{n}}}\n\n{n}\n\n");
        let dutch = if n % 3 == 0 { "" } else { &section };
        [section.clone(), dutch.to_owned()]
    }),
    ("digits", |_| same("1")),
    ("one number in groups", |_| same(",100")),
    ("numbers in a row", |_| same("1 ")),
    ("telephone numbers", |_| same("+31 20 123 45 67, ")),
];

#[test]
fn pages_are_compared_in_time_by_their_length() {
    let mut slow = Vec::new();
    for (name, part) in PARTS {
        let (mut short, mut long) = (Duration::ZERO, time(*part, 4 * SMALL));
        let mut good = long < NOTHING;
        for _ in 0..2 {
            if !good {
                (short, long) = (time(*part, SMALL), time(*part, 4 * SMALL));
                good = long < short * 10;
            }
        }
        if !good {
            slow.push(format!("{name}: {short:?} became {long:?}"));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

const SMALL: usize = 1_500;
/// Too short to be measured.
const NOTHING: Duration = Duration::from_millis(400);

/// What it takes to read and compare two pages of so many parts.
fn time(part: Part, parts: usize) -> Duration {
    let [mut english, mut dutch] = same("---\nms.topic: x\n---\n# T\n\n");
    for number in 0..parts {
        let [one, other] = part(number);
        english += &one;
        dutch += &other;
    }
    let start = Instant::now();
    std::hint::black_box(compared(&[("en", english), ("nl", dutch)]));
    start.elapsed()
}

/// A site of one page in some languages, the first of which is the source.
fn compared(pages: &[(&str, String)]) -> Site {
    let locales: Vec<String> = pages.iter().map(|(tag, _)| (*tag).to_owned()).collect();
    let settings = format!(
        "title: T\nlocales: [{}]\nsource: {}\n",
        locales.join(", "),
        locales[0]
    );
    let config = Config::parse(&settings).unwrap();
    let mut found = Found::of(&config, &locales);
    let mut files = Files::default();
    for (locale, (_, text)) in pages.iter().enumerate() {
        let path = format!("{}/page.md", found.roots[locale]);
        found.add(&config, locale, path.clone());
        files.0.insert(path, text.clone());
    }
    let theme = Theme::default();
    isogloss::read(config, &theme, &found, &files, Purpose::Check, None)
}

fn count(site: &Site, rule: &str) -> usize {
    let found = site.diagnostics.iter();
    found.filter(|finding| finding.rule.name == rule).count()
}

/// Nothing tells any more that a paragraph is missing above: all below it differ.
#[test]
fn paragraphs_by_the_thousand_are_laid_side_by_side_by_place() {
    let page = |unit: &str, left_out: usize| -> String {
        let hours = (0..2_010).filter(|hours| *hours != left_out);
        hours.map(|hours| format!("{hours} {unit}\n\n")).collect()
    };
    let site = compared(&[("en", page("hours", 9_999)), ("nl", page("uur", 3))]);
    assert!(count(&site, "mismatched-duration") > 1_900);
}

/// In a longer table rows are told by their facts, and not by their labels.
#[test]
fn rows_by_the_hundred_are_not_looked_for_by_their_labels() {
    let name = |row: usize| -> String {
        let letters = "bcdfghklmn".as_bytes();
        let digits = format!("{row:04}").into_bytes().into_iter();
        digits
            .map(|digit| char::from(letters[usize::from(digit - b'0')]))
            .collect()
    };
    let page = |words: [&str; 2], rows: &[usize]| -> String {
        let rows = rows.iter().map(|&row| {
            format!(
                "| {} {} | {} {} |\n",
                name(row),
                words[0],
                row % 7 + 1,
                words[1]
            )
        });
        format!(
            "---\nms.topic: x\n---\n# T\n\n| A | B |\n|---|---|\n{}",
            rows.collect::<String>()
        )
    };
    let found = |rows: usize| {
        let straight: Vec<usize> = (0..rows).collect();
        let mut moved = straight.clone();
        moved.swap(3, 9);
        let pages = [
            ("en", page(["support", "hours"], &straight)),
            ("nl", page(["hulp", "uur"], &moved)),
        ];
        count(&compared(&pages), "mismatched-duration")
    };
    assert_eq!((found(20), found(520)), (0, 2));
}

/// What several pages have beside the source is one finding, but nobody looks through thousands for it.
#[test]
fn parts_that_are_too_many_are_told_of_each_page() {
    let page = |sections: usize| -> String {
        let sections = (0..sections).map(|number| format!("## S {number}\n\nText.\n\n"));
        format!(
            "---\nms.topic: x\n---\n# T\n\nText.\n\n{}",
            sections.collect::<String>()
        )
    };
    let found = |sections: usize| {
        let site = compared(&[
            ("en", page(0)),
            ("fr", page(sections)),
            ("nl", page(sections)),
        ]);
        (
            count(&site, "missing-section"),
            count(&site, "extra-section"),
        )
    };
    assert_eq!(found(20), (20, 0));
    assert_eq!(found(2_100), (0, 4_200));
}
