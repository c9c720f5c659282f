//! Time to compare pages grows about as they do, whatever their authors wrote.

mod support;

use std::time::{Duration, Instant};

use isogloss::config::Config;
use isogloss::found::Found;
use isogloss::site::Purpose;
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
    let locales = ["en".to_owned(), "nl".to_owned()];
    let config = Config::parse("title: T\nlocales: [en, nl]\n").unwrap();
    let mut found = Found::of(&config, &locales);
    let mut files = Files::default();
    for (locale, text) in [english, dutch].into_iter().enumerate() {
        let path = format!("{}/page.md", found.roots[locale]);
        found.add(&config, locale, path.clone());
        files.0.insert(path, text);
    }
    let start = Instant::now();
    let theme = Theme::default();
    std::hint::black_box(isogloss::read(
        config,
        &theme,
        &found,
        &files,
        Purpose::Check,
        None,
    ));
    start.elapsed()
}
