//! Gives the notices above a page's text: that it is shown in another language, that a machine
//! translated it, and that its original has changed since.

use serde::Serialize;

use crate::site::Site;

use super::alternates::direction;
use super::page::Copy;

/// A sentence, in which the name of another language may link to the page in it.
#[derive(Serialize)]
pub struct Notice {
    kind: &'static str,
    before: String,
    link: Option<Link>,
    after: String,
}

#[derive(Serialize)]
struct Link {
    name: String,
    tag: String,
    dir: &'static str,
    href: String,
}

/// Stands for the link while a message is formatted.
const HERE: &str = "\u{FFFC}";

/// What readers of a page are told before they read it.
pub fn notices(site: &Site, copy: &Copy) -> Vec<Notice> {
    let Copy {
        family,
        locale,
        shown,
        page,
    } = *copy;
    let mut notices = Vec::new();
    if shown != locale {
        notices.push(linked(
            site,
            family,
            locale,
            shown,
            "fallback",
            "notice-fallback",
        ));
    }
    if page.machine {
        let named = site.config.source.is_some();
        let original = site.page(family, site.source()).filter(|_| named);
        let kind = "machine";
        notices.push(match original {
            Some(_) => linked(
                site,
                family,
                locale,
                site.source(),
                kind,
                "notice-machine-original",
            ),
            None => Notice {
                kind,
                before: site.locales[locale].messages.format("notice-machine", &[]),
                link: None,
                after: String::new(),
            },
        });
    }
    if page.stale {
        let source = site.source();
        notices.push(linked(
            site,
            family,
            locale,
            source,
            "stale",
            "notice-stale",
        ));
    }
    notices
}

fn linked(
    site: &Site,
    family: &str,
    locale: usize,
    to: usize,
    kind: &'static str,
    message: &str,
) -> Notice {
    let messages = &site.locales[locale].messages;
    let text = messages.format(message, &[("language", HERE)]);
    let (before, after) = match text.split_once(HERE) {
        Some((before, after)) => (before.to_owned(), after.to_owned()),
        // A site's own message may leave the language out; the link stays.
        None => (format!("{text} "), String::new()),
    };
    let language = &site.locales[to];
    Notice {
        kind,
        before,
        link: Some(Link {
            name: language.name.clone(),
            tag: language.tag.to_string(),
            dir: direction(&language.tag),
            href: site.url(family, to),
        }),
        after,
    }
}
