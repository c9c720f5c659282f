//! Gives findings as JUnit's XML: a suite for each page, a case for each finding.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Level};

use super::{Format, Report, address, told};

pub struct JUnit;

impl Format for JUnit {
    fn name(&self) -> &'static str {
        "junit"
    }

    fn about(&self) -> &'static str {
        "JUnit's XML, for test reports"
    }

    fn write(&self, report: &Report) -> String {
        let site = report.site;
        let mut suites: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
        for page in site
            .families
            .iter()
            .flat_map(|family| family.pages.iter().flatten())
        {
            suites.entry(&page.path).or_default();
        }
        for finding in site.diagnostics.iter().chain(&site.accepted) {
            suites.entry(&finding.place.path).or_default().push(finding);
        }
        let mut cases = 0;
        let mut failures = 0;
        let mut body = String::new();
        for (path, findings) in suites {
            let failed = findings
                .iter()
                .filter(|finding| is_failure(finding))
                .count();
            let skipped = findings
                .iter()
                .filter(|finding| finding.accepted.is_some())
                .count();
            let count = findings.len().max(1);
            let _ = writeln!(
                body,
                "  <testsuite name=\"{}\" tests=\"{count}\" failures=\"{failed}\" errors=\"0\" skipped=\"{skipped}\">",
                xml(path)
            );
            if findings.is_empty() {
                let _ = writeln!(
                    body,
                    "    <testcase classname=\"{}\" name=\"nothing found\"/>",
                    xml(path)
                );
            }
            findings
                .iter()
                .for_each(|finding| body.push_str(&case(report, finding)));
            body.push_str("  </testsuite>\n");
            (cases, failures) = (cases + count, failures + failed);
        }
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"isogloss\" tests=\"{cases}\" failures=\"{failures}\" errors=\"0\">\n{body}</testsuites>\n"
        )
    }
}

fn is_failure(finding: &Diagnostic) -> bool {
    finding.accepted.is_none() && finding.level != Level::Note
}

fn case(report: &Report, finding: &Diagnostic) -> String {
    let start = finding.place.start;
    let place = match address(finding) {
        Some(address) => address.to_owned(),
        None => format!("{}:{}", start.line, start.column),
    };
    let name = format!("{}: {place}", finding.rule.name);
    let path = &finding.place.path;
    let inner = match (&finding.accepted, finding.level) {
        (Some(accepted), _) => format!("<skipped message=\"{}\"/>", xml(&accepted.reason)),
        (None, Level::Note) => format!("<system-out>{}</system-out>", xml(&told(finding))),
        (None, level) => {
            let text = format!(
                "{}:{}:{}\n{}\n{}",
                report.path(&finding.place),
                start.line,
                start.column,
                told(finding),
                finding.help
            );
            format!(
                "<failure type=\"{level}\" message=\"{}\">{}</failure>",
                xml(&finding.message),
                xml(text.trim_end())
            )
        }
    };
    format!(
        "    <testcase classname=\"{}\" name=\"{}\" file=\"{}\" line=\"{}\">\n      {inner}\n    </testcase>\n",
        xml(path),
        xml(&name),
        xml(&report.path(&finding.place)),
        start.line
    )
}

/// Text between tags or quotes. Characters that XML cannot hold are shown as U+FFFD.
fn xml(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' => safe.push_str("&#10;"),
            '\t' => safe.push_str("&#9;"),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => safe.push('\u{FFFD}'),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::xml;

    #[test]
    fn what_xml_cannot_hold_is_shown() {
        assert_eq!(
            xml("a<b>\"&\n\t\0\u{1b}\u{85}\u{FFFE}"),
            "a&lt;b&gt;&quot;&amp;&#10;&#9;\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"
        );
    }
}
