//! Gives the shelf of fact kinds: one file each. A kind reads from tokens, so it knows concepts and
//! no language; the order of the shelf settles who reads a text that two kinds could.

mod always;
mod amount;
mod bare_hours;
mod bound;
mod clock;
mod count;
mod coverage;
mod date;
mod direction;
mod duration;
mod frequency;
mod mark;
pub mod numeral;
mod opaque;
mod phone;
mod priority;
mod reference;
mod weekday;
mod zone;

use crate::locale::Lexicon;
use crate::source::Span;

use super::Prepared;
use super::outline::BlockKind;
use super::token::{TokenKind, Tokens};
use super::value::{Fact, Kind, Value};

pub use mark::icon;
pub use reference::{code, footnote, image, link};
pub use weekday::day;

/// A place among the tokens of a passage at which a fact may begin.
pub struct Spot<'a> {
    pub tokens: &'a Tokens<'a>,
    pub at: usize,
    /// In a cell or a short item words are figures of speech less often.
    pub terse: bool,
}

/// What a kind read: how many tokens, and the facts in them.
pub struct Found {
    pub length: usize,
    pub values: Vec<(Value, bool)>,
}

pub trait FactKind: Sync {
    /// Whether it may begin with such a token. Most kinds begin with a number or a known word, and
    /// most words of a text are neither.
    fn may_begin(&self, token: &TokenKind) -> bool {
        matches!(token, TokenKind::Number(_) | TokenKind::Known(_))
    }

    fn read(&self, spot: &Spot) -> Option<Found>;
}

const SHELF: &[&dyn FactKind] = &[
    &opaque::Opaque,
    &phone::Phone,
    &coverage::CoverageWords,
    &direction::Direction,
    &date::Date,
    &clock::Clock,
    &bare_hours::BareHours,
    &priority::Priority,
    &frequency::Frequency,
    &amount::Amount,
    &duration::Duration,
    &weekday::Weekday,
    &zone::Zone,
    &count::Count,
];

impl Found {
    pub fn hard(length: usize, value: Value) -> Self {
        Found {
            length,
            values: vec![(value, false)],
        }
    }

    pub fn soft(length: usize, value: Value) -> Self {
        Found {
            length,
            values: vec![(value, true)],
        }
    }

    /// Whether it is one value, which a spelling of a telephone number may explain.
    fn is_one(&self) -> bool {
        let mut values = self.values.iter();
        let first = values.next();
        first.is_some_and(|(value, soft)| !soft && value.kind() != Kind::Direction)
            && values.all(|(value, soft)| *soft && value.kind() == Kind::Phone)
    }

    /// Text in which no fact is to be looked for.
    pub fn nothing(length: usize) -> Self {
        Found {
            length,
            values: Vec::new(),
        }
    }
}

/// Signs that part facts and say nothing of them.
const PARTING: [char; 7] = [',', ';', '/', '·', '、', '，', '；'];

/// Items longer than this are prose.
const TERSE: usize = 80;

/// What is read at a place among tokens, up to another one. None: no fact begins there.
pub struct Step {
    pub from: usize,
    pub to: usize,
    pub found: Option<Found>,
}

/// All tokens of a passage in their order, with what is read of them.
pub fn steps<'a>(tokens: &'a Tokens<'a>, terse: bool) -> impl Iterator<Item = Step> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let begun = tokens.kind(at)?;
        let spot = Spot { tokens, at, terse };
        let mut kinds = SHELF.iter().filter(|kind| kind.may_begin(begun));
        let found = kinds.find_map(|kind| kind.read(&spot));
        let length = found.as_ref().map_or(1, |found| found.length.max(1));
        let from = at;
        at = (at + length).min(tokens.list.len());
        Some(Step {
            from,
            to: at,
            found,
        })
    })
}

/// Whether a passage is a cell or a short item.
pub fn is_terse(kind: &BlockKind, text: &str) -> bool {
    let short = || text.chars().nth(TERSE).is_none();
    matches!(kind, BlockKind::Cell { .. }) || (*kind == BlockKind::Item && short())
}

/// What was read in a passage's text.
pub struct Read {
    pub facts: Vec<Fact>,
    /// Whether it says nothing else.
    pub nothing_else: bool,
    /// Whether nothing changes what the facts say: between them stand but signs that part them.
    pub bare: bool,
}

/// The facts of a passage's text.
pub fn read(prepared: &Prepared, lexicon: &Lexicon, kind: &BlockKind, span: Span) -> Read {
    let text = prepared.text();
    let tokens = Tokens::of(text, lexicon);
    let mut facts = Vec::new();
    let (mut only_facts, mut bare) = (true, true);
    let (mut parted, mut before) = (true, None);
    let terse = is_terse(kind, text);
    for step in steps(&tokens, terse) {
        let bound = bound::beside(&tokens, &step, terse);
        let Step { from, to, found } = step;
        only_facts &= match &found {
            Some(found) => !found.values.is_empty(),
            None => matches!(
                tokens.kind(from),
                Some(TokenKind::Sign(_) | TokenKind::Break)
            ),
        };
        let Some(found) = found else {
            parted = match tokens.kind(from) {
                Some(TokenKind::Break) => true,
                Some(TokenKind::Sign(sign)) => PARTING.contains(sign),
                _ => false,
            };
            bare &= parted;
            continue;
        };
        // `Mon–Fri 9–5` is read as two facts, and needs no sign between them.
        let kind = found.values.first().map(|(value, _)| value.kind());
        let joined = before == Some(Kind::Weekdays) && kind == Some(Kind::Hours);
        bare &= (std::mem::take(&mut parted) || joined) && found.is_one();
        before = kind;
        let span = prepared.span(tokens.list[from].from, tokens.list[to - 1].to);
        let read = found.values.into_iter();
        facts.extend(read.map(|(value, soft)| Fact { value, span, soft }));
        facts.extend(bound.map(|(at, value)| Fact {
            value,
            span: prepared.span(tokens.list[at].from, tokens.list[at].to),
            soft: false,
        }));
    }
    priority::join(&mut facts);
    let is_cell = matches!(kind, BlockKind::Cell { .. });
    if is_cell && let Some(mark) = mark::of_cell(text, lexicon, span) {
        // `n/a` is another no than `–`.
        let is_word = |c: char| c.is_alphabetic() || c.is_whitespace();
        bare = facts.is_empty() && (text.trim().chars().count() <= 1 || text.chars().all(is_word));
        facts.push(mark);
        only_facts = true;
    }
    Read {
        facts,
        nothing_else: only_facts,
        bare,
    }
}
