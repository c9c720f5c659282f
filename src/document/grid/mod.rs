//! Gives a table as a grid of rows and columns, by the rules that browsers follow: where each cell
//! lies, how far it reaches, and what names it.

mod forming;
mod headers;
mod judge;
mod labels;
mod parts;
mod text;

use std::ops::Range;

use html5ever::local_name;

use crate::source::Span;

use super::tree::{NodeId, Tree};

use headers::Marks;
use labels::Names;

pub use judge::{OVERLAPPING, SPAN_BEYOND, TOO_LARGE, judge};
pub use text::cell_text;

/// How many slots the tables of a page may have together. `rowspan` and `colspan` let a hundred
/// bytes ask for 65 million.
pub const MAX_SLOTS: usize = 1_000_000;
/// As many as HTML lets one cell span. No reader sees a table of more.
pub const MAX_COLUMNS: usize = 1000;
/// So many headers of a cell are told, the nearest. Where a table is all headers, each would else be
/// named by all that stand before it.
const MOST_NAMES: usize = 16;

/// A table, laid out.
#[derive(Debug)]
pub struct Grid {
    pub table: NodeId,
    pub span: Span,
    /// The cell of another table in which this one stands.
    pub within: Option<NodeId>,
    pub rows: usize,
    pub columns: usize,
    /// By the place of their first slot: row by row, a `<tfoot>` last.
    pub cells: Vec<Cell>,
    /// How many cells lie on a slot that another cell has already.
    pub overlaps: usize,
    /// Where the table grew too large; that row or cell and what follows are not in the grid.
    pub over_limit: Option<Excess>,
    /// Rows that stand in one `<thead>`, `<tbody>` or `<tfoot>`.
    row_groups: Vec<Range<usize>>,
    column_groups: Vec<Range<usize>>,
    /// Row by row up to the last slot that is taken.
    slots: Vec<Vec<Slot>>,
    marks: Marks,
    /// The row that names the columns of a table without any header cell.
    label_row: Option<usize>,
    names: Names,
}

/// What a table has too many of, and from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    Columns(Span),
    Slots(Span),
}

/// A `<td>` or `<th>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub node: NodeId,
    pub span: Span,
    pub row: usize,
    pub column: usize,
    /// As laid out: never beyond the row group.
    pub rowspan: usize,
    pub colspan: usize,
    /// As its author asks for; 0 is all rows to the end of the group.
    pub asked_rows: usize,
    /// `<th>`, and `<td>` with a role or a scope of a header.
    pub is_header: bool,
    /// What it is the header of, where that can be told.
    pub scope: Option<Scope>,
    /// Neither text nor an image.
    pub is_empty: bool,
    /// One line of text and nothing else, as a label is.
    pub is_line: bool,
    /// The cell on whose slot it lies.
    pub over: Option<NodeId>,
}

/// What a header cell names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Row,
    Column,
    RowGroup,
    ColumnGroup,
}

/// The cell that has a slot, if one has, and whether others lie there too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slot(u32);

impl Slot {
    const EMPTY: Slot = Slot(u32::MAX);
    const SHARED: u32 = 1 << 31;

    fn new(cell: usize) -> Self {
        Slot(cell as u32)
    }

    fn cell(self) -> Option<usize> {
        (self != Slot::EMPTY).then_some((self.0 & !Slot::SHARED) as usize)
    }

    fn share(&mut self) {
        self.0 |= Slot::SHARED;
    }

    /// The cell that has the slot for itself.
    fn only_cell(self) -> Option<usize> {
        self.cell().filter(|_| self.0 & Slot::SHARED == 0)
    }
}

impl Grid {
    /// Every table of a page in the order of the text, nested ones too.
    pub fn all(tree: &Tree) -> Vec<Grid> {
        let mut left = MAX_SLOTS;
        let tables = tree
            .elements()
            .filter(|(_, element)| element.name == local_name!("table"));
        tables
            .map(|(table, _)| {
                let (grid, used) = forming::form(tree, table, left);
                left = left.saturating_sub(used);
                grid
            })
            .collect()
    }

    /// Whether a cell reaches over several rows, which are all rows of their `<tbody>`.
    pub fn fills_rows(&self, cell: &Cell) -> bool {
        let rows = cell.row..cell.below();
        let group = group_of(&self.row_groups, cell.row);
        cell.rowspan > 1 && group.is_some_and(|group| self.row_groups[group] == rows)
    }

    pub fn of(tree: &Tree, table: NodeId) -> Grid {
        forming::form(tree, table, MAX_SLOTS).0
    }

    /// The cell at a slot; the first one where cells overlap.
    pub fn at(&self, row: usize, column: usize) -> Option<&Cell> {
        let slot = self.slots.get(row)?.get(column)?;
        self.cells.get(slot.cell()?)
    }

    /// The cells that lie in a row from left to right, those that began above it too.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &Cell> + '_ {
        let end = self.slots.get(row).map_or(0, Vec::len);
        let mut column = 0;
        std::iter::from_fn(move || {
            while column < end {
                let cell = self.at(row, column);
                column = cell.map_or(0, Cell::right).max(column + 1);
                if cell.is_some() {
                    return cell;
                }
            }
            None
        })
    }
}

/// The group of rows or columns in which one lies.
fn group_of(groups: &[Range<usize>], at: usize) -> Option<usize> {
    let group = groups.partition_point(|group| group.end <= at);
    groups.get(group)?.contains(&at).then_some(group)
}

impl Cell {
    /// The first row below it.
    pub fn below(&self) -> usize {
        self.row + self.rowspan
    }

    /// The first column to its right.
    pub fn right(&self) -> usize {
        self.column + self.colspan
    }
}
