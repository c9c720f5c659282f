//! A checkout of a repository per language, as Microsoft's writers have them: what is a page of it, where it
//! stands, what readers get of pages in YAML, and where findings in them point.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use support::git::{commit, has_git};
use support::site::{Run, TestSite, files, run_in};

const ENGLISH: &str = "garden-docs/garden";
const DUTCH: &str = "garden-docs-pr.nl-NL/garden";

fn trees() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/trees")
}

/// A copy of the tree, to be changed.
fn tree() -> TestSite {
    let site = TestSite::new(&["en"]);
    for (name, bytes) in files(&trees().join("learn")) {
        site.bytes(&name, &bytes);
    }
    site
}

fn built(site: &TestSite) -> Run {
    let run = site.run(&["build", "--no-search"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run
}

fn page(site: &TestSite, path: &str) -> String {
    site.read(&format!("public/{path}index.html"))
}

/// The text of a page, from its head to its end.
fn article(page: &str) -> &str {
    let start = page.find("<article").unwrap();
    let end = page.find("</article>").unwrap();
    page[start..end].split_once('>').unwrap().1.trim()
}

/// The list of pages.
fn navigation(page: &str) -> &str {
    let start = page.find("<nav class=\"navigation").unwrap();
    let end = page[start..].find("</nav>").unwrap();
    &page[start..start + end]
}

fn found(site: &TestSite) -> Vec<Value> {
    let run = site.run(&["check", "--exit-zero", "--format", "json"]);
    let report: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{run:?}"));
    report["diagnostics"].as_array().unwrap().clone()
}

/// Writes something else into a file of the Dutch tree.
fn changed(name: &str, from: &str, to: &str) -> (TestSite, Vec<Value>) {
    let site = tree();
    let path = format!("{DUTCH}/{name}");
    let text = site.read(&path);
    assert!(text.contains(from), "{from}");
    site.bytes(&path, text.replacen(from, to, 1).as_bytes());
    let mut found = found(&site);
    found.retain(|finding| finding["rule"] != "unknown-yaml-page");
    (site, found)
}

/// A finding's file below the Dutch tree, its place and the text there.
fn place(site: &TestSite, finding: &Value) -> (String, u64, u64, String) {
    let path = finding["path"].as_str().unwrap();
    let at = |end: &str, key: &str| finding[end][key].as_u64().unwrap();
    let text = site.read(path);
    let line = text.lines().nth(at("start", "line") as usize - 1).unwrap();
    let (from, to) = (at("start", "column") as usize, at("end", "column") as usize);
    let on_line = at("start", "line") == at("end", "line");
    let shown = line.chars().skip(from - 1);
    let shown: String = match on_line {
        true => shown.take(to - from).collect(),
        false => shown.collect(),
    };
    let name = path.strip_prefix(&format!("{DUTCH}/")).unwrap_or(path);
    (
        name.to_owned(),
        at("start", "line"),
        at("start", "column"),
        shown,
    )
}

#[test]
fn what_is_a_page_is_built_where_it_stands_for_readers() {
    let site = tree();
    let check = site.run(&["check", "--format", "json"]);
    let report: Value = serde_json::from_str(&check.stdout).unwrap();
    assert_eq!(
        (check.code, &report["summary"]["pages"]),
        (0, &16.into()),
        "{check:?}"
    );
    let rules = report["diagnostics"].as_array().unwrap().iter();
    let rules: Vec<&str> = rules
        .filter_map(|finding| finding["rule"].as_str())
        .collect();
    assert_eq!(rules, ["unknown-yaml-page", "unknown-yaml-page"]);
    built(&site);
    let all = files(&site.path("public"));
    let nl: Vec<&str> = all
        .keys()
        .filter_map(|name| name.strip_prefix("nl/"))
        .filter(|name| !name.ends_with(".md"))
        .collect();
    let expected = [
        "404.html",
        "index.html",
        "media/map.svg",
        "parks/pumps/index.html",
        "parks/start/index.html",
        "parks/water/index.html",
        "plans/contact/index.html",
        "plans/faq/index.html",
        "plans/index.html",
        "plans/limits/index.html",
    ];
    assert_eq!(nl, expected);
}

#[test]
fn pages_in_yaml_are_rendered_as_expected() {
    let site = tree();
    built(&site);
    let mut faults = Vec::new();
    for (path, name) in [
        ("en/", "hub"),
        ("en/plans/", "landing"),
        ("nl/plans/faq/", "faq"),
    ] {
        let page = page(&site, path);
        let text = format!("{}\n", article(&page));
        let expected = trees().join(format!("learn.expected/{name}.html"));
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected, &text).unwrap();
        }
        if fs::read_to_string(&expected).ok().as_ref() != Some(&text) {
            faults.push(format!("{} differs:\n{text}", expected.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let hub = page(&site, "nl/");
    assert!(hub.contains("<title>Hulp en uitleg voor tuinen"), "{hub}");
    assert!(
        hub.contains("content=\"Hulp voor mensen die tuinen"),
        "{hub}"
    );
}

#[test]
fn lists_of_pages_nest_and_bring_in_each_other() {
    let site = tree();
    built(&site);
    let contact = page(&site, "nl/plans/contact/");
    let nav = navigation(&contact);
    let order = [
        ">Tuinhulp<",
        ">Abonnementen<",
        ">Overzicht<",
        ">Vragen<",
        ">Contact<",
        ">Grenzen<",
        ">Parken<",
        ">Water<",
        ">Pompen<",
    ];
    let mut rest = nav;
    for word in order {
        let at = rest.find(word).unwrap_or_else(|| panic!("{word}\n{nav}"));
        rest = &rest[at..];
    }
    assert!(nav.contains("href=\"/nl/plans/limits/\""), "{nav}");
    // Without a list of all, the lists of the folders make one.
    for tree in [ENGLISH, DUTCH] {
        fs::remove_file(site.path(&format!("{tree}/toc.yml"))).unwrap();
    }
    built(&site);
    let contact = page(&site, "nl/plans/contact/");
    let nav = navigation(&contact);
    assert!(
        nav.contains(">Pompen<") && !nav.contains(">Grenzen<"),
        "{nav}"
    );
}

#[test]
fn links_from_the_root_of_the_docset_and_of_the_host_lead_to_pages() {
    let site = tree();
    built(&site);
    let hub = page(&site, "nl/");
    for href in ["/nl/plans/limits/#limits", "/nl/parks/water/", "/nl/plans/"] {
        assert!(
            hub.contains(&format!("<a href=\"{href}\"")),
            "{href}\n{hub}"
        );
    }
    let contact = page(&site, "nl/plans/contact/");
    assert!(
        contact.contains("<a href=\"/nl/parks/start/\""),
        "{contact}"
    );
    assert!(contact.contains("<a href=\"/nl/\">het begin"), "{contact}");
    let limits = page(&site, "nl/plans/limits/");
    assert!(
        limits.contains("<a href=\"/nl/plans/faq/\">Vraag"),
        "{limits}"
    );
    // What names no page of ours is the vendor's.
    let (_, found) = changed("plans/contact.md", "(/garden/)", "(/windows/start)");
    assert!(
        found.iter().all(|f| f["rule"] == "mismatched-link"),
        "{found:?}"
    );
    let (site, found) = changed("index.yml", "plans/faq.yml", "plans/fqa.yml");
    let finding = found.iter().find(|f| f["rule"] == "missing-page").unwrap();
    let (name, line, _, _) = place(&site, finding);
    assert_eq!((name.as_str(), line), ("index.yml", 16), "{finding}");
}

#[test]
fn editions_are_those_of_blocks_of_pages_and_of_docfx() {
    let site = tree();
    built(&site);
    let contact = page(&site, "nl/plans/contact/");
    for name in ["Garden Thuis", "Garden Parken"] {
        assert!(contact.contains(name), "{name}\n{contact}");
    }
    let limits = page(&site, "nl/plans/limits/");
    let whole = article(&limits);
    assert!(
        whole.contains("Garden Thuis") && whole.contains("Garden Parken"),
        "{whole}"
    );
    let start = page(&site, "en/parks/start/");
    assert!(article(&start).contains("Edition: Garden Parks"), "{start}");
    // A fact of one edition is compared with that of the same one.
    let (site, found) = changed("plans/contact.md", "06:00", "05:00");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(place(&site, &found[0]).0, "plans/contact.md");
}

#[test]
fn findings_point_into_the_yaml_file() {
    let shown = |name: &str, from: &str, to: &str| {
        let (site, found) = changed(name, from, to);
        assert_eq!(found.len(), 1, "{from}: {found:#?}");
        let (file, line, column, text) = place(&site, &found[0]);
        assert_eq!(file, name);
        // What the English page has is in its YAML file too.
        let other = found[0]["related"][0].clone();
        let there = other["path"].as_str().unwrap();
        assert_eq!(there, format!("{ENGLISH}/{name}"), "{other}");
        let written = site.read(&format!("{DUTCH}/{name}"));
        let own = written.lines().nth(line as usize - 1).unwrap();
        assert!(own.contains(to), "{from}: {own}");
        (column, text, found[0]["text"].as_str().unwrap().to_owned())
    };
    let whole = |column: u64, text: &str| (column, text.to_owned(), text.to_owned());
    // Text without quotes, a block, a table in a list of it, and a block that is folded.
    let hub = shown("index.yml", "3 tuinen", "4 tuinen");
    assert_eq!(hub, whole(30, "4"));
    let note = shown("plans/faq.yml", "4 uur", "6 uur");
    assert_eq!(note, whole(29, "6 uur"));
    let cell = shown("plans/faq.yml", "8 uur", "9 uur");
    assert_eq!(cell, whole(24, "9 uur"));
    let folded = shown("plans/faq.yml", "$ 20", "$ 25");
    assert_eq!(folded, whole(31, "$ 25"));
}

#[test]
fn a_damaged_mark_in_an_answer_is_told_at_its_place() {
    let (site, found) = changed("plans/faq.yml", "::: moniker-end", "");
    let finding = found
        .iter()
        .find(|f| f["rule"] == "unclosed-moniker")
        .unwrap();
    let (name, line, column, text) = place(&site, finding);
    assert_eq!((name.as_str(), line, column), ("plans/faq.yml", 42, 11));
    assert_eq!(text, "::: moniker range=\"garden-parks\"");
    let (site, found) = changed("plans/faq.yml", "includes/hours.md", "includes/huors.md");
    let finding = found
        .iter()
        .find(|f| f["rule"] == "missing-include")
        .unwrap();
    assert_eq!(
        place(&site, finding).3,
        "[!INCLUDE [uren](../includes/huors.md)]"
    );
}

#[test]
fn a_difference_in_an_answer_can_be_mended_and_accepted_there() {
    let (site, found) = changed("plans/faq.yml", "3 dagen:", "4 dagen:");
    assert_eq!(found.len(), 1, "{found:?}");
    let path = format!("{DUTCH}/plans/faq.yml");
    let before = site.read(&path);
    site.run(&["fix", "--facts"]);
    let mended = before.replacen("4 dagen:", "3 dagen:", 1);
    assert_eq!(site.read(&path), mended);
    let allow =
        "<!-- allow mismatched-duration: Nederlandse termijn -->\n\n          Een bestelling";
    site.bytes(
        &path,
        before.replacen("Een bestelling", allow, 1).as_bytes(),
    );
    let run = site.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(run.stdout.contains("1 accepted"), "{}", run.stdout);
    // For a whole page, among its fields.
    let fields = "metadata:\n  allow: {mismatched-duration: Nederlandse termijn}\n";
    site.bytes(&path, before.replacen("metadata:\n", fields, 1).as_bytes());
    let run = site.run(&["check"]);
    assert!(run.stdout.contains("1 accepted"), "{}", run.stdout);
}

#[test]
fn whatever_the_yaml_is_nothing_crashes_and_no_word_is_lost() {
    let odd = [
        "### YamlMime:FAQ",
        "### YamlMime:FAQ\n",
        "### YamlMime:FAQ\n- een lijst\n- met woorden erin\n",
        "### YamlMime:FAQ\nlos woord\n",
        "### YamlMime:FAQ\nsections: &a\n  - questions: *a\n",
        "### YamlMime:FAQ\ntitle: [woorden in een lijst, twee]\nsections: geen lijst\n",
        "### YamlMime:Hub\ntitle: \"\\u00e9\\n\\x41 woorden\"\nsummary: >-\n  a\n\n  b\n",
        "\u{feff}### YamlMime:Landing\r\ntitle: A\r\nlandingContent:\r\n  - title: B\r\n    linkLists:\r\n      - links:\r\n          - {text: 'C]( <d>', url: \"e>f<g\\\\h\"}\r\n",
        "### YamlMime:FAQ\ntitle: |\n  ---\n  x: y\n  ---\nsections:\n  - name: '# **x'\n    questions:\n      - question: '```'\n        answer: \"```\\nopen\"\n      - question: 2024\n        answer: true\n",
        "### YamlMime:Hub\ntitle: A\nonbekend:\n  dieper:\n    - nieuw: Dit zijn woorden.\n",
    ];
    for text in odd {
        let site = tree();
        site.bytes(&format!("{DUTCH}/plans/faq.yml"), text.as_bytes());
        let run = site.run(&["build", "--no-search"]);
        assert_eq!(run.code, 0, "{text}\n{}", run.stderr);
        let page = page(&site, "nl/plans/faq/");
        let words = text.split(|c: char| !c.is_alphabetic());
        let words = words.filter(|word| ["woorden", "lijst", "open", "Dit", "zijn"].contains(word));
        for word in words {
            assert!(
                article(&page).contains(word),
                "{word}: {text}\n{}",
                article(&page)
            );
        }
    }
}

#[test]
fn questions_without_sections_have_no_heading_above() {
    let site = tree();
    for tree in [ENGLISH, DUTCH] {
        let path = format!("{tree}/plans/faq.yml");
        let text = site.read(&path);
        let at = text.find("  - name: ").unwrap();
        let end = at + text[at..].find('\n').unwrap();
        let text = format!("{}  - name: Ignored{}", &text[..at], &text[end..]);
        site.bytes(&path, text.as_bytes());
    }
    built(&site);
    let page = page(&site, "nl/plans/faq/");
    assert!(
        page.contains(">Hoe lang duurt een bestelling?</h2>"),
        "{page}"
    );
    assert!(!page.contains("Ignored"), "{page}");
}

#[test]
fn numbers_stay_as_they_are_written() {
    let site = tree();
    let text = "### YamlMime:FAQ\ntitle: 1.50\nsections:\n  - questions:\n      - question: 007\n        answer: 1e3\n";
    site.bytes(&format!("{DUTCH}/plans/faq.yml"), text.as_bytes());
    built(&site);
    let page = page(&site, "nl/plans/faq/");
    for shown in [">1.50</h1>", ">007</h2>", "<p>1e3</p>"] {
        assert!(page.contains(shown), "{shown}\n{}", article(&page));
    }
}

#[test]
fn nothing_that_is_nested_deeply_or_long_breaks_the_program() {
    let site = tree();
    for deep in [15, 60, 200, 1_500] {
        nested(&site, deep);
    }
}

fn nested(site: &TestSite, deep: usize) {
    let lists = format!("{}{}", "[".repeat(deep), "]".repeat(deep));
    let maps = format!("{}x{}", "{a: ".repeat(deep), "}".repeat(deep));
    let long = "      - question: Hoe lang?\n        answer: Binnen 4 uur.\n".repeat(4_000);
    for text in [
        format!("title: A\nx: {lists}\n"),
        format!("title: A\nmetadata: {maps}\n"),
        format!("title: A\nx: {maps}\n"),
        format!("title: A\nsections:\n  - questions:\n{long}"),
        format!("title: \"{}\"\n", "\\u0041 ".repeat(50_000)),
    ] {
        let text = format!("### YamlMime:FAQ\n{text}");
        site.bytes(&format!("{DUTCH}/plans/faq.yml"), text.as_bytes());
        let start = std::time::Instant::now();
        let run = site.run(&["build", "--no-search"]);
        assert_eq!(run.code, 0, "{}", &run.stderr[..run.stderr.len().min(500)]);
        assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
    }
}

/// Real pages in YAML are not part of this repository. Where they lie beside it, none of their marks may be
/// left in what readers get.
#[test]
fn real_pages_in_yaml_leave_no_marks() {
    let corpus =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/reading/m365-admin/content");
    if !corpus.is_dir() {
        eprintln!("there are no real pages here, so nothing is tested");
        return;
    }
    let site = TestSite::new(&["nl"]);
    let all = files(&corpus).into_iter();
    for (name, bytes) in all.filter(|(name, _)| name.ends_with(".yml")) {
        site.bytes(&format!("content/{name}"), &bytes);
    }
    built(&site);
    let pages = support::site::html_pages(&site.path("public/nl"));
    let pages: Vec<&String> = pages
        .values()
        .filter(|page| page.contains("<article"))
        .collect();
    assert!(pages.len() >= 10, "{}", pages.len());
    for page in pages {
        let text = article(page);
        for mark in ["[!", ":::", "](", "**", "&lt;a ", "\\u"] {
            let at = text.find(mark);
            let near = at.map(|at| text[at..].chars().take(80).collect::<String>());
            assert_eq!(near, None, "{mark}");
        }
    }
}

#[test]
fn a_docfx_file_that_is_none_hides_no_page() {
    let site = tree();
    site.bytes(
        &format!("{DUTCH}/docfx.json"),
        b"{\"build\": {\"content\": [ }",
    );
    let found = found(&site);
    let finding = found
        .iter()
        .find(|f| f["rule"] == "unreadable-file")
        .unwrap();
    assert_eq!(finding["level"], "error");
    assert_eq!(finding["start"]["column"], 25, "{finding}");
    assert!(
        found.iter().all(|f| f["rule"] != "nothing-compared"),
        "{found:?}"
    );
}

#[test]
fn a_page_in_yaml_is_behind_what_its_source_says() {
    if !has_git() {
        return;
    }
    let site = tree();
    let commit = commit(&site.path("garden-docs"));
    let (english, dutch) = (
        format!("{ENGLISH}/plans/faq.yml"),
        format!("{DUTCH}/plans/faq.yml"),
    );
    let behind = format!("metadata:\n  ms.sourcegitcommit: {commit}\n");
    site.bytes(
        &dutch,
        site.read(&dutch)
            .replacen("metadata:\n", &behind, 1)
            .as_bytes(),
    );
    let clean = site.run(&["check"]);
    assert_eq!(clean.code, 0, "{}", clean.stdout);
    site.bytes(
        &english,
        site.read(&english)
            .replacen("3 days", "5 days", 1)
            .as_bytes(),
    );
    let found = found(&site);
    let stale = found.iter().find(|f| f["rule"] == "stale-translation");
    let (name, line, ..) = place(&site, stale.unwrap_or_else(|| panic!("{found:#?}")));
    assert_eq!(name, "plans/faq.yml", "{stale:?}");
    assert!(line > 1, "{stale:?}");
}

#[test]
fn planted_drifts_are_found_in_pages_of_yaml_too() {
    let run = run_in(&trees().join("learn"), &["check", "--self-test"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
}

#[test]
fn a_page_that_a_language_lacks_is_found_by_the_path_that_it_would_have() {
    let site = TestSite::new(&["en"]);
    let settings =
        "title: T\nlocales: [en, nl]\nsource: en\nroots: {en: en, nl: nl}\ndialect: learn\n";
    site.bytes("site.yaml", settings.as_bytes());
    for tag in ["en", "nl"] {
        let file = |name: &str| format!("{tag}/articles/{name}");
        let project =
            r#"{"build": {"content": [{"files": ["**/*.md"], "src": "articles", "dest": ""}]}}"#;
        site.bytes(&format!("{tag}/docfx.json"), project.as_bytes());
        site.bytes(&file("a.md"), b"# A\n\n[b](b.md), [c](~/articles/b.md)\n");
        site.bytes(&file("toc.yml"), b"- name: B\n  href: b.md\n");
    }
    site.bytes("en/articles/b.md", b"# B\n\nText.\n");
    let run = site.run(&["check", "--format", "json"]);
    for wrong in ["missing-page", "mismatched-link"] {
        assert!(!run.stdout.contains(wrong), "{run:?}");
    }
    built(&site);
    let page = page(&site, "nl/a/");
    assert_eq!(article(&page).matches("b/\"").count(), 2, "{page}");
    assert_eq!(navigation(&page).matches("b/\"").count(), 1, "{page}");
}
