//! Facts of any text can be read, and a text never differs from itself. The first byte chooses the
//! language.
#![no_main]

use isogloss::diagnostic::Diagnostic;
use isogloss::theme::Theme;
use isogloss_fuzz::hold_together;
use libfuzzer_sys::fuzz_target;

/// A language, and the same where it is spoken elsewhere: both have the same words.
const PAIRS: [[&str; 2]; 6] = [
    ["en", "en-TV"],
    ["nl", "nl-BQ"],
    ["fr", "fr-BI"],
    ["de", "de-IT"],
    ["ja", "ja-US"],
    ["zh-TW", "zh-Hant-US"],
];

fuzz_target!(|input: (u8, &str)| {
    let (first, text) = input;
    let [one, other] = PAIRS[usize::from(first) % PAIRS.len()];
    let site = hold_together(&[(one, text), (other, text)], &Theme::default());
    let differences = site.diagnostics.iter();
    // What can be no value, and hours without a zone, are so in both.
    let expected = |finding: &&Diagnostic| {
        let drift = finding.drift.as_ref();
        drift.is_some_and(|drift| !drift.expected.is_empty())
    };
    let differences = differences.filter(expected);
    let told: Vec<String> = differences.map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
});
