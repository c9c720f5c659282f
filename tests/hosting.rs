//! What stands around pages and sites: dates and links from git, link previews, Markdown copies, and
//! what a host would refuse.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use support::git::{git as told_by_git, git_on, has_git};
use support::site::{TestSite, files};

fn text(site: &TestSite, path: &str) -> String {
    let path = site.path("public").join(path);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn git(folder: &Path, arguments: &[&str]) {
    git_on("2026-05-31T23:30:00 -0200", folder, arguments);
}

/// A site in the folder `docs` of a repository.
fn repository() -> TestSite {
    let site = TestSite::new(&["en", "nl", "fr", "zh-TW"]);
    site.bytes(
        "docs/site.yaml",
        b"title: Test\nlocales: [en, nl, fr, zh-TW]\nsource: en\nbase_url: https://x.example/repo/\n\
          edit_url: https://code.example/o/r/edit/main/{path}\n",
    );
    for (locale, words) in [
        ("en", "Page"),
        ("nl", "Pagina"),
        ("fr", "Page"),
        ("zh-TW", "頁面"),
    ] {
        let page = format!("# {words}\n\nText, [{words}](#x).\n");
        site.bytes(
            &format!("docs/content/{locale}/a page #1.md"),
            page.as_bytes(),
        );
    }
    git(&site.path("."), &["init", "-q", "-b", "main"]);
    git(&site.path("."), &["add", "docs"]);
    git(&site.path("."), &["commit", "-q", "-m", "First"]);
    site
}

#[test]
fn pages_say_when_they_were_changed_and_where_to_edit_them() {
    let site = repository();
    site.bytes("docs/content/en/new.md", b"# New\n");
    let run = site.run(&["build", "--root", "docs", "--out", "public"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for (locale, words) in [
        (
            "en",
            "Last updated: <time datetime=\"2026-06-01\">June 1, 2026</time>",
        ),
        (
            "nl",
            "Laatst bijgewerkt: <time datetime=\"2026-06-01\">1 juni 2026</time>",
        ),
        (
            "fr",
            "Dernière mise à jour\u{a0}: <time datetime=\"2026-06-01\">1er juin 2026</time>",
        ),
        (
            "zh-tw",
            "上次更新：<time datetime=\"2026-06-01\">2026 年 6 月 1 日</time>",
        ),
    ] {
        let page = text(&site, &format!("{locale}/a page #1/index.html"));
        assert!(page.contains(words), "{words} is not in\n{page}");
    }
    let page = text(&site, "nl/a page #1/index.html");
    let edit = "https://code.example/o/r/edit/main/docs/content/nl/a%20page%20%231.md";
    assert!(page.contains(edit), "{page}");
    // What is in no commit has no day.
    let new = text(&site, "en/new/index.html");
    assert!(
        !new.contains("<time") && new.contains("docs/content/en/new.md"),
        "{new}"
    );
}

#[test]
fn a_feed_tells_what_was_changed_last() {
    let site = repository();
    site.bytes("docs/content/en/new.md", b"# New\n");
    site.bytes(
        "docs/content/nl/later.md",
        b"---\ndescription: Uren & dagen\n---\n# A < B\n",
    );
    git(&site.path("."), &["add", "docs/content/nl"]);
    git_on(
        "2026-07-01T12:00:00 +0000",
        &site.path("."),
        &["commit", "-q", "-m", "Later"],
    );
    let run = site.run(&["build", "--root", "docs", "--out", "public"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let feed = text(&site, "nl/feed.xml");
    let entries: Vec<&str> = feed.split("<entry>").skip(1).collect();
    assert_eq!(entries.len(), 2, "{feed}");
    for words in [
        "<title>A &lt; B</title>",
        "<id>https://x.example/repo/nl/later/</id>",
        "<updated>2026-07-01T00:00:00Z</updated>",
        "<summary>Uren &amp; dagen</summary>",
    ] {
        assert!(entries[0].contains(words), "{words} is not in\n{feed}");
    }
    // Signs of a file's name that mean something in an address are no signs of it.
    let older = "<id>https://x.example/repo/nl/a%20page%20%231/</id>";
    assert!(entries[1].contains(older), "{feed}");
    // The page that is in no commit is in no feed.
    assert!(!text(&site, "en/feed.xml").contains("New"));
    let link = "type=\"application/atom+xml\" href=\"https://x.example/repo/nl/feed.xml\"";
    assert!(text(&site, "nl/later/index.html").contains(link));
    let plain = TestSite::new(&["en"]);
    plain.page("en/index.md", "# Home\n");
    plain.run(&["build"]);
    assert!(!plain.path("public/en/feed.xml").exists());
    assert!(!text(&plain, "en/index.html").contains("atom"));
}

#[test]
fn a_repository_without_its_past_says_so_once_and_gives_no_days() {
    let site = repository();
    site.bytes("docs/content/en/a page #1.md", b"# Page\n\nMore.\n");
    git(&site.path("."), &["commit", "-q", "-a", "-m", "Second"]);
    let from = format!("file://{}", site.path(".").display());
    git(
        &site.path("."),
        &["clone", "-q", "--depth", "1", &from, "shallow"],
    );
    let run = site.run(&["build", "--root", "shallow/docs", "--out", "public"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(
        run.stderr.matches("shallow-history").count(),
        1,
        "{}",
        run.stderr
    );
    assert!(!text(&site, "en/a page #1/index.html").contains("<time"));
}

#[test]
fn without_a_repository_nothing_is_said() {
    let site = TestSite::new(&["en"]);
    site.page("en/index.md", "# Home\n");
    let run = site.run(&["build"]);
    assert!(
        !run.stderr.contains("shallow") && run.code == 0,
        "{}",
        run.stderr
    );
    assert!(!text(&site, "en/index.html").contains("page-foot"));
}

#[test]
fn link_previews_know_title_language_and_address() {
    let site = TestSite::new(&["en", "nl", "zh-TW"]);
    let page = |title: &str| format!("---\ndescription: About \"{title}\"\n---\n# {title}\n");
    site.page("en/index.md", &page("Home"));
    site.page("zh-TW/index.md", &page("首頁"));
    site.page("nl/other.md", "# Ander\n");
    let run = site.run(&["build", "--base-url", "https://x.example/repo/"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let html = text(&site, "zh-tw/index.html");
    for part in [
        "<meta name=\"description\" content=\"About &quot;首頁&quot;\">",
        "<meta property=\"og:type\" content=\"article\">",
        "<meta property=\"og:title\" content=\"首頁\">",
        "<meta property=\"og:description\" content=\"About &quot;首頁&quot;\">",
        "<meta property=\"og:url\" content=\"https://x.example/repo/zh-tw/\">",
        "<meta property=\"og:site_name\" content=\"Test\">",
        "<meta property=\"og:locale\" content=\"zh_TW\">",
        "<meta property=\"og:locale:alternate\" content=\"en_US\">",
        "<link rel=\"alternate\" type=\"text/markdown\" href=\"/repo/zh-tw/index.md\">",
    ] {
        assert!(html.contains(part), "{part} is not in\n{html}");
    }
    assert!(!html.contains("nl_NL"), "the page is not in Dutch");
}

#[test]
fn every_page_has_a_copy_in_markdown_that_is_listed() {
    let site = TestSite::new(&["en", "nl"]);
    site.page(
        "en/plans/page.md",
        "---\nms.topic: x\ndescription: What it is\n---\n# A [page]\n\n[!INCLUDE [a](../includes/a.md)]\n\n\
         > [!NOTE]\n> Look [here](other.md#x).\n",
    );
    site.page("en/includes/a.md", "Shared **words**.\n");
    site.page("nl/plans/page.md", "# Een pagina\n");
    let run = site.run(&["build", "--base-url", "https://x.example/repo/"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(
        text(&site, "en/plans/page/index.md"),
        "# A \\[page\\]\n\nShared **words**.\n\n> **Note**\n>\n> Look \
         [here](https://x.example/repo/en/plans/other/#x).\n"
    );
    assert_eq!(
        text(&site, "llms.txt"),
        "# Test\n\n## English (en)\n\n- [A \\[page\\]](https://x.example/repo/en/plans/page/index.md): \
         What it is\n\n## Nederlands (nl)\n\n- [Een \
         pagina](https://x.example/repo/nl/plans/page/index.md)\n"
    );
}

#[cfg(unix)]
#[test]
fn links_of_the_file_system_are_told_and_left_out() {
    let site = TestSite::new(&["en"]);
    site.page("en/index.md", "# Home\n");
    site.bytes("secret.txt", b"secret");
    std::os::unix::fs::symlink(site.path("secret.txt"), site.path("content/en/open.txt")).unwrap();
    let run = site.run(&["build"]);
    assert!(run.stderr.contains("symlink-in-content"), "{}", run.stderr);
    assert!(run.stderr.contains("content/en/open.txt"), "{}", run.stderr);
    assert!(!site.path("public/en/open.txt").exists());
}

/// A link that came with the pages could publish any folder of the machine.
#[cfg(unix)]
#[test]
fn the_folder_of_a_language_is_no_link_unless_the_settings_name_it() {
    let site = TestSite::new(&["en", "nl"]);
    site.page("en/index.md", "# Home\n");
    site.bytes("private/index.md", b"# Secret\n");
    site.bytes("private/key.pem", b"secret");
    std::os::unix::fs::symlink("../private", site.path("content/nl")).unwrap();
    let run = site.run(&["build", "--no-search"]);
    assert!(run.stderr.contains("content/nl"), "{}", run.stderr);
    assert!(run.stderr.contains("symlink-in-content"), "{}", run.stderr);
    assert!(!site.path("public/nl/key.pem").exists());
    let settings = site.read("site.yaml") + "roots: {nl: content/nl}\n";
    site.bytes("site.yaml", settings.as_bytes());
    site.run(&["build", "--no-search"]);
    assert!(site.path("public/nl/key.pem").exists());
}

/// What lies among the pages may look like a repository whose settings name a program.
#[cfg(unix)]
#[test]
fn what_looks_like_a_repository_starts_no_program() {
    if !has_git() {
        return;
    }
    let site = TestSite::new(&["en", "nl"]);
    site.page("en/page.md", "# Hours\n\nOpen 9:00 – 17:00.\n");
    let folder = site.path("content/en");
    told_by_git(&folder, &["init", "-q", "--bare", "."]);
    let tree = told_by_git(&folder, &["hash-object", "-t", "tree", "-w", "/dev/null"]);
    let commit = told_by_git(&folder, &["commit-tree", &tree, "-m", "Words"]);
    told_by_git(&folder, &["update-ref", "HEAD", &commit]);
    let mark = site.path("started");
    let program = format!("touch '{}'; false", mark.display());
    for (key, value) in [
        ("bare", "false"),
        ("worktree", "."),
        ("fsmonitor", &program),
    ] {
        git(
            &folder,
            &["config", "--file", "config", &format!("core.{key}"), value],
        );
    }
    let page = format!("---\nsource-commit: {commit}\n---\n# Uren\n\nOpen 9:00 – 17:00.\n");
    site.page("nl/page.md", &page);
    site.run(&["check"]);
    site.run(&["build", "--no-search"]);
    assert!(!mark.exists());
    // It is one to whoever does not look.
    told_by_git(&folder, &["status"]);
    assert!(mark.exists());
}

#[test]
fn a_file_never_takes_the_place_of_a_page() {
    let site = TestSite::new(&["en"]);
    site.page("en/index.md", "# Home\n");
    site.bytes("content/en/index.html", b"mine");
    let run = site.run(&["build"]);
    assert!(run.stderr.contains("colliding-file"), "{}", run.stderr);
    assert!(text(&site, "en/index.html").contains("Home"));
    // Nor does the folder of a page take the place of a file.
    site.page("en/404.html.md", "# Mine\n");
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(site.path("public/en/404.html").is_file());
}

/// The same site, built from another folder, in another time zone and language.
#[test]
fn where_and_when_a_site_is_built_changes_no_byte() {
    let site = repository();
    let one = site.path("one");
    let run = site.run(&["build", "--root", "docs", "--out", "one"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let output = Command::new(env!("CARGO_BIN_EXE_isogloss"))
        .args(["build", "--out", "../../../two"])
        .current_dir(site.path("docs/content/en"))
        .env("TZ", "Pacific/Kiritimati")
        .env("LANG", "zh_TW.UTF-8")
        .env("LC_ALL", "fr_FR.UTF-8")
        .output()
        .unwrap();
    assert!(output.status.success());
    assert_eq!(files(&one), files(&site.path("two")));
}

/// What a repository came from tells where its files are edited, unless the settings say it.
#[test]
fn the_remote_of_a_repository_tells_where_pages_are_edited() {
    let site = TestSite::new(&["en"]);
    site.page("en/index.md", "# Page\n");
    let folder = site.path(".");
    git(&folder, &["init", "-q", "-b", "trunk"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "-q", "-m", "First"]);
    let edit = || {
        assert_eq!(site.run(&["build"]).code, 0);
        let page = text(&site, "en/index.html");
        let from = page.find("page-foot").map_or("", |at| &page[at..]);
        let href = from.split_once("href=\"").map(|(_, rest)| rest);
        href.and_then(|rest| rest.split('"').next())
            .map(str::to_owned)
    };
    assert_eq!(edit(), None);
    git(
        &folder,
        &["remote", "add", "origin", "git@github.com:o/r.git"],
    );
    let own = "https://github.com/o/r/edit/trunk/content/en/index.md";
    assert_eq!(edit().as_deref(), Some(own));
    site.bytes(
        "site.yaml",
        b"title: T\nlocales: [en]\nedit_url: https://code.example/{path}\n",
    );
    assert_eq!(
        edit().as_deref(),
        Some("https://code.example/content/en/index.md")
    );
}

#[test]
fn a_site_without_an_index_leads_on_and_says_so() {
    let site = TestSite::new(&["en", "nl"]);
    site.page("en/a.md", "# First page\n");
    site.page("en/index/index.md", "# No index\n");
    let run = site.run(&["build"]);
    assert!(run.stderr.contains("missing-index"), "{}", run.stderr);
    let home = text(&site, "en/index.html");
    assert!(!home.contains("This page has moved"), "{home}");
    assert!(home.contains("url=/en/a/"), "{home}");
    // Dutch has no page of its own, and its readers are led to one.
    let root = text(&site, "index.html");
    assert!(root.contains("href=\"/nl/a/\""), "{root}");
    assert!(text(&site, "404.html").contains("href=\"/nl/a/\""));
}

#[test]
fn home_is_the_index_be_it_in_another_language() {
    let site = TestSite::new(&["en", "nl"]);
    site.page("en/index.md", "# Home\n");
    site.page("en/a.md", "# First\n");
    site.page("nl/a.md", "# Eerste\n");
    assert_eq!(site.run(&["build", "--strict"]).code, 0);
    assert!(text(&site, "nl/404.html").contains("<a href=\"/nl/\">"));
    assert!(text(&site, "index.html").contains("href=\"/nl/\""));
    assert!(text(&site, "nl/index.html").contains("<h1 id=\"home\">"));
}

#[test]
fn an_old_address_may_name_its_language() {
    let site = TestSite::new(&["en", "nl"]);
    site.page(
        "en/index.md",
        "---\naliases: [/en/old, older]\n---\n# Home\n",
    );
    site.page("nl/index.md", "# Thuis\n");
    assert_eq!(site.run(&["build"]).code, 0);
    let built = files(&site.path("public"));
    let there = |path: &str| built.contains_key(&format!("{path}/index.html"));
    assert!(there("en/old") && there("en/older") && there("nl/older"));
    assert!(!there("en/en/old") && !there("nl/old") && !there("nl/en/old"));
}

#[cfg(unix)]
#[test]
fn nothing_is_read_through_a_link_that_lies_among_the_pages() {
    use std::os::unix::fs::symlink;
    let site = TestSite::new(&["en"]);
    let includes = "# Home\n\n[!INCLUDE [a](passwd.md)]\n\n[!INCLUDE [b](far/secret.md)]\n\n\
                    [!INCLUDE [c](../../../../far/secret.md)]\n\n[!INCLUDE [d](%2e%2e/%2e%2e/far/secret.md)]\n\n\
                    [!INCLUDE [e](/../../far/secret.md)]\n\n![f](far/secret.png)\n";
    site.page("en/index.md", &format!("---\nms.topic: x\n---\n{includes}"));
    site.bytes("far/secret.md", b"the hidden words\n");
    site.bytes("far/secret.png", b"the hidden words\n");
    symlink(
        site.path("far/secret.md"),
        site.path("content/en/passwd.md"),
    )
    .unwrap();
    symlink(site.path("far"), site.path("content/en/far")).unwrap();
    symlink("loop.md", site.path("content/en/loop.md")).unwrap();
    symlink("..", site.path("content/en/round")).unwrap();
    let run = site.run(&["build"]);
    for name in ["passwd.md", "far", "loop.md", "round"] {
        let told = format!("content/en/{name}:1:1");
        assert!(run.stderr.contains(&told), "{told}\n{}", run.stderr);
    }
    for format in ["text", "json", "sarif", "markdown"] {
        let run = site.run(&["check", "--format", format]);
        assert!(
            !run.stdout.contains("hidden words"),
            "{format}: {}",
            run.stdout
        );
    }
    assert!(!run.stderr.contains("hidden words"), "{}", run.stderr);
    assert!(!text(&site, "en/index.html").contains("hidden words"));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_told_and_never_opened() {
    use std::os::unix::fs::PermissionsExt;
    let site = TestSite::new(&["en"]);
    site.page(
        "en/index.md",
        "---\nms.topic: x\n---\n# Home\n\n[!INCLUDE [a](pipe.md)]\n",
    );
    site.page("en/folder.md/page.md", "# In a folder\n");
    site.page("en/closed.md", "# Closed\n");
    site.page("en/shut/page.md", "# Shut\n");
    let pipe = site.path("content/en/pipe.md");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(pipe)
            .status()
            .unwrap()
            .success()
    );
    let _socket =
        std::os::unix::net::UnixListener::bind(site.path("content/en/socket.md")).unwrap();
    let mode = |name: &str, mode| {
        let path = site.path(name);
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    mode("content/en/closed.md", 0o000);
    mode("content/en/shut", 0o000);
    // The superuser may read everything.
    let all_may = std::fs::read(site.path("content/en/closed.md")).is_ok();
    let run = site.run(&["check"]);
    // Nor is one copied, or waited for.
    let picture = site.path("content/en/pipe.png");
    assert!(
        Command::new("mkfifo")
            .arg(picture)
            .status()
            .unwrap()
            .success()
    );
    let built = site.run(&["build", "--no-search"]);
    assert_eq!(built.code, 0, "{}", built.stderr);
    mode("content/en/shut", 0o755);
    let closed = ["closed.md", "shut"].into_iter().filter(|_| !all_may);
    for name in ["pipe.md", "socket.md", "folder.md"]
        .into_iter()
        .chain(closed)
    {
        let told = format!("content/en/{name}:1:1");
        assert!(run.stdout.contains(&told), "{told}\n{}", run.stdout);
    }
}

#[test]
fn what_begins_with_a_dot_is_none_of_the_site() {
    let site = TestSite::new(&["en"]);
    site.page("en/index.md", "# Home\n");
    for file in [
        "content/en/.draft.md",
        "content/en/.secret.png",
        "content/en/.git/config",
        "content/en/.git/page.md",
        "static/.hidden.css",
    ] {
        site.bytes(file, b"hidden words");
    }
    assert_eq!(site.run(&["build", "--no-search"]).code, 0);
    for (name, bytes) in files(&site.path("public")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("hidden words"), "{name}");
    }
}

/// Who opens a pipe waits for somebody to write into it; here somebody does.
#[cfg(unix)]
#[test]
fn settings_that_are_no_file_are_told_and_never_opened() {
    let site = TestSite::new(&["en"]);
    site.page("en/index.md", "# Home\n");
    fs::remove_file(site.path("site.yaml")).unwrap();
    let made = Command::new("mkfifo").arg(site.path("site.yaml")).status();
    assert!(made.unwrap().success());
    let mut writer = Command::new("sh")
        .args(["-c", "echo 'title: T\nlocales: [en]' > site.yaml"])
        .current_dir(site.path("."))
        .spawn()
        .unwrap();
    let run = site.run(&["check"]);
    writer.kill().unwrap();
    writer.wait().unwrap();
    assert_eq!(run.code, 2, "{}", run.stdout);
    assert!(run.stderr.contains("site.yaml"), "{}", run.stderr);
}

#[test]
fn names_that_some_disks_cannot_hold_are_told() {
    let site = TestSite::new(&["en", "nl"]);
    let (one, two) = ("caf\u{e9}", "cafe\u{301}");
    for page in ["en/index", "nl/index", "en/aux", "en/plans/com1"] {
        site.page(&format!("{page}.md"), "# Page\n");
    }
    site.page(&format!("en/{one}.md"), "# Page\n");
    site.page(
        &format!("nl/{two}.md"),
        &format!("# Page\n\n[x]({one}.md) [y]({two}.md)\n"),
    );
    site.page("en/ends./page.md", "# Page\n");
    let run = site.run(&["check", "--format", "json-lines"]);
    let told = |path: &str| {
        let mut lines = run.stdout.lines();
        lines.any(|line| line.contains("unservable-name") && line.contains(path))
    };
    for path in ["en/aux.md", "en/plans/com1.md", "en/ends./page.md", two] {
        assert!(told(path), "{path}\n{}", run.stdout);
    }
    // Both are one page in two languages.
    assert!(!run.stdout.contains("missing-page"), "{}", run.stdout);
    site.page(&format!("nl/{one}.md"), "# Page\n");
    let run = site.run(&["check"]);
    assert!(run.stdout.contains("colliding-pages"), "{}", run.stdout);
}

#[test]
fn a_file_of_50_mb_is_told_and_not_read() {
    let site = TestSite::new(&["en"]);
    site.page("en/index.md", "# Home\n");
    site.page("en/long.md", &"a page of words\n".repeat(50 << 16));
    let run = site.run(&["check"]);
    assert!(run.stdout.contains("content/en/long.md"), "{}", run.stdout);
}

/// Nobody knows what it holds, and a browser would run it.
#[test]
fn a_drawing_that_cannot_be_read_is_left_out() {
    let site = TestSite::new(&["en"]);
    site.page("en/index.md", "# Home\n\n![a](large.svg) ![b](small.svg)\n");
    let large = format!("<svg><!--{}--><script/></svg>", "x".repeat(17 << 20));
    site.bytes("content/en/large.svg", large.as_bytes());
    site.bytes("content/en/small.svg", b"<svg/>");
    let run = site.run(&["build", "--no-search"]);
    assert!(
        run.stderr.contains("this drawing cannot be read"),
        "{}",
        run.stderr
    );
    assert!(
        !site.path("public/en/large.svg").exists() && site.path("public/en/small.svg").exists()
    );
}

#[test]
fn findings_without_end_are_counted() {
    let site = TestSite::new(&["en"]);
    site.page(
        "en/index.md",
        &format!("# Home\n\n{}", "<x>\n".repeat(30_000)),
    );
    let run = site.run(&["check"]);
    let last = run
        .stdout
        .lines()
        .rev()
        .take(8)
        .collect::<Vec<_>>()
        .join("\n");
    assert!(run.stdout.contains("and 9"), "{last}");
    assert!(run.stdout.len() < 1 << 20, "{}", run.stdout.len());
    let json = site.run(&["check", "--format", "json"]).stdout;
    assert!(json.contains("more findings, which are not listed"));
}

/// To find one's place in such a line takes time for every finding in it.
#[test]
fn a_line_without_end_is_named_and_not_shown() {
    let site = TestSite::new(&["en"]);
    let words = "word ".repeat(900);
    site.page("en/index.md", &format!("# Home\n\n{words}<x> {words}\n"));
    let run = site.run(&["check"]);
    assert!(
        run.stdout.contains("content/en/index.md:3:4501"),
        "{}",
        run.stdout
    );
    assert!(!run.stdout.contains("word"), "{}", run.stdout);
}

#[test]
fn pages_in_utf16_are_read_and_told() {
    let site = TestSite::new(&["en"]);
    let words = "# Home\r\n\r\nCall caf\u{e9}\r";
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(words.encode_utf16().flat_map(u16::to_le_bytes));
    site.bytes("content/en/index.md", &bytes);
    site.bytes("content/en/nul.md", b"# T\0itle\n");
    let run = site.run(&["build"]);
    assert!(
        run.stderr.contains("UTF-16") && run.stderr.contains("U+0000"),
        "{}",
        run.stderr
    );
    assert!(text(&site, "en/index.html").contains("Call caf\u{e9}"));
}
