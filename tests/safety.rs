//! Pages from hostile hands: what could harm is left out and told, and real pages lose nothing.

mod support;

use isogloss::document::dialect::Dialect;
use isogloss::document::safety::RULES;
use isogloss::render::markup::{Plain, markup};
use support::corpus::{folder, pages, parse_page, parse_trusted};
use support::harmless::harms;
use support::site::TestSite;
use support::{read, read_trusting};

/// Ways to write an address of code: as it is, in other letters, with signs that browsers skip, as entities.
fn dressed(address: &str) -> Vec<String> {
    let (scheme, rest) = address.split_once(':').unwrap();
    let (head, tail) = scheme.split_at(4);
    let entities = |text: &str| {
        text.chars()
            .map(|c| format!("&#{};", c as u32))
            .collect::<String>()
    };
    vec![
        address.to_owned(),
        format!("{}:{rest}", scheme.to_uppercase()),
        format!("{head}\t{tail}:{rest}"),
        format!("{head}&#9;{tail}:{rest}"),
        format!("{head}&NewLine;{tail}:{rest}"),
        format!("&#1;{address}"),
        format!("&nbsp;{address}"),
        format!("{}:{rest}", entities(scheme)),
        format!("{scheme}&colon;{rest}"),
        format!("&#x6A;{}:{rest}", &scheme[1..]).replace("&#x6A;avascript", "&#x6A;avascript"),
    ]
}

/// Tags that lead to an address, or run it; `@` is where it stands. `tests/browser` has them as well.
const LEADING: &str = include_str!("safety/leading.txt");
/// What runs code by itself.
const RUNNING: &str = include_str!("safety/running.txt");

fn vectors() -> Vec<String> {
    let addresses = [
        "javascript:run()",
        "vbscript:run()",
        "data:text/html,<script>run()</script>",
    ];
    let mut vectors: Vec<String> = RUNNING.lines().map(str::to_owned).collect();
    for address in addresses.iter().flat_map(|address| dressed(address)) {
        let address = address.replace('<', "&lt;");
        vectors.extend(LEADING.lines().map(|tag| tag.replace('@', &address)));
        vectors.push(format!("[x](<{address}>)"));
        vectors.push(format!("![x]({address})"));
        vectors.push(format!("<{address}>"));
        vectors.push(format!("[x][y]\n\n[y]: {address}"));
    }
    vectors
}

#[test]
fn nothing_that_harms_is_left() {
    let vectors = vectors();
    assert!(vectors.len() > 900, "{}", vectors.len());
    let mut harmed = Vec::new();
    for vector in &vectors {
        for dialect in [Dialect::Adobe, Dialect::Learn, Dialect::CommonMark] {
            let document = read(vector, Some(dialect));
            let html = markup(&document.tree, &mut Plain);
            let harms = harms(&html);
            if !harms.is_empty() {
                harmed.push(format!("{dialect:?} {vector}\n  {html}\n  {harms:?}"));
            }
        }
    }
    assert!(
        harmed.is_empty(),
        "{} left\n{}",
        harmed.len(),
        harmed.join("\n")
    );
}

/// A test that cannot fail shows nothing: most vectors harm where a page is trusted.
#[test]
fn the_vectors_harm_where_nothing_is_left_out() {
    let vectors = vectors();
    let harmful = vectors.iter().filter(|vector| {
        let document = read_trusting(vector, Dialect::CommonMark);
        !harms(&markup(&document.tree, &mut Plain)).is_empty()
    });
    let harmful = harmful.count();
    assert!(
        harmful * 10 > vectors.len() * 6,
        "{harmful} of {}",
        vectors.len()
    );
}

#[test]
fn what_is_left_out_is_told_with_its_place() {
    for vector in RUNNING
        .lines()
        .filter(|vector| !vector.starts_with("<!") && !vector.starts_with("<?"))
    {
        let document = read(&format!("# T\n\n{vector}\n"), Some(Dialect::CommonMark));
        let told = document
            .problems
            .iter()
            .any(|problem| problem.place.start.line == 3);
        // What Markdown does not take for a tag is text.
        let text = document.tree.text(isogloss::document::tree::Tree::ROOT);
        let shown = text.contains(vector.split_once('>').unwrap().0);
        assert!(told || shown, "{vector}: {:?}", document.problems);
    }
}

#[test]
fn words_stay() {
    for (page, words) in [
        ("<form>one <button>two</button></form>", "one two"),
        ("<svg><text>one</text></svg>", "one"),
        ("<object data=\"javascript:x\">one</object>", "one"),
        ("<noscript>one</noscript>", "one"),
        ("![one](javascript:x)", "one"),
        ("[one](javascript:x)", "one"),
        ("<tenant> one", "<tenant> one"),
        (
            "<iframe src=\"https://a.example/\" title=one></iframe>",
            "one",
        ),
        ("<video src=a.mp4></video>", "a.mp4"),
    ] {
        let document = read(page, Some(Dialect::CommonMark));
        let text = document.tree.text(isogloss::document::tree::Tree::ROOT);
        assert_eq!(text.trim(), words, "{page}");
    }
}

#[test]
fn real_pages_lose_nothing() {
    for folder in ["corpus", "seeds"].into_iter().filter_map(folder) {
        for page in pages(&folder) {
            let document = parse_page(&page);
            let told = |name| RULES.iter().any(|rule| rule.name == name);
            let told = document
                .problems
                .iter()
                .filter(|problem| told(problem.rule.name));
            assert_eq!(told.count(), 0, "{}", page.display());
            let before = markup(&parse_trusted(&page).tree, &mut Plain);
            assert_eq!(
                markup(&document.tree, &mut Plain),
                before,
                "{}",
                page.display()
            );
        }
    }
}

#[test]
fn what_looks_like_a_template_is_text() {
    let site = TestSite::new(&["en"]);
    let marks = "{{ site.title }} {% include \"page.html\" %} {# note #} {{ 7 * 7 }}";
    site.page(
        "en/index.md",
        &format!(
            "---\ntitle: '{marks}'\ntemplate: start.html\nlayout: start\n---\n# T\n\n{marks}\n"
        ),
    );
    assert_eq!(site.run(&["build"]).code, 0);
    let html = site.read("public/en/index.html");
    let shown = marks.replace('"', "&quot;");
    assert!(html.contains("<main id=\"frame_main\""), "{html}");
    assert!(
        html.matches("{{ 7 * 7 }}").count() >= 2 && !html.contains("49"),
        "{html}"
    );
    assert!(html.contains(marks) || html.contains(&shown), "{html}");
}

/// Only hosts that the settings name show films, and a frame of theirs holds nothing else.
#[test]
fn films_run_in_frames_of_named_hosts_alone() {
    let site = TestSite::new(&["en"]);
    let settings = site.read("site.yaml") + "videos: [films.example]\n";
    site.bytes("site.yaml", settings.as_bytes());
    let film = "<iframe src=\"https://films.example/1\" srcdoc=\"<script>run()</script>\" \
                onload=\"run()\" title=\"One\"></iframe>";
    let foreign = [
        "https://other.example/",
        "https://films.example.other.example/",
        "https://films.example@other.example/",
        "https://other.example\\@films.example/",
        "https://other.example#@films.example/",
        "http://films.example/",
        "//films.example/",
        "javascript:run()//films.example",
    ]
    .map(|address| format!("<iframe src=\"{address}\"></iframe>\n\n"));
    site.page(
        "en/index.md",
        &format!("# T\n\n{film}\n\n{}", foreign.concat()),
    );
    let run = site.run(&["build", "--no-search"]);
    assert!(run.stderr.contains("unsafe-html"), "{}", run.stderr);
    let html = site.read("public/en/index.html");
    assert_eq!(html.matches("<iframe").count(), 1, "{html}");
    assert!(
        html.contains("<iframe src=\"https://films.example/1\""),
        "{html}"
    );
    for code in ["srcdoc", "onload", "run()\""] {
        assert!(!html.contains(code), "{code}: {html}");
    }
}

/// A mark for a film and a frame are shown in one way: late, in a box, and with a name.
#[test]
fn marks_of_films_become_frames_where_the_host_is_named() {
    let site = TestSite::new(&["en"]);
    let settings = site.read("site.yaml") + "videos: [films.example]\n";
    site.bytes("site.yaml", settings.as_bytes());
    let films = "> [!VIDEO https://films.example/1?a=1&b=2]\n\n>[!VIDEO](https://films.example/2)\n\n\
                 <iframe src=\"https://films.example/3\" title=\"Three\" sandbox=\"allow-top-navigation\"></iframe>\n\n\
                 > [!VIDEO https://other.example/4]\n\n> [!VIDEO http://films.example/5]\n\n\
                 >[!VIDEO](javascript:run())\n\n<a class=\"film video\" href=\"https://other.example/6\"></a>\n";
    site.page(
        "en/index.md",
        &format!("---\nms.topic: how-to\n---\n# T\n\n{films}"),
    );
    let run = site.run(&["build", "--no-search", "--verbose"]);
    let told = run.stderr.matches("film-of-unknown-host").count();
    assert_eq!(told, 2, "{}", run.stderr);
    let html = site.read("public/en/index.html");
    let frames: Vec<&str> = html.split("<iframe ").skip(1).collect();
    assert_eq!(frames.len(), 3, "{html}");
    for (frame, film) in frames.iter().zip(["1?a=1&amp;b=2", "2", "3"]) {
        let tag = &frame[..frame.find('>').unwrap()];
        assert!(
            tag.contains(&format!("src=\"https://films.example/{film}\"")),
            "{tag}"
        );
        assert!(
            tag.contains("loading=\"lazy\"") && tag.contains("title=\""),
            "{tag}"
        );
        assert!(
            tag.contains("sandbox=\"allow-scripts") && !tag.contains("navigation"),
            "{tag}"
        );
    }
    for link in [
        "https://other.example/4",
        "http://films.example/5",
        "https://other.example/6",
    ] {
        assert!(html.contains(&format!("href=\"{link}\"")), "{link}: {html}");
    }
    let copy = site.read("public/en/index.md");
    assert!(copy.contains("(https://films.example/3)"), "{copy}");
}

/// What the frame around a page looks for, other windows, and words for machines.
#[test]
fn a_page_says_nothing_for_the_frame() {
    let site = TestSite::new(&["en"]);
    let closing = "</script><img src=x onerror=run()>";
    let links = ["opener nofollow", "OPENER xnoopenerx", ""].map(|rel| {
        format!("<a href=\"https://host.example/{rel}\" target=_blank rel=\"{rel}\">x</a>\n\n")
    });
    let page = format!(
        "---\ntitle: \"{closing}\"\ndescription: \"{closing}\"\n---\n# T\n\n\
         <p data-copy=1 data-open-x=1 data-pagefind-ignore data-own=1>one</p>\n\n{}",
        links.concat()
    );
    site.page("en/index.md", &page);
    let run = site.run(&["build", "--base-url", "https://host.example/"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let html = site.read("public/en/index.html");
    assert!(html.contains("<p data-own=\"1\">one</p>"), "{html}");
    assert!(!html.contains("<img"), "{html}");
    let links: Vec<&str> = html.split("target=\"_blank\"").skip(1).collect();
    assert_eq!(links.len(), 3, "{html}");
    for link in links {
        let tag = &link[..link.find('>').unwrap()].to_lowercase();
        let rel = tag.split('"').nth(1).unwrap_or_default();
        let words: Vec<&str> = rel.split(' ').collect();
        assert!(
            words.contains(&"noopener") && !words.contains(&"opener"),
            "{tag}"
        );
    }
}

/// A terminal obeys signs of control, and nobody reads an address of a million letters.
#[test]
fn what_is_told_of_an_attribute_is_short_and_seen() {
    let long = "x".repeat(1_000_000);
    let page = format!(
        "<a href=\"javascript:\u{1b}[31m\">x</a>\n\n<p id=\"frame_\u{9b}2J\" style=\"a:\u{1b}]\">x</p>\n\n\
         <a href=\"javascript:{long}\">x</a>\n"
    );
    let problems = read(&page, Some(Dialect::CommonMark)).problems;
    assert!(problems.len() >= 4, "{problems:?}");
    for problem in problems {
        let message = problem.message;
        assert!(
            message.len() < 300 && !message.contains(char::is_control),
            "{message:?}"
        );
    }
}

#[test]
fn a_language_is_trusted_by_name_and_no_other_with_it() {
    let site = TestSite::new(&["en", "nl"]);
    let settings = site.read("site.yaml") + "trusted: [en]\n";
    site.bytes("site.yaml", settings.as_bytes());
    for locale in ["en", "nl"] {
        site.page(
            &format!("{locale}/index.md"),
            "# T\n\n<script>run()</script>\n",
        );
        site.page(&format!("{locale}/run.js"), "run()\n");
    }
    let run = site.run(&["build", "--no-search"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let runs = |locale: &str| {
        let html = site.read(&format!("public/{locale}/index.html"));
        let file = site.path(&format!("public/{locale}/run.js")).exists();
        (html.contains("<script>run()"), file)
    };
    assert_eq!((runs("en"), runs("nl")), ((true, true), (false, false)));
}

#[test]
fn fields_choose_no_path() {
    let site = TestSite::new(&["en", "nl"]);
    let fields = "title: T\nurl: /../../x/\nslug: ../../x\npermalink: /x.html\npath: ../x\naliases: [../../../x, /../x, 'javascript:x', '%2e%2e/x']\nredirect_from: [/../../x, ../x]\nlayout: ../../x\nbase_url: https://other.example/\n";
    for locale in ["en", "nl"] {
        site.page(
            &format!("{locale}/index.md"),
            &format!("---\n{fields}---\n# T\n"),
        );
    }
    site.run(&["build", "--out", "out/public"]);
    let mut outside = std::fs::read_dir(site.path("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    assert!(outside.all(|name| name == "public" || name.to_string_lossy().starts_with('.')));
    assert!(
        !site.path("x").exists()
            && !site.path("out/x").exists()
            && !site.path("out/public/x").exists()
    );
    for page in ["out/public/en/index.html", "out/public/nl/index.html"] {
        assert!(!site.read(page).contains("other.example"));
    }
}

/// Of tags with attributes without end the first are read, the text stays, and a page is told once of all.
#[test]
fn attributes_without_end_are_cut_and_told() {
    let tag = |count: usize, from: usize| -> String {
        let attributes = (from..from + count).map(|n| format!(" data-a{n}=1"));
        format!("<p{}>Call us</p>\n", attributes.collect::<String>())
    };
    for (page, told) in [
        (tag(64, 0), 0),
        (tag(400_000, 0), 1),
        ((0..5000).map(|n| tag(60, n * 60)).collect(), 1),
        // Values in quotes are what the reader of HTML calls itself for.
        (
            format!("<p{}>Call us</p>\n", " data-a=\"1\"".repeat(200_000)),
            1,
        ),
        (
            format!("a <b{}>Call us</b>\n", " data-a = '1'".repeat(200_000)),
            1,
        ),
    ] {
        let document = read(&page, Some(Dialect::CommonMark));
        let problems = document.problems.iter();
        let found = problems.filter(|problem| problem.rule.name == "unknown-attribute");
        assert_eq!(found.count(), told, "{}", page.len());
        let html = markup(&document.tree, &mut Plain);
        let words = page.matches("Call us").count();
        assert_eq!(html.matches("Call us").count(), words);
        assert!(html.matches("data-a").count() <= 250_000.min(words * 65));
    }
}
