//! Forms a table as the HTML standard says, with one step of the browsers' own: a cell never
//! reaches beyond its group of rows.

use std::ops::Range;

use html5ever::local_name;

use crate::document::tree::{NodeId, Tree};

use super::headers::Marks;
use super::labels::Names;
use super::parts::{Group, cell, elements, groups, is_cell, is_section, span_of};
use super::{Cell, Excess, Grid, MAX_COLUMNS, Slot};

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
    grid.names = Names::of(&grid);
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
        names: Names::default(),
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

impl Forming<'_> {
    /// Stops where the table grows too large.
    fn run(&mut self) -> Result<(), Excess> {
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
            // One more than there may be is enough to tell.
            self.grid.columns = (first + width).min(MAX_COLUMNS + 1);
            self.grid.column_groups.push(first..self.grid.columns);
        }
    }

    fn group(&mut self, group: &Group) -> Result<(), Excess> {
        self.reaching_down.clear();
        for (index, &row) in group.rows.iter().enumerate() {
            self.row(row, group.rows.len() - index)?;
        }
        Ok(())
    }

    /// A row, with `left` rows to the end of its group, itself among them.
    fn row(&mut self, node: NodeId, left: usize) -> Result<(), Excess> {
        let row = self.grid.rows;
        let span = self.tree.node(node).span;
        if self.grid.columns > MAX_COLUMNS {
            return Err(Excess::Columns(span));
        }
        if (row + 1) * self.grid.columns.max(1) > self.limit {
            return Err(Excess::Slots(span));
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
    fn continue_cells(&mut self, row: usize, node: NodeId) -> Result<(), Excess> {
        let cells = &self.grid.cells;
        self.reaching_down.retain(|&cell| cells[cell].below() > row);
        for index in self.reaching_down.clone() {
            let cell = &self.grid.cells[index];
            let columns = cell.column..cell.right();
            if self.filled + columns.len() > self.limit {
                return Err(Excess::Slots(self.tree.node(node).span));
            }
            self.fill(row, columns, index);
        }
        Ok(())
    }

    fn place(&mut self, cell: Cell) -> Result<(), Excess> {
        let width = self.grid.columns.max(cell.right());
        if width > MAX_COLUMNS {
            return Err(Excess::Columns(cell.span));
        }
        if self.grid.rows * width > self.limit || self.filled + cell.colspan > self.limit {
            return Err(Excess::Slots(cell.span));
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
