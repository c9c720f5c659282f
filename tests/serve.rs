//! `serve` as browsers meet it: real connections, real files, and changes while it runs.

mod support;

use std::fs;
use std::io::Write;
use std::net::TcpListener;
use std::path::Path;
use std::time::{Duration, Instant};

use support::served::Served;
use support::site::{TestSite, files, run_in};

fn small() -> TestSite {
    let site = TestSite::new(&["en", "nl"]);
    site.page(
        "en/index.md",
        "# Home\n\nOpen 9:00 AM – 5:00 PM. [Next](next.md)\n",
    );
    site.page(
        "nl/index.md",
        "# Thuis\n\nOpen van 9:00 – 17:00 uur. [Verder](next.md)\n",
    );
    site.page("en/next.md", "# Next\n\n![A](a.svg)\n");
    site.page("nl/next.md", "# Verder\n\n![A](a.svg)\n");
    site.bytes(
        "content/en/a.svg",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    site.bytes("content/en/.secret", b"hidden");
    site
}

fn serve(site: &TestSite) -> Served {
    Served::start(&site.path(""), &[])
}

/// The files of the site as `build` writes them.
fn built(site: &TestSite) -> std::collections::BTreeMap<String, Vec<u8>> {
    let out = tempfile::tempdir().unwrap();
    let public = out.path().join("public");
    let run = run_in(
        &site.path(""),
        &["build", "--quiet", "--out", &public.display().to_string()],
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut built = files(&public);
    built.retain(|name, _| !name.starts_with('.'));
    built
}

/// Whether every file is served as `build` writes it.
fn is_up_to_date(served: &Served, built: &std::collections::BTreeMap<String, Vec<u8>>) -> bool {
    built.iter().all(|(name, bytes)| {
        let answer = served.get(&format!("/{name}"));
        answer.status == 200 && answer.body == *bytes
    })
}

#[test]
fn programs_get_the_built_bytes_and_browsers_one_script_more() {
    let site = small();
    let served = serve(&site);
    let built = built(&site);
    assert!(is_up_to_date(&served, &built));
    for (name, kind) in [
        ("en/index.html", "text/html; charset=utf-8"),
        ("assets/site.css", "text/css; charset=utf-8"),
        ("assets/start.js", "text/javascript; charset=utf-8"),
        ("en/a.svg", "image/svg+xml"),
        ("en/index.md", "text/markdown; charset=utf-8"),
        ("_translations/index/comparison.json", "application/json"),
    ] {
        let answer = served.get(&format!("/{name}"));
        assert_eq!(answer.header("Content-Type"), Some(kind), "{name}");
        assert_eq!(answer.header("X-Content-Type-Options"), Some("nosniff"));
        let head = served.ask("HEAD", &format!("/{name}"), "");
        assert_eq!(
            (head.status, head.head, head.body.len()),
            (200, answer.head, 0),
            "{name}"
        );
    }
    assert_eq!(served.get("/en/").body, built["en/index.html"]);
    assert_eq!(served.get("/en/?a=b#c").body, built["en/index.html"]);
    assert_eq!(
        served.get("/%65n/next/index.html").body,
        built["en/next/index.html"]
    );
    let moved = served.get("/en/next?a=b");
    assert_eq!(
        (moved.status, moved.header("Location")),
        (302, Some("/en/next/?a=b"))
    );
    let looked = served.look("/en/").text();
    let script = looked
        .lines()
        .find(|line| line.contains("/_isogloss/overlay.js"))
        .unwrap();
    let without = looked.replace(&format!("{script}\n"), "");
    assert_eq!(without.as_bytes(), built["en/index.html"]);
    assert_eq!(served.get("/_isogloss/overlay.js").status, 200);
    assert_eq!(served.get("/_isogloss/overlay.css").status, 200);
    // What is laid into the page itself styles nothing but the marks.
    let marks = served.get("/_isogloss/marks.css").text();
    let rules = marks.lines().filter(|line| line.contains('{'));
    assert!(
        rules
            .into_iter()
            .all(|rule| rule.starts_with("[data-isogloss")),
        "{marks}"
    );
    for (name, bytes) in &built {
        let ours = bytes.windows(9).any(|nine| nine == b"_isogloss");
        assert!(!ours, "{name} holds a part of the overlay");
    }
    assert!(!site.path("public").exists(), "nothing is written");
}

#[test]
fn only_the_built_site_can_be_read() {
    let site = small();
    site.bytes("static/.hidden.css", b"x");
    let served = serve(&site);
    for path in [
        "/.isogloss",
        "/.nojekyll",
        "/en/.secret",
        "/en/%2esecret",
        "/site.yaml",
        "/../site.yaml",
        "/%2e%2e/site.yaml",
        "/en/../../site.yaml",
        "/en/..%2f..%2fsite.yaml",
        "/en/%2e%2e%2f%2e%2e%2fsite.yaml",
        "/..%5c..%5csite.yaml",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/en/%00",
        "/en/%zz",
        "/en/%ff%fe",
        "/en/%",
        "/_isogloss/../site.yaml",
        "/_isogloss/",
    ] {
        let answer = served.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("title: Test"), "{path}");
    }
    let missing = served.look("/nl/nowhere/");
    assert_eq!(missing.status, 404);
    assert!(
        missing.text().contains("lang=\"nl\""),
        "the answer is in the reader's language"
    );
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"] {
        let answer = served.ask(method, "/en/", "Content-Length: 3\r\n");
        assert_eq!(
            (answer.status, answer.header("Allow")),
            (405, Some("GET, HEAD")),
            "{method}"
        );
    }
    for request in [
        "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
        "\u{1}\u{2}\r\n\r\n",
    ] {
        assert_eq!(served.say(request).status, 400, "{request}");
    }
    let long = format!(
        "GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "a".repeat(40_000)
    );
    assert_eq!(served.say(&long).status, 431);
    assert_eq!(served.get("/en/").status, 200);
}

#[test]
fn names_and_pages_of_others_are_refused() {
    let site = small();
    let served = serve(&site);
    let port = served.address.rsplit(':').next().unwrap().to_owned();
    for (host, status) in [
        (format!("localhost:{port}"), 200),
        (format!("127.0.0.1:{port}"), 200),
        (format!("evil.example:{port}"), 403),
        ("evil.example".to_owned(), 403),
        (format!("127.0.0.1.evil.example:{port}"), 403),
        (format!("192.168.0.1:{port}"), 403),
    ] {
        for path in [
            "/en/",
            "/_isogloss/overlay.js",
            "/_isogloss/events?page=/en/",
            "/nowhere",
        ] {
            if status == 200 && path != "/en/" {
                continue;
            }
            let answer = served.ask("GET", path, &format!("Host: {host}\r\n"));
            assert_eq!(answer.status, status, "{host} {path}");
        }
    }
    for (origin, status) in [
        (format!("http://{}", served.address), 200),
        ("https://evil.example".to_owned(), 403),
        ("http://127.0.0.1:1".to_owned(), 403),
        ("null".to_owned(), 403),
    ] {
        let answer = served.ask("GET", "/en/", &format!("Origin: {origin}\r\n"));
        assert_eq!(answer.status, status, "{origin}");
    }
    let other = served.ask(
        "GET",
        "/_isogloss/events?page=/en/",
        "Origin: https://evil.example\r\n",
    );
    assert_eq!(other.status, 403);
}

#[test]
fn what_belongs_to_no_page_is_shown_in_each() {
    let site = small();
    site.bytes("locales/nl/messages.ftl", b"home = T { $x }\n");
    let served = serve(&site);
    let state = served.events("/en/").state();
    let findings = state["findings"].as_array().unwrap();
    let words = findings
        .iter()
        .find(|found| found["rule"] == "unusable-message");
    let place = &words.unwrap()["here"]["place"]["name"];
    assert_eq!(place, "locales/nl/messages.ftl:1:1", "{state}");
}

#[test]
fn a_change_is_told_and_served() {
    let site = small();
    let served = serve(&site);
    let mut events = served.events("/nl/");
    let first = events.state();
    site.page(
        "nl/index.md",
        "# Thuis\n\nOpen van 9:00 – 18:00 uur. [Verder](next.md)\n",
    );
    let next = events.state();
    assert_ne!(next["page"], first["page"]);
    assert_eq!(
        (&next["style"], &next["rest"]),
        (&first["style"], &first["rest"])
    );
    assert!(served.get("/nl/").text().contains("18:00"));
    let finding = &next["findings"][0];
    assert_eq!(finding["rule"], "mismatched-hours");
    assert_eq!(finding["here"]["text"], "9:00 – 18:00 uur");
    assert_eq!(finding["others"][0]["locale"], "en");
    assert_eq!(finding["others"][0]["text"], "9:00 AM – 5:00 PM");
    let href = finding["here"]["place"]["href"].as_str().unwrap();
    assert!(
        href.starts_with("vscode://file/") && href.ends_with("content/nl/index.md:3:10"),
        "{href}"
    );
    // A style alone reloads nothing, and the page of the other language says where it is wrong.
    site.bytes("static/site.css", b"body { color: red }");
    let styled = events.state();
    assert_ne!(styled["style"], next["style"]);
    assert_eq!(
        (&styled["page"], &styled["rest"]),
        (&next["page"], &next["rest"])
    );
    let english = served.events("/en/").state();
    assert_eq!(english["findings"].as_array().unwrap().len(), 0);
    assert_eq!(english["elsewhere"][0]["href"], "/nl/");
    site.bytes(
        "content/en/a.svg",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>",
    );
    assert_ne!(events.state()["rest"], styled["rest"]);
}

#[test]
fn what_cannot_be_built_is_shown_and_recovers() {
    let site = small();
    let settings = site.read("site.yaml");
    let served = serve(&site);
    let mut events = served.events("/en/");
    let sound = events.state();
    assert!(sound["fault"].is_null());
    site.bytes(
        "site.yaml",
        settings.replace("locales", "locals").as_bytes(),
    );
    let broken = events.state();
    let fault = &broken["fault"];
    assert!(
        fault["message"]
            .as_str()
            .unwrap()
            .contains("did you mean `locales`?"),
        "{fault}"
    );
    assert_eq!(fault["place"]["name"], "site.yaml:2:1");
    assert_eq!(broken["page"], sound["page"], "the last page stays");
    assert_eq!(served.get("/en/").status, 200);
    site.bytes("site.yaml", settings.as_bytes());
    assert!(events.state()["fault"].is_null());
    site.bytes("templates/parts/footer.html", b"<p>\n{{ nothing.here }}");
    let fault = events.state()["fault"].clone();
    assert_eq!(
        fault["place"]["name"], "templates/parts/footer.html:2:4",
        "{fault}"
    );
    fs::remove_dir_all(site.path("templates")).unwrap();
    assert_eq!(events.state(), sound);
}

#[test]
fn a_site_that_cannot_be_built_yet_is_waited_for() {
    let site = small();
    let settings = site.read("site.yaml");
    site.bytes("site.yaml", b"title: [\n");
    let served = serve(&site);
    let page = served.look("/en/");
    assert_eq!(page.status, 503);
    assert!(page.text().contains("/_isogloss/overlay.js"));
    assert!(served.get("/en/").text().contains("cannot be built"));
    let mut events = served.events("/en/");
    assert!(!events.state()["fault"].is_null());
    site.bytes("site.yaml", settings.as_bytes());
    let state = events.state();
    assert!(state["fault"].is_null() && state["page"] != "");
    assert_eq!(served.get("/en/").status, 200);
    // A folder that is no site cannot become one unnoticed.
    assert_eq!(
        run_in(tempfile::tempdir().unwrap().path(), &["serve"]).code,
        2
    );
    let page = run_in(&site.path(""), &["serve", "--editor", "vscod"]);
    assert!(
        page.stderr.contains("did you mean `vscode`?"),
        "{}",
        page.stderr
    );
}

#[test]
fn every_way_to_change_a_file_is_heard() {
    let site = small();
    site.bytes("elsewhere/placeholder.md", b"# x\n");
    let served = serve(&site);
    let serves = |path: &str, text: &str| {
        served.until(&format!("`{text}` at {path}"), |served| {
            served.get(path).text().contains(text)
        });
    };
    // As editors save: a new file takes the place of the old one.
    site.bytes("content/en/.index.md.swp", b"# Saved at once\n");
    fs::rename(
        site.path("content/en/.index.md.swp"),
        site.path("content/en/index.md"),
    )
    .unwrap();
    serves("/en/", "Saved at once");
    fs::rename(
        site.path("content/en/next.md"),
        site.path("content/en/after.md"),
    )
    .unwrap();
    serves("/en/after/", "Next");
    // A new folder with a page in it.
    site.page("en/deep/down/page.md", "# Deep down\n");
    serves("/en/deep/down/page/", "Deep down");
    site.page("en/deep/down/page.md", "# Deeper\n");
    serves("/en/deep/down/page/", "Deeper");
    // A new language.
    site.page("fr/index.md", "# Accueil\n");
    site.bytes(
        "site.yaml",
        b"title: Test\nlocales: [en, nl, fr]\nsource: en\n",
    );
    serves("/fr/", "Accueil");
    // Folders that were not there when the server began.
    site.bytes("templates/parts/footer.html", b"<footer>ours</footer>");
    serves("/en/", "<footer>ours</footer>");
    site.bytes("templates/parts/footer.html", b"<footer>theirs</footer>");
    serves("/en/", "<footer>theirs</footer>");
    site.bytes("locales/nl/messages.ftl", "language = Spraak\n".as_bytes());
    serves("/nl/", "Spraak");
    // A branch that has no content, and one that has.
    fs::rename(site.path("content"), site.path("gone")).unwrap();
    served.until("unbuildable", |served| {
        served.stderr().contains("not built: ")
    });
    fs::rename(site.path("gone"), site.path("content")).unwrap();
    site.page("nl/index.md", "# Terug\n");
    serves("/nl/", "Terug");
    site.page("nl/index.md", "# Weer terug\n");
    serves("/nl/", "Weer terug");
    // Pages of a language that lie elsewhere.
    let far = tempfile::tempdir().unwrap();
    fs::create_dir(far.path().join("pages")).unwrap();
    fs::write(far.path().join("pages/index.md"), "# Far\n").unwrap();
    let root = pathdiff(&site.path(""), &far.path().join("pages"));
    site.bytes(
        "site.yaml",
        format!("title: Test\nlocales: [en, nl]\nroots: {{nl: {root}}}\n").as_bytes(),
    );
    serves("/nl/", "Far");
    fs::write(far.path().join("pages/index.md"), "# Far away\n").unwrap();
    serves("/nl/", "Far away");
}

#[test]
fn a_language_that_comes_back_is_searched_again() {
    let site = small();
    let served = serve(&site);
    let both = built(&site);
    let settings = site.read("site.yaml");
    served.until("indexed", |served| is_up_to_date(served, &both));
    site.bytes("site.yaml", b"title: Test\nlocales: [en]\n");
    served.until("gone", |served| served.get("/nl/").status == 404);
    site.bytes("site.yaml", settings.as_bytes());
    served.until("indexed again", |served| is_up_to_date(served, &both));
}

/// The way from a folder to another one.
fn pathdiff(from: &Path, to: &Path) -> String {
    let (from, to) = (from.canonicalize().unwrap(), to.canonicalize().unwrap());
    let up = from
        .components()
        .skip(1)
        .map(|_| "..")
        .collect::<Vec<_>>()
        .join("/");
    format!("{up}{}", to.display())
}

#[test]
fn a_storm_of_writes_is_built_seldom_and_ends_with_the_last() {
    let site = small();
    let served = serve(&site);
    // How long this machine takes for one change today.
    let start = Instant::now();
    site.page("en/p39.md", "# Alone\n");
    served.until("one change", |served| {
        served.get("/en/p39/").text().contains("Alone")
    });
    let once = start.elapsed();
    std::thread::sleep(Duration::from_millis(1200));
    let before = served.builds();
    let start = Instant::now();
    for number in 0..800_u32 {
        site.page(
            &format!("en/p{}.md", number % 40),
            &format!("# Version {number}\n"),
        );
        let due = Duration::from_micros(2500) * number;
        std::thread::sleep(due.saturating_sub(start.elapsed()));
    }
    let end = Instant::now();
    served.until("the last version", |served| {
        served.get("/en/p39/").text().contains("Version 799")
    });
    let late = end.elapsed();
    std::thread::sleep(Duration::from_millis(1200));
    let builds = served.builds() - before;
    eprintln!("{builds} builds, the last version after {late:?}, one change after {once:?}");
    // The first file is built as soon as it is whole, before anybody knows of a storm.
    assert!(builds <= 4, "{builds} builds\n{}", served.stderr());
    // A build that runs is waited for, and so is the end of the storm.
    assert!(late < once * 3 + Duration::from_millis(1000), "{late:?}");
}

#[test]
fn slow_clients_keep_nobody_waiting() {
    let site = small();
    let served = serve(&site);
    let mut slow = Vec::new();
    for _ in 0..40 {
        let mut stream = served.connect();
        stream.write_all(b"GET / HTTP/1.1\r\nHo").unwrap();
        slow.push(stream);
    }
    let _listening: Vec<_> = (0..20).map(|_| served.events("/en/")).collect();
    let start = Instant::now();
    for _ in 0..10 {
        assert_eq!(served.get("/en/").status, 200);
    }
    assert!(
        start.elapsed() < Duration::from_secs(10),
        "{:?}",
        start.elapsed()
    );
    let (code, said) = served.interrupt();
    assert_eq!(code, 0, "{said}");
    assert!(said.ends_with("stopped\n"), "{said}");
}

#[test]
fn pages_that_wait_for_news_leave_room_for_others() {
    let site = small();
    let served = serve(&site);
    let listening: Vec<_> = (0..280).map(|_| served.events("/en/")).collect();
    for _ in 0..10 {
        assert_eq!(served.get("/en/").status, 200);
    }
    drop(listening);
}

#[test]
fn what_pages_of_other_sites_hold_is_refused_and_their_links_lead_here() {
    let site = small();
    let served = serve(&site);
    let events = "/_isogloss/events?page=/en/";
    for (path, site, mode, status) in [
        ("/en/", "cross-site", "no-cors", 403),
        ("/en/", "cross-site", "navigate", 200),
        ("/en/", "same-origin", "no-cors", 200),
        ("/en/", "none", "navigate", 200),
        (events, "cross-site", "no-cors", 403),
        (events, "cross-site", "navigate", 404),
    ] {
        let head = format!("Sec-Fetch-Site: {site}\r\nSec-Fetch-Mode: {mode}\r\n");
        let answer = served.ask("GET", path, &head);
        assert_eq!(answer.status, status, "{path} {site} {mode}");
    }
}

#[test]
fn more_connections_than_a_writer_needs_are_closed() {
    use std::io::Read;
    let site = small();
    let served = serve(&site);
    let mut open: Vec<_> = (0..290).map(|_| served.connect()).collect();
    let last = open.last_mut().unwrap();
    last.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
    assert!(matches!(last.read(&mut [0]), Ok(0)), "the last one is open");
    drop(open);
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(served.get("/en/").status, 200);
}

#[test]
fn a_port_that_is_taken_is_said_and_the_next_one_used() {
    let site = small();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let served = Served::start(&site.path(""), &["--port", &port.to_string()]);
    assert_ne!(served.address, format!("127.0.0.1:{port}"));
    served.until("said", |served| {
        served.stderr().contains(&format!("port {port} is taken"))
    });
    assert_eq!(served.get("/en/").status, 200);
}

#[test]
fn a_site_under_a_path_is_served_there() {
    let site = small();
    let settings = site.read("site.yaml");
    site.bytes(
        "site.yaml",
        format!("{settings}base_url: https://example.org/docs/\n").as_bytes(),
    );
    let served = serve(&site);
    assert!(served.said.contains("/docs/"), "{}", served.said);
    assert_eq!(served.get("/").header("Location"), Some("/docs/"));
    assert_eq!(served.get("/docs").header("Location"), Some("/docs/"));
    assert_eq!(
        served.get("/docs/en/next").header("Location"),
        Some("/docs/en/next/")
    );
    assert!(
        served
            .get("/docs/en/")
            .text()
            .contains("href=\"/docs/en/next/\"")
    );
    assert_eq!(served.get("/en/").status, 404);
    assert_eq!(
        served.events("/docs/en/").state()["fault"],
        serde_json::Value::Null
    );
}
