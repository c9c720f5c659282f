//! What is kept between runs in `.isogloss/`: with it and without it a site is the same, whatever was
//! changed, and it is no part of the site.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::SystemTime;

use support::chance::Chance;
use support::git::{self, git, has_git};
use support::site::{Run, TestSite, files};

/// All that two runs must have in common.
type Made = (BTreeMap<String, Vec<u8>>, i32, String, String);

/// What a build gives, and now and then a check for programs: that looks for repairs, which takes its time.
fn made(site: &TestSite, checks: bool, more: &[&str]) -> Made {
    let out = tempfile::tempdir().unwrap();
    let public = out.path().join("public").display().to_string();
    let run = |first: &[&str]| site.run(&[first, more].concat());
    let (build, check) = thread::scope(|scope| {
        let build = scope.spawn(|| run(&["build", "--no-search", "--out", &public]));
        let check = checks.then(|| run(&["check", "--quiet", "--format", "json"]).stdout);
        (build.join().unwrap(), check.unwrap_or_default())
    });
    // The last line has the folder and the time.
    let told = build.stderr.trim_end().rsplit_once('\n');
    let told = told.map_or("", |(told, _)| told).to_owned();
    let files = match out.path().join("public").exists() {
        true => files(&out.path().join("public")),
        false => BTreeMap::new(),
    };
    (files, build.code, told, check)
}

fn assert_same(site: &TestSite, checks: bool, after: &str) {
    let (kept, read) = thread::scope(|scope| {
        let kept = scope.spawn(|| made(site, checks, &[]));
        (kept.join().unwrap(), made(site, checks, &["--no-cache"]))
    });
    for (name, bytes) in &read.0 {
        assert!(
            kept.0.get(name) == Some(bytes),
            "{name} is another one after {after}"
        );
    }
    assert_eq!(kept.0.len(), read.0.len(), "{after}");
    assert!(read.0.len() > 50, "{after}: {}", read.2);
    assert_eq!(
        (kept.1, kept.2, kept.3),
        (read.1, read.2, read.3),
        "{after}"
    );
}

fn below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let names = files(folder).into_keys();
    names
        .filter(|name| name.ends_with(ending))
        .map(|name| folder.join(name))
        .collect()
}

const LOCALES: [&str; 4] = ["en", "nl", "fr", "zh-TW"];

/// Changes one thing; says what.
fn edit(site: &TestSite, chance: &mut Chance, number: usize) -> String {
    let locale = *chance.of(&LOCALES);
    let pages = below(&site.path(&format!("content/{locale}")), ".md");
    let page = chance.of(&pages).clone();
    let text = fs::read_to_string(&page).unwrap();
    let includes = site.path(&format!("content/{locale}/microsoft-365/includes"));
    let kept = below(&site.path(".isogloss"), "");
    let kept: Vec<_> = kept
        .into_iter()
        .filter(|path| path.extension().is_none())
        .collect();
    let shown = page.display();
    match number % 15 {
        0 => {
            // The same size, and the time that it had.
            let before = page.metadata().unwrap().modified().unwrap();
            let digit = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
            let other = ["7", "8"][usize::from(text[digit..].starts_with('7'))];
            let text = [&text[..digit], other, &text[digit + 1..]].concat();
            fs::write(&page, text).unwrap();
            fs::File::options()
                .write(true)
                .open(&page)
                .unwrap()
                .set_modified(before)
                .unwrap();
            format!("a digit of {shown}")
        }
        1 => {
            let more = "\n[!INCLUDE [part](~/_includes/part.md)]\n\n| A | B |\n| --- | --- |\n| Chat | 4 hours |\n\nWait 7 uurtje, 3 klok or 2 etmaal.\n";
            fs::write(&page, text + more).unwrap();
            format!("more at the end of {shown}")
        }
        2 => {
            let text = format!("Part {number}: {} hours. [x](index.md)\n", chance.below(5));
            site.bytes(
                &format!("content/{locale}/_includes/part.md"),
                text.as_bytes(),
            );
            format!("a snippet of {locale}")
        }
        3 => {
            let notice = includes.join("sample-notice.md");
            match chance.below(3) {
                0 => drop(fs::remove_file(notice)),
                _ => fs::write(notice, format!("> [!NOTE]\n> Notice {number}\n")).unwrap(),
            }
            format!("the notice of {locale}")
        }
        4 => {
            let changes = [
                ("source: en\n", ""),
                ("Worldwide", "Everywhere"),
                ("Support in", "Help in"),
                ("source: en\n", "source: en\nvideos: [www.microsoft.com]\n"),
                ("source: en\n", "source: nl\n"),
                ("source: en\n", "source: en\ntrusted: [nl]\n"),
            ];
            let (from, to) = chance.of(&changes);
            let own = fs::read_to_string(shipped("site.yaml")).unwrap();
            site.bytes("site.yaml", own.replacen(from, to, 1).as_bytes());
            format!("settings: {to:?} for {from:?}")
        }
        5 => {
            // Words of pages that stay as they are.
            let word = ["uurtje", "klok"][chance.below(2)];
            for locale in LOCALES {
                let words = format!("hour: [\"{word}\"]\nday: [\"etmaal\"]\n");
                site.bytes(&format!("locales/{locale}/words.yaml"), words.as_bytes());
            }
            format!("words: {word}")
        }
        6 => {
            let words = format!("language = Words {number}\nalert-note = Beware {number}\n");
            site.bytes(&format!("locales/{locale}/messages.ftl"), words.as_bytes());
            format!("messages of {locale}")
        }
        7 => {
            let own = fs::read_to_string(shipped("templates/page.html")).unwrap();
            site.bytes(
                "templates/page.html",
                own.replace("{%- endblock", &format!("<!-- {number} -->{{%- endblock"))
                    .as_bytes(),
            );
            "a template".to_owned()
        }
        8 => {
            fs::remove_file(&page).unwrap();
            format!("without {shown}")
        }
        9 => {
            let to = page.with_file_name(format!("other-{}.md", chance.below(3)));
            fs::rename(&page, &to).unwrap();
            format!("{} for {shown}", to.display())
        }
        10 => {
            let text = format!(
                "---\ndraft: {}\n---\n# New {number}\n\nOpen 9:00.\n",
                chance.below(4) == 0
            );
            site.page(&format!("{locale}/new/page-{}.md", chance.below(4)), &text);
            format!("a new page of {locale}")
        }
        11 => {
            for path in kept.iter().filter(|_| chance.below(3) == 0) {
                fs::write(path, format!("isogloss garbage {number}")).unwrap();
            }
            "garbage in the cache".to_owned()
        }
        12 => {
            for path in kept.iter().filter(|_| chance.below(3) == 0) {
                let bytes = fs::read(path).unwrap();
                fs::write(path, &bytes[..bytes.len() * (number % 7) / 7]).unwrap();
            }
            "an end of the cache cut off".to_owned()
        }
        13 => {
            // Each in the other's place, and one of another purpose.
            fs::copy(chance.of(&kept), chance.of(&kept)).unwrap();
            fs::copy(chance.of(&kept), site.path(".isogloss/build/zz")).unwrap();
            "packs in each other's place".to_owned()
        }
        _ => {
            for (name, bytes) in files(&shipped("content")) {
                site.bytes(&format!("content/{name}"), &bytes);
            }
            "all pages as they were".to_owned()
        }
    }
}

fn shipped(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

#[test]
fn after_random_edits_a_site_is_the_same_with_the_cache_and_without() {
    let site = TestSite::copy_of_shipped();
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    site.run(&["build", "--quiet", "--no-search"]);
    site.run(&["check", "--quiet"]);
    // More of them take minutes: CACHE_EDITS=45 in the environment digs deeper.
    let edits = std::env::var("CACHE_EDITS").ok();
    let edits = edits.and_then(|edits| edits.parse().ok()).unwrap_or(12);
    for number in 0..edits {
        let what = edit(&site, &mut chance, number);
        assert_same(&site, number % 5 == 0, &format!("edit {number}: {what}"));
    }
}

fn small() -> TestSite {
    let site = TestSite::new(&["en", "nl"]);
    for locale in ["en", "nl"] {
        for page in ["index", "plans", "hours"] {
            site.page(
                &format!("{locale}/{page}.md"),
                &format!("# {page}\n\nOpen 9:00 – 17:00.\n"),
            );
        }
    }
    site
}

/// How many families a run has remembered, and how many it has read.
fn counted(run: &Run) -> (u32, u32) {
    let line = run
        .stderr
        .lines()
        .find(|line| line.contains("are as they were read before"))
        .unwrap();
    let numbers = line
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|word| word.parse().ok());
    let numbers: Vec<u32> = numbers.take(2).collect();
    (numbers[0], numbers[1])
}

#[test]
fn only_what_changed_is_read_and_written() {
    let site = small();
    let check = || counted(&site.run(&["check", "--verbose", "--exit-zero"]));
    let written = || -> BTreeMap<PathBuf, SystemTime> {
        let paths = below(&site.path(".isogloss/check"), "").into_iter();
        paths
            .map(|path| (path.clone(), path.metadata().unwrap().modified().unwrap()))
            .collect()
    };
    assert_eq!(check(), (0, 3));
    let first = written();
    // What was laid aside on the way is gone.
    assert!(first.keys().all(|path| path.extension().is_none()));
    assert_eq!(check(), (3, 0));
    assert_eq!(written(), first);
    // Of a check, a report with repairs remembers; a build does not, for it needs the text.
    let json = site.run(&["check", "--verbose", "--format", "json"]);
    assert_eq!(counted(&json), (3, 0));
    assert_eq!(
        counted(&site.run(&["build", "--verbose", "--no-search"])),
        (0, 3)
    );
    // Where the site stands is no part of what is read.
    let elsewhere = [
        "build",
        "--verbose",
        "--no-search",
        "--base-url",
        "https://example.org/x/",
    ];
    assert_eq!(counted(&site.run(&elsewhere)), (3, 0));
    site.page("nl/plans.md", "# plans\n\nOpen 9:00 – 18:00.\n");
    assert_eq!(check(), (2, 1));
    let (second, changed) = (written(), |(path, time): &(&PathBuf, &SystemTime)| {
        first.get(*path) != Some(*time)
    });
    assert_eq!(second.iter().filter(changed).count(), 1);
    // A family that is gone leaves nothing behind.
    for locale in ["en", "nl"] {
        fs::remove_file(site.path(&format!("content/{locale}/hours.md"))).unwrap();
    }
    assert_eq!(check(), (2, 0));
    assert_eq!(written().len(), second.len() - 1);
    assert_eq!(check(), (2, 0));
}

#[test]
fn the_cache_is_no_part_of_the_site_and_says_what_it_is() {
    let site = small();
    assert_eq!(site.run(&["build", "--no-search"]).code, 0);
    assert!(
        site.read(".isogloss/CACHEDIR.TAG")
            .starts_with("Signature: 8a477f597d28d172789f06886806bc55")
    );
    assert_eq!(site.read(".isogloss/.gitignore"), "*\n");
    assert!(
        files(&site.path("public"))
            .keys()
            .all(|name| !name.contains("isogloss/"))
    );
    let none = small();
    assert_eq!(none.run(&["build", "--no-search", "--no-cache"]).code, 0);
    none.run(&["check", "--no-cache"]);
    assert!(!none.path(".isogloss").exists());
    if has_git() {
        git::commit(&site.path(""));
        assert!(!git(&site.path(""), &["ls-files"]).contains(".isogloss/"));
    }
}

#[test]
fn a_cache_that_cannot_be_used_is_only_not_there() {
    // A file in its place, a folder of somebody else, and one that is no folder inside.
    let file = small();
    file.bytes(".isogloss", b"mine");
    let other = small();
    other.bytes(".isogloss/notes.txt", b"mine");
    let inside = small();
    inside.run(&["check", "--quiet"]);
    fs::remove_dir_all(inside.path(".isogloss/check")).unwrap();
    inside.bytes(".isogloss/check", b"mine");
    for site in [&file, &other, &inside] {
        for _ in 0..2 {
            let run = site.run(&["check", "--verbose"]);
            assert_eq!((run.code, counted(&run)), (0, (0, 3)), "{}", run.stderr);
            assert!(
                run.stderr.contains("nothing could be kept in"),
                "{}",
                run.stderr
            );
            assert!(!site.run(&["check"]).stderr.contains("kept"));
        }
    }
    assert_eq!(
        (
            file.read(".isogloss"),
            files(&other.path(".isogloss")).len()
        ),
        ("mine".into(), 1)
    );
    // What a run left that was ended half way.
    let site = small();
    site.run(&["check", "--quiet"]);
    site.bytes(".isogloss/check/07.1.new", b"half");
    site.page("nl/plans.md", "# plans\n\nOpen 9:00 – 18:00.\n");
    site.run(&["check", "--quiet"]);
    assert!(!site.path(".isogloss/check/07.1.new").exists());
}

#[cfg(unix)]
#[test]
fn nothing_is_read_or_written_behind_a_link_and_no_pipe_is_opened() {
    let elsewhere = tempfile::tempdir().unwrap();
    let site = small();
    std::os::unix::fs::symlink(elsewhere.path(), site.path(".isogloss")).unwrap();
    assert_eq!(site.run(&["check"]).code, 0);
    assert!(files(elsewhere.path()).is_empty());
    let site = small();
    site.run(&["check", "--quiet"]);
    let pipe = site.path(".isogloss/check/zz");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(pipe)
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(counted(&site.run(&["check", "--verbose"])), (3, 0));
}

/// Translations that name a commit of their source.
#[test]
fn what_git_knows_is_asked_again() {
    if !has_git() {
        return;
    }
    let site = TestSite::new(&["en", "nl"]);
    let page = |hours: u32| format!("# Support\n\nWe answer in {hours} hours.\n");
    site.page("en/page.md", &page(4));
    let first = git::commit(&site.path(""));
    let dutch = "# Ondersteuning\n\nWij antwoorden in 4 uur.\n";
    site.page(
        "nl/page.md",
        &format!("---\nsource-git-commit: {first}\n---\n{dutch}"),
    );
    let same = |after: &str| {
        let check = |more: &[&str]| {
            site.run(
                &[
                    &["check", "--quiet", "--exit-zero", "--format", "json"],
                    more,
                ]
                .concat(),
            )
        };
        let (kept, read) = (check(&[]).stdout, check(&["--no-cache"]).stdout);
        assert_eq!(kept, read, "{after}");
        kept
    };
    let steps: [(&str, &dyn Fn()); 5] = [
        ("the first run", &|| ()),
        ("a commit", &|| drop(git::commit(&site.path("")))),
        ("a change of the source", &|| {
            site.page("en/page.md", &page(5));
            git::commit(&site.path(""));
        }),
        ("a clone without the first commits", &|| {
            let clone = tempfile::tempdir().unwrap();
            let from = format!("file://{}", site.path("").display());
            git(
                clone.path(),
                &["clone", "-q", "--depth", "1", &from, "copy"],
            );
            fs::remove_dir_all(site.path(".git")).unwrap();
            fs::rename(clone.path().join("copy/.git"), site.path(".git")).unwrap();
        }),
        ("no repository", &|| {
            fs::remove_dir_all(site.path(".git")).unwrap()
        }),
    ];
    let mut told = Vec::new();
    for (what, step) in steps {
        step();
        told.push(same(what));
    }
    told.dedup();
    assert!(told.len() >= 4, "the steps change nothing: {told:?}");
}
