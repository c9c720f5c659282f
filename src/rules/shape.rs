//! Headings and cells that are built otherwise than in the other languages.

use crate::compare::{Comparison, Row};
use crate::diagnostic::{Diagnostic, Drift, Group, Level, Related, Rule};
use crate::facts::outline::BlockKind;
use crate::source::Span;

use super::Judge;

pub struct Shapes;

const HEADING_LEVEL: Rule = Rule {
    name: "mismatched-heading-level",
    level: Level::Warning,
    group: Group::Structure,
    summary: "A heading stands on another level than in other languages.",
};

const SPAN: Rule = Rule {
    name: "mismatched-span",
    level: Level::Error,
    group: Group::Structure,
    summary: "A cell reaches over other rows or columns than in other languages.",
};

impl Judge for Shapes {
    fn rules(&self) -> Vec<&'static Rule> {
        vec![&HEADING_LEVEL, &SPAN]
    }

    fn judge(&self, comparison: &Comparison, found: &mut Vec<Diagnostic>) {
        for row in &comparison.rows {
            judge_row(comparison, row, found);
        }
    }
}

/// How a block is built, in words.
struct Shape {
    locale: usize,
    rule: &'static Rule,
    words: String,
    span: Span,
}

fn judge_row(comparison: &Comparison, row: &Row, found: &mut Vec<Diagnostic>) {
    let shapes: Vec<Shape> = (0..row.blocks.len())
        .filter_map(|locale| shape(comparison, row, locale))
        .collect();
    let votes = |words: &str| shapes.iter().filter(|shape| shape.words == words).count();
    let best = shapes
        .iter()
        .max_by_key(|shape| (votes(&shape.words), shape.locale == comparison.lead));
    let Some(best) = best else { return };
    for odd in shapes.iter().filter(|shape| shape.words != best.words) {
        let Some(place) = comparison.place(odd.locale, odd.span) else {
            continue;
        };
        let message = format!("{} here, {} in the other languages", odd.words, best.words);
        let mut diagnostic = Diagnostic::new(odd.rule, place, message)
            .help("build it as the other languages do, or accept the difference with a reason");
        let alike = shapes.iter().filter(|shape| shape.words == best.words);
        diagnostic.related = alike
            .filter_map(|shape| {
                let place = comparison.place(shape.locale, shape.span)?;
                let label = format!("{}: {}", comparison.name(shape.locale), shape.words);
                Some(Related::new(place, label))
            })
            .collect();
        diagnostic.drift = Some(Drift {
            found: odd.words.clone(),
            expected: best.words.clone(),
            address: row.address.clone(),
        });
        found.push(diagnostic);
    }
}

fn shape(comparison: &Comparison, row: &Row, locale: usize) -> Option<Shape> {
    let block = comparison.block(locale, row.blocks[locale]?)?;
    let (rule, words) = match block.kind {
        BlockKind::Heading(level) => (&HEADING_LEVEL, format!("level {level}")),
        BlockKind::Cell {
            colspan, rowspan, ..
        } => (&SPAN, format!("{rowspan} rows, {colspan} columns")),
        _ => return None,
    };
    Some(Shape {
        locale,
        rule,
        words,
        span: block.span,
    })
}
