//! Walks every file of built sites as a host would serve it: each address leads to a file of the
//! output, and each fragment to a place in it.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use scraper::{Html, Selector};
use support::site::{TestSite, files, shipped};

const BASE: &str = "https://x.example/repo/";

/// A built site: its files, and the places of its pages.
struct Walk {
    files: BTreeMap<String, Vec<u8>>,
    ids: BTreeMap<String, BTreeSet<String>>,
}

impl Walk {
    fn of(folder: &Path) -> Self {
        let files = files(folder);
        let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
        let ids = pages.map(|(path, bytes)| (path.clone(), ids(&text(bytes))));
        Walk {
            ids: ids.collect(),
            files,
        }
    }

    /// What is wrong with the addresses of all files, and how many addresses there are.
    fn broken(&self) -> (Vec<String>, usize) {
        let mut broken = Vec::new();
        let mut walked = 0;
        for (path, bytes) in &self.files {
            for address in addresses(path, &text(bytes)) {
                walked += 1;
                if let Err(wrong) = self.follow(path, &address) {
                    broken.push(format!("{path}: `{address}` {wrong}"));
                }
            }
        }
        (broken, walked)
    }

    fn follow(&self, path: &str, address: &str) -> Result<(), &'static str> {
        let own = address.strip_prefix(BASE);
        let rooted = address.strip_prefix("/repo/");
        if own.is_none() && (address.contains("://") || is_no_page(address)) {
            return Ok(());
        }
        let (to, hash) = match own.or(rooted) {
            Some(below) => below.split_once('#').unwrap_or((below, "")),
            None if address.starts_with('#') => ("", &address[1..]),
            // A file in the same folder stays there under any base path.
            None if !address.is_empty() && !address.starts_with(['/', '.']) => {
                let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                let index = if address.ends_with('/') {
                    "index.html"
                } else {
                    ""
                };
                let file = format!("{folder}/{address}{index}");
                let there = self.files.contains_key(&file);
                return there.then_some(()).ok_or("leads to nothing");
            }
            None => return Err("leaves the base path"),
        };
        let to = percent_decoded(to);
        let file = match to.as_str() {
            _ if own.or(rooted).is_none() => path.to_owned(),
            folder if folder.is_empty() || folder.ends_with('/') => format!("{folder}index.html"),
            file => file.to_owned(),
        };
        if !self.files.contains_key(&file) {
            return Err("leads to nothing");
        }
        let named = self
            .ids
            .get(&file)
            .is_none_or(|ids| ids.contains(&percent_decoded(hash)));
        (hash.is_empty() || named)
            .then_some(())
            .ok_or("names no place")
    }
}

fn is_no_page(address: &str) -> bool {
    ["data:", "mailto:", "tel:"]
        .iter()
        .any(|scheme| address.starts_with(scheme))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let hex = tail.get(..2).filter(|_| first == b'%');
        let byte = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).unwrap()
}

fn ids(html: &str) -> BTreeSet<String> {
    let html = Html::parse_document(html);
    let all = Selector::parse("[id], a[name]").unwrap();
    let ids = html
        .select(&all)
        .flat_map(|element| [element.attr("id"), element.attr("name")]);
    ids.flatten().map(str::to_owned).collect()
}

/// Every address that a file of the site holds.
fn addresses(path: &str, text: &str) -> Vec<String> {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => in_html(text),
        "md" | "txt" => in_markdown(text),
        "css" => between(text, "url(", ")"),
        "xml" => {
            let mut found = between(text, "<loc>", "</loc>");
            found.extend(between(text, "href=\"", "\""));
            found
        }
        _ => Vec::new(),
    }
}

fn in_html(text: &str) -> Vec<String> {
    let html = Html::parse_document(text);
    let mut found = Vec::new();
    for element in html.select(&Selector::parse("*").unwrap()) {
        let plain = ["href", "src", "poster", "action", "data", "data-root"];
        found.extend(
            plain
                .iter()
                .filter_map(|name| element.attr(name))
                .map(str::to_owned),
        );
        for picture in element.attr("srcset").unwrap_or_default().split(", ") {
            found.extend(picture.split_whitespace().next().map(str::to_owned));
        }
        let content = element.attr("content").unwrap_or_default();
        if element.attr("http-equiv") == Some("refresh") {
            found.extend(content.split_once("url=").map(|(_, url)| url.to_owned()));
        }
        if element.attr("property") == Some("og:url") {
            found.push(content.to_owned());
        }
    }
    found
}

/// What stands between `](` and `)`.
fn in_markdown(text: &str) -> Vec<String> {
    between(text, "](", ")")
}

fn between(text: &str, open: &str, close: &str) -> Vec<String> {
    let parts = text.split(open).skip(1);
    let found = parts.filter_map(|part| part.split(close).next());
    found.map(str::to_owned).collect()
}

#[test]
fn every_address_of_the_shipped_site_leads_somewhere_under_its_base_path() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().display().to_string();
    let run = shipped(&["build", "--out", &folder, "--base-url", BASE]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let walk = Walk::of(out.path());
    assert!(walk.ids.len() > 30);
    let (broken, walked) = walk.broken();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(walked > 1500, "{walked} addresses");
}

#[test]
fn every_address_of_the_manual_leads_somewhere() {
    let site = TestSite::new(&["en"]);
    let manual = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    for (name, bytes) in files(&manual) {
        site.bytes(&name, &bytes);
    }
    assert_eq!(site.run(&["explain", "--out", "content/en"]).code, 0);
    let run = site.run(&["build", "--strict", "--out", "built", "--base-url", BASE]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let (mut broken, walked) = Walk::of(&site.path("built")).broken();
    // The copies in Markdown show links as code, which are none.
    broken.retain(|wrong| wrong.contains(".html: "));
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(walked > 5000, "{walked} addresses");
}

/// Everything that could lose the base path at once.
#[test]
fn every_way_to_write_an_address_carries_the_base_path() {
    let site = TestSite::new(&["en", "nl"]);
    site.bytes(
        "site.yaml",
        b"title: T\nlocales: [en, nl]\nsource: en\nbase_url: https://x.example/repo/\n\
          redirects: {old/place/: deep/page, nl/oud: deep/page#part, out: 'https://a.example/'}\n",
    );
    site.bytes("content/en/deep/a picture.svg", b"<svg/>");
    site.page(
        "en/deep/page.md",
        "---\naliases: [former, deep/older.html]\nfeature: x\n---\n# Page\n\n## Part\n\n[self](#part) \
         [page](page.md#part) [folder](.) [Dutch](https://x.example/repo/nl/deep/page/#part) \
         ![a](<a picture.svg>) [r][r]\n\n<table><tr><td><a href=\"page.md\">p</a><img \
         src=\"a%20picture.svg\" srcset=\"a%20picture.svg 1x, a%20picture.svg 2x\" alt=\"\"></td></tr>\
         </table>\n\n[r]: ../index.md\n",
    );
    site.page("en/deep/index.md", "# Deep\n");
    site.page("en/index.md", "# Home\n\n[d](deep/) [p](deep/page#part)\n");
    site.page(
        "nl/deep/page.md",
        "# Pagina\n\n## Deel\n\n[thuis](../index.md) ![a](<a picture.svg>)\n",
    );
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let walk = Walk::of(&site.path("public"));
    let (broken, _) = walk.broken();
    assert!(broken.is_empty(), "{}\n{}", broken.join("\n"), run.stderr);
    for path in [
        "old/place/index.html",
        "nl/oud/index.html",
        "out/index.html",
        "en/former/index.html",
        "nl/former/index.html",
        "en/deep/older.html",
        "nl/index.html",
    ] {
        assert!(walk.files.contains_key(path), "{path} is missing");
    }
    let moved = text(&walk.files["nl/oud/index.html"]);
    for part in [
        "<meta http-equiv=\"refresh\" content=\"0; url=/repo/nl/deep/page/#part\">",
        "<meta name=\"robots\" content=\"noindex\">",
        "<link rel=\"canonical\" href=\"https://x.example/repo/nl/deep/page/\">",
        ">Pagina</a>",
    ] {
        assert!(moved.contains(part), "{part} is not in\n{moved}");
    }
    let both = text(&walk.files["old/place/index.html"]);
    assert!(
        both.contains(">Page</a>") && both.contains(">Pagina</a>"),
        "{both}"
    );
}

#[test]
fn folders_are_sections_where_no_list_of_contents_is() {
    let site = TestSite::new(&["en"]);
    site.page("en/index.md", "# Home\n");
    site.page("en/about.md", "# About us\n");
    site.page("en/getting-started/first.md", "# First\n");
    site.page("en/getting-started/second.md", "# Second\n");
    site.page("en/plans/index.md", "# All plans\n");
    site.page("en/plans/large/one.md", "# One\n");
    site.page("en/zones.md", "# Zones\n");
    site.page("en/zones/east.md", "# East\n");
    assert_eq!(site.run(&["build"]).code, 0);
    let html = |page: &str| text(&files(&site.path("public"))[page]);
    let shown = |html: &str, query: &str| {
        let html = Html::parse_document(html);
        let query = Selector::parse(query).unwrap();
        let found = html.select(&query);
        let words = found.map(|e| e.text().collect::<String>());
        let words = words.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
        words.collect::<Vec<_>>()
    };
    let page = html("en/plans/large/one/index.html");
    assert_eq!(
        shown(&page, ".navigation > ul > li"),
        [
            "Home",
            "About us",
            "Getting started First Second",
            "All plans Large One",
            "Zones East"
        ]
    );
    assert_eq!(
        shown(&page, ".breadcrumbs li"),
        ["Home", "All plans", "Large", "One"]
    );
    assert_eq!(
        shown(&page, ".sequence a"),
        ["Previous All plans", "Next Zones"]
    );
    let first = html("en/getting-started/first/index.html");
    assert_eq!(
        shown(&first, ".sequence a"),
        ["Previous About us", "Next Second"]
    );
}

/// The script reads the language from the address, so the root's answer says where each one begins.
#[test]
fn the_answer_to_a_missing_address_knows_every_language() {
    let site = TestSite::new(&["en", "nl"]);
    site.page("en/deep/page.md", "# Page\n");
    site.page("nl/deep/page.md", "# Pagina\n");
    let run = site.run(&["build", "--base-url", BASE]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let built = files(&site.path("public"));
    let html = Html::parse_document(&text(&built["404.html"]));
    let links = Selector::parse(".choose a[data-root]").unwrap();
    let roots: Vec<_> = html
        .select(&links)
        .filter_map(|a| a.attr("data-root"))
        .collect();
    assert_eq!(roots, ["/repo/en/", "/repo/nl/"]);
    assert!(text(&built["nl/404.html"]).contains("<html lang=\"nl\""));
    let own = text(&built["nl/index.html"]);
    assert!(own.contains("url=/repo/nl/deep/page/"), "{own}");
}

/// An address that begins with a language is meant from the site's root, wherever that is on its host.
#[test]
fn rooted_addresses_of_pages_carry_the_base_path_and_are_checked() {
    let site = TestSite::new(&["en", "nl"]);
    let settings = format!(
        "title: T\nlocales: [en, nl]\nbase_url: {BASE}\nredirects:\n  gone/: p#nowhere\n  there/: p#part\n"
    );
    site.bytes("site.yaml", settings.as_bytes());
    site.page(
        "en/index.md",
        "# Home\n\n[P](/en/p/) [part](/nl/p/#part) <a href=\"/en/p/\">raw</a> [other](/office/x)\n",
    );
    let page = "# P\n\n## Part {#part}\n\nText.\n";
    site.page("en/p.md", page);
    site.page("nl/p.md", page);
    let run = site.run(&["build"]);
    let built = files(&site.path("public"));
    let html = text(&built["en/index.html"]);
    let html = &html[html.find("<article").unwrap()..html.find("</article>").unwrap()];
    assert_eq!(html.matches("href=\"/repo/en/p/\">").count(), 2, "{html}");
    assert!(html.contains("href=\"/repo/nl/p/#part\"") && html.contains("href=\"/office/x\""));
    assert_eq!(run.stderr.matches("warning[").count(), 1, "{}", run.stderr);
    assert!(
        run.stderr.contains("`p.md` has no place called `nowhere`"),
        "{}",
        run.stderr
    );
    site.page("en/q.md", "# Q\n\n[gone](/en/gone/)\n");
    let run = site.run(&["check", "--fail-on", "warning"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
}

/// A dead link ends a strict build and a check that fails on warnings.
#[test]
fn dead_links_fail_where_warnings_do() {
    let rules = "rules: {missing-page: warning, missing-file: warning}\n";
    for link in ["[x](gone.md)", "![x](gone.png)", "[x](#gone)"] {
        let site = TestSite::new(&["en", "nl"]);
        let settings = format!("title: Test\nlocales: [en, nl]\nsource: en\n{rules}");
        site.bytes("site.yaml", settings.as_bytes());
        site.page("en/index.md", &format!("# A\n\n{link}\n"));
        site.page("nl/index.md", &format!("# A\n\n{link}\n"));
        assert_eq!(site.run(&["build"]).code, 0, "{link}");
        assert_eq!(site.run(&["build", "--strict"]).code, 1, "{link}");
        assert_eq!(
            site.run(&["check", "--fail-on", "warning"]).code,
            1,
            "{link}"
        );
    }
}

#[test]
fn lists_of_contents_bring_in_others() {
    let site = TestSite::new(&["en"]);
    for page in [
        "index",
        "faq/index",
        "faq/x",
        "faq/deep/y",
        "orphan/index",
        "orphan/z",
    ] {
        site.page(&format!("en/{page}.md"), &format!("# The {page}\n"));
    }
    site.page("en/toc.yml", "- name: Home\n  href: index.md\n- name: Group\n  items:\n  - name: Questions\n    topicHref: faq/index.md\n    tocHref: faq/toc.yml\n- name: None\n  href: gone/toc.yml\n");
    site.page("en/faq/toc.yml", "items:\n- name: X\n  href: x.md\n- name: Deep\n  href: deep/TOC.md\n- name: Again\n  href: ../toc.yml\n");
    site.page("en/faq/deep/TOC.md", "- [Y](y.md)\n");
    let run = site.run(&["build"]);
    assert!(
        run.stderr.contains("`../toc.yml` brings itself in"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("`gone/toc.yml` is no file"),
        "{}",
        run.stderr
    );
    let built = files(&site.path("public"));
    let shown = |page: &str, query: &str| {
        let html = Html::parse_document(&text(&built[page]));
        let query = Selector::parse(query).unwrap();
        let found = html.select(&query);
        let words = found.map(|e| e.text().collect::<String>());
        let words = words.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
        words.collect::<Vec<_>>()
    };
    assert_eq!(
        shown("en/index.html", ".navigation > ul > li"),
        ["Home", "Group Questions X Deep Y Again", "None"]
    );
    // A group without a page is named; a page that is in no list stands below its folders.
    assert_eq!(
        shown("en/faq/deep/y/index.html", ".breadcrumbs li"),
        ["Home", "Group", "Questions", "Deep", "The faq/deep/y"]
    );
    assert_eq!(
        shown("en/orphan/z/index.html", ".breadcrumbs li"),
        ["Home", "The orphan/index", "The orphan/z"]
    );
}

/// Lists that bring in each other without end are read as far as anybody would write them.
#[test]
fn lists_of_pages_bring_in_only_so_many() {
    let site = TestSite::new(&["en"]);
    site.page("en/index.md", "# Home\n");
    let told = || {
        let run = site.run(&["check", "--format", "json-lines"]);
        let refused = "is one of too many that bring in each other";
        run.stdout.matches(refused).count()
    };
    let mut folder = String::from("en/");
    for _ in 0..10 {
        site.page(
            &format!("{folder}toc.yml"),
            "- name: A\n  href: a/toc.yml\n",
        );
        folder += "a/";
    }
    assert_eq!(told(), 1);
    site.page(
        "en/toc.yml",
        &"- name: A\n  href: b/toc.yml\n".repeat(1_200),
    );
    site.page("en/b/toc.yml", "- name: B\n  href: ../index.md\n");
    assert!(told() > 200);
}
