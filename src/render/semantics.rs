//! Gives a page's text the marks by which machines know what it states, from the facts that the
//! checker reads: telephone numbers are links, hours, dates and durations have values. Marks stand
//! around the text and change none of it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::document::tree::TextPiece;
use crate::facts::opening::{EVERY_DAY, Opening, openings};
use crate::facts::outline::Outline;
use crate::facts::telephone::{Telephone, telephones};
use crate::facts::value::{Coverage, Fact, Unit, Value};
use crate::facts::{Prepared, Tokens};
use crate::locale::{Concept, Lexicon};
use crate::source::{Source, SourceId, Span};

use super::called::Called;
use super::markup::{close_tag, escape_text, open_tag};
use super::spoken::{Spoken, spoken};

/// What is marked in a page, by its place in the author's file.
#[derive(Debug, Default)]
pub struct Marks {
    /// In order; none overlaps the next.
    texts: Vec<(Span, Meaning)>,
    cells: BTreeMap<Span, Spoken>,
    /// What is dialled for the digits that stand in the page.
    dialled: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Meaning {
    /// A number in E.164.
    Phone(String),
    /// A number of a country that the page does not tell. It is only kept on one line.
    Number,
    Hours(Opening),
    /// Every hour of every day, so that no clock needs to be asked.
    Always,
    /// A duration as ISO 8601 has it.
    Duration(String),
    Date(String),
}

impl Marks {
    pub fn of(outline: &Outline, sources: &[Arc<Source>], lexicon: &Lexicon) -> Self {
        let phones = telephones(outline, sources, lexicon);
        Marks {
            texts: texts(outline, &phones, lexicon),
            cells: spoken(outline),
            dialled: certain(phones.into_iter().map(|phone| (phone.digits, phone.number))),
        }
    }

    pub fn dialled(&self) -> &BTreeMap<String, String> {
        &self.dialled
    }

    /// How a cell is read out.
    pub fn spoken(&self, cell: Span) -> Option<Spoken> {
        self.cells.get(&cell).copied()
    }

    /// Whether nothing is marked in the text of some pieces.
    pub fn is_empty_at(&self, pieces: &[TextPiece]) -> bool {
        let mut marked = pieces.iter().map(|piece| self.inside(piece));
        marked.all(<[_]>::is_empty)
    }

    /// What begins in a piece.
    fn inside(&self, piece: &TextPiece) -> &[(Span, Meaning)] {
        let Span { source, start, end } = piece.span;
        let before = |place: u32| {
            self.texts
                .partition_point(|(span, _)| (span.source, span.start) < (source, place))
        };
        let first = before(start);
        &self.texts[first..before(end).max(first)]
    }

    /// What is marked in the text of some pieces.
    fn within(&self, pieces: &[TextPiece]) -> Vec<(Range<usize>, &Meaning)> {
        let mut found = Vec::new();
        let mut at = 0;
        let mut free = 0;
        for (index, piece) in pieces.iter().enumerate() {
            for (span, meaning) in self.inside(piece) {
                let start = offset(piece, span.start).map(|offset| at + offset);
                let end = end(&pieces[index..], span.end).map(|offset| at + offset);
                if let (Some(start), Some(end)) = (start, end)
                    && free <= start
                    && start < end
                {
                    found.push((start..end, meaning));
                    free = end;
                }
            }
            at += piece.text.len();
        }
        found
    }
}

/// Where a place of the file is in a piece.
fn offset(piece: &TextPiece, place: u32) -> Option<usize> {
    let offset = place.checked_sub(piece.span.start)? as usize;
    let exact = piece.is_verbatim() && piece.text.is_char_boundary(offset);
    (offset == 0 || exact).then_some(offset)
}

/// Where the text ends that ends at a place of the file, which lies in one of these pieces.
fn end(pieces: &[TextPiece], place: u32) -> Option<usize> {
    let mut at = 0;
    let source = pieces.first()?.span.source;
    for piece in pieces
        .iter()
        .take_while(|piece| piece.span.source == source)
    {
        if place == piece.span.end {
            return Some(at + piece.text.len());
        }
        if (piece.span.start..piece.span.end).contains(&place) {
            return offset(piece, place).map(|offset| at + offset);
        }
        at += piece.text.len();
    }
    None
}

/// Each key with its number, but for those that have several: a part that is brought in twice may stand
/// under two countries.
fn certain<K: Ord>(numbers: impl Iterator<Item = (K, String)>) -> BTreeMap<K, String> {
    let mut known: BTreeMap<K, Option<String>> = BTreeMap::new();
    for (key, number) in numbers {
        let known = known.entry(key).or_insert_with(|| Some(number.clone()));
        *known = known.take().filter(|known| *known == number);
    }
    let known = known.into_iter();
    known
        .filter_map(|(key, number)| Some((key, number?)))
        .collect()
}

fn texts(outline: &Outline, phones: &[Telephone], lexicon: &Lexicon) -> Vec<(Span, Meaning)> {
    let called = Called::of(outline, phones);
    let phones = phones.iter();
    let phones = certain(phones.map(|phone| (phone.span, phone.number.clone())));
    let mut hours: BTreeMap<Span, Opening> = BTreeMap::new();
    for mut opening in openings(outline, lexicon) {
        let is_whole = (opening.hours.from, opening.hours.to) == (0, 24 * 60);
        if is_whole && !called.is_beside(opening.hours.block) {
            opening.days = 0;
        }
        let known = hours
            .entry(opening.hours.span)
            .or_insert_with(|| opening.clone());
        // A part that is brought in twice may stand under two labels.
        if (&known.zone, known.days) != (&opening.zone, opening.days) {
            (known.zone, known.days) = (None, 0);
        }
    }
    let passages = outline.passages().flat_map(|(_, passage)| &passage.facts);
    let hard = passages.filter(|fact| !fact.soft && is_of_text(fact));
    let mut all: Vec<(Span, Option<Meaning>)> = hard
        .map(|fact| (fact.span, meaning(fact, &phones, &hours)))
        .collect();
    all.sort_by_key(|(span, _)| *span);
    let mut texts: Vec<(Span, Meaning)> = Vec::new();
    for same in all.chunk_by(|a, b| a.0 == b.0) {
        // `2–3 days` states two durations, and neither is the text.
        let [(span, Some(meaning)), rest @ ..] = same else {
            continue;
        };
        let alone = rest
            .iter()
            .all(|(_, other)| other.as_ref() == Some(meaning));
        let before = texts.last().map(|(span, _)| span);
        let free = before.is_none_or(|b| b.source != span.source || b.end <= span.start);
        if alone && free {
            texts.push((*span, meaning.clone()));
        }
    }
    texts
}

/// Whether a fact is read from text alone; links, pictures and marks hold or are other things.
fn is_of_text(fact: &Fact) -> bool {
    !matches!(
        fact.value,
        Value::Mark(_) | Value::Link(_) | Value::Image(_) | Value::Footnote(_)
    )
}

fn meaning(
    fact: &Fact,
    phones: &BTreeMap<Span, String>,
    hours: &BTreeMap<Span, Opening>,
) -> Option<Meaning> {
    match &fact.value {
        Value::Phone(_) => Some(match phones.get(&fact.span) {
            Some(number) => Meaning::Phone(number.clone()),
            None => Meaning::Number,
        }),
        Value::Coverage(Coverage::Always) => {
            let days = hours.get(&fact.span)?.days;
            (days == EVERY_DAY).then_some(Meaning::Always)
        }
        Value::Hours(..) => Some(Meaning::Hours(hours.get(&fact.span)?.clone())),
        Value::Duration(number, unit) => {
            let (before, unit) = match unit {
                Unit::Second => ("PT", "S"),
                Unit::Minute => ("PT", "M"),
                Unit::Hour => ("PT", "H"),
                Unit::Day => ("P", "D"),
                Unit::Week => ("P", "W"),
                Unit::Month => ("P", "M"),
                Unit::Year => ("P", "Y"),
                // No standard has a name for it.
                Unit::BusinessDay | Unit::Quarter => return None,
            };
            (number.0 >= 0).then(|| Meaning::Duration(format!("{before}{number}{unit}")))
        }
        Value::Date(year, month, day) => date(*year, *month, *day).map(Meaning::Date),
        _ => None,
    }
}

/// A date as `<time>` has it: `2021-09-20`, `2021-09` or `09-20`.
fn date(year: u16, month: u8, day: u8) -> Option<String> {
    let by = |number: u16| year.is_multiple_of(number);
    // A day without a year may be one of a leap year, and 0 counts as one.
    let leap = by(4) && (!by(100) || by(400));
    let most = match month {
        1..=12 if day == 0 => 0,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u8::from(leap),
        1..=12 => 31,
        _ => return None,
    };
    match (year, day) {
        (_, day) if day > most => None,
        (0, 0) => None,
        (0, day) => Some(format!("{month:02}-{day:02}")),
        (year, 0) => Some(format!("{year:04}-{month:02}")),
        (year, day) => Some(format!("{year:04}-{month:02}-{day:02}")),
    }
}

/// How text is written that is not marked itself.
pub struct Pen<'a> {
    pub marks: &'a Marks,
    pub lexicon: &'a Lexicon,
    pub plain: fn(&mut String, &str),
    /// What stands beside hours that are always: that somebody answers now.
    pub open: &'a str,
    /// Whether the text stands in a link.
    pub in_link: bool,
}

impl Pen<'_> {
    /// Writes the text of some pieces with its marks. True: hours are among them whose zone is known.
    pub fn write(&self, out: &mut String, text: &str, pieces: &[TextPiece]) -> bool {
        let mut from = 0;
        let mut timed = false;
        for (range, meaning) in self.marks.within(pieces) {
            (self.plain)(out, &text[from..range.start]);
            from = range.end;
            timed |= self.meaning(out, &text[range], meaning);
        }
        (self.plain)(out, &text[from..]);
        timed
    }

    fn meaning(&self, out: &mut String, text: &str, meaning: &Meaning) -> bool {
        match meaning {
            Meaning::Phone(number) if !self.in_link => {
                open_tag(out, "a", [("href", &*format!("tel:{number}"))].into_iter());
                open_tag(out, "bdi", [].into_iter());
                escape_text(out, text);
                close_tag(out, "bdi");
                close_tag(out, "a");
            }
            Meaning::Phone(_) | Meaning::Number => {
                self.with_value(out, "span", "class", "whole", text);
            }
            Meaning::Always => {
                let words = [("class", "always"), ("data-now", self.open)];
                open_tag(out, "span", words.into_iter());
                (self.plain)(out, text);
                close_tag(out, "span");
            }
            Meaning::Duration(value) => self.with_value(out, "data", "value", value, text),
            Meaning::Date(value) => self.with_value(out, "time", "datetime", value, text),
            Meaning::Hours(opening) => return self.hours(out, text, opening),
        }
        false
    }

    fn with_value(&self, out: &mut String, name: &str, key: &str, value: &str, text: &str) {
        open_tag(out, name, [(key, value)].into_iter());
        (self.plain)(out, text);
        close_tag(out, name);
    }

    /// Each end of a range is a time of its own. Around both stands what a script needs to know.
    fn hours(&self, out: &mut String, text: &str, opening: &Opening) -> bool {
        let Some((first, last)) = ends(text, self.lexicon) else {
            (self.plain)(out, text);
            return false;
        };
        let days: String = (0..7)
            .filter(|day| opening.days & (1 << day) != 0)
            .map(|day| char::from(b'1' + day))
            .collect();
        match &opening.zone {
            Some(zone) => {
                let days = Some(("data-days", &*days)).filter(|(_, days)| !days.is_empty());
                let known = [("class", "hours"), ("data-zone", &**zone)];
                open_tag(out, "span", known.into_iter().chain(days));
            }
            None => open_tag(out, "span", [("class", "whole")].into_iter()),
        }
        let between = first.end..last.start;
        (self.plain)(out, &text[..first.start]);
        let behind = last.end;
        self.with_value(
            out,
            "time",
            "datetime",
            &clock(opening.hours.from),
            &text[first],
        );
        (self.plain)(out, &text[between]);
        self.with_value(
            out,
            "time",
            "datetime",
            &clock(opening.hours.to),
            &text[last],
        );
        (self.plain)(out, &text[behind..]);
        close_tag(out, "span");
        opening.zone.is_some()
    }
}

/// A time of day; the end of a day is the beginning of the next.
pub fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
}

/// Where the two times of a range stand in its text.
fn ends(text: &str, lexicon: &Lexicon) -> Option<(Range<usize>, Range<usize>)> {
    let mut prepared = Prepared::default();
    for (at, c) in text.char_indices() {
        prepared.push(c, Span::new(SourceId(0), at..at + c.len_utf8()));
    }
    let tokens = Tokens::of(prepared.text(), lexicon);
    let last = tokens.list.len().checked_sub(1)?;
    let joins = |&at: &usize| tokens.is_sign(at, &['-']) || tokens.means(at, Concept::To);
    let mut joints = (1..last).filter(joins);
    let (joint, None) = (joints.next()?, joints.next()) else {
        return None;
    };
    let side = |from: usize, to: usize| {
        let (from, to) = (tokens.list[from].from, tokens.list[to].to);
        prepared.span(from, to).range()
    };
    Some((side(0, joint - 1), side(joint + 1, last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_that_exist() {
        assert_eq!(date(2021, 9, 20).as_deref(), Some("2021-09-20"));
        assert_eq!(date(2021, 9, 0).as_deref(), Some("2021-09"));
        assert_eq!(date(0, 2, 29).as_deref(), Some("02-29"));
        for none in [(2021, 2, 29), (2021, 13, 1), (0, 9, 0), (2021, 0, 0)] {
            assert_eq!(date(none.0, none.1, none.2), None);
        }
    }
}
