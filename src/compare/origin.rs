//! Gives each finding the page and language it is about, and the words that stand at its places.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, PageName, Place};
use crate::source::Source;

use super::Side;

/// Longer texts are cut; they are shown for orientation.
const MOST_WRITTEN: usize = 120;

/// Says of a finding whose page it is about, in a family with these sides.
pub fn attribute(sides: &[Option<Arc<Side>>], family: &Arc<str>, finding: &mut Diagnostic) {
    let written = |place: &Place| {
        let found = sides
            .iter()
            .flatten()
            .find_map(|side| Some((side, source(side, place)?)));
        found.map(|(side, source)| (Arc::from(side.tag.to_string()), excerpt(source, place)))
    };
    if let Some((locale, text)) = written(&finding.place) {
        finding.written = text;
        finding.page = Some(PageName {
            family: family.clone(),
            locale,
        });
    }
    for related in &mut finding.related {
        if let Some((locale, text)) = written(&related.place) {
            related.written = text;
            related.locale = Some(locale);
        }
    }
}

fn source<'a>(side: &'a Side, place: &Place) -> Option<&'a Source> {
    let found = side
        .sources
        .iter()
        .find(|source| *source.path() == place.path);
    found.map(|source| &**source)
}

fn excerpt(source: &Source, place: &Place) -> String {
    let (start, end) = place.bytes;
    let text = source
        .file()
        .text()
        .get(start as usize..end as usize)
        .unwrap_or_default();
    let words: Vec<&str> = text.split_whitespace().take(MOST_WRITTEN).collect();
    let line = words.join(" ");
    match line.char_indices().nth(MOST_WRITTEN) {
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
        None => line,
    }
}
