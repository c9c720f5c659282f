//! Gives the characters that no reader sees and that change what a text says.

use std::sync::Arc;

use crate::diagnostic::{Group, Level, Rule};
use crate::source::{BOM, Source, SourceId, Span};

use super::dialect::zero_width::BEFORE_BLOCK;
use super::problem::{Mending, Problem};

pub const HIDDEN: Rule = Rule {
    name: "hidden-character",
    level: Level::Warning,
    group: Group::Reading,
    summary: "A character that nobody sees stands in a text and may change what it says.",
};

pub const TURNED: Rule = Rule {
    name: "turned-number",
    level: Level::Error,
    group: Group::Reading,
    summary: "A character that nobody sees turns a number, so that readers see another one than is compared.",
};

/// A file of bytes that are no text has one on every line.
const MOST: usize = 100;

/// Whether a character takes no room and no ink, or turns the direction of what follows.
pub fn is_invisible(c: char) -> bool {
    is_hiding(c)
        || matches!(
            c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}'
        )
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}')
}

/// Whether a character has no place in any text of pages. Joiners, soft hyphens and marks of direction
/// have one.
pub fn is_hiding(c: char) -> bool {
    // What most texts are made of.
    if matches!(c, ' '..='~' | '\u{80}'..='\u{115E}' | '\u{3165}'..='\u{D7FF}') {
        return false;
    }
    is_turning(c)
        || matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{E}'..='\u{1F}' | '\u{7F}' | '\u{FEFF}')
        || matches!(
            c,
            '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{3164}' | '\u{FFA0}'
        )
        || matches!(c, '\u{2061}'..='\u{2064}' | '\u{206A}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}')
        || matches!(c, '\u{E0000}'..='\u{E007F}')
}

/// Whether a character makes what follows run in another direction.
fn is_turning(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Reports the first such character of each line of a page's files.
pub fn judge(sources: &[Arc<Source>], problems: &mut Vec<Problem>) {
    for (number, source) in sources.iter().enumerate() {
        let text = source.text();
        let start = if text.starts_with(BOM) {
            BOM.len_utf8()
        } else {
            0
        };
        if !hides(&text[start..]) {
            continue;
        }
        let mut at = 0;
        let lines = text.split_inclusive(['\n', '\r']).map(|line| {
            let from = at;
            at += line.len();
            (from, line)
        });
        let places = lines.filter_map(|(from, line)| {
            let skipped = start.saturating_sub(from).min(line.len());
            let (place, hidden) = hiding(&line[skipped..])?;
            let turned = turns_number(hidden, &line[skipped + place..]);
            Some((from + skipped + place, hidden, turned))
        });
        let id = SourceId(u16::try_from(number).unwrap_or_default());
        let hidden = places.take(MOST).map(|(place, hidden, turned)| {
            let span = Span::new(id, place..place + hidden.len_utf8());
            match turned {
                true => turned_at(span, hidden),
                false => hidden_at(span, hidden),
            }
        });
        // What keeps a line from being read is told already.
        let told: Vec<Span> = problems
            .iter()
            .filter(|problem| problem.rule == &BEFORE_BLOCK)
            .map(|problem| problem.span)
            .collect();
        let is_told = |span: Span| {
            let holds = |told: &Span| {
                told.source == span.source && told.range().contains(&span.range().start)
            };
            told.iter().any(holds)
        };
        problems.extend(hidden.filter(|problem| !is_told(problem.span)));
    }
}

/// By byte, whether a character that hides something may begin with it. Most texts hold few of these bytes.
const BEGINS: [bool; 256] = {
    let mut begins = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        begins[byte] =
            matches!(b, 0x00..=0x08 | 0x0B | 0x0E..=0x1F | 0x7F | 0xE1..=0xE3 | 0xEF | 0xF3);
        byte += 1;
    }
    begins
};

/// Whether any character of a text hides something.
fn hides(text: &str) -> bool {
    let bytes = text.bytes().enumerate();
    let mut near = bytes.filter(|(_, byte)| BEGINS[usize::from(*byte)]);
    near.any(|(at, _)| text[at..].chars().next().is_some_and(is_hiding))
}

/// The first character of a line that hides something. What turns a stretch of text and ends in its line is
/// how Arabic and Hebrew stand beside other scripts.
fn hiding(line: &str) -> Option<(usize, char)> {
    if !hides(line) {
        return None;
    }
    let mut open = Vec::new();
    for (at, c) in line.char_indices() {
        match c {
            '\u{2066}'..='\u{2068}' => open.push((at, c)),
            '\u{2069}' if open.pop().is_some() => {}
            c if is_hiding(c) => return Some((at, c)),
            _ => {}
        }
    }
    open.first().copied()
}

/// Whether a character turns a number of the line that it begins: up to where its stretch ends.
fn turns_number(hidden: char, line: &str) -> bool {
    let begins = matches!(hidden, '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}')
        || matches!(hidden, '\u{2066}'..='\u{2068}');
    let stretch = line.split(['\u{202C}', '\u{2069}']).next();
    begins && stretch.is_some_and(|stretch| stretch.contains(char::is_numeric))
}

fn turned_at(span: Span, hidden: char) -> Problem {
    let code = format!("U+{:04X}", u32::from(hidden));
    Problem::new(
        &TURNED,
        span,
        format!(
            "here stands {code}, which turns the number behind it, so that readers see another one"
        ),
        "delete the character; an editor that shows invisible characters finds it",
    )
}

fn hidden_at(span: Span, hidden: char) -> Problem {
    let code = format!("U+{:04X}", u32::from(hidden));
    let does = match hidden {
        c if is_turning(c) => "turns the direction of the text behind it",
        '\0' => "is the sign of a file that is no text",
        _ => "is seen by nobody",
    };
    Problem {
        rule: &HIDDEN,
        span,
        message: format!("here stands {code}, which {does}"),
        help: "delete the character; an editor that shows invisible characters finds it".into(),
        // It says in which order bytes stand, before the first of them, and nothing further down.
        fix: (hidden == BOM).then(|| Mending::new("delete the invisible character", span, "")),
    }
}
