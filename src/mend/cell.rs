//! Gives what a cell of marks or of nothing but values can say: what another cell of the page does
//! that states the same.

use std::ops::Range;

use crate::facts::outline::{Block, BlockId, BlockKind, Passage};
use crate::facts::value::Mark;
use crate::facts::{Kind, Value};
use crate::source::Span;

use super::Change;
use super::page::Page;

pub fn changes(page: &Page, block: BlockId, own: &Passage, theirs: &Passage) -> Vec<Change> {
    let side = page.comparison.side(page.locale);
    let Some(cell) = side.and_then(|side| side.outline.blocks.get(block)) else {
        return Vec::new();
    };
    if !is_cell(cell) || !own.only_facts && !is_picture(own) {
        return Vec::new();
    }
    let wanted = values(theirs);
    // Numbers as words tell nothing by which another cell would be the right one.
    if wanted.is_empty() {
        return Vec::new();
    }
    let slice = page.slice(cell.span);
    let inside = inside(slice);
    let at = cell.span.range().start;
    let span = Span::new(cell.span.source, at + inside.start..at + inside.end);
    if wanted == [Value::Mark(Mark::Empty)] {
        return vec![vec![(span, String::new())]];
    }
    let same = page.near(block).into_iter().skip(1).filter(|other| {
        let passage = other.passage.as_ref();
        is_cell(other) && passage.is_some_and(|passage| values(passage) == wanted)
    });
    let texts = same.map(|other| {
        let slice = page.slice(other.span);
        slice[self::inside(slice)].to_owned()
    });
    let mut texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    // A sign is the same in every language.
    texts.extend((wanted == [Value::Mark(Mark::Yes)]).then(|| "✔".to_owned()));
    let blank = slice[inside].is_empty() && !slice.starts_with('<');
    // A cell that the row lacks stands at its end.
    let before = page.file(cell.span).and_then(|file| file.text().get(..at));
    let ended = before.is_some_and(|before| before.ends_with('|'));
    let padded = |text: String| match blank {
        // Where the bars of a table stand below each other, they stay so.
        true if !slice.is_empty() => {
            let blanks = slice
                .chars()
                .count()
                .saturating_sub(1 + text.chars().count());
            format!(" {text}{}", " ".repeat(blanks.max(1)))
        }
        true if ended => format!(" {text} |"),
        true => format!(" | {text} |"),
        false => text,
    };
    let place = match blank {
        true => cell.span,
        false => span,
    };
    let mut changes: Vec<Change> = Vec::new();
    for text in texts {
        let change = vec![(place, padded(text))];
        if !changes.contains(&change) {
            changes.push(change);
        }
    }
    changes
}

fn is_cell(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Cell { .. })
}

fn is_picture(passage: &Passage) -> bool {
    let mut facts = passage.facts.iter();
    facts.any(|fact| fact.value.kind() == Kind::Mark)
}

fn values(passage: &Passage) -> Vec<Value> {
    let facts = passage.facts.iter().filter(|fact| !fact.soft);
    let mut values: Vec<Value> = facts.map(|fact| fact.value.clone()).collect();
    values.sort();
    values
}

/// Where the text of a cell stands between its tags or its blanks.
pub fn inside(slice: &str) -> Range<usize> {
    let tagged = slice.starts_with("<t");
    let start = tagged.then(|| slice.find('>')).flatten();
    let start = start.map_or(0, |at| at + 1);
    let end = tagged.then(|| slice.rfind("</t")).flatten();
    let end = end.unwrap_or(slice.len()).max(start);
    let text = &slice[start..end];
    let blank = |c: char| c == '|' || c.is_whitespace();
    let trimmed = text.trim_end_matches(blank);
    let begin = start + trimmed.len() - trimmed.trim_start().len();
    begin..start + trimmed.len()
}
