//! Gives what a page states, place by place, without the page: what tables of facts are made from.
//! Where a table or a list states facts, each of its cells and items is kept with its own words, and so is
//! every short one with a label: beside `4 hours`, `on request` is an answer too.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Place;
use crate::source::{Source, Span};

use super::Value;
use super::address::{Address, addresses};
use super::marked::noes;
use super::outline::{Block, BlockId, BlockKind, Outline};
use super::shown::is_sign;

/// A passage that states facts, or stands among such.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Statement {
    pub address: Address,
    /// In the order of the text. What only explains a fact of another language is left out.
    pub values: Vec<Value>,
    /// The passage as readers see it.
    pub written: Arc<str>,
    /// Whether the passage says nothing beside the values, and nothing else of them.
    pub bare: bool,
    /// Whether it is an empty cell among marks, which says no.
    pub says_no: bool,
    pub part: Part,
    /// The texts of its footnotes and of those of its labels.
    pub notes: Vec<Arc<str>>,
    pub place: Place,
}

/// What a passage is in its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// A cell that names others.
    Label,
    Cell,
    Item,
    Text,
}

impl Statement {
    /// What the passage itself puts before its facts, and the rest: `United States: 1 800 …`.
    pub fn lead_in(&self) -> Option<(&str, &str)> {
        lead_in(&self.written)
    }

    /// What the passage says beside its label.
    pub fn said(&self) -> &str {
        match (self.part, self.lead_in()) {
            (Part::Item | Part::Text, Some((_, rest))) => rest,
            _ => &self.written,
        }
    }
}

fn lead_in(text: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 60;
    let (lead_in, rest) = text.split_once([':', '：'])?;
    let is_label = !rest.trim().is_empty()
        && lead_in.chars().count() <= LONGEST
        && lead_in.chars().any(char::is_alphabetic)
        && !lead_in.contains('\n');
    is_label.then(|| (lead_in.trim(), rest.trim()))
}

/// What a page says, block by block; a statement is made when it is asked for.
pub struct Statements<'a> {
    outline: &'a Outline,
    sources: &'a [Arc<Source>],
    addresses: Vec<Address>,
    footnotes: Vec<Footnote<'a>>,
    /// The cells that name others.
    heads: BTreeSet<BlockId>,
    answers: BTreeSet<BlockId>,
    noes: BTreeSet<BlockId>,
}

impl<'a> Statements<'a> {
    pub fn of(outline: &'a Outline, sources: &'a [Arc<Source>]) -> Self {
        let addresses = addresses(outline);
        let heads = outline.blocks.iter().map(|block| &block.heads);
        let heads = heads.flat_map(|heads| heads.columns.iter().chain(&heads.rows).copied());
        Statements {
            outline,
            sources,
            footnotes: footnotes(outline, &addresses),
            addresses,
            heads: heads.collect(),
            answers: answers(outline),
            noes: noes(outline),
        }
    }

    /// How many blocks the page has.
    pub fn blocks(&self) -> usize {
        self.outline.blocks.len()
    }

    /// Whether what a block says is to be kept for its own sake. What others say is so where another language
    /// states facts at the same place.
    pub fn is_kept(&self, id: BlockId) -> bool {
        self.outline.blocks[id]
            .passage
            .as_ref()
            .is_some_and(|passage| {
                let states = passage.facts.iter().any(|fact| !fact.soft);
                states || (self.answers.contains(&id) && !passage.shown.text().is_empty())
            })
    }

    /// What a block says. None: nothing.
    pub fn at(&self, id: BlockId) -> Option<Statement> {
        let block = &self.outline.blocks[id];
        let passage = block.passage.as_ref()?;
        let hard = passage.facts.iter().filter(|fact| !fact.soft);
        let values: Vec<Value> = hard.map(|fact| fact.value.clone()).collect();
        if values.is_empty() && passage.shown.text().is_empty() {
            return None;
        }
        let address = &self.addresses[id];
        let (notes, written) = notes(self.outline, block, address, &self.footnotes);
        let pictured = passage.shown.pictured();
        Some(Statement {
            bare: passage.bare,
            written: [written, &pictured].concat().into(),
            values,
            says_no: self.noes.contains(&id),
            part: part(block, self.heads.contains(&id)),
            notes,
            address: address.clone(),
            place: Place::new(self.sources.get(block.span.source.0 as usize)?, block.span),
        })
    }
}

/// Longer texts are no answers to what a label asks.
const TERSE: usize = 80;

/// The cells and items that answer what other pages state in facts: those of tables and lists that state
/// facts themselves, and other short ones with a label.
fn answers(outline: &Outline) -> BTreeSet<BlockId> {
    let children = |id: &BlockId| outline.blocks[*id].children.iter().copied();
    let states = |block: &Block| {
        let facts = block.passage.iter().flat_map(|passage| &passage.facts);
        let mut hard = facts.filter(|fact| !fact.soft);
        hard.any(|fact| fact.value.can_stand_in_table())
    };
    let is_answer = |block: &Block| {
        let text = block.passage.as_ref().map_or("", |p| p.shown.text());
        let is_named = match block.kind {
            BlockKind::Item => lead_in(text).is_some(),
            _ => !(block.heads.rows.is_empty() && block.heads.columns.is_empty()),
        };
        is_named && text.chars().nth(TERSE).is_none()
    };
    let mut kept = BTreeSet::new();
    for block in &outline.blocks {
        let leaves: Vec<BlockId> = match block.kind {
            BlockKind::Table => block.children.iter().flat_map(children).collect(),
            BlockKind::List => block.children.clone(),
            _ => continue,
        };
        let stating = leaves.iter().any(|&leaf| states(&outline.blocks[leaf]));
        let leaves = leaves.into_iter();
        kept.extend(leaves.filter(|&leaf| stating || is_answer(&outline.blocks[leaf])));
    }
    kept
}

fn part(block: &Block, is_head: bool) -> Part {
    match block.kind {
        BlockKind::Cell { .. } if is_head => Part::Label,
        BlockKind::Cell { colspan: 2.., .. } if is_remark(block) => Part::Text,
        BlockKind::Cell { .. } => Part::Cell,
        BlockKind::Item => Part::Item,
        _ => Part::Text,
    }
}

/// Whether a cell below several columns, in a row without a name, is said of the whole table.
fn is_remark(block: &Block) -> bool {
    block.heads.rows.is_empty()
        && block.passage.as_ref().is_some_and(|passage| {
            let is_long = passage.shown.text().chars().nth(TERSE).is_some();
            is_long || passage.shown.footnotes().next().is_some()
        })
}

/// A footnote: where it stands, its sign and its text.
struct Footnote<'a> {
    span: Span,
    section: Option<Arc<str>>,
    sign: &'a str,
    text: Arc<str>,
}

fn footnotes<'a>(outline: &'a Outline, addresses: &[Address]) -> Vec<Footnote<'a>> {
    let blocks = outline.blocks.iter().zip(addresses);
    let passages = blocks.filter_map(|(b, address)| Some((b, b.passage.as_ref()?, address)));
    let footnotes = passages.flat_map(|(block, passage, address)| {
        let notes = passage.shown.footnotes();
        notes.map(|(sign, text)| Footnote {
            span: block.span,
            section: address.section.clone(),
            sign,
            text: text.into(),
        })
    });
    footnotes.collect()
}

/// The footnotes that a cell and its labels name: of several with one sign the first behind it, in
/// its section if there is one. And the cell's words without the sign of such a footnote.
fn notes<'a>(
    outline: &'a Outline,
    block: &'a Block,
    address: &Address,
    footnotes: &[Footnote],
) -> (Vec<Arc<str>>, &'a str) {
    let heads = block.heads.columns.iter().chain(&block.heads.rows);
    let heads = heads.map(|&head| &outline.blocks[head]);
    let mut notes: Vec<Arc<str>> = Vec::new();
    let mut add = |sign: &str| {
        let behind = |note: &&Footnote| {
            note.sign == sign
                && note.span.source == block.span.source
                && note.span.end >= block.span.start
        };
        let near = footnotes.iter().filter(behind);
        let near = near.min_by_key(|note| (note.section != address.section, note.span.start));
        if let Some(note) = near.filter(|note| !notes.contains(&note.text)) {
            notes.push(note.text.clone());
        }
        near.is_some()
    };
    let mut written = "";
    for (index, block) in std::iter::once(block).chain(heads).enumerate() {
        let Some(passage) = &block.passage else {
            continue;
        };
        let text = passage.shown.text();
        let plain = text.trim_end_matches(is_sign);
        let is_noted = !plain.is_empty() && plain.len() < text.len() && add(&text[plain.len()..]);
        if index == 0 {
            written = if is_noted { plain } else { text };
        }
        for sign in passage.shown.references() {
            sign.split(',').for_each(|sign| {
                add(sign);
            });
        }
    }
    (notes, written)
}
