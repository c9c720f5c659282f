//! How every page stands in every language, in each form of `status`, and the same in the map.

mod support;

use serde_json::{Value, json};

use support::site::TestSite;

/// A page that is everywhere, one that drifts in Dutch, one that French lacks.
fn site() -> TestSite {
    let site = TestSite::new(&["en", "nl", "fr"]);
    site.page("en/index.md", "# Home\n");
    site.page("nl/index.md", "# Begin\n");
    site.page("fr/index.md", "# Accueil\n");
    site.page("en/plans/a.md", "# A | B\n\nWithin 4 hours.\n");
    site.page("nl/plans/a.md", "# A | B\n\nBinnen 5 uur.\n");
    site.page("fr/plans/a.md", "# A | B\n\nSous 4 heures.\n");
    site.page("en/plans/b.md", "# B\n");
    site.page("nl/plans/b.md", "# B\n");
    site
}

#[test]
fn people_get_a_table_and_no_failure() {
    let run = site().run(&["status"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(
        run.stdout,
        "\
page     en       nl       fr
index    present  present  present
plans/a  present  drifted  present
plans/b  present  present  missing

present  3        2        2
missing  0        0        1
stale    0        0        0
drifted  0        1        0
share    100 %    66 %     66 %

translations: 4 of 6 pages present and in order (66 %), 1 missing, 0 stale, 1 drifted
"
    );
}

/// What a page lacks by itself makes no language say something else, however the settings grade it.
#[test]
fn a_source_is_not_drifted_by_what_it_lacks_itself() {
    for settings in ["", "rules:\n  hours-without-zone: warning\n"] {
        let site = TestSite::new(&["en", "nl"]);
        let settings = format!("{}{settings}", site.read("site.yaml"));
        site.bytes("site.yaml", settings.as_bytes());
        site.page(
            "en/index.md",
            "# Desks\n\n- Billing: 9 am – 5 pm\n- Sales: 8 am – 6 pm\n",
        );
        site.page(
            "nl/index.md",
            "# Balies\n\n- Facturen: 9:00 – 17:00 uur\n- Verkoop: 8:00 – 18:00 uur\n",
        );
        assert!(site.run(&["check"]).stdout.contains("hours-without-zone"));
        let run = site.run(&["status"]);
        let line = "index    present  present\n";
        assert!(run.stdout.contains(line), "{}", run.stdout);
    }
}

#[test]
fn scripts_get_the_same_as_json() {
    let site = site();
    let run = site.run(&["status", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let status: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(status["version"], 1);
    assert_eq!(
        status["pages"][1],
        json!({"page": "plans/a", "title": "A | B", "states": {"en": "present", "nl": "drifted", "fr": "present"}})
    );
    let total =
        json!({"pages": 6, "present": 4, "missing": 1, "stale": 0, "drifted": 1, "percent": 66});
    assert_eq!(status["translations"], total);
    assert_eq!(status["locales"][0]["source"], true);
    assert_eq!(status["locales"][2]["name"], "Français");
    assert_eq!(status["locales"][2]["total"]["missing"], 1);

    let run = site.run(&[
        "status", "--format", "json", "--locale", "fr-FR", "--output", "s.json",
    ]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    let status: Value = serde_json::from_str(&site.read("s.json")).unwrap();
    assert_eq!(status["pages"][2]["states"], json!({"fr": "missing"}));
    assert_eq!(status["translations"]["pages"], 3);
}

#[test]
fn pull_requests_get_markdown() {
    let run = site().run(&["status", "--format", "markdown", "--locale", "nl"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(
        run.stdout,
        "\
| Page | nl |
| --- | --- |
| `index` | present |
| `plans/a` | **drifted** |
| `plans/b` | present |
| *present* | 2 |
| *missing* | 0 |
| *stale* | 0 |
| *drifted* | 1 |
| *share* | 66 % |

nl: 2 of 3 pages present and in order (66 %), 0 missing, 0 stale, 1 drifted
"
    );
}

#[test]
fn a_badge_is_one_picture_that_asks_no_other_host() {
    let site = site();
    let badge = |arguments: &[&str]| {
        let run = site.run(&[&["status", "--format", "badge"], arguments].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(
            run.stdout.matches("http").count(),
            1,
            "its own name: {}",
            run.stdout
        );
        for refused in ["<script", "style=", "<style", "href"] {
            assert!(!run.stdout.contains(refused), "{}", run.stdout);
        }
        run.stdout
    };
    let whole = badge(&[]);
    assert!(
        whole.contains(">translations</text>") && whole.contains(">66%</text>"),
        "{whole}"
    );
    let french = badge(&["--locale", "fr"]);
    assert!(french.contains("lang=\"fr\">Français</text>"), "{french}");
    assert!(
        french.contains("fr: 2 of 3 pages present and in order (66 %), 1 missing"),
        "{french}"
    );
    // The source counts where it is asked for alone.
    assert!(badge(&["--locale", "en"]).contains(">100%</text>"));
}

#[test]
fn the_map_says_the_same() {
    let site = site();
    assert_eq!(site.run(&["build"]).code, 0);
    let map = site.read("public/_translations/index.html");
    let counts: Vec<usize> = ["present", "missing", "stale", "drifted"]
        .iter()
        .map(|state| map.matches(&format!("<rect class=\"{state}\"")).count())
        .collect();
    assert_eq!(counts, [7, 1, 0, 1], "{map}");
    // A site need not publish it.
    let settings = site.read("site.yaml") + "translations_map: false\n";
    site.bytes("site.yaml", settings.as_bytes());
    assert_eq!(site.run(&["build"]).code, 0);
    assert!(!site.path("public/_translations").exists());
}

#[test]
fn an_unknown_language_is_refused_with_the_known_ones() {
    let run = site().run(&["status", "--locale", "de"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("en, nl, fr"), "{}", run.stderr);
}
