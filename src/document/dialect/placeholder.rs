//! `{0[`, `0}`: placeholders of translation software that leaked into the text.

use std::ops::Range;

use crate::diagnostic::{Group, Level, Rule};
use crate::document::problem::Problem;
use crate::document::tree::{NodeData, NodeId, TextPiece, Tree};
use crate::source::Span;

use super::{BOTH, Construct, Dialect};

pub struct Placeholder;

const LEAKED: Rule = Rule {
    name: "leaked-placeholder",
    level: Level::Error,
    group: Group::Markup,
    summary: "A placeholder of translation software was left in the text.",
};

impl Construct for Placeholder {
    fn name(&self) -> &'static str {
        "placeholder"
    }

    fn dialects(&self) -> &'static [Dialect] {
        BOTH
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&LEAKED]
    }

    fn mend(&self, tree: &mut Tree, problems: &mut Vec<Problem>) {
        for id in tree.descendants(Tree::ROOT) {
            if let NodeData::Text(pieces) = &tree.node(id).data
                && !is_code(tree, id)
            {
                problems.extend(leaks(pieces));
            }
        }
    }
}

fn is_code(tree: &Tree, id: NodeId) -> bool {
    let mut up = tree.ancestors(id).filter_map(|up| tree.element(up));
    up.any(|element| matches!(&*element.name, "code" | "pre"))
}

/// A brace beside a number whose other brace is missing or stands before words: `{0[`, ` 0}`,
/// `{the guide of 0}`.
fn leaks(pieces: &[TextPiece]) -> Vec<Problem> {
    let text: String = pieces.iter().map(|piece| &*piece.text).collect();
    let mut open = None;
    let mut found = Vec::new();
    for (at, brace) in text.match_indices(['{', '}']) {
        let range = match brace {
            "{" => {
                open = Some(at);
                opening(&text, at)
            }
            _ => {
                let inside = open.take().map_or("", |open| &text[open..at]);
                closing(&text, at).filter(|_| !is_notation(inside))
            }
        };
        let span = |range: &Range<usize>| TextPiece::span_of(pieces, range.clone());
        found.extend(range.map(|range| problem(span(&range), &text[range])));
    }
    found
}

fn opening(text: &str, at: usize) -> Option<Range<usize>> {
    let digits = text[at + 1..].bytes().take_while(u8::is_ascii_digit);
    let end = at + 1 + digits.count();
    let lone = !matches!(text[end..].chars().next(), Some('}' | ',' | ':'));
    let doubled = text[..at].ends_with('{');
    (end > at + 1 && lone && !doubled).then_some(at..end)
}

fn closing(text: &str, at: usize) -> Option<Range<usize>> {
    let digits = text[..at].bytes().rev().take_while(u8::is_ascii_digit);
    let start = at - digits.count();
    let before = &text[..start];
    let parted = before.is_empty() || before.ends_with(char::is_whitespace);
    (start < at && parted).then_some(start..at + 1)
}

/// Whether what stands in braces is code, as in `{"name": 1}`.
fn is_notation(inside: &str) -> bool {
    inside.contains(['"', ':', '=', ','])
}

fn problem(span: Span, text: &str) -> Problem {
    Problem {
        rule: &LEAKED,
        span,
        message: format!("`{text}` is what is left of a placeholder"),
        help: "write the word that belongs here; the other languages have it".into(),
    }
}
