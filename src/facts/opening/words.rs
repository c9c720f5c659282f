//! Gives what a passage says about hours, word by word: facts alone do not tell what stands between them.

use crate::facts::kinds::{Step, day, is_terse, steps};
use crate::facts::outline::Block;
use crate::facts::token::{TokenKind, Tokens};
use crate::facts::value::{Coverage, Decimal, Unit, Value};
use crate::locale::{Concept, Extent, Lexicon, Meaning};

use super::EVERY_DAY;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Word {
    Range,
    /// Every hour of some days.
    Whole,
    Zone(String),
    /// Monday in the lowest bit.
    Days(u8),
    /// A day in a short form, which may be another word.
    PerhapsDay(u8),
    /// `except`, `closed`, `not`, or a date: what is said does not hold in every week.
    Doubt,
    /// The end of a sentence.
    Stop,
    Other,
}

/// The words of a block's own text.
pub(super) fn words(block: &Block, lexicon: &Lexicon) -> Vec<Word> {
    let Some(passage) = &block.passage else {
        return Vec::new();
    };
    let tokens = Tokens::of(&passage.text, lexicon);
    let steps = steps(&tokens, is_terse(&block.kind, &passage.text));
    let words = steps.flat_map(|step| match &step.found {
        Some(found) => {
            let values = found.values.iter();
            values
                .filter_map(|(value, soft)| stated(value, *soft))
                .collect()
        }
        None => Vec::from_iter(unread(&tokens, &step)),
    });
    // Nobody knows how such a language takes days away.
    let unsure = (lexicon.extent() < Extent::Full).then_some(Word::Doubt);
    unsure.into_iter().chain(words).collect()
}

fn stated(value: &Value, soft: bool) -> Option<Word> {
    Some(match value {
        Value::Hours(..) if !soft => Word::Range,
        Value::Coverage(Coverage::Always | Coverage::Weekdays) => Word::Whole,
        Value::Zone(zone) => Word::Zone(zone.clone()),
        // A word that may be a day is none; one for several days is nothing else.
        Value::Weekdays(days) if !soft || days.count_ones() > 1 => Word::Days(*days),
        Value::Date(..) => Word::Doubt,
        // `365 days a year`, `7 days a week`
        Value::Frequency(number, unit) if is_whole(*number, *unit) => Word::Days(EVERY_DAY),
        Value::Duration(number, Unit::Day) if number.as_whole() == Some(365) => {
            Word::Days(EVERY_DAY)
        }
        Value::Phone(_) | Value::Frequency(..) => return None,
        _ => Word::Other,
    })
}

/// Whether so many days are all of a week or of a year.
fn is_whole(number: Decimal, unit: Unit) -> bool {
    matches!(
        (number.as_whole(), unit),
        (Some(7), Unit::Week) | (Some(365), Unit::Year)
    )
}

/// What a token says that is part of no fact.
fn unread(tokens: &Tokens, step: &Step) -> Option<Word> {
    match tokens.kind(step.from)? {
        TokenKind::Known(meaning) if negates(meaning, tokens.slice(step.from, step.to)) => {
            Some(Word::Doubt)
        }
        TokenKind::Known(meaning) => {
            let joints = [Concept::And, Concept::To, Concept::At, Concept::Joint];
            match day(tokens, step.from) {
                Some(day) => Some(Word::PerhapsDay(1 << day)),
                None => meaning.one_of(&joints).is_none().then_some(Word::Other),
            }
        }
        TokenKind::Sign('.' | '!' | '?') if !tokens.tight(step.to) => Some(Word::Stop),
        TokenKind::Sign(_) | TokenKind::Break => None,
        TokenKind::Word(_) | TokenKind::Number(_) | TokenKind::Opaque => Some(Word::Other),
    }
}

fn negates(meaning: &Meaning, form: &str) -> bool {
    let negating = [Concept::Except, Concept::Not, Concept::No];
    // A syllable of Korean is part of very many words.
    let hangul = |c: char| matches!(c, '\u{AC00}'..='\u{D7AF}');
    let syllable = form.chars().count() == 1 && form.starts_with(hangul);
    meaning.one_of(&negating).is_some() && !syllable
}
