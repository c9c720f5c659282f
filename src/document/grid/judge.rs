//! Says where a table's cells do not fit together.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::problem::Problem;
use crate::document::tree::Tree;
use crate::source::Span;

use super::{Cell, Excess, Grid, MAX_COLUMNS, MAX_SLOTS};

pub const OVERLAPPING: Rule = Rule {
    name: "overlapping-cells",
    level: Level::Error,
    group: Group::Markup,
    summary: "Two cells of a table lie in the same place, and readers see one over the other.",
};

pub const SPAN_BEYOND: Rule = Rule {
    name: "span-beyond-table",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A cell spans more rows or columns than its table has.",
};

pub const TOO_LARGE: Rule = Rule {
    name: "table-too-large",
    level: Level::Error,
    group: Group::Markup,
    summary: "A table has more columns, or the tables of a page more slots, than can be read; what comes later is not compared.",
};

/// Judges every table of a page.
pub fn judge(tree: &Tree, problems: &mut Vec<Problem>) {
    let mut no_room = None;
    for grid in Grid::all(tree) {
        match grid.over_limit {
            Some(Excess::Columns(span)) => problems.push(too_many_columns(span)),
            // One table that is too large leaves no room for the later ones.
            Some(Excess::Slots(span)) => no_room = no_room.or(Some(span)),
            None => {}
        }
        for cell in grid.cells.iter().filter(|cell| cell.over.is_some()) {
            problems.push(overlapping(cell));
        }
        if grid.over_limit.is_none() {
            let columns = grid.begun_columns();
            problems.extend(grid.cells.iter().filter_map(too_tall));
            problems.extend(grid.cells.iter().filter_map(|cell| too_wide(cell, columns)));
        }
    }
    problems.extend(no_room.map(large));
}

impl Grid {
    /// The columns up to the last in which a cell begins, or which a `<col>` declares.
    fn begun_columns(&self) -> usize {
        let begun = self.cells.iter().map(|cell| cell.column + 1).max();
        let declared = self.column_groups.last().map(|group| group.end);
        begun.unwrap_or(0).max(declared.unwrap_or(0))
    }
}

fn overlapping(cell: &Cell) -> Problem {
    let (row, column) = (cell.row + 1, cell.column + 1);
    Problem {
        rule: &OVERLAPPING,
        span: cell.span,
        message: format!("the cell at row {row}, column {column} lies over another one"),
        help: "lower the `rowspan` or `colspan` of one of the two".into(),
        fix: None,
    }
}

fn too_tall(cell: &Cell) -> Option<Problem> {
    (cell.asked_rows > cell.rowspan).then(|| Problem {
        rule: &SPAN_BEYOND,
        span: cell.span,
        message: format!(
            "the cell spans {} rows, and its table has {} from here on",
            cell.asked_rows, cell.rowspan
        ),
        help: format!("write `rowspan=\"{}\"`", cell.rowspan),
        fix: None,
    })
}

fn too_wide(cell: &Cell, columns: usize) -> Option<Problem> {
    (cell.right() > columns).then(|| Problem {
        rule: &SPAN_BEYOND,
        span: cell.span,
        message: format!(
            "the cell spans {} columns, and its table has {} from here on",
            cell.colspan,
            columns - cell.column
        ),
        help: format!("write `colspan=\"{}\"`", columns - cell.column),
        fix: None,
    })
}

fn large(span: Span) -> Problem {
    Problem {
        rule: &TOO_LARGE,
        span,
        message: format!("here the page's tables grow beyond {MAX_SLOTS} slots"),
        help: "lower `rowspan` and `colspan`, or divide the table".into(),
        fix: None,
    }
}

fn too_many_columns(span: Span) -> Problem {
    Problem {
        rule: &TOO_LARGE,
        span,
        message: format!("here a table grows beyond {MAX_COLUMNS} columns"),
        help: "write rows as columns, or divide the table".into(),
        fix: None,
    }
}
