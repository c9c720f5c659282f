//! Help at every hour, put together of its parts: the hours of a day, the days of a week, and at
//! times those of a year, in any order: `24 hours a day, 7 days a week`, `7 j/7 et 24 h/24`,
//! `Monday to Friday, around the clock`.

use super::super::token::{TokenKind, Tokens};
use super::super::value::{Coverage, Unit};
use super::duration::unit;
use super::frequency::period;
use super::numeral::amount;
use super::weekday;
use super::{Spot, Value};
use crate::locale::Concept;
use crate::locale::text::is_unspaced;

#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// Figures that say it all: `24x7`.
    Figures(Coverage),
    /// Every hour of a day: `24 hours a day`, `around the clock`.
    Day,
    /// `年中無休`, which says it too.
    Open,
    /// `las 24 horas`, which is a duration too.
    Round,
    /// `24 hours`, which is a duration where nothing else stands beside it.
    Hours,
    /// `7 days a week`
    Week,
    /// `every day`
    Daily,
    /// `7 天`, `5 business days`, which are durations too.
    Days(Coverage),
    /// `5 days a week`
    Workweek,
    /// `Monday to Friday`
    Workdays,
    /// `weekdays`, `on business days`
    Weekdays,
    /// `365 days a year`
    Year,
}

/// What stands between two parts.
#[derive(Clone, Copy, Default)]
struct Joint {
    width: usize,
    apart: Apart,
    opens: bool,
    /// Whether the script has no blanks, so that parts are words of one phrase.
    unspaced: bool,
}

/// How far a joint parts: `24x7 / 24 hours` and lines below each other may be two statements.
#[derive(Clone, Copy, Default, PartialEq, PartialOrd)]
enum Apart {
    #[default]
    No,
    Sign,
    Line,
}

/// Nobody says it with more parts.
const MOST: usize = 6;

/// How many tokens say it, and what they say; it may be said again in brackets.
pub fn read(spot: &Spot) -> Option<(usize, Coverage)> {
    let tokens = spot.tokens;
    let (length, coverage) = parts(spot)?;
    let at = spot.at + length;
    let again = tokens.is_sign(at, &['(']).then(|| {
        let inner = Spot {
            at: at + 1,
            ..*spot
        };
        parts(&inner).filter(|(_, again)| *again == coverage)
    });
    let width = again.flatten().map(|(width, _)| width + 2);
    let closed = width.filter(|width| tokens.is_sign(at + width - 1, &[')']));
    Some((length + closed.unwrap_or(0), coverage))
}

fn parts(spot: &Spot) -> Option<(usize, Coverage)> {
    let tokens = spot.tokens;
    let (first, width) = part(tokens, spot.at)?;
    let mut parts = vec![first];
    let mut at = spot.at + width;
    let mut found = coverage(&parts).map(|coverage| (at - spot.at, coverage));
    while parts.len() < MOST {
        let joint = joint(tokens, at);
        let next = at + joint.width;
        let Some((part, width)) = part(tokens, next) else {
            return found;
        };
        let fits = parts.iter().all(|other| {
            belong(*other, part, joint, spot.terse) || belong(part, *other, joint, spot.terse)
        });
        let end = next + width;
        if !fits || (joint.opens && !tokens.is_sign(end, &[')'])) {
            return found;
        }
        parts.push(part);
        at = end + usize::from(joint.opens);
        if let Some(coverage) = coverage(&parts) {
            found = Some((at - spot.at, coverage));
        }
    }
    found
}

/// What some parts say together.
fn coverage(parts: &[Part]) -> Option<Coverage> {
    use Part::{
        Daily, Day, Days, Figures, Hours, Open, Round, Week, Weekdays, Workdays, Workweek, Year,
    };
    let has = |wanted: &[Part]| parts.iter().any(|part| wanted.contains(part));
    let days = [Coverage::Always, Coverage::Weekdays];
    let of_figures = days.into_iter().find(|days| has(&[Figures(*days)]));
    let five = has(&[Workweek, Workdays, Weekdays, Days(Coverage::Weekdays)]);
    let known = five || has(&[Week, Daily, Year, Days(Coverage::Always)]);
    let says_hours = has(&[Day, Open]) || (has(&[Round, Hours]) && known);
    let of_parts = match five {
        true => Coverage::Weekdays,
        false => Coverage::Always,
    };
    of_figures.or(says_hours.then_some(of_parts))
}

/// Whether two parts may stand beside each other, with this between them.
fn belong(one: Part, other: Part, joint: Joint, terse: bool) -> bool {
    use Part::{
        Daily, Day, Days, Figures, Hours, Open, Round, Week, Weekdays, Workdays, Workweek, Year,
    };
    let five = matches!(other, Workweek | Workdays | Weekdays);
    let close = joint.apart == Apart::No;
    let phrase = joint.unspaced && joint.apart < Apart::Line;
    match (one, other) {
        (Figures(_), Figures(_)) => false,
        (Figures(_), Hours | Days(_)) => joint.opens,
        (Figures(Coverage::Always), _) => close && !five,
        (Figures(_), _) => close && (five || matches!(other, Day | Open)),
        (Day | Round, Hours) => joint.width == 0 || joint.opens || (close && joint.unspaced),
        (Day | Open | Round, Day) => close,
        (Day | Open | Round | Hours, Open | Week | Workweek | Year) => true,
        (Day | Open | Round, Daily | Workdays | Weekdays | Days(_)) => close,
        (Hours, Workdays) => close && (terse || joint.unspaced),
        (Hours, Daily | Weekdays) => close && joint.unspaced,
        (Hours, Days(_)) => phrase,
        (Week | Daily | Days(Coverage::Always), Year) => true,
        _ => false,
    }
}

fn joint(tokens: &Tokens, start: usize) -> Joint {
    let mut joint = Joint {
        unspaced: tokens.slice(start - 1, start).ends_with(is_unspaced),
        ..Joint::default()
    };
    let mut at = start;
    while !joint.opens && at < start + 3 {
        let apart = match tokens.kind(at) {
            Some(TokenKind::Sign(',' | '&' | '+' | '・' | '*')) => Apart::No,
            Some(TokenKind::Sign('/' | '-')) => Apart::Sign,
            Some(TokenKind::Break) => Apart::Line,
            Some(TokenKind::Known(word)) if word.is(Concept::Joint) => Apart::No,
            Some(TokenKind::Sign('(')) => {
                joint.opens = true;
                Apart::No
            }
            _ if tokens.slice(at, at + 1) == "x" => Apart::No,
            _ => break,
        };
        if apart > joint.apart {
            joint.apart = apart;
        }
        at += 1;
    }
    joint.width = at - start;
    joint
}

fn part(tokens: &Tokens, at: usize) -> Option<(Part, usize)> {
    if let Some((width, coverage)) = figures(tokens, at) {
        return Some((Part::Figures(coverage), width));
    }
    const WORDS: [(Concept, Part); 8] = [
        (Concept::Always, Part::Day),
        (Concept::AllDay, Part::Round),
        (Concept::AllWeek, Part::Week),
        (Concept::AllWorkdays, Part::Workweek),
        (Concept::AllYear, Part::Year),
        (Concept::EveryDay, Part::Daily),
        (Concept::Weekdays, Part::Weekdays),
        (Concept::BusinessDay, Part::Weekdays),
    ];
    let counted = counted(tokens, at).or_else(|| workdays(tokens, at));
    counted.or_else(|| {
        let meaning = tokens.meaning(at)?;
        if meaning.is(Concept::Always) && meaning.is(Concept::AllYear) {
            return Some((Part::Open, 1));
        }
        let word = WORDS.iter().find(|(word, _)| meaning.is(*word))?;
        Some((word.1, 1))
    })
}

/// `24 hours a day`, `每天 24 小時`, `24 hours`, `7 days a week`, `365 days`.
fn counted(tokens: &Tokens, at: usize) -> Option<(Part, usize)> {
    let led = period(tokens, at);
    let start = at + led.map_or(0, |(_, width)| width);
    let (number, _) = amount(tokens, start)?;
    let (unit, width) = unit(tokens, start + number.length)?;
    let end = start + number.length + width;
    let of = led.or_else(|| period(tokens, end));
    let whole = match (number.value.as_whole()?, unit, of.map(|(of, _)| of)) {
        (24, Unit::Hour, Some(Unit::Day)) => Some(Part::Day),
        (7, Unit::Day, Some(Unit::Week)) => Some(Part::Week),
        (5, Unit::Day | Unit::BusinessDay, Some(Unit::Week)) => Some(Part::Workweek),
        (365, Unit::Day, Some(Unit::Year)) => Some(Part::Year),
        _ => None,
    };
    if let (Some(part), Some((_, width))) = (whole, of) {
        let behind = if led.is_some() { 0 } else { width };
        return Some((part, end + behind - at));
    }
    let unspaced = tokens.slice(end - 1, end).starts_with(is_unspaced);
    let bare = match (number.value.as_whole()?, unit) {
        (24, Unit::Hour) => Part::Hours,
        (5, Unit::BusinessDay) => Part::Days(Coverage::Weekdays),
        (7, Unit::Day) if unspaced => Part::Days(Coverage::Always),
        (5, Unit::Day) if unspaced => Part::Days(Coverage::Weekdays),
        (365, Unit::Day) => Part::Year,
        _ => return None,
    };
    led.is_none().then_some((bare, end - at))
}

/// `Monday to Friday`, `월요일부터 금요일까지`, `週一至週日`.
fn workdays(tokens: &Tokens, at: usize) -> Option<(Part, usize)> {
    let (length, value) = weekday::range(tokens, at)?;
    match value {
        Value::Weekdays(0b1_1111) => Some((Part::Workdays, length)),
        Value::Weekdays(0b111_1111) => Some((Part::Daily, length)),
        _ => None,
    }
}

/// `24x7`, `24/7`, `24*5`, `24 x 7 x 365`, `7x24`.
fn figures(tokens: &Tokens, at: usize) -> Option<(usize, Coverage)> {
    let is_times = |at: usize, signs: &[&str]| signs.contains(&tokens.slice(at, at + 1));
    const SIGNS: &[&str] = &["x", "/", "*"];
    let (first, second) = (tokens.number(at)?, tokens.number(at + 2)?);
    // `7/24` may be a date.
    let turned = second == "24" && is_times(at + 1, &["x", "*"]);
    let days = match (first, second) {
        ("24", days) if is_times(at + 1, SIGNS) => days,
        (days, _) if turned => days,
        _ => return None,
    };
    let coverage = match days {
        "7" => Coverage::Always,
        "5" => Coverage::Weekdays,
        _ => return None,
    };
    let year = is_times(at + 3, SIGNS) && matches!(tokens.number(at + 4), Some("365" | "52"));
    let end = if year { 5 } else { 3 };
    // `24x7 小時`
    let hours = unit(tokens, at + end).is_some_and(|(unit, _)| unit == Unit::Hour)
        && tokens
            .slice(at + end, at + end + 1)
            .starts_with(is_unspaced);
    Some((end + usize::from(hours), coverage))
}
