//! On which side of a number what is meant lies: `at least 5`, `5 or more`, `最多 15 名`. Only a word that
//! stands directly at the value says so.

use super::super::token::{TokenKind, Tokens};
use super::super::value::{Bound, Decimal, Value};
use super::Step;
use crate::locale::Concept;

const WORDS: [(Concept, Bound); 4] = [
    (Concept::AtLeast, Bound::AtLeast),
    (Concept::AtMost, Bound::AtMost),
    (Concept::MoreThan, Bound::MoreThan),
    (Concept::LessThan, Bound::LessThan),
];

/// What the words at a value say, and the token that says it.
pub fn beside(tokens: &Tokens, step: &Step, terse: bool) -> Option<(usize, Value)> {
    let number = number(step)?;
    let (at, bound) = leading(tokens, step.from).or_else(|| trailing(tokens, step.to))?;
    let negated = at > 0 && tokens.means(at - 1, Concept::Not);
    // Running text denies far from its number: `it cannot, for any reason, be more than 5`.
    let is_certain = terse || matches!(bound, Bound::AtLeast | Bound::AtMost);
    (is_certain && !negated).then_some((at, Value::Bound(bound, number)))
}

/// The number of a value in figures, where it is one.
fn number(step: &Step) -> Option<Decimal> {
    let values = step.found.iter().flat_map(|found| &found.values);
    let mut hard = values.filter(|(_, soft)| !soft);
    let (Value::Count(number)
    | Value::Duration(number, _)
    | Value::Measure(number, _)
    | Value::Percent(number)
    | Value::Amount(_, number)) = hard.next()?.0
    else {
        return None;
    };
    hard.next().is_none().then_some(number)
}

/// `at least 5`, and no `以上` of the number before.
fn leading(tokens: &Tokens, from: usize) -> Option<(usize, Bound)> {
    let at = from.checked_sub(1)?;
    let bound = match tokens.means(at, Concept::UpTo) {
        true => Bound::AtMost,
        false => bound(tokens, at)?,
    };
    let is_free = at == 0 || !ends_value(tokens, at - 1);
    is_free.then_some((at, bound))
}

/// `5 or more`, and no `hoogstens` of the number behind.
fn trailing(tokens: &Tokens, to: usize) -> Option<(usize, Bound)> {
    let at = to + usize::from(tokens.means(to, Concept::Counter));
    let is_free = tokens.number(at + 1).is_none();
    Some((at, bound(tokens, at).filter(|_| is_free)?))
}

fn bound(tokens: &Tokens, at: usize) -> Option<Bound> {
    let meaning = tokens.meaning(at)?;
    let word = WORDS.iter().find(|(word, _)| meaning.is(*word))?;
    Some(word.1)
}

fn ends_value(tokens: &Tokens, at: usize) -> bool {
    let unit = tokens.meaning(at);
    matches!(tokens.kind(at), Some(TokenKind::Number(_)))
        || unit.is_some_and(|word| word.one_of(&Concept::UNITS).is_some())
}
