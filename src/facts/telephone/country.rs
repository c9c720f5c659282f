//! Gives the country that stands with a telephone number: just before it, in what names its cell, or in
//! what leads in its list.

use crate::facts::kinds::{is_terse, steps};
use crate::facts::opening::lead;
use crate::facts::outline::{Block, BlockId, Outline};
use crate::facts::token::{TokenKind, Tokens};
use crate::facts::value::Value;
use crate::locale::Lexicon;

/// What words say of the country of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Named {
    /// Its two letters.
    Country(String),
    /// Several countries, or a larger area.
    Area,
    Nothing,
}

/// The country of each number of a passage, by its two letters, in the order of the text.
pub(super) fn countries(
    outline: &Outline,
    parents: &[BlockId],
    block: BlockId,
    lexicon: &Lexicon,
) -> Vec<Option<String>> {
    let around = around(outline, parents, block, lexicon);
    let own = before_numbers(&outline.blocks[block], lexicon).into_iter();
    let countries = own.map(|own| match (own, &around) {
        (Named::Country(country), _) => Some(country),
        (Named::Nothing, Named::Country(country)) => Some(country.clone()),
        _ => None,
    });
    countries.collect()
}

/// What names a cell, or leads in a list. Two countries contradict each other.
fn around(outline: &Outline, parents: &[BlockId], block: BlockId, lexicon: &Lexicon) -> Named {
    let heads = &outline.blocks[block].heads;
    let lead = lead(outline, parents, block);
    let names = heads.rows.iter().chain(&heads.columns).chain(&lead);
    let passages = names.filter_map(|&name| outline.blocks[name].passage.as_ref());
    let named = passages.map(|passage| named(&passage.shown.label(), lexicon));
    let mut telling = named.filter(|named| *named != Named::Nothing);
    let first = telling.next().unwrap_or(Named::Nothing);
    match telling.all(|other| other == first) {
        true => first,
        false => Named::Area,
    }
}

/// What signs stand around a label.
const AROUND: &[char] = &[
    ':', '：', ',', '，', '、', '–', '-', '(', ')', '*', '/', '|', '•',
];

fn named(label: &str, lexicon: &Lexicon) -> Named {
    let label = label.trim_matches(|c: char| c.is_whitespace() || AROUND.contains(&c));
    match lexicon.country(label) {
        Some(country) => Named::Country(country.to_owned()),
        None if lexicon.is_region(label) => Named::Area,
        None => Named::Nothing,
    }
}

/// For each number what stands between it and the number, the sentence or the line before.
/// Of `Germany: 0800 1, 0800 2` both are of Germany.
fn before_numbers(block: &Block, lexicon: &Lexicon) -> Vec<Named> {
    let Some(passage) = &block.passage else {
        return Vec::new();
    };
    let tokens = Tokens::of(&passage.text, lexicon);
    let mut said = Vec::new();
    let (mut from, mut last) = (0, Named::Nothing);
    for step in steps(&tokens, is_terse(&block.kind, &passage.text)) {
        let values = step.found.iter().flat_map(|found| &found.values);
        let numbers = values.filter(|(value, _)| matches!(value, Value::Phone(_)));
        for _ in numbers {
            let words = tokens.slice(from, step.from);
            if words.contains(char::is_alphanumeric) && !joins(words, lexicon) {
                last = named(words, lexicon);
            }
            said.push(last.clone());
            from = step.to;
        }
        match tokens.kind(step.from) {
            Some(TokenKind::Sign('.' | ';' | '!' | '?')) if !tokens.tight(step.to) => {
                (from, last) = (step.to, Named::Nothing);
            }
            Some(TokenKind::Break) => (from, last) = (step.to, Named::Nothing),
            _ => {}
        }
    }
    said
}

/// Whether words only join two numbers.
fn joins(words: &str, lexicon: &Lexicon) -> bool {
    let words = words.split(|c: char| c.is_whitespace() || AROUND.contains(&c));
    let mut words = words.filter(|word| !word.is_empty());
    words.all(|word| lexicon.is_joint(word))
}
