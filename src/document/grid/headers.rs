//! Finds the header cells of a cell, as the HTML standard does. `headers=` is not read: no page of
//! either dialect has it.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::tree::Element;

use super::{Cell, Grid, Scope};

/// Where the header cells lie, so that finding those of one cell does not visit every cell between.
#[derive(Debug, Default)]
pub struct Marks {
    columns: BTreeMap<usize, Vec<Mark>>,
    rows: BTreeMap<usize, Vec<Mark>>,
    /// Cells that are the header of a whole group.
    of_groups: Vec<usize>,
}

/// A header cell on a line of slots.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    cell: usize,
    /// Whether a data cell lies between it and the next mark.
    data_follows: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Up,
    Left,
}

/// The scope that a cell's own attributes give it. `role=rowheader` is how Workfront's pages write
/// `<th scope=row>`, and both dialects put `scope` on a `<td>`.
pub fn own_scope(element: &Element) -> Option<Scope> {
    let value = |name| element.attribute(name).unwrap_or_default().trim();
    let is = |name, expected: &str| value(name).eq_ignore_ascii_case(expected);
    let scopes = [
        ("row", Scope::Row),
        ("col", Scope::Column),
        ("rowgroup", Scope::RowGroup),
        ("colgroup", Scope::ColumnGroup),
    ];
    let roles = [("rowheader", Scope::Row), ("columnheader", Scope::Column)];
    let scope = scopes.iter().find(|(word, _)| is("scope", word));
    let role = || roles.iter().find(|(word, _)| is("role", word));
    scope.or_else(role).map(|&(_, scope)| scope)
}

impl Marks {
    /// Marks the header cells of a grid, after the scope of each is settled.
    pub fn of(grid: &mut Grid) -> Marks {
        let mut marks = Marks::default();
        if !grid.cells.iter().any(|cell| cell.is_header) {
            return marks;
        }
        settle_scopes(grid);
        let cells = &grid.cells;
        for (row, slots) in grid.slots.iter().enumerate() {
            for (column, slot) in slots.iter().enumerate() {
                let Some(cell) = slot.only_cell() else {
                    continue;
                };
                let is_header = cells[cell].is_header;
                mark(&mut marks.columns, column, row, cell, is_header);
                mark(&mut marks.rows, row, column, cell, is_header);
            }
        }
        let of_group = |&index: &usize| {
            let scope = cells[index].scope;
            matches!(scope, Some(Scope::RowGroup | Scope::ColumnGroup)) && !cells[index].is_empty
        };
        marks.of_groups = (0..cells.len()).filter(of_group).collect();
        marks
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether a row holds a header of its own.
    pub fn row_has(&self, row: usize, test: impl Fn(usize) -> bool) -> bool {
        let marks = self.rows.get(&row).map_or(&[][..], Vec::as_slice);
        marks.iter().any(|mark| test(mark.cell))
    }
}

fn mark(
    lines: &mut BTreeMap<usize, Vec<Mark>>,
    line: usize,
    at: usize,
    cell: usize,
    is_header: bool,
) {
    if is_header {
        lines.entry(line).or_default().push(Mark {
            at,
            cell,
            data_follows: false,
        });
    } else if let Some(last) = lines.get_mut(&line).and_then(|marks| marks.last_mut()) {
        last.data_follows = true;
    }
}

/// Gives header cells without a scope one, by what lies in their rows and columns.
fn settle_scopes(grid: &mut Grid) {
    let (mut data_rows, mut data_columns) = (vec![false; grid.rows], vec![false; grid.columns]);
    let corner = corner_widths(grid);
    for cell in grid.cells.iter().filter(|cell| !cell.is_header) {
        // The standard counts an empty `<td>` in the corner as data, and no header beside it would
        // be one.
        if cell.right() <= corner.get(cell.below() - 1).copied().unwrap_or(0) {
            continue;
        }
        data_rows[cell.row..cell.below()].fill(true);
        data_columns[cell.column..cell.right()].fill(true);
    }
    let none = |flags: &[bool]| !flags.contains(&true);
    for cell in &mut grid.cells {
        if !cell.is_header || cell.scope.is_some() {
            continue;
        }
        if none(&data_rows[cell.row..cell.below()]) {
            cell.scope = Some(Scope::Column);
        } else if none(&data_columns[cell.column..cell.right()]) {
            cell.scope = Some(Scope::Row);
        }
    }
}

/// For the first rows, how many columns of the empty corner at the top left they hold.
pub fn corner_widths(grid: &Grid) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    for row in 0..grid.rows {
        let cells = grid.row(row).take_while(|cell| cell.is_empty);
        let width = cells.last().map_or(0, Cell::right);
        let width = widths.last().map_or(width, |&above| width.min(above));
        if width == 0 {
            break;
        }
        widths.push(width);
    }
    widths
}

impl Grid {
    /// The header cells that name a cell's columns and its rows, outermost first.
    pub fn headers(&self, cell: &Cell) -> (Vec<&Cell>, Vec<&Cell>) {
        let (mut columns, mut rows) = (BTreeSet::new(), BTreeSet::new());
        if self.marks.is_empty() {
            return (Vec::new(), Vec::new());
        }
        for column in cell.column..cell.right() {
            self.scan(Direction::Up, column, cell, &mut columns);
        }
        for row in cell.row..cell.below() {
            self.scan(Direction::Left, row, cell, &mut rows);
        }
        for &index in &self.marks.of_groups {
            let header = &self.cells[index];
            if header.column >= cell.right() || header.row >= cell.below() {
                continue;
            }
            let shared = |groups: &[std::ops::Range<usize>], a, b| {
                groups.iter().any(|g| g.contains(&a) && g.contains(&b))
            };
            if header.scope == Some(Scope::RowGroup) {
                if shared(&self.row_groups, header.row, cell.row) {
                    rows.insert(index);
                }
            } else if shared(&self.column_groups, header.column, cell.column) {
                columns.insert(index);
            }
        }
        let named = |found: BTreeSet<usize>| {
            let cells = found.into_iter().filter_map(|index| self.cells.get(index));
            cells
                .filter(|header| !header.is_empty && header.node != cell.node)
                .collect()
        };
        (named(columns), named(rows))
    }

    /// Goes from a cell to the edge and collects the headers that count for it. A header behind
    /// data is hidden by a later one of the same place and width.
    fn scan(&self, to: Direction, line: usize, from: &Cell, found: &mut BTreeSet<usize>) {
        let (lines, start, scope) = match to {
            Direction::Up => (&self.marks.columns, from.row, Scope::Column),
            Direction::Left => (&self.marks.rows, from.column, Scope::Row),
        };
        let Some(marks) = lines.get(&line) else {
            return;
        };
        let place = |cell: &Cell| match to {
            Direction::Up => (cell.column, cell.colspan),
            Direction::Left => (cell.row, cell.rowspan),
        };
        let (mut hiding, mut block) = (BTreeSet::new(), Vec::new());
        if from.is_header {
            block.push(place(from));
        }
        let before = marks.partition_point(|mark| mark.at < start);
        for mark in marks[..before].iter().rev() {
            if mark.data_follows {
                hiding.extend(block.drain(..));
            }
            let header = &self.cells[mark.cell];
            block.push(place(header));
            if header.scope == Some(scope) && !hiding.contains(&place(header)) {
                found.insert(mark.cell);
            }
        }
    }
}
