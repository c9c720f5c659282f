//! Gives what a page says otherwise than it did: facts, parts of it, and its wording.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::compare::{Comparison, Gap, GapKind, Row, Side};
use crate::diagnostic::Place;
use crate::facts::outline::{BlockId, BlockKind, Passage};
use crate::facts::{Kind, Value};
use crate::source::Span;

#[derive(Debug, Default)]
pub struct Changes {
    pub facts: Vec<FactChange>,
    pub parts: Vec<PartChange>,
    pub wording: Vec<Reworded>,
}

/// What a passage states otherwise about one kind of fact.
#[derive(Debug)]
pub struct FactChange {
    pub kind: Kind,
    pub before: Vec<Value>,
    pub after: Vec<Value>,
    /// The place in words.
    pub address: String,
    /// The passage, as it is today, and the value in it.
    pub passage: Place,
    pub value: Place,
}

/// A part that came, went or is built otherwise.
#[derive(Debug)]
pub struct PartChange {
    pub change: Change,
    /// What it is called.
    pub word: &'static str,
    /// How it begins.
    pub text: String,
    /// Where it stands today, or where it stood.
    pub place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    New,
    Gone,
    Rebuilt,
}

/// A passage that says the same facts in other words.
#[derive(Debug)]
pub struct Reworded {
    pub address: String,
    pub place: Place,
}

/// Where the two versions stand in the comparison.
const THEN: usize = 0;
const NOW: usize = 1;

impl Changes {
    pub fn between(then: Arc<Side>, now: Arc<Side>) -> Self {
        let mut changes = Changes::default();
        let sides = vec![Some(then), Some(now)];
        let Some(comparison) = Comparison::of(sides, Some(THEN), None) else {
            return changes;
        };
        for row in &comparison.rows {
            changes.look_at_row(&comparison, row);
        }
        for gap in &comparison.gaps {
            changes.look_at_gap(&comparison, gap);
        }
        changes
    }

    /// Whether facts or the build of the page changed, and not only its wording.
    pub fn matter(&self) -> bool {
        !self.facts.is_empty() || !self.parts.is_empty()
    }

    fn look_at_row(&mut self, comparison: &Comparison, row: &Row) -> Option<()> {
        let (before, after) = (row.blocks[THEN]?, row.blocks[NOW]?);
        let (then, now) = (
            comparison.block(THEN, before)?,
            comparison.block(NOW, after)?,
        );
        let place = comparison.place(NOW, now.span)?;
        if let Some(word) = rebuilt(&then.kind, &now.kind) {
            self.parts.push(PartChange {
                change: Change::Rebuilt,
                word,
                text: words(comparison, NOW, after),
                place: place.clone(),
            });
        }
        let empty = Passage::default();
        let then = then.passage.as_ref().unwrap_or(&empty);
        let now = now.passage.as_ref().unwrap_or(&empty);
        let (old, new) = (stated(then), stated(now));
        let kinds: BTreeSet<Kind> = old.keys().chain(new.keys()).copied().collect();
        let mut same = true;
        for kind in kinds {
            let (lost, won) = (surplus(&old, &new, kind), surplus(&new, &old, kind));
            if lost.is_empty() && won.is_empty() {
                continue;
            }
            same = false;
            let value = value(now, kind, &won).and_then(|span| comparison.place(NOW, span));
            self.facts.push(FactChange {
                kind,
                before: lost,
                after: won,
                address: row.address.clone(),
                value: value.unwrap_or_else(|| place.clone()),
                passage: place.clone(),
            });
        }
        // Another spelling of a fact is none of the wording.
        let bare = then.only_facts && now.only_facts;
        if same && !bare && !letters(then).eq(letters(now)) {
            self.wording.push(Reworded {
                address: row.address.clone(),
                place,
            });
        }
        Some(())
    }

    fn look_at_gap(&mut self, comparison: &Comparison, gap: &Gap) -> Option<()> {
        let block = comparison.block(gap.holder, gap.block)?;
        let place = comparison.place(NOW, gap.span)?;
        let counts = is_part(&block.kind)
            || states_something(comparison, gap.holder, gap.block) == Some(true);
        if counts {
            self.parts.push(PartChange {
                change: match gap.kind {
                    GapKind::Missing => Change::Gone,
                    GapKind::Extra => Change::New,
                },
                word: name(&block.kind),
                text: words(comparison, gap.holder, gap.block),
                place,
            });
        } else {
            self.wording.push(Reworded {
                address: gap.address.clone(),
                place,
            });
        }
        Some(())
    }
}

/// The text of a passage, however its lines break.
fn letters(passage: &Passage) -> impl Iterator<Item = char> {
    let letters = passage.shown.text().chars();
    letters.filter(|letter| !letter.is_whitespace())
}

/// What a passage states, by kind. What only explains facts of other languages is left out, and a
/// second mention adds nothing.
fn stated(passage: &Passage) -> BTreeMap<Kind, BTreeSet<&Value>> {
    let mut stated: BTreeMap<Kind, BTreeSet<&Value>> = BTreeMap::new();
    for fact in passage.facts.iter().filter(|fact| !fact.soft) {
        let value = &fact.value;
        stated.entry(value.kind()).or_default().insert(value);
    }
    stated
}

fn surplus(
    of: &BTreeMap<Kind, BTreeSet<&Value>>,
    over: &BTreeMap<Kind, BTreeSet<&Value>>,
    kind: Kind,
) -> Vec<Value> {
    let known = |value: &&Value| over.get(&kind).is_some_and(|values| values.contains(value));
    let values = of.get(&kind).into_iter().flatten();
    values
        .filter(|value| !known(value))
        .map(|value| (*value).clone())
        .collect()
}

/// Where a passage states one of the values.
fn value(passage: &Passage, kind: Kind, values: &[Value]) -> Option<Span> {
    let of_kind = |value: &Value| value.kind() == kind && values.contains(value);
    let fact = passage.facts.iter().find(|fact| of_kind(&fact.value));
    fact.map(|fact| fact.span)
}

/// What readers see move when it is built otherwise. Whether a cell is a head is how it looks.
fn rebuilt(then: &BlockKind, now: &BlockKind) -> Option<&'static str> {
    match (then, now) {
        (BlockKind::Heading(then), BlockKind::Heading(now)) if then != now => Some("heading"),
        (
            BlockKind::Cell {
                colspan, rowspan, ..
            },
            BlockKind::Cell {
                colspan: columns,
                rowspan: rows,
                ..
            },
        ) if (colspan, rowspan) != (columns, rows) => Some("cell"),
        _ => None,
    }
}

/// Whether a block counts by itself. Paragraphs and boxes count by what they state.
fn is_part(kind: &BlockKind) -> bool {
    !matches!(
        kind,
        BlockKind::Page | BlockKind::Paragraph | BlockKind::Group(_) | BlockKind::Code
    )
}

fn states_something(comparison: &Comparison, locale: usize, block: BlockId) -> Option<bool> {
    let block = comparison.block(locale, block)?;
    let mut facts = block.passage.iter().flat_map(|passage| &passage.facts);
    let mut below = block.children.iter();
    let counts = |&child: &BlockId| {
        let kind = comparison.block(locale, child).map(|block| &block.kind);
        kind.is_some_and(is_part) || states_something(comparison, locale, child) == Some(true)
    };
    Some(facts.any(|fact| !fact.soft) || below.any(counts))
}

fn name(kind: &BlockKind) -> &'static str {
    match kind {
        BlockKind::Page => "page",
        BlockKind::Edition(_) => "edition",
        BlockKind::Section(_) => "section",
        BlockKind::Heading(_) => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::List => "list",
        BlockKind::Item => "item",
        BlockKind::Table => "table",
        BlockKind::Row => "row",
        BlockKind::Cell { .. } => "cell",
        BlockKind::Code => "stretch of code",
        BlockKind::Group(_) => "box",
    }
}

/// How a block begins.
fn words(comparison: &Comparison, locale: usize, block: BlockId) -> String {
    let Some(block) = comparison.block(locale, block) else {
        return String::new();
    };
    let own = block.passage.as_ref().map(|passage| passage.shown.label());
    own.filter(|text| !text.is_empty()).unwrap_or_else(|| {
        let below = block.children.iter();
        let mut texts = below.map(|&child| words(comparison, locale, child));
        texts.find(|text| !text.is_empty()).unwrap_or_default()
    })
}
