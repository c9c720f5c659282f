//! Every rule has a page that is its test and its documentation: rules of a construct share the
//! construct's page in `tests/dialect/`, every other one has its own in `tests/rules/`.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use isogloss::document::dialect::SHELF;
use isogloss::review::look_for_silence;
use support::cases::{self, Case};
use support::small_site::SmallSite;

/// What one case finds: the lines, those about what was not compared, and all rules.
struct Found {
    lines: String,
    not_compared: String,
    rules: BTreeSet<&'static str>,
}

/// What the cases of all pages find, by page and case.
static FOUND: LazyLock<BTreeMap<(String, String), Found>> = LazyLock::new(|| {
    let pages = cases::pages("rules").into_iter();
    let cases = pages.flat_map(|(name, page)| {
        let read = page.cases.into_iter().map(move |case| {
            let read = SmallSite::of(&case);
            let silence = look_for_silence(&read.site, None);
            let all = read.site.diagnostics.iter().chain(&silence);
            let found = Found {
                lines: read.findings(),
                not_compared: read.not_compared(),
                rules: all.map(|found| found.rule.name).collect(),
            };
            ((name.clone(), case.name), found)
        });
        read.collect::<Vec<_>>()
    });
    cases.collect()
});

/// Rules that no construct explains.
fn own_rules() -> Vec<&'static str> {
    let of_constructs: BTreeSet<&str> = SHELF
        .iter()
        .flat_map(|construct| construct.rules())
        .map(|rule| rule.name)
        .collect();
    let names = isogloss::rules().into_iter().map(|rule| rule.name);
    names.filter(|name| !of_constructs.contains(name)).collect()
}

#[test]
fn every_rule_has_a_page_and_every_page_a_rule() {
    let pages: Vec<String> = cases::pages("rules")
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(pages, own_rules());
}

#[test]
fn rules_find_what_their_pages_say() {
    let mut faults = Vec::new();
    for (name, page) in cases::pages("rules") {
        let path = page.path.display();
        assert!(
            page.opens_with(&format!("# {name}\n\n")),
            "{path} does not begin with its rule's name"
        );
        let of = |case: &Case| &FOUND[&(name.clone(), case.name.clone())];
        faults.extend(page.faults(|case, info| match info {
            "findings" => Some(of(case).lines.clone()),
            "not-compared" => Some(of(case).not_compared.clone()),
            _ => None,
        }));
        let silent = page.cases.iter().filter(|c| c.block("findings").is_none());
        faults.extend(silent.filter_map(|case| {
            let found = &of(case).lines;
            (!found.is_empty()).then(|| format!("{path} › {} finds\n{found}", case.name))
        }));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Guards of the reader against what no text is known to cause, and what only a disk, a repository
/// or a whole build shows; `tests/hosting.rs` has those.
const GUARDS: &[&str] = &[
    "misplaced-text",
    "shallow-history",
    "missing-index",
    "site-too-large",
    "symlink-in-content",
];

/// A checker that cannot fail is none, and one that cannot be silent is none either.
#[test]
fn every_page_shows_its_rule_failing_and_staying_silent() {
    let mut faults = Vec::new();
    for (name, page) in cases::pages("rules") {
        let path = page.path.display();
        let fails = |case: &Case| {
            let key = (name.clone(), case.name.clone());
            FOUND[&key].rules.contains(name.as_str())
        };
        if !page.cases.iter().any(fails) && !GUARDS.contains(&&*name) {
            faults.push(format!("no case of {path} shows `{name}`"));
        }
        if page.cases.iter().all(|c| c.block("findings").is_some()) {
            faults.push(format!("no case of {path} shows what is no finding"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
