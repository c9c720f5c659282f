//! Gives each language the one that stands in for it where it lacks something: words of the
//! interface, words of facts, or a whole page. Readers of `zh-HK` are given `zh-TW`, never `zh-CN`.

use crate::theme::Theme;

use super::Tag;

/// Where the parent is another than the tag without its last part, as CLDR 48 has it
/// (`parentLocales`): the parent, the language, and the regions of which it is the parent.
const PARENTS: &[(&str, &str, &str)] = &[
    (
        "en-001",
        "en",
        "150 AG AI AU BB BM BS BW BZ CC CK CM CX CY DG DM ER FJ FK FM GB GD GG GH GI GM GS GY HK \
         ID IE IL IM IN IO JE JM KE KI KN KY LC LR LS MG MO MS MT MU MV MW MY NA NF NG NR NU NZ PG \
         PK PN PW RW SB SC SD SG SH SL SS SX SZ TC TK TO TT TV TZ UG VC VG VU WS ZA ZM ZW",
    ),
    (
        "en-150",
        "en",
        "AT BE CH CZ DE DK EE ES FI FR GE HU IT LT LV NL NO PL PT RO SE SI SK UA",
    ),
    (
        "es-419",
        "es",
        "AR BO BR BZ CL CO CR CU DO EC GT HN JP MX NI PA PE PR PY SV US UY VE",
    ),
    ("pt-PT", "pt", "AO CH CV FR GQ GW LU MO MZ ST TL"),
    ("zh-Hant-HK", "zh", "MO"),
];

/// Languages that are a form of another one.
const FORMS: &[(&str, &str)] = &[("nb", "no"), ("nn", "no")];

impl Tag {
    /// The language that stands in first. A script of its own is another language to a reader, so
    /// `zh-TW` and `sr-Latn` have none.
    pub fn parent(&self) -> Option<Tag> {
        if self.written.variants().next().is_some() {
            let mut plain = self.written.clone();
            plain.clear_variants();
            return Tag::parse(&plain.to_string());
        }
        let language = self.language();
        let region = self.full.region.map(|region| region.as_str().to_owned());
        let region = region.unwrap_or_default();
        let mut named = PARENTS.iter().filter(|(_, of, regions)| {
            *of == language && regions.split_whitespace().any(|known| known == region)
        });
        let usual = || Tag::parse(&format!("{language}-{region}"));
        if let Some((parent, ..)) = named.next()
            && usual().is_some_and(|usual| usual.same_as(self))
        {
            return Tag::parse(parent);
        }
        let wider = match self.full.script {
            Some(script) => Tag::parse(&format!("{language}-{}", script.as_str())),
            None => Tag::parse(language),
        };
        let form = || FORMS.iter().find(|(form, _)| *form == language);
        match wider.filter(|wider| !wider.same_as(self)) {
            Some(wider) => Some(wider),
            None => Tag::parse(form()?.1),
        }
    }

    /// The tag and those that stand in for it, the nearest first.
    pub fn with_parents(&self) -> Vec<Tag> {
        std::iter::successors(Some(self.clone()), Tag::parent).collect()
    }

    /// The folders of the theme with words of the language, from the farthest to its own. They may
    /// bear any name of their language.
    pub fn folders(&self, theme: &Theme) -> Vec<String> {
        let files = theme.folder("locales");
        let mut names: Vec<&str> = files
            .keys()
            .filter_map(|path| Some(path.split_once('/')?.0))
            .collect();
        names.dedup();
        let own = self.to_string();
        names.sort_by_key(|name| *name == own);
        let mut folders = Vec::new();
        for tag in self.with_parents().iter().rev() {
            let same = |name: &&&str| Tag::parse(name).is_some_and(|known| known.same_as(tag));
            folders.extend(names.iter().filter(same).map(|name| (*name).to_owned()));
        }
        folders
    }
}

/// For each locale, all of them in the order in which their pages stand in for it: its own, those of
/// its parents, the source's, then the others as they are named.
pub fn stand_ins(locales: &[Tag], source: Option<&Tag>) -> Vec<Vec<usize>> {
    let index = |tag: &Tag| locales.iter().position(|locale| locale.same_as(tag));
    let order = |locale: &Tag| {
        let near = locale.with_parents();
        let named = near.iter().chain(source);
        let mut order = Vec::new();
        for index in named.filter_map(index).chain(0..locales.len()) {
            if !order.contains(&index) {
                order.push(index);
            }
        }
        order
    };
    locales.iter().map(order).collect()
}

/// The names of languages, each one another: two that are called the same are told apart by their
/// region.
pub fn distinct(names: &mut [(&Tag, &mut String)]) {
    let called: Vec<String> = names.iter().map(|(_, name)| (**name).clone()).collect();
    for (tag, name) in names {
        let alike = called.iter().filter(|other| *other == *name).count();
        if let Some(region) = tag.written.region.filter(|_| alike > 1) {
            **name = format!("{name} ({region})");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(tag: &str) -> Vec<String> {
        let tags = Tag::parse(tag).unwrap().with_parents();
        tags.iter().map(Tag::to_string).collect()
    }

    #[test]
    fn parents_are_those_of_cldr() {
        assert_eq!(chain("en-AU"), ["en-AU", "en-001", "en-Latn"]);
        assert_eq!(chain("en-NL"), ["en-NL", "en-150", "en-001", "en-Latn"]);
        assert_eq!(chain("es-MX"), ["es-MX", "es-419", "es-Latn"]);
        assert_eq!(chain("pt-AO"), ["pt-AO", "pt-PT", "pt-Latn"]);
        assert_eq!(chain("zh-MO"), ["zh-MO", "zh-Hant-HK", "zh-Hant"]);
        assert_eq!(chain("fr-CA"), ["fr-CA", "fr-Latn"]);
        assert_eq!(chain("nb"), ["nb", "no"]);
        for alone in ["zh-TW", "zh-Hant", "sr-Latn", "en", "nl-NL", "ar", "xx"] {
            assert_eq!(chain(alone), [alone]);
        }
    }

    #[test]
    fn pages_of_parents_stand_in_before_those_of_the_source() {
        let tags: Vec<Tag> = ["zh-CN", "zh-TW", "zh-HK", "en"]
            .iter()
            .filter_map(|tag| Tag::parse(tag))
            .collect();
        assert_eq!(stand_ins(&tags, None)[2], [2, 1, 0, 3]);
        assert_eq!(stand_ins(&tags, Some(&tags[3]))[2], [2, 1, 3, 0]);
    }

    #[test]
    fn words_come_from_every_folder_of_the_language_and_its_parents() {
        let mut theme = Theme::default();
        theme.add("locales/zh-Hant/words.yaml".into(), Vec::new());
        let folders = |tag: &str| Tag::parse(tag).unwrap().folders(&theme);
        assert_eq!(folders("zh-HK"), ["zh-Hant", "zh-TW"]);
        assert_eq!(folders("zh-TW"), ["zh-Hant", "zh-TW"]);
        assert_eq!(folders("pt-PT"), ["pt-BR"]);
        assert_eq!(folders("nl-BE"), ["nl"]);
        assert!(folders("sr-Latn").is_empty());
    }
}
