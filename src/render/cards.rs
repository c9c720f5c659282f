//! Gives the tables that narrow screens show as cards: one for each row, in which every cell bears the
//! name of its column. The shape decides: few columns with one name each, text in the cells, and more
//! of it than stands side by side on a phone. Tables of marks stay as they are.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use unicode_width::UnicodeWidthStr;

use crate::document::grid::{Cell, Grid, cell_text};
use crate::document::tree::{NodeData, NodeId, Tree};

use super::semantics::Marks;

/// Two columns fit on every screen, and a card of more than five is no card.
const COLUMNS: RangeInclusive<usize> = 3..=5;

/// Tables of so many columns scroll in their box, on a phone at least.
const WIDE: usize = 5;

/// Tables of so many columns may scroll on a phone where they are no cards.
const BROAD: usize = 3;

/// What stands side by side on a phone, in Latin letters.
const PHONE: usize = 40;

/// A cell with more text than this takes the whole width of its card.
const LONG: usize = 60;

/// Letters that stand upright beside one row of a group. A longer name would stretch its rows.
const LETTERS_A_ROW: usize = 8;

#[derive(Debug, Default)]
pub struct Cards {
    tables: BTreeSet<NodeId>,
    scrolling: BTreeSet<NodeId>,
    /// By cell: what its column is called.
    columns: BTreeMap<NodeId, String>,
    /// The cells that say what a card is about.
    titles: BTreeSet<NodeId>,
    long: BTreeSet<NodeId>,
    /// The names of groups that are high enough for a name that stands upright.
    upright: BTreeSet<NodeId>,
}

impl Cards {
    pub fn of(tree: &Tree, marks: &Marks) -> Self {
        let mut cards = Cards::default();
        for grid in Grid::all(tree) {
            if is_simple(tree, &grid) && is_text(tree, &grid, marks) {
                cards.add(tree, &grid);
            }
            let may_scroll = match cards.is_cards(grid.table) {
                true => grid.columns >= WIDE,
                false => grid.columns >= BROAD,
            };
            if may_scroll {
                cards.scrolling.insert(grid.table);
            }
            let groups = grid.cells.iter().filter(|cell| cell.rowspan > 1);
            let high = groups.filter(|cell| is_upright(tree, cell));
            cards.upright.extend(high.map(|cell| cell.node));
        }
        cards
    }

    /// Whether a table is shown as cards where there is little room.
    pub fn is_cards(&self, table: NodeId) -> bool {
        self.tables.contains(&table)
    }

    /// Whether a table has so many columns that there are screens on which it scrolls.
    pub fn may_scroll(&self, table: NodeId) -> bool {
        self.scrolling.contains(&table)
    }

    pub fn column(&self, cell: NodeId) -> Option<&str> {
        self.columns.get(&cell).map(String::as_str)
    }

    pub fn is_title(&self, cell: NodeId) -> bool {
        self.titles.contains(&cell)
    }

    /// Whether a cell has more text than stands beside another cell in a card.
    pub fn is_long(&self, cell: NodeId) -> bool {
        self.long.contains(&cell)
    }

    /// Whether the name of a group may stand upright beside its rows.
    pub fn is_upright(&self, cell: NodeId) -> bool {
        self.upright.contains(&cell)
    }

    fn add(&mut self, tree: &Tree, grid: &Grid) {
        self.tables.insert(grid.table);
        let cells = || body(grid).filter(|cell| cell.colspan == 1);
        for cell in cells() {
            let name = grid.at(0, cell.column).map(|head| words(tree, head));
            let name = name.filter(|name| !name.is_empty());
            self.columns.extend(name.map(|name| (cell.node, name)));
        }
        let long = body(grid).filter(|cell| cell_text(tree, cell.node).width() > LONG);
        self.long.extend(long.map(|cell| cell.node));
        // A single row needs no title.
        let first: Vec<&Cell> = cells().filter(|cell| cell.column == 0).collect();
        if first.len() > 1 && first.iter().all(|cell| !cell.is_empty) {
            self.titles.extend(first.iter().map(|cell| cell.node));
        }
    }
}

/// One row of names in a `<thead>`, and below it one cell for each name, or one for all.
fn is_simple(tree: &Tree, grid: &Grid) -> bool {
    let is = |id: NodeId, name| {
        tree.element(id)
            .is_some_and(|element| &*element.name == name)
    };
    let in_head = |cell: &Cell| {
        tree.ancestors(cell.node)
            .nth(1)
            .is_some_and(|up| is(up, "thead"))
    };
    let names = |cell: &Cell| cell.is_line || (cell.is_empty && cell.column == 0);
    let fits = |cell: &Cell| cell.colspan == 1 || (cell.row > 0 && cell.colspan == grid.columns);
    COLUMNS.contains(&grid.columns)
        && grid.rows > 1
        && grid.over_limit.is_none()
        && grid.overlaps == 0
        && grid.row(0).count() == grid.columns
        && grid.row(0).all(names)
        && grid
            .cells
            .iter()
            .all(|cell| cell.rowspan == 1 && fits(cell))
        && grid
            .cells
            .iter()
            .all(|cell| in_head(cell) == (cell.row == 0))
        && !tree.ancestors(grid.table).any(|up| is(up, "table"))
        && tree
            .descendants(grid.table)
            .filter(|id| is(*id, "table"))
            .count()
            == 1
}

/// No cell is but a mark, and the longest lines of the columns do not fit beside each other.
fn is_text(tree: &Tree, grid: &Grid, marks: &Marks) -> bool {
    let mut widths = vec![0; grid.columns];
    for cell in grid.cells.iter().filter(|cell| cell.colspan == 1) {
        let text = cell_text(tree, cell.node);
        let width = text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
        widths[cell.column] = width.max(widths[cell.column]);
    }
    let is_mark = |cell: &Cell| marks.spoken(cell.span).is_some();
    widths.iter().sum::<usize>() > PHONE && !body(grid).any(is_mark)
}

fn is_upright(tree: &Tree, cell: &Cell) -> bool {
    cell_text(tree, cell.node).width() <= cell.rowspan * LETTERS_A_ROW
}

fn body(grid: &Grid) -> impl Iterator<Item = &Cell> {
    grid.cells.iter().filter(|cell| cell.row > 0)
}

/// A name on one line. The number of a footnote stays raised.
fn words(tree: &Tree, cell: &Cell) -> String {
    let is_raised = |id: NodeId| {
        let mut above = tree.ancestors(id).filter_map(|up| tree.element(up));
        above.any(|element| &*element.name == "sup")
    };
    let mut text = String::new();
    for id in tree.descendants(cell.node) {
        let NodeData::Text(pieces) = &tree.node(id).data else {
            continue;
        };
        let letters = pieces.iter().flat_map(|piece| piece.text.chars());
        match is_raised(id) {
            true => text.extend(letters.map(raised)),
            false => text.extend(letters),
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn raised(letter: char) -> char {
    let digit = letter.to_digit(10).map(|digit| digit as usize);
    let signs = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    digit.map_or(letter, |digit| signs[digit])
}
