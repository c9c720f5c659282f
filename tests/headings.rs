//! Sections have the ids of the source in every language, whatever headings a translation lacks or
//! has alone.

mod support;

use std::fs;

use scraper::{Html, Selector};
use support::site::TestSite;

/// The ids and texts of a page's headings.
fn headings(site: &TestSite, page: &str) -> Vec<(String, String)> {
    let path = site.path(&format!("public/{page}/index.html"));
    let html = Html::parse_document(&fs::read_to_string(path).unwrap());
    let all = Selector::parse("article :is(h1,h2,h3,h4,h5,h6)").unwrap();
    let headings = html.select(&all).map(|heading| {
        let text = heading.text().collect::<String>();
        (heading.attr("id").unwrap().to_owned(), text)
    });
    headings.collect()
}

/// A page with one section for each title and text.
fn sections(sections: &[(&str, &str)]) -> String {
    let parts = sections
        .iter()
        .map(|(title, text)| format!("## {title}\n\n{text}\n\n"));
    format!(
        "---\nms.topic: x\n---\n# Page\n\n{}",
        parts.collect::<String>()
    )
}

fn ids(english: &str, dutch: &str) -> Vec<String> {
    let site = TestSite::new(&["en", "nl"]);
    site.page("en/p.md", english);
    site.page("nl/p.md", dutch);
    assert_eq!(site.run(&["build"]).code, 0);
    headings(&site, "nl/p")
        .into_iter()
        .map(|(id, _)| id)
        .collect()
}

const ENGLISH: &[(&str, &str)] = &[
    ("Response times", "We answer in 4 hours, on 5 days a week."),
    ("Telephone", "Call +31 20 555 01 20."),
    (
        "Opening hours",
        "From 09:00 to 17:30.\n\n- Monday\n- Tuesday",
    ),
    ("Fees", "Each call is € 25."),
    ("Complaints", "Write us a letter of 2 pages at most."),
];

const DUTCH: &[(&str, &str)] = &[
    ("Antwoordtijd", "Wij antwoorden in 4 uur, 5 dagen per week."),
    ("Telefoon", "Bel +31 20 555 01 20."),
    (
        "Openingstijden",
        "Van 09:00 tot 17:30.\n\n- maandag\n- dinsdag",
    ),
    ("Kosten", "Elk gesprek kost € 25."),
    (
        "Klachten",
        "Schrijf ons een brief van 2 bladzijden of minder.",
    ),
];

const IDS: [&str; 6] = [
    "page",
    "response-times",
    "telephone",
    "opening-hours",
    "fees",
    "complaints",
];

#[test]
fn a_heading_that_is_missing_moves_no_other_id() {
    let english = sections(ENGLISH);
    assert_eq!(ids(&english, &sections(DUTCH)), IDS);
    for (missing, (title, _)) in DUTCH.iter().enumerate() {
        let mut dutch = DUTCH.to_vec();
        dutch.remove(missing);
        let mut expected = IDS.to_vec();
        expected.remove(missing + 1);
        assert_eq!(
            ids(&english, &sections(&dutch)),
            expected,
            "without {title}"
        );
    }
}

#[test]
fn a_heading_more_moves_no_other_id() {
    let english = sections(ENGLISH);
    for place in 0..=DUTCH.len() {
        let mut dutch = DUTCH.to_vec();
        // Its text would give the id of another section.
        dutch.insert(place, ("Fees", "Alleen in Nederland: 14 dagen bedenktijd."));
        let mut expected = IDS.to_vec();
        expected.insert(place + 1, "fees-1");
        assert_eq!(ids(&english, &sections(&dutch)), expected, "at {place}");
    }
}

#[test]
fn headings_without_partners_between_two_pairs_are_paired_by_place() {
    let english = sections(&[("A", "4 hours"), ("B", "one"), ("C", "5 hours")]);
    let dutch = sections(&[
        ("X", "4 uur"),
        ("Y", "€ 12\n\n€ 13\n\n€ 14"),
        ("Z", "5 uur"),
    ]);
    assert_eq!(ids(&english, &dutch), ["page", "a", "b", "c"]);
}

#[test]
fn headings_of_includes_and_in_cells_have_the_ids_of_the_source() {
    let site = TestSite::new(&["en", "nl"]);
    let page = |own: &str, extra: &str| {
        format!(
            "---\nms.topic: x\n---\n# Page\n\n[!INCLUDE [a](includes/a.md)]\n\n{extra}## {own}\n\nAt 09:00.\n\n<table><tr><td><h3>{own} 2</h3>1</td></tr></table>\n\n[!INCLUDE [a](includes/a.md)]\n"
        )
    };
    site.page("en/p.md", &page("Hours", ""));
    site.page("nl/p.md", &page("Uren", "## Alleen hier\n\nOp € 3 na.\n\n"));
    site.page("en/includes/a.md", "## Call us\n\n+31 20 555 01 20\n");
    site.page("nl/includes/a.md", "## Bel ons\n\n+31 20 555 01 20\n");
    assert_eq!(site.run(&["build"]).code, 0);
    let ids = |page| {
        headings(&site, page)
            .into_iter()
            .map(|(id, _)| id)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        ids("en/p"),
        ["page", "call-us", "hours", "hours-2", "call-us-1"]
    );
    assert_eq!(
        ids("nl/p"),
        [
            "page",
            "call-us",
            "alleen-hier",
            "hours",
            "hours-2",
            "call-us-1"
        ]
    );
}

#[test]
fn editions_keep_the_ids_that_the_source_has_for_them() {
    let site = TestSite::new(&["en", "nl"]);
    let edition = |range: &str, body: &str| {
        format!("::: moniker range=\"{range}\"\n\n{body}\n\n::: moniker-end\n\n")
    };
    let page =
        |editions: &[String]| format!("---\nms.topic: x\n---\n# Page\n\n{}", editions.concat());
    let (one, two, three) = ("cloud", "server-2", "server-1");
    site.page(
        "en/p.md",
        &page(&[
            edition(one, "<h2 id=\"install\">Install</h2>\n\nIn 4 minutes."),
            edition(
                two,
                "<h2 id=\"install\">Install</h2>\n\nIn 5 minutes. See [it](#install).",
            ),
            edition(three, "## Install\n\nIn 6 minutes."),
        ]),
    );
    // The first edition is not translated.
    site.page(
        "nl/p.md",
        &page(&[
            edition(
                two,
                "<h2 id=\"install\">Installeren</h2>\n\nIn 5 minuten. Zie [het](#install).",
            ),
            edition(three, "## Opzetten\n\nIn 6 minuten."),
        ]),
    );
    assert_eq!(site.run(&["build"]).code, 0);
    let ids = |page| {
        headings(&site, page)
            .into_iter()
            .map(|(id, _)| id)
            .collect::<Vec<_>>()
    };
    assert_eq!(ids("en/p"), ["page", "install", "install-1", "install-2"]);
    assert_eq!(ids("nl/p"), ["page", "install-1", "install-2"]);
    let html = fs::read_to_string(site.path("public/nl/p/index.html")).unwrap();
    assert!(
        html.contains("href=\"#install-1\">het"),
        "the link stays in its edition"
    );
}
