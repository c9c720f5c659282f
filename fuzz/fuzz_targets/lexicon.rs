//! Any text is the words of a language, in which a page is then read.
#![no_main]

use isogloss::theme::Theme;
use isogloss_fuzz::hold_together;
use libfuzzer_sys::fuzz_target;

const PAGE: &str = "# Hours\n\n| Day | Hours |\n|---|---|\n| Monday to Friday | 9 am – 5:30 pm CET |\n\n\
    Within 4 hours, 24x7, twice a year, +31 20 123 4567, 1.000,50 €, 12 May 2024.\n";

fuzz_target!(|words: &str| {
    let mut theme = Theme::default();
    theme.add("locales/en/words.yaml".to_owned(), words.as_bytes().to_vec());
    hold_together(&[("en", PAGE), ("nl", PAGE)], &theme);
});
