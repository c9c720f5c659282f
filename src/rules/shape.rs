//! Headings and cells that are built otherwise than in the other languages.

use crate::compare::{Comparison, Row, Settled, UNDECIDED};
use crate::diagnostic::{Diagnostic, Drift, Group, Level, Related, Rule, Votes};
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
    let stated: Vec<(usize, &String)> = shapes.iter().map(|s| (s.locale, &s.words)).collect();
    let Some(Settled {
        value: best,
        undecided,
    }) = comparison.settle(&stated)
    else {
        return;
    };
    let voters = |words: &String| -> Vec<usize> {
        let voters = stated.iter().filter(|(_, other)| *other == words);
        voters.map(|(locale, _)| *locale).collect()
    };
    for odd in shapes.iter().filter(|shape| shape.words != *best) {
        let Some(place) = comparison.place(odd.locale, odd.span) else {
            continue;
        };
        let agreeing = voters(best);
        let names = comparison.names(&agreeing);
        let unsettled = if undecided { UNDECIDED } else { "" };
        let message = format!("{} here, {best} in {names}{unsettled}", odd.words);
        let mut diagnostic = Diagnostic::new(odd.rule, place, message)
            .help("build it as the other languages do, or accept the difference with a reason");
        let alike = shapes.iter().filter(|shape| shape.words == *best);
        diagnostic.related = alike
            .filter_map(|shape| {
                let place = comparison.place(shape.locale, shape.span)?;
                let label = format!("{}: {}", comparison.name(shape.locale), shape.words);
                Some(Related::new(place, label))
            })
            .collect();
        diagnostic.drift = Some(Drift {
            found: odd.words.clone(),
            expected: best.clone(),
            address: row.address.clone(),
        });
        diagnostic.votes = Some(Votes {
            here: voters(&odd.words).len(),
            there: agreeing.len(),
            undecided,
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
