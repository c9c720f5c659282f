//! `{0[`, `0}`: placeholders of translation software that leaked into the text.

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
                problems.extend(pieces.iter().flat_map(leaks));
            }
        }
    }
}

fn is_code(tree: &Tree, id: NodeId) -> bool {
    let mut up = tree.ancestors(id).filter_map(|up| tree.element(up));
    up.any(|element| matches!(&*element.name, "code" | "pre"))
}

/// A brace beside a number whose other brace is missing: `{0[`, `{0 `, ` 0}`.
fn leaks(piece: &TextPiece) -> Vec<Problem> {
    let braces = piece.text.match_indices(['{', '}']);
    let found = braces.filter_map(|(at, brace)| {
        let range = match brace {
            "{" => opening(&piece.text, at),
            _ => closing(&piece.text, at),
        }?;
        let leak = piece.part(range.0..range.1);
        Some(problem(leak.span, &leak.text))
    });
    found.collect()
}

fn opening(text: &str, at: usize) -> Option<(usize, usize)> {
    let digits = text[at + 1..]
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    let end = at + 1 + digits;
    let lone = !matches!(
        text[end..].chars().next(),
        Some('}' | ',' | ':' | '0'..='9')
    );
    let doubled = text[..at].ends_with('{');
    (digits > 0 && lone && !doubled).then_some((at, end))
}

fn closing(text: &str, at: usize) -> Option<(usize, usize)> {
    let digits = text[..at]
        .bytes()
        .rev()
        .take_while(u8::is_ascii_digit)
        .count();
    let start = at - digits;
    let before = text[..start].chars().next_back();
    let lone = before.is_none_or(char::is_whitespace);
    (digits > 0 && lone).then_some((start, at + 1))
}

fn problem(span: Span, text: &str) -> Problem {
    Problem {
        rule: &LEAKED,
        span,
        message: format!("`{text}` is what is left of a placeholder"),
        help: "write the word that belongs here; the other languages have it".into(),
    }
}
