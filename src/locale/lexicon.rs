//! Gives the words of a language as concepts: `uur`, `小時` and `heure` all mean an hour. What reads
//! facts knows concepts only.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Place};
use crate::source::{Source, SourceId, Span};
use crate::theme::Theme;
use crate::yaml;

use super::Tag;
use super::concept::Concept;
use super::extent::{Extent, UNREADABLE_WORDS};
use super::regions::Regions;
use super::spellings::Spellings;
use super::text::{fold, is_unspaced};

/// All that a form means, in one value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meaning {
    concepts: u128,
    pub number: Option<u32>,
    /// A number that is no whole one, in thousandths: `anderthalb`.
    pub thousandths: Option<u32>,
    pub ordinal: Option<u32>,
    /// What it makes of the number before it: `million`, `万`.
    pub scale: Option<u32>,
    pub zone: Option<String>,
    /// The sign of a currency.
    pub currency: Option<String>,
    /// A day's sign that means it only at an end of a range: `月～金`, `週一至五`.
    pub short_day: Option<Concept>,
    /// Whether it means anything only directly behind a figure: `9u`.
    pub only_behind_figure: bool,
}

const HALVES: [(Concept, [&str; 3]); 2] = [
    (Concept::Am, ["am", "a.m.", "a.m"]),
    (Concept::Pm, ["pm", "p.m.", "p.m"]),
];

#[derive(Debug, Default)]
pub struct Lexicon {
    forms: BTreeMap<String, Meaning>,
    spellings: Spellings,
    pub decimal: char,
    pub group: Vec<char>,
    extent: Extent,
    /// What the language calls itself.
    name: Option<String>,
    regions: Regions,
}

/// A file of words.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Words {
    numbers: BTreeMap<String, u32>,
    fractions: BTreeMap<String, f32>,
    ordinals: BTreeMap<String, u32>,
    scales: BTreeMap<String, u32>,
    zones: BTreeMap<String, String>,
    currencies: BTreeMap<String, String>,
    short_days: BTreeMap<String, Concept>,
    behind_figures: Vec<String>,
    decimal: Option<String>,
    group: Vec<String>,
    name: Option<String>,
    /// By their two letters.
    countries: BTreeMap<String, Vec<String>>,
    /// Areas of several countries.
    regions: Vec<String>,
    #[serde(flatten)]
    concepts: BTreeMap<Concept, Vec<String>>,
}

impl Meaning {
    fn is_plain(&self) -> bool {
        let valued = self.number.is_some() || self.ordinal.is_some() || self.scale.is_some();
        let named = self.zone.is_some() || self.currency.is_some() || self.short_day.is_some();
        !valued && self.thousandths.is_none() && !named && !self.only_behind_figure
    }

    pub fn is(&self, concept: Concept) -> bool {
        self.concepts & bit(concept) != 0
    }

    /// The first of some concepts that the form means.
    pub fn one_of(&self, concepts: &[Concept]) -> Option<Concept> {
        concepts.iter().copied().find(|concept| self.is(*concept))
    }
}

fn bit(concept: Concept) -> u128 {
    1 << concept as u8
}

impl Lexicon {
    /// The words of a locale: those of CLDR, the shipped ones and the site's own.
    pub fn load(tag: &Tag, theme: &Theme) -> (Self, Vec<Diagnostic>) {
        let mut lexicon = Lexicon {
            decimal: '.',
            ..Lexicon::default()
        };
        let mut problems = Vec::new();
        for name in tag.folders(theme) {
            for file in ["cldr.yaml", "words.yaml"] {
                let path = format!("locales/{name}/{file}");
                for text in theme.layers(&path) {
                    match yaml::parse::<Words>(&text) {
                        Ok(words) => {
                            let extent = match file {
                                "words.yaml" => Extent::Full,
                                _ => Extent::Calendar,
                            };
                            lexicon.extent = lexicon.extent.max(extent);
                            lexicon.add(words);
                        }
                        Err(fault) => {
                            let source = Source::new(path.as_str(), text.into_owned());
                            let span = Span::new(SourceId(0), fault.at..fault.at);
                            let place = Place::new(&source, span);
                            problems.push(Diagnostic::new(&UNREADABLE_WORDS, place, fault.message));
                        }
                    }
                }
            }
        }
        // The halves of a day stand in these letters in all scripts: without them `5 PM` would be 5.
        if lexicon.extent < Extent::Full {
            for (concept, forms) in HALVES {
                for form in forms {
                    lexicon.form(form).concepts |= bit(concept);
                }
            }
        }
        lexicon.spellings = Spellings::of(&lexicon.forms);
        (lexicon, problems)
    }

    fn add(&mut self, words: Words) {
        for (concept, forms) in words.concepts {
            for form in forms {
                self.form(&form).concepts |= bit(concept);
            }
        }
        for (form, number) in words.numbers {
            self.form(&form).number = Some(number);
        }
        for (form, number) in words.fractions {
            self.form(&form).thousandths = Some((number * 1000.0).round() as u32);
        }
        for (form, number) in words.ordinals {
            self.form(&form).ordinal = Some(number);
        }
        for (form, scale) in words.scales {
            self.form(&form).scale = Some(scale);
        }
        for (form, zone) in words.zones {
            self.form(&form).zone = Some(zone);
        }
        for (form, sign) in words.currencies {
            self.form(&form).currency = Some(sign);
        }
        for (form, day) in words.short_days {
            self.form(&form).short_day = Some(day);
        }
        for form in words.behind_figures {
            self.form(&form).only_behind_figure = true;
        }
        if let Some(decimal) = words.decimal.and_then(|sign| sign.chars().next()) {
            self.decimal = decimal;
        }
        let group = words.group.iter().filter_map(|sign| sign.chars().next());
        let group: Vec<char> = group
            .map(|sign| if sign.is_whitespace() { ' ' } else { sign })
            .collect();
        if !group.is_empty() {
            self.group = group;
        }
        let capital = |name: String| {
            let mut letters = name.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            first.chain(letters).collect()
        };
        self.name = words.name.map(capital).or(self.name.take());
        self.regions.add(&words.regions);
        self.regions.add_countries(words.countries);
    }

    fn form(&mut self, form: &str) -> &mut Meaning {
        self.forms.entry(fold(form)).or_default()
    }

    /// The longest form at a place of a folded text, and how long it is.
    pub fn longest(&self, text: &str, at: usize) -> Option<(usize, &Meaning)> {
        let mut rest = text[at..].chars();
        let mut last = rest.next()?;
        let mut read = self.spellings.start(last)?;
        if !parted(text[..at].chars().next_back(), Some(last)) {
            return None;
        }
        let mut found = None;
        loop {
            let length = text.len() - at - rest.as_str().len();
            let next = rest.next();
            if let Some(meaning) = self.spellings.meaning(read)
                && parted(Some(last), next)
            {
                found = Some((length, meaning));
            }
            let Some((c, longer)) = next.and_then(|c| Some((c, self.spellings.after(read, c)?)))
            else {
                return found;
            };
            (last, read) = (c, longer);
        }
    }

    /// What the language calls itself, where that is known.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Whether a label names an area and nothing else: `Japan`, `Europe, Middle East & Africa`.
    pub fn is_region(&self, label: &str) -> bool {
        self.regions.are(label, |word| self.is_joint(word))
    }

    /// The two letters of the country that a label names, where it names that and nothing else.
    pub fn country(&self, label: &str) -> Option<&str> {
        self.regions.country(label)
    }

    /// Whether a word only joins two others.
    pub fn is_joint(&self, word: &str) -> bool {
        let meaning = self.forms.get(&fold(word));
        word == "&" || meaning.is_some_and(|meaning| meaning.is(Concept::And))
    }

    pub fn extent(&self) -> Extent {
        self.extent
    }

    /// A word that means one concept and nothing else: of several the one as long as `like`.
    pub fn word(&self, concept: Concept, like: &str) -> Option<&str> {
        // What a word means beside a number alone changes nothing of what it means elsewhere.
        let beside = bit(Concept::BusinessHour) | bit(Concept::UpTo);
        let only =
            |meaning: &Meaning| meaning.concepts & !beside == bit(concept) && meaning.is_plain();
        self.nearest(like, only)
    }

    /// A word for another time zone.
    pub fn other_zone(&self, zone: &str, like: &str) -> Option<&str> {
        self.nearest(like, |meaning| {
            meaning.concepts == 0 && meaning.zone.as_deref().is_some_and(|own| own != zone)
        })
    }

    fn nearest(&self, like: &str, fits: impl Fn(&Meaning) -> bool) -> Option<&str> {
        let length = like.chars().count();
        let forms = self.forms.iter();
        let words = forms.filter(|(form, meaning)| fits(meaning) && !form.contains(' '));
        let script = |text: &str| text.starts_with(is_unspaced);
        let near = words.min_by_key(|(form, _)| {
            let other_script = script(form) != script(like);
            let longer = form.chars().count().abs_diff(length);
            (other_script, longer, form.as_str())
        });
        near.map(|(form, _)| form.as_str())
    }
}

/// Whether two neighbours belong to different words. Scripts that put no blanks between words part
/// anywhere, and a digit may touch a word.
fn parted(left: Option<char>, right: Option<char>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => {
            is_unspaced(left)
                || is_unspaced(right)
                || !(left.is_alphabetic() && right.is_alphabetic())
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let mut theme = Theme::default();
        let words = "hour: [uur, h]\nclock: [uur]\nalways: ['24 uur per dag, 7 dagen per week']\nnumbers: {één: 1}\n";
        theme.add("locales/xx/words.yaml".into(), words.into());
        Lexicon::load(&Tag::parse("xx").unwrap(), &theme).0
    }

    #[test]
    fn the_longest_form_wins_and_words_are_whole() {
        let lexicon = lexicon();
        let (length, meaning) = lexicon
            .longest("24 uur per dag, 7 dagen per week", 0)
            .unwrap();
        assert_eq!(length, 32);
        assert!(meaning.is(Concept::Always));
        let (_, hour) = lexicon.longest("4uur", 1).unwrap();
        assert!(hour.is(Concept::Hour) && hour.is(Concept::Clock));
        assert!(lexicon.longest("uurtje", 0).is_none());
        assert_eq!(lexicon.longest("één", 0).unwrap().1.number, Some(1));
    }
}
