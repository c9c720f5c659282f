//! Gives doubts about language tags: those whose language or country nobody knows are mostly slips.

use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Diagnostic, Group, Level, Place, Rule};

use super::Tag;

pub const UNKNOWN_LANGUAGE: Rule = Rule {
    name: "unknown-language",
    level: Level::Warning,
    group: Group::Reading,
    summary: "A language tag of the settings names a language or a country that there is not.",
};

/// Names of languages that may be taken for tags, for they have the length of one.
const NAMES: &[(&str, &str)] = &[
    ("arabic", "ar"),
    ("catalan", "ca"),
    ("chinese", "zh-CN"),
    ("croatian", "hr"),
    ("czech", "cs"),
    ("danish", "da"),
    ("dansk", "da"),
    ("deutsch", "de"),
    ("dutch", "nl"),
    ("english", "en"),
    ("espanol", "es"),
    ("finnish", "fi"),
    ("francais", "fr"),
    ("french", "fr"),
    ("german", "de"),
    ("greek", "el"),
    ("hebrew", "he"),
    ("hindi", "hi"),
    ("italian", "it"),
    ("italiano", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("magyar", "hu"),
    ("norsk", "no"),
    ("polish", "pl"),
    ("polski", "pl"),
    ("romanian", "ro"),
    ("russian", "ru"),
    ("slovak", "sk"),
    ("spanish", "es"),
    ("suomi", "fi"),
    ("svenska", "sv"),
    ("swedish", "sv"),
    ("turkce", "tr"),
    ("turkish", "tr"),
];

/// Tags that are written so often that one of them may be meant.
const USUAL: &[&str] = &[
    "de-AT", "de-CH", "en-AU", "en-CA", "en-GB", "en-US", "es-ES", "es-MX", "fr-BE", "fr-CA",
    "nl-BE", "pt-BR", "pt-PT", "zh-CN", "zh-HK", "zh-TW",
];

/// What a tag says that nobody knows, as a finding at its place in the settings.
pub fn unknown_language(tag: &Tag, place: Place) -> Option<Diagnostic> {
    let written = &tag.written;
    let (language, region) = (written.language.as_str(), written.region);
    let likely = |text: &str| {
        let mut id: LanguageIdentifier = text.parse().ok()?;
        id.maximize().then_some(id)
    };
    let (message, meant) = if likely(language).is_none() {
        let mut names = NAMES.iter();
        let named = names.find(|(name, _)| *name == language);
        // A country's letters are taken for its language's: `jp`.
        let spoken = likely(&format!("und-{language}")).map(|id| id.language.to_string());
        let meant = named.map(|(_, tag)| (*tag).to_owned()).or(spoken);
        // There are thousands of languages with three letters, and few of them are known here.
        if meant.is_none() && language.len() == 3 {
            return None;
        }
        (
            format!("`{tag}`: nobody knows a language `{language}`"),
            meant,
        )
    } else {
        let region = region.filter(|region| is_country(region.as_str()))?;
        if region.as_str() == "US" || likely(&format!("und-{region}")).is_some() {
            return None;
        }
        let mut usual = USUAL
            .iter()
            .filter(|usual| usual.starts_with(&format!("{language}-")));
        let near = |usual: &&&str| strsim::levenshtein(usual, &tag.to_string()) == 1;
        let meant = usual.find(near).copied().unwrap_or(language);
        (
            format!("`{tag}`: nobody knows a country `{region}`"),
            Some(meant.to_owned()),
        )
    };
    let help = match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "write the tag of the language, such as `de`, `pt-BR` or `zh-TW`".to_owned(),
    };
    Some(Diagnostic::new(&UNKNOWN_LANGUAGE, place, message).help(help))
}

/// Areas such as 419, Latin America, have digits.
fn is_country(region: &str) -> bool {
    region.len() == 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Theme;

    #[test]
    fn slips_are_told_and_languages_are_not() {
        let told = |tag: &str| {
            let tag = Tag::parse(tag).unwrap();
            unknown_language(&tag, Place::file("site.yaml")).map(|found| found.help)
        };
        for (slip, meant) in [
            ("german", "`de`"),
            ("zh-TE", "`zh-TW`"),
            ("jp", "`ja`"),
            ("xx", "such as"),
        ] {
            assert!(told(slip).unwrap().contains(meant), "{slip}");
        }
        for tag in [
            "en",
            "en-US",
            "en-GB",
            "de-AT",
            "zh-Hant",
            "zh-TW",
            "zh-HK",
            "es-419",
            "nb-NO",
            "iw",
            "fil",
            "gsw",
            "sr-Latn",
            "fy",
            "eo",
            "tlh",
            "mi-NZ",
            "pt-br",
            "no",
            "zh_CHT",
            "yue",
            "haw",
            "sr-Latn-RS",
        ] {
            assert_eq!(told(tag), None, "{tag}");
        }
        for name in Theme::default().folder("locales").into_keys() {
            let tag = name.split('/').next().unwrap();
            assert_eq!(told(tag), None, "{tag}");
        }
    }
}
