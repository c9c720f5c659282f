//! What is made of the command line itself: completions, manual pages, the schema of settings.

mod support;

use std::fs;

use support::site::TestSite;

#[test]
fn shells_are_told_every_command() {
    let site = TestSite::new(&["en"]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = site.run(&["completions", shell]);
        assert_eq!(run.code, 0, "{shell}: {}", run.stderr);
        for word in ["check", "--baseline", "no-search"] {
            let word = if shell == "fish" {
                word.trim_start_matches('-')
            } else {
                word
            };
            assert!(run.stdout.contains(word), "{shell} knows no {word}");
        }
    }
    // The names of rules are long to type.
    for shell in ["bash", "zsh"] {
        let told = site.run(&["completions", shell]).stdout;
        assert!(told.contains("stale-translation"), "{shell}");
    }
    assert_eq!(site.run(&["completions", "tcsh"]).code, 2);
    let help = site.run(&["completions", "--help"]).stdout;
    assert!(
        help.contains("bash-completion/completions/isogloss"),
        "{help}"
    );
}

#[test]
fn every_command_has_a_manual_page() {
    let site = TestSite::new(&["en"]);
    let page = site.run(&["man", "check"]);
    assert_eq!(page.code, 0, "{}", page.stderr);
    // It bears the version and no date, so it is the same on every day.
    let head = ".TH isogloss-check 1  \"";
    assert!(page.stdout.contains(head) && page.stdout.contains("baseline"));
    let unknown = site.run(&["man", "chekc"]);
    assert_eq!((unknown.code, unknown.stdout.as_str()), (2, ""));
    assert!(
        unknown
            .stderr
            .contains("`chekc` is no command; did you mean `check`?"),
        "{}",
        unknown.stderr
    );
    // No page is named that there is not.
    assert!(!site.run(&["man"]).stdout.contains("isogloss\\-help"));
    let out = site.path("man");
    let written = site.run(&["man", "--out", &out.to_string_lossy()]);
    assert_eq!(written.code, 0);
    assert!(
        written.stdout.starts_with("wrote 14 pages to "),
        "{written:?}"
    );
    let names = fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    assert!(names.contains(&"isogloss.1".to_owned()), "{names:?}");
    assert!(names.contains(&"isogloss-build.1".to_owned()), "{names:?}");
    assert!(names.iter().all(|name| !name.contains("help")), "{names:?}");
}

#[test]
fn the_schema_is_the_one_that_settings_are_read_by() {
    let run = TestSite::new(&["en"]).run(&["schema"]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (0, isogloss::config::SCHEMA)
    );
    let schema: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert!(schema["properties"]["locales"]["description"].is_string());
}
