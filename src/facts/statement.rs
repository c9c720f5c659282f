//! Gives what a page states, place by place, without the page: what tables of facts are made from.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::Place;
use crate::source::{Source, Span};

use super::Value;
use super::address::{Address, addresses};
use super::outline::{Block, BlockId, BlockKind, Outline, Passage};

/// A passage that states facts.
#[derive(Clone, Debug)]
pub struct Statement {
    pub address: Address,
    /// In the order of the text. What only explains a fact of another language is left out.
    pub values: Vec<Value>,
    /// The passage as readers see it.
    pub written: Arc<str>,
    /// Whether the passage says nothing beside the values.
    pub only_facts: bool,
    pub part: Part,
    /// The texts of its footnotes and of those of its labels.
    pub notes: Vec<Arc<str>>,
    pub place: Place,
}

/// What a passage is in its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
        const LONGEST: usize = 60;
        let (lead_in, rest) = self.written.split_once([':', '：'])?;
        let is_label = !rest.trim().is_empty()
            && lead_in.chars().count() <= LONGEST
            && lead_in.chars().any(char::is_alphabetic)
            && !lead_in.contains('\n');
        is_label.then(|| (lead_in.trim(), rest.trim()))
    }

    /// What the passage says beside its label.
    pub fn said(&self) -> &str {
        match (self.part, self.lead_in()) {
            (Part::Item | Part::Text, Some((_, rest))) => rest,
            _ => &self.written,
        }
    }
}

/// For each block of a page, what it states.
pub fn statements(outline: &Outline, sources: &[Arc<Source>]) -> Vec<Option<Statement>> {
    let addresses = addresses(outline);
    let footnotes = footnotes(outline, &addresses);
    let heads: BTreeSet<BlockId> = outline
        .blocks
        .iter()
        .flat_map(|block| block.heads.columns.iter().chain(&block.heads.rows).copied())
        .collect();
    let stated = outline.blocks.iter().zip(addresses).enumerate();
    let stated = stated.map(|(id, (block, address))| {
        let passage = block.passage.as_ref()?;
        let hard = passage.facts.iter().filter(|fact| !fact.soft);
        let values: Vec<Value> = hard.map(|fact| fact.value.clone()).collect();
        let source = sources.get(block.span.source.0 as usize)?;
        (!values.is_empty()).then(|| Statement {
            values,
            written: passage.shown.text().into(),
            only_facts: passage.only_facts,
            part: part(block, heads.contains(&id)),
            notes: notes(outline, block, &address, &footnotes),
            address,
            place: Place::new(source, block.span),
        })
    });
    stated.collect()
}

fn part(block: &Block, is_head: bool) -> Part {
    match block.kind {
        BlockKind::Cell { .. } if is_head => Part::Label,
        BlockKind::Cell { .. } => Part::Cell,
        BlockKind::Item => Part::Item,
        _ => Part::Text,
    }
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
/// its section if there is one.
fn notes(
    outline: &Outline,
    block: &Block,
    address: &Address,
    footnotes: &[Footnote],
) -> Vec<Arc<str>> {
    let heads = block.heads.columns.iter().chain(&block.heads.rows);
    let heads = heads.map(|&head| &outline.blocks[head]);
    let passages = std::iter::once(block).chain(heads);
    let passages = passages.filter_map(|block| block.passage.as_ref());
    let signs = passages.flat_map(|passage: &Passage| passage.shown.references());
    let mut notes: Vec<Arc<str>> = Vec::new();
    for sign in signs {
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
    }
    notes
}
