//! Gives what is wrong with addresses that name no file of the page's language: those that leave its
//! folder, those of the site itself as the world sees it, and those that no browser can follow.

use crate::diagnostic::{Group, Level, Place, Rule};
use crate::document::library::decode;
use crate::site::Site;

use super::{Judged, Known, OTHER_LANGUAGE, finding};

pub const MALFORMED: Rule = Rule {
    name: "malformed-link",
    level: Level::Warning,
    group: Group::Links,
    summary: "An address is written so that no browser or mail program can follow it.",
};

pub fn judge(known: &Known, href: &str, place: &Place) -> Judged {
    if let Some(path) = own_path(known.site, href).or_else(|| rooted(known.site, href)) {
        return own(known, path, place);
    }
    if let Some((fault, help)) = malformed(href) {
        return finding(&MALFORMED, place, fault, help);
    }
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let relative = !path.is_empty() && !path.starts_with('/') && !path.contains(':');
    if !relative {
        return None;
    }
    let message = format!("`{href}` leads out of this language's folder");
    let help = match path.ends_with(".md") {
        true => "link to the page of this language; readers switch languages by themselves",
        false => {
            "name the file as if it lay here: where this language has none, that of the source is shown"
        }
    };
    finding(&OTHER_LANGUAGE, place, message, help)
}

/// What stands behind the site's own address.
fn own_path<'a>(site: &Site, href: &'a str) -> Option<&'a str> {
    let base = site.config.base_url.as_deref()?;
    let path = site.config.base_path();
    href.strip_prefix(base)
        .or_else(|| href.strip_prefix(path).filter(|_| path != "/"))
}

/// What an address means that begins with a language of the site, as `/nl/plans/`: it is written as
/// if the site stood at the root of its host.
fn rooted<'a>(site: &Site, href: &'a str) -> Option<&'a str> {
    let path = href.strip_prefix('/')?;
    let first = path.split(['/', '?', '#']).next()?;
    let locales = &mut site.locales.iter();
    locales
        .any(|locale| locale.tag.in_url() == first)
        .then_some(path)
}

/// An address of this very site: it is followed as a reader's browser would.
fn own(known: &Known, path: &str, place: &Place) -> Judged {
    let site = known.site;
    let (path, anchor) = path.split_once('#').unwrap_or((path, ""));
    let path = decode(path.split('?').next().unwrap_or_default());
    let (first, below) = path.split_once('/').unwrap_or((&path, ""));
    let locale = site.locales.iter().position(|l| l.tag.in_url() == first)?;
    if site.assets.contains(&(locale, below.to_owned())) {
        return None;
    }
    let wanted = below.trim_end_matches("index.html").trim_end_matches('/');
    let family = site.family(wanted);
    let stands = family.filter(|family| family.pages[locale].is_some());
    match stands {
        Some(family) => super::anchor(site, locale, &family.path, &decode(anchor), place),
        None if wanted.is_empty() || moved(site, &path) => None,
        None if family.is_some() => {
            let message = format!("the page `{wanted}.md` is not there in {first}");
            let help =
                "link to the page by its file: readers of a language without it get the source's";
            finding(&super::MISSING_PAGE, place, message, help)
        }
        None => super::missing_page(known, wanted, place),
    }
}

/// Whether a page that moved answers at a path.
fn moved(site: &Site, path: &str) -> bool {
    let path = path.trim_end_matches("index.html").trim_end_matches('/');
    let mut moved = site.redirects.iter();
    moved.any(|moved| {
        moved
            .path
            .trim_end_matches("index.html")
            .trim_end_matches('/')
            == path
    })
}

/// What keeps anybody from following an address, and the way out.
fn malformed(href: &str) -> Option<(String, &'static str)> {
    let (scheme, rest) = href.split_once(':')?;
    let told = |wrong: &str| format!("`{href}` {wrong}");
    match scheme.to_ascii_lowercase().as_str() {
        "mailto" => {
            let to = decode(rest.split('?').next().unwrap_or_default());
            let whole = |address: &str| {
                let parts: Vec<&str> = address.trim().split('@').collect();
                let filled = parts
                    .iter()
                    .all(|part| !part.is_empty() && !part.contains(' '));
                parts.len() == 2 && filled
            };
            let fine = to.is_empty() && rest.contains('?') || to.split(',').all(whole);
            (!fine).then(|| {
                (
                    told("is no address for mail"),
                    "write it as in `mailto:help@example.org`",
                )
            })
        }
        "tel" => {
            let fine = rest.chars().any(|c| c.is_ascii_digit());
            (!fine).then(|| {
                (
                    told("holds no number to call"),
                    "write it as in `tel:+15550100`",
                )
            })
        }
        "http" | "https" => {
            let host = rest
                .strip_prefix("//")
                .map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
            let fine =
                host.is_some_and(|host| !host.is_empty() && !host.contains(char::is_whitespace));
            (!fine).then(|| {
                (
                    told("names no site"),
                    "write it as in `https://example.org/`",
                )
            })
        }
        _ => None,
    }
}
