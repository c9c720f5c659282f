//! The search of built sites: what its indexes hold, and the box that asks them. What a browser
//! makes of both is looked at in tests/browser.

mod support;

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::GzDecoder;
use scraper::{Html, Selector};
use serde_json::Value;
use support::site::{TestSite, files, html_pages, shipped};

/// A built site's index of one language.
struct Index {
    files: BTreeMap<String, Vec<u8>>,
    /// Each page by its address.
    pages: BTreeMap<String, Value>,
}

impl Index {
    fn of(site: &TestSite, locale: &str) -> Self {
        let files = files(&site.path(&format!("public/assets/search/{locale}")));
        let fragments = files.iter().filter(|(name, _)| name.ends_with("fragment"));
        let pages = fragments.map(|(_, bytes)| {
            let page: Value = serde_json::from_slice(&unpacked(bytes)).unwrap();
            (page["url"].as_str().unwrap().to_owned(), page)
        });
        Index {
            pages: pages.collect(),
            files,
        }
    }

    fn urls(&self) -> Vec<&str> {
        self.pages.keys().map(String::as_str).collect()
    }

    /// Whether a word is one of those that are looked up.
    fn knows(&self, word: &str) -> bool {
        let mut parts = self
            .files
            .iter()
            .filter(|(name, _)| name.ends_with("_index"));
        // The index writes each word behind its length.
        let mut entry = vec![0x60 + word.len() as u8];
        if word.len() > 23 {
            entry = vec![0x78, word.len() as u8];
        }
        entry.extend(word.as_bytes());
        parts.any(|(_, bytes)| {
            let bytes = unpacked(bytes);
            bytes.windows(entry.len()).any(|part| part == entry)
        })
    }
}

/// What pagefind packed, without its mark.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut plain).unwrap();
    plain.split_off("pagefind_dcd".len())
}

/// Languages of all kinds: with stems, without blanks, and with words that are joined.
fn site() -> TestSite {
    let site = TestSite::new(&["en", "nl", "fr", "zh-TW", "ja", "ko"]);
    site.page(
        "en/plans/business.md",
        "# Business\n\n## Opening hours\n\nEngineers answer telephone calls.\n\n\
         | Severity | Mark |\n| --- | --- |\n| urgent | ticket |\n",
    );
    site.page(
        "nl/plans/business.md",
        "# Zakelijk\n\n## Openingstijden\n\nMedewerkers beantwoorden telefoongesprekken.\n",
    );
    site.page(
        "fr/plans/business.md",
        "# Entreprise\n\n## Horaires\n\nLes ingénieurs répondent aux appels.\n",
    );
    site.page(
        "zh-TW/plans/business.md",
        "# 業務方案\n\n## 時間\n\n我們提供電話支援。\n",
    );
    site.page(
        "ja/plans/business.md",
        "# ビジネス\n\n## 時間\n\nお客様サポートセンターの電話番号です。\n",
    );
    site.page(
        "ko/plans/business.md",
        "# 비즈니스\n\n## 시간\n\n전화지원을 제공합니다.\n",
    );
    site.page(
        "en/only.md",
        "---\naliases: [before]\n---\n# Only here\n\nWaffles.\n",
    );
    site
}

fn built(site: &TestSite, more: &[&str]) {
    let run = site.run(&[&["build", "--base-url", "https://x.example/repo/"], more].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn each_language_has_an_index_of_what_is_written_in_it() {
    let site = site();
    built(&site, &[]);
    let english = Index::of(&site, "en");
    assert_eq!(
        english.urls(),
        ["/repo/en/only/", "/repo/en/plans/business/"],
        "no old address, no page for writers"
    );
    for locale in ["nl", "fr", "zh-tw", "ja", "ko"] {
        let own = format!("/repo/{locale}/plans/business/");
        assert_eq!(Index::of(&site, locale).urls(), [own], "no stand-in");
    }
    let page = &Index::of(&site, "nl").pages["/repo/nl/plans/business/"];
    assert_eq!(page["meta"]["title"], "Zakelijk");
    let sections = page["anchors"].as_array().unwrap().iter();
    let sections: Vec<_> = sections
        .map(|anchor| {
            (
                anchor["id"].as_str().unwrap(),
                anchor["text"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        sections,
        [
            ("business", "Zakelijk"),
            ("opening-hours", "Openingstijden")
        ],
        "sections have the ids of the source"
    );
    let text = page["content"].as_str().unwrap();
    assert!(
        text.starts_with("Zakelijk Openingstijden Medewerkers"),
        "{text}"
    );
    assert!(!text.contains("Taal"), "words of the frame: {text}");
}

#[test]
fn words_are_found_in_every_form_and_inside_of_others() {
    let site = site();
    built(&site, &[]);
    let knows = |locale: &str, words: &[&str]| {
        let index = Index::of(&site, locale);
        for word in words {
            assert!(index.knows(word), "{locale}: {word}");
        }
    };
    // Stems.
    knows(
        "en",
        &["engin", "answer", "telephon", "call", "urgent", "ticket"],
    );
    knows("nl", &["openingstijd", "medewerker"]);
    knows("fr", &["ingenieur", "appel"]);
    // Words without blanks between them, whole and as pairs of signs.
    knows("zh-tw", &["電話", "支援", "話支"]);
    knows("ja", &["電話", "番号"]);
    knows("ko", &["지원을"]);
    assert!(!Index::of(&site, "en").knows("urgentticket"), "two cells");
}

#[test]
fn parts_of_korean_words_are_found_and_marked_as_no_text() {
    let site = site();
    built(&site, &[]);
    let index = Index::of(&site, "ko");
    let text = index.pages["/repo/ko/plans/business/"]["content"].as_str();
    let shown: Vec<_> = text
        .unwrap()
        .split_whitespace()
        .filter(|word| !word.starts_with('\u{E000}'))
        .collect();
    assert_eq!(shown.join(" "), "비즈니스 시간 전화지원을 제공합니다.");
}

#[test]
fn the_same_site_has_the_same_indexes() {
    let site = site();
    built(&site, &["--out", "one"]);
    built(&site, &["--out", "two"]);
    assert!(files(&site.path("one")) == files(&site.path("two")));
}

#[test]
fn a_site_goes_without_search_where_it_is_told_to_or_has_nothing_to_find() {
    let site = site();
    built(&site, &["--no-search"]);
    assert!(!site.path("public/assets/search").exists());
    let pages = html_pages(&site.path("public"));
    assert!(pages.values().all(|html| !html.contains("frame_search")));
    built(&site, &[]);
    assert!(site.path("public/assets/search/en").exists());
    // What an earlier build left goes with it.
    built(&site, &["--no-search"]);
    assert!(!site.path("public/assets/search").exists());

    let bare = TestSite::new(&["en", "de"]);
    bare.page("en/a.md", "# A\n\nText.\n");
    assert_eq!(bare.run(&["build"]).code, 0);
    assert!(!bare.path("public/assets/search/de").exists());
    let pages = html_pages(&bare.path("public"));
    assert!(pages["en/a/index.html"].contains("frame_search"));
    assert!(!pages["de/a/index.html"].contains("frame_search"));
}

#[test]
fn the_box_speaks_the_language_of_its_page_and_loads_nothing() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().display().to_string();
    let run = shipped(&[
        "build",
        "--out",
        &folder,
        "--base-url",
        "https://x.example/repo/",
    ]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let pages = html_pages(out.path());
    for (locale, word, none) in [
        ("en", "Search", "No results for “{query}”"),
        ("nl", "Zoeken", "Geen resultaten voor ‘{query}’"),
        ("fr", "Rechercher", "Aucun résultat pour « {query} »"),
        ("zh-tw", "搜尋", "找不到符合「{query}」的結果"),
    ] {
        let html = Html::parse_document(&pages[&format!("{locale}/plans/business/index.html")]);
        let one = |selector: &str| {
            let selector = Selector::parse(selector).unwrap();
            html.select(&selector).next().unwrap()
        };
        let panel = one("search");
        let index = format!("/repo/assets/search/{locale}/");
        assert_eq!(panel.attr("data-index"), Some(&*index));
        assert!(
            out.path()
                .join(&index["/repo/".len()..])
                .join("pagefind.js")
                .is_file()
        );
        assert_eq!(
            panel
                .attr("data-none")
                .map(|none| none.replace('\u{A0}', " ")),
            Some(none.to_owned())
        );
        assert!(panel.attr("data-count").unwrap().contains("{count}"));
        assert_eq!(one("search input").attr("aria-label"), Some(word));
        let scripts = Selector::parse("script[src]").unwrap();
        let scripts: Vec<_> = html
            .select(&scripts)
            .map(|script| script.attr("src"))
            .collect();
        assert_eq!(scripts, [Some("/repo/assets/start.js")]);
    }
}

#[test]
fn nothing_that_authors_write_breaks_an_index() {
    let site = TestSite::new(&["en", "ko"]);
    let marks = "___PAGEFIND_WEIGHT___NaN ___END_PAGEFIND_WEIGHT___ ___END_PAGEFIND_WEIGHT___ \
                 ___PAGEFIND_ANCHOR___h2:9:x ___PAGEFIND_AUTO_WEIGHT___9e99";
    let long = "가".repeat(1_000);
    site.page(
        "en/a.md",
        &format!(
            "# A & \"B\" `<c>`\n\n{marks} after\n\n`<script>alert(1)</script>` {}\n\n{}\n\n\u{E000}x\n",
            "a.".repeat(1_000),
            "ー".repeat(1_000),
        ),
    );
    site.page(
        "ko/a.md",
        &format!("# {long}\n\n{long}\n\n<p data-pagefind-ignore=\"x\">x</p>\n"),
    );
    built(&site, &[]);
    let page = &Index::of(&site, "en").pages["/repo/en/a/"];
    assert_eq!(page["meta"]["title"], "A & \"B\" <c>");
    let text = page["content"].as_str().unwrap();
    assert!(text.contains("after") && text.contains("<script>alert(1)</script>"));
}
