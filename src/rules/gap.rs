//! Rows, columns, sections, items and other blocks that one language lacks or has alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::{Comparison, Gap, GapKind, UNDECIDED};
use crate::diagnostic::{Diagnostic, Drift, Group, Level, Related, Rule, Votes};
use crate::facts::Value;
use crate::facts::outline::{BlockId, BlockKind, Outline};
use crate::facts::value::Mark;

use super::Judge;

pub struct Gaps;

/// A part of a page, with what it is called when it is missing and when it is too many.
struct Part {
    is: fn(&BlockKind) -> bool,
    missing: &'static Rule,
    extra: &'static Rule,
}

/// The last line is for all other blocks: those count only when they state something, for languages
/// cut their paragraphs as they like.
const PARTS: &[Part] = &[
    Part {
        is: |kind| *kind == BlockKind::Row,
        missing: &rule(
            "missing-row",
            Level::Error,
            "A table lacks a row that other languages have.",
        ),
        extra: &rule(
            "extra-row",
            Level::Error,
            "A table has a row that other languages have not.",
        ),
    },
    Part {
        is: is_cell,
        missing: &rule(
            "missing-cell",
            Level::Error,
            "A row lacks a cell that other languages have.",
        ),
        extra: &rule(
            "extra-cell",
            Level::Error,
            "A row has a cell that other languages have not.",
        ),
    },
    Part {
        is: |kind| matches!(kind, BlockKind::Section(_)),
        missing: &rule(
            "missing-section",
            Level::Error,
            "A section of other languages is not there.",
        ),
        extra: &rule(
            "extra-section",
            Level::Warning,
            "A section stands in this language alone.",
        ),
    },
    Part {
        is: |kind| *kind == BlockKind::Item,
        missing: &rule(
            "missing-item",
            Level::Warning,
            "A list lacks an item that other languages have.",
        ),
        extra: &rule(
            "extra-item",
            Level::Warning,
            "A list has an item that other languages have not.",
        ),
    },
    Part {
        is: |_| true,
        missing: &MISSING_BLOCK,
        extra: &EXTRA_BLOCK,
    },
];

pub const MISSING_BLOCK: Rule = rule(
    "missing-block",
    Level::Warning,
    "A table, picture or other block with facts is not there.",
);
pub const EXTRA_BLOCK: Rule = rule(
    "extra-block",
    Level::Note,
    "A block with facts stands in this language alone.",
);

/// Cells that are missing all the way down are one column.
const MISSING_COLUMN: &Rule = &rule(
    "missing-column",
    Level::Error,
    "A table lacks a column that other languages have.",
);
const EXTRA_COLUMN: &Rule = &rule(
    "extra-column",
    Level::Error,
    "A table has a column that other languages have not.",
);

const fn rule(name: &'static str, level: Level, summary: &'static str) -> Rule {
    Rule {
        name,
        level,
        group: Group::Structure,
        summary,
    }
}

fn is_cell(kind: &BlockKind) -> bool {
    matches!(kind, BlockKind::Cell { .. })
}

impl Judge for Gaps {
    fn rules(&self) -> Vec<&'static Rule> {
        let parts = PARTS.iter().flat_map(|part| [part.missing, part.extra]);
        parts.chain([MISSING_COLUMN, EXTRA_COLUMN]).collect()
    }

    fn judge(&self, comparison: &Comparison, found: &mut Vec<Diagnostic>) {
        let columns = Columns::of(comparison);
        for gap in &comparison.gaps {
            let rule = match columns.place(gap) {
                Some(true) if gap.kind == GapKind::Missing => Some(MISSING_COLUMN),
                Some(true) => Some(EXTRA_COLUMN),
                Some(false) => None,
                None => rule_of(comparison, gap),
            };
            found.extend(rule.and_then(|rule| told(comparison, gap, rule)));
        }
    }
}

fn rule_of(comparison: &Comparison, gap: &Gap) -> Option<&'static Rule> {
    let block = comparison.block(gap.holder, gap.block)?;
    let index = PARTS.iter().position(|part| (part.is)(&block.kind))?;
    let by_itself = index + 1 < PARTS.len();
    (by_itself || states_something(comparison, gap.holder, gap.block)).then(|| match gap.kind {
        GapKind::Missing => PARTS[index].missing,
        GapKind::Extra => PARTS[index].extra,
    })
}

/// Cells that are a column together.
struct Columns {
    /// By the language with the gap, the one with the cells, and the cell: whether it is the first.
    cells: BTreeMap<(usize, usize, BlockId), bool>,
}

impl Columns {
    fn of(comparison: &Comparison) -> Self {
        let mut by_table: BTreeMap<(usize, usize, BlockId), Vec<BlockId>> = BTreeMap::new();
        let tables: Vec<BTreeMap<BlockId, BlockId>> = comparison
            .sides
            .iter()
            .map(|side| side.as_ref().map(|side| tables(&side.outline)))
            .map(Option::unwrap_or_default)
            .collect();
        for gap in &comparison.gaps {
            if let Some(&table) = tables[gap.holder].get(&gap.block) {
                let key = (gap.locale, gap.holder, table);
                by_table.entry(key).or_default().push(gap.block);
            }
        }
        let mut columns = Columns {
            cells: BTreeMap::new(),
        };
        for ((locale, holder, table), cells) in by_table {
            let Some(table) = comparison.block(holder, table) else {
                continue;
            };
            let lacking = table.children.iter().filter(|&&row| {
                let row = comparison.block(holder, row);
                row.is_some_and(|row| row.children.iter().any(|cell| cells.contains(cell)))
            });
            // A rowspan leaves rows that have no cell of their own in the column.
            if table.children.len() > 1 && lacking.count() * 2 > table.children.len() {
                let first = cells.iter().min().copied();
                for cell in cells {
                    columns
                        .cells
                        .insert((locale, holder, cell), Some(cell) == first);
                }
            }
        }
        columns
    }

    /// None: the gap is no part of a column.
    fn place(&self, gap: &Gap) -> Option<bool> {
        self.cells
            .get(&(gap.locale, gap.holder, gap.block))
            .copied()
    }
}

/// The table of each cell.
fn tables(outline: &Outline) -> BTreeMap<BlockId, BlockId> {
    let mut tables = BTreeMap::new();
    for (table, block) in outline.blocks.iter().enumerate() {
        if block.kind == BlockKind::Table {
            let rows: BTreeSet<BlockId> = block.children.iter().copied().collect();
            let cells = rows.iter().flat_map(|&row| &outline.blocks[row].children);
            tables.extend(cells.map(|&cell| (cell, table)));
        }
    }
    tables
}

fn told(comparison: &Comparison, gap: &Gap, rule: &'static Rule) -> Option<Diagnostic> {
    let place = comparison.place(gap.locale, gap.span)?;
    let text = content(&comparison.side(gap.holder)?.outline, gap.block);
    let start: String = match text.is_empty() {
        true => gap.address.clone(),
        false => text.chars().take(SHOWN).collect(),
    };
    let summary = begun_small(rule.summary.trim_end_matches('.'));
    let holders: Vec<(usize, BlockId)> = std::iter::once((gap.holder, gap.block))
        .chain(gap.also.iter().copied())
        .collect();
    let mut message = match gap.kind {
        GapKind::Missing => format!("{summary} ({} «{start}»)", who(comparison, gap, &holders)),
        GapKind::Extra => summary,
    };
    if gap.tied.is_some() {
        message.push_str(UNDECIDED);
    }
    let mut diagnostic = Diagnostic::new(rule, place, message);
    diagnostic.votes = gap.tied.map(|votes| Votes {
        here: votes,
        there: votes,
        undecided: true,
    });
    if gap.kind == GapKind::Missing {
        let related = holders.iter().filter_map(|&(holder, block)| {
            let span = comparison.block(holder, block)?.span;
            let word = format!("{} has it", comparison.name(holder));
            Some(Related::new(comparison.place(holder, span)?, word))
        });
        diagnostic.related = related.collect();
    }
    let (found, expected) = match gap.kind {
        GapKind::Missing => (String::new(), text),
        GapKind::Extra => (text, String::new()),
    };
    diagnostic.drift = Some(Drift {
        found,
        expected,
        address: gap.address.clone(),
    });
    let help = "translate what is missing, remove what is too many, or accept it with a reason";
    Some(diagnostic.help(help))
}

/// A sentence as a message, which begins with a small letter.
fn begun_small(sentence: &str) -> String {
    let mut chars = sentence.chars();
    let first = chars.next().map(|c| c.to_ascii_lowercase());
    first.into_iter().chain(chars).collect()
}

/// Who has what a page lacks.
fn who(comparison: &Comparison, gap: &Gap, holders: &[(usize, BlockId)]) -> String {
    let locales: Vec<usize> = holders.iter().map(|(locale, _)| *locale).collect();
    match locales.as_slice() {
        [one] => format!("{} has", comparison.name(*one)),
        _ if comparison.lead_is_source && gap.locale == comparison.lead => {
            "all translations have".to_owned()
        }
        several => format!("{} have", comparison.names(several)),
    }
}

/// How much of a text is told, and how much of it makes one finding differ from another.
const SHOWN: usize = 60;
const LONGEST: usize = 600;

/// What a block holds; a section goes by its heading.
fn content(outline: &Outline, id: BlockId) -> String {
    let mut texts = Vec::new();
    let block = &outline.blocks[id];
    match (&block.kind, block.children.first()) {
        (BlockKind::Section(_), Some(&heading)) => collect(outline, heading, &mut texts),
        _ => collect(outline, id, &mut texts),
    }
    let text = texts.join(" | ");
    text.chars().take(LONGEST).collect()
}

fn collect(outline: &Outline, id: BlockId, texts: &mut Vec<String>) {
    let block = &outline.blocks[id];
    let own = block.passage.iter().map(|passage| {
        let words: Vec<&str> = passage.shown.text().split_whitespace().collect();
        let values = passage.facts.iter().map(|fact| &fact.value);
        let values = values.filter(|value| **value != Value::Mark(Mark::Empty));
        let values = values.map(ToString::to_string);
        match words.is_empty() {
            true => values.collect::<Vec<_>>().join(", "),
            false => words.join(" "),
        }
    });
    texts.extend(own.filter(|text| !text.is_empty()));
    let below = block.children.iter();
    below.for_each(|&child| collect(outline, child, texts));
}

/// Whether a block or one below it holds facts or a table.
fn states_something(comparison: &Comparison, locale: usize, block: BlockId) -> bool {
    let Some(block) = comparison.block(locale, block) else {
        return false;
    };
    let facts = block.passage.iter().flat_map(|passage| &passage.facts);
    let mut below = block.children.iter();
    facts.clone().any(|fact| !fact.soft)
        || block.kind == BlockKind::Table
        || below.any(|&child| states_something(comparison, locale, child))
}
