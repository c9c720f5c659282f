//! Translations that are behind their source, as a git repository knows it: what is told to writers
//! and readers, what is nothing, and what is not guessed.

mod support;

use std::process::Command;

use support::git::{self, git, has_git};
use support::site::{Run, TestSite};

const SETTINGS: &str = "title: Test\nlocales: [en, nl, fr]\nsource: en\n";

const THEN: &str = "---\ntitle: Then\n---\n# Support\n\nCall us. We answer.\n\n| Priority | Response |\n| --- | --- |\n| P1 | 4 hours |\n| P2 | 8 hours |\n";
const DUTCH: &str = "# Ondersteuning\n\nBel ons. Wij antwoorden.\n\n| Prioriteit | Reactie |\n| --- | --- |\n| P1 | 4 uur |\n| P2 | 8 uur |\n";
const FRENCH: &str = "# Assistance\n\nAppelez. Nous répondons.\n\n| Priorité | Réponse |\n| --- | --- |\n| P1 | 4 heures |\n| P2 | 8 heures |\n";

/// Commits all that lies in a folder of the site; gives the commit.
fn commit(site: &TestSite, folder: &str) -> String {
    git::commit(&site.path(folder))
}

fn from(key: &str, commit: &str, text: &str) -> String {
    format!("---\n{key}: {commit}\n---\n{text}")
}

/// A repository in which two pages were translated from the first commit.
fn translated() -> (TestSite, String) {
    let site = TestSite::new(&["en"]);
    site.bytes("site.yaml", SETTINGS.as_bytes());
    site.page("en/plans/page.md", THEN);
    let first = commit(&site, ".");
    site.page(
        "nl/plans/page.md",
        &from("source-git-commit", &first, DUTCH),
    );
    site.page(
        "fr/plans/page.md",
        &from("source-commit", &first[..10], FRENCH),
    );
    (site, first)
}

fn check(site: &TestSite) -> Run {
    site.run(&["check", "--exit-zero"])
}

fn check_code(site: &TestSite) -> i32 {
    site.run(&["check"]).code
}

fn findings(site: &TestSite) -> Vec<serde_json::Value> {
    let run = site.run(&["check", "--exit-zero", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    report["diagnostics"].as_array().unwrap().clone()
}

fn of_rule<'a>(found: &'a [serde_json::Value], rule: &str) -> Vec<&'a serde_json::Value> {
    found
        .iter()
        .filter(|finding| finding["rule"] == rule)
        .collect()
}

#[test]
fn a_changed_fact_is_named_with_both_values_and_places() {
    if !has_git() {
        return;
    }
    let (site, first) = translated();
    assert_eq!(findings(&site), Vec::<serde_json::Value>::new());
    site.page("en/plans/page.md", &THEN.replace("4 hours", "2 hours"));
    // What is not committed yet counts as well: it is what is published.
    let found = findings(&site);
    let stale = of_rule(&found, "stale-translation");
    assert_eq!(stale.len(), 2, "{found:#?}");
    let dutch = stale
        .iter()
        .find(|finding| finding["locale"] == "nl")
        .unwrap();
    assert_eq!(dutch["level"], "warning");
    assert_eq!(dutch["path"], "content/nl/plans/page.md");
    assert_eq!(dutch["start"], serde_json::json!({"line": 2, "column": 20}));
    assert_eq!(
        dutch["message"],
        "the source said 4 hours, it says 2 hours since (Support › P1 › Response)"
    );
    assert_eq!(
        (&dutch["found"], &dutch["expected"]),
        (&"4 hours".into(), &"2 hours".into())
    );
    assert_eq!(dutch["related"][0]["path"], "content/en/plans/page.md");
    assert_eq!(dutch["related"][0]["text"], "2 hours");
    let help = dutch["help"].as_str().unwrap();
    let newest = "`git -C content/en/plans log -1 --format=%H -- page.md`";
    assert!(
        help.contains(newest) && help.contains("`source-git-commit`"),
        "{help}"
    );
    // That is all that is wrong, and it says where the translation still says so.
    assert_eq!(found.len(), 2, "{found:#?}");
    let still = &dutch["related"][1];
    assert_eq!(
        (&still["path"], &still["locale"]),
        (&"content/nl/plans/page.md".into(), &"nl".into())
    );
    assert_eq!(still["start"], serde_json::json!({"line": 10, "column": 8}));
    assert_eq!(check_code(&site), 0);
    // `fix --facts` writes what the source says today into all that follow it.
    let run = site.run(&["fix", "--facts"]);
    for (tag, value) in [("nl", "2 uur"), ("fr", "2 heures")] {
        let mended = site.read(&format!("content/{tag}/plans/page.md"));
        assert!(mended.contains(value), "{run:?}");
    }
    assert_eq!(
        site.read("content/en/plans/page.md"),
        THEN.replace("4 hours", "2 hours")
    );
    site.page(
        "nl/plans/page.md",
        &from("source-git-commit", &first, DUTCH),
    );
    // Where one language has followed, the other one is behind and neither is wrong.
    let second = commit(&site, ".");
    let french = FRENCH.replace("4 heures", "2 heures");
    site.page("fr/plans/page.md", &from("source-commit", &second, &french));
    let found = findings(&site);
    assert_eq!(of_rule(&found, "stale-translation").len(), 1, "{found:#?}");
    assert_eq!(found.len(), 1, "{found:#?}");
    // `fix --facts` writes what the source says today; and its commit, for nothing but values changed.
    let run = site.run(&["fix", "--facts"]);
    let mended = site.read("content/nl/plans/page.md");
    let named = format!("source-git-commit: {second}");
    assert!(
        mended.contains("2 uur") && mended.contains(&named),
        "{run:?}"
    );
    assert_eq!(findings(&site), Vec::<serde_json::Value>::new());
    // What neither says is wrong, whether the translation is behind or not.
    let wrong = DUTCH.replace("4 uur", "5 uur");
    site.page(
        "nl/plans/page.md",
        &from("source-git-commit", &first, &wrong),
    );
    let found = findings(&site);
    assert_eq!(
        of_rule(&found, "mismatched-duration").len(),
        1,
        "{found:#?}"
    );
    let told = format!(
        "the source changed since {}: it said 4 hours then",
        &first[..7]
    );
    let help = of_rule(&found, "mismatched-duration")[0]["help"]
        .as_str()
        .unwrap();
    assert!(help.starts_with(&told), "{help}");
    // A writer who allows that the page is behind is told of the difference.
    let allowed = from(
        "allow: {stale-translation: x}\nsource-git-commit",
        &first,
        DUTCH,
    );
    site.page("nl/plans/page.md", &allowed);
    let found = findings(&site);
    assert_eq!(
        of_rule(&found, "mismatched-duration").len(),
        1,
        "{found:#?}"
    );
}

#[test]
fn what_is_left_of_a_page_that_followed_is_its_commit() {
    if !has_git() {
        return;
    }
    let (site, first) = translated();
    let told = |site: &TestSite| {
        let found = findings(site);
        assert_eq!(of_rule(&found, "stale-translation").len(), 0, "{found:#?}");
        let notes = of_rule(&found, "outdated-source-commit");
        assert_eq!((notes.len(), found.len()), (2, 2), "{found:#?}");
        assert_eq!(notes[0]["level"], "note");
        notes[0]["message"].as_str().unwrap().to_owned()
    };
    let names_first = |site: &TestSite| {
        let dutch = site.read("content/nl/plans/page.md");
        dutch.contains(&format!("source-git-commit: {first}\n"))
    };
    // A source that is not committed has no commit to be written.
    site.page("en/plans/page.md", &THEN.replace("4 hours", "2 hours"));
    site.run(&["fix", "--facts"]);
    let nothing_but_values = "the source changed nothing but values since";
    assert!(
        told(&site).starts_with(nothing_but_values),
        "{}",
        told(&site)
    );
    assert!(names_first(&site));
    // Where words changed too, nobody knows whether they are translated.
    let reworded = THEN.replace("4 hours", "2 hours");
    let reworded = reworded.replace("We answer", "Somebody answers");
    site.page("en/plans/page.md", &reworded);
    git(&site.path("."), &["commit", "-qam", "Words"]);
    site.run(&["fix", "--facts"]);
    assert!(
        told(&site).contains("whether its words follow"),
        "{}",
        told(&site)
    );
    assert!(names_first(&site));
}

#[test]
fn a_row_that_took_the_place_of_another_gives_it_no_value() {
    if !has_git() {
        return;
    }
    let (site, first) = translated();
    let plans = |rows: &[&str]| {
        let rows: String = rows.iter().map(|row| format!("| {row} |\n")).collect();
        format!("# Support\n\n| Plan | Time |\n| --- | --- |\n{rows}")
    };
    let three = plans(&["Silver | 4 hours", "Gold | 8 hours", "Lead | 16 hours"]);
    site.page("en/plans/page.md", &three);
    let second = commit(&site, ".");
    assert_ne!(first, second);
    let dutch = plans(&["Zilver | 4 uur", "Goud | 8 uur", "Lood | 16 uur"]);
    let dutch = from("source-commit", &second, &dutch);
    site.page("nl/plans/page.md", &dutch);
    let french = plans(&["Argent | 4 heures", "Or | 8 heures", "Plomb | 16 heures"]);
    let french = from("source-commit", &second, &french);
    site.page("fr/plans/page.md", &french);
    let cases = [
        (
            "the source has replaced the row «Silver» by «Platinum»",
            plans(&["Platinum | 2 hours", "Gold | 8 hours", "Lead | 16 hours"]),
        ),
        (
            "the source has lost the row «Lead»; it has a new row «Tin»",
            plans(&["Silver | 4 hours", "Tin | 99 hours", "Gold | 8 hours"]),
        ),
        (
            "the source has rows in another order since this was translated; its facts are the same",
            plans(&["Gold | 8 hours", "Silver | 4 hours", "Lead | 16 hours"]),
        ),
    ];
    for (message, now) in cases {
        site.page("en/plans/page.md", &now);
        let found = findings(&site);
        assert_eq!(found.len(), 2, "{found:#?}");
        for finding in &found {
            assert_eq!(finding["message"], message);
        }
        let run = site.run(&["fix", "--facts"]);
        assert!(run.stdout.contains("has other rows here"), "{}", run.stdout);
        assert_eq!(site.read("content/nl/plans/page.md"), dutch);
        assert_eq!(site.read("content/fr/plans/page.md"), french);
    }
    // So is an item of a list that is another one.
    let list = |phone: &str, chat: &str| format!("# Support\n\n- {phone}\n- {chat}\n");
    site.page("en/list.md", &list("Phone: 4 hours", "Chat: 8 hours"));
    let third = commit(&site, ".");
    let items = list("Telefoon: 4 uur", "Chat: 8 uur");
    let items = from("source-commit", &third, &items);
    site.page("nl/list.md", &items);
    site.page("en/list.md", &list("Mail: 2 hours", "Chat: 8 hours"));
    let run = site.run(&["fix", "--facts"]);
    assert_eq!(site.read("content/nl/list.md"), items, "{}", run.stdout);
    // A value that changed in a row that stayed is written.
    site.page("en/plans/page.md", &three.replace("8 hours", "6 hours"));
    site.run(&["fix", "--facts"]);
    let mended = site.read("content/nl/plans/page.md");
    assert_eq!(mended, dutch.replace("8 uur", "6 uur"));
}

#[test]
fn a_translation_that_followed_is_not_wrong_because_most_are_behind() {
    if !has_git() {
        return;
    }
    let (site, first) = translated();
    site.bytes(
        "site.yaml",
        b"title: T\nlocales: [en, nl, fr, de, es]\nsource: en\n",
    );
    let spanish = FRENCH.replace("heures", "horas");
    site.page("es/plans/page.md", &from("source-commit", &first, &spanish));
    site.page("en/plans/page.md", &THEN.replace("4 hours", "2 hours"));
    let second = commit(&site, ".");
    let german = DUTCH.replace("uur", "Stunden").replace("4 ", "2 ");
    site.page("de/plans/page.md", &from("source-commit", &second, &german));
    let found = findings(&site);
    assert_eq!(of_rule(&found, "stale-translation").len(), 3, "{found:#?}");
    assert_eq!(
        of_rule(&found, "mismatched-duration").len(),
        0,
        "{found:#?}"
    );
    // Three that say what the source never did are another matter.
    for tag in ["nl", "fr", "es"] {
        let text = site.read(&format!("content/{tag}/plans/page.md"));
        site.page(&format!("{tag}/plans/page.md"), &text.replace("4 ", "5 "));
    }
    let found = findings(&site);
    assert!(
        !of_rule(&found, "mismatched-duration").is_empty(),
        "{found:#?}"
    );
}

#[test]
fn what_changes_nothing_that_is_said_is_no_staleness() {
    if !has_git() {
        return;
    }
    let (site, _) = translated();
    let bold = THEN.replace("title: Then", "title: Now\nfeature: X");
    let bold = bold
        .replace("Call us. We", "**Call us.**\nWe")
        .replace("4 hours", "4&nbsp;hours");
    for text in [
        bold.clone(),
        bold.replace('\n', "\r\n"),
        format!("\u{FEFF}{bold}"),
        THEN.replace("Call us. We", "<!-- who? --> “Call\u{A0}us”… we"),
        THEN.replace("4 hours", "four hours"),
        THEN.replace("4 hours", "240 minutes"),
    ] {
        site.page("en/plans/page.md", &text);
        assert_eq!(findings(&site), Vec::<serde_json::Value>::new(), "{text}");
    }
    site.page(
        "en/plans/page.md",
        &THEN.replace("We answer", "Somebody answers"),
    );
    let found = findings(&site);
    let notes = of_rule(&found, "stale-wording");
    assert_eq!((notes.len(), found.len()), (2, 2), "{found:#?}");
    assert_eq!(notes[0]["level"], "note");
}

#[test]
fn the_source_may_lie_in_another_repository() {
    if !has_git() {
        return;
    }
    let site = TestSite::new(&["en"]);
    let settings = format!("{SETTINGS}roots: {{en: ../english/help}}\n");
    site.bytes("site/site.yaml", settings.as_bytes());
    site.bytes("english/help/page.md", THEN.as_bytes());
    let first = commit(&site, "english");
    site.bytes(
        "site/content/nl/page.md",
        from("ms.sourcegitcommit", &first, DUTCH).as_bytes(),
    );
    commit(&site, "site");
    let check = || site.run(&["check", "--root", "site", "--exit-zero"]).stdout;
    assert!(!check().contains("stale"), "{}", check());
    site.bytes(
        "english/help/page.md",
        THEN.replace("8 hours", "1 day").as_bytes(),
    );
    let told = check();
    assert!(
        told.contains("the source said 8 hours, it says 1 day since"),
        "{told}"
    );
    assert!(told.contains("git -C ../english/help log"), "{told}");
}

#[test]
fn without_the_past_nothing_is_guessed_and_one_note_says_why() {
    if !has_git() {
        return;
    }
    let (site, _) = translated();
    site.page("en/plans/page.md", &THEN.replace("4 hours", "2 hours"));
    commit(&site, ".");
    let from_here = format!("file://{}", site.path(".").display());
    git(
        &site.path("."),
        &["clone", "-q", "--depth", "1", &from_here, "shallow"],
    );
    let run = site.run(&["check", "--root", "shallow", "--exit-zero"]);
    assert_eq!(
        run.stdout.matches("unknown-source-commit").count(),
        1,
        "{}",
        run.stdout
    );
    let why = "2 pages name a commit of their source that cannot be looked up";
    assert!(
        run.stdout.contains(why) && run.stdout.contains("only its newest commits"),
        "{}",
        run.stdout
    );
    assert!(!run.stdout.contains("stale-"), "{}", run.stdout);
    assert!(
        run.stdout.contains("git fetch --unshallow"),
        "{}",
        run.stdout
    );
    // What would only show that a page is behind is no error for certain, and blames nobody.
    let run = site.run(&["check", "--root", "shallow"]);
    let help = "does not reach back to the commits that nl, fr name, so nobody knows whether those pages are only";
    assert!(run.code == 0 && run.stdout.contains(help), "{}", run.stdout);
    // Nor does a table of all pages say that none is stale.
    let run = site.run(&["status", "--root", "shallow"]);
    assert!(run.stdout.contains(why), "{}", run.stdout);

    let alone = TestSite::new(&["en", "nl"]);
    alone.page("en/page.md", THEN);
    alone.page("nl/page.md", &from("source-commit", "0123456789", DUTCH));
    let run = check(&alone);
    assert!(
        run.stdout.contains("lie in no git repository"),
        "{}",
        run.stdout
    );
    // No git at all.
    let run = Command::new(env!("CARGO_BIN_EXE_isogloss"))
        .args(["check", "--exit-zero"])
        .current_dir(site.path("."))
        .env("PATH", "")
        .output()
        .unwrap();
    let told = String::from_utf8(run.stdout).unwrap();
    assert!(
        told.contains("git is not there") && !told.contains("stale-"),
        "{told}"
    );
}

#[test]
fn no_value_of_the_field_does_harm() {
    if !has_git() {
        return;
    }
    let (site, first) = translated();
    let blob = git(
        &site.path("."),
        &["rev-parse", "HEAD:content/en/plans/page.md"],
    );
    let long = "a".repeat(10_000);
    let odd = [
        "HEAD",
        "--help",
        "main",
        "\"a\\nb\"",
        "[a, b]",
        "{a: b}",
        "1e400",
        "\"\"",
        "~",
        "00000000",
        "HEAD:site.yaml",
        &long,
        &blob,
        "\"1234567 :x\"",
    ];
    for value in odd {
        site.page("nl/plans/page.md", &from("source-git-commit", value, DUTCH));
        let run = check(&site);
        assert_eq!(run.code, 0, "{value}: {}{}", run.stdout, run.stderr);
        assert!(
            !run.stdout.contains("stale-translation"),
            "{value}: {}",
            run.stdout
        );
    }
    let says = |value: &str, why: &str| {
        site.page("nl/plans/page.md", &from("source-commit", value, DUTCH));
        let told = check(&site).stdout;
        assert!(told.contains(why), "{value}: {told}");
    };
    says("", "nothing stands in it");
    says("HEAD", "not the digits of a commit");
    says(&first[..3], "not the digits of a commit");
    says("\"00000000\"", "has no such commit");
    site.page(
        "nl/plans/page.md",
        &from("source-commit", &first[..4], DUTCH),
    );
    assert_eq!(findings(&site), Vec::<serde_json::Value>::new());
    // It looks like a number that is too large.
    site.page(
        "nl/plans/page.md",
        &from("source-commit", "90e6732612", DUTCH),
    );
    let run = check(&site);
    let told = "the repository of the source's pages has no such commit";
    assert!(run.stdout.contains(told), "{}", run.stdout);
    assert!(
        !run.stdout.contains("unreadable-front-matter"),
        "{}",
        run.stdout
    );
    // A page that was renamed since is not known by its new name.
    site.page("en/plans/other.md", THEN);
    site.page("nl/plans/other.md", &from("source-commit", &first, DUTCH));
    let run = check(&site);
    assert!(
        run.stdout.contains("did not stand at this path"),
        "{}",
        run.stdout
    );
}

#[test]
fn readers_are_told_in_their_language() {
    if !has_git() {
        return;
    }
    let (site, _) = translated();
    site.page("en/plans/page.md", &THEN.replace("4 hours", "2 hours"));
    site.page("fr/plans/page.md", FRENCH);
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let dutch = site.read("public/nl/plans/page/index.html");
    let notice = "<aside class=\"notice stale\" role=\"note\"><p>Het origineel is gewijzigd sinds";
    let link = "<a href=\"/en/plans/page/\" lang=\"en\" hreflang=\"en\" dir=\"ltr\">English</a>";
    assert!(dutch.contains(notice) && dutch.contains(link), "{dutch}");
    for other in ["en", "fr"] {
        let page = site.read(&format!("public/{other}/plans/page/index.html"));
        assert!(!page.contains("notice"), "{page}");
    }
    let map = site.read("public/_translations/index.html");
    assert!(
        map.contains("<td class=\"state stale\">stale</td>"),
        "{map}"
    );
    assert_eq!(map.matches("class=\"stale\"").count(), 1, "{map}");
    // What a writer accepts is told to nobody.
    let allow = "allow: {stale-translation: another contract}\nsource-git-commit";
    let dutch = site.read("content/nl/plans/page.md");
    site.page(
        "nl/plans/page.md",
        &dutch.replace("source-git-commit", allow),
    );
    site.run(&["build"]);
    let dutch = site.read("public/nl/plans/page/index.html");
    assert!(!dutch.contains("notice"), "{dutch}");
}

#[test]
fn a_page_that_only_stayed_behind_is_stale_and_no_drift() {
    if !has_git() {
        return;
    }
    let (site, first) = translated();
    let line = |site: &TestSite| {
        let run = site.run(&["status"]);
        let lines = run.stdout.lines().nth(1).unwrap_or_default().to_owned();
        lines
            .split_whitespace()
            .skip(1)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let new_row = "| P2 | 8 hours |\n| P3 | 2 days |\n";
    let now = THEN
        .replace("4 hours", "2 hours")
        .replace("| P2 | 8 hours |\n", new_row);
    site.page("en/plans/page.md", &now);
    assert_eq!(line(&site), "present stale stale");
    // A row that the source lost is none that the translations made up.
    let lost = THEN.replace("| P2 | 8 hours |\n", "");
    site.page("en/plans/page.md", &lost);
    assert_eq!(line(&site), "present stale stale");
    site.page("en/plans/page.md", &now);
    // What neither the source's past nor its present says is wrong.
    let wrong = DUTCH.replace("4 uur", "5 uur");
    site.page("nl/plans/page.md", &from("source-commit", &first, &wrong));
    assert_eq!(line(&site), "present drifted stale");
    // So is what a page that names no commit says otherwise.
    site.page("nl/plans/page.md", DUTCH);
    assert!(line(&site).contains("drifted stale"), "{}", line(&site));
}

#[test]
fn a_page_that_moved_is_known_by_its_id_or_by_git() {
    if !has_git() {
        return;
    }
    let (site, first) = translated();
    let moved = |name: &str| {
        for tag in ["en", "nl", "fr"] {
            let old = site.path(&format!("content/{tag}/plans/page.md"));
            let new = site.path(&format!("content/{tag}/{name}"));
            std::fs::create_dir_all(new.parent().unwrap()).unwrap();
            std::fs::rename(old, new).unwrap();
        }
    };
    commit(&site, ".");
    moved("help/contract.md");
    site.page("en/help/contract.md", &THEN.replace("4 hours", "2 hours"));
    commit(&site, ".");
    let found = findings(&site);
    assert_eq!(of_rule(&found, "stale-translation").len(), 2, "{found:#?}");
    assert_eq!(found.len(), 2, "{found:#?}");
    // A page that says hardly a word of what it did is known by its id alone.
    let old = "---\nexl-id: 1234-abcd-5678\n---\n# A\n\nAnswers in 4 hours.\n";
    site.page("en/id.md", old);
    let third = commit(&site, ".");
    std::fs::remove_file(site.path("content/en/id.md")).unwrap();
    let words = "Somebody calls you back. ".repeat(20);
    let new = format!("{}\n{words}\n", old.replace("4 hours", "3 hours"));
    site.page("en/moved/id.md", &new);
    let field = format!("exl-id: 1234-abcd-5678\nsource-git-commit: {third}");
    let dutch = format!("---\n{field}\n---\n# A\n\nAntwoord in 4 uur.\n\nIemand belt terug.\n");
    site.page("nl/moved/id.md", &dutch);
    assert_ne!(first, third);
    let found = findings(&site);
    let stale = of_rule(&found, "stale-translation");
    assert_eq!(stale.len(), 3, "{found:#?}");
    let told = "the source said 4 hours, it says 3 hours since (A)";
    assert!(
        stale.iter().any(|found| found["message"] == told),
        "{stale:#?}"
    );
}

/// Runs a check with a git that notes what it is asked.
#[cfg(unix)]
fn asked(site: &TestSite) -> String {
    use std::os::unix::fs::PermissionsExt;
    let real = Command::new("sh")
        .args(["-c", "command -v git"])
        .output()
        .unwrap();
    let real = String::from_utf8(real.stdout).unwrap();
    let log = site.path("asked.log");
    let _ = std::fs::remove_file(&log);
    let script = format!(
        "#!/bin/sh\necho \"$@\" >> '{}'\nexec {} \"$@\"\n",
        log.display(),
        real.trim()
    );
    site.bytes("bin/git", script.as_bytes());
    let file = site.path("bin/git");
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = std::env::var("PATH").unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_isogloss"))
        .args(["check", "--exit-zero"])
        .current_dir(site.path("."))
        .env("PATH", format!("{}:{path}", site.path("bin").display()))
        .output()
        .unwrap();
    assert!(run.status.success());
    std::fs::read_to_string(log).unwrap_or_default()
}

#[cfg(unix)]
#[test]
fn git_is_asked_once_for_all_pages_and_not_at_all_where_none_names_a_commit() {
    if !has_git() {
        return;
    }
    let (site, first) = translated();
    for number in 0..40 {
        site.page(&format!("en/page{number}.md"), THEN);
    }
    let second = commit(&site, ".");
    for number in 0..40 {
        let dutch = from("source-commit", [&first, &second][number % 2], DUTCH);
        site.page(&format!("nl/page{number}.md"), &dutch);
    }
    let told = asked(&site);
    let lines: Vec<&str> = told.lines().collect();
    assert!(
        lines.len() == 2 && lines[0].ends_with("cat-file --batch"),
        "{told}"
    );
    // The pages that the first commit lacks may have moved since.
    let moved = lines[1].contains(" diff --name-status -M -z --diff-filter=R --relative ");
    assert!(moved && lines[1].contains(&first), "{told}");
    let plain = TestSite::new(&["en", "nl"]);
    plain.page("en/page.md", THEN);
    plain.page("nl/page.md", DUTCH);
    assert_eq!(asked(&plain), "");
}

#[test]
fn facts_of_the_map_lead_to_their_lines() {
    if !has_git() {
        return;
    }
    let (site, _) = translated();
    commit(&site, ".");
    let page = "public/_translations/plans/page/index.html";
    let cases = [
        (
            "https://github.com/o/r/edit/main/{path}",
            "href=\"https://github.com/o/r/blob/main/content/nl/plans/page.md#L10\"",
        ),
        (
            "https://code.example/files?name={path}",
            "href=\"https://code.example/files?name=content/nl/plans/page.md\"",
        ),
    ];
    for (pattern, wanted) in cases {
        let settings = format!("{SETTINGS}edit_url: {pattern}\n");
        site.bytes("site.yaml", settings.as_bytes());
        let run = site.run(&["build"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let html = site.read(page);
        assert!(html.contains(wanted), "{wanted} is not in\n{html}");
    }
    site.bytes("site.yaml", SETTINGS.as_bytes());
    site.run(&["build"]);
    assert!(!site.read(page).contains("#L"));
}
