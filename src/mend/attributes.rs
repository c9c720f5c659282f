//! Gives back an attribute list whose names were translated: all other languages have the same one at its
//! place.

use crate::compare::Row;
use crate::diagnostic::Diagnostic;
use crate::document::dialect::{DAMAGED_LIST, lists_of_links};
use crate::source::{SourceId, Span};

use super::Change;
use super::page::Page;

/// Whether it is a list that nothing in its own page mends.
pub fn is_one(finding: &Diagnostic) -> bool {
    *finding.rule == DAMAGED_LIST && finding.fix.is_none()
}

pub fn changes(page: &Page, finding: &Diagnostic) -> Vec<Change> {
    let (start, end) = finding.place.bytes;
    let span = Span::new(SourceId(0), start as usize..end as usize);
    let row = page
        .comparison
        .row_at(page.locale, &finding.place.path, start);
    let list = row.and_then(|row| elsewhere(page, &row, span));
    let change = list.map(|list| vec![(span, list)]);
    change.into_iter().collect()
}

/// The list that every other language has, where all have as many.
fn elsewhere(page: &Page, row: &Row, span: Span) -> Option<String> {
    let lists = |locale: usize| {
        let block = page.comparison.block(locale, row.blocks[locale]?)?;
        let text = page.comparison.slice(locale, block.span);
        Some((block.span, lists_of_links(text)))
    };
    let (block, own) = lists(page.locale)?;
    let start = span.range().start.checked_sub(block.range().start)?;
    let at = own.iter().position(|(place, _)| *place == start)?;
    let others = (0..row.blocks.len()).filter(|&locale| locale != page.locale);
    let mut agreed: Option<&str> = None;
    for (_, theirs) in others.filter_map(lists) {
        let (_, list) = theirs.get(at).filter(|_| theirs.len() == own.len())?;
        if agreed.is_some_and(|agreed| agreed != *list) {
            return None;
        }
        agreed = Some(list);
    }
    agreed.map(str::to_owned)
}
