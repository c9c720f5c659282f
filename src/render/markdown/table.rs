//! Gives a table as lines of Markdown, which knows no spans: their text stands in each cell.

use std::collections::BTreeMap;

/// Spans are filled with their text as long as that adds no more than this to a page, in bytes.
const MOST_REPEATED: usize = 1 << 20;

/// How many cells of a table spans may fill downwards.
const MOST_SLOTS: usize = 200_000;

/// The widest span that is filled.
const WIDEST: usize = 50;

#[derive(Default)]
pub struct Table {
    rows: Vec<BTreeMap<usize, String>>,
    /// Behind the last cell of the row that is being read.
    next: usize,
    /// By column: a text that reaches down, and through how many more rows.
    down: BTreeMap<usize, (String, usize)>,
    /// How many columns and rows the cell takes that is being read.
    pub spans: (usize, usize),
    /// How many cells spans have filled.
    slots: usize,
}

impl Table {
    /// Begins a row. `repeated` counts what spans add to the page.
    pub fn row(&mut self, repeated: &mut usize) {
        self.slots += self.down.len();
        let mut row = BTreeMap::new();
        for (column, (text, left)) in std::mem::take(&mut self.down) {
            *repeated += text.len();
            let filled = *repeated < MOST_REPEATED;
            if left > 1 && self.slots < MOST_SLOTS {
                let text = if filled { text.clone() } else { String::new() };
                self.down.insert(column, (text, left - 1));
            }
            row.insert(column, text);
        }
        self.rows.push(row);
        self.next = 0;
    }

    pub fn cell(&mut self, text: String, repeated: &mut usize) {
        let (wide, high) = self.spans;
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        let mut columns = self.next..;
        let free = columns
            .find(|column| !row.contains_key(column))
            .unwrap_or(0);
        self.next = free + wide.clamp(1, WIDEST);
        for column in free..self.next {
            *repeated += if column > free { text.len() } else { 0 };
            let shown = column == free || *repeated < MOST_REPEATED;
            let shown = if shown { text.clone() } else { String::new() };
            if high > 1 {
                self.down.insert(column, (shown.clone(), high - 1));
            }
            row.insert(column, shown);
        }
    }

    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (index, row) in self.rows.iter().filter(|row| !row.is_empty()).enumerate() {
            let width = row.keys().next_back().map_or(0, |last| last + 1);
            let cells = (0..width).map(|column| row.get(&column).map_or("", String::as_str));
            lines.push(format!("| {} |", cells.collect::<Vec<_>>().join(" | ")));
            if index == 0 {
                lines.push(format!("|{}", " --- |".repeat(width)));
            }
        }
        lines
    }
}
