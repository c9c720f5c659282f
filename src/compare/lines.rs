//! Gives what a family states, one line for each place, with what every language says there.

use crate::facts::Statements;
use crate::facts::outline::BlockId;
use crate::site::Line;

use super::Comparison;

impl Comparison {
    /// The lines in the order of the leading page; behind them what only other pages have.
    pub fn lines(&self) -> Vec<Line> {
        let sides = self.sides.iter().map(|side| {
            let side = side.as_ref()?;
            Some(Statements::of(&side.outline, &side.sources))
        });
        let stated: Vec<Option<Statements>> = sides.collect();
        let blocks = |locale: usize| stated[locale].as_ref().map_or(0, Statements::blocks);
        let mut rows: Vec<Option<&super::Row>> = vec![None; blocks(self.lead)];
        for row in &self.rows {
            if let Some(block) = row.blocks[self.lead] {
                rows[block] = Some(row);
            }
        }
        let numbers = 0..stated.len();
        let mut told: Vec<Vec<bool>> = numbers.map(|locale| vec![false; blocks(locale)]).collect();
        // What was told in a line is told in no other.
        let mut take = |locale: usize, block: Option<BlockId>| {
            let told = told[locale].get_mut(block?)?;
            (!std::mem::replace(told, true)).then_some(block?)
        };
        let mut lines = Vec::new();
        for (block, row) in rows.into_iter().enumerate() {
            let partners = (0..stated.len()).map(|locale| match row {
                Some(row) => take(locale, row.blocks[locale]),
                None => take(locale, (locale == self.lead).then_some(block)),
            });
            lines.extend(line(&stated, &partners.collect::<Vec<_>>()));
        }
        for locale in 0..stated.len() {
            let is_kept = |block: &BlockId| {
                stated[locale]
                    .as_ref()
                    .is_some_and(|own| own.is_kept(*block))
            };
            for block in (0..blocks(locale)).filter(is_kept) {
                let mut alone = vec![None; stated.len()];
                alone[locale] = take(locale, Some(block));
                lines.extend(line(&stated, &alone));
            }
        }
        lines
    }
}

/// What languages say at one place, by the block of each. None: no language states anything there.
fn line(stated: &[Option<Statements>], blocks: &[Option<BlockId>]) -> Option<Line> {
    let said = || stated.iter().zip(blocks);
    let is_kept = said().any(|(stated, block)| {
        let is_kept = |stated: &Statements| block.is_some_and(|block| stated.is_kept(block));
        stated.as_ref().is_some_and(is_kept)
    });
    let statements = said().map(|(stated, block)| stated.as_ref()?.at((*block)?));
    is_kept.then(|| Line(statements.collect()))
}
