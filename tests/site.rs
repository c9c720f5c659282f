//! Whole sites, built by the program as a user runs it.

mod support;

use std::fs;
use std::path::Path;

use scraper::{Html, Selector};
use support::site::{Run, TestSite, files, shipped};

#[test]
fn the_shipped_site_builds_clean() {
    let out = tempfile::tempdir().unwrap();
    let run = shipped(&[
        "build",
        "--strict",
        "--out",
        &out.path().display().to_string(),
    ]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(shipped(&["check", "--fail-on", "warning"]).code, 0);
    for path in [
        "index.html",
        "404.html",
        "nl/404.html",
        ".nojekyll",
        "zh-tw/plans/business/index.html",
    ] {
        assert!(out.path().join(path).is_file(), "{path} is missing");
    }
}

#[test]
fn ids_are_unique_and_equal_in_every_language() {
    let out = tempfile::tempdir().unwrap();
    shipped(&["build", "--out", &out.path().display().to_string()]);
    let heading_ids = |locale: &str, page: &str| {
        let html =
            fs::read_to_string(out.path().join(locale).join(page).join("index.html")).unwrap();
        let all = ids(&html);
        let mut unique = all.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), all.len(), "{locale}/{page} gives an id twice");
        let html = Html::parse_document(&html);
        let headings = Selector::parse("article :is(h1,h2,h3,h4,h5,h6)").unwrap();
        let ids = html
            .select(&headings)
            .filter_map(|heading| heading.attr("id"));
        ids.map(str::to_owned).collect::<Vec<_>>()
    };
    for page in [
        "plans/business",
        "plans/elite",
        "microsoft-365/contact",
        "workfront/contact",
    ] {
        let english = heading_ids("en", page);
        assert!(english.len() > 3);
        for locale in ["nl", "fr", "zh-tw"] {
            assert_eq!(heading_ids(locale, page), english, "{locale}/{page}");
        }
    }
}

#[test]
fn the_language_switch_leads_to_the_same_page() {
    let out = tempfile::tempdir().unwrap();
    shipped(&["build", "--out", &out.path().display().to_string()]);
    let html = fs::read_to_string(out.path().join("nl/plans/elite/index.html")).unwrap();
    let html = Html::parse_document(&html);
    let links = Selector::parse(".languages a").unwrap();
    let links: Vec<_> = html
        .select(&links)
        .map(|a| (a.attr("hreflang").unwrap(), a.attr("href").unwrap()))
        .collect();
    let expected = [
        ("en", "/en/plans/elite/"),
        ("nl", "/nl/plans/elite/"),
        ("fr", "/fr/plans/elite/"),
        ("zh-TW", "/zh-tw/plans/elite/"),
    ];
    assert_eq!(links, expected);
}

#[test]
fn same_input_gives_same_bytes() {
    let (a, b) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for out in [&a, &b] {
        shipped(&["build", "--out", &out.path().display().to_string()]);
    }
    assert_eq!(
        support::site::files(a.path()),
        support::site::files(b.path())
    );
}

#[test]
fn bad_pages_are_reported_in_place_and_the_rest_is_built() {
    let site = TestSite::new(&["en", "nl"]);
    site.page("en/index.md", "# Home\n");
    site.page("nl/index.md", "# Thuis\n");
    site.page(
        "en/yaml.md",
        "---\nexl-id: 1\ntitle: a: b\n---\n# Broken fields\n",
    );
    site.page(
        "en/table.md",
        "---\nfeature: x\n---\n# T\n\n<table><tr><td>1</td></tr>\n\n# After\n",
    );
    site.page(
        "en/fold.md",
        "---\nfeature: x\n---\n# F\n\n+++ Title\n\ntext\n",
    );
    site.page(
        "en/include.md",
        "---\nms.topic: x\n---\n# I\n\n[!INCLUDE [a](gone.md)]\n\nafter\n",
    );
    site.page("en/image.md", "# P\n\n![a](gone.png) [b](gone.md)\n");
    site.bytes("content/en/bytes.md", b"# B\xFFytes\n\ntext\n");
    let Run { code, stdout, .. } = site.run(&["check", "--format", "json"]);
    assert_eq!(code, 1);
    let report: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    let found: Vec<String> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|d| d["rule"] != "untranslated-page")
        .map(|d| {
            format!(
                "{} {} {}:{}",
                d["rule"].as_str().unwrap(),
                d["path"].as_str().unwrap(),
                d["start"]["line"],
                d["start"]["column"]
            )
        })
        .collect();
    let expected = [
        "invalid-utf8 content/en/bytes.md 1:4",
        "unclosed-collapsible content/en/fold.md 6:1",
        "missing-file content/en/image.md 3:1",
        "missing-page content/en/image.md 3:16",
        "missing-include content/en/include.md 6:1",
        "unclosed-table content/en/table.md 6:1",
        "unreadable-front-matter content/en/yaml.md 3:8",
    ];
    assert_eq!(found, expected);
    let built = site.run(&["build"]);
    assert_eq!(built.code, 0, "{}", built.stderr);
    for (page, text) in [
        ("yaml", "Broken fields"),
        ("table", "After"),
        ("fold", "text"),
        ("include", "after"),
        ("bytes", "text"),
    ] {
        let html = fs::read_to_string(site.path(&format!("public/en/{page}/index.html"))).unwrap();
        assert!(html.contains(text), "{page} lost `{text}`");
    }
}

#[test]
fn settings_that_cannot_be_read_end_with_2_and_say_where() {
    let site = TestSite::new(&["en"]);
    site.page("en/index.md", "# Home\n");
    for (text, words) in [
        (
            "title: T\nlocals: [en]\n",
            "site.yaml:2:1: `locals` is no setting; did you mean `locales`?",
        ),
        ("title: T\nlocales: [en, en-US]\n", "names a locale twice"),
        ("title: T\nlocales: []\n", "one locale at least"),
        (
            "title: T\nlocales: [en]\nbase_url: nowhere\n",
            "is no address",
        ),
        ("title: [\n", "site.yaml:"),
    ] {
        site.bytes("site.yaml", text.as_bytes());
        let run = site.run(&["check"]);
        assert_eq!(run.code, 2, "{text}");
        assert!(run.stderr.contains(words), "{text}: {}", run.stderr);
    }
    fs::remove_file(site.path("site.yaml")).unwrap();
    assert_eq!(site.run(&["check"]).code, 2);
}

#[test]
fn the_output_folder_keeps_what_is_not_ours() {
    let site = TestSite::new(&["en"]);
    site.page("en/index.md", "# Home\n");
    site.page("en/old.md", "# Old\n");
    assert_eq!(site.run(&["build"]).code, 0);
    site.bytes("public/CNAME", b"x.example");
    fs::remove_file(site.path("content/en/old.md")).unwrap();
    assert_eq!(site.run(&["build"]).code, 0);
    assert!(!site.path("public/en/old").exists());
    assert!(site.path("public/CNAME").is_file());
    site.bytes("mine/file", b"x");
    let refused = site.run(&["build", "--out", "mine"]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.stderr.contains("not of a built site"),
        "{}",
        refused.stderr
    );
    assert_eq!(site.run(&["build", "--out", "content/en"]).code, 2);
    assert_eq!(site.run(&["build", "--out", "."]).code, 2);
}

#[test]
fn a_site_may_replace_templates_words_and_styles_file_by_file() {
    let site = TestSite::new(&["nl"]);
    site.page(
        "nl/index.md",
        "---\nfeature: x\n---\n# Thuis\n\n>[!NOTE]\n>\n>Let op.\n",
    );
    site.bytes("templates/parts/footer.html", b"<footer>ours</footer>");
    site.bytes(
        "locales/nl/messages.ftl",
        "alert-note = Weet dit\n".as_bytes(),
    );
    site.bytes("static/site.css", b"body{}");
    assert_eq!(site.run(&["build"]).code, 0);
    let html = fs::read_to_string(site.path("public/nl/index.html")).unwrap();
    assert!(html.contains("<footer>ours</footer>") && html.contains("Weet dit"));
    assert!(
        html.contains("Op deze pagina") || html.contains("Taal"),
        "the other words stay Dutch"
    );
    assert_eq!(
        fs::read(site.path("public/assets/site.css")).unwrap(),
        b"body{}"
    );
    // A few lines of its own are added, and are no file more.
    fs::remove_file(site.path("static/site.css")).unwrap();
    site.bytes("static/custom.css", b".site-title { color: red }\n");
    assert_eq!(site.run(&["build"]).code, 0);
    let style = site.read("public/assets/site.css");
    assert!(
        style.starts_with("/* The theme.") && style.ends_with("}\n.site-title { color: red }\n")
    );
    assert!(!site.path("public/assets/custom.css").exists());
    site.bytes("templates/parts/footer.html", b"{{ nothing.here }}");
    let run = site.run(&["build"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("footer.html"), "{}", run.stderr);
}

#[test]
fn folders_may_bear_any_name_of_their_language() {
    let site = TestSite::new(&["en", "zh-TW"]);
    site.page("en-US/index.md", "# Home\n");
    site.page("zh-Hant/index.md", "# 首頁\n");
    assert_eq!(site.run(&["build"]).code, 0);
    assert!(site.path("public/zh-tw/index.html").is_file());
    site.page("de/index.md", "# Start\n");
    let run = site.run(&["check"]);
    assert!(
        run.stdout.contains("unknown-locale-folder"),
        "{}",
        run.stdout
    );
}

fn ids(html: &str) -> Vec<String> {
    let html = Html::parse_document(html);
    let all = Selector::parse("[id], a[name]").unwrap();
    let ids = html
        .select(&all)
        .filter_map(|element| element.attr("id").or(element.attr("name")));
    ids.map(str::to_owned).collect()
}

#[test]
fn the_root_names_every_language() {
    let out = tempfile::tempdir().unwrap();
    shipped(&["build", "--out", &out.path().display().to_string()]);
    let html = fs::read_to_string(Path::new(out.path()).join("index.html")).unwrap();
    for name in ["English", "Nederlands", "Français", "繁體中文"] {
        assert!(html.contains(name), "{name}");
    }
}

#[test]
fn drafts_are_pages_where_somebody_asks_for_them() {
    let site = TestSite::new(&["en", "nl"]);
    site.page("en/index.md", "# Home\n");
    site.page("nl/index.md", "# Thuis\n");
    site.page(
        "en/plan.md",
        "---\ndraft: true\n---\n# Plan\n\nOpen 9:00.\n",
    );
    let built = || site.path("public/en/plan/index.html").exists();
    assert_eq!(site.run(&["build", "--no-search"]).code, 0);
    assert!(!built() && !site.read("public/llms.txt").contains("Plan"));
    // Not even its name is published.
    let names = files(&site.path("public"));
    assert!(
        names.keys().all(|name| !name.contains("plan")),
        "{:?}",
        names.keys()
    );
    assert!(!site.run(&["status"]).stdout.contains("plan"));
    assert!(site.run(&["status", "--drafts"]).stdout.contains("plan"));
    assert_eq!(site.run(&["build", "--no-search", "--drafts"]).code, 0);
    assert!(built());
    assert_eq!(site.run(&["build", "--no-search"]).code, 0);
    assert!(!built());
}

#[test]
fn a_build_of_one_language_writes_no_pages_of_others() {
    let site = TestSite::new(&["en", "nl"]);
    site.page("en/index.md", "# Home\n");
    site.page("nl/index.md", "# Thuis\n");
    assert_eq!(
        site.run(&["build", "--no-search", "--locale", "nl"]).code,
        0
    );
    assert!(site.path("public/nl/index.html").exists());
    assert!(!site.path("public/en").exists());
    let unknown = site.run(&["build", "--no-search", "--locale", "fr"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("en, nl"), "{}", unknown.stderr);
}
