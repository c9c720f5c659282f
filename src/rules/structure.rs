//! Rows, sections, items and pictures that one language lacks or has alone, and blocks that are
//! built otherwise.

use crate::compare::{Comparison, Gap, GapKind};
use crate::diagnostic::{Diagnostic, Drift, Group, Level, Related, Rule};
use crate::facts::outline::{BlockId, BlockKind};

use super::Judge;

pub struct Structure;

const fn rule(name: &'static str, level: Level, summary: &'static str) -> Rule {
    Rule {
        name,
        level,
        group: Group::Structure,
        summary,
    }
}

const MISSING_ROW: Rule = rule(
    "missing-row",
    Level::Error,
    "A table lacks a row that other languages have.",
);
const EXTRA_ROW: Rule = rule(
    "extra-row",
    Level::Error,
    "A table has a row that other languages have not.",
);
const MISSING_CELL: Rule = rule(
    "missing-cell",
    Level::Error,
    "A row lacks a cell that other languages have.",
);
const EXTRA_CELL: Rule = rule(
    "extra-cell",
    Level::Error,
    "A row has a cell that other languages have not.",
);
const MISSING_COLUMN: Rule = rule(
    "missing-column",
    Level::Error,
    "A table lacks a column that other languages have.",
);
const MISSING_SECTION: Rule = rule(
    "missing-section",
    Level::Error,
    "A section of other languages is not there.",
);
const EXTRA_SECTION: Rule = rule(
    "extra-section",
    Level::Warning,
    "A section stands in this language alone.",
);
const MISSING_ITEM: Rule = rule(
    "missing-item",
    Level::Warning,
    "A list lacks an item that other languages have.",
);
const EXTRA_ITEM: Rule = rule(
    "extra-item",
    Level::Warning,
    "A list has an item that other languages have not.",
);
const MISSING_BLOCK: Rule = rule(
    "missing-block",
    Level::Warning,
    "A table, picture or other block with facts is not there.",
);
const EXTRA_BLOCK: Rule = rule(
    "extra-block",
    Level::Note,
    "A block stands in this language alone.",
);
const HEADING_LEVEL: Rule = rule(
    "mismatched-heading-level",
    Level::Warning,
    "A heading stands on another level than in other languages.",
);
const SPAN: Rule = rule(
    "mismatched-span",
    Level::Error,
    "A cell reaches over other rows or columns than in other languages.",
);

const RULES: &[&Rule] = &[
    &MISSING_ROW,
    &EXTRA_ROW,
    &MISSING_CELL,
    &EXTRA_CELL,
    &MISSING_COLUMN,
    &MISSING_SECTION,
    &EXTRA_SECTION,
    &MISSING_ITEM,
    &EXTRA_ITEM,
    &MISSING_BLOCK,
    &EXTRA_BLOCK,
    &HEADING_LEVEL,
    &SPAN,
];

impl Judge for Structure {
    fn rules(&self) -> Vec<&'static Rule> {
        RULES.to_vec()
    }

    fn judge(&self, comparison: &Comparison, found: &mut Vec<Diagnostic>) {
        for gap in &comparison.gaps {
            if !shared_by_most(comparison, gap) {
                found.extend(told(comparison, gap));
            }
        }
        for row in &comparison.rows {
            found.extend(built_otherwise(comparison, &row.blocks, &row.address));
        }
    }
}

/// What most translations lack is rather too many in the lead; then the lead alone is reported.
fn shared_by_most(comparison: &Comparison, gap: &Gap) -> bool {
    let same = comparison.gaps.iter().filter(|other| {
        other.kind == gap.kind && other.holder == gap.holder && other.block == gap.block
    });
    let present = comparison.sides.iter().flatten().count();
    gap.kind == GapKind::Missing && !comparison.lead_is_source && same.count() * 2 > present
}

fn told(comparison: &Comparison, gap: &Gap) -> Option<Diagnostic> {
    let block = comparison.block(gap.holder, gap.block)?;
    let states = states_something(comparison, gap.holder, gap.block);
    let rule = match (gap.kind, &block.kind) {
        (GapKind::Missing, BlockKind::Row) => &MISSING_ROW,
        (GapKind::Extra, BlockKind::Row) => &EXTRA_ROW,
        (GapKind::Missing, BlockKind::Cell { .. }) => &MISSING_CELL,
        (GapKind::Extra, BlockKind::Cell { .. }) => &EXTRA_CELL,
        (GapKind::Missing, BlockKind::Section(_)) => &MISSING_SECTION,
        (GapKind::Extra, BlockKind::Section(_)) => &EXTRA_SECTION,
        (GapKind::Missing, BlockKind::Item) => &MISSING_ITEM,
        (GapKind::Extra, BlockKind::Item) => &EXTRA_ITEM,
        (GapKind::Missing, _) if states => &MISSING_BLOCK,
        (GapKind::Extra, _) if states => &EXTRA_BLOCK,
        // Languages cut their paragraphs as they like.
        _ => return None,
    };
    let place = comparison.place(gap.locale, gap.span)?;
    let text = block
        .passage
        .as_ref()
        .map(|passage| passage.text.chars().take(60).collect::<String>());
    let text = text
        .filter(|text| !text.is_empty())
        .unwrap_or_else(|| gap.address.clone());
    let message = match gap.kind {
        GapKind::Missing => format!(
            "{} ({} has «{}»)",
            rule.summary.trim_end_matches('.'),
            comparison.name(gap.holder),
            text.replace('\n', " ")
        ),
        GapKind::Extra => rule.summary.trim_end_matches('.').to_owned(),
    };
    let mut diagnostic = Diagnostic::new(rule, place, message);
    if gap.kind == GapKind::Missing {
        let holder = comparison.place(gap.holder, block.span)?;
        diagnostic.related.push(Related::new(
            holder,
            format!("{} has it", comparison.name(gap.holder)),
        ));
    }
    diagnostic.drift = Some(Drift {
        found: String::new(),
        expected: text,
        address: gap.address.clone(),
    });
    Some(
        diagnostic
            .help("translate what is missing, remove what is too many, or accept it with a reason"),
    )
}

/// Whether a block or one below it holds facts or a table.
fn states_something(comparison: &Comparison, locale: usize, block: BlockId) -> bool {
    let Some(block) = comparison.block(locale, block) else {
        return false;
    };
    let facts = block
        .passage
        .as_ref()
        .is_some_and(|passage| passage.facts.iter().any(|fact| !fact.soft));
    facts
        || block.kind == BlockKind::Table
        || block
            .children
            .iter()
            .any(|&child| states_something(comparison, locale, child))
}

fn built_otherwise(
    comparison: &Comparison,
    blocks: &[Option<BlockId>],
    address: &str,
) -> Vec<Diagnostic> {
    let build = |locale: usize| {
        let block = comparison.block(locale, blocks[locale]?)?;
        match block.kind {
            BlockKind::Heading(level) => {
                Some((&HEADING_LEVEL, format!("level {level}"), block.span))
            }
            BlockKind::Cell {
                colspan, rowspan, ..
            } => Some((
                &SPAN,
                format!("{rowspan} rows, {colspan} columns"),
                block.span,
            )),
            _ => None,
        }
    };
    let builds: Vec<_> = (0..blocks.len())
        .filter_map(|locale| Some((locale, build(locale)?)))
        .collect();
    let count = |of: &str| {
        builds
            .iter()
            .filter(|(_, (_, build, _))| build == of)
            .count()
    };
    let lead = builds
        .iter()
        .find(|(locale, _)| *locale == comparison.lead)
        .map(|(_, (_, build, _))| build.clone());
    let Some(expected) = builds
        .iter()
        .map(|(_, (_, build, _))| build)
        .max_by_key(|build| (count(build), Some(*build) == lead.as_ref()))
        .cloned()
    else {
        return Vec::new();
    };
    let odd = builds
        .iter()
        .filter(|(_, (_, build, _))| *build != expected);
    let told = odd.filter_map(|(locale, (rule, build, span))| {
        let place = comparison.place(*locale, *span)?;
        let mut diagnostic = Diagnostic::new(
            rule,
            place,
            format!("{build} here, {expected} in the other languages"),
        );
        diagnostic.drift = Some(Drift {
            found: build.clone(),
            expected: expected.clone(),
            address: address.to_owned(),
        });
        Some(
            diagnostic
                .help("build it as the other languages do, or accept the difference with a reason"),
        )
    });
    told.collect()
}
