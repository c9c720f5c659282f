//! Gives the pages around the pages: the root that chooses the language, and the answers to
//! addresses that lead nowhere.

use serde::Serialize;
use tera::{Context, Tera};

use crate::site::Site;

use super::page::{Language, direction};
use super::{Output, Shared};

#[derive(Serialize)]
pub struct Choice {
    tag: String,
    name: String,
    dir: &'static str,
    href: String,
}

/// The page at the root of the site.
pub fn start(tera: &Tera, shared: &Shared) -> tera::TeraResult<Output> {
    let site = shared.site;
    let origin = site.config.origin();
    let own = origin.map(|origin| format!("{origin}{}", site.config.base_path()));
    let languages: Vec<Language> = choices(site)
        .into_iter()
        .filter_map(|choice| {
            Some(Language {
                href: format!("{}{}", origin?, choice.href),
                tag: choice.tag,
            })
        })
        .collect();
    let mut context = shared.context(site.source());
    context.insert("canonical", &own.clone().unwrap_or_default());
    context.insert("hreflang", &languages);
    context.insert("x_default", &own.unwrap_or_default());
    render(tera, "start.html", &context, "index.html".to_owned())
}

/// The answer to a missing address: at the root, where a host looks for it, and in each language.
pub fn missing(tera: &Tera, shared: &Shared, locale: Option<usize>) -> tera::TeraResult<Output> {
    let site = shared.site;
    let shown = locale.unwrap_or(site.source());
    let mut context = shared.context(shown);
    context.insert(
        "home",
        &site.url(site.home(shown).unwrap_or("index"), shown),
    );
    let path = match locale {
        Some(locale) => format!("{}/404.html", site.locales[locale].tag.in_url()),
        None => "404.html".to_owned(),
    };
    render(tera, "404.html", &context, path)
}

fn render(
    tera: &Tera,
    template: &str,
    context: &Context,
    path: String,
) -> tera::TeraResult<Output> {
    let mut bytes = Vec::new();
    tera.render_to(template, context, &mut bytes)?;
    Ok(Output { path, bytes })
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
        })
    });
    choice.collect()
}
