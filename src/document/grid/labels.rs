//! Names rows and columns, in tables without header cells too: most tables of both dialects have
//! none, and yet their readers know which row and column they are in.
//!
//! Where header cells say it, they are the labels. Where they do not:
//! - The columns of a table without any header cell are named by its first row with text in more
//!   than half of the columns, if each of its cells is one line. A row of pictures and paragraphs
//!   names nothing.
//! - A row is named by its first cell with text (one line, in a table whose columns have no name),
//!   and by the cells before it that span several rows. Where empty cells make a corner, labels
//!   stand below that corner only. A cell that reaches to the last column leaves nothing to name.

use std::collections::BTreeSet;

use super::{Cell, Grid, MOST_NAMES, Scope};

/// What names each column and each row of a grid, outermost first: found once, as every cell asks.
#[derive(Debug, Default)]
pub struct Names {
    columns: Vec<Vec<usize>>,
    rows: Vec<Vec<usize>>,
}

impl Names {
    pub fn of(grid: &Grid) -> Names {
        let corner = grid.corner_width();
        // Cells are in the order of their places.
        let indexes = |cells: Vec<&Cell>| -> Vec<usize> {
            let place = |cell: &Cell| (cell.row, cell.column);
            let found = |cell| grid.cells.binary_search_by_key(&place(cell), place).ok();
            cells.into_iter().filter_map(found).collect()
        };
        Names {
            columns: (0..grid.columns)
                .map(|column| indexes(grid.find_column_labels(column)))
                .collect(),
            rows: (0..grid.rows)
                .map(|row| indexes(grid.find_row_labels(row, corner)))
                .collect(),
        }
    }
}

impl Grid {
    /// What names a cell's columns and its rows: its header cells, or the labels in their stead.
    pub fn labels(&self, cell: &Cell) -> (Vec<&Cell>, Vec<&Cell>) {
        let (mut columns, mut rows) = self.headers(cell);
        if columns.is_empty() {
            let slots = self
                .names
                .columns
                .iter()
                .take(cell.right())
                .skip(cell.column);
            columns = self.once(slots, |label| label.below() <= cell.row);
        }
        if rows.is_empty() {
            let slots = self.names.rows.iter().take(cell.below()).skip(cell.row);
            rows = self.once(slots, |label| label.right() <= cell.column);
        }
        (columns, rows)
    }

    /// The labels of several rows or columns, each once.
    fn once<'a>(
        &self,
        slots: impl Iterator<Item = &'a Vec<usize>>,
        counts: impl Fn(&Cell) -> bool,
    ) -> Vec<&Cell> {
        let mut seen = BTreeSet::new();
        let new = slots.flatten().filter(|&&index| seen.insert(index));
        new.map(|&index| &self.cells[index])
            .filter(|label| counts(label))
            .collect()
    }

    /// The cells at the top of a column that name it, outermost first.
    pub fn column_labels(&self, column: usize) -> Vec<&Cell> {
        let names = self.names.columns.get(column).into_iter().flatten();
        names.map(|&index| &self.cells[index]).collect()
    }

    /// The cells at the left of a row that name it, outermost first.
    pub fn row_labels(&self, row: usize) -> Vec<&Cell> {
        let names = self.names.rows.get(row).into_iter().flatten();
        names.map(|&index| &self.cells[index]).collect()
    }

    fn find_column_labels(&self, column: usize) -> Vec<&Cell> {
        if let Some(row) = self.label_row {
            return self
                .at(row, column)
                .filter(|c| !c.is_empty)
                .into_iter()
                .collect();
        }
        let mut labels = Vec::new();
        let mut row = 0;
        while row < self.rows && !self.marks.is_empty() {
            let cell = self.at(row, column);
            row = cell.map_or(0, Cell::below).max(row + 1);
            match cell {
                Some(cell) if cell.names_columns() => labels.push(cell),
                Some(cell) if !cell.is_empty => break,
                _ => {}
            }
        }
        labels.retain(|label| !label.is_empty);
        labels.truncate(MOST_NAMES);
        labels
    }

    fn find_row_labels(&self, row: usize, corner: usize) -> Vec<&Cell> {
        if self.label_row == Some(row) {
            return Vec::new();
        }
        let with_text = self.row(row).filter(|cell| !cell.is_empty);
        let names_row = |cell: &Cell| cell.names_rows();
        if self.marks.row_has(row, |cell| names_row(&self.cells[cell])) {
            let last = self.row(row).filter(|c| names_row(c)).last();
            let end = last.map_or(0, Cell::right);
            return with_text
                .take_while(|cell| cell.column < end)
                .filter(|cell| names_row(cell) || cell.rowspan > 1)
                .take(MOST_NAMES)
                .collect();
        }
        if self
            .marks
            .row_has(row, |cell| self.cells[cell].names_columns())
        {
            return Vec::new();
        }
        self.leading_cells(row, corner)
    }

    /// The first cell with text of a row, and those before it that span rows.
    fn leading_cells(&self, row: usize, corner: usize) -> Vec<&Cell> {
        // Pictures with their paragraphs are laid out as tables too, and none names the next.
        let only_lines = self.marks.is_empty() && self.label_row.is_none();
        let mut end = corner.max(1);
        let mut labels = Vec::new();
        for cell in self.row(row) {
            if cell.column >= end || cell.right() >= self.columns {
                break;
            }
            if cell.is_empty {
                // In a column that has a name, an empty cell repeats the label above it.
                end = if corner == 0 { cell.right() + 1 } else { end };
                continue;
            }
            if only_lines && !cell.is_line {
                break;
            }
            labels.push(cell);
            if cell.rowspan == 1 || labels.len() == MOST_NAMES {
                break;
            }
            end = end.max(cell.right() + 1);
        }
        labels
    }

    /// How many columns the row that names the columns leaves empty at the left.
    fn corner_width(&self) -> usize {
        let cells = self.row(self.label_row.unwrap_or(0));
        let width = cells.take_while(|cell| cell.is_empty).last();
        width.map_or(0, Cell::right)
    }

    pub(super) fn find_label_row(&self) -> Option<usize> {
        if !self.marks.is_empty() || self.columns < 2 || self.rows < 2 {
            return None;
        }
        let width = |row| -> (usize, usize) {
            let cells = self.row(row).filter(|cell| !cell.is_empty);
            cells.fold((0, 0), |(n, width), cell| (n + 1, width + cell.colspan))
        };
        let is_full = |&row: &usize| {
            let (cells, width) = width(row);
            cells > 1 && width * 2 > self.columns
        };
        let row = (0..self.rows).find(is_full)?;
        let are_lines = self.row(row).all(|cell| cell.is_empty || cell.is_line);
        (are_lines && row + 1 < self.rows).then_some(row)
    }
}

impl Cell {
    fn names_columns(&self) -> bool {
        matches!(self.scope, Some(Scope::Column | Scope::ColumnGroup))
    }

    fn names_rows(&self) -> bool {
        matches!(self.scope, Some(Scope::Row | Scope::RowGroup))
    }
}
