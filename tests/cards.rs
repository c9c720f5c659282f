//! Which tables narrow screens show as cards, what each of their cells is called, which tables scroll, and
//! the sides of pictures.

mod support;

use std::fs;

use scraper::{ElementRef, Html, Selector};
use support::site::TestSite;

/// The page of a site that has it in English, below its second heading.
fn page(text: &str) -> Html {
    let site = TestSite::new(&["en"]);
    site.page(
        "en/index.md",
        &format!("---\nfeature: x\n---\n# Home\n\n## Answers\n\n{text}"),
    );
    assert_eq!(site.run(&["build"]).code, 0);
    read(&site, "en/index.html")
}

fn read(site: &TestSite, path: &str) -> Html {
    Html::parse_document(&fs::read_to_string(site.path("public").join(path)).unwrap())
}

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn columns<'a>(html: &'a Html, selector: &str) -> Vec<Option<&'a str>> {
    let cells = all(html, selector).into_iter();
    cells.map(|cell| cell.attr("data-column")).collect()
}

const ANSWERS: &str = "| Priority | Online | Business |\n| --- | --- | --- |\n\
    | **P1** Production stands still | within 1 hour, day and night | 30 minutes |\n\
    | **P2** Work goes on | within 4 hours | 1 hour |\n";

#[test]
fn a_table_of_text_becomes_cards_and_its_first_column_names_them() {
    let html = page(ANSWERS);
    assert_eq!(all(&html, ".table-scroll.cards > table").len(), 1);
    assert_eq!(
        columns(&html, "tbody tr:first-child > *"),
        [Some("Priority"), Some("Online"), Some("Business")]
    );
    assert_eq!(all(&html, "tbody th[scope=row]").len(), 2);
    assert_eq!(all(&html, ".cards[tabindex]").len(), 0);
}

#[test]
fn a_single_row_has_no_title_and_a_note_no_column() {
    let html = page(
        "<table><thead><tr><th>Americas</th><th>Europe, Middle East and Africa</th>\
         <th>Asia &amp; Pacific<sup>12</sup></th></tr></thead><tbody>\
         <tr><td>06:00 to 17:30</td><td>09:00 to 17:00</td><td>09:00 to 17:00</td></tr>\
         <tr><td colspan=\"3\">All hours are local ones.</td></tr></tbody></table>\n",
    );
    assert_eq!(
        columns(&html, ".cards tbody td"),
        [
            Some("Americas"),
            Some("Europe, Middle East and Africa"),
            Some("Asia & Pacific¹²"),
            None
        ]
    );
    assert!(all(&html, "tbody th").is_empty());
}

#[test]
fn marks_spans_short_rows_and_tables_without_a_head_stay_tables() {
    let long = "what is said here takes more room than a phone has";
    let tables = [
        format!(
            "| A | Online | Business |\n| --- | --- | --- |\n| {long} | ✔ | |\n| {long} | ✔ | ✔ |\n"
        ),
        "| A | B | C |\n| --- | --- | --- |\n| P1 | 1 hour | 24x7 |\n| P2 | 2 hours | 24x7 |\n"
            .to_owned(),
        format!("| A | B |\n| --- | --- |\n| {long} | {long} |\n"),
        format!(
            "<table><tr><td>A</td><td>B</td><td>C</td></tr><tr><td>{long}</td><td>b</td><td>c</td></tr></table>\n"
        ),
        format!(
            "<table><thead><tr><th>A</th><th>B</th><th>C</th></tr></thead><tbody><tr><td rowspan=\"2\">{long}</td>\
             <td>b</td><td>c</td></tr><tr><td>b</td><td>c</td></tr></tbody></table>\n"
        ),
    ];
    for table in tables {
        let html = page(&table);
        assert_eq!(all(&html, ".table-scroll > table").len(), 1, "{table}");
        assert!(all(&html, ".cards, [data-column]").is_empty(), "{table}");
    }
}

#[test]
fn a_table_that_scrolls_can_be_reached_and_has_a_name() {
    let html =
        page("| A | B | C | D | E |\n| --- | --- | --- | --- | --- |\n| 1 | 2 | 3 | 4 | 5 |\n");
    let [frame] = all(&html, ".table-scroll")[..] else {
        panic!("one table");
    };
    let attributes = ["tabindex", "aria-labelledby"].map(|name| frame.attr(name));
    assert_eq!(attributes, [Some("0"), Some("answers")]);
}

/// A small drawing that stands once in a page stands in it whole, and in its copy in Markdown as a file.
#[test]
fn small_drawings_stand_in_their_page() {
    let site = TestSite::new(&["en"]);
    let drawing = |length: usize| {
        let text = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>";
        format!("{text}{}</svg>\n", "<g/>".repeat(length))
    };
    for (name, length) in [("one", 1), ("two", 1), ("long", 300)] {
        let path = format!("content/en/{name}.svg");
        site.bytes(&path, drawing(length).as_bytes());
    }
    site.page(
        "en/index.md",
        "# Home\n\n![x](one.svg) ![x](two.svg) ![x](two.svg) ![x](long.svg) [x](one.svg)\n",
    );
    assert_eq!(site.run(&["build"]).code, 0);
    let html = read(&site, "en/index.html");
    let pictures = all(&html, "article img").into_iter();
    let pictures: Vec<_> = pictures
        .map(|img| (img.attr("src").unwrap(), img.attr("loading")))
        .collect();
    let (source, loading) = pictures[0];
    assert!(
        source.starts_with("data:image/svg+xml,%3Csvg%20xmlns='http://"),
        "{source}"
    );
    assert_eq!(loading, None);
    let files = [
        ("/en/two.svg", Some("lazy")),
        ("/en/two.svg", Some("lazy")),
        ("/en/long.svg", Some("lazy")),
    ];
    assert_eq!(pictures[1..], files);
    let link = all(&html, "article p > a").into_iter().next();
    assert_eq!(link.unwrap().attr("href"), Some("/en/one.svg"));
    assert!(site.read("public/en/index.md").contains("](/en/one.svg)"));
}

#[test]
fn pictures_keep_their_place() {
    let site = TestSite::new(&["en", "nl"]);
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"30\"/>";
    site.bytes("content/en/seal.svg", svg);
    site.bytes(
        "content/en/plain.svg",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    let text = "![a](seal.svg) ![b](seal.svg){width=\"20\"} ![c](seal.svg){width=\"50%\"} ![d](plain.svg){width=\"9\"} ![e](plain.svg)\n";
    site.page(
        "en/index.md",
        &format!("---\nfeature: x\n---\n# Home\n\n{text}"),
    );
    site.page(
        "nl/index.md",
        &format!("---\nfeature: x\n---\n# Thuis\n\n{text}"),
    );
    assert_eq!(site.run(&["build"]).code, 0);
    for tag in ["en", "nl"] {
        let html = read(&site, &format!("{tag}/index.html"));
        let sides = all(&html, "article img").into_iter();
        let sides: Vec<_> = sides
            .map(|img| (img.attr("width"), img.attr("height")))
            .collect();
        let known = |width, height| (Some(width), Some(height));
        assert_eq!(
            sides,
            [
                known("60", "30"),
                known("20", "10"),
                (Some("50%"), None),
                (Some("9"), None),
                (None, None)
            ]
        );
        // The first one is likely to be seen at once.
        let late = all(&html, "article img[loading=lazy]");
        assert_eq!(late.len(), 4);
    }
}
