//! Gives findings as a short page for the summary of a job: totals, then tables by page.

use std::fmt::Write;

use crate::diagnostic::Diagnostic;

use super::{Format, Report, address};

pub struct Markdown;

/// A comment on GitHub holds 65,536 characters, and a job's summary more.
const MOST_BYTES: usize = 60_000;

impl Format for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn about(&self) -> &'static str {
        "A short page for the summary of a job"
    }

    fn write(&self, report: &Report) -> String {
        let summary = &report.summary;
        let mut page = String::from(
            "## isogloss\n\n| errors | warnings | notes | accepted |\n| ---: | ---: | ---: | ---: |\n",
        );
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} |\n\n{}.",
            summary.errors,
            summary.warnings,
            summary.notes,
            summary.suppressed,
            plain(&summary.read())
        );
        let mut open = None;
        for (index, finding) in report.findings().iter().enumerate() {
            let mut rows = String::new();
            if open != Some(&finding.place.path) {
                let _ = write!(rows, "\n### {}\n\n", plain(&report.path(&finding.place)));
                rows.push_str(
                    "| line | rule | place | here | expected |\n| ---: | --- | --- | --- | --- |\n",
                );
                open = Some(&finding.place.path);
            }
            rows.push_str(&row(finding));
            if page.len() + rows.len() > MOST_BYTES {
                let _ = write!(page, "\n… and {} more.\n", report.findings().len() - index);
                break;
            }
            page.push_str(&rows);
        }
        page
    }

    fn has_summary(&self) -> bool {
        true
    }
}

fn row(finding: &Diagnostic) -> String {
    let (found, expected) = finding.values();
    format!(
        "| {} | {} `{}` | {} | {} | {} |\n",
        finding.place.start.line,
        finding.level,
        finding.rule.name,
        plain(address(finding).unwrap_or_default()),
        plain(found),
        plain(expected)
    )
}

/// Text in a cell, in which nothing is a mark.
fn plain(text: &str) -> String {
    const LONGEST: usize = 200;
    let mut safe = String::new();
    for (index, c) in text.chars().enumerate() {
        if index == LONGEST {
            safe.push('…');
            break;
        }
        match c {
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' | '#' | '~' | '@' => safe.extend(['\\', c]),
            '<' => safe.push_str("&lt;"),
            '&' => safe.push_str("&amp;"),
            c if c.is_whitespace() || c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn nothing_that_a_page_says_is_a_mark() {
        assert_eq!(
            plain("<img src=x> &lt; a|b [c](d) `e` @f\r\n\u{1b}[0m"),
            "&lt;img src=x> &amp;lt; a\\|b \\[c\\](d) \\`e\\` \\@f   \\[0m"
        );
        assert_eq!(plain(&"é".repeat(9_000)).chars().count(), 201);
    }
}
