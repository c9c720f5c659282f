//! Gives the hours of a page with the zone and the days that they hold for: as said beside them, by
//! what names their cell or their list, or in another cell of their row. Days are told only where
//! nothing takes any of them away.

mod days;
mod words;
mod zones;

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::locale::Lexicon;
use crate::source::Span;

use super::outline::{BlockId, BlockKind, Outline};
use super::value::{Coverage, Kind, Value};
use days::days;
use words::{Word, words};
use zones::{iana, one_zone, zones};

pub const EVERY_DAY: u8 = 0b111_1111;
const WORKING_DAYS: u8 = 0b1_1111;

/// In longer rows nobody sees what belongs to what.
const LONGEST_ROW: usize = 50;

/// A range of hours at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    pub hours: Hours,
    /// A name that clocks know: of the IANA's list. None: nothing tells it, or several do.
    pub zone: Option<String>,
    /// Monday in the lowest bit; 0 where nothing tells them for certain.
    pub days: u8,
}

/// From when to when, in minutes. Help at every hour is a range too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    pub block: BlockId,
    pub span: Span,
    pub from: u16,
    pub to: u16,
}

pub fn openings(outline: &Outline, lexicon: &Lexicon) -> Vec<Opening> {
    let mut reader = Reader {
        outline,
        parents: outline.parents(),
        lexicon,
        known: BTreeMap::new(),
    };
    let mut all = Vec::new();
    for block in 0..outline.blocks.len() {
        let stated = stated(outline, block);
        if !stated.is_empty() {
            all.extend(reader.openings(block, stated));
        }
    }
    all
}

/// The ranges of hours that a page gives, without those of whole days.
pub fn ranges(outline: &Outline) -> impl Iterator<Item = Hours> {
    let blocks = 0..outline.blocks.len();
    let stated = blocks.flat_map(|block| stated(outline, block));
    stated.filter_map(|(hours, whole)| whole.is_none().then_some(hours))
}

/// The hours that a passage gives, and the days of those that are whole.
fn stated(outline: &Outline, block: BlockId) -> Vec<(Hours, Option<u8>)> {
    let passage = outline.blocks[block].passage.iter();
    let facts = passage.flat_map(|passage| &passage.facts);
    let stated = facts.filter(|fact| !fact.soft).filter_map(|fact| {
        let (from, to, whole) = match fact.value {
            Value::Hours(from, to) => (from, to, None),
            Value::Coverage(Coverage::Always) => (0, 24 * 60, Some(EVERY_DAY)),
            Value::Coverage(Coverage::Weekdays) => (0, 24 * 60, Some(WORKING_DAYS)),
            _ => return None,
        };
        let span = fact.span;
        let hours = Hours {
            block,
            span,
            from,
            to,
        };
        Some((hours, whole))
    });
    stated.collect()
}

/// Whether a page names a zone anywhere.
pub fn names_zone(outline: &Outline) -> bool {
    let mut facts = outline.passages().flat_map(|(_, passage)| &passage.facts);
    facts.any(|fact| fact.value.kind() == Kind::Zone)
}

struct Reader<'a> {
    outline: &'a Outline,
    parents: Vec<BlockId>,
    lexicon: &'a Lexicon,
    /// What blocks say that stand beside hours.
    known: BTreeMap<BlockId, Rc<Said>>,
}

/// What a passage says, as far as it is about hours elsewhere.
#[derive(Default)]
struct Said {
    zones: Vec<String>,
    days: u8,
    doubt: bool,
}

/// What is said around a passage.
#[derive(Default)]
struct Around {
    zone: Option<String>,
    days: u8,
    doubt: bool,
}

impl Reader<'_> {
    fn openings(&mut self, block: BlockId, stated: Vec<(Hours, Option<u8>)>) -> Vec<Opening> {
        let words = words(&self.outline.blocks[block], self.lexicon);
        let around = self.around(block);
        let doubt = around.doubt || words.contains(&Word::Doubt);
        let names_days = |word: &Word| matches!(word, Word::Days(_) | Word::PerhapsDay(_));
        let own = words.iter().any(names_days);
        let mut ranges = zones(&words).into_iter().zip(days(&words));
        let openings = stated.into_iter().map(|(hours, whole)| {
            let (zone, days) = match whole {
                // `24x7, Saturday`
                Some(days) => (None, if own { 0 } else { days }),
                None => {
                    let (zone, days) = ranges.next().unwrap_or_default();
                    (zone, if own { days } else { around.days })
                }
            };
            Opening {
                hours,
                zone: zone.or(around.zone.as_deref()).and_then(iana),
                days: if doubt { 0 } else { days },
            }
        });
        openings.collect()
    }

    fn said(&mut self, block: BlockId) -> Rc<Said> {
        let said = self.known.entry(block).or_insert_with(|| {
            let mut said = Said::default();
            for word in words(&self.outline.blocks[block], self.lexicon) {
                match word {
                    Word::Zone(zone) => said.zones.push(zone),
                    Word::Days(days) => said.days |= days,
                    Word::Doubt => said.doubt = true,
                    _ => {}
                }
            }
            Rc::new(said)
        });
        said.clone()
    }

    /// What names a passage, and what the other cells of its row say.
    fn around(&mut self, block: BlockId) -> Around {
        let heads = &self.outline.blocks[block].heads;
        let parent = self.parents[block];
        let mut near: Vec<BlockId> = heads.columns.iter().chain(&heads.rows).copied().collect();
        near.extend(lead(self.outline, &self.parents, block));
        let near: Vec<_> = near.into_iter().map(|block| self.said(block)).collect();
        let row = &self.outline.blocks[parent];
        let is_short = row.kind == BlockKind::Row && row.children.len() <= LONGEST_ROW;
        let row = is_short.then_some(&row.children);
        let beside = row.into_iter().flatten().filter(|cell| **cell != block);
        let beside: Vec<_> = beside.map(|&cell| self.named(cell)).collect();
        let doubt = near.iter().any(|said| said.doubt);
        let days = one_of_days(near.iter().map(|said| said.days)).or_else(|| {
            let certain = beside.iter().filter(|said| !said.doubt);
            one_of_days(certain.map(|said| said.days)).filter(|_| {
                let mut doubted = beside.iter().filter(|said| said.doubt);
                doubted.all(|said| said.days == 0)
            })
        });
        let zone = |said: &[Rc<Said>]| {
            let zones = said.iter().flat_map(|said| &said.zones);
            one_zone(&zones.map(String::as_str).collect::<Vec<_>>()).map(str::to_owned)
        };
        Around {
            zone: zone(&near).or_else(|| zone(&beside)),
            days: days.unwrap_or(0),
            doubt,
        }
    }

    /// What a cell says. In a column of days that are closed none is told.
    fn named(&mut self, cell: BlockId) -> Rc<Said> {
        let said = self.said(cell);
        let heads = &self.outline.blocks[cell].heads.columns;
        let closed = heads.iter().any(|&head| self.said(head).doubt);
        match closed && !said.doubt {
            true => Rc::new(Said {
                zones: said.zones.clone(),
                days: said.days,
                doubt: true,
            }),
            false => said,
        }
    }
}

/// What leads in the list in which an item stands: the item around it, or a paragraph before it that
/// ends in a colon.
pub fn lead(outline: &Outline, parents: &[BlockId], item: BlockId) -> Option<BlockId> {
    let list = parents[item];
    if outline.blocks[list].kind != BlockKind::List {
        return None;
    }
    let around = &outline.blocks[parents[list]];
    if around.kind == BlockKind::Item {
        return Some(parents[list]);
    }
    let index = around.children.binary_search(&list).ok()?;
    let before = around.children[..index].last()?;
    let passage = outline.blocks[*before].passage.as_ref()?;
    let is_lead = outline.blocks[*before].kind == BlockKind::Paragraph;
    (is_lead && passage.text.ends_with(':')).then_some(*before)
}

/// The days of all that name some, where that is one.
fn one_of_days(days: impl Iterator<Item = u8>) -> Option<u8> {
    let mut named = days.filter(|days| *days != 0);
    let first = named.next()?;
    // Several contradict each other, or are meant for something else.
    Some(if named.next().is_some() { 0 } else { first })
}
