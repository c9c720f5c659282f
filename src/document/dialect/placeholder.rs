//! `{0[`, `0}`, `｛0｝`: placeholders of translation software that leaked into the text.

use std::ops::Range;

use crate::diagnostic::{Group, Level, Rule};
use crate::document::problem::{Mending, Problem};
use crate::document::tree::{NodeData, NodeId, TextPiece, Tree};
use crate::source::Span;

use super::{ALL, Construct, Dialect};

pub struct Placeholder;

pub const LEAKED: Rule = Rule {
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
        // What translation software leaves behind is no part of any dialect.
        ALL
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&LEAKED]
    }

    fn mend(&self, tree: &mut Tree, problems: &mut Vec<Problem>) {
        // Translation software breaks a passage as a whole, so a block of text is one finding.
        let mut blocks: Vec<(NodeId, Vec<Leak>)> = Vec::new();
        for id in tree.descendants(Tree::ROOT) {
            let NodeData::Text(pieces) = &tree.node(id).data else {
                continue;
            };
            if !pieces.iter().any(|piece| has_brace(&piece.text)) {
                continue;
            }
            let mut found = leaks(pieces);
            if tree.next(id).is_some() {
                found.iter_mut().for_each(|leak| leak.behind = None);
            }
            if found.is_empty() || is_code(tree, id) {
                continue;
            }
            let block = block_of(tree, id);
            match blocks.last_mut() {
                Some((last, all)) if *last == block => all.extend(found),
                _ => blocks.push((block, found)),
            }
        }
        problems.extend(blocks.into_iter().filter_map(|(_, all)| problem(all)));
    }
}

/// Programs put no such braces around what they fill in.
const WIDE: [char; 2] = ['｛', '｝'];

fn has_brace(text: &str) -> bool {
    memchr::memchr2(b'{', b'}', text.as_bytes()).is_some() || text.contains(WIDE)
}

/// What is left of a placeholder, and where it stands.
struct Leak {
    text: String,
    span: Span,
    /// It with the blanks before it, where it stands behind the last sentence of a text.
    behind: Option<Span>,
}

/// The nearest element around a text that is more than formatting.
fn block_of(tree: &Tree, id: NodeId) -> NodeId {
    let is_block = |id: &NodeId| {
        let name = tree.element(*id).map(|element| &*element.name);
        !matches!(
            name,
            Some(
                "a" | "b"
                    | "code"
                    | "del"
                    | "em"
                    | "i"
                    | "ins"
                    | "s"
                    | "span"
                    | "strong"
                    | "sub"
                    | "sup"
                    | "u"
            )
        )
    };
    tree.ancestors(id).find(is_block).unwrap_or(Tree::ROOT)
}

pub fn is_code(tree: &Tree, id: NodeId) -> bool {
    let mut up = tree.ancestors(id).filter_map(|up| tree.element(up));
    up.any(|element| matches!(&*element.name, "code" | "pre"))
}

/// A brace beside a number whose other brace is missing or stands before words: `{0[`, ` 0}`,
/// `{the guide of 0}`.
fn leaks(pieces: &[TextPiece]) -> Vec<Leak> {
    let text: String = pieces.iter().map(|piece| &*piece.text).collect();
    let mut open = None;
    let mut found = Vec::new();
    for (at, brace) in text.match_indices(['{', '}', WIDE[0], WIDE[1]]) {
        let range = match brace {
            "{" | "｛" => {
                open = Some(at);
                opening(&text, at, brace)
            }
            _ => {
                let inside = open.take().map_or("", |open| &text[open..at]);
                closing(&text, at, brace).filter(|_| !is_notation(inside))
            }
        };
        found.extend(range.map(|range| Leak {
            text: text[range.clone()].to_owned(),
            behind: behind_sentence(&text, &range).map(|whole| TextPiece::span_of(pieces, whole)),
            span: TextPiece::span_of(pieces, range),
        }));
    }
    found
}

/// Within a sentence a word is lost, and nobody knows which. Behind the last one none can be.
fn behind_sentence(text: &str, leak: &Range<usize>) -> Option<Range<usize>> {
    let before = text[..leak.start].trim_end();
    let ended = before.ends_with(['.', '!', '?', '。', '！', '？']);
    let last = text[leak.end..].trim().is_empty();
    (ended && last && before.len() < leak.start).then_some(before.len()..leak.end)
}

fn opening(text: &str, at: usize, brace: &str) -> Option<Range<usize>> {
    let first = at + brace.len();
    let digits = text[first..].bytes().take_while(u8::is_ascii_digit);
    let end = first + digits.count();
    let next = text[end..].chars().next();
    if let Some(close @ ('}' | '｝')) = next.filter(|c| *c == '｝' || brace == "｛") {
        return (end > first).then_some(at..end + close.len_utf8());
    }
    let lone = !matches!(next, Some('}' | ',' | ':'));
    let doubled = text[..at].ends_with('{');
    (end > first && lone && !doubled).then_some(at..end)
}

fn closing(text: &str, at: usize, brace: &str) -> Option<Range<usize>> {
    let digits = text[..at].bytes().rev().take_while(u8::is_ascii_digit);
    let start = at - digits.count();
    let before = &text[..start];
    let parted = before.is_empty() || before.ends_with(char::is_whitespace);
    (start < at && parted).then_some(start..at + brace.len())
}

/// Whether what stands in braces is code, as in `{"name": 1}`.
fn is_notation(inside: &str) -> bool {
    inside.contains(['"', ':', '=', ','])
}

/// What is said of what is left of placeholders in one passage.
pub fn is_left(texts: &[String]) -> String {
    match texts {
        [] => String::new(),
        [text] => format!("`{text}` is what is left of a placeholder"),
        [first, more @ ..] => format!(
            "`{first}` and {} more here are what is left of placeholders",
            more.len()
        ),
    }
}

pub const HELP: &str = "write the words that belong here; the other languages have them";

fn problem(leaks: Vec<Leak>) -> Option<Problem> {
    let first = leaks.first()?;
    let texts: Vec<String> = leaks.iter().map(|leak| leak.text.clone()).collect();
    Some(Problem {
        rule: &LEAKED,
        span: first.span,
        message: is_left(&texts),
        help: HELP.into(),
        fix: match leaks.as_slice() {
            [leak] => leak
                .behind
                .map(|span| Mending::new(format!("delete `{}`", leak.text), span, "")),
            _ => None,
        },
    })
}
