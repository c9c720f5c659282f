//! Gives the page at the root of the site, which chooses the language.

use crate::site::Site;
use serde::Serialize;

use super::alternates::direction;
use super::{Kind, Press, Taker};

#[derive(Serialize)]
pub struct Choice {
    tag: String,
    name: String,
    dir: &'static str,
    href: String,
    /// Where all of the language's pages stand.
    root: String,
}

/// The page at the root of the site.
pub struct Start;

impl Kind for Start {
    fn make(&self, press: &Press, take: Taker) -> tera::TeraResult<()> {
        let site = press.site;
        let origin = site.config.origin();
        let own = origin.map(|origin| format!("{origin}{}", site.config.base_path()));
        let mut context = press.context(site.source());
        context.insert("canonical", &own.unwrap_or_default());
        take(press.page("start.html", &context, "index.html".to_owned())?);
        Ok(())
    }
}

/// Every language with its home.
pub fn choices(site: &Site) -> Vec<Choice> {
    let locales = site.locales.iter().enumerate();
    // A language without pages is no choice.
    let choice = locales.filter_map(|(index, locale)| {
        Some(Choice {
            tag: locale.tag.to_string(),
            name: locale.name.clone(),
            dir: direction(&locale.tag),
            href: site.url(site.home(index)?, index),
            root: site.url("index", index),
        })
    });
    choice.collect()
}
