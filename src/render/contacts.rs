//! Gives the telephone numbers of a page with the area and the hours that it states for each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::Place;
use crate::facts::opening::{Opening, openings};
use crate::facts::outline::{BlockId, BlockKind, Outline};
use crate::facts::telephone::{Telephone, calling_code, telephones};
use crate::facts::value::{Coverage, Value};
use crate::site::{Contact, Service};
use crate::source::{Source, Span};

const EVERY_DAY: u8 = 0b111_1111;
const WORKING_DAYS: u8 = 0b1_1111;

pub fn contacts(outline: &Outline, sources: &[Arc<Source>]) -> Vec<Contact> {
    let numbers = telephones(outline, sources);
    if numbers.is_empty() {
        return Vec::new();
    }
    let mut page = Page {
        outline,
        parents: outline.parents(),
        openings: openings(outline),
        numbers: &numbers,
        codes: BTreeMap::new(),
    };
    for telephone in &numbers {
        if let Some(group) = page.group(telephone.block) {
            let codes = page.codes.entry(group).or_default();
            codes.extend(calling_code(&telephone.number));
        }
    }
    let contact = numbers.iter().filter_map(|telephone| {
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

struct Page<'a> {
    outline: &'a Outline,
    parents: Vec<BlockId>,
    openings: Vec<Opening>,
    /// By block.
    numbers: &'a [Telephone],
    /// By list or table: the countries whose numbers stand in it.
    codes: BTreeMap<BlockId, BTreeSet<&'a str>>,
}

/// Place, days, and from when to when.
type Stated = (Span, u8, u16, u16);

impl Page<'_> {
    /// Whether a passage gives one number only, so that what else it says is about that.
    fn is_alone(&self, telephone: &Telephone) -> bool {
        let first = self.numbers.partition_point(|n| n.block < telephone.block);
        let mut same = self.numbers[first..]
            .iter()
            .take_while(|n| n.block == telephone.block);
        same.all(|other| other.number == telephone.number)
    }

    /// When a number is answered: as its own passage says, or the one cell of its row that does.
    fn services(&self, telephone: &Telephone) -> Vec<Stated> {
        if !self.is_alone(telephone) {
            return Vec::new();
        }
        let own = self.stated(telephone.block);
        if !own.is_empty() {
            return sound(own);
        }
        let row = self.parents[telephone.block];
        if self.outline.blocks[row].kind != BlockKind::Row {
            return Vec::new();
        }
        let cells = self.outline.blocks[row].children.iter();
        let mut beside = cells
            .map(|&cell| self.stated(cell))
            .filter(|stated| !stated.is_empty());
        match (beside.next(), beside.next()) {
            (Some(stated), None) => sound(stated),
            _ => Vec::new(),
        }
    }

    fn stated(&self, block: BlockId) -> Vec<Stated> {
        let first = self.openings.partition_point(|o| o.block < block);
        let openings = self.openings[first..].iter();
        let ranges = openings
            .take_while(|opening| opening.block == block)
            .map(|opening| (opening.span, opening.days, opening.from, opening.to));
        let passage = self.outline.blocks[block].passage.iter();
        let facts = passage.flat_map(|passage| &passage.facts);
        let whole_days = facts.filter_map(|fact| {
            let days = match fact.value {
                Value::Coverage(Coverage::Always) => EVERY_DAY,
                Value::Coverage(Coverage::Weekdays) => WORKING_DAYS,
                _ => return None,
            };
            Some((fact.span, days, 0, 24 * 60))
        });
        ranges.chain(whole_days).collect()
    }

    /// What names a number, where the numbers beside it are those of other countries: then they are
    /// named by the areas that they are for.
    fn area(&self, telephone: &Telephone) -> Option<String> {
        let group = self.group(telephone.block)?;
        let several = self.codes.get(&group).is_some_and(|codes| codes.len() > 1);
        if !several || !self.is_alone(telephone) {
            return None;
        }
        let block = &self.outline.blocks[telephone.block];
        match block.kind {
            BlockKind::Item => lead_in(block.passage.as_ref()?.shown.text()),
            _ => {
                let label = &self.outline.blocks[*block.heads.rows.last()?];
                Some(label.passage.as_ref()?.shown.label())
            }
        }
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

/// All of some services, or none where two hold at one time: then they are for different things.
fn sound(stated: Vec<Stated>) -> Vec<Stated> {
    let days = |days: u8| if days == 0 { EVERY_DAY } else { days };
    let meet = |a: &Stated, b: &Stated| days(a.1) & days(b.1) != 0 && a.2 < b.3 && b.2 < a.3;
    let clashes = |index: usize| stated[index + 1..].iter().any(|b| meet(&stated[index], b));
    match stated.len() <= MOST && !(0..stated.len()).any(clashes) {
        true => stated,
        false => Vec::new(),
    }
}
