//! What commands say of a site as a whole: the same in each of them, in words that lead on.

mod support;

use support::git::{commit, git, has_git};
use support::site::TestSite;

fn two_languages() -> TestSite {
    let site = TestSite::new(&["en", "nl"]);
    site.page("en/index.md", "# Help\n\nCall 0800 555 0101.\n");
    site.page("nl/index.md", "# Hulp\n\nBel 0800 555 0101.\n");
    site
}

fn settings(site: &TestSite, lines: &str) {
    site.bytes(
        "site.yaml",
        format!("title: T\nsource: en\n{lines}").as_bytes(),
    );
}

#[test]
fn all_commands_tell_of_a_language_without_pages_at_its_entry() {
    let site = two_languages();
    settings(&site, "locales: [en, nl, de]\n");
    let check = site.run(&["check"]);
    let build = site.run(&["build"]);
    assert_eq!((check.code, build.code), (2, 0), "{check:?} {build:?}");
    let strict = site.run(&["build", "--strict"]);
    assert_eq!(strict.code, 1, "{strict:?}");
    for told in [check.stdout, build.stderr, strict.stderr] {
        assert!(
            told.contains("error[nothing-compared]: de has no page yet"),
            "{told}"
        );
        assert!(told.contains("site.yaml:3:19"), "{told}");
        assert!(told.contains("1 error\n"), "{told}");
    }
}

#[test]
fn a_message_that_cannot_be_used_is_a_finding_and_the_shipped_one_stands() {
    let site = two_languages();
    site.bytes("locales/nl/messages.ftl", b"home = T { $x }\nhom = X\n");
    let check = site.run(&["check"]);
    let build = site.run(&["build"]);
    assert_eq!((check.code, build.code), (1, 0), "{check:?} {build:?}");
    for told in [check.stdout, build.stderr] {
        for words in [
            "message `home` uses {$x}, which it is not given",
            "locales/nl/messages.ftl:1:1",
            "nothing asks for a message `hom`",
            "did you mean `home`?",
        ] {
            assert!(told.contains(words), "{words}: {told}");
        }
    }
    assert!(
        site.read("public/nl/404.html").contains(">Startpagina<"),
        "{}",
        site.read("public/nl/404.html")
    );
}

#[test]
fn a_template_that_asks_for_a_word_that_is_not_there_is_told_the_nearest() {
    let site = two_languages();
    site.bytes("templates/404.html", b"{{ t.hom }}");
    let run = site.run(&["build"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr
            .contains("`hom` is not defined. Did you mean `home`"),
        "{run:?}"
    );
    assert!(run.stderr.len() < 500, "{run:?}");
}

#[test]
fn a_page_that_the_source_deleted_is_told() {
    let site = TestSite::new(&["en", "nl", "fr"]);
    for tag in ["en", "nl", "fr"] {
        site.page(&format!("{tag}/a.md"), "# A\n");
        site.page(&format!("{tag}/b.md"), "# B\n");
    }
    std::fs::remove_file(site.path("content/en/b.md")).unwrap();
    let run = site.run(&["check"]);
    assert!(
        run.stdout.contains("this page is not there in en"),
        "{run:?}"
    );
}

#[test]
fn pages_that_need_not_be_there_are_not_counted_as_missing() {
    let site = two_languages();
    site.page("en/more.md", "# More\n");
    let status = || site.run(&["status"]).stdout;
    let sentence =
        "translations: 1 of 2 pages present and in order (50 %), 1 missing, 0 stale, 0 drifted";
    assert!(status().contains(sentence), "{}", status());
    let whole =
        "translations: 1 of 1 page present and in order (100 %), 0 missing, 0 stale, 0 drifted";
    site.page(
        "en/more.md",
        "---\nallow: {untranslated-page: for callers from abroad}\n---\n# More\n",
    );
    assert!(
        status().contains(whole) && status().contains("excused"),
        "{}",
        status()
    );
    let badge = site.run(&["status", "--format", "badge"]).stdout;
    assert!(badge.contains("100 %"), "{badge}");
    site.page("en/more.md", "# More\n");
    settings(
        &site,
        "locales: [en, nl]\nfolders: {more: {untranslated-page: off}}\n",
    );
    assert!(status().contains(whole), "{}", status());
    settings(
        &site,
        "locales: [en, nl]\nrules: {untranslated-page: off}\n",
    );
    assert!(status().contains(whole), "{}", status());
    let help = site.run(&["status", "--help"]).stdout;
    assert!(
        help.contains("drifted  it is there, and says otherwise"),
        "{help}"
    );
}

#[test]
fn a_stale_page_is_labelled_as_what_it_is_and_an_uncommitted_source_is_to_be_committed() {
    if !has_git() {
        return;
    }
    let site = two_languages();
    let first = commit(&site.path("."));
    let dutch = format!("---\nsource-commit: {first}\n---\n# Hulp\n\nBel 0800 555 0101.\n");
    site.page("nl/index.md", &dutch);
    let english = "# Help\n\nCall 0800 555 0101.\n\n## New part\n\nWe answer in 4 hours.\n";
    site.page("en/index.md", english);
    let told = site.run(&["check"]).stdout;
    assert!(told.contains("stale-translation"), "{told}");
    assert!(told.contains("nl: translated from this commit"), "{told}");
    assert!(told.contains("commit the source first"), "{told}");
    assert!(!told.contains("nl: has a new section"), "{told}");
    git(&site.path("."), &["add", "-A"]);
    commit(&site.path("."));
    let told = site.run(&["check"]).stdout;
    assert!(
        !told.contains("commit the source first") && told.contains("git -C"),
        "{told}"
    );
}
