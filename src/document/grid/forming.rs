//! Forms a table as the HTML standard says, with one step of the browsers' own: a cell never
//! reaches beyond its group of rows.

use std::ops::Range;

use html5ever::local_name;

use crate::document::tree::{Element, NodeId, Tree};
use crate::source::Span;

use super::headers::{Marks, own_scope};
use super::text::{self, Look};
use super::{Cell, Grid, Slot};

const MAX_COLSPAN: usize = 1000;
const MAX_ROWSPAN: usize = 65_534;

/// The grid of a table, and how many slots it used of the `limit`.
pub fn form(tree: &Tree, table: NodeId, limit: usize) -> (Grid, usize) {
    let mut forming = Forming {
        tree,
        limit,
        grid: empty(tree, table),
        reaching_down: Vec::new(),
        filled: 0,
    };
    if let Err(at) = forming.run() {
        forming.grid.over_limit = Some(at);
    }
    let (mut grid, filled) = (forming.grid, forming.filled);
    for cell in &mut grid.cells {
        cell.rowspan = cell.rowspan.min(grid.rows - cell.row);
    }
    grid.marks = Marks::of(&mut grid);
    grid.label_row = grid.find_label_row();
    let used = filled.max(grid.rows * grid.columns.max(1));
    (grid, used)
}

fn empty(tree: &Tree, table: NodeId) -> Grid {
    let is_cell = |&id: &NodeId| tree.element(id).is_some_and(is_cell);
    Grid {
        table,
        span: tree.node(table).span,
        within: tree.ancestors(table).find(is_cell),
        rows: 0,
        columns: 0,
        cells: Vec::new(),
        overlaps: 0,
        over_limit: None,
        row_groups: Vec::new(),
        column_groups: Vec::new(),
        slots: Vec::new(),
        marks: Marks::default(),
        label_row: None,
    }
}

struct Forming<'a> {
    tree: &'a Tree,
    limit: usize,
    grid: Grid,
    /// The cells that reach into rows to come.
    reaching_down: Vec<usize>,
    /// Slots that were filled, each time a cell was laid on them.
    filled: usize,
}

/// Rows that a cell may span together.
struct Group {
    is_section: bool,
    rows: Vec<NodeId>,
}

impl Forming<'_> {
    /// Stops where the table grows too large.
    fn run(&mut self) -> Result<(), Span> {
        self.column_groups();
        for group in groups(self.tree, self.grid.table) {
            let first = self.grid.rows;
            let laid = self.group(&group);
            let rows = first..self.grid.rows;
            if group.is_section && !rows.is_empty() {
                self.grid.row_groups.push(rows);
            }
            laid?;
        }
        Ok(())
    }

    /// What `<colgroup>` and `<col>` say of the columns; they only count ahead of the rows.
    fn column_groups(&mut self) {
        let tree = self.tree;
        for (id, element) in elements(tree, self.grid.table) {
            if is_section(element) || element.name == local_name!("tr") {
                return;
            }
            if element.name != local_name!("colgroup") {
                continue;
            }
            let columns: Vec<usize> = elements(tree, id)
                .filter(|(_, child)| child.name == local_name!("col"))
                .map(|(_, column)| span_of(column, "span"))
                .collect();
            let width = match columns.as_slice() {
                [] => span_of(element, "span"),
                columns => columns.iter().sum(),
            };
            let first = self.grid.columns;
            self.grid.columns += width;
            self.grid.column_groups.push(first..self.grid.columns);
        }
    }

    fn group(&mut self, group: &Group) -> Result<(), Span> {
        self.reaching_down.clear();
        for (index, &row) in group.rows.iter().enumerate() {
            self.row(row, group.rows.len() - index)?;
        }
        Ok(())
    }

    /// A row, with `left` rows to the end of its group, itself among them.
    fn row(&mut self, node: NodeId, left: usize) -> Result<(), Span> {
        let row = self.grid.rows;
        if (row + 1) * self.grid.columns.max(1) > self.limit {
            return Err(self.tree.node(node).span);
        }
        self.grid.rows += 1;
        self.grid.slots.push(Vec::new());
        self.continue_cells(row, node)?;
        let mut column = 0;
        let tree = self.tree;
        for (id, element) in elements(tree, node).filter(|(_, element)| is_cell(element)) {
            while self.grid.at(row, column).is_some() {
                column += 1;
            }
            let cell = cell(tree, id, element, (row, column), left);
            column = cell.right();
            self.place(cell)?;
        }
        Ok(())
    }

    /// Lays the cells that began above into a new row.
    fn continue_cells(&mut self, row: usize, node: NodeId) -> Result<(), Span> {
        let cells = &self.grid.cells;
        self.reaching_down.retain(|&cell| cells[cell].below() > row);
        for index in self.reaching_down.clone() {
            let cell = &self.grid.cells[index];
            let columns = cell.column..cell.right();
            if self.filled + columns.len() > self.limit {
                return Err(self.tree.node(node).span);
            }
            self.fill(row, columns, index);
        }
        Ok(())
    }

    fn place(&mut self, cell: Cell) -> Result<(), Span> {
        let width = self.grid.columns.max(cell.right());
        if self.grid.rows * width > self.limit || self.filled + cell.colspan > self.limit {
            return Err(cell.span);
        }
        self.grid.columns = width;
        let index = self.grid.cells.len();
        let (row, columns) = (cell.row, cell.column..cell.right());
        if cell.rowspan > 1 {
            self.reaching_down.push(index);
        }
        self.grid.cells.push(cell);
        self.fill(row, columns, index);
        Ok(())
    }

    /// Takes slots for a cell; what another cell has stays with that one.
    fn fill(&mut self, row: usize, columns: Range<usize>, index: usize) {
        self.filled += columns.len();
        let slots = &mut self.grid.slots[row];
        if slots.len() < columns.end {
            slots.resize(columns.end, Slot::EMPTY);
        }
        let mut other = None;
        for slot in &mut slots[columns] {
            match slot.cell() {
                None => *slot = Slot::new(index),
                Some(cell) => {
                    slot.share();
                    other.get_or_insert(cell);
                }
            }
        }
        if let Some(other) = other {
            // Of two that reach down, the later one lies over the earlier.
            let (under, over) = (other.min(index), other.max(index));
            let under = self.grid.cells[under].node;
            let over = &mut self.grid.cells[over];
            if over.over.is_none() {
                over.over = Some(under);
                self.grid.overlaps += 1;
            }
        }
    }
}

/// The rows of a table group by group, `<tfoot>` last. Rows outside of a section that follow each
/// other are a group as well.
fn groups(tree: &Tree, table: NodeId) -> Vec<Group> {
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

fn cell(
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

fn span_of(element: &Element, attribute: &str) -> usize {
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

fn elements(tree: &Tree, parent: NodeId) -> impl Iterator<Item = (NodeId, &Element)> + '_ {
    tree.children(parent)
        .filter_map(|id| Some((id, tree.element(id)?)))
}

fn is_section(element: &Element) -> bool {
    matches!(&*element.name, "thead" | "tbody" | "tfoot")
}

fn is_cell(element: &Element) -> bool {
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
