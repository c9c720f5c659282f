//! Reads the parts that a table is formed of: its groups of rows, its cells, and the numbers in
//! their attributes.

use html5ever::local_name;

use crate::document::tree::{Element, NodeId, Tree};

use super::Cell;
use super::headers::own_scope;
use super::text::{self, Look};

const MAX_COLSPAN: usize = 1000;
const MAX_ROWSPAN: usize = 65_534;

/// Rows that a cell may span together.
pub struct Group {
    pub is_section: bool,
    pub rows: Vec<NodeId>,
}

/// The rows of a table group by group, `<tfoot>` last. Rows outside of a section that follow each
/// other are a group as well.
pub fn groups(tree: &Tree, table: NodeId) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut feet = Vec::new();
    let mut bare = Vec::new();
    for (id, element) in elements(tree, table) {
        if element.name == local_name!("tr") {
            bare.push(id);
        } else if is_section(element) {
            groups.push(Group {
                is_section: false,
                rows: std::mem::take(&mut bare),
            });
            let rows = elements(tree, id).filter(|(_, child)| child.name == local_name!("tr"));
            let group = Group {
                is_section: true,
                rows: rows.map(|(row, _)| row).collect(),
            };
            let is_foot = element.name == local_name!("tfoot");
            if is_foot { &mut feet } else { &mut groups }.push(group);
        }
    }
    groups.push(Group {
        is_section: false,
        rows: bare,
    });
    groups.extend(feet);
    groups
}

pub fn cell(
    tree: &Tree,
    node: NodeId,
    element: &Element,
    (row, column): (usize, usize),
    left: usize,
) -> Cell {
    let rows = element.attribute("rowspan").and_then(number).unwrap_or(1);
    let asked_rows = rows.min(MAX_ROWSPAN);
    let scope = own_scope(element);
    let look = text::look(tree, node);
    Cell {
        node,
        span: tree.node(node).span,
        row,
        column,
        rowspan: if asked_rows == 0 {
            left
        } else {
            asked_rows.min(left)
        },
        colspan: span_of(element, "colspan"),
        asked_rows,
        is_header: element.name == local_name!("th") || scope.is_some(),
        scope,
        is_empty: look == Look::Empty,
        is_line: look == Look::Line,
        over: None,
    }
}

pub fn span_of(element: &Element, attribute: &str) -> usize {
    let number = element.attribute(attribute).and_then(number).unwrap_or(1);
    number.clamp(1, MAX_COLSPAN)
}

/// A number that is not negative, as HTML reads it: what follows its digits does not matter.
fn number(value: &str) -> Option<usize> {
    let value = value.trim_ascii_start();
    let negative = value.starts_with('-');
    let value = value.strip_prefix(['+', '-']).unwrap_or(value);
    let mut digits = value.chars().map_while(|c| c.to_digit(10)).peekable();
    digits.peek()?;
    let number = digits.fold(0usize, |number, digit| {
        number.saturating_mul(10).saturating_add(digit as usize)
    });
    (!negative || number == 0).then_some(number)
}

pub fn elements(tree: &Tree, parent: NodeId) -> impl Iterator<Item = (NodeId, &Element)> + '_ {
    tree.children(parent)
        .filter_map(|id| Some((id, tree.element(id)?)))
}

pub fn is_section(element: &Element) -> bool {
    matches!(&*element.name, "thead" | "tbody" | "tfoot")
}

pub fn is_cell(element: &Element) -> bool {
    matches!(&*element.name, "td" | "th")
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_read_as_html_does() {
        let cases = [
            ("3", Some(3)),
            (" +3", Some(3)),
            ("100%", Some(100)),
            ("2.9", Some(2)),
            ("-0", Some(0)),
            ("-1", None),
            ("", None),
            ("two", None),
            ("٣", None),
            ("99999999999999999999999", Some(usize::MAX)),
        ];
        for (value, expected) in cases {
            assert_eq!(number(value), expected, "{value}");
        }
    }
}
