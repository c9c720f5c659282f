//! Tells the telephone numbers that somebody answers from those of faxes and from examples.

use std::collections::BTreeSet;

use crate::facts::kinds::steps;
use crate::facts::outline::{Outline, Passage};
use crate::facts::telephone::Telephone;
use crate::facts::{TokenKind, Tokens, Value};
use crate::locale::text::fold;
use crate::locale::{Concept, Lexicon};

/// Takes away the numbers before which stands that nobody answers.
pub fn answered(outline: &Outline, lexicon: &Lexicon, numbers: &mut Vec<Telephone>) {
    let blocks: BTreeSet<usize> = numbers.iter().map(|telephone| telephone.block).collect();
    let mut silent = BTreeSet::new();
    for block in blocks {
        let Some(passage) = &outline.blocks[block].passage else {
            continue;
        };
        let facts = passage.facts.iter();
        let spans = facts.filter(|fact| matches!(fact.value, Value::Phone(_)));
        let spans = spans.map(|fact| fact.span);
        let told = spans.zip(called(passage, lexicon));
        silent.extend(
            told.filter(|(_, called)| !called)
                .map(|(span, _)| (block, span)),
        );
    }
    numbers.retain(|telephone| !silent.contains(&(telephone.block, telephone.span)));
}

/// Whether a label names nothing that can be called: `Fax`, `Do not call`.
pub fn names_nobody(label: &str, lexicon: &Lexicon) -> bool {
    let text = fold(label);
    let tokens = Tokens::of(&text, lexicon);
    let none = [
        Concept::Unanswered,
        Concept::Except,
        Concept::Not,
        Concept::No,
    ];
    (0..tokens.list.len()).any(|at| {
        tokens
            .meaning(at)
            .is_some_and(|m| m.one_of(&none).is_some())
    })
}

/// For each number of a passage whether it is one to call.
fn called(passage: &Passage, lexicon: &Lexicon) -> Vec<bool> {
    let tokens = Tokens::of(&passage.text, lexicon);
    let mut called: Vec<bool> = Vec::new();
    // `Fax: +44 …, +44 …` are both; `Fax +44 …, telephone +44 …` are not.
    let (mut silent, mut told) = (false, false);
    // How many words ago something was negated: `do not call +44 …`.
    let mut negated = NEAR;
    let mut bracket = false;
    for step in steps(&tokens, true) {
        let values = step.found.iter().flat_map(|found| &found.values);
        for (value, _) in values {
            if matches!(value, Value::Phone(_)) {
                called.push(!silent && negated >= NEAR);
                told = true;
            }
        }
        match tokens.kind(step.from) {
            Some(TokenKind::Known(meaning)) if meaning.is(Concept::Unanswered) => {
                // `+44 … (fax)`
                if let Some(last) = called.last_mut().filter(|_| bracket) {
                    *last = false;
                } else {
                    (silent, told) = (true, false);
                }
            }
            Some(TokenKind::Known(meaning)) if meaning.is(Concept::Not) => negated = 0,
            Some(TokenKind::Word(_) | TokenKind::Known(_)) => {
                silent &= !told;
                negated += 1;
            }
            Some(TokenKind::Sign('.' | ',' | ';') | TokenKind::Break) => negated = NEAR,
            _ => {}
        }
        bracket = tokens.is_sign(step.from, &['(']);
    }
    called
}

/// Words between a negation and the number that it is about.
const NEAR: usize = 3;
