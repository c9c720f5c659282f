//! Any text is a page of any dialect. The first byte chooses which.
#![no_main]

use isogloss::document::dialect::Dialect;
use isogloss::source::Source;
use isogloss_fuzz::hold;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else {
        return;
    };
    let dialect = match first % 4 {
        0 => Some(Dialect::Adobe),
        1 => Some(Dialect::Learn),
        2 => Some(Dialect::CommonMark),
        _ => None,
    };
    hold(Source::from_bytes("a.md", bytes.to_vec()).text(), dialect);
});
