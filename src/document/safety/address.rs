//! Gives whether an address may stand in a page: what it begins with, as a browser reads it and as
//! somebody may have hidden it.

use crate::document::front_matter::without_entities;
use crate::document::invisible::is_invisible;
use crate::document::library::decode;

/// What an address may begin with, when it is none of the site's own.
const SCHEMES: [&str; 6] = ["ftp", "http", "https", "mailto", "sms", "tel"];

/// What runs code or shows what no site holds.
const HARMFUL: [&str; 6] = ["blob", "data", "file", "filesystem", "jar", "view-source"];

/// How often an address may be hidden in another form of itself.
const LAYERS: usize = 4;

/// Whether nothing but a page, a file, a letter or a call comes of an address.
pub fn is_safe(address: &str) -> bool {
    if has_one_form(address) {
        return begins_well(address);
    }
    let mut form = bare(address);
    if !begins_well(&form) {
        return false;
    }
    for _ in 0..LAYERS {
        let plain = bare(&without_entities(&decode(&form)));
        if plain == form {
            return true;
        }
        form = plain;
        if scheme(&form).is_some_and(|scheme| is_harmful(&scheme)) {
            return false;
        }
    }
    // Who writes an address in so many layers hides something.
    false
}

/// Whether no sign of an address is skipped or stands for another, as in nearly all.
fn has_one_form(address: &str) -> bool {
    let is_itself = |b: u8| b.is_ascii_graphic() && !matches!(b, b'%' | b'&');
    address.bytes().all(is_itself)
}

/// Whether an address leads to the site itself or is of a kind that pages may hold.
fn begins_well(address: &str) -> bool {
    scheme(address).is_none_or(|scheme| SCHEMES.contains(&scheme.as_str()))
}

/// The same without what browsers skip and readers do not see.
fn bare(address: &str) -> String {
    let seen = |c: &char| !c.is_control() && !c.is_whitespace() && !is_invisible(*c);
    address.chars().filter(seen).collect()
}

/// What stands before the colon, if that is what an address of elsewhere begins with.
fn scheme(address: &str) -> Option<String> {
    let scheme = address.split_once(':')?.0;
    let sound = |b: u8| b.is_ascii_alphanumeric() || b"+-.".contains(&b);
    let is_scheme =
        scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.bytes().all(sound);
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

fn is_harmful(scheme: &str) -> bool {
    HARMFUL.contains(&scheme) || scheme.ends_with("script")
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn code_is_known_in_every_dress() {
        for address in [
            "javascript:x",
            " \u{1}JavaScript:x",
            "java\nscript:x",
            "java\u{200B}script:x",
            "\u{FEFF}javascript:x",
            "javascript&colon;x",
            "javascript%3Ax",
            "%6aavascript%253Ax",
            "&#106;avascript:x",
            "data:text/html,x",
            "vbscript:x",
            "view-source:x",
            "unknown:x",
        ] {
            assert!(!is_safe(address), "{address:?}");
        }
    }

    /// One that is harmless in the end as well: each layer is read once more, and an author may write as
    /// many as a page holds.
    #[test]
    fn an_address_in_many_layers_is_refused() {
        let layers = |count: usize| format!("a%{}20b", "25".repeat(count));
        assert!(is_safe(&layers(2)));
        assert!(!is_safe(&layers(9)) && !is_safe(&layers(100_000)));
    }

    #[test]
    fn what_pages_hold_stays() {
        for address in [
            "",
            "#a:b",
            "?q=javascript:x",
            "a/b.md#c",
            "/a:b",
            "./a:b.md",
            "//host.example/a",
            "HTTPS://host.example/a?b=c:d%20e&amp;f",
            "mailto:a@b.example",
            "tel:+31201234567",
            "100%",
            "a%ZZ%25.png",
        ] {
            assert!(is_safe(address), "{address:?}");
        }
    }
}
