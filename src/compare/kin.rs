//! Gives texts of two languages what they share by eye: names and kindred words that stand in one
//! text of each list alone. Two that share some are likely to be each other's translation.

use std::borrow::Cow;
use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::locale::text::is_unspaced;

/// Shorter words are the small words of every sentence.
const SHORTEST: usize = 4;

/// Kindred words begin alike: `management`, `managementteam`.
const STEM: usize = 5;

/// The words that stand in one text of a list alone, each with the place of its text.
#[derive(Debug, Default)]
pub struct Rare<'a> {
    places: BTreeMap<Cow<'a, str>, usize>,
}

impl<'a> Rare<'a> {
    pub fn of(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut places: BTreeMap<Cow<str>, Option<usize>> = BTreeMap::new();
        for (index, text) in texts.enumerate() {
            for stem in stems(text) {
                let place = places.entry(stem).or_insert(Some(index));
                *place = place.filter(|place| *place == index);
            }
        }
        let places = places.into_iter();
        Rare {
            places: places.filter_map(|(stem, at)| Some((stem, at?))).collect(),
        }
    }

    /// How many words the texts at two places share.
    pub fn shared(&self, other: &Rare) -> BTreeMap<(usize, usize), u32> {
        let mut shared = BTreeMap::new();
        for (stem, &place) in &self.places {
            if let Some(&there) = other.places.get(stem) {
                *shared.entry((place, there)).or_default() += 1;
            }
        }
        shared
    }
}

/// The beginnings of the words of a text, without accents.
fn stems(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let is_letter = |c: char| c.is_alphanumeric() && !is_unspaced(c);
    let words = text.split(move |c| !is_letter(c));
    words.filter_map(stem)
}

fn stem(word: &str) -> Option<Cow<'_, str>> {
    let letters = match word.is_ascii() {
        true => Cow::Borrowed(word),
        false => Cow::Owned(word.nfd().filter(|c| c.is_alphanumeric()).collect()),
    };
    let is_number = letters.bytes().all(|byte| byte.is_ascii_digit());
    letters.chars().nth(SHORTEST - 1).filter(|_| !is_number)?;
    let end = letters
        .char_indices()
        .nth(STEM)
        .map_or(letters.len(), |(at, _)| at);
    Some(match letters {
        Cow::Borrowed(letters) => Cow::Borrowed(&letters[..end]),
        Cow::Owned(mut letters) => {
            letters.truncate(end);
            Cow::Owned(letters)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::Rare;

    #[test]
    fn kindred_words_are_shared_and_common_ones_are_not() {
        let ours = Rare::of(["gestión de eventos", "gestión de cuentas premium"].into_iter());
        let theirs = Rare::of(["プレミアムpremium管理", "événements"].into_iter());
        let shared: Vec<_> = ours.shared(&theirs).into_iter().collect();
        assert_eq!(shared, [((1, 0), 1)]);
        let accents = Rare::of(["evénto"].into_iter());
        assert_eq!(accents.shared(&ours).get(&(0, 0)), Some(&1));
    }
}
