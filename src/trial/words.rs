//! Gives the words of a written fact with their places in it, and what a phrase states by itself.

use std::ops::Range;

use crate::document::without_entities;
use crate::facts::outline::BlockKind;
use crate::facts::{Prepared, TokenKind, Tokens, Value, kinds};
use crate::locale::{Concept, Lexicon, Meaning};
use crate::source::{SourceId, Span};

/// A word, a number or a sign.
#[derive(Clone, Debug)]
pub struct Word {
    pub range: Range<usize>,
    pub number: Option<u64>,
    pub meaning: Option<Meaning>,
    pub sign: Option<char>,
}

impl Word {
    pub fn means(&self, concept: Concept) -> bool {
        self.meaning
            .as_ref()
            .is_some_and(|meaning| meaning.is(concept))
    }
}

/// Reads a text as facts are read, and says where in it each word stands.
pub fn words(written: &str, lexicon: &Lexicon) -> Vec<Word> {
    let prepared = prepared(written);
    let tokens = Tokens::of(prepared.text(), lexicon);
    let words = tokens.list.iter().map(|token| Word {
        range: prepared.span(token.from, token.to).range(),
        number: match token.kind {
            TokenKind::Number(digits) => digits.parse().ok(),
            _ => None,
        },
        meaning: match token.kind {
            TokenKind::Known(meaning) => Some(meaning.clone()),
            _ => None,
        },
        sign: match token.kind {
            TokenKind::Sign(sign) => Some(sign),
            _ => None,
        },
    });
    words.collect()
}

/// What a phrase states where it stands alone in a block of some kind; what may only explain a value
/// counts where it states none.
pub fn stated(written: &str, lexicon: &Lexicon, block: &BlockKind) -> Vec<Value> {
    let facts = kinds::read(&prepared(written), lexicon, block, Span::default()).facts;
    let any_hard = facts.iter().any(|fact| !fact.soft);
    let facts = facts.into_iter().filter(|fact| !(any_hard && fact.soft));
    facts.map(|fact| fact.value).collect()
}

/// The text as readers see it. Tags stand for themselves; a fact seldom has one within.
fn prepared(written: &str) -> Prepared {
    let mut prepared = Prepared::default();
    let mut at = 0;
    while let Some(c) = written[at..].chars().next() {
        let entity = entity(&written[at..]);
        let length = entity.map_or(c.len_utf8(), str::len);
        let span = Span::new(SourceId(0), at..at + length);
        match entity {
            Some(entity) => without_entities(entity)
                .chars()
                .for_each(|c| prepared.push(c, span)),
            None => prepared.push(c, span),
        }
        at += length;
    }
    prepared
}

/// The `&nbsp;` that a text begins with.
fn entity(text: &str) -> Option<&str> {
    let name = text.strip_prefix('&')?;
    let length = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '#')?;
    (length > 0 && name[length..].starts_with(';')).then(|| &text[..length + 2])
}
