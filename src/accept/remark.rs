//! Gives the place where a remark is to be written that allows one finding and nothing beside it.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Edit, PageName, Place};
use crate::document::{Context, parse};
use crate::facts::outline::Outline;
use crate::locale::Lexicon;
use crate::source::{Source, SourceId, Span};

use super::waivers;

/// `<!-- allow RULE: -->` at the first place where it is understood and leaves the page as it is. The
/// reason is the writer's.
pub fn remark(
    source: &Arc<Source>,
    context: &Context,
    lexicon: &Lexicon,
    page: &PageName,
    finding: &Diagnostic,
) -> Option<Edit> {
    let text = format!("<!-- allow {}: -->", finding.rule.name);
    let outline = |source: Arc<Source>| {
        let document = parse(source, context);
        let outline = Outline::of(&document, lexicon);
        (document, outline)
    };
    let (_, before) = outline(source.clone());
    let line = source.line_start(finding.place.start.line) as u32;
    let leaves = before.blocks.iter().filter(|block| block.passage.is_some());
    let own =
        |span: &Span| span.source == SourceId(0) && finding.place.holds(&Place::new(source, *span));
    let inside = leaves.map(|block| block.span).filter(own);
    let (start, end) = finding.place.bytes;
    let above = (line, format!("{text}{}", line_end(source.text())));
    let places = [end, start].into_iter().chain(inside.map(|span| span.end));
    let places = places.map(|at| (at, text.clone())).chain([above]);
    let understood = |(at, text): &(u32, String)| {
        let (from, to) = source.text().split_at_checked(*at as usize)?;
        let changed = Source::new(source.path().clone(), format!("{from}{text}{to}"));
        let (document, after) = outline(Arc::new(changed));
        let moved = moved(finding, *at, text.len() as u32);
        let allowed = waivers(&document, &after, page, false);
        let known = allowed
            .iter()
            .any(|waiver| waiver.certain && waiver.covers(&moved));
        (known && after.blocks.len() == before.blocks.len()).then(|| {
            let at = Span::new(SourceId(0), *at as usize..*at as usize);
            Edit {
                place: Place::new(source, at),
                text: text.clone(),
            }
        })
    };
    places.take(MOST_TRIED).find_map(|place| understood(&place))
}

/// Each try reads the page once.
const MOST_TRIED: usize = 6;

/// A finding as it is behind a text that was put into its file.
fn moved(finding: &Diagnostic, at: u32, by: u32) -> Diagnostic {
    let mut moved = finding.clone();
    let (start, end) = &mut moved.place.bytes;
    // What is written at its end stands behind it.
    let behind = *end <= at && *start < at;
    if !behind {
        *end += by;
        *start += if *start >= at { by } else { 0 };
    }
    moved
}

/// How the lines of a text end.
fn line_end(text: &str) -> &'static str {
    match text.split_once('\n') {
        Some((line, _)) if line.ends_with('\r') => "\r\n",
        _ => "\n",
    }
}
