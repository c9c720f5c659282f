//! Gives findings as GitLab's code quality report.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Level};

use super::{Format, Report, told};

pub struct GitLab;

#[derive(Serialize)]
struct Finding {
    check_name: &'static str,
    description: String,
    severity: &'static str,
    /// GitLab shows the first of equal ones only. The line is no part of it, so that a finding that
    /// moves is no new one.
    fingerprint: String,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

impl Format for GitLab {
    fn name(&self) -> &'static str {
        "gitlab"
    }

    fn about(&self) -> &'static str {
        "GitLab's code quality report"
    }

    fn write(&self, report: &Report) -> String {
        let findings = report.findings().iter().map(|found| finding(report, found));
        let findings: Vec<Finding> = findings.collect();
        serde_json::to_string_pretty(&findings).unwrap_or_default() + "\n"
    }
}

fn finding(report: &Report, found: &Diagnostic) -> Finding {
    Finding {
        check_name: found.rule.name,
        description: told(found),
        severity: match found.level {
            Level::Error => "major",
            Level::Warning => "minor",
            Level::Note => "info",
        },
        fingerprint: found.fingerprint(),
        location: Location {
            path: report.path(&found.place),
            lines: Lines {
                begin: found.place.start.line,
                end: found.place.end.line,
            },
        },
    }
}
