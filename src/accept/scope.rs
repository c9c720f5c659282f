//! Gives how far a comment reaches: the cell or paragraph that holds it, else the first block that
//! begins behind it.

use crate::document::Document;
use crate::facts::outline::{Block, BlockKind, Outline};
use crate::source::Span;

/// The block that a comment is about; none when nothing follows it.
pub fn of(document: &Document, outline: &Outline, comment: Span) -> Option<Span> {
    let blocks = || {
        outline
            .blocks
            .iter()
            .filter(|block| block.span.source == comment.source)
    };
    let holder = blocks()
        .filter(|block| holds(block.span, comment))
        .min_by_key(|block| block.span.range().len());
    let alone = is_alone(document, comment);
    if let Some(block) = holder.filter(|block| is_leaf(block)) {
        let follows = |&child: &usize| outline.blocks[child].span.start >= comment.end;
        let before_a_block = alone
            && block.children.iter().any(follows)
            && !matches!(block.kind, BlockKind::Cell { .. });
        if !before_a_block {
            return Some(block.span);
        }
    }
    if !alone
        && !holder.is_some_and(|block| matches!(block.kind, BlockKind::Table | BlockKind::Row))
    {
        // Behind text on its line: about that text.
        let before = blocks().filter(|block| is_leaf(block) && block.span.start <= comment.start);
        return before
            .max_by_key(|block| block.span.start)
            .map(|block| block.span);
    }
    let behind = blocks().filter(|block| {
        block.span.start >= comment.end
            && !matches!(block.kind, BlockKind::Page | BlockKind::Section(_))
    });
    let first = behind.min_by_key(|block| (block.span.start, std::cmp::Reverse(block.span.end)));
    first.map(|block| block.span)
}

fn holds(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn is_leaf(block: &Block) -> bool {
    matches!(
        block.kind,
        BlockKind::Cell { .. } | BlockKind::Item | BlockKind::Paragraph | BlockKind::Heading(_)
    )
}

/// Whether a comment stands on lines of its own, but for the marks of quotes and lists.
fn is_alone(document: &Document, comment: Span) -> bool {
    let Some(source) = document.sources.get(comment.source.0 as usize) else {
        return true;
    };
    let before = source
        .text()
        .get(..comment.start as usize)
        .unwrap_or_default();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    let mut in_tag = false;
    !line.chars().any(|c| {
        in_tag = (in_tag || c == '<') && c != '>';
        !in_tag && c.is_alphanumeric()
    })
}
