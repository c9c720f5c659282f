//! Gives the telephone numbers of a page that somebody answers, with the area and the hours that it
//! states for each. What is not certain is not told.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::Place;
use crate::facts::opening::{Opening, lead, openings};
use crate::facts::outline::{BlockId, BlockKind, Outline};
use crate::facts::telephone::{Telephone, calling_code, is_answered, telephones};
use crate::locale::{Extent, Lexicon};
use crate::site::{Contact, Service};
use crate::source::{Source, Span};

use super::answered::{answered, names_nobody};

pub fn contacts(outline: &Outline, sources: &[Arc<Source>], lexicon: &Lexicon) -> Vec<Contact> {
    // A language whose words are not known has another word for `fax`.
    if lexicon.extent() < Extent::Full {
        return Vec::new();
    }
    let mut numbers = telephones(outline, sources, lexicon);
    numbers.retain(|telephone| is_answered(&telephone.number));
    answered(outline, lexicon, &mut numbers);
    if numbers.is_empty() {
        return Vec::new();
    }
    let mut page = Page {
        outline,
        lexicon,
        parents: outline.parents(),
        openings: openings(outline, lexicon),
        alone: alone(&numbers),
        codes: BTreeMap::new(),
    };
    for telephone in &numbers {
        if let Some(group) = page.group(telephone.block) {
            let codes = page.codes.entry(group).or_default();
            codes.extend(calling_code(&telephone.number));
        }
    }
    let called = numbers
        .iter()
        .filter(|telephone| !page.is_named_away(telephone));
    let contact = called.filter_map(|telephone| {
        let place = |span: Span| Some(Place::new(sources.get(span.source.0 as usize)?, span));
        let services = page.services(telephone).into_iter();
        let services = services.filter_map(|(span, days, from, to)| {
            Some(Service {
                days,
                from,
                to,
                place: place(span)?,
            })
        });
        Some(Contact {
            number: telephone.number.clone(),
            area: page.area(telephone),
            hours: services.collect(),
            place: place(telephone.span)?,
        })
    });
    contact.collect()
}

/// `numbers` stand by block.
fn alone(numbers: &[Telephone]) -> BTreeSet<BlockId> {
    let passages = numbers.chunk_by(|one, next| one.block == next.block);
    let alone = passages.filter(|all| all.iter().all(|other| other.number == all[0].number));
    alone.map(|all| all[0].block).collect()
}

struct Page<'a> {
    outline: &'a Outline,
    lexicon: &'a Lexicon,
    parents: Vec<BlockId>,
    openings: Vec<Opening>,
    /// The passages that give one number only, so that what else they say is about that.
    alone: BTreeSet<BlockId>,
    /// By list or table: the countries whose numbers stand in it.
    codes: BTreeMap<BlockId, BTreeSet<&'a str>>,
}

/// Place, days, and from when to when.
type Stated = (Span, u8, u16, u16);

impl Page<'_> {
    /// Whether what names a number says that it is none to call: `Fax`, `Do not call`.
    fn is_named_away(&self, telephone: &Telephone) -> bool {
        let heads = &self.outline.blocks[telephone.block].heads;
        let lead = lead(self.outline, &self.parents, telephone.block);
        let names = heads.columns.iter().chain(&heads.rows).chain(&lead);
        let mut names = names.filter_map(|&name| self.outline.blocks[name].passage.as_ref());
        names.any(|passage| names_nobody(&passage.text, self.lexicon))
    }

    /// When a number is answered: as its own passage says, the one cell of its row that does, or what
    /// leads in its list.
    fn services(&self, telephone: &Telephone) -> Vec<Stated> {
        if !self.alone.contains(&telephone.block) {
            return Vec::new();
        }
        let own = self.stated(telephone.block);
        if !own.is_empty() {
            return sound(own);
        }
        let lead = lead(self.outline, &self.parents, telephone.block);
        let row = self.parents[telephone.block];
        let cells = match self.outline.blocks[row].kind {
            BlockKind::Row => self.outline.blocks[row].children.as_slice(),
            _ => lead.as_slice(),
        };
        let beside = cells.iter().map(|&cell| self.stated(cell));
        let mut beside = beside.filter(|stated| !stated.is_empty());
        match (beside.next(), beside.next()) {
            (Some(stated), None) => sound(stated),
            _ => Vec::new(),
        }
    }

    fn stated(&self, block: BlockId) -> Vec<Stated> {
        let first = self.openings.partition_point(|o| o.hours.block < block);
        let openings = self.openings[first..].iter();
        let of_block = openings.take_while(|opening| opening.hours.block == block);
        let stated =
            of_block.map(|Opening { hours, days, .. }| (hours.span, *days, hours.from, hours.to));
        stated.collect()
    }

    /// What names a number, where the numbers beside it are those of other countries: then they are
    /// named by the areas that they are for.
    fn area(&self, telephone: &Telephone) -> Option<String> {
        let group = self.group(telephone.block)?;
        let several = self.codes.get(&group).is_some_and(|codes| codes.len() > 1);
        if !several || !self.alone.contains(&telephone.block) {
            return None;
        }
        let block = &self.outline.blocks[telephone.block];
        let label = match block.kind {
            BlockKind::Item => lead_in(block.passage.as_ref()?.shown.text())?,
            _ => {
                let label = &self.outline.blocks[*block.heads.rows.last()?];
                label.passage.as_ref()?.shown.label()
            }
        };
        Some(label).filter(|label| self.lexicon.is_region(label))
    }

    /// The list or table in which a number stands.
    fn group(&self, block: BlockId) -> Option<BlockId> {
        let parent = self.parents[block];
        match self.outline.blocks[block].kind {
            BlockKind::Item => Some(parent),
            BlockKind::Cell { .. } => Some(self.parents[parent]),
            _ => None,
        }
    }
}

/// `EMEA: +44 …`
fn lead_in(text: &str) -> Option<String> {
    const LONGEST: usize = 60;
    let (label, rest) = text.split_once([':', '：'])?;
    let label = label.trim();
    let is_label = label.contains(char::is_alphabetic) && label.chars().count() <= LONGEST;
    (is_label && rest.contains(|c: char| c.is_numeric())).then(|| label.to_owned())
}

/// More than a service for each morning and afternoon of a week is a list of something else.
const MOST: usize = 14;

/// All of some services, or none where the days of one are not certain, or two hold at one time: then
/// they are for different things.
fn sound(stated: Vec<Stated>) -> Vec<Stated> {
    let meet = |a: &Stated, b: &Stated| a.1 & b.1 != 0 && a.2 < b.3 && b.2 < a.3;
    let clashes = |index: usize| stated[index + 1..].iter().any(|b| meet(&stated[index], b));
    let certain = stated.iter().all(|(_, days, ..)| *days != 0);
    match stated.len() <= MOST && certain && !(0..stated.len()).any(clashes) {
        true => stated,
        false => Vec::new(),
    }
}
