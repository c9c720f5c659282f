//! What readers get where a page is not translated, or a machine did it; what pages and the sitemap
//! claim of their languages; and the words of every language that the program carries.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use scraper::{ElementRef, Html, Selector};
use support::site::{TestSite, files, html_pages};

const BASE: &str = "https://x.example/help/";

/// English is whole; the others lack pages, and one page is French alone.
fn gaps() -> TestSite {
    let site = TestSite::new(&["en", "nl", "fr", "zh-TW"]);
    let settings = format!(
        "title: {{en: Help, nl: Hulp, fr: Aide, zh-TW: 說明}}\nlocales: [en, nl, fr, zh-TW]\nsource: en\nbase_url: {BASE}\n"
    );
    site.bytes("site.yaml", settings.as_bytes());
    site.page("en/index.md", "# Home\n\n[Elite](plans/elite.md)\n");
    site.page(
        "nl/index.md",
        "# Thuis\n\n[Elite](plans/elite.md) [](plans/elite.md)\n",
    );
    site.page("fr/index.md", "# Accueil\n");
    site.page("zh-TW/index.md", "# 首頁\n");
    site.page(
        "en/plans/elite.md",
        "---\nfeature: x\ndescription: What Elite holds.\n---\n# Elite plan\n\n[Contact](../contact.md#phone), [](../contact.md), [Hours](#hours) and [Terms](terms.md)\n\n![Seal](seal.svg)\n\n>[!NOTE]\n>\n>Ask us.\n\n## Hours\n\nAll day.\n",
    );
    site.page(
        "fr/plans/elite.md",
        "# Offre Elite\n\n## Horaires\n\nJour et nuit.\n",
    );
    site.page("en/plans/terms.md", "# Terms\n");
    site.page(
        "en/contact.md",
        "# Contact\n\n## Phone\n\nCall.\n\n## Mail\n\nWrite.\n",
    );
    site.page(
        "nl/contact.md",
        "# Bel ons\n\n## Telefoon\n\nBel.\n\n## Post\n\nSchrijf.\n",
    );
    site.page("fr/only.md", "# Seulement ici\n");
    // One that is not so small that it stands in its page.
    let seal = format!("<svg>{}</svg>", " ".repeat(1 << 10));
    site.bytes("content/en/plans/seal.svg", seal.as_bytes());
    let toc = "- [Home](index.md)\n- Plans\n  - [](plans/elite.md)\n  - [Voorwaarden](plans/terms.md)\n- [](contact.md)\n";
    site.page("nl/TOC.md", toc);
    assert_eq!(site.run(&["build"]).code, 0);
    site
}

fn page(site: &TestSite, path: &str) -> Html {
    let path = site.path(&format!("public/{path}/index.html"));
    Html::parse_document(&fs::read_to_string(&path).unwrap_or_else(|_| panic!("{path:?}")))
}

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn one<'a>(html: &'a Html, selector: &str) -> ElementRef<'a> {
    let found = all(html, selector);
    assert_eq!(found.len(), 1, "{selector}");
    found[0]
}

fn text(element: ElementRef) -> String {
    element.text().collect::<String>().trim().to_owned()
}

/// The language of an element: its own, or that of the nearest above.
fn language(element: ElementRef) -> String {
    let above = element.ancestors().filter_map(ElementRef::wrap);
    let mut own = std::iter::once(element).chain(above);
    own.find_map(|e| e.attr("lang"))
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn a_page_that_is_not_translated_stands_in_the_readers_frame() {
    let site = gaps();
    let html = page(&site, "nl/plans/elite");
    let root = one(&html, "html");
    assert_eq!(
        (root.attr("lang"), root.attr("dir")),
        (Some("nl"), Some("ltr"))
    );
    assert_eq!(
        text(one(&html, ".language-button span:last-child")),
        "Nederlands"
    );
    let article = one(&html, "article");
    assert_eq!(
        (article.attr("lang"), article.attr("dir")),
        (Some("en"), Some("ltr"))
    );
    assert!(text(article).contains("Elite plan") && text(article).contains("Ask us."));
    // Before the text: why, in the reader's words, and the way to the original.
    let notice = one(&html, "aside.notice.fallback[role=note]");
    assert_eq!(language(notice), "nl");
    assert!(
        text(notice).contains("nog niet in het Nederlands vertaald"),
        "{}",
        text(notice)
    );
    let original = one(&html, "aside.notice a");
    assert_eq!(text(original), "English");
    assert_eq!(original.attr("href"), Some("/help/en/plans/elite/"));
    assert_eq!(
        (original.attr("lang"), original.attr("hreflang")),
        (Some("en"), Some("en"))
    );
    // Wherever the title stands, it is English.
    for selector in [
        "title",
        "meta[name=description]",
        ".breadcrumbs li:last-child span span",
        ".navigation a[aria-current] span",
        ".contents li a",
        ".contents-fold li a",
    ] {
        assert_eq!(language(one(&html, selector)), "en", "{selector}");
    }
    assert_eq!(text(one(&html, "title")), "Elite plan – Help");
    // A title that the reader's own table of contents gives is no foreign one.
    let terms = one(&html, ".navigation a[href='/help/nl/plans/terms/']");
    assert_eq!(
        (language(terms), text(terms)),
        ("nl".into(), "Voorwaarden".into())
    );
    // Search engines are sent to the original.
    assert_eq!(
        one(&html, "link[rel=canonical]").attr("href"),
        Some("https://x.example/help/en/plans/elite/")
    );
    assert_eq!(
        one(&html, "meta[name=robots]").attr("content"),
        Some("noindex")
    );
    assert!(all(&html, "link[hreflang]").is_empty());
    one(&html, "main[data-pagefind-ignore=all] article");
}

#[test]
fn links_around_a_missing_translation_stay_in_the_readers_language() {
    let site = gaps();
    let home = page(&site, "nl");
    let links = all(&home, "article a[href='/help/nl/plans/elite/']");
    assert_eq!(links.len(), 2);
    assert_eq!(text(links[1]), "Elite plan");
    let titled = one(&home, "article a span[lang]");
    assert_eq!(
        (titled.attr("lang"), titled.attr("dir")),
        (Some("en"), Some("ltr"))
    );
    let elite = page(&site, "nl/plans/elite");
    let hrefs: Vec<_> = all(&elite, "article > :not(.opening) a")
        .iter()
        .filter_map(|a| a.attr("href"))
        .collect();
    assert_eq!(
        hrefs,
        [
            "/help/nl/contact/#phone",
            "/help/nl/contact/",
            "#hours",
            "/help/nl/plans/terms/"
        ]
    );
    // The title of the reader's own page is in the reader's language again.
    let contact = one(&elite, "article a span");
    assert_eq!(
        (language(contact), text(contact)),
        ("nl".into(), "Bel ons".into())
    );
    assert_eq!(
        one(&elite, "article img").attr("src"),
        Some("/help/en/plans/seal.svg")
    );
    // The pages before and after it name it in its own language.
    let contact = page(&site, "nl/plans/terms");
    let before = one(&contact, ".sequence .previous span");
    assert_eq!(
        (language(before), text(before)),
        ("en".into(), "Elite plan".into())
    );
    // What only another language has is shown as well.
    let only = page(&site, "en/only");
    assert_eq!(one(&only, "article").attr("lang"), Some("fr"));
    assert_eq!(
        one(&only, "link[rel=canonical]").attr("href"),
        Some("https://x.example/help/fr/only/")
    );
}

#[test]
fn the_language_switch_says_what_is_not_translated() {
    let site = gaps();
    let html = page(&site, "en/plans/elite");
    let entries = all(&html, ".languages li");
    let link = Selector::parse("a").unwrap();
    let told: Vec<(String, String, bool, bool)> = entries
        .iter()
        .map(|entry| {
            let link = entry.select(&link).next().unwrap();
            (
                text(*entry),
                link.attr("href").unwrap().to_owned(),
                link.attr("hreflang").is_some(),
                entry.attr("class") == Some("missing"),
            )
        })
        .collect();
    let entry = |text: &str, tag: &str, missing: bool| {
        (
            text.to_owned(),
            format!("/help/{tag}/plans/elite/"),
            !missing,
            missing,
        )
    };
    let expected = [
        entry("English", "en", false),
        entry("Nederlands Not translated yet", "nl", true),
        entry("Français", "fr", false),
        entry("繁體中文 Not translated yet", "zh-tw", true),
    ];
    assert_eq!(told, expected);
}

/// The languages that each page of a built site claims, by its full address.
fn claims(folder: &Path) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut claims = BTreeMap::new();
    for (path, html) in html_pages(folder) {
        let html = Html::parse_document(&html);
        let named = all(&html, "link[rel=alternate][hreflang]");
        let pair = |link: &ElementRef| {
            let attribute = |name| link.attr(name).unwrap().to_owned();
            (attribute("hreflang"), attribute("href"))
        };
        let named: BTreeMap<_, _> = named.iter().map(pair).collect();
        claims.insert(
            format!("{BASE}{}", path.trim_end_matches("index.html")),
            named,
        );
    }
    claims
}

#[test]
fn pages_claim_each_other_and_nothing_that_is_missing() {
    let site = gaps();
    let claims = claims(&site.path("public"));
    let mut checked = 0;
    for (url, named) in &claims {
        if named.is_empty() {
            continue;
        }
        assert!(
            named.values().any(|href| href == url),
            "{url} does not claim itself"
        );
        assert!(named.contains_key("x-default"), "{url}");
        for (tag, href) in named {
            let valid =
                tag == "x-default" || tag.parse::<unic_langid::LanguageIdentifier>().is_ok();
            assert!(valid, "{url}: {tag}");
            assert_eq!(claims.get(href), Some(named), "{url} claims {href}");
            checked += 1;
        }
    }
    assert_eq!(checked, 5 * 4 + 3 * 2 + 3 * 2);
    let elite = &claims[&format!("{BASE}fr/plans/elite/")];
    let tags: Vec<_> = elite.keys().map(String::as_str).collect();
    assert_eq!(tags, ["en", "fr", "x-default"]);
    assert_eq!(elite["x-default"], format!("{BASE}en/plans/elite/"));
}

#[test]
fn the_sitemap_lists_what_exists_with_its_languages() {
    let site = gaps();
    let text = fs::read_to_string(site.path("public/sitemap.xml")).unwrap();
    well_formed(&text);
    let pages = html_pages(&site.path("public"));
    let claims = claims(&site.path("public"));
    let mut listed = BTreeSet::new();
    for entry in text.split("<url>").skip(1) {
        let url = entry
            .split("<loc>")
            .nth(1)
            .unwrap()
            .split("</loc>")
            .next()
            .unwrap();
        let file = format!("{}index.html", url.strip_prefix(BASE).unwrap());
        assert!(
            !pages[&file].contains("noindex"),
            "{url} is no page of its own"
        );
        let alternates = entry.split("<xhtml:link ").skip(1).map(|link| {
            let value = |name: &str| {
                let value = link.split(&format!("{name}=\"")).nth(1).unwrap();
                value.split('"').next().unwrap().to_owned()
            };
            assert_eq!(value("rel"), "alternate");
            (value("hreflang"), value("href"))
        });
        assert_eq!(alternates.collect::<BTreeMap<_, _>>(), claims[url], "{url}");
        assert!(listed.insert(url.to_owned()), "{url} is listed twice");
    }
    assert_eq!(listed.len(), 4 + 2 + 1 + 2 + 1);
    for url in claims.values().flat_map(BTreeMap::values) {
        assert!(listed.contains(url), "{url} is not listed");
    }
    let robots = fs::read_to_string(site.path("public/robots.txt")).unwrap();
    assert_eq!(
        robots,
        format!("User-agent: *\nDisallow:\n\nSitemap: {BASE}sitemap.xml\n")
    );
}

/// Every element is closed in its turn, and no sign stands bare.
fn well_formed(xml: &str) {
    let rest = xml
        .strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .unwrap();
    let mut open: Vec<&str> = Vec::new();
    for part in rest.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap();
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        assert!(!text.contains('>'), "{text}");
        for entity in part.split('&').skip(1) {
            assert!(
                ["amp;", "lt;", "gt;", "quot;"]
                    .iter()
                    .any(|known| entity.starts_with(known)),
                "{part}"
            );
        }
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None if tag.ends_with('/') => {}
            None => open.push(tag.split(' ').next().unwrap()),
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn a_site_without_an_address_lists_none_and_says_why_when_asked() {
    let site = TestSite::new(&["en", "nl"]);
    site.page("en/a.md", "# A\n");
    site.page("nl/b.md", "# B\n");
    let run = site.run(&["build", "--verbose"]);
    assert!(run.stderr.contains("no sitemap.xml"), "{}", run.stderr);
    assert!(!site.run(&["build"]).stderr.contains("sitemap"));
    assert!(!site.path("public/sitemap.xml").exists());
    let robots = fs::read_to_string(site.path("public/robots.txt")).unwrap();
    assert_eq!(robots, "User-agent: *\nDisallow:\n");
    // The original of a page is told all the same.
    let html = page(&site, "nl/a");
    assert_eq!(
        one(&html, "link[rel=canonical]").attr("href"),
        Some("/en/a/")
    );
    assert!(all(&page(&site, "en/a"), "link[rel=canonical]").is_empty());
}

#[test]
fn a_site_with_gaps_is_built_to_the_same_bytes() {
    let (a, b) = (gaps(), gaps());
    assert_eq!(files(&a.path("public")), files(&b.path("public")));
    a.run(&["build"]);
    assert_eq!(files(&a.path("public")), files(&b.path("public")));
}

#[test]
fn readers_are_told_what_a_machine_translated() {
    let site = TestSite::new(&["en", "nl"]);
    for (name, fields) in [
        ("degree", "ht-degree: 0%\nworkflow-type: tm+mt"),
        ("number", "HT-Degree: 0"),
        ("learn", "ms.translationtype: MT"),
    ] {
        site.page(
            &format!("en/{name}.md"),
            &format!("---\n{fields}\n---\n# Page\n"),
        );
        site.page(
            &format!("nl/{name}.md"),
            &format!("---\n{fields}\n---\n# Pagina\n"),
        );
    }
    site.page("en/people.md", "# Page\n");
    site.page(
        "nl/people.md",
        "---\nht-degree: 100%\nworkflow-type: tm+mt\n---\n# Pagina\n",
    );
    site.page("nl/alone.md", "---\nht-degree: 0%\n---\n# Pagina\n");
    assert_eq!(site.run(&["build"]).code, 0);
    for name in ["degree", "number", "learn"] {
        let html = page(&site, &format!("nl/{name}"));
        let notice = one(&html, "aside.notice.machine[role=note]");
        assert!(text(notice).starts_with("Deze pagina is door een machine vertaald"));
        let link = one(&html, "aside.notice a");
        assert_eq!(link.attr("href"), Some(format!("/en/{name}/").as_str()));
        assert_eq!(
            (link.attr("lang"), text(link)),
            (Some("en"), "English".into())
        );
        assert!(all(&page(&site, &format!("en/{name}")), ".notice").is_empty());
    }
    assert!(all(&page(&site, "nl/people"), ".notice").is_empty());
    let alone = page(&site, "nl/alone");
    assert!(text(one(&alone, ".machine")).ends_with("kan fouten bevatten."));
    assert!(all(&alone, ".notice a").is_empty());
    let kinds = all(&page(&site, "en/alone"), ".notice").len();
    assert_eq!(kinds, 2, "not translated, and what is shown is a machine's");
}

#[test]
fn readers_of_a_region_are_given_what_their_language_has() {
    let site = TestSite::new(&["zh-CN", "zh-TW", "zh-HK", "es-MX"]);
    site.bytes(
        "site.yaml",
        "title: T\nlocales: [zh-CN, zh-TW, zh-HK, es-MX]\n".as_bytes(),
    );
    site.page("zh-CN/a.md", "# 简体\n\n4 小时\n");
    site.page("zh-TW/a.md", "# 繁體\n\n4 小時\n");
    site.page("zh-HK/b.md", "# 香港\n\n4 小時\n");
    assert_eq!(site.run(&["build"]).code, 0);
    let html = page(&site, "zh-hk/a");
    assert_eq!(one(&html, "article").attr("lang"), Some("zh-TW"));
    assert!(text(one(&html, ".notice")).contains("尚未翻譯成繁體中文"));
    assert_eq!(text(one(&html, ".notice a")), "繁體中文 (TW)");
    assert_eq!(
        text(one(&html, ".language-button span:last-child")),
        "繁體中文 (HK)"
    );
    assert!(text(one(&page(&site, "es-mx/a"), ".skip")).starts_with("Ir al contenido"));
    let facts = site.run(&["facts", "--locale", "zh-HK", "--format", "csv"]);
    assert!(facts.stdout.contains("duration"), "{}", facts.stdout);
}

/// A message: what it says, and the values that it takes.
#[derive(Clone, Default)]
struct Message {
    text: String,
    values: BTreeSet<String>,
}

/// The messages of a file by name. A text may have several lines, the further ones indented or
/// closing a bracket.
fn messages(text: &str) -> BTreeMap<String, Message> {
    let mut found: BTreeMap<String, Message> = BTreeMap::new();
    let mut name = String::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        if line.starts_with('#') {
            continue;
        }
        let mut said = line;
        if !line.starts_with([' ', '}']) {
            let (own, text) = line.split_once(" = ").unwrap_or_else(|| panic!("{line}"));
            assert!(!text.trim().is_empty(), "{own}");
            (name, said) = (own.to_owned(), text);
            let twice = found.insert(name.clone(), Message::default()).is_some();
            assert!(!twice, "{name} stands twice");
        }
        let message = found.get_mut(&name).unwrap();
        message.text.push_str(said);
        let values = line.split("{ $").skip(1);
        let values = values.map(|rest| rest.split(' ').next().unwrap().to_owned());
        message.values.extend(values);
    }
    found
}

/// Words that a language shares with English.
const SHARED: &[(&str, &[&str])] = &[
    (
        "de",
        &[
            "alert-info",
            "edition",
            "edition-name",
            "month-4",
            "month-8",
            "month-9",
            "month-11",
        ],
    ),
    ("es", &["alert-error"]),
    (
        "fr",
        &[
            "navigation",
            "alert-important",
            "alert-info",
            "alert-admin",
            "translations-page",
        ],
    ),
    ("nl", &["alert-tip", "frequency-week"]),
    ("sv", &["alert-info", "alert-admin"]),
];

/// What is wrong with the messages of a language: missing, too many, with other values, or English.
fn faults(tag: &str, english: &str, own: &str) -> Vec<String> {
    let (english, own) = (messages(english), messages(own));
    let mut faults = Vec::new();
    let missing = english.keys().filter(|name| !own.contains_key(*name));
    faults.extend(missing.map(|name| format!("lacks {name}")));
    let shared = SHARED.iter().find(|(language, _)| *language == tag);
    let shared = shared.map_or(&[][..], |(_, names)| names);
    for (name, message) in &own {
        let Some(theirs) = english.get(name) else {
            faults.push(format!("has {name}, which English lacks"));
            continue;
        };
        // Languages differ in the parts of a clock, and in whether a number changes a word.
        let may_differ = name == "clock-face" || name.starts_with("duration-");
        if !may_differ && message.values != theirs.values {
            faults.push(format!("{name} takes other values"));
        }
        let words = message
            .text
            .split(['{', '}'])
            .step_by(2)
            .collect::<String>();
        let says = words.chars().filter(|c| c.is_alphabetic()).count() > 1;
        let same = says && name != "direction" && message.text == theirs.text;
        if same && !shared.contains(&name.as_str()) {
            faults.push(format!("{name} is English"));
        }
    }
    faults
}

#[test]
fn every_language_has_every_word_of_the_interface() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    let read = |tag: &str| fs::read_to_string(folder.join(tag).join("messages.ftl")).unwrap();
    let english = read("en");
    let mut seen = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let tag = entry.unwrap().file_name().into_string().unwrap();
        // Of other languages only what CLDR knows is there.
        if tag == "en" || !folder.join(&tag).join("words.yaml").is_file() {
            continue;
        }
        let faults = faults(&tag, &english, &read(&tag));
        assert!(faults.is_empty(), "{tag}: {faults:?}");
        seen += 1;
    }
    assert!(seen >= 11, "{seen} languages beside English");
}

#[test]
fn a_word_that_is_missing_or_left_in_english_is_found() {
    let english =
        "home = Home\nnext = Next page\ncount = Results: { $count }\nsign = { $a } – { $b }\n";
    let wrong =
        "home = Start\nnext = Next page\ncount = Resultaten\nsign = { $a } – { $b }\nold = Oud\n";
    assert_eq!(
        faults("nl", english, wrong),
        [
            "count takes other values",
            "next is English",
            "has old, which English lacks"
        ]
    );
    assert_eq!(faults("nl", english, "home = Start\n").len(), 3);
    let right =
        "home = Start\nnext = Volgende\ncount = Resultaten: { $count }\nsign = { $a } – { $b }\n";
    assert!(faults("nl", english, right).is_empty());
}

/// A site in Arabic beside English, with words of its own.
fn arabic() -> TestSite {
    let site = TestSite::new(&["en", "ar"]);
    site.bytes(
        "locales/ar/messages.ftl",
        "language-name = العربية\nlanguage = اللغة\non-this-page = في هذه الصفحة\nnot-translated = لم تُترجم بعد\nalert-note = ملاحظة\nnotice-fallback = لم تُترجم هذه الصفحة إلى العربية بعد، وهي معروضة بهذه اللغة: { $language }.\n"
            .as_bytes(),
    );
    site.page(
        "en/a.md",
        "# Support\n\n## Telephone\n\nCall +31 20 555 01 20.\n",
    );
    site.page(
        "ar/a.md",
        "---\nfeature: x\n---\n# الدعم\n\n>[!NOTE]\n>\n>نرد خلال 4 ساعات.\n\n## الهاتف\n\nاتصل على +31 20 555 01 20، من 09:00 إلى 17:30، أو اكتب `tel 020 555 0120`.\n",
    );
    site.page("en/b.md", "# Only here\n\nCall +31 20 555 01 20.\n");
    assert_eq!(site.run(&["build"]).code, 0);
    site
}

#[test]
fn arabic_reads_from_right_to_left_and_what_is_foreign_from_left() {
    let site = arabic();
    let html = page(&site, "ar/a");
    let root = one(&html, "html");
    assert_eq!(
        (root.attr("lang"), root.attr("dir")),
        (Some("ar"), Some("rtl"))
    );
    assert_eq!(
        text(one(&html, ".language-button span:last-child")),
        "العربية"
    );
    assert_eq!(text(one(&html, ".alert-title")), "ملاحظة");
    let ids: Vec<_> = all(&html, "h2")
        .iter()
        .filter_map(|h| h.attr("id"))
        .collect();
    assert_eq!(ids, ["telephone"]);
    // A telephone number keeps its order; a number, an hour and code need no help.
    let apart: Vec<String> = all(&html, "bdi").into_iter().map(text).collect();
    assert_eq!(apart, ["+31 20 555 01 20"]);
    let switch = one(&html, ".languages a[lang=en]");
    assert_eq!(switch.attr("dir"), Some("ltr"));
    let missing = page(&site, "ar/b");
    assert_eq!(one(&missing, "html").attr("dir"), Some("rtl"));
    let article = one(&missing, "article");
    assert_eq!(
        (article.attr("lang"), article.attr("dir")),
        (Some("en"), Some("ltr"))
    );
    assert_eq!(one(&missing, "title").attr("dir"), Some("ltr"));
    // The number is a link, and set apart in every language.
    assert_eq!(all(&missing, "bdi").len(), 1);
    assert_eq!(all(&missing, "a[href='tel:+31205550120'] > bdi").len(), 1);
    assert!(text(one(&missing, ".notice")).starts_with("لم تُترجم"));
    assert_eq!(
        one(&page(&site, "en/a"), ".languages a[lang=ar]").attr("dir"),
        Some("rtl")
    );
}

#[test]
fn the_style_knows_no_left_and_no_right() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/site.css");
    let css = fs::read_to_string(path).unwrap();
    let mut seen = 0;
    for declaration in css.split(['{', '}', ';']) {
        let Some((name, value)) = declaration.trim().split_once(": ") else {
            continue;
        };
        let words: Vec<&str> = name.split('-').chain(value.split([' ', ','])).collect();
        for side in ["left", "right"] {
            assert!(!words.contains(&side), "{declaration}");
        }
        // Four values name the sides of the screen.
        let sides = matches!(
            name,
            "margin" | "padding" | "inset" | "border-radius" | "border-width"
        );
        let values: Vec<&str> = value.trim_end_matches(" !important").split(' ').collect();
        assert!(
            !sides || values.len() < 4 || values[1] == values[3],
            "{declaration}"
        );
        seen += 1;
    }
    assert!(seen > 200, "{seen} declarations");
}

/// Where a language has no words of the interface, those of English stand in, and are said to be.
#[test]
fn words_of_another_language_are_marked() {
    let site = TestSite::new(&["en", "pl", "ar"]);
    site.page("en/index.md", "# Home\n\nText.\n\n## Part\n\nText.\n");
    site.page("en/p.md", "# Page\n\n## Part\n\nText.\n");
    site.page("pl/index.md", "# Dom\n\nTekst.\n\n## Część\n\nTekst.\n");
    assert_eq!(site.run(&["build"]).code, 0);
    let html = page(&site, "pl/p");
    let notice = one(&html, ".notice p");
    assert!(
        text(notice).contains("has not been translated yet. You"),
        "{}",
        text(notice)
    );
    let html_tag = one(&html, "html");
    assert_eq!(html_tag.attr("lang"), Some("pl"));
    for words in [
        ".notice p",
        ".skip",
        ".bar .menu-button span",
        ".missing small",
        ".contents-fold summary",
        ".breadcrumbs li span",
    ] {
        assert_eq!(language(one_of(&html, words)), "en", "{words}");
    }
    assert_eq!(language(one(&html, ".language-name")), "pl");
    // Languages call themselves by their names.
    let names: Vec<String> = all(&html, ".languages a").into_iter().map(text).collect();
    assert_eq!(names, ["English", "Polski", "العربية"]);
    // The text is not Polish, so no preview says so.
    assert_eq!(
        one(&html, "meta[property='og:locale']").attr("content"),
        Some("en_US")
    );
    let missing = fs::read_to_string(site.path("public/pl/404.html")).unwrap();
    let missing = Html::parse_document(&missing);
    assert_eq!(one(&missing, "main").attr("lang"), Some("en"));
    assert_eq!(one(&missing, "html").attr("lang"), Some("pl"));
    // A language with words of its own marks none.
    let english = page(&site, "en/p");
    assert_eq!(one(&english, ".skip").attr("lang"), None);
}

fn one_of<'a>(html: &'a Html, selector: &str) -> ElementRef<'a> {
    all(html, selector).swap_remove(0)
}

/// Arabic has its own words for the halves of a day, and writes them in Latin letters too.
#[test]
fn halves_of_a_day_are_known_in_every_script() {
    let site = TestSite::new(&["en", "ar"]);
    let table = |label: &str| {
        format!(
            "# {label}\n\n| A | B |\n| --- | --- |\n| {label} | 9:00 AM - 5:00 PM |\n| {label} 2 | 10:00 p.m. - 6:00 a.m. |\n"
        )
    };
    site.page("en/index.md", &table("Support"));
    site.page("ar/index.md", &table("الدعم"));
    let run = site.run(&["check", "--format", "json"]);
    assert!(!run.stdout.contains("mismatched-hours"), "{}", run.stdout);
    assert_eq!(run.code, 0);
}
