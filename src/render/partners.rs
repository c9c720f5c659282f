//! Gives each heading of a page its partner in the page that ids come from, as the comparison of the
//! two has it: a heading that one of them lacks or has alone moves no other one.

use std::collections::{HashMap, VecDeque};

use crate::compare::Comparison;
use crate::document::Document;
use crate::document::tree::{NodeId, Tree};
use crate::facts::outline::{BlockId, BlockKind};
use crate::source::Span;

/// All headings of a tree with their levels, in order.
pub fn headings(tree: &Tree) -> Vec<(NodeId, u8)> {
    let elements = tree.elements();
    let headings = elements.filter_map(|(id, element)| Some((id, element.heading_level()?)));
    headings.collect()
}

/// For each heading of a page, the number of its partner. A page is a locale with its document.
pub fn partners(
    comparison: &Comparison,
    lead: (usize, &Document),
    own: (usize, &Document),
) -> Vec<Option<usize>> {
    let (leading, ours) = (headings(&lead.1.tree), headings(&own.1.tree));
    if lead.0 == own.0 {
        return (0..ours.len()).map(Some).collect();
    }
    let lead_numbers = numbers(comparison, lead.0, &lead.1.tree, &leading);
    let own_numbers = numbers(comparison, own.0, &own.1.tree, &ours);
    let mut partners = vec![None; ours.len()];
    for row in &comparison.rows {
        let number = |numbers: &HashMap<BlockId, usize>, locale: usize| {
            numbers.get(&row.blocks[locale]?).copied()
        };
        if let (Some(theirs), Some(own)) =
            (number(&lead_numbers, lead.0), number(&own_numbers, own.0))
        {
            partners[own] = Some(theirs);
        }
    }
    between(&leading, &ours, &mut partners);
    partners
}

/// The number of each block that is a heading. A part that a page includes twice has its places
/// twice, so of equal ones the first block is the first heading.
fn numbers(
    comparison: &Comparison,
    locale: usize,
    tree: &Tree,
    headings: &[(NodeId, u8)],
) -> HashMap<BlockId, usize> {
    let mut by_span: HashMap<Span, VecDeque<usize>> = HashMap::new();
    let in_cell = |node: NodeId| {
        let mut above = tree.ancestors(node).filter_map(|up| tree.element(up));
        above.any(|element| matches!(&*element.name, "td" | "th"))
    };
    for (number, (node, _)) in headings.iter().enumerate() {
        if !in_cell(*node) {
            let same = by_span.entry(tree.node(*node).span).or_default();
            same.push_back(number);
        }
    }
    let blocks = comparison.side(locale).map(|side| &side.outline.blocks);
    let blocks = blocks.into_iter().flatten().enumerate();
    let headings = blocks.filter(|(_, block)| matches!(block.kind, BlockKind::Heading(_)));
    let numbered = headings.filter_map(|(id, block)| {
        let number = by_span.get_mut(&block.span)?.pop_front()?;
        Some((id, number))
    });
    numbered.collect()
}

/// Pairs what the comparison left over, where both pages have as many headings of the same levels
/// between two pairs.
fn between(leading: &[(NodeId, u8)], ours: &[(NodeId, u8)], partners: &mut [Option<usize>]) {
    let mut start = 0;
    while start < ours.len() {
        let length = partners[start..]
            .iter()
            .take_while(|partner| partner.is_none())
            .count();
        let before = start.checked_sub(1).and_then(|before| partners[before]);
        let first = if start == 0 {
            Some(0)
        } else {
            before.map(|b| b + 1)
        };
        let last = match partners.get(start + length) {
            Some(partner) => *partner,
            None => Some(leading.len()),
        };
        if let (Some(first), Some(last)) = (first, last)
            && first + length == last
            && (0..length).all(|step| leading[first + step].1 == ours[start + step].1)
        {
            for step in 0..length {
                partners[start + step] = Some(first + step);
            }
        }
        start += length + 1;
    }
}
