//! Judges links by reference, `[text][name]`, whose name stands nowhere: Markdown shows them as text.

use crate::diagnostic::{Group, Level, Rule};
use crate::source::Span;

use super::problem::Problem;
use super::tree::{NodeData, NodeId, TextPiece, Tree};

pub const UNDEFINED: Rule = Rule {
    name: "undefined-reference",
    level: Level::Warning,
    group: Group::Links,
    summary: "A link names a reference that the page does not have, so readers see brackets.",
};

pub fn judge(tree: &Tree, problems: &mut Vec<Problem>) {
    for id in tree.descendants(Tree::ROOT) {
        let NodeData::Text(pieces) = &tree.node(id).data else {
            continue;
        };
        if !pieces.iter().any(|piece| piece.text.contains(']')) {
            continue;
        }
        // The parser gives each bracket that opens no link as a piece of its own.
        let text: String = pieces.iter().map(|piece| &*piece.text).collect();
        if text.contains("][") && !is_code(tree, id) {
            problems.extend(undefined(&text, pieces));
        }
    }
}

pub fn is_code(tree: &Tree, id: NodeId) -> bool {
    let code = ["code", "pre", "kbd", "samp"];
    let mut above = tree.ancestors(id).filter_map(|up| tree.element(up));
    above.any(|element| code.contains(&&*element.name))
}

/// The references in a text. What stands there was no link to the Markdown parser.
fn undefined(text: &str, pieces: &[TextPiece]) -> Vec<Problem> {
    let parts = text.match_indices("][").filter_map(|(at, _)| {
        let start = text[..at].rfind(['[', ']'])?;
        let label = &text[start..at];
        let behind = &text[at + 2..];
        let end = at + 2 + behind.find(['[', ']'])?;
        let name = &text[at + 2..end];
        // `list[0][1]` and the like are no links.
        let worded = |part: &str| part.contains(char::is_alphabetic);
        let opens = label.starts_with('[') && !label.starts_with("[!");
        let closes = text[end..].starts_with(']') && !text[end + 1..].starts_with('[');
        let glued =
            text[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, ']' | '!'));
        let link = opens && closes && !glued && worded(label) && worded(name);
        let span = span(pieces, start, end + 1)?;
        link.then_some((span, name))
    });
    let problem = parts.map(|(span, name)| Problem {
        rule: &UNDEFINED,
        span,
        message: format!("the page has no reference `[{name}]:`"),
        help: format!("write a line `[{name}]: ADDRESS` in the page, or `[text](ADDRESS)`"),
        fix: None,
    });
    problem.collect()
}

/// The place of a part of a text: exactly, unless its author wrote it in other signs. None: it is
/// escaped, or comes from several files.
fn span(pieces: &[TextPiece], start: usize, end: usize) -> Option<Span> {
    let mut at = 0;
    let mut found: Option<Span> = None;
    let mut last_end = None;
    for piece in pieces {
        let here = at..at + piece.text.len();
        at = here.end;
        if here.end <= start || here.start >= end {
            continue;
        }
        let Span { source, .. } = piece.span;
        let (mut from, mut to) = (piece.span.start as usize, piece.span.end as usize);
        // A gap is a sign that says `this bracket is text`.
        if last_end.replace(to).is_some_and(|end| end != from) {
            return None;
        }
        if to - from == piece.text.len() {
            to -= here.end.saturating_sub(end);
            from += start.saturating_sub(here.start);
        }
        let first = found.map_or(from, |found| found.start as usize);
        if found.is_some_and(|found| found.source != source) || first > to {
            return None;
        }
        found = Some(Span::new(source, first..to));
    }
    found
}
