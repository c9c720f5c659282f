//! The five real pages that the work began with, read as they were published.

mod support;

use std::fs;
use std::sync::Arc;

use isogloss::diagnostic::Diagnostic;
use isogloss::document::dialect::Dialect;
use isogloss::document::library::NoFiles;
use isogloss::document::tree::{Element, NodeId};
use isogloss::document::{Context, Document, parse};
use isogloss::render::markup::{Plain, markup};
use isogloss::source::Source;
use scraper::{Html, Selector};
use support::corpus;

const BUSINESS: [&str; 3] = [
    "adobe-business-support.nl.md",
    "adobe-business-support.fr.md",
    "adobe-business-support.zh-TW.md",
];
const MICROSOFT: &str = "microsoft-365-contact-support.nl.md";
const WORKFRONT: &str = "workfront-contact-support.nl.md";

struct Seed {
    name: String,
    text: String,
    document: Document,
}

/// None: the pages do not lie beside this checkout.
fn seeds() -> Option<Vec<Seed>> {
    let folder = corpus::folder("seeds")?;
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(path).unwrap();
        let page = Arc::new(Source::new(format!("seeds/{name}").as_str(), text.clone()));
        let context = Context {
            root: "seeds",
            library: &NoFiles,
            dialect: None,
            trust: isogloss::document::safety::Trust::default(),
        };
        Seed {
            name,
            text,
            document: parse(page, &context),
        }
    };
    let seeds: Vec<Seed> = corpus::pages(&folder).iter().map(read).collect();
    assert_eq!(seeds.len(), 5);
    Some(seeds)
}

fn seed(name: &str) -> Option<Seed> {
    let found = seeds()?.into_iter().find(|seed| seed.name == name);
    Some(found.unwrap_or_else(|| panic!("no seed {name}")))
}

impl Seed {
    fn markup(&self) -> String {
        markup(&self.document.tree, &mut Plain)
    }

    fn problems(&self, rule: &str) -> Vec<&Diagnostic> {
        let problems = self.document.problems.iter();
        problems.filter(|p| p.rule.name == rule).collect()
    }

    fn elements(&self, name: &str) -> Vec<(NodeId, &Element)> {
        let elements = self.document.tree.elements();
        elements.filter(|(_, e)| *e.name == *name).collect()
    }

    /// What stands at a node in the author's file.
    fn source_of(&self, id: NodeId) -> &str {
        self.document.slice(self.document.tree.node(id).span)
    }

    /// The line, counted from 1, on which a text stands for the first time.
    fn line_of(&self, text: &str) -> u32 {
        let mut lines = self.text.lines();
        lines.position(|line| line.contains(text)).unwrap() as u32 + 1
    }
}

#[test]
fn each_page_is_read_in_its_own_dialect() {
    for seed in seeds().unwrap_or_default() {
        let learn = seed.name == MICROSOFT;
        let dialect = if learn {
            Dialect::Learn
        } else {
            Dialect::Adobe
        };
        assert_eq!(seed.document.dialect, dialect, "{}", seed.name);
    }
}

#[test]
fn no_mark_of_a_dialect_is_left_for_readers() {
    for seed in seeds().unwrap_or_default() {
        let html = Html::parse_fragment(&seed.markup());
        let mut shown: String = html.root_element().text().collect();
        let pictures = Selector::parse("[alt], [title]").unwrap();
        for element in html.select(&pictures) {
            shown.extend(
                ["alt", "title"]
                    .iter()
                    .filter_map(|name| element.attr(name)),
            );
        }
        let marks = [
            "[!", "+++", ":::", "{style", "{{", "&#x200B;", "\u{200B}", "**",
        ];
        for mark in marks {
            let at = shown.find(mark);
            assert_eq!(at, None, "{} shows `{mark}`", seed.name);
        }
    }
}

/// Business pages hold the same tables in every language.
#[test]
fn business_pages_keep_their_tables() {
    for name in BUSINESS {
        let Some(seed) = seed(name) else { return };
        let text = seed
            .document
            .tree
            .text(isogloss::document::tree::Tree::ROOT);
        assert_eq!(text.matches('✔').count(), 5, "{name}");
        let tables = seed.elements("table");
        let begins = |sign: &str| {
            let from_source = tables.iter().map(|(id, _)| seed.source_of(*id));
            from_source
                .filter(|source| source.starts_with(sign))
                .count()
        };
        assert_eq!((begins("<table"), begins("|")), (4, 2), "{name}");
    }
}

#[test]
fn business_pages_keep_their_joined_cells() {
    for name in BUSINESS {
        let Some(seed) = seed(name) else { return };
        for attribute in ["rowspan", "colspan"] {
            let mut read: Vec<String> = seed
                .document
                .tree
                .elements()
                .filter_map(|(_, element)| element.attribute(attribute))
                .map(str::to_owned)
                .collect();
            let begin = format!("{attribute}=\"");
            let mut written: Vec<String> = seed
                .text
                .split(&begin)
                .skip(1)
                .map(|rest| rest.split('"').next().unwrap().to_owned())
                .collect();
            read.sort();
            written.sort();
            assert!(!written.is_empty(), "{name}");
            assert_eq!(read, written, "{name}");
        }
    }
}

/// In each language one attribute list belongs to the first pipe table.
#[test]
fn an_attribute_list_belongs_to_its_table_even_when_damaged() {
    for name in BUSINESS {
        let Some(seed) = seed(name) else { return };
        let pipe = |(id, _): &&(NodeId, &Element)| seed.source_of(*id).starts_with('|');
        let tables = seed.elements("table");
        let styles: Vec<_> = tables
            .iter()
            .filter(pipe)
            .map(|(_, table)| table.attribute("style"))
            .collect();
        assert_eq!(styles, [Some("table-layout:auto"), None], "{name}");
        let found = seed.problems("damaged-attribute-list");
        if seed.text.contains("{style=&quot;") {
            let [problem] = found.as_slice() else {
                panic!("{name}: {found:?}");
            };
            assert_eq!(problem.place.start.line, seed.line_of("{style=&quot;"));
        } else {
            assert!(found.is_empty(), "{name}: {found:?}");
        }
    }
}

#[test]
fn the_translated_page_with_damaged_quotes_is_among_them() {
    let Some(seed) = seed("adobe-business-support.zh-TW.md") else {
        return;
    };
    assert_eq!(seed.problems("damaged-attribute-list").len(), 1);
}

#[test]
fn the_microsoft_page_has_three_editions() {
    let Some(seed) = seed(MICROSOFT) else { return };
    let tree = &seed.document.tree;
    let editions: Vec<(NodeId, &str)> = tree
        .elements()
        .filter_map(|(id, element)| Some((id, element.attribute("data-moniker")?)))
        .collect();
    let ranges: Vec<&str> = editions.iter().map(|(_, range)| *range).collect();
    assert_eq!(ranges, ["o365-worldwide", "o365-21vianet", "o365-germany"]);
    let numbers = [
        "1 800 865 9408",
        "+86 400 089 0365",
        "0800\u{A0}589\u{A0}2330",
    ];
    for (index, (id, range)) in editions.iter().enumerate() {
        let text = tree.text(*id);
        for (of, number) in numbers.iter().enumerate() {
            let should = of == index;
            assert_eq!(text.contains(number), should, "{range}: {number}");
        }
        let alerts = tree.descendants(*id).filter_map(|id| tree.element(id));
        assert!(alerts.into_iter().any(|e| e.has_class("alert")), "{range}");
        assert!(tree.ancestors(*id).all(|up| tree.element(up).is_none()));
    }
}

#[test]
fn everything_but_the_title_stands_in_an_edition() {
    let Some(seed) = seed(MICROSOFT) else { return };
    let tree = &seed.document.tree;
    let blocks = tree.children(isogloss::document::tree::Tree::ROOT);
    let outside: Vec<&str> = blocks
        .filter_map(|id| tree.element(id))
        .filter(|element| element.attribute("data-moniker").is_none())
        .map(|element| &*element.name)
        .collect();
    assert_eq!(outside, ["h1"]);
    assert!(seed.problems("unclosed-moniker").is_empty());
}

#[test]
fn a_missing_include_is_reported_and_the_page_stays() {
    let Some(seed) = seed(MICROSOFT) else { return };
    let [missing] = seed.problems("missing-include")[..] else {
        panic!("{:?}", seed.document.problems);
    };
    assert_eq!(missing.place.start.line, seed.line_of("[!INCLUDE"));
    let headings = seed.text.lines().filter(|line| line.starts_with("## "));
    assert_eq!(seed.elements("h2").len(), headings.count());
}

#[test]
fn garbled_letters_are_reported_with_their_line() {
    let Some(seed) = seed(WORKFRONT) else { return };
    let [garbled] = seed.problems("garbled-text")[..] else {
        panic!("{:?}", seed.document.problems);
    };
    assert_eq!(garbled.place.start.line, seed.line_of("AustraliÃ«"));
    assert!(garbled.message.contains("`ë`"), "{}", garbled.message);
}

#[test]
fn the_workfront_page_keeps_its_blocks() {
    let Some(seed) = seed(WORKFRONT) else { return };
    let alerts = |kind: &str| {
        let elements = seed.document.tree.elements();
        elements.filter(|(_, e)| e.has_class(kind)).count()
    };
    assert_eq!(
        (alerts("note"), alerts("important"), alerts("tip")),
        (1, 1, 1)
    );
    assert_eq!(seed.elements("details").len(), 1);
    assert_eq!(seed.elements("table").len(), 1);
    let numbers = ["844-306-HELP", "1256 274200"];
    let html = seed.markup();
    for number in numbers {
        assert!(!html.contains(number), "a number out of a comment");
    }
}
