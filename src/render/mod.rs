//! Gives what readers get: pages and what stands around them, as bytes with a path.

pub mod body;
pub mod headings;
pub mod markup;
mod navigation;
mod page;
mod start;

use rayon::prelude::*;
use serde::Serialize;
use tera::{Context, Tera};

use crate::site::Site;
use crate::theme::Theme;

use navigation::Navigation;

/// A file of the built site.
#[derive(Debug)]
pub struct Output {
    /// From the root of the output, with forward slashes.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// A template that cannot be used, and why.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct TemplateFault(String);

/// Where outputs go, one by one, in no order.
pub type Taker<'a> = &'a (dyn Fn(Output) + Sync);

/// Writes the whole site.
pub fn render(site: &Site, theme: &Theme, take: Taker) -> Result<(), TemplateFault> {
    let tera = templates(theme)?;
    let shared = Shared::new(site);
    let fault = |error: tera::Error| TemplateFault(told(&error));
    take(start::start(&tera, &shared).map_err(fault)?);
    take(start::missing(&tera, &shared, None).map_err(fault)?);
    for locale in 0..site.locales.len() {
        take(start::missing(&tera, &shared, Some(locale)).map_err(fault)?);
    }
    for (name, bytes) in theme.folder("static") {
        take(Output {
            path: format!("assets/{name}"),
            bytes: bytes.to_vec(),
        });
    }
    take(Output {
        path: ".nojekyll".to_owned(),
        bytes: Vec::new(),
    });
    let locales = 0..site.locales.len();
    let navigations: Vec<Navigation> = locales
        .into_par_iter()
        .map(|locale| Navigation::of(site, locale))
        .collect();
    site.families.par_iter().try_for_each(|family| {
        for (locale, page) in family.pages.iter().enumerate() {
            if let Some(page) = page {
                let output = page::page(
                    &tera,
                    &shared,
                    &navigations[locale],
                    &family.path,
                    locale,
                    page,
                );
                take(output.map_err(fault)?);
            }
        }
        Ok(())
    })
}

fn templates(theme: &Theme) -> Result<Tera, TemplateFault> {
    let mut tera = Tera::new();
    let files: Vec<(&str, String)> = theme
        .folder("templates")
        .into_iter()
        .map(|(name, bytes)| (name, String::from_utf8_lossy(bytes).into_owned()))
        .collect();
    tera.add_raw_templates(files)
        .map_err(|error| TemplateFault(told(&error)))?;
    Ok(tera)
}

/// An error with what caused it, outermost first.
fn told(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

/// What every template is given.
struct Shared<'a> {
    site: &'a Site,
    contexts: Vec<Context>,
}

#[derive(Serialize)]
struct SiteView<'a> {
    title: &'a str,
    base: &'a str,
}

#[derive(Serialize)]
struct LocaleView<'a> {
    tag: String,
    dir: &'static str,
    name: &'a str,
}

impl<'a> Shared<'a> {
    fn new(site: &'a Site) -> Self {
        let context = site.locales.iter().enumerate().map(|(index, locale)| {
            let mut context = Context::new();
            let view = SiteView {
                title: site.config.title.of(&locale.tag),
                base: site.config.base_path(),
            };
            context.insert("site", &view);
            let view = LocaleView {
                tag: locale.tag.to_string(),
                dir: page::direction(&locale.tag),
                name: &locale.name,
            };
            context.insert("locale", &view);
            context.insert("t", locale.messages.plain());
            context.insert(
                "home",
                &site.url(site.home(index).unwrap_or("index"), index),
            );
            context.insert("locales", &start::choices(site));
            context
        });
        Shared {
            contexts: context.collect(),
            site,
        }
    }

    fn context(&self, locale: usize) -> Context {
        self.contexts[locale].clone()
    }
}
