//! Any text is the front matter of a page, the settings of a site, a list of contents.
#![no_main]

use isogloss::config::Config;
use isogloss::document::toc;
use isogloss_fuzz::hold;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    hold(&format!("---\n{text}\n---\n# Title\n"), None);
    let _ = Config::parse(text);
    let _ = Config::parse(&format!("title: T\nlocales: [en]\n{text}"));
    let _ = toc::from_yaml(text);
});
