//! Judges heads of alerts in plain Markdown that the parser of Markdown does not take for one: readers see them
//! as text in a quote.

use crate::source::Source;

use super::dialect::alert;
use super::problem::{Mending, Problem};
use super::tree::{NodeData, NodeId, TextPiece, Tree};

pub fn judge(tree: &Tree, page: &Source, problems: &mut Vec<Problem>) {
    for (id, element) in tree.elements() {
        if &*element.name == "blockquote" {
            problems.extend(head(tree, page, id));
        }
    }
}

fn head(tree: &Tree, page: &Source, quote: NodeId) -> Option<Problem> {
    let mut texts = tree
        .descendants(quote)
        .filter_map(|id| match &tree.node(id).data {
            NodeData::Text(pieces) => Some(pieces),
            _ => None,
        });
    let is_blank = |piece: &TextPiece| piece.text.trim().is_empty();
    let pieces = texts.find(|pieces| !pieces.iter().all(is_blank))?;
    let text: String = pieces.iter().map(|piece| &*piece.text).collect();
    let line = text.lines().next()?.trim_end();
    let (rule, message, keyword) = alert::fault_in_plain(line)?;
    let span = TextPiece::span_of(pieces, 0..line.len());
    // What was written in another way, as behind a `\`, is meant as text.
    let before = page.text().get(..span.range().start)?;
    let as_written = page.slice(span) == line && before.ends_with([' ', '>', '\t']);
    let write = |keyword: &str| {
        let text = format!("[!{keyword}]");
        Mending::new(format!("write `{text}`"), span, text)
    };
    as_written.then(|| Problem {
        rule,
        span,
        message: message.into(),
        help: "write the keyword alone on its line, as in `> [!NOTE]`".into(),
        fix: keyword.map(write),
    })
}
