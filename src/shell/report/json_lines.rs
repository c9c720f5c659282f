//! Gives findings as JSON, one object a line.

use super::{Format, Report, json};

pub struct JsonLines;

impl Format for JsonLines {
    fn name(&self) -> &'static str {
        "json-lines"
    }

    fn about(&self) -> &'static str {
        "The findings of `json`, one object a line"
    }

    fn has_repairs(&self) -> bool {
        true
    }

    fn write(&self, report: &Report) -> String {
        let lines = report.findings().iter().map(|finding| {
            let line = serde_json::to_string(&json::finding(finding)).unwrap_or_default();
            line + "\n"
        });
        lines.collect()
    }
}
