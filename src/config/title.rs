//! Gives what a site is called, and says what is no title.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::locale::Tag;
use crate::yaml::{Fault, Field, Mapping, Value};

use super::Config;

/// One title for all readers, or one a locale.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Title {
    Same(String),
    ByLocale(BTreeMap<String, String>),
}

/// Refuses what is neither one title nor one a language, at its place.
pub(super) fn refuse(settings: &Mapping) -> Result<(), Fault> {
    if let Some(field) = settings.get("title") {
        refuse_value("title", field, &field.value)?;
    }
    let Some(field) = settings.get("editions") else {
        return Ok(());
    };
    let editions = field.value.as_object().into_iter().flatten();
    let mut editions = editions.map(|(name, title)| refuse_value(name, field, title));
    editions.try_for_each(|refused| refused)
}

fn refuse_value(name: &str, field: &Field, value: &Value) -> Result<(), Fault> {
    let wrong = match value {
        Value::String(_) => return Ok(()),
        Value::Object(titles) => match titles.iter().find(|(_, title)| !title.is_string()) {
            Some((tag, _)) => format!("the title for `{tag}` is no text"),
            None if titles.is_empty() => "this is no title".to_owned(),
            None => return Ok(()),
        },
        Value::Null => "a title belongs here, and there is none".to_owned(),
        Value::Array(_) => "a title is no list".to_owned(),
        // `title: 2026`
        other => format!("`{other}` is no text to YAML; write it in quotes, `{name}: \"{other}\"`"),
    };
    let way_out = match value {
        Value::Number(_) | Value::Bool(_) => String::new(),
        _ => format!(
            "; write one for all, `{name}: Support`, or one a language, `{name}: {{en: Support, nl: Hulp}}`"
        ),
    };
    let at = match value {
        Value::Null => field.key_range.start,
        _ => field.value_range.start,
    };
    Err(Fault {
        message: wrong + &way_out,
        at,
    })
}

impl Title {
    /// A language that has a title and is none of a site's, nor one that they stand for.
    pub(super) fn of_none(&self, locales: &[Tag]) -> Option<&str> {
        let Title::ByLocale(titles) = self else {
            return None;
        };
        let is_known = |name: &str| {
            let tag = Tag::parse(name);
            let near = locales.iter().flat_map(Tag::with_parents);
            tag.is_some_and(|tag| near.into_iter().any(|near| near.same_as(&tag)))
        };
        titles
            .keys()
            .map(String::as_str)
            .find(|name| !is_known(name))
    }

    /// The title for readers of a locale: its own, that of its parents, the source's, or that of the
    /// first locale that has one.
    pub(super) fn of(&self, locale: &Tag, config: &Config) -> &str {
        let titles = match self {
            Title::Same(title) => return title,
            Title::ByLocale(titles) => titles,
        };
        let of_tag = |tag: &Tag| {
            let mut named = titles.iter();
            let own = |name: &str| Tag::parse(name).is_some_and(|own| own.same_as(tag));
            named.find(|(name, _)| own(name)).map(|(_, title)| title)
        };
        let near = locale.with_parents();
        let mut order = near.iter().chain(&config.source).chain(&config.locales);
        let title = order.find_map(of_tag).or_else(|| titles.values().next());
        title.map_or("", String::as_str)
    }
}
