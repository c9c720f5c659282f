//! Gives what stands at a place in the other languages: as a table, and as places to go to.

use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, TextDocumentPositionParams};
use serde_json::Value;

use crate::diagnostic::{Diagnostic, Place};
use crate::stated::{Beside, Stated};

use super::findings::one_line;
use super::view::View;

/// Longer passages are cut; what is read of them is not.
const LONGEST: usize = 120;

pub fn hover(view: &View, params: Value) -> serde_json::Result<Value> {
    let at = serde_json::from_value(params)?;
    let hover = beside(view, &at).map(|(path, address, passages)| {
        let own = passages.iter().find(|passage| *passage.place.path == *path);
        Hover {
            range: own.map(|own| view.places.range(&own.place)),
            contents: HoverContents::Markup(MarkupContent {
                kind: MarkupKind::Markdown,
                value: told(view, &path, &address, &passages),
            }),
        }
    });
    serde_json::to_value(hover)
}

/// The same place in the other languages; where there is none, the head of their pages.
pub fn places(view: &View, params: Value) -> serde_json::Result<Value> {
    let at = serde_json::from_value(params)?;
    let passages = beside(view, &at).map(|(_, _, passages)| passages);
    let places = passages
        .unwrap_or_default()
        .into_iter()
        .map(|passage| passage.place);
    let path = view.path(&at.text_document.uri).unwrap_or_default();
    let other = |place: &Place| *place.path != *path;
    let mut places: Vec<Place> = places.filter(other).collect();
    if places.is_empty() {
        let pages = view.opened.site.pages_with(&path).into_iter().take(1);
        let pages = pages.flat_map(|(family, _)| family.pages.iter().flatten());
        places = pages
            .map(|page| Place::file(page.path.clone()))
            .filter(other)
            .collect();
    }
    let locations = places.iter().filter_map(|place| view.location(place));
    serde_json::to_value(locations.collect::<Vec<_>>())
}

type Passages = (String, String, Vec<Beside>);

fn beside(view: &View, at: &TextDocumentPositionParams) -> Option<Passages> {
    let (path, offset) = view.asked(at)?;
    let opened = view.opened;
    let found = crate::beside(&opened.site, &opened.folders, &opened.disk, &path, offset);
    let (address, passages) = found?;
    Some((path, address, passages))
}

/// A line for each language, and what was found there.
fn told(view: &View, path: &str, address: &str, passages: &[Beside]) -> String {
    let site = &view.opened.site;
    let mut text = match address {
        "" => String::new(),
        address => format!("**{}**\n\n", plain(address)),
    };
    text.push_str("| | says | read as |\n| --- | --- | --- |\n");
    for (locale, page) in site.locales.iter().enumerate() {
        let passage = passages.iter().find(|passage| passage.locale == locale);
        let tag = match passage.is_some_and(|passage| *passage.place.path == *path) {
            true => format!("**{}**", page.tag),
            false => page.tag.to_string(),
        };
        let (says, read) = match passage {
            Some(passage) => (shortened(&passage.text), read(&passage.facts)),
            None => ("–".to_owned(), String::new()),
        };
        text.push_str(&format!("| {tag} | {says} | {read} |\n"));
    }
    let here = |place: &Place| {
        let mut own = passages.iter().map(|passage| &passage.place);
        own.any(|own| own.holds(place))
    };
    let about = |finding: &&Diagnostic| {
        let mut others = finding.related.iter().map(|related| &related.place);
        here(&finding.place) || others.any(here)
    };
    for finding in site.diagnostics.iter().filter(about) {
        let (level, rule) = (finding.level, finding.rule.name);
        let message = plain(&one_line(&finding.message));
        text.push_str(&format!("\n{level} `{rule}`: {message}\n"));
    }
    text
}

fn read(facts: &[Stated]) -> String {
    let facts = facts.iter().filter(|fact| !fact.explains);
    let values = facts.map(|fact| format!("{} {}", fact.kind, plain(&fact.value)));
    values.collect::<Vec<_>>().join("; ")
}

fn shortened(text: &str) -> String {
    let text = one_line(text);
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    plain(&short)
}

/// A text in which Markdown sees no marks.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if r"\`*_[]<>|~&#".contains(c) {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}
