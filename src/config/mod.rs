//! Gives the settings of a site, as `site.yaml` says them.

pub mod editions;
mod grades;
mod moved;
mod schema;
mod title;
mod trees;

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;

use crate::document::dialect::Dialect;
use crate::document::safety::Trust;
use crate::locale::Tag;
use crate::yaml::{self, Fault, Mapping};

pub use crate::diagnostic::near;
pub use grades::Grades;
pub use moved::Moved;
pub use schema::SCHEMA;
pub use title::Title;
pub use trees::{Pair, Root, Trees};

#[derive(Clone, Debug)]
pub struct Config {
    pub title: Title,
    /// Where the site will stand, with a `/` at its end. None: not known yet, so the site gets no
    /// absolute addresses.
    pub base_url: Option<String>,
    pub locales: Vec<Tag>,
    /// Where each of them stands in the settings.
    pub locale_places: Vec<Range<usize>>,
    /// The locale that translations follow.
    pub source: Option<Tag>,
    /// Where pages lie, and which of them belong together.
    pub trees: Trees,
    pub dialect: Option<Dialect>,
    /// What readers call the editions of a product, by the name that pages give them.
    pub editions: BTreeMap<String, Title>,
    /// How bad findings are, where the site says it.
    pub grades: Grades,
    /// Old addresses, and what stands there now.
    pub redirects: Vec<Moved>,
    /// Where a page's file can be edited, with `{path}` for the file.
    pub edit_url: Option<String>,
    /// Whether the built site has the map of its translations, for its writers.
    pub translations_map: bool,
    /// Whether pages count that are not ready to be read.
    pub drafts: bool,
    /// The hosts whose films may be shown inside pages.
    pub videos: Vec<String>,
    /// The locales whose pages may hold any HTML.
    pub trusted: Vec<Tag>,
}

/// The keys as they are written.
#[derive(Deserialize)]
struct Written {
    title: Title,
    base_url: Option<String>,
    locales: Vec<String>,
    source: Option<String>,
    dialect: Option<DialectName>,
    #[serde(default)]
    editions: BTreeMap<String, Title>,
    edit_url: Option<String>,
    translations_map: Option<bool>,
    #[serde(default)]
    videos: Vec<String>,
    #[serde(default)]
    trusted: Vec<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum DialectName {
    Auto,
    Adobe,
    Learn,
    CommonMark,
}

impl Config {
    pub fn parse(text: &str) -> Result<Config, Fault> {
        refuse_empty(text)?;
        let mapping: Mapping = yaml::parse(text)?;
        let keys = mapping.0.iter();
        schema::refuse_unknown(keys.map(|field| (field.key.as_str(), field.key_range.start)))?;
        title::refuse(&mapping)?;
        let written: Written = yaml::parse(text)?;
        let place = |key: &str| mapping.get(key).map_or(0, |field| field.value_range.start);
        let fault = |key: &str, message: String| Fault {
            message,
            at: place(key),
        };
        let mut locales: Vec<Tag> = Vec::new();
        for name in &written.locales {
            let tag = Tag::parse(name).ok_or_else(|| {
                fault(
                    "locales",
                    format!("`{name}` is no language tag; write one such as `nl` or `zh-TW`"),
                )
            })?;
            if locales.iter().any(|known| known.same_as(&tag)) {
                return Err(fault("locales", format!("`{name}` names a locale twice")));
            }
            locales.push(tag);
        }
        if locales.is_empty() {
            return Err(fault("locales", "a site has one locale at least".into()));
        }
        if let Some(other) = written.title.of_none(&locales) {
            let message = format!(
                "`title` names `{other}`, which is none of the site's locales; add it to `locales`, or delete \
                 its title"
            );
            return Err(fault("title", message));
        }
        let known = |key: &str, name: &str| {
            let tag = Tag::parse(name);
            let found = locales
                .iter()
                .find(|l| tag.as_ref().is_some_and(|tag| l.same_as(tag)));
            found
                .cloned()
                .ok_or_else(|| fault(key, format!("`{name}` is none of the site's locales")))
        };
        let source = written
            .source
            .as_deref()
            .map(|name| known("source", name))
            .transpose()?;
        let trees = Trees::of(yaml::parse(text)?, known)?;
        let trusted = written.trusted.iter();
        let trusted = trusted.map(|name| known("trusted", name));
        let videos = written.videos.into_iter().map(host);
        let base_url = written.base_url.map(|url| base_url(&url)).transpose();
        let edit_url = written.edit_url.map(edit_url).transpose();
        Ok(Config {
            title: written.title,
            base_url: base_url.map_err(|message| fault("base_url", message))?,
            source,
            trees,
            dialect: written.dialect.and_then(DialectName::dialect),
            editions: written.editions,
            grades: Grades::read(text, &mapping)?,
            redirects: moved::read(text, &mapping)?,
            edit_url: edit_url.map_err(|message| fault("edit_url", message))?,
            translations_map: written.translations_map.unwrap_or(true),
            drafts: false,
            videos: videos
                .collect::<Result<_, _>>()
                .map_err(|message| fault("videos", message))?,
            trusted: trusted.collect::<Result<_, Fault>>()?,
            locale_places: entries(text, &mapping, &written.locales),
            locales,
        })
    }

    /// The language that translations follow, by its place among the locales.
    pub fn source_index(&self) -> Option<usize> {
        let tag = self.source.as_ref()?;
        self.locales.iter().position(|locale| locale.same_as(tag))
    }

    /// What readers of a locale call the site.
    pub fn title_for(&self, locale: &Tag) -> &str {
        self.title.of(locale, self)
    }

    /// What the pages of a locale may hold.
    pub fn trust(&self, locale: &Tag) -> Trust<'_> {
        Trust {
            everything: self.trusted.iter().any(|tag| tag.same_as(locale)),
            videos: &self.videos,
        }
    }

    /// What readers of a locale call an edition.
    pub fn edition(&self, name: &str, locale: &Tag) -> Option<String> {
        let title = self.editions.get(name)?;
        Some(title.of(locale, self).to_owned())
    }

    /// The settings as families are read with them: the same wherever the site will stand.
    pub fn without_place(&self) -> Config {
        Config {
            base_url: None,
            ..self.clone()
        }
    }

    /// The path under which the site stands on its host, with a `/` at both ends.
    pub fn base_path(&self) -> &str {
        let url = self.base_url.as_deref().unwrap_or("/");
        let host = url.find("://").map_or(0, |at| at + 3);
        url[host..].find('/').map_or("/", |at| &url[host + at..])
    }

    /// The scheme and host, without a `/` at the end.
    pub fn origin(&self) -> Option<&str> {
        let url = self.base_url.as_deref()?;
        Some(&url[..url.len() - self.base_path().len()])
    }
}

/// Refuses a file that says nothing.
fn refuse_empty(text: &str) -> Result<(), Fault> {
    let says = |line: &str| !matches!(line.trim_start().chars().next(), None | Some('#'));
    match text.lines().any(says) {
        true => Ok(()),
        false => Err(Fault {
            message: "nothing is set here; a site has a title and languages: write `title: Support`, and below it \
                      `locales: [en, nl]`"
                .to_owned(),
            at: 0,
        }),
    }
}

/// An address under which a site can stand, with a `/` at its end.
pub fn base_url(url: &str) -> Result<String, String> {
    let host = url.strip_prefix("https://").or(url.strip_prefix("http://"));
    let blank = url.contains(|c: char| c.is_whitespace() || c.is_control());
    if blank || host.is_none_or(|host| host.is_empty() || host.starts_with('/')) {
        return Err(format!(
            "`{url}` is no address; write one such as `https://example.org/docs/`"
        ));
    }
    let clean = url.split(['?', '#']).next().unwrap_or_default();
    Ok(format!("{}/", clean.trim_end_matches('/')))
}

/// An address at which files are edited: it says where the file's path goes.
fn edit_url(url: String) -> Result<String, String> {
    let whole = base_url(&url.replace("{path}", "")).is_ok();
    match whole && url.contains("{path}") {
        true => Ok(url),
        false => Err(format!(
            "`{url}` is no address of files; write one such as `https://example.org/edit/main/{{path}}`"
        )),
    }
}

/// A host, as addresses name it.
fn host(name: String) -> Result<String, String> {
    let sound = |b: u8| b.is_ascii_alphanumeric() || b".-".contains(&b);
    match !name.is_empty() && name.bytes().all(sound) {
        true => Ok(name.to_ascii_lowercase()),
        false => Err(format!(
            "`{name}` is no host; write one such as `www.youtube-nocookie.com`"
        )),
    }
}

impl DialectName {
    fn dialect(self) -> Option<Dialect> {
        match self {
            DialectName::Auto => None,
            DialectName::Adobe => Some(Dialect::Adobe),
            DialectName::Learn => Some(Dialect::Learn),
            DialectName::CommonMark => Some(Dialect::CommonMark),
        }
    }
}

/// Where the entries of `locales` stand. A nested value has no place of its own, so it is looked for.
fn entries(text: &str, settings: &Mapping, names: &[String]) -> Vec<Range<usize>> {
    let Some(field) = settings.get("locales") else {
        return Vec::new();
    };
    let mut from = field.key_range.end;
    let places = names.iter().map(|name| {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let mut found = text[from..].match_indices(name.as_str());
        let whole = found.find(|(at, _)| {
            let (before, after) = (&text[..from + at], &text[from + at + name.len()..]);
            !before.ends_with(is_part) && !after.starts_with(is_part)
        });
        let at = whole.map_or(field.key_range.clone(), |(at, _)| {
            from + at..from + at + name.len()
        });
        from = at.end.max(from);
        at
    });
    places.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_have_defaults_and_faults_have_places() {
        let config = Config::parse(
            "title: T\nlocales: [en, zh-Hant]\nsource: en\nbase_url: https://a.example/b",
        )
        .unwrap();
        assert_eq!(config.base_path(), "/b/");
        assert_eq!(config.origin(), Some("https://a.example"));
        let fault = |text: &str| Config::parse(text).unwrap_err();
        let unknown = fault("title: T\nlocals: [en]\n");
        assert_eq!(
            (unknown.at, unknown.message.contains("`locales`")),
            (9, true)
        );
        let titles = "title: {ar: A, nl: N, zh-TW: Z}\nlocales: [ar, nl, zh-HK, fr]\nsource: nl\n";
        let config = Config::parse(titles).unwrap();
        let title = |tag| config.title_for(&Tag::parse(tag).unwrap());
        assert_eq!([title("ar"), title("zh-HK"), title("fr")], ["A", "Z", "N"]);
        assert!(
            fault("title: T\nlocales: [en, en-US]\n")
                .message
                .contains("twice")
        );
        assert!(
            fault("title: T\nlocales: [zh-TW]\nroots: {zh-TW: a, zh-Hant: b}\n")
                .message
                .contains("has a folder already")
        );
        assert!(
            fault("title: T\nlocales: [en]\ntrusted: [nl]\n")
                .message
                .contains("none of")
        );
        assert!(
            fault("title: T\nlocales: [en]\nsource: nl\n")
                .message
                .contains("none of")
        );
    }
}
