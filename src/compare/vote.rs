//! Gives the disagreements of a row: what one language states otherwise than the others.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::outline::{BlockKind, Passage};
use crate::facts::value::{Decimal, Mark};
use crate::facts::{Fact, Kind, Value};
use crate::locale::Extent;
use crate::source::Span;

use super::excuse::{excused, explained, same_phone};
use super::{Comparison, Row};

/// A language that states otherwise than the others at one place.
#[derive(Debug)]
pub struct Disagreement {
    pub locale: usize,
    pub kind: Kind,
    pub found: Vec<Value>,
    pub expected: Vec<Value>,
    /// Where it says so, or where it should.
    pub span: Span,
    /// The languages that agree with each other, and where they say so.
    pub agreeing: Vec<(usize, Span)>,
    /// Whether nothing tells which side is wrong.
    pub undecided: bool,
}

/// All disagreements of a row about one kind of fact.
pub fn disagreements(comparison: &Comparison, row: &Row, kind: Kind) -> Vec<Disagreement> {
    let passages = voters(comparison, row, kind);
    if passages.len() < 2 {
        return Vec::new();
    }
    let words = Words::of(&passages, kind);
    let stated: Vec<(usize, BTreeMap<Value, u32>)> = passages
        .iter()
        .map(|(locale, passage)| (*locale, counted(comparison, row, passage, kind, words)))
        .collect();
    if stated.iter().all(|(_, values)| *values == stated[0].1) {
        return Vec::new();
    }
    let Some(settled) = comparison.settle(&stated) else {
        return Vec::new();
    };
    let (expected, undecided) = (settled.value, settled.undecided);
    let mut found = Vec::new();
    for ((locale, values), (_, passage)) in stated.iter().zip(&passages) {
        let (missing, extra) = differences(values, &expected);
        let others = passages.iter().filter(|(other, _)| other != locale);
        let others: Vec<&Passage> = others.map(|(_, passage)| *passage).collect();
        let (missing, extra) = (
            unexplained(&missing, &[passage], &extra),
            unexplained(&extra, &others, &missing),
        );
        // A word accuses only where it stands against another one, and so does how often: it is a part of other
        // values, as in `4 per year`.
        let one_sided = missing.is_empty() || extra.is_empty();
        let is_word = |value: &Value| {
            let mut facts = passages.iter().flat_map(|(_, passage)| &passage.facts);
            facts.any(|fact| fact.soft && fact.value == *value)
        };
        let is_word = |value: &Value| kind == Kind::Frequency || is_word(value);
        let words_alone = one_sided && missing.iter().chain(&extra).all(is_word);
        if (words == Words::Accuse && words_alone)
            || (missing.is_empty() && extra.is_empty())
            || excused(kind, &missing, &extra, expected.is_empty())
        {
            continue;
        }
        let span = place(passage, kind, &extra, &missing)
            .unwrap_or_else(|| block_span(comparison, row, *locale));
        let agreeing = stated
            .iter()
            .filter(|(other, theirs)| other != locale && *theirs == expected);
        let agreeing = agreeing.map(|(other, _)| {
            let passage = passages
                .iter()
                .find(|(index, _)| index == other)
                .map(|(_, passage)| *passage);
            let span = passage.and_then(|passage| place(passage, kind, &missing, &extra));
            (
                *other,
                span.unwrap_or_else(|| block_span(comparison, row, *other)),
            )
        });
        let agreeing: Vec<(usize, Span)> = agreeing.collect();
        let agreed = passages
            .iter()
            .find(|(other, _)| agreeing.iter().any(|(agrees, _)| agrees == other));
        found.push(Disagreement {
            locale: *locale,
            kind,
            found: or_worded(extra, Some(passage), kind),
            expected: or_worded(missing, agreed.map(|(_, passage)| *passage), kind),
            span,
            agreeing,
            undecided,
        });
    }
    found
}

/// The passages of a row whose languages have a say on a kind of fact.
fn voters<'a>(comparison: &'a Comparison, row: &'a Row, kind: Kind) -> Vec<(usize, &'a Passage)> {
    let can_say = |locale: usize| {
        let side = comparison.side(locale);
        side.is_some_and(|side| side.words >= needed(kind))
    };
    // Who leaves a word of direction out has no vote on which it is.
    let silent = |passage: &Passage| {
        let mut facts = passage.facts.iter();
        kind == Kind::Direction && !facts.any(|fact| fact.value.kind() == kind)
    };
    let passages = comparison.passages(row);
    let passages = passages.filter(|(locale, passage)| can_say(*locale) && !silent(passage));
    passages.collect()
}

/// How much of a language must be known, so that its facts of a kind are seen.
fn needed(kind: Kind) -> Extent {
    use Kind::{
        Amount, Code, Date, Duration, Footnote, Hours, Image, Link, Number, Percent, Phone,
    };
    match kind {
        Link | Image | Code | Footnote | Phone => Extent::Nothing,
        Hours | Kind::Weekdays | Duration | Number | Percent | Amount | Date => Extent::Calendar,
        _ => Extent::Full,
    }
}

/// What is stated; where that is nothing, what a passage says of the kind in words.
fn or_worded(stated: Vec<Value>, passage: Option<&Passage>, kind: Kind) -> Vec<Value> {
    if !stated.is_empty() {
        return stated;
    }
    let facts = passage.into_iter().flat_map(|passage| &passage.facts);
    let worded =
        facts.filter(|fact| fact.soft && fact.value.kind() == kind && fact.value.is_whole());
    worded.map(|fact| fact.value.clone()).collect()
}

/// Nobody writes a passage that states and lacks more: how else it may say them is not asked.
const MOST_PAIRS: usize = 1_000_000;

/// A cell that says more than this is running text.
const LONGEST_CELL: usize = 300;

/// The values of a kind, counted. In running text a second mention adds nothing.
fn counted(
    comparison: &Comparison,
    row: &Row,
    passage: &Passage,
    kind: Kind,
    words: Words,
) -> BTreeMap<Value, u32> {
    let terse =
        row.blocks[comparison.lead].and_then(|block| comparison.block(comparison.lead, block));
    let said = !matches!(kind, Kind::Link | Kind::Image | Kind::Code | Kind::Mark);
    let terse = terse.is_some_and(|block| {
        let length = block.passage.as_ref().map(|p| p.text.chars().count());
        let long = said && length > Some(LONGEST_CELL);
        matches!(block.kind, BlockKind::Cell { .. }) && !long
    });
    let mut values = BTreeMap::new();
    for fact in passage
        .facts
        .iter()
        .filter(|fact| fact.value.kind() == kind)
        .filter(|fact| !fact.soft || words.count(&fact.value))
    {
        // `weekly` is once a week.
        let value = match fact.value {
            Value::Frequency(Decimal(0), unit) => Value::Frequency(Decimal::whole(1), unit),
            ref value => value.clone(),
        };
        let count = values.entry(value).or_default();
        *count = if terse { *count + 1 } else { 1 };
    }
    values
}

/// What words state beside figures. Most are figures of speech too, so that they explain and accuse nobody.
#[derive(Clone, Copy, PartialEq)]
enum Words {
    Explain,
    /// One language says noon where another says midnight.
    Noon,
    /// The passages say nothing but such words and figures: `Daily` against `Wekelijks`.
    Accuse,
}

impl Words {
    fn of(passages: &[(usize, &Passage)], kind: Kind) -> Self {
        let nothing_else = |passage: &Passage| {
            let mut facts = passage.facts.iter();
            passage.only_facts && facts.any(|fact| fact.value.kind() == kind)
        };
        match kind {
            Kind::Hours if noon_against_midnight(passages) => Words::Noon,
            Kind::Frequency | Kind::Duration
                if passages.iter().all(|(_, passage)| nothing_else(passage)) =>
            {
                Words::Accuse
            }
            Kind::Frequency if passages.iter().all(|(_, passage)| is_timed(passage)) => {
                Words::Accuse
            }
            _ => Words::Explain,
        }
    }

    fn count(self, value: &Value) -> bool {
        match self {
            Words::Explain => false,
            Words::Noon => [NOON, MIDNIGHT].contains(value),
            Words::Accuse => true,
        }
    }
}

/// Whether a passage says how often in one way, so that another word for it is another thing: `daily`.
fn is_timed(passage: &Passage) -> bool {
    let units = passage.facts.iter().filter_map(|fact| match fact.value {
        Value::Frequency(_, unit) => Some(unit),
        _ => None,
    });
    units.collect::<BTreeSet<_>>().len() == 1
}

const NOON: Value = Value::Clock(12 * 60);
const MIDNIGHT: Value = Value::Clock(0);

/// Whether one language says noon where another says midnight. Either may be a figure of speech, so
/// that they are stated only where they stand against each other.
fn noon_against_midnight(passages: &[(usize, &Passage)]) -> bool {
    let says =
        |passage: &Passage, wanted: &Value| passage.facts.iter().any(|fact| fact.value == *wanted);
    let only = |one: &Value, other: &Value| {
        let mut passages = passages.iter();
        passages.any(|(_, passage)| says(passage, one) && !says(passage, other))
    };
    only(&NOON, &MIDNIGHT) && only(&MIDNIGHT, &NOON)
}

/// The values that no passage of some says in other words. `rivals` are those of the other side.
fn unexplained(values: &[Value], passages: &[&Passage], rivals: &[Value]) -> Vec<Value> {
    let facts: usize = passages.iter().map(|passage| passage.facts.len()).sum();
    let few = values.len() * (facts + rivals.len()) <= MOST_PAIRS;
    let said = |value: &Value| {
        let mut passages = passages.iter();
        few && passages.any(|passage| explained(passage, value, rivals))
    };
    let unsaid = values.iter().filter(|value| !said(value));
    unsaid.cloned().collect()
}

fn differences(
    own: &BTreeMap<Value, u32>,
    expected: &BTreeMap<Value, u32>,
) -> (Vec<Value>, Vec<Value>) {
    let mut missing = surplus(expected, own);
    let mut extra = surplus(own, expected);
    // A number written nationally is the one written internationally.
    let few = missing.len() * extra.len() <= MOST_PAIRS;
    extra.retain(|value| {
        if !few {
            return true;
        }
        let same = missing
            .iter()
            .position(|other| same_phone(value, other) || same_mark(value, other));
        same.map(|index| missing.remove(index)).is_none()
    });
    join_ends(&mut missing, &mut extra);
    join_ends(&mut extra, &mut missing);
    (missing, extra)
}

/// Both ends of a range, each by itself, are the range: `between 9:00 and 17:00`.
fn join_ends(ranges: &mut Vec<Value>, ends: &mut Vec<Value>) {
    ranges.retain(|range| {
        let Value::Hours(from, to) = range else {
            return true;
        };
        let at = |end: u16| ends.iter().position(|value| *value == Value::Clock(end));
        let both = at(*from).zip(at(*to % (24 * 60)));
        let both = both.filter(|(from, to)| from != to);
        if let Some((from, to)) = both {
            ends.remove(from.max(to));
            ends.remove(from.min(to));
        }
        both.is_none()
    });
}

fn surplus(of: &BTreeMap<Value, u32>, over: &BTreeMap<Value, u32>) -> Vec<Value> {
    let more = of.iter().flat_map(|(value, count)| {
        let times = count.saturating_sub(*over.get(value).unwrap_or(&0));
        std::iter::repeat_n(value.clone(), times as usize)
    });
    more.collect()
}

/// Some languages use one word for what is included and what can be had.
fn same_mark(a: &Value, b: &Value) -> bool {
    let either = |mark: &Value| {
        matches!(
            mark,
            Value::Mark(Mark::Yes | Mark::Addon | Mark::YesOrAddon)
        )
    };
    let loose = |mark: &Value| *mark == Value::Mark(Mark::YesOrAddon);
    either(a) && either(b) && (loose(a) || loose(b))
}

/// Where a passage states one of some values; else where it states another of the kind.
fn place(passage: &Passage, kind: Kind, values: &[Value], others: &[Value]) -> Option<Span> {
    let of_kind = |fact: &&Fact| fact.value.kind() == kind;
    let wanted: BTreeSet<&Value> = values.iter().collect();
    let exact = passage
        .facts
        .iter()
        .find(|fact| wanted.contains(&fact.value));
    let near = || {
        let others: BTreeSet<&Value> = others.iter().collect();
        let facts = passage.facts.iter().filter(of_kind);
        let mut odd = facts.filter(|fact| !others.contains(&fact.value));
        let only = odd.next();
        only.filter(|_| odd.next().is_none())
    };
    exact.or_else(near).map(|fact| fact.span)
}

fn block_span(comparison: &Comparison, row: &Row, locale: usize) -> Span {
    let block = row.blocks[locale].and_then(|block| comparison.block(locale, block));
    block.map(|block| block.span).unwrap_or_default()
}
