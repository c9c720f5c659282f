//! Gives a page for each address that a page had before: it leads readers and search engines to
//! where the page is now.

use serde::Serialize;

use crate::site::{Redirect, Site, Target};

use super::alternates::direction;
use super::fill::href;
use super::{Kind, Output, Press, Taker};

/// Where something is now; in each language, where the reader's is not known.
#[derive(Serialize)]
struct Goal {
    text: String,
    href: String,
    tag: String,
    dir: &'static str,
}

pub struct Moved;

impl Kind for Moved {
    fn make(&self, press: &Press, take: Taker) -> tera::TeraResult<()> {
        for redirect in &press.site.redirects {
            take(write(press, redirect)?);
        }
        Ok(())
    }
}

fn write(press: &Press, redirect: &Redirect) -> tera::TeraResult<Output> {
    let site = press.site;
    let locale = redirect.locale.unwrap_or(site.source());
    let goals = goals(site, redirect);
    let href = href(site, locale, &redirect.target);
    let absolute = match (&redirect.target, site.config.origin()) {
        (Target::Elsewhere(_), _) => href.clone(),
        (_, Some(origin)) => format!("{origin}{href}"),
        _ => String::new(),
    };
    let mut context = press.context(locale);
    context.insert("goals", &goals);
    context.insert("goal", &href);
    context.insert("home_page", &redirect.is_home);
    context.insert("canonical", absolute.split('#').next().unwrap_or_default());
    press.page("moved.html", &context, redirect.path.clone())
}

fn goals(site: &Site, redirect: &Redirect) -> Vec<Goal> {
    let locales = match redirect.locale {
        Some(locale) => locale..locale + 1,
        None => 0..site.locales.len(),
    };
    let goal = |locale: usize| {
        let (shown, text) = match &redirect.target {
            Target::Page { family, .. } => {
                let shown = site.page_locale(family, locale)?;
                (shown, site.page(family, shown)?.title.clone())
            }
            Target::Asset(text) | Target::Elsewhere(text) => (locale, text.clone()),
        };
        let tag = &site.locales[shown].tag;
        Some(Goal {
            text,
            href: href(site, locale, &redirect.target),
            tag: tag.to_string(),
            dir: direction(tag),
        })
    };
    let mut goals: Vec<Goal> = locales.filter_map(goal).collect();
    goals.dedup_by(|a, b| a.href == b.href);
    goals
}
