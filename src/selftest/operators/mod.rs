//! Gives the shelf of operators: what translation does to a page. Drifts must be found, benign
//! rewrites must not. A file holds the operators of one kind of thing; a new one is a line in its
//! table and the function beside it.

mod added;
mod benign;
mod clock;
mod date;
mod label;
mod mark;
mod markup;
mod number;
mod reference;
mod structure;
mod swapped;

use std::ops::Range;

use crate::compare::{Comparison, Elsewhere};
use crate::facts::Value;
use crate::facts::outline::{Block, BlockId};
use crate::locale::{Concept, Lexicon};
use crate::site::Label;

use crate::trial::{Word, words};

/// Something that is done to a page, once each time.
pub struct Operator {
    pub name: &'static str,
    pub plant: Plant,
}

pub enum Plant {
    /// Rewrites one fact that another language states as well.
    Fact(fn(&Spot) -> Option<Edit>),
    /// Rewrites a page, in each of the ways it can.
    Page(fn(&Ground) -> Vec<Vec<Edit>>),
}

/// What must be found.
pub const DRIFTS: &[&[Operator]] = &[
    clock::OPERATORS,
    number::OPERATORS,
    mark::OPERATORS,
    label::OPERATORS,
    date::OPERATORS,
    reference::OPERATORS,
    structure::OPERATORS,
    added::OPERATORS,
    swapped::OPERATORS,
    markup::OPERATORS,
];

/// What must stay silent.
pub const BENIGN: &[&[Operator]] = &[benign::OPERATORS];

/// Bytes of a text, and what is written in their place.
pub type Edit = (Range<usize>, String);

/// A fact, as it is written. Edits of it count from its beginning.
pub struct Spot<'a> {
    pub value: &'a Value,
    pub written: &'a str,
    pub words: Vec<Word>,
    pub lexicon: &'a Lexicon,
}

/// A page among its other languages.
pub struct Ground<'a> {
    pub comparison: &'a Comparison,
    pub locale: usize,
    /// The text of the page's own file.
    pub text: &'a str,
    /// The labels of the family, and how other families translate labels.
    pub labels: &'a [Label],
    pub elsewhere: &'a Elsewhere<'a>,
}

const fn fact(name: &'static str, plant: fn(&Spot) -> Option<Edit>) -> Operator {
    Operator {
        name,
        plant: Plant::Fact(plant),
    }
}

const fn page(name: &'static str, plant: fn(&Ground) -> Vec<Vec<Edit>>) -> Operator {
    Operator {
        name,
        plant: Plant::Page(plant),
    }
}

impl<'a> Spot<'a> {
    pub fn new(value: &'a Value, written: &'a str, lexicon: &'a Lexicon) -> Self {
        Spot {
            value,
            written,
            words: words(written, lexicon),
            lexicon,
        }
    }

    fn numbers(&self) -> impl DoubleEndedIterator<Item = &Word> {
        self.words.iter().filter(|word| word.number.is_some())
    }

    fn known(&self, concept: Concept) -> Option<&Word> {
        self.words.iter().find(|word| word.means(concept))
    }

    /// The first word that means one of the concepts becomes a word for its partner.
    fn exchange(&self, partners: &[(Concept, Concept)]) -> Option<Edit> {
        partners.iter().find_map(|(from, to)| {
            let word = self.known(*from)?;
            let other = self.lexicon.word(*to, &self.written[word.range.clone()])?;
            Some((word.range.clone(), other.to_owned()))
        })
    }
}

impl<'a> Ground<'a> {
    /// The blocks of the page that another language has as well, in the page's own file.
    fn shared(&self) -> impl Iterator<Item = (BlockId, &'a Block)> {
        let rows = self.comparison.rows.iter();
        rows.filter_map(|row| {
            let id = row.blocks[self.locale]?;
            let block = self.comparison.block(self.locale, id)?;
            (block.span.source.0 == 0).then_some((id, block))
        })
    }

    fn block(&self, id: BlockId) -> Option<&'a Block> {
        let block = self.comparison.block(self.locale, id)?;
        (block.span.source.0 == 0).then_some(block)
    }

    fn slice(&self, block: &Block) -> &'a str {
        self.text.get(block.span.range()).unwrap_or_default()
    }
}
