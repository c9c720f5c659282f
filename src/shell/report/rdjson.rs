//! Gives findings in reviewdog's diagnostic format.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Level, Place};

use super::{Format, HOME, Report, help_address, told};

pub struct RdJson;

#[derive(Serialize)]
struct Whole {
    source: Source,
    severity: &'static str,
    diagnostics: Vec<Finding>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
    url: &'static str,
}

#[derive(Serialize)]
struct Finding {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
}

/// What mends the finding; all of one finding belong together.
#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

#[derive(Serialize)]
struct Code {
    value: &'static str,
    url: String,
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: u32,
    column: u32,
}

impl Format for RdJson {
    fn name(&self) -> &'static str {
        "rdjson"
    }

    fn about(&self) -> &'static str {
        "reviewdog's diagnostic format"
    }

    fn has_repairs(&self) -> bool {
        true
    }

    fn write(&self, report: &Report) -> String {
        let worst = report.findings().iter().map(|finding| finding.level).min();
        let whole = Whole {
            source: Source {
                name: "isogloss",
                url: HOME,
            },
            severity: severity(worst.unwrap_or(Level::Note)),
            diagnostics: report
                .findings()
                .iter()
                .map(|found| finding(report, found))
                .collect(),
        };
        serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"
    }
}

fn finding(report: &Report, found: &Diagnostic) -> Finding {
    Finding {
        message: told(found),
        location: location(report, &found.place),
        severity: severity(found.level),
        code: Code {
            value: found.rule.name,
            url: help_address(found.rule),
        },
        suggestions: suggestions(report, found),
    }
}

/// The format knows no other file than that of the finding.
fn suggestions(report: &Report, found: &Diagnostic) -> Vec<Suggestion> {
    let edits = found.fix.iter().flat_map(|fix| &fix.edits);
    if edits
        .clone()
        .any(|edit| edit.place.path != found.place.path)
    {
        return Vec::new();
    }
    let suggestions = edits.map(|edit| Suggestion {
        range: location(report, &edit.place).range,
        text: edit.text.clone(),
    });
    suggestions.collect()
}

fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "ERROR",
        Level::Warning => "WARNING",
        Level::Note => "INFO",
    }
}

/// Columns are bytes of UTF-8 here, and only here.
fn location(report: &Report, place: &Place) -> Location {
    let source = report.sources.open(&place.path);
    let position = |at: crate::source::Position, byte: u32| {
        let start = source
            .as_ref()
            .map(|source| source.line_start(at.line) as u32);
        Position {
            line: at.line,
            column: start.map_or(at.column, |start| byte.saturating_sub(start) + 1),
        }
    };
    Location {
        path: report.path(place),
        range: Range {
            start: position(place.start, place.bytes.0),
            end: position(place.end, place.bytes.1),
        },
    }
}
