//! Gives findings as one JSON object. Scripts rely on it: fields are added and never changed.

use serde::Serialize;

use crate::diagnostic::{self, Diagnostic, Place};

use super::{Format, Narrowed, Report, Summary, address};

pub struct Json;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn about(&self) -> &'static str {
        "One JSON object, for scripts"
    }

    fn has_repairs(&self) -> bool {
        true
    }

    fn write(&self, report: &Report) -> String {
        let whole = Whole {
            version: 1,
            summary: Counts::of(&report.summary),
            diagnostics: report.findings().iter().map(finding).collect(),
        };
        serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"
    }

    fn has_summary(&self) -> bool {
        true
    }
}

#[derive(Serialize)]
struct Whole<'a> {
    version: u8,
    summary: Counts<'a>,
    diagnostics: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Counts<'a> {
    pages: usize,
    locales: &'a [String],
    pages_compared: usize,
    cells_compared: usize,
    facts: usize,
    left_out: Vec<LeftOut<'a>>,
    errors: usize,
    warnings: usize,
    notes: usize,
    suppressed: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    narrowed: Option<&'a Narrowed>,
}

#[derive(Serialize)]
struct LeftOut<'a> {
    page: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
pub struct Finding<'a> {
    rule: &'static str,
    level: String,
    message: &'a str,
    page: Option<&'a str>,
    locale: Option<&'a str>,
    path: &'a str,
    start: Position,
    end: Position,
    /// As understood, in English and in figures.
    found: Option<&'a str>,
    expected: Option<&'a str>,
    place: Option<&'a str>,
    /// As written.
    text: &'a str,
    votes: Option<Votes>,
    related: Vec<Related<'a>>,
    help: &'a str,
    fix: Option<Fix<'a>>,
    fingerprint: String,
}

/// What mends the finding; its edits belong together.
#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    path: &'a str,
    start: Position,
    end: Position,
    text: &'a str,
}

#[derive(Serialize)]
struct Votes {
    here: usize,
    there: usize,
    undecided: bool,
}

#[derive(Serialize)]
struct Related<'a> {
    locale: Option<&'a str>,
    path: &'a str,
    start: Position,
    end: Position,
    text: &'a str,
    label: &'a str,
}

#[derive(Serialize)]
struct Position {
    line: u32,
    column: u32,
}

impl<'a> Counts<'a> {
    fn of(summary: &'a Summary) -> Self {
        let left_out = summary.left_out.iter().map(|out| LeftOut {
            page: &out.page,
            reason: &out.reason,
        });
        Counts {
            pages: summary.pages,
            locales: &summary.locales,
            pages_compared: summary.compared.pages,
            cells_compared: summary.compared.cells,
            facts: summary.compared.facts,
            left_out: left_out.collect(),
            errors: summary.errors,
            warnings: summary.warnings,
            notes: summary.notes,
            suppressed: summary.suppressed,
            narrowed: summary.narrowed.as_ref(),
        }
    }
}

pub fn finding(found: &Diagnostic) -> Finding<'_> {
    let (start, end) = ends(&found.place);
    let related = found.related.iter().map(|related| {
        let (start, end) = ends(&related.place);
        Related {
            locale: related.locale.as_deref(),
            path: &related.place.path,
            start,
            end,
            text: &related.written,
            label: &related.label,
        }
    });
    Finding {
        rule: found.rule.name,
        level: found.level.to_string(),
        message: &found.message,
        page: found.page.as_ref().map(|page| &*page.family),
        locale: found.page.as_ref().map(|page| &*page.locale),
        path: &found.place.path,
        start,
        end,
        found: found.drift.as_ref().map(|drift| &*drift.found),
        expected: found.drift.as_ref().map(|drift| &*drift.expected),
        place: address(found),
        text: &found.written,
        votes: found.votes.map(|votes| Votes {
            here: votes.here,
            there: votes.there,
            undecided: votes.undecided,
        }),
        related: related.collect(),
        help: &found.help,
        fix: found.fix.as_ref().map(fix),
        fingerprint: found.fingerprint(),
    }
}

fn fix(fix: &diagnostic::Fix) -> Fix<'_> {
    let edits = fix.edits.iter().map(|edit| {
        let (start, end) = ends(&edit.place);
        Edit {
            path: &edit.place.path,
            start,
            end,
            text: &edit.text,
        }
    });
    Fix {
        title: &fix.title,
        edits: edits.collect(),
    }
}

fn ends(place: &Place) -> (Position, Position) {
    let position = |at: crate::source::Position| Position {
        line: at.line,
        column: at.column,
    };
    (position(place.start), position(place.end))
}
