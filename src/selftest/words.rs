//! Gives the words of a written fact with their places in it.

use std::ops::Range;

use crate::facts::{Prepared, TokenKind, Tokens};
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
    let mut prepared = Prepared::default();
    for (at, c) in written.char_indices() {
        prepared.push(c, Span::new(SourceId(0), at..at + c.len_utf8()));
    }
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
