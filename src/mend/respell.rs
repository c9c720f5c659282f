//! Writes another value into a phrase: its figures and words stand where those of the old value
//! stood, and all else stays as its author wrote it.

use std::ops::Range;

use crate::facts::Value;
use crate::facts::outline::BlockId;
use crate::facts::value::Decimal;
use crate::locale::Concept;
use crate::trial::{Word, words};

use super::page::Page;
use super::parts::{Part, ends, levels, parts};
use super::shape::{in_case, in_places, in_shape, in_width, places};

/// The phrase with another value in it. None: it does not show the parts of its value.
pub fn respell(
    page: &Page,
    block: BlockId,
    written: &str,
    from: &Value,
    to: &Value,
) -> Option<String> {
    let words = words(written, page.wording.lexicon);
    let (wanted, old) = match (from, to) {
        // They stand in any order, and those that both have stay.
        (Value::Priority(old), Value::Priority(new)) => (levels(new & !old), levels(old & !new)),
        // `Monday to Friday`: a run of days is its ends, where the phrase names two.
        (Value::Weekdays(old), Value::Weekdays(new)) if days_named(&words) == 2 => (
            ends(*new).unwrap_or_else(|| parts(to)),
            ends(*old).unwrap_or_else(|| parts(from)),
        ),
        _ => (parts(to), parts(from)),
    };
    let speller = Speller {
        page,
        block,
        written,
        words: &words,
        from,
        to,
    };
    let same = wanted.len() == old.len();
    let mut edits = match same {
        true => speller.edits(&old, &wanted),
        // A malformed value shows as many figures as a good one.
        false => speller.in_order(&wanted),
    }?;
    edits.sort_by_key(|(range, _)| range.start);
    let mut text = String::new();
    let mut at = 0;
    for (range, other) in edits {
        text.push_str(written.get(at..range.start)?);
        text.push_str(&other);
        at = range.end;
    }
    text.push_str(written.get(at..)?);
    (text != written).then_some(text)
}

type Edit = (Range<usize>, String);

struct Speller<'a> {
    page: &'a Page<'a>,
    block: BlockId,
    written: &'a str,
    words: &'a [Word],
    from: &'a Value,
    to: &'a Value,
}

impl Speller<'_> {
    /// Looks for each part of the old value behind the one before it.
    fn edits(&self, old: &[Part], new: &[Part]) -> Option<Vec<Edit>> {
        let (mut edits, mut figure, mut word) = (Vec::new(), 0, 0);
        for (old, new) in old.iter().zip(new) {
            match (old, new) {
                (Part::Number(old), Part::Number(new)) => {
                    edits.extend(self.number(*old, *new)?);
                }
                (Part::Word(old), Part::Word(new)) => {
                    let mut rest = self.words.iter().enumerate().skip(word);
                    let found = rest.find(|(_, word)| means(word, old));
                    let Some((at, found)) = found else { continue };
                    word = at + 1;
                    edits.extend(self.word(found, old, new));
                }
                _ => {
                    let mut rest = self.words.iter().enumerate().skip(figure);
                    let found = rest.find(|(_, word)| word.number.is_some_and(|n| old.shows(n)));
                    let Some((at, found)) = found else { continue };
                    figure = at + 1;
                    edits.push((found.range.clone(), self.figure(found, new)));
                }
            }
        }
        Some(edits)
    }

    /// One figure after the other, where there are as many.
    fn in_order(&self, new: &[Part]) -> Option<Vec<Edit>> {
        let figures: Vec<&Word> = self.words.iter().filter(|w| w.number.is_some()).collect();
        let is_word = |part: &&Part| matches!(part, Part::Word(_) | Part::Number(_));
        let parts: Vec<&Part> = new.iter().filter(|part| !is_word(part)).collect();
        let pairs = figures.iter().zip(&parts);
        let wrong = pairs.filter(|(word, part)| word.number != Some(self.meant(part)));
        let edits = wrong.map(|(word, part)| (word.range.clone(), self.figure(word, part)));
        (figures.len() == parts.len()).then(|| edits.collect())
    }

    /// Whether the phrase counts its hours from one to twelve.
    fn is_twelve(&self) -> bool {
        let half = |word: &Word| word.means(Concept::Am) || word.means(Concept::Pm);
        self.words.iter().any(half)
    }

    /// The figure that shows a part here.
    fn meant(&self, part: &Part) -> u64 {
        match part {
            Part::Hour(hour) if self.is_twelve() => u64::from((hour + 11) % 12 + 1),
            Part::Hour(number) | Part::Minute(number) => u64::from(*number),
            Part::Figure(number) => *number,
            Part::Number(_) | Part::Word(_) => 0,
        }
    }

    /// A figure in the width and the digits of the one in whose place it stands.
    fn figure(&self, word: &Word, part: &Part) -> String {
        let old = &self.written[word.range.clone()];
        let (number, twelve) = (self.meant(part), self.is_twelve());
        let padded = match part {
            Part::Minute(_) => true,
            Part::Hour(_) if old.chars().count() > 1 && !old.starts_with(['0', '０']) => {
                !twelve && self.page.pads_hours(self.block)
            }
            _ => old.starts_with(['0', '０']) && old.chars().count() > 1,
        };
        let text = match padded {
            true => format!("{number:02}"),
            false => number.to_string(),
        };
        in_width(&text, old)
    }

    /// Another number with the signs of the old one.
    fn number(&self, old: Decimal, new: Decimal) -> Option<Option<Edit>> {
        if old == new {
            return Some(None);
        }
        let starts = self.words.iter().filter(|word| word.number.is_some());
        let decimal = self.page.wording.lexicon.decimal;
        let groups = [
            None,
            Some('.'),
            Some(','),
            Some(' '),
            Some('\u{A0}'),
            Some('\u{202F}'),
        ];
        for word in starts {
            let rest = &self.written[word.range.start..];
            let plain = in_width(rest, "0");
            for group in groups {
                // What is shown behind the decimal sign may end in zeros that the value does not have.
                let whole = Decimal::whole(old.as_floor()).figures(group, decimal);
                let Some(shown) = plain.strip_prefix(&whole) else {
                    continue;
                };
                let places = places(self.from, shown, decimal);
                let figures = in_places(&old.figures(group, decimal), places, decimal);
                let behind = plain.strip_prefix(&figures);
                if behind.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit())) {
                    let shown = rest.chars().take(figures.chars().count());
                    let length: usize = shown.map(char::len_utf8).sum();
                    let range = word.range.start..word.range.start + length;
                    let text = in_places(&new.figures(group, decimal), places, decimal);
                    let text = in_width(&text, &self.written[range.clone()]);
                    return Some(Some((range, text)));
                }
            }
        }
        None
    }

    /// A word for another meaning, or for the same beside another number.
    fn word(&self, word: &Word, old: &[Concept], new: &[Concept]) -> Option<Edit> {
        let at = old.iter().position(|concept| word.means(*concept))?;
        let concept = *new.get(at)?;
        let own = &self.written[word.range.clone()];
        let other = match old.get(at) == Some(&concept) {
            true => self.inflected(own, concept)?,
            false => self.for_concept(own, concept)?,
        };
        let other = in_shape(&other, own).unwrap_or(other);
        (other != own).then(|| (word.range.clone(), other))
    }

    /// The word beside the new number, where the language has another one than beside the old.
    fn inflected(&self, own: &str, concept: Concept) -> Option<String> {
        let said = |value: &Value| self.within(&self.page.wording.value(value)?, concept);
        let (old, new) = (said(self.from)?, said(self.to)?);
        let (old, plain) = (old.to_lowercase(), new.to_lowercase());
        (old == own.to_lowercase() && old != plain).then(|| in_case(&new, own))
    }

    /// The word that the page uses beside the same value, or that the language does.
    fn for_concept(&self, own: &str, concept: Concept) -> Option<String> {
        let page = self.page;
        let near = || {
            page.facts_near(self.block)
                .map(|fact| (fact, page.slice(fact.span)))
        };
        let same = near().filter(|(fact, _)| fact.value == *self.to);
        let used = same
            .filter_map(|(_, written)| self.within(written, concept))
            .next();
        let said = || self.within(&page.wording.value(self.to)?, concept);
        let known = || Some(page.wording.lexicon.word(concept, own)?.to_owned());
        let like = |fact: &Value| std::mem::discriminant(fact) == std::mem::discriminant(self.to);
        let other = || {
            let kin = near().filter(|(fact, _)| like(&fact.value));
            kin.filter_map(|(_, written)| self.within(written, concept))
                .next()
        };
        let word = used.or_else(said).or_else(other).or_else(known)?;
        Some(in_case(&word, own))
    }

    /// The word of a phrase that has a meaning.
    fn within(&self, phrase: &str, concept: Concept) -> Option<String> {
        let words = words(phrase, self.page.wording.lexicon);
        let word = words.iter().find(|word| word.means(concept))?;
        Some(phrase[word.range.clone()].to_owned())
    }
}

fn means(word: &Word, concepts: &[Concept]) -> bool {
    concepts.iter().any(|concept| word.means(*concept))
}

fn days_named(words: &[Word]) -> usize {
    let days = words.iter().filter(|word| means(word, &Concept::DAYS));
    days.count()
}
