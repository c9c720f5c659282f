//! What machines read in a page: links that dial, times and durations with their values, marks that
//! are spoken, and the data of schema.org. And that nothing else of the text changes.

mod support;

use std::fs;

use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};
use support::site::TestSite;

const CONTACT: &str = r#"# Contact

Call +44 800 169 0454 or, in Germany, +49 (0)69 380 789 305. There you dial 069 380 789 305. In Italy: +39 06 5550 1234.

- EMEA: +44 800 169 0454, Monday–Friday 9 am – 5:30 pm (Paris time)
- Australia: +61 180 035 8683, 24x7
- Bare: 0800 032 6417

| Region | Telephone | Hours (PT) | Zone of the office |
| --- | --- | --- | --- |
| Americas | +1 800 497 0335 | Mon–Fri 6 am – 5:30 pm | at home |

| Office | Hours | Zone |
| --- | --- | --- |
| Tokyo | 9 am – 5 pm | Japan time |
| Sydney | 10 pm – midnight | UTC+10 |

We answer within 4 hours, at the latest in 2 business days, and keep cases for 18 months since September 20, 2021.

## None of these

Version 2.14.4 costs $4.00 and 1,800,497,033 bytes. Lines: +1 800 497 0335-CALL and 844-306-HELP.
`Call +44 800 169 0454 from 9:00 to 17:00` and [+44 800 169 0454, 9 am – 5 pm](index.md).
It takes 2–3 days, on 30 February 2021, from 9 to 5.

| Feature | Basic | Plus | Remarks |
| --- | --- | --- | --- |
| **Help** |  |  |  |
| Telephone |  | ✔ |  |
| Chat | ✔ | ✔ | by <b>day</b> |
| Visits | - | 4 |  |
"#;

const BASE: &str = "https://x.example/help/";

fn contact() -> TestSite {
    let site = TestSite::new(&["en", "nl", "fr"]);
    let settings = format!(
        "title: {{en: Help, nl: Hulp, fr: Aide}}\nlocales: [en, nl, fr]\nsource: en\nbase_url: {BASE}\n"
    );
    site.bytes("site.yaml", settings.as_bytes());
    site.page("en/index.md", "# Home\n");
    site.page("en/contact.md", CONTACT);
    site.page("nl/contact.md", "# Contact &lt;/script>\n\nBel +44 800 169 0454, en in Duitsland +49 (0)69 380 789 399.\n\n- EMEA: +44 800 169 0454, maandag t/m vrijdag 9:00 - 17:30 uur (Parijse tijd)\n");
    site.page(
        "en/TOC.md",
        "- [Home](index.md)\n  - [Contact](contact.md)\n",
    );
    assert_eq!(site.run(&["build"]).code, 0);
    site
}

fn written(site: &TestSite, path: &str) -> String {
    let text = site.read(&format!("public/{path}/index.html"));
    let start = text.find("<article").unwrap();
    text[start..text.find("</article>").unwrap()].to_owned()
}

fn page(site: &TestSite, path: &str) -> Html {
    Html::parse_document(&site.read(&format!("public/{path}/index.html")))
}

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef) -> String {
    element.text().collect()
}

/// The graph of a page's data, by type.
fn data(site: &TestSite, path: &str) -> impl Fn(&str) -> Value {
    let html = page(site, path);
    let blocks = all(&html, "script[type='application/ld+json']");
    assert_eq!(blocks.len(), 1);
    let data: Value = serde_json::from_str(&text(blocks[0])).unwrap();
    assert_eq!(data["@context"], "https://schema.org");
    let graph = data["@graph"].as_array().unwrap().clone();
    move |kind| {
        let mut found = graph.iter().filter(|node| node["@type"] == kind);
        found.next().cloned().unwrap_or(Value::Null)
    }
}

#[test]
fn telephone_numbers_dial() {
    let site = contact();
    let html = page(&site, "en/contact");
    let dialled = all(&html, "article a[href^='tel:']").into_iter();
    let dialled: Vec<_> = dialled
        .map(|a| (text(a), a.attr("href").unwrap().to_owned()))
        .collect();
    let expected = [
        ("+44 800 169 0454", "tel:+448001690454"),
        ("+49 (0)69 380 789 305", "tel:+4969380789305"),
        // A number of the page that has its country there.
        ("069 380 789 305", "tel:+4969380789305"),
        // Italy keeps its zero.
        ("+39 06 5550 1234", "tel:+390655501234"),
        ("+44 800 169 0454", "tel:+448001690454"),
        ("+61 180 035 8683", "tel:+611800358683"),
        ("+1 800 497 0335", "tel:+18004970335"),
    ];
    let expected = expected.map(|(text, href)| (text.to_owned(), href.to_owned()));
    assert_eq!(dialled, expected);
    let article = written(&site, "en/contact");
    assert!(article.contains(
        r#"Call <a href="tel:+448001690454"><bdi>+44 800 169 0454</bdi></a> or, in Germany, "#
    ));
    // None in code, in links, before letters, or where the country is not known.
    assert!(article.contains("<code>Call +44 800 169 0454 from 9:00 to 17:00</code>"));
    assert!(
        article.contains(
            "><span class=\"whole\">+44 800 169 0454</span>, <span class=\"whole\"><time"
        )
    );
    let unmarked = article
        .replace("<span class=\"whole\">", "")
        .replace("</span>", "");
    assert!(unmarked.contains("Lines: +1 800 497 0335-CALL and 844-306-HELP."));
    assert!(unmarked.contains("<li>Bare: 0800 032 6417</li>"));
}

#[test]
fn hours_durations_and_dates_have_values() {
    let site = contact();
    let article = written(&site, "en/contact");
    for golden in [
        r#"Monday–Friday <span class="hours" data-zone="Europe/Paris" data-days="12345"><time datetime="09:00">9 am</time> – <time datetime="17:30">5:30 pm</time></span> (Paris time)"#,
        // What names the column, and another cell of the row.
        r#"Mon–Fri <span class="hours" data-zone="America/Los_Angeles" data-days="12345"><time datetime="06:00">6 am</time> – <time datetime="17:30">5:30 pm</time></span></td>"#,
        r#"<span class="hours" data-zone="Asia/Tokyo"><time datetime="09:00">9 am</time> – <time datetime="17:00">5 pm</time></span></td>"#,
        r#"<span class="hours" data-zone="Etc/GMT-10"><time datetime="22:00">10 pm</time> – <time datetime="00:00">midnight</time></span></td>"#,
        r#"within <data value="PT4H">4 hours</data>, at the latest in 2 business days, and keep cases for <data value="P18M">18 months</data> since <time datetime="2021-09-20">September 20, 2021</time>."#,
        "Version 2.14.4 costs $4.00 and 1,800,497,033 bytes.",
        "It takes 2–3 days, on 30 February 2021, from 9 to 5.",
    ] {
        assert!(article.contains(golden), "{golden} is not in\n{article}");
    }
}

#[test]
fn the_script_for_hours_is_there_where_it_has_work() {
    let site = contact();
    let (with, without) = (page(&site, "en/contact"), page(&site, "en"));
    assert_eq!(all(&with, "script[src$='assets/hours.js'][defer]").len(), 1);
    assert!(all(&without, "script[src$='assets/hours.js']").is_empty());
    let article = all(&page(&site, "nl/contact"), "article")[0]
        .value()
        .clone();
    let word = |name| article.attr(name).unwrap().to_owned();
    assert_eq!(
        [word("data-open"), word("data-closed"), word("data-local")],
        ["Nu open", "Nu gesloten", "Uw tijd: "]
    );
    let script = site.read("public/assets/hours.js");
    assert!(!script.contains("innerHTML") && !script.contains("eval("));
}

#[test]
fn cells_that_are_marks_are_spoken() {
    let site = contact();
    let html = page(&site, "en/contact");
    let table = all(&html, "table").pop().unwrap();
    let rows = Selector::parse("tbody tr").unwrap();
    let cells = Selector::parse("th[scope=row], td").unwrap();
    let read: Vec<Vec<String>> = table
        .select(&rows)
        .map(|row| row.select(&cells).map(text).collect())
        .collect();
    let no = "– Not included";
    let expected = [
        // The title of the rows below answers nothing.
        ["Help", "", "", ""],
        ["Telephone", no, "✔ Included", ""],
        ["Chat", "✔ Included", "✔ Included", "by day"],
        ["Visits", "- Not included", "4", ""],
    ];
    assert_eq!(read, expected);
    let article = written(&site, "en/contact");
    assert!(article.contains(
        r#"<td><span aria-hidden="true">✔</span> <span class="visually-hidden">Included</span></td>"#
    ));
}

#[test]
fn machines_read_who_answers_and_when() {
    let site = contact();
    let data = data(&site, "en/contact");
    let hours = |days: &[&str], opens: &str, closes: &str| {
        json!({
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": days, "opens": opens, "closes": closes,
        })
    };
    let week = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
    let every = [&week[..], &["Saturday", "Sunday"]].concat();
    let organization = data("Organization");
    assert_eq!(organization["name"], "Help");
    let points = organization["contactPoint"].as_array().unwrap();
    let numbers: Vec<_> = points.iter().map(|point| &point["telephone"]).collect();
    assert_eq!(
        numbers,
        [
            "+448001690454",
            "+4969380789305",
            "+390655501234",
            "+611800358683",
            "+18004970335"
        ]
    );
    assert_eq!(
        points[0],
        json!({
            "@type": "ContactPoint",
            "telephone": "+448001690454",
            "contactType": "customer support",
            "areaServed": "EMEA",
            "hoursAvailable": [hours(&week, "09:00", "17:30")],
        })
    );
    assert_eq!(points[1].get("areaServed"), None);
    // In which languages somebody answers, no page says.
    assert_eq!(points[1].get("availableLanguage"), None);
    assert_eq!(
        points[3]["hoursAvailable"],
        json!([hours(&every, "00:00", "23:59")])
    );
    assert_eq!(
        points[4]["hoursAvailable"],
        json!([hours(&week, "06:00", "17:30")])
    );
    assert_eq!(data("FAQPage"), Value::Null);
    // In Dutch the number of Germany is wrong: there it is told to nobody.
    let dutch = self::data(&site, "nl/contact")("Organization");
    let points = dutch["contactPoint"].as_array().unwrap();
    assert_eq!(points.len(), 1);
    assert_eq!(points[0]["telephone"], "+448001690454");
}

const DOUBTS: &str = r#"# Hours

- Week: Monday-Friday, 9:00 AM - 5:00 PM Pacific Time, +1 800 497 0335
- Not: not on Mondays, 9:00 AM - 5:00 PM PST, +1 800 497 0336
- Mixed: Mon-Fri 9:00 AM - 5:00 PM, Sat 10:00 AM - 1:00 PM PST, +1 800 497 0337
- Except: Every day except Sunday: 9:00 AM - 5:00 PM PST, +1 800 497 0338
- Closed: closed on Monday 9:00 AM - 5:00 PM PST, +1 800 497 0339
- Once: Monday, 24 December 2026, 9:00 AM - 1:00 PM PST, +1 800 497 0340
- Contradicted: 24x7, Monday to Friday, +1 800 497 0341

The lines are open 24 hours a day, 7 days a week:

- Europe: +44 800 169 0454
- Somebody: +49 69 380 789 305
- Fax: +31 20 555 0120

| Region | Days | Hours | Phone | Zone |
| --- | --- | --- | --- | --- |
| Americas | Monday - Friday | 9:00 AM - 5:00 PM | +1 800 497 0342 | PST |
| Japan | Mon-Fri | 10:00 PM - 6:00 AM | +81 120 071 300 | JST |
| India | Sunday-Thursday | 9:00 AM - 1:00 PM, 2:00 PM - 6:00 PM | +91 22 6789 1234 | IST |
| Fax | Mon-Fri | 9:00 AM - 5:00 PM | +1 800 497 0999 | EST |
| Do not call | closed | closed | +1 800 555 0000 | PST |
| Old | | 9:00 AM - 5:00 PM (until 2025: 24x7) | +1 800 555 0002 | CET |

Premium: +1 900 555 1234. Example number: +1 (555) 010-9999. Fax: +1 800 497 0998, telephone: +1 800 497 0343 or +1 800 497 0997 (fax).
If this does not work, call +1 800 497 0344. Do not call +1 800 497 0996.
"#;

fn doubts() -> TestSite {
    let site = TestSite::new(&["en", "pl"]);
    site.bytes("site.yaml", b"title: Help\nlocales: [en, pl]\n");
    site.page("en/index.md", DOUBTS);
    site.page(
        "pl/kontakt.md",
        "# Kontakt\n\n- Polska: 9:00 - 17:00, +48 22 555 01 20\n- Faks: +48 22 555 01 21\n",
    );
    assert_eq!(site.run(&["build"]).code, 0);
    site
}

/// What is claimed of each number: its area, and its days with their hours.
fn claimed(site: &TestSite, path: &str) -> Vec<String> {
    let organization = data(site, path)("Organization");
    let points = organization["contactPoint"].as_array().cloned();
    let points = points.unwrap_or_default();
    let claims = points.iter().map(|point| {
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let hours = point["hoursAvailable"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        let hours = hours.iter().map(|hours| {
            let days = hours["dayOfWeek"].as_array().unwrap();
            let days: Vec<String> = days.iter().map(|day| word(day)[..2].to_owned()).collect();
            format!(
                " {} {}-{}",
                days.concat(),
                word(&hours["opens"]),
                word(&hours["closes"])
            )
        });
        let area = word(&point["areaServed"]);
        format!(
            "{} {area}{}",
            word(&point["telephone"]),
            hours.collect::<String>()
        )
    });
    claims.collect()
}

/// An exception, a negation or a date takes away what stands beside it, and nobody calls a fax.
#[test]
fn nothing_is_claimed_that_is_not_certain() {
    let site = doubts();
    let expected = [
        "+18004970335  MoTuWeThFr 09:00-17:00",
        "+18004970336 ",
        "+18004970337  MoTuWeThFr 09:00-17:00 Sa 10:00-13:00",
        "+18004970338 ",
        "+18004970339 ",
        "+18004970340 ",
        "+18004970341 ",
        "+448001690454 Europe MoTuWeThFrSaSu 00:00-23:59",
        // Somebody is no area.
        "+4969380789305  MoTuWeThFrSaSu 00:00-23:59",
        "+18004970342 Americas MoTuWeThFr 09:00-17:00",
        "+81120071300 Japan MoTuWeThFr 22:00-06:00",
        "+912267891234 India MoTuWeThSu 09:00-13:00 MoTuWeThSu 14:00-18:00",
        "+18005550002 ",
        "+18004970343 ",
        "+18004970344 ",
    ];
    assert_eq!(claimed(&site, "en"), expected);
    // Nobody knows what a fax is called in a language without words.
    assert_eq!(claimed(&site, "pl/kontakt"), [""; 0]);
}

/// Whether it is open now is said only where the days are certain; the reader's own time is.
#[test]
fn hours_beside_an_exception_have_no_days() {
    let site = doubts();
    let article = written(&site, "en");
    let zoned = r#"<span class="hours" data-zone="America/Los_Angeles">"#;
    for line in [
        "not on Mondays, ",
        "Every day except Sunday: ",
        "closed on Monday ",
    ] {
        assert!(
            article.contains(&format!("{line}{zoned}")),
            "{line}\n{article}"
        );
    }
    let saturday = r#"Sat <span class="hours" data-zone="America/Los_Angeles" data-days="6">"#;
    assert!(article.contains(saturday), "{article}");
}

#[test]
fn machines_read_the_page_its_original_and_the_way_to_it() {
    let site = contact();
    let of_page = data(&site, "nl/contact");
    let view = of_page("WebPage");
    assert_eq!(view["@id"], format!("{BASE}nl/contact/"));
    assert_eq!(
        (&view["inLanguage"], &view["name"]),
        (&json!("nl"), &json!("Contact </script>"))
    );
    assert_eq!(
        view["translationOfWork"],
        json!({"@type": "WebPage", "@id": format!("{BASE}en/contact/"), "inLanguage": "en"})
    );
    let source = data(&site, "en/contact");
    assert_eq!(source("WebPage").get("translationOfWork"), None);
    assert_eq!(
        source("BreadcrumbList")["itemListElement"],
        json!([
            {"@type": "ListItem", "position": 1, "name": "Home", "item": format!("{BASE}en/")},
            {"@type": "ListItem", "position": 2, "name": "Contact"},
        ])
    );
    // No text ends the block.
    let raw = fs::read_to_string(site.path("public/nl/contact/index.html")).unwrap();
    assert!(raw.contains("Contact \\u003c/script>"));
    // A page that is not translated tells nothing of its own.
    assert!(all(&page(&site, "fr/contact"), "script[type]").is_empty());
}

/// With the marks taken out, a page reads as its author wrote it.
#[test]
fn nothing_else_of_the_text_changes() {
    let site = contact();
    let mut article = written(&site, "en/contact");
    for (open, close) in [("<span class=\"visually-hidden\">", "</span>")] {
        while let Some(at) = article.find(open) {
            let end = article[at..].find(close).unwrap() + close.len();
            article.replace_range(at..at + end, "");
        }
    }
    let shown = text(Html::parse_fragment(&article).root_element());
    for line in [
        "Call +44 800 169 0454 or, in Germany, +49 (0)69 380 789 305. There you dial 069 380 789 305.",
        "EMEA: +44 800 169 0454, Monday–Friday 9 am – 5:30 pm (Paris time)",
        "We answer within 4 hours, at the latest in 2 business days, and keep cases for 18 months since September 20, 2021.",
    ] {
        assert!(shown.contains(line), "{line}");
    }
}

const COUNTRIES: &str = r#"---
ms.topic: article
---
# Telephone

- **United States:** 1 800 865 9408
- United Kingdom: 0800 032 6417, 0203 450 6455
- Europe: 0800 111 222 33
- outside Germany: 0800 111 222 44
- Sales (UK and Ireland): 0800 111 222 55
- France
  - Sales: 0805 540 594

Germany:

- Sales: 0800 589 2330

| Country | Free of charge | Local |
| --- | --- | --- |
| Belgium | 0800 81174 | 02 200 88 84 |
| Australia | 1 800 197 503 | 02 8223 9959 |
| Spain | 0800 111 222 66 | |
| Austria, Switzerland | 0800 111 222 77 | |
| Brazil | 1 800 865 9409 | |

| | Japan | Elsewhere |
| --- | --- | --- |
| Sales | 0120 071 300 | 0120 071 301 |
"#;

/// A number without its country's code is one of the country that stands with it.
#[test]
fn national_numbers_dial_where_their_country_is_told() {
    let site = TestSite::new(&["en", "nl"]);
    site.bytes("site.yaml", b"title: Help\nlocales: [en, nl]\n");
    site.page("en/index.md", COUNTRIES);
    site.page(
        "nl/index.md",
        "# Telefoon\n\n- VS: 866-329-5273\n- Verenigd Koninkrijk: 0800 032 6417\n- Iemand: 0800 032 6418\n",
    );
    site.page(
        "en/compare.md",
        "# All\n\n``` comparison\nplans: [index, other]\n```\n",
    );
    site.page(
        "en/other.md",
        "# Other\n\n| Country | Free of charge | Local |\n| --- | --- | --- |\n| Belgium | 0800 81175 | on request |\n",
    );
    assert_eq!(site.run(&["build"]).code, 0);
    let dialled = |path: &str| -> Vec<String> {
        let html = page(&site, path);
        let links = all(&html, "article a[href^='tel:']");
        let links = links.iter();
        links
            .map(|link| link.attr("href").unwrap()[4..].to_owned())
            .collect()
    };
    let expected = [
        "+18008659408",
        "+448000326417",
        "+442034506455",
        "+33805540594",
        "+498005892330",
        "+3280081174",
        "+3222008884",
        "+611800197503",
        "+61282239959",
        "+81120071300",
    ];
    assert_eq!(dialled("en"), expected);
    assert_eq!(dialled("nl"), ["+18663295273", "+448000326417"]);
    let compared = dialled("en/compare");
    for number in ["+3280081174", "+3222008884", "+3280081175"] {
        assert!(compared.contains(&number.to_owned()), "{compared:?}");
    }
}

/// Parts of a page are named as the settings name them, and can be reached from its top.
#[test]
fn editions_have_names_and_can_be_reached() {
    let site = TestSite::new(&["en", "nl"]);
    site.bytes(
        "site.yaml",
        b"title: Help\nlocales: [en, nl]\neditions:\n  o-world: {en: Worldwide, nl: Wereldwijd}\n  o-cn: China\n",
    );
    let text = "---\nms.topic: article\n---\n# Help\n\n\
        ::: moniker range=\"o-world || o-cn\"\n\nOne.\n\n::: moniker-end\n\n\
        ::: moniker range=\"o-cn\"\n\nTwo.\n\n::: moniker-end\n\n\
        ::: moniker range=\"o-cn\"\n\nThree.\n\n::: moniker-end\n\n\
        ::: zone pivot=\"o-cn,console\"\n\nFour.\n\n::: zone-end\n";
    site.page("en/index.md", text);
    site.page("nl/index.md", text);
    assert_eq!(site.run(&["build"]).code, 0);
    let html = page(&site, "nl");
    let labels = all(&html, "article [data-label]").into_iter();
    let labels: Vec<_> = labels
        .map(|part| (part.attr("id"), part.attr("data-label").unwrap()))
        .collect();
    assert_eq!(
        labels,
        [
            (
                Some("frame_edition_o-world_o-cn"),
                "Editie: Wereldwijd, China"
            ),
            (Some("frame_edition_o-cn"), "Editie: China"),
            (Some("frame_edition_o-cn__2"), "Editie: China"),
            (None, "Voor: China, console"),
        ]
    );
    let links = all(&html, "article h1 + nav.editions a").into_iter();
    let links: Vec<_> = links
        .map(|link| (link.attr("href").unwrap(), self::text(link)))
        .collect();
    assert_eq!(
        links,
        [
            (
                "#frame_edition_o-world_o-cn",
                "Wereldwijd, China".to_owned()
            ),
            ("#frame_edition_o-cn", "China".to_owned()),
        ]
    );
}

/// Of parts for other readers each, that stand one behind the other, one is open.
#[test]
fn editions_and_tabs_can_be_chosen() {
    let site = TestSite::new(&["en"]);
    let part = |range: &str, text: &str| {
        format!("::: moniker range=\"{range}\"\n\n{text}\n\n::: moniker-end\n\n")
    };
    let parts = [("a", "1"), ("b || c", "2"), ("b", "3"), ("a", "4")]
        .map(|(range, text)| part(range, text));
    let tabs = "# [Web](#tab/web)\n\nOnline.\n\n# [Phone](#tab/phone)\n\nBy day.\n\n***\n";
    let text = format!(
        "---\nms.topic: article\n---\n# Help\n\n{}Text.\n\n{}{tabs}",
        parts.concat(),
        part("c", "5")
    );
    site.page("en/index.md", &text);
    assert_eq!(site.run(&["build"]).code, 0);
    let html = page(&site, "en");
    let chosen = all(&html, "article details[name]").into_iter();
    let chosen: Vec<_> = chosen
        .map(|part| {
            let text: String = self::text(part)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            (
                part.attr("name").unwrap(),
                part.attr("open").is_some(),
                text,
            )
        })
        .collect();
    let expected = [
        ("frame_choice_1", true, "a 1"),
        ("frame_choice_1", false, "b, c 2"),
        ("frame_choice_2", true, "b 3"),
        ("frame_choice_2", false, "a 4"),
        ("frame_choice_3", true, "Web Online."),
        ("frame_choice_3", false, "Phone By day."),
    ];
    assert_eq!(
        chosen,
        expected.map(|(name, open, text)| (name, open, text.to_owned()))
    );
    // The row says once what its names are of.
    assert_eq!(all(&html, ".choice > p.part-name").len(), 2);
    // A part that stands alone is always shown. What an address names lies inside of what is opened.
    assert_eq!(all(&html, "article div[data-moniker=c]").len(), 1);
    assert_eq!(all(&html, "article details > #frame_edition_b_c").len(), 1);
}

const TABLES: &str = r#"# Tables

| Feature | Basic | Plus | Remarks |
| --- | --- | --- | --- |
| Telephone |  | ✔ | by day |
| Chat |  | ✔ |  |
| Visits | ✘ | x |  |

| Signs | Plain |
| --- | --- |
| One | ✗ |
| Two | x |

<table>
<thead><tr><th>Office</th><th>Team</th><th>Room</th></tr></thead>
<tbody>
<tr><td rowspan="2">Paris</td><td>Sales</td><td>1</td></tr>
<tr><td>Billing</td><td>2</td></tr>
</tbody>
<tbody>
<tr><th>Rome</th><td>Sales</td><td>3</td></tr>
</tbody>
</table>

| Day | Room |
| --- | --- |
| Monday | 1 |
| Monday | 2 |
"#;

fn tables() -> TestSite {
    let site = TestSite::new(&["en", "zh-TW", "ar"]);
    site.bytes("site.yaml", b"title: Help\nlocales: [en, zh-TW, ar]\n");
    site.page("en/index.md", TABLES);
    site.page("zh-TW/index.md", "# Tables\n");
    site.page("ar/index.md", "# Tables\n");
    assert_eq!(site.run(&["build"]).code, 0);
    site
}

/// A plan that includes nothing says so in each row, and a cross says no wherever it stands.
#[test]
fn a_column_that_includes_nothing_says_so() {
    let html = page(&tables(), "en");
    let cells =
        |selector: &str| -> Vec<String> { all(&html, selector).into_iter().map(text).collect() };
    let no = "– Not included";
    let basic = cells("section.table-scroll:nth-of-type(1) tbody td:nth-child(2)");
    assert_eq!(basic, [no, no, "✘ Not included"]);
    let remarks = cells("section.table-scroll:nth-of-type(1) tbody td:nth-child(4)");
    assert_eq!(remarks, ["by day", "", ""]);
    // An `x` alone may be what others write as ✔.
    let signs = cells("div.table-scroll:nth-of-type(1) tbody td");
    assert_eq!(signs, ["✗ Not included", "x"]);
}

/// The first column names its rows where no two have one name.
#[test]
fn rows_have_headers() {
    let html = page(&tables(), "en");
    let headers = all(&html, "tbody th").into_iter();
    let headers: Vec<_> = headers
        .map(|cell| (text(cell), cell.attr("scope").unwrap_or_default()))
        .collect();
    let row = |name: &str| (name.to_owned(), "row");
    let expected = [
        row("Telephone"),
        row("Chat"),
        row("Visits"),
        row("One"),
        row("Two"),
        ("Paris".to_owned(), "rowgroup"),
        row("Sales"),
        row("Billing"),
        row("Rome"),
    ];
    assert_eq!(headers, expected);
}

/// Who always answers, answers now, and no script needs to look at a clock.
#[test]
fn always_is_now() {
    let site = TestSite::new(&["en"]);
    site.bytes("site.yaml", b"title: Help\nlocales: [en]\n");
    let text = "# Help\n\n## Call\n\n\
        - Now: +44 800 169 0454, 24 hours a day, 7 days a week\n\
        - Not: +44 800 169 0455, 24 hours a day, 7 days a week, except in August\n\
        - Daily: 9:00 AM - 5:00 PM PST, 365 days a year\n\n\
        ## Plans\n\nWe promise help 24 hours a day, 7 days a week.\n";
    site.page("en/index.md", text);
    assert_eq!(site.run(&["build"]).code, 0);
    let html = page(&site, "en");
    let always = all(&html, "article .always[data-now='Open now']");
    let always: Vec<String> = always.into_iter().map(self::text).collect();
    assert_eq!(always, ["24 hours a day, 7 days a week"]);
    let daily = all(&html, "article .hours[data-days='1234567']");
    assert_eq!(daily.len(), 1, "{}", written(&site, "en"));
}

/// Behind a full-width colon stands no blank, and English words in an Arabic page run as English does.
#[test]
fn words_of_the_page_are_written_as_their_language_is() {
    let site = tables();
    let theme = isogloss::theme::Theme::default();
    let said = |tag: &str, id: &str| {
        let tag = isogloss::locale::Tag::parse(tag).unwrap();
        isogloss::locale::Messages::load(&tag, &theme)
            .0
            .format(id, &[])
    };
    assert_eq!(said("zh-TW", "hours-local"), "您的時間：");
    assert_eq!(said("zh-TW", "last-updated"), "上次更新：");
    assert_eq!(said("en", "last-updated"), "Last updated: ");
    assert!(
        site.read("public/assets/hours.js")
            .contains("${words.local}${[...local]")
    );
    let html = page(&site, "ar");
    assert_eq!(all(&html, ".bar .themes[dir='ltr']").len(), 1);
    assert_eq!(all(&html, ".bar .visually-hidden[dir='ltr']").len(), 4);
}

/// A page without a title of its own has the one of its fields, and what is added stands above all that is seen.
#[test]
fn every_page_has_a_title() {
    let site = TestSite::new(&["en"]);
    let fields = "---\ntitle: Help\n---\n";
    let start = |text: &str| {
        site.page(
            "en/index.md",
            &format!("{fields}{text}\n\n## One\n\n## Two\n\n## Three\n"),
        );
        assert_eq!(site.run(&["build"]).code, 0);
        page(&site, "en")
    };
    let html = start("Text.");
    let titles: Vec<String> = all(&html, "h1").into_iter().map(text).collect();
    assert_eq!(titles, ["Help"]);
    assert_eq!(
        all(&html, "article > .opening:first-child > h1#frame_title").len(),
        1
    );
    let html = start("Text.\n\n# Help");
    assert_eq!(
        all(&html, "article > .opening:first-child + p + h1").len(),
        1
    );
    let html = start("<!-- none -->\n\n# Help");
    assert_eq!(all(&html, "article > h1:first-child + .opening").len(), 1);
}

/// A link in a title that opens something would be a control in a control.
#[test]
fn a_link_in_a_title_to_fold_stands_below_it() {
    let site = TestSite::new(&["en"]);
    let title = "<summary>More on <a href=\"https://example.org\">calls</a></summary>";
    let text = format!("# Help\n\n<details>{title}\n\nText.\n\n</details>\n");
    site.page("en/index.md", &text);
    assert_eq!(site.run(&["build"]).code, 0);
    let html = page(&site, "en");
    let titles: Vec<String> = all(&html, "summary").into_iter().map(self::text).collect();
    assert_eq!(titles.last().map(String::as_str), Some("More on calls"));
    assert!(all(&html, "summary a").is_empty());
    assert_eq!(all(&html, "summary + .summary-links > a[href]").len(), 1);
}

/// Sections of several editions with one name are told apart in the contents.
#[test]
fn the_contents_name_the_edition_of_a_section() {
    let site = TestSite::new(&["en"]);
    let part = |range: &str| {
        format!("::: moniker range=\"{range}\"\n\n## Hours\n\nText.\n\n::: moniker-end\n\n")
    };
    let text = format!(
        "---\nms.topic: article\n---\n# Help\n\n{}{}## More\n",
        part("a"),
        part("b")
    );
    site.page("en/index.md", &text);
    assert_eq!(site.run(&["build"]).code, 0);
    let html = page(&site, "en");
    let names: Vec<String> = all(&html, "nav.contents a")
        .into_iter()
        .map(self::text)
        .collect();
    assert_eq!(names, ["Hours (a)", "Hours (b)", "More"]);
}
