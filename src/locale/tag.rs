//! Gives language tags that know when two of them mean the same.

use std::fmt;

use unic_langid::{CharacterDirection, LanguageIdentifier};

/// A BCP 47 tag as the site's settings write it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag {
    pub(super) written: LanguageIdentifier,
    /// With the script and region that are usual for the language: `zh-TW` is `zh-Hant-TW`.
    pub(super) full: LanguageIdentifier,
}

/// Names that folders, repositories and older systems have for languages, and what they mean. What a tag
/// leaves out is put in by the tables of Unicode, so `pt-br` and `zh-hant` need no line.
const ALIASES: [(&str, &str); 8] = [
    ("in", "id"),
    ("iw", "he"),
    ("ji", "yi"),
    ("mo", "ro"),
    ("nb", "no"),
    ("tl", "fil"),
    ("zh-chs", "zh-Hans"),
    ("zh-cht", "zh-Hant"),
];

/// A tag with the name that is usual now.
fn usual(text: &str) -> String {
    let small = text.to_ascii_lowercase().replace('_', "-");
    let mut aliases = ALIASES.iter();
    let usual = aliases.find_map(|(alias, usual)| {
        let rest = small.strip_prefix(alias)?;
        let whole = rest.is_empty() || rest.starts_with('-');
        whole.then(|| format!("{usual}{rest}"))
    });
    usual.unwrap_or(small)
}

impl Tag {
    pub fn parse(text: &str) -> Option<Self> {
        let mut full: LanguageIdentifier = usual(text).parse().ok()?;
        let written = text.parse().unwrap_or_else(|_| full.clone());
        full.maximize();
        let known = !written.language.is_empty();
        known.then_some(Tag { written, full })
    }

    /// `nl` is `nl-NL`, `zh-TW` is `zh-Hant`, and `zh-HK` is neither.
    pub fn same_as(&self, other: &Tag) -> bool {
        self.full == other.full
    }

    /// How it stands in addresses.
    pub fn in_url(&self) -> String {
        self.to_string().to_lowercase()
    }

    pub fn language(&self) -> &str {
        self.written.language.as_str()
    }

    /// Language and usual country, as link previews want them: `zh_TW`.
    pub fn territory(&self) -> String {
        match &self.full.region {
            Some(region) => format!("{}_{region}", self.language()),
            None => self.language().to_owned(),
        }
    }

    pub fn is_right_to_left(&self) -> bool {
        self.full.character_direction() == CharacterDirection::RTL
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.written.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[test]
    fn equal_tags_are_known_by_their_full_form() {
        let same = |a: &str, b: &str| Tag::parse(a).unwrap().same_as(&Tag::parse(b).unwrap());
        assert!(same("nl", "nl-NL") && same("zh-TW", "zh-hant") && same("pt-br", "pt"));
        assert!(same("nb-NO", "no") && same("iw", "he") && same("zh_CHT", "zh-TW"));
        assert!(!same("zh-TW", "zh-CN") && !same("zh-HK", "zh-TW") && !same("en-GB", "en"));
        assert!(Tag::parse("no language").is_none());
        assert!(Tag::parse("ar").unwrap().is_right_to_left());
    }
}
