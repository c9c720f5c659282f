//! Gives the cells of a page that name rows or columns, with what each names: so tables say it to those
//! who hear them, also where their author has marked no cell.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::grid::{Cell, Grid, Scope, cell_text};
use crate::document::tree::{NodeId, Tree};

pub(super) type Headers = BTreeMap<NodeId, &'static str>;

pub(super) fn headers(tree: &Tree) -> Headers {
    let mut headers = Headers::new();
    for grid in Grid::all(tree) {
        let own = grid.cells.iter().filter(|cell| cell.is_header);
        let own = own.filter_map(|cell| Some((cell.node, word(cell.scope?))));
        headers.extend(own);
        for label in labels(tree, &grid) {
            let scope = match grid.fills_rows(label) {
                true => Scope::RowGroup,
                false => Scope::Row,
            };
            headers.entry(label.node).or_insert(word(scope));
        }
    }
    headers
}

fn word(scope: Scope) -> &'static str {
    match scope {
        Scope::Row => "row",
        Scope::Column => "col",
        Scope::RowGroup => "rowgroup",
        Scope::ColumnGroup => "colgroup",
    }
}

/// The cells that name the rows below the names of the columns: each is a line, every row has some, and
/// no two rows have the same.
fn labels<'a>(tree: &Tree, grid: &'a Grid) -> Vec<&'a Cell> {
    let names_columns = |row: usize| {
        let mut cells = grid.row(row).filter(|cell| !cell.is_empty);
        cells.all(|cell| cell.is_header && cell.scope == Some(Scope::Column))
    };
    let mut body: Vec<usize> = (0..grid.rows).filter(|row| !names_columns(*row)).collect();
    let is_headed = body.len() < grid.rows;
    // A cell below all columns is no row of values.
    body.retain(|row| grid.row(*row).count() > 1);
    // Rows without a name below the head say more of the columns.
    let named = body
        .iter()
        .position(|row| !grid.row_labels(*row).is_empty());
    body.drain(..named.unwrap_or(0));
    if body.len() < 2 || !is_headed || grid.overlaps > 0 || grid.over_limit.is_some() {
        return Vec::new();
    }
    let mut labels: Vec<&Cell> = Vec::new();
    let mut names = BTreeSet::new();
    for row in body {
        let own = grid.row_labels(row);
        let name: Vec<String> = own.iter().map(|cell| cell_text(tree, cell.node)).collect();
        if own.is_empty() || !own.iter().all(|cell| cell.is_line) || !names.insert(name) {
            return Vec::new();
        }
        labels.extend(own);
    }
    labels
}
