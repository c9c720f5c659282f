//! Gives what a page says otherwise than it did: facts, parts of it, and its wording.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::compare::{Comparison, Gap, GapKind, Row, Side};
use crate::diagnostic::Place;
use crate::facts::outline::{BlockId, BlockKind, Passage};
use crate::facts::{Kind, Value};

use super::versions::{
    NOW, Names, Replaced, THEN, is_reworded, lost, others_differ, shuffled, value,
};

#[derive(Debug, Default)]
pub struct Changes {
    pub facts: Vec<FactChange>,
    pub parts: Vec<PartChange>,
    pub wording: Vec<Reworded>,
    pub shuffled: Vec<Shuffled>,
    /// Whether words changed too where facts did.
    pub reworded_facts: bool,
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
    /// Whether another row or column stands there today.
    pub replaced: Option<Replaced>,
}

/// A table or list whose rows came, went or changed places: which of them a translation has at some place is
/// not certain.
#[derive(Debug)]
pub struct Shuffled {
    pub place: Place,
    /// What its passages stated, by kind.
    pub said: Vec<Vec<Value>>,
    /// Whether the rows are those that they were, in another order.
    pub moved_only: bool,
}

/// A part that came, went or is built otherwise.
#[derive(Debug)]
pub struct PartChange {
    pub change: Change,
    /// What it is called.
    pub word: &'static str,
    /// How it begins.
    pub text: String,
    /// How the one began that it replaced.
    pub before: String,
    /// Where it stands today, or where it stood.
    pub place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    New,
    Gone,
    Rebuilt,
    Replaced,
}

/// A passage that says the same facts in other words, or a list that has them in another order.
#[derive(Debug)]
pub struct Reworded {
    pub address: String,
    pub place: Place,
    pub moved: bool,
}

impl Changes {
    pub fn between(then: Arc<Side>, now: Arc<Side>) -> Self {
        let mut changes = Changes::default();
        let comparison = Comparison::of_versions(then, now);
        let names = Names::of(&comparison);
        for row in &comparison.rows {
            changes.look_at_row(&comparison, &names, row);
        }
        for gap in &comparison.gaps {
            changes.look_at_gap(&comparison, gap);
        }
        changes.shuffled = shuffled(&comparison);
        let moved = changes.shuffled.iter().filter(|list| list.moved_only);
        let moved = moved.map(|list| Reworded {
            address: String::new(),
            place: list.place.clone(),
            moved: true,
        });
        changes.wording.extend(moved);
        changes
    }

    /// Whether facts or the build of the page changed, and not only its wording.
    pub fn matter(&self) -> bool {
        !self.facts.is_empty() || !self.parts.is_empty()
    }

    /// Whether nothing but values changed.
    pub fn only_facts(&self) -> bool {
        let only = self.parts.is_empty() && self.wording.is_empty() && !self.reworded_facts;
        only && self.matter() && !self.facts.iter().any(|fact| fact.replaced.is_some())
    }

    fn look_at_row(&mut self, comparison: &Comparison, names: &Names, row: &Row) -> Option<()> {
        let (before, after) = (row.blocks[THEN]?, row.blocks[NOW]?);
        let (then, now) = (
            comparison.block(THEN, before)?,
            comparison.block(NOW, after)?,
        );
        let place = comparison.place(NOW, now.span)?;
        let part = |change, word, text| PartChange {
            change,
            word,
            text,
            before: words(comparison, THEN, before),
            place: place.clone(),
        };
        if let Some(word) = rebuilt(&then.kind, &now.kind) {
            let text = words(comparison, NOW, after);
            self.parts.push(part(Change::Rebuilt, word, text));
        }
        let replaced = names.replaced(comparison, before, after);
        if now.kind == BlockKind::Row && replaced.is_some() {
            let text = words(comparison, NOW, after);
            self.parts.push(part(Change::Replaced, "row", text));
        }
        let empty = Passage::default();
        let was = then.passage.as_ref().unwrap_or(&empty);
        let is = now.passage.as_ref().unwrap_or(&empty);
        let kinds: BTreeSet<Kind> = was
            .facts
            .iter()
            .chain(&is.facts)
            .map(|f| f.value.kind())
            .collect();
        let mut same = true;
        for kind in kinds {
            let (before, after) = (lost(was, is, kind), lost(is, was, kind));
            if before.is_empty() && after.is_empty() {
                continue;
            }
            same = false;
            let value = value(is, kind, &after).and_then(|span| comparison.place(NOW, span));
            self.facts.push(FactChange {
                kind,
                before,
                after,
                address: row.address.clone(),
                value: value.unwrap_or_else(|| place.clone()),
                passage: place.clone(),
                replaced,
            });
        }
        // Another spelling of a fact is none of the wording.
        let bare = was.only_facts && is.only_facts;
        if !same {
            self.reworded_facts |= others_differ(comparison, then, now);
        } else if !bare
            && was.shown.letters() != is.shown.letters()
            && is_reworded(comparison, then, now)
        {
            self.wording.push(Reworded {
                address: row.address.clone(),
                place,
                moved: false,
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
                before: String::new(),
                place,
            });
        } else {
            self.wording.push(Reworded {
                address: gap.address.clone(),
                place,
                moved: false,
            });
        }
        Some(())
    }
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
