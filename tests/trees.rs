//! Repositories as they stand: a folder of pages a language, with their own lists, pictures and paths.

mod support;

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::time::Instant;

use serde_json::Value;

use support::site::{Run, files, run_in};

/// A copy of the checkouts below `tests/trees/`, which goes with the test.
struct Checkouts(tempfile::TempDir);

impl Checkouts {
    fn of(kind: &str) -> Self {
        let copy = Checkouts(tempfile::tempdir().unwrap());
        let kept = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/trees")
            .join(kind);
        for (name, bytes) in files(&kept) {
            copy.write(&name, &bytes);
        }
        copy
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Runs the program in the folder that holds the checkouts.
    fn run(&self, arguments: &[&str]) -> Run {
        run_in(self.0.path(), arguments)
    }

    fn check(&self) -> Value {
        let run = self.run(&["check", "--root", "site", "--format", "json"]);
        assert!(run.code <= 1, "{}", run.stderr);
        serde_json::from_str(&run.stdout).unwrap()
    }
}

/// Rule, file and line of each finding.
fn found(report: &Value) -> Vec<String> {
    let findings = report["diagnostics"].as_array().unwrap().iter();
    let mut lines: Vec<String> = findings
        .map(|finding| {
            let (rule, path) = (&finding["rule"], &finding["path"]);
            let line = &finding["start"]["line"];
            format!(
                "{} {}:{line}",
                rule.as_str().unwrap(),
                path.as_str().unwrap()
            )
        })
        .collect();
    lines.sort();
    lines
}

#[test]
fn checkouts_of_adobe_are_compared_as_they_stand() {
    let checkouts = Checkouts::of("adobe");
    let report = checkouts.check();
    assert_eq!(
        found(&report),
        [
            "borrowed-picture ../support.nl-NL/help/plans/overview.md:14",
            "borrowed-picture ../support.zh-Hant/help/plans/dme-business.md:19",
            "hours-without-zone ../support.en/help/plans/business.md:12",
            "mismatched-hours ../support.nl-NL/help/plans/business.md:14",
            "moved-page ../support.zh-Hant/help/plans/dme-business.md:3",
            "unknown-source-commit site.yaml:1",
            "untranslated-page ../support.en/help/plans/answers.md:1",
            "useless-redirect-line ../support.en/redirects.csv:10",
            "useless-redirect-line ../support.en/redirects.csv:7",
            "useless-redirect-line ../support.en/redirects.csv:8",
            "useless-redirect-line ../support.en/redirects.csv:9",
        ]
    );
    assert_eq!(report["summary"]["pages"], 15);
    let status = checkouts.run(&["status", "--root", "site"]).stdout;
    let states = |page: &str| {
        let mut lines = status.lines();
        let line = lines.find(|line| line.starts_with(page)).unwrap();
        line.split_whitespace()
            .skip(1)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(states("tools/local"), ["missing", "missing", "present"]);
    assert_eq!(states("plans/business"), ["present", "drifted", "present"]);
    assert_eq!(
        states("tools/admin/roles"),
        ["present", "present", "present"]
    );
    // The note names both paths.
    let told = report.to_string();
    assert!(
        told.contains("`plans/dme-business.md` here and `plans/business.md` in en"),
        "{told}"
    );
}

#[test]
fn checkouts_of_adobe_are_built_as_they_stand() {
    let checkouts = Checkouts::of("adobe");
    let built = checkouts.run(&["build", "--root", "site"]);
    assert_eq!(built.code, 0, "{}", built.stderr);
    let page = |name: &str| checkouts.read(&format!("site/public/{name}/index.html"));
    // Guides are sections, in the words of each language; lines without a mark are entries.
    let english = page("en/plans/business");
    for part in [
        "<li><span>Support plans</span>",
        "<li><span>Tools</span>",
        "/en/plans/answers/\">Written answers",
    ] {
        assert!(english.contains(part), "{part}");
    }
    let chinese = page("zh-tw/plans/business");
    assert!(chinese.contains("<li><span>支援方案</span>"));
    // A page that moved stands at one address, and links to either path lead there.
    assert!(page("zh-tw/plans/overview").contains("href=\"/zh-tw/plans/business/\">企業支援"));
    assert!(chinese.contains("href=\"/zh-tw/tools/admin/roles/\""));
    assert!(
        !checkouts
            .path("site/public/zh-tw/plans/dme-business")
            .exists()
    );
    // Its own picture, and that of the source where there is none. Copies in Markdown name them.
    let copy = |name: &str| checkouts.read(&format!("site/public/{name}/index.md"));
    assert!(copy("nl/plans/business").contains("/nl/plans/assets/form.svg"));
    assert!(copy("nl/plans/overview").contains("/en/plans/assets/lines.svg"));
    // Snippets are in the language of the page.
    assert!(page("nl/plans/business").contains("Houd uw klantnummer bij de hand."));
    let names = files(&checkouts.path("site/public"));
    let strange = [
        "scratch",
        "snippets",
        "metadata",
        "readme",
        "redirects.csv",
        "toc",
    ];
    for name in names.keys().filter(|name| !name.starts_with("assets/")) {
        assert!(
            !strange
                .iter()
                .any(|part| name.to_lowercase().contains(part)),
            "{name}"
        );
    }
}

#[test]
fn a_list_above_guides_brings_them_in_where_it_names_them() {
    let checkouts = Checkouts::of("adobe");
    let list = "# All\n\n+ [What we use](tools/TOC.md)\n+ [Start](plans/overview.md)\n";
    checkouts.write("support.en/help/TOC.md", list.as_bytes());
    let built = checkouts.run(&["build", "--root", "site"]);
    assert!(!built.stderr.contains("missing-page"), "{}", built.stderr);
    let page = checkouts.read("site/public/en/tools/faq/index.html");
    let order = [
        "<span>What we use</span>",
        ">Roles<",
        ">Start<",
        "<span>Support plans</span>",
    ];
    let places = order.map(|part| page.find(part).unwrap_or_else(|| panic!("{part}")));
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(page.matches("<li><span>Tools</span>").count(), 0);
}

#[test]
fn pages_outside_of_the_site_are_mended_and_may_accept() {
    let checkouts = Checkouts::of("adobe");
    let fixed = checkouts.run(&["fix", "--facts", "--root", "site"]);
    assert_eq!(fixed.code, 0, "{}", fixed.stderr);
    let page = checkouts.read("support.nl-NL/help/plans/business.md");
    assert!(page.contains("| 6:00 tot 17:30 uur |"), "{page}");
    let moved = "support.zh-Hant/help/plans/dme-business.md";
    let accepted =
        checkouts
            .read(moved)
            .replacen("---\n", "---\nallow: {moved-page: known here}\n", 1);
    checkouts.write(moved, accepted.as_bytes());
    let found = found(&checkouts.check());
    assert!(
        found
            .iter()
            .all(|line| !line.starts_with("moved") && !line.starts_with("mismatched")),
        "{found:?}"
    );
}

#[test]
fn settings_are_written_for_checkouts_as_they_stand() {
    let checkouts = Checkouts::of("adobe");
    fs::remove_file(checkouts.path("site/site.yaml")).unwrap();
    let init = [
        "init",
        "--from",
        "adobe",
        "--root",
        "site",
        "support.zh-Hant",
        "support.en",
        "support.nl-NL",
    ];
    let run = checkouts.run(&init);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for part in [
        "  en: 6 pages in ../support.en/help\n",
        "  isogloss check --root site\n",
    ] {
        assert!(run.stdout.contains(part), "{part}: {}", run.stdout);
    }
    let settings = checkouts.read("site/site.yaml");
    assert!(settings.ends_with(
        "title: Support\nlocales: [en, zh-TW, nl]\nsource: en\nroots:\n  en: ../support.en/help\n  \
         zh-TW: ../support.zh-Hant/help\n  nl: ../support.nl-NL/help\ndialect: adobe\n"
    ), "{settings}");
    assert!(
        found(&checkouts.check())
            .contains(&"mismatched-hours ../support.nl-NL/help/plans/business.md:14".into())
    );
    // Never over settings that are there.
    checkouts.write("site/site.yaml", b"mine");
    assert_eq!(checkouts.run(&init).code, 2);
    assert_eq!(checkouts.read("site/site.yaml"), "mine");
}

#[test]
fn what_a_checkout_does_not_tell_is_asked_for() {
    let checkouts = Checkouts::of("adobe");
    for (name, bytes) in files(&checkouts.path("support.nl-NL")) {
        checkouts.write(&format!("other/{name}"), &bytes);
        if name != "help/tools/faq.md" {
            checkouts.write(&format!("told/{name}"), &bytes);
        }
    }
    checkouts.write("told/metadata.md", b"---\nlocale: fr-FR\n---\n");
    checkouts.write("empty/README.txt", b"Nothing.\n");
    let init = |more: &[&str], root: &str| {
        let folders = [
            "init",
            "--from",
            "adobe",
            "--root",
            root,
            "support.en",
            "other",
        ];
        checkouts.run(&[&folders[..], more].concat())
    };
    let unknown = init(&["told", "empty"], "one");
    assert_eq!(unknown.code, 0, "{}", unknown.stderr);
    for part in [
        "other is not in it: its language is not known; give it with `--locale other=nl`",
        "empty is not in it: it holds no `help` folder and no pages",
        "  fr: 4 pages in ../told/help\n",
    ] {
        assert!(unknown.stdout.contains(part), "{part}: {}", unknown.stdout);
    }
    assert_eq!(init(&["--locale", "other=nl"], "two").code, 0);
    assert!(
        checkouts
            .read("two/site.yaml")
            .contains("locales: [en, nl]")
    );
    for wrong in ["other", "elsewhere=nl", "other=no language"] {
        let run = init(&["--locale", wrong], "three");
        assert_eq!(run.code, 2, "{}", run.stdout);
        assert!(
            run.stderr.contains("--locale support-b=nl"),
            "{}",
            run.stderr
        );
    }
    // A slip in a name is no site of one language.
    let gone = init(&["nowhere"], "three");
    assert_eq!(gone.code, 2, "{}", gone.stdout);
    assert!(
        gone.stderr.contains("there is no folder `nowhere`"),
        "{}",
        gone.stderr
    );
    let alone = init(&[], "three");
    assert_eq!(alone.code, 2, "{}", alone.stdout);
    for part in [
        "only the pages of en were understood",
        "`--locale other=nl`",
    ] {
        assert!(alone.stderr.contains(part), "{part}: {}", alone.stderr);
    }
    assert!(!checkouts.path("three").exists());
    assert_eq!(checkouts.run(&["init", "--from", "adobe"]).code, 2);
    assert_eq!(checkouts.run(&["init", "one-folder", "another"]).code, 2);
}

#[test]
fn wrong_roots_are_told_at_their_place() {
    let checkouts = Checkouts::of("adobe");
    checkouts.write("apart/only/a.md", b"# A\n");
    checkouts.write("site/public/nl/a.md", b"# A\n");
    fs::create_dir_all(checkouts.path("blank")).unwrap();
    for (root, words) in [
        (
            "../support.nl/help",
            "there is no folder `../support.nl/help`, which `roots` names for nl",
        ),
        (
            "../support.nl-NL/hulp",
            "did you mean `../support.nl-NL/help`?",
        ),
        ("../support.nl-NL/README.md", "is a file; name the folder"),
        ("../support.en/help", "en and nl have one folder"),
        (
            "../support.en",
            "`../support.en/help` of en lies in `../support.en` of nl",
        ),
        (
            "../support.en/help/plans",
            "`../support.en/help` of en holds `../support.en/help/plans` of nl",
        ),
        (
            ".",
            "`.` holds the site itself, and `public` into which it is built",
        ),
        ("..", "`../support.en/help` of en lies in `..` of nl"),
        (
            "public/nl",
            "`public/nl` lies in `public`, into which the site is built",
        ),
        ("../support.nl-NL", "did you mean `../support.nl-NL/help`?"),
        (
            "../apart",
            "no page of nl in `../apart` is one of another language, such as `only/a.md`",
        ),
        ("../blank", "`../blank` holds no page of nl"),
        (
            "/srv/nl",
            "`/srv/nl` is no folder as the settings name them",
        ),
    ] {
        let settings = format!(
            "title: T\nlocales: [en, nl]\nroots:\n  en: ../support.en/help\n  nl: {root}\n"
        );
        checkouts.write("site/site.yaml", settings.as_bytes());
        for command in ["check", "build"] {
            let run = checkouts.run(&[command, "--root", "site"]);
            assert_eq!(run.code, 2, "{root}: {}", run.stdout);
            let place = ["site.yaml:4:7: ", "site.yaml:5:7: "];
            let placed = place.iter().any(|place| run.stderr.contains(place));
            assert!(
                placed && run.stderr.contains(words),
                "{root}: {}",
                run.stderr
            );
        }
    }
}

#[test]
fn a_site_is_never_built_among_pages() {
    let checkouts = Checkouts::of("adobe");
    for out in [
        "support.nl-NL/help/out",
        "support.nl-NL/help",
        "support.nl-NL",
    ] {
        let run = checkouts.run(&["build", "--root", "site", "--out", out]);
        assert_eq!(run.code, 2, "{out}");
        assert!(run.stderr.contains("lie in each other"), "{}", run.stderr);
    }
    assert_eq!(
        checkouts
            .run(&["build", "--root", "site", "--out", "out", "-q"])
            .code,
        0
    );
}

#[test]
fn a_whole_snapshot_is_checked_with_one_command() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let pages = corpus.join("reading/workfront-basics/content");
    let Ok(pages) = pages.canonicalize() else {
        println!("there is no ../shared/corpus here");
        return;
    };
    let site = tempfile::tempdir().unwrap();
    let mut init = vec!["init".to_owned(), "--from".into(), "adobe".into()];
    init.extend(
        ["en", "nl", "fr", "de", "ja", "zh-TW"].map(|tag| pages.join(tag).display().to_string()),
    );
    let init: Vec<&str> = init.iter().map(String::as_str).collect();
    assert_eq!(run_in(site.path(), &init).code, 0);
    let settings = fs::read_to_string(site.path().join("site.yaml")).unwrap();
    assert!(
        settings.contains("locales: [en, nl, fr, de, ja, zh-TW]"),
        "{settings}"
    );
    assert!(
        settings.contains(&format!("{}/en\n", relative(site.path(), &pages))),
        "{settings}"
    );
    let start = Instant::now();
    let run = run_in(site.path(), &["check", "--format", "json"]);
    let seconds = start.elapsed().as_secs_f64();
    assert!(run.code == 0 || run.code == 1, "{}", run.stderr);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    println!("{} in {seconds:.1} s", report["summary"]);
    let count = |key: &str| report["summary"][key].as_u64().unwrap();
    assert!(
        count("pages") > 1_000 && count("cells_compared") > 10_000,
        "{}",
        report["summary"]
    );
}

/// The way to a folder, written here once more.
fn relative(from: &Path, to: &Path) -> String {
    let from = from.canonicalize().unwrap();
    let up = from
        .components()
        .filter(|part| matches!(part, Component::Normal(_)));
    let up: String = up.map(|_| "../").collect();
    format!("{up}{}", to.display().to_string().trim_start_matches('/'))
}

#[test]
fn the_lists_of_old_addresses_are_answered_in_every_language() {
    let checkouts = Checkouts::of("adobe");
    let run = checkouts.run(&["build", "--root", "site"]);
    assert!(run.code <= 1, "{}", run.stderr);
    let moved = |path: &str| checkouts.read(&format!("site/public/{path}/index.html"));
    for old in ["en/plans/old", "nl/plans/old", "zh-tw/plans/older"] {
        let tag = old.split('/').next().unwrap();
        let goal = format!("/{tag}/plans/business/#hours");
        assert!(moved(old).contains(&goal), "{old}: {}", moved(old));
    }
    assert!(moved("nl/plans/film").contains("https://video.tv.adobe.com/v/1"));
    let elsewhere = "https://experienceleague.adobe.com/docs/other/gone.html";
    assert!(moved("nl/plans/gone").contains(elsewhere));
    for none in ["never", "round", "trip", "nothing"] {
        let path = format!("site/public/en/plans/{none}");
        assert!(!checkouts.path(&path).exists(), "{none}");
    }
    let found = found(&checkouts.check());
    let useless = found
        .iter()
        .filter(|line| line.starts_with("useless-redirect-line"));
    let lines: Vec<&str> = useless.filter_map(|line| line.rsplit(':').next()).collect();
    assert_eq!(lines, ["10", "7", "8", "9"], "{found:?}");
}

#[test]
fn a_moved_page_has_the_pictures_of_the_page_that_it_is() {
    let checkouts = Checkouts::of("adobe");
    let (old, new) = ("plans/dme-business.md", "older/much/dme-business.md");
    let help = |name: &str| format!("support.zh-Hant/help/{name}");
    let text = checkouts.read(&help(old));
    fs::remove_file(checkouts.path(&help(old))).unwrap();
    checkouts.write(&help(new), text.as_bytes());
    let run = checkouts.run(&["build", "--root", "site"]);
    assert!(run.code <= 1, "{}", run.stderr);
    let page = checkouts.read("site/public/zh-tw/plans/business/index.html");
    assert!(page.contains("<img src=\"data:image/svg+xml"), "{page}");
    let found = found(&checkouts.check());
    let missing = found.iter().find(|line| line.starts_with("missing-file"));
    assert_eq!(missing, None);
}
