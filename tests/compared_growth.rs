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
    ("digits", |_| same("1")),
    ("numbers", |_| same("1 ")),
    ("groups of digits", |_| same("1 000 ")),
    ("words of numbers", |_| ["two ".into(), "twee ".into()]),
    ("ranges", |_| same("9:00-17:00, ")),
    ("ends of ranges", |_| same("9:00-")),
    ("telephone", |_| same("+31 20 ")),
    ("brackets", |_| same("(020) ")),
    ("always", |_| same("24 x 7 x ")),
    ("days", |_| ["Monday to ".into(), "maandag tot ".into()]),
    ("dates", |n| same(&format!("2024-01-{:02} ", n % 28 + 1))),
    ("amounts", |_| same("€ 1.000,50 ")),
    ("mail", |_| same("a@")),
    ("other links", |n| {
        [
            format!("[x](https://a.example/{n}) "),
            format!("[x](https://b.example/{n}) "),
        ]
    }),
    ("other numbers", |n| {
        [format!("{n} days "), format!("{} dagen ", n + 90_000)]
    }),
    ("other telephones", |n| {
        [
            format!("+31 20 {:07} ", n),
            format!("+31 20 {:07} ", n + 90_000),
        ]
    }),
    ("other headings", |n| {
        [
            format!("## A {n} {{#a{n}}}\n\n{n} days\n\n"),
            format!("## B\n\n{} dagen\n\n", n + 1),
        ]
    }),
    ("headings that are missing", |n| {
        let dutch = if n % 3 == 0 {
            String::new()
        } else {
            format!("## A {n} {{#a{n}}}\n\n{n}\n\n")
        };
        [format!("## A {n} {{#a{n}}}\n\n{n}\n\n"), dutch]
    }),
    ("items in another order", |n| {
        [
            format!("- [{n}](https://a.example/{n})\n"),
            format!("- [{n}](https://a.example/{})\n", n ^ 1),
        ]
    }),
    ("rows in another order", |n| {
        let row = |n: usize| format!("<table><tr><td>k{n}<td>{n} GB</table>\n");
        [row(n), row(n ^ 1)]
    }),
    ("items that are missing", |n| {
        [
            format!("- {n} days\n"),
            if n % 2 == 0 {
                String::new()
            } else {
                format!("- {n} dagen\n")
            },
        ]
    }),
    ("paragraphs that one has", |n| {
        [format!("{n} days\n\n"), String::new()]
    }),
    ("anchors that are not there", |n| {
        same(&format!("[x](#A{n}) "))
    }),
];

#[test]
fn pages_are_compared_in_time_by_their_length() {
    let mut slow = Vec::new();
    for (name, part) in PARTS {
        let (mut short, mut long) = (Duration::ZERO, time(*part, 4 * SMALL));
        let mut good = long < NOTHING;
        for _ in 0..3 {
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
