//! Every construct has a page in `tests/dialect/` that is its test and its documentation.

mod support;

use isogloss::document::Document;
use isogloss::document::dialect::{Dialect, SHELF};
use isogloss::render::markup::{Plain, markup};
use support::cases::{self, Case};
use support::{Files, read_with};

#[test]
fn every_construct_has_a_page_and_every_page_a_construct() {
    let pages: Vec<String> = cases::pages("dialect")
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    let mut shelf: Vec<String> = SHELF
        .iter()
        .map(|construct| construct.name().to_owned())
        .collect();
    shelf.sort();
    assert_eq!(pages, shelf);
}

#[test]
fn constructs_read_as_their_pages_say() {
    for (_, page) in cases::pages("dialect") {
        assert!(
            !page.cases.is_empty(),
            "{} holds no case",
            page.path.display()
        );
        for case in &page.cases {
            let expects = case.block("html").is_some() || case.block("findings").is_some();
            assert!(
                expects,
                "{} › {} expects nothing",
                page.path.display(),
                case.name
            );
        }
        page.check(|case, info| match info {
            "html" => Some(markup(&document(case).tree, &mut Plain)),
            "findings" => Some(findings(&document(case))),
            _ => None,
        });
        for case in page
            .cases
            .iter()
            .filter(|case| case.block("findings").is_none())
        {
            let found = findings(&document(case));
            assert!(
                found.is_empty(),
                "{} › {} finds\n{found}",
                page.path.display(),
                case.name
            );
        }
    }
}

/// What every rule of the shelf finds is shown by some case.
#[test]
fn every_rule_is_shown_to_fail() {
    let pages = cases::pages("dialect");
    for construct in SHELF {
        let (_, page) = pages
            .iter()
            .find(|(name, _)| name == construct.name())
            .unwrap();
        for rule in construct.rules() {
            let shown = page.cases.iter().any(|case| {
                let found = document(case).problems;
                found.iter().any(|problem| problem.rule == *rule)
            });
            assert!(
                shown,
                "no case of {} shows `{}`",
                page.path.display(),
                rule.name
            );
        }
    }
}

fn document(case: &Case) -> Document {
    let dialects = [
        ("adobe", Dialect::Adobe),
        ("learn", Dialect::Learn),
        ("commonmark", Dialect::CommonMark),
    ];
    let (input, dialect) = dialects
        .iter()
        .find_map(|(info, dialect)| Some((case.input(info)?, *dialect)))
        .unwrap_or_else(|| panic!("{} has no input", case.name));
    let mut files = Files::default();
    for block in &case.blocks {
        if let Some(path) = block.info.strip_prefix("file=") {
            files
                .0
                .insert(format!("content/xx/{path}"), block.text.clone());
        }
    }
    read_with(&input, Some(dialect), &files)
}

fn findings(document: &Document) -> String {
    let line = |problem: &isogloss::diagnostic::Diagnostic| {
        let place = &problem.place;
        let text = document.sources.iter().find(|s| *s.path() == place.path);
        let (from, to) = (place.bytes.0 as usize, place.bytes.1 as usize);
        let shown = text
            .map_or("", |source| &source.text()[from..to])
            .replace('\n', "⏎");
        let (start, rule) = (place.start, problem.rule.name);
        format!(
            "{}:{} {}[{rule}] «{shown}» {}\n",
            start.line, start.column, problem.level, problem.message
        )
    };
    document.problems.iter().map(line).collect()
}
