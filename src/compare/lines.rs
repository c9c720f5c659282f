//! Gives what a family states, one line for each place, with what every language says there.

use crate::facts::{Said, statements};
use crate::site::Line;

use super::Comparison;

impl Comparison {
    /// The lines in the order of the leading page; behind them what only other pages have.
    pub fn lines(&self) -> Vec<Line> {
        let mut stated: Vec<Vec<Option<Said>>> = self
            .sides
            .iter()
            .map(|side| match side {
                Some(side) => statements(&side.outline, &side.sources),
                None => Vec::new(),
            })
            .collect();
        let leading = stated[self.lead].len();
        let mut rows: Vec<Option<&super::Row>> = vec![None; leading];
        for row in &self.rows {
            if let Some(block) = row.blocks[self.lead] {
                rows[block] = Some(row);
            }
        }
        let mut lines = Vec::new();
        for (block, row) in rows.into_iter().enumerate() {
            let mut take = |locale: usize| {
                let partner = match row {
                    Some(row) => row.blocks[locale]?,
                    None if locale == self.lead => block,
                    None => return None,
                };
                stated[locale].get_mut(partner)?.take()
            };
            lines.extend(line((0..self.sides.len()).map(&mut take).collect()));
        }
        for locale in 0..stated.len() {
            for statement in std::mem::take(&mut stated[locale]).into_iter().flatten() {
                let mut alone: Vec<Option<Said>> = self.sides.iter().map(|_| None).collect();
                alone[locale] = Some(statement);
                lines.extend(line(alone));
            }
        }
        lines
    }
}

/// What languages say at one place. None: no language states anything there.
fn line(said: Vec<Option<Said>>) -> Option<Line> {
    let is_kept = said.iter().flatten().any(|said| said.is_kept);
    let statements = said.into_iter().map(|said| Some(said?.statement));
    is_kept.then(|| Line(statements.collect()))
}
