//! Finds the header cells of a cell, as the HTML standard does. `headers=` is not read: no page of
//! either dialect has it.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::tree::Element;

use super::{Cell, Grid, MOST_NAMES, Scope, group_of};

/// Where the header cells lie, so that finding those of one cell does not visit every cell between.
#[derive(Debug, Default)]
pub struct Marks {
    columns: BTreeMap<usize, Line>,
    rows: BTreeMap<usize, Line>,
    /// The first cells that are the header of a whole group of rows, or of columns.
    of_row_groups: BTreeMap<usize, Vec<usize>>,
    of_column_groups: BTreeMap<usize, Vec<usize>>,
}

/// The header cells on a line of slots.
#[derive(Debug, Default)]
struct Line {
    /// By the place and the width that they share across the line.
    alike: BTreeMap<(usize, usize), Alike>,
    /// Where data begins behind header cells: it ends a block of them.
    data: Vec<usize>,
    is_in_block: bool,
}

/// Header cells of a line of which a later one hides those of the blocks before it.
#[derive(Debug, Default)]
struct Alike {
    all: Vec<Mark>,
    /// Those of them that name what lies on the line.
    naming: Vec<Mark>,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    cell: usize,
    block: usize,
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
                mark(
                    &mut marks.columns,
                    Direction::Up,
                    column,
                    row,
                    (cell, &cells[cell]),
                );
                mark(
                    &mut marks.rows,
                    Direction::Left,
                    row,
                    column,
                    (cell, &cells[cell]),
                );
            }
        }
        marks.mark_groups(grid);
        marks
    }

    fn mark_groups(&mut self, grid: &Grid) {
        for (index, cell) in grid.cells.iter().enumerate().filter(|(_, c)| !c.is_empty) {
            let (group, marks) = match cell.scope {
                Some(Scope::RowGroup) => (
                    group_of(&grid.row_groups, cell.row),
                    &mut self.of_row_groups,
                ),
                Some(Scope::ColumnGroup) => {
                    let group = group_of(&grid.column_groups, cell.column);
                    (group, &mut self.of_column_groups)
                }
                _ => continue,
            };
            let Some(group) = group else {
                continue;
            };
            let marks = marks.entry(group).or_default();
            if marks.len() < MOST_NAMES {
                marks.push(index);
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether a row holds a header of its own.
    pub fn row_has(&self, row: usize, test: impl Fn(usize) -> bool) -> bool {
        let alike = self
            .rows
            .get(&row)
            .into_iter()
            .flat_map(|line| line.alike.values());
        let mut marks = alike.flat_map(|alike| &alike.all);
        marks.any(|mark| test(mark.cell))
    }
}

fn mark(
    lines: &mut BTreeMap<usize, Line>,
    to: Direction,
    line: usize,
    at: usize,
    (index, cell): (usize, &Cell),
) {
    if cell.is_header {
        let line = lines.entry(line).or_default();
        let mark = Mark {
            at,
            cell: index,
            block: line.data.len(),
        };
        line.is_in_block = true;
        let alike = line.alike.entry(to.place(cell)).or_default();
        alike.all.push(mark);
        if cell.scope == Some(to.scope()) {
            alike.naming.push(mark);
        }
    } else if let Some(line) = lines.get_mut(&line)
        && std::mem::take(&mut line.is_in_block)
    {
        line.data.push(at);
    }
}

impl Direction {
    /// The scope of the headers that are looked for.
    fn scope(self) -> Scope {
        match self {
            Direction::Up => Scope::Column,
            Direction::Left => Scope::Row,
        }
    }

    /// Where a cell lies across the way, and how wide it is there.
    fn place(self, cell: &Cell) -> (usize, usize) {
        match self {
            Direction::Up => (cell.column, cell.colspan),
            Direction::Left => (cell.row, cell.rowspan),
        }
    }
}

impl Alike {
    /// Those that name what lies at a place of the line, as far as no later one hides them.
    fn naming_before(&self, start: usize, is_hidden: impl Fn(usize) -> bool) -> &[Mark] {
        let until = |marks: &[Mark]| marks.partition_point(|mark| mark.at < start);
        let last = self.all[..until(&self.all)].last();
        let Some(block) = last
            .map(|last| last.block)
            .filter(|&block| !is_hidden(block))
        else {
            return &[];
        };
        let naming = &self.naming[..until(&self.naming)];
        let naming = &naming[naming.partition_point(|mark| mark.block < block)..];
        &naming[naming.len().saturating_sub(MOST_NAMES)..]
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
        let of_group = |marks: &BTreeMap<usize, Vec<usize>>, group: Option<usize>| {
            let marks = group.and_then(|group| marks.get(&group)).cloned();
            let mut marks = marks.unwrap_or_default();
            marks.retain(|&index| {
                let header = &self.cells[index];
                header.column < cell.right() && header.row < cell.below()
            });
            marks
        };
        let group = group_of(&self.row_groups, cell.row);
        rows.extend(of_group(&self.marks.of_row_groups, group));
        let group = group_of(&self.column_groups, cell.column);
        columns.extend(of_group(&self.marks.of_column_groups, group));
        let named = |found: BTreeSet<usize>| {
            let cells = found.into_iter().filter_map(|index| self.cells.get(index));
            cells
                .filter(|header| !header.is_empty && header.node != cell.node)
                .collect()
        };
        (named(columns), named(rows))
    }

    /// Collects the nearest headers between a cell and the edge that count for it. A header behind
    /// data is hidden by a later one of the same place and width.
    fn scan(&self, to: Direction, line: usize, from: &Cell, found: &mut BTreeSet<usize>) {
        let (lines, start) = match to {
            Direction::Up => (&self.marks.columns, from.row),
            Direction::Left => (&self.marks.rows, from.column),
        };
        let Some(line) = lines.get(&line) else {
            return;
        };
        let own_block = line.data.partition_point(|&data| data < start);
        let mut near: Vec<&Mark> = Vec::new();
        for (&place, alike) in &line.alike {
            let hides = from.is_header && to.place(from) == place;
            near.extend(alike.naming_before(start, |block| hides && block < own_block));
        }
        near.sort_unstable_by_key(|mark| std::cmp::Reverse(mark.at));
        found.extend(near.iter().take(MOST_NAMES).map(|mark| mark.cell));
    }
}
