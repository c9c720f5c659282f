//! Gives the hours of a page with the zone and the days that they hold for: as said beside them, by
//! what names their cell, or in another cell of their row.

use crate::source::Span;

use super::outline::{BlockId, BlockKind, Outline, Passage};
use super::value::{Kind, Value};

/// A range of hours at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    pub block: BlockId,
    pub span: Span,
    /// In minutes.
    pub from: u16,
    pub to: u16,
    /// A name that clocks know: of the IANA's list. None: nothing tells it, or several do.
    pub zone: Option<String>,
    /// Monday in the lowest bit; 0 where nothing tells them.
    pub days: u8,
}

/// What a passage says about hours, in the order of its text.
enum Word<'a> {
    Range(Span, u16, u16),
    Zone(&'a str),
    Days(u8),
}

pub fn openings(outline: &Outline) -> Vec<Opening> {
    let parents = outline.parents();
    let mut all = Vec::new();
    for (block, passage) in numbered(outline) {
        let words = words(passage);
        let any = |word: &Word| matches!(word, Word::Range(..));
        if !words.iter().any(any) {
            continue;
        }
        let around = Around::of(outline, &parents, block);
        let (zones, days) = (zones(&words), days(&words));
        let ranges = words.iter().filter_map(|word| match word {
            Word::Range(span, from, to) => Some((*span, *from, *to)),
            _ => None,
        });
        all.extend(ranges.zip(zones).zip(days).map(|((range, zone), days)| {
            let (span, from, to) = range;
            Opening {
                block,
                span,
                from,
                to,
                zone: zone.or(around.zone).and_then(iana),
                days: if days == 0 { around.days } else { days },
            }
        }));
    }
    all
}

/// Whether a page names a zone anywhere.
pub fn names_zone(outline: &Outline) -> bool {
    let mut facts = outline.passages().flat_map(|(_, passage)| &passage.facts);
    facts.any(|fact| fact.value.kind() == Kind::Zone)
}

fn numbered(outline: &Outline) -> impl Iterator<Item = (BlockId, &Passage)> {
    let blocks = outline.blocks.iter().enumerate();
    blocks.filter_map(|(id, block)| Some((id, block.passage.as_ref()?)))
}

fn words(passage: &Passage) -> Vec<Word<'_>> {
    let words = passage.facts.iter().filter_map(|fact| match &fact.value {
        Value::Zone(zone) => Some(Word::Zone(zone)),
        // A word that may be a day is none; one for several days is nothing else.
        Value::Weekdays(days) if !fact.soft || days.count_ones() > 1 => Some(Word::Days(*days)),
        Value::Hours(from, to) if !fact.soft => Some(Word::Range(fact.span, *from, *to)),
        _ => None,
    });
    words.collect()
}

/// The words of one kind that belong to each range: those before it where the first one leads, else
/// those behind it.
fn groups<'a, T>(words: &[Word<'a>], of: impl Fn(&Word<'a>) -> Option<T>) -> (bool, Vec<Vec<T>>) {
    let first = words
        .iter()
        .position(|word| matches!(word, Word::Range(..)));
    let first = first.unwrap_or(words.len());
    let leads = words[..first].iter().any(|word| of(word).is_some());
    let mut groups: Vec<Vec<T>> = Vec::new();
    let mut before = Vec::new();
    for word in words {
        match (of(word), word) {
            (Some(found), _) if leads => before.push(found),
            (Some(found), _) => groups.iter_mut().last().unwrap_or(&mut before).push(found),
            (None, Word::Range(..)) => groups.push(std::mem::take(&mut before)),
            _ => {}
        }
    }
    (leads, groups)
}

/// The zone of each range.
fn zones<'a>(words: &[Word<'a>]) -> Vec<Option<&'a str>> {
    let zone = |word: &Word<'a>| match word {
        Word::Zone(zone) => Some(*zone),
        _ => None,
    };
    let (_, groups) = groups(words, zone);
    // A range beside which none stands has that of the others, where they have one.
    let told = groups.iter().filter(|group| !group.is_empty());
    let told: Vec<Option<&str>> = told.map(|group| one_zone(group)).collect();
    let shared = match told.split_first() {
        Some((first, rest)) if rest.iter().all(|other| other == first) => *first,
        _ => None,
    };
    let zone = |group: &Vec<&'a str>| match group.is_empty() {
        true => shared,
        false => one_zone(group),
    };
    groups.iter().map(zone).collect()
}

/// The zone that some words name: `Berlin time (UTC+1)` is one, for the place says more.
fn one_zone<'a>(zones: &[&'a str]) -> Option<&'a str> {
    let named = zones.iter().copied().filter(|zone| zone.contains('/'));
    let named: Vec<&str> = named.collect();
    let zones = if named.is_empty() { zones } else { &named };
    let (first, rest) = zones.split_first()?;
    rest.iter().all(|other| other == first).then_some(*first)
}

/// The days of each range.
fn days(words: &[Word]) -> Vec<u8> {
    let days = |word: &Word| match word {
        Word::Days(days) => Some(*days),
        _ => None,
    };
    let (leads, groups) = groups(words, days);
    let mut found: Vec<u8> = groups
        .iter()
        .map(|group| group.iter().fold(0, |all, days| all | days))
        .collect();
    // `9–12 and 13–17` share the days before or behind both.
    if leads {
        for index in 1..found.len() {
            found[index] |= if found[index] == 0 {
                found[index - 1]
            } else {
                0
            };
        }
    } else {
        for index in (1..found.len()).rev() {
            found[index - 1] |= if found[index - 1] == 0 {
                found[index]
            } else {
                0
            };
        }
        // `9–17, closed on Sundays`
        const WORKING: u8 = 0b1_1111;
        let alone = found.len() == 1;
        let doubtful = |days: &u8| alone && (days.count_ones() < 2 || days & WORKING == 0);
        found
            .iter_mut()
            .filter(|days| doubtful(days))
            .for_each(|days| *days = 0);
    }
    found
}

/// What is said around a passage.
#[derive(Default)]
struct Around<'a> {
    zone: Option<&'a str>,
    days: u8,
}

impl<'a> Around<'a> {
    fn of(outline: &'a Outline, parents: &[BlockId], block: BlockId) -> Self {
        let heads = &outline.blocks[block].heads;
        let parent = parents[block];
        let mut near: Vec<BlockId> = heads.columns.iter().chain(&heads.rows).copied().collect();
        let list = outline.blocks[parent].kind == BlockKind::List;
        near.extend(list.then(|| parents[parent]));
        let row = (outline.blocks[parent].kind == BlockKind::Row)
            .then(|| &outline.blocks[parent].children);
        let beside: Vec<BlockId> = row.into_iter().flatten().copied().collect();
        let zone = |blocks: &[BlockId]| -> Option<&'a str> {
            let words = blocks.iter().flat_map(|&block| said(outline, block));
            let zones = words.filter_map(|word| match word {
                Word::Zone(zone) => Some(zone),
                _ => None,
            });
            one_zone(&zones.collect::<Vec<_>>())
        };
        let days = near.iter().map(|&block| {
            let days = said(outline, block).filter_map(|word| match word {
                Word::Days(days) => Some(days),
                _ => None,
            });
            days.fold(0, |all, days| all | days)
        });
        let days: Vec<u8> = days.filter(|days| *days != 0).collect();
        Around {
            zone: zone(&near).or_else(|| zone(&beside)),
            days: match days.as_slice() {
                [days] => *days,
                _ => 0,
            },
        }
    }
}

fn said(outline: &Outline, block: BlockId) -> impl Iterator<Item = Word<'_>> {
    let passage = outline.blocks[block].passage.as_ref();
    passage.into_iter().flat_map(words)
}

/// The name by which clocks know a zone: offsets have one too, which counts the other way.
fn iana(zone: &str) -> Option<String> {
    let Some(offset) = zone.strip_prefix("UTC").filter(|rest| !rest.is_empty()) else {
        return Some(zone.to_owned());
    };
    let (sign, most) = match offset.as_bytes()[0] {
        b'+' => ('-', 14),
        _ => ('+', 12),
    };
    let hours = match &offset[1..] {
        "" => 0,
        hours => hours.parse::<u8>().ok()?,
    };
    match hours {
        0 => Some("UTC".to_owned()),
        hours => (hours <= most).then(|| format!("Etc/GMT{sign}{hours}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPAN: Span = Span {
        source: crate::source::SourceId(0),
        start: 0,
        end: 0,
    };

    fn hours() -> Word<'static> {
        Word::Range(SPAN, 540, 1020)
    }

    #[test]
    fn zones_belong_to_the_hours_beside_them() {
        use Word::Zone;
        let (pt, et, off) = ("America/Los_Angeles", "America/New_York", "UTC+1");
        let one = [hours(), Zone(pt), hours()];
        assert_eq!(zones(&one), [Some(pt), Some(pt)]);
        let behind = [hours(), Zone(pt), hours(), Zone(et)];
        assert_eq!(zones(&behind), [Some(pt), Some(et)]);
        let before = [Zone(pt), hours(), Zone(et), hours()];
        assert_eq!(zones(&before), [Some(pt), Some(et)]);
        let both = [hours(), Zone(pt), Zone(off)];
        assert_eq!(zones(&both), [Some(pt)]);
        let unclear = [hours(), Zone(pt), Zone(et), hours()];
        assert_eq!(zones(&unclear), [None, None]);
        assert_eq!(zones(&[hours()]), [None]);
    }

    #[test]
    fn days_belong_to_the_hours_beside_them() {
        use Word::Days;
        let (week, end, sunday) = (0b1_1111, 0b110_0000, 0b100_0000);
        let leading = [Days(week), hours(), hours(), Days(end), hours()];
        assert_eq!(days(&leading), [week, week, end]);
        assert_eq!(days(&[hours(), hours(), Days(week)]), [week, week]);
        // Perhaps the days on which it is closed.
        assert_eq!(days(&[hours(), Days(sunday)]), [0]);
        assert_eq!(days(&[hours(), Days(end)]), [0]);
    }

    #[test]
    fn offsets_have_a_name_that_counts_the_other_way() {
        assert_eq!(iana("UTC+1").as_deref(), Some("Etc/GMT-1"));
        assert_eq!(iana("UTC-8").as_deref(), Some("Etc/GMT+8"));
        assert_eq!(iana("UTC+").as_deref(), Some("UTC"));
        assert_eq!(iana("UTC").as_deref(), Some("UTC"));
        assert_eq!(iana("UTC+25"), None);
        assert_eq!(iana("Asia/Tokyo").as_deref(), Some("Asia/Tokyo"));
    }
}
