//! What translation does to the marks of a page.

use std::ops::Range;

use crate::facts::outline::BlockKind;

use super::{Edit, Ground, Operator, page};

pub const OPERATORS: &[Operator] = &[
    page("page-id-removed", page_id_removed),
    page("page-id-changed", page_id_changed),
    page("quotes-as-entities", quotes_as_entities),
    page("zero-width-before-item", zero_width_before_item),
    page("placeholder-leaked", placeholder_leaked),
];

fn page_id_removed(ground: &Ground) -> Vec<Vec<Edit>> {
    let line = page_id(ground);
    line.map(|line| vec![(line, String::new())])
        .into_iter()
        .collect()
}

fn page_id_changed(ground: &Ground) -> Vec<Vec<Edit>> {
    let line = page_id(ground);
    line.map(|line| vec![(line.end..line.end, "0".to_owned())])
        .into_iter()
        .collect()
}

/// The line of the page id, where enough languages have it to tell which one is wrong.
fn page_id(ground: &Ground) -> Option<Range<usize>> {
    let others = ground.comparison.sides.iter().flatten();
    let with = others.filter(|side| side.fields.iter().any(|(key, ..)| key == "exl-id"));
    let start = ground.text.find("\nexl-id:").filter(|_| with.count() > 2)?;
    let line = ground.text[start + 1..].find('\n');
    let end = line.map_or(ground.text.len(), |length| start + 1 + length);
    Some(start..end)
}

/// `{style="…"}` becomes `{style=&quot;…&quot;}`.
fn quotes_as_entities(ground: &Ground) -> Vec<Vec<Edit>> {
    let lists = ["{style=\"", "{width=\"", "{align=\""].into_iter();
    let lists = lists.flat_map(|begin| {
        let found = ground.text.match_indices(begin);
        found.map(move |(at, _)| at + begin.len() - 1)
    });
    let edits = lists.filter_map(|first| {
        let length = ground.text[first + 1..].find(['"', '\n'])?;
        let second = first + 1 + length;
        let quote = "&quot;".to_owned();
        let closed = ground.text[second..].starts_with("\"}");
        closed.then(|| {
            vec![
                (first..first + 1, quote.clone()),
                (second..second + 1, quote),
            ]
        })
    });
    edits.collect()
}

fn zero_width_before_item(ground: &Ground) -> Vec<Vec<Edit>> {
    let items = ground.shared();
    let items = items.filter(|(_, block)| block.kind == BlockKind::Item);
    let marked = items.filter(|(_, block)| ground.slice(block).starts_with(['-', '*', '+']));
    let edits = marked.map(|(_, block)| {
        let at = block.span.range().start;
        vec![(at..at, "\u{200B}".to_owned())]
    });
    edits.collect()
}

/// Half of `{0}` is left behind a paragraph.
fn placeholder_leaked(ground: &Ground) -> Vec<Vec<Edit>> {
    let paragraphs = ground.shared();
    let paragraphs = paragraphs.filter(|(_, block)| block.kind == BlockKind::Paragraph);
    let plain = paragraphs.filter(|(_, block)| {
        let slice = ground.slice(block).trim_end();
        slice.ends_with('.') || slice.ends_with('。')
    });
    let edits = plain.map(|(_, block)| {
        let at = block.span.range().start + ground.slice(block).trim_end().len();
        vec![(at..at, " 0}".to_owned())]
    });
    edits.collect()
}
