//! Gives findings as GitHub's workflow commands, which it shows beside the lines of a pull request.

use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Level};

use super::{Format, Report, groups, told};

pub struct GitHub;

/// GitHub shows as many of each level and step, and drops the others without a word.
const MOST_SHOWN: usize = 10;

impl Format for GitHub {
    fn name(&self) -> &'static str {
        "github"
    }

    fn about(&self) -> &'static str {
        "Annotations on GitHub, the worst first"
    }

    fn write(&self, report: &Report) -> String {
        let mut lines = String::new();
        let mut hidden = 0;
        for (level, most) in [
            (Level::Error, MOST_SHOWN),
            (Level::Warning, MOST_SHOWN),
            // The count below is a notice too.
            (Level::Note, MOST_SHOWN - 1),
        ] {
            let groups = groups(report.findings());
            let groups: Vec<_> = groups
                .into_iter()
                .filter(|group| group[0].level == level)
                .collect();
            for group in groups.iter().take(most) {
                lines.push_str(&annotation(report, group));
            }
            hidden += groups.iter().skip(most).map(Vec::len).sum::<usize>();
        }
        let mut count = report.summary.to_string();
        if hidden > 0 {
            let _ = write!(count, "; {hidden} of them are not shown here");
        }
        let _ = writeln!(lines, "::notice title=isogloss::{}", in_message(&count));
        lines
    }

    fn has_summary(&self) -> bool {
        true
    }
}

fn annotation(report: &Report, group: &[&Diagnostic]) -> String {
    let finding = group[0];
    let command = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let (start, end) = (finding.place.start, finding.place.end);
    let mut properties = format!("file={}", in_property(&report.path(&finding.place)));
    let _ = write!(properties, ",line={},endLine={}", start.line, end.line);
    // Columns of several lines make GitHub refuse the annotation.
    if start.line == end.line {
        let _ = write!(properties, ",col={},endColumn={}", start.column, end.column);
    }
    let _ = write!(properties, ",title={}", in_property(finding.rule.name));
    let mut message = told(finding);
    if !finding.help.is_empty() {
        let _ = write!(message, "\nhelp: {}", finding.help);
    }
    if let Some(others) = group.get(1..).filter(|others| !others.is_empty()) {
        let _ = write!(message, "\nThe same stands in:");
        for other in others.iter().take(MOST_SHOWN) {
            let _ = write!(
                message,
                "\n{}:{}",
                report.path(&other.place),
                other.place.start.line
            );
        }
        if others.len() > MOST_SHOWN {
            let _ = write!(message, "\nand {} more", others.len() - MOST_SHOWN);
        }
    }
    format!("::{command} {properties}::{}\n", in_message(&message))
}

fn in_message(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn in_property(text: &str) -> String {
    in_message(text).replace(':', "%3A").replace(',', "%2C")
}
