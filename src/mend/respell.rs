//! Writes another value into a phrase: its figures and words stand where those of the old value
//! stood, and all else stays as its author wrote it.

use std::ops::Range;

use crate::facts::Value;
use crate::facts::outline::BlockId;
use crate::facts::value::{Bound, Decimal, Direction, Unit};
use crate::locale::Concept;
use crate::trial::{Word, words};

use super::page::Page;

/// A part of a value as phrases show it. Two values of one kind have the same parts in the same order.
enum Part {
    /// A figure: of an hour, or of something else.
    Hour(u16),
    Minute(u16),
    Figure(u64),
    /// A number that may have parts of one, and thousands.
    Number(Decimal),
    /// A word with one of some meanings.
    Word(Vec<Concept>),
}

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
                let figures = old.figures(group, decimal);
                let behind = plain.strip_prefix(&figures);
                if behind.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit())) {
                    let shown = rest.chars().take(figures.chars().count());
                    let length: usize = shown.map(char::len_utf8).sum();
                    let range = word.range.start..word.range.start + length;
                    let text = in_width(&new.figures(group, decimal), &self.written[range.clone()]);
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

impl Part {
    /// Whether a figure is this part's.
    fn shows(&self, number: u64) -> bool {
        match self {
            Part::Hour(hour) => [*hour, (hour + 11) % 12 + 1]
                .map(u64::from)
                .contains(&number),
            Part::Minute(minute) => u64::from(*minute) == number,
            Part::Figure(figure) => *figure == number,
            Part::Number(_) | Part::Word(_) => false,
        }
    }
}

fn parts(value: &Value) -> Vec<Part> {
    match value {
        Value::Clock(at) => time(*at).into(),
        Value::Hours(from, to) => time(*from).into_iter().chain(time(*to)).collect(),
        Value::Duration(number, unit) | Value::Frequency(number, unit) => {
            vec![Part::Number(*number), Part::Word(units(*unit))]
        }
        Value::Count(number) | Value::Percent(number) => vec![Part::Number(*number)],
        Value::Measure(number, _) | Value::Amount(_, number) => vec![Part::Number(*number)],
        Value::Ordinal(number) => vec![Part::Figure((*number).into())],
        Value::Date(year, month, day) => {
            let month_name = usize::from(*month)
                .checked_sub(1)
                .and_then(|m| Concept::MONTHS.get(m));
            let month_name = Part::Word(month_name.copied().into_iter().collect());
            vec![
                month_name,
                // In which order they stand is the language's.
                Part::Figure((*year).into()),
                Part::Figure((*month).into()),
                Part::Figure((*day).into()),
            ]
        }
        Value::Weekdays(days) => {
            let named = Concept::DAYS
                .iter()
                .enumerate()
                .filter(|(bit, _)| days & (1 << bit) != 0);
            named.map(|(_, day)| Part::Word(vec![*day])).collect()
        }
        Value::Direction(direction) => vec![Part::Word(vec![match direction {
            Direction::Before => Concept::Before,
            Direction::After => Concept::After,
        }])],
        Value::Bound(bound, _) => vec![Part::Word(vec![match bound {
            Bound::AtLeast => Concept::AtLeast,
            Bound::AtMost => Concept::AtMost,
            Bound::MoreThan => Concept::MoreThan,
            Bound::LessThan => Concept::LessThan,
        }])],
        _ => Vec::new(),
    }
}

fn days_named(words: &[Word]) -> usize {
    let days = words.iter().filter(|word| means(word, &Concept::DAYS));
    days.count()
}

/// The first and the last of days in a row.
fn ends(days: u8) -> Option<Vec<Part>> {
    let (first, count) = (days.trailing_zeros(), days.count_ones());
    let run = (days.checked_shr(first)?).trailing_ones() == count && count > 1;
    let ends = [first, first + count - 1];
    let named = ends.map(|day| Some(Part::Word(vec![*Concept::DAYS.get(day as usize)?])));
    let named: Option<Vec<Part>> = named.into_iter().collect();
    named.filter(|_| run)
}

fn levels(levels: u16) -> Vec<Part> {
    let levels = (0..16u64).filter(|bit| levels & (1 << bit) != 0);
    levels.map(|bit| Part::Figure(bit + 1)).collect()
}

fn time(at: u16) -> [Part; 3] {
    let half = match at / 60 % 24 {
        0..12 => Concept::Am,
        _ => Concept::Pm,
    };
    [
        Part::Word(vec![half]),
        Part::Hour(at / 60),
        Part::Minute(at % 60),
    ]
}

/// What can be written for a unit; those of two units stand for each other by their order.
fn units(unit: Unit) -> Vec<Concept> {
    use Concept::{
        BusinessDay, Day, Hour, Minute, Month, PerDay, PerMonth, PerQuarter, PerWeek, PerYear,
        Second, Week, Year,
    };
    match unit {
        Unit::Second => vec![Second],
        Unit::Minute => vec![Minute],
        Unit::Hour => vec![Hour],
        Unit::Day => vec![Day, PerDay],
        Unit::BusinessDay => vec![BusinessDay],
        Unit::Week => vec![Week, PerWeek],
        Unit::Month => vec![Month, PerMonth],
        Unit::Quarter => vec![PerQuarter, PerQuarter],
        Unit::Year => vec![Year, PerYear],
    }
}

/// Digits and signs as wide as those of another text.
fn in_width(text: &str, like: &str) -> String {
    let wide = like.starts_with(|c| matches!(c, '０'..='９'));
    let wider = |c: char| match c {
        '0'..='9' if wide => char::from_u32(c as u32 + 0xFEE0).unwrap_or(c),
        '０'..='９' if !wide => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    };
    text.chars().map(wider).collect()
}

/// A word with a capital where another one has it, and `pm` beside `am`.
fn in_case(word: &str, like: &str) -> String {
    let capitals = |text: &str| text.chars().count() > 1 && text.chars().all(char::is_uppercase);
    if capitals(like) {
        return word.to_uppercase();
    }
    if capitals(word) && like.starts_with(char::is_lowercase) {
        return word.to_lowercase();
    }
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if like.starts_with(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => word.to_owned(),
    }
}
