//! Gives findings as SARIF 2.1.0, which code hosts and editors read.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Fix, Level, Place, Rule};

use super::{Format, HOME, Report, help_address, told};

pub struct Sarif;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

impl Format for Sarif {
    fn name(&self) -> &'static str {
        "sarif"
    }

    fn about(&self) -> &'static str {
        "SARIF 2.1.0, for code hosts and editors"
    }

    fn has_repairs(&self) -> bool {
        true
    }

    fn write(&self, report: &Report) -> String {
        let rules = crate::rules();
        let site = report.site;
        let results = site.diagnostics.iter().chain(&site.accepted);
        let results: Vec<Value> = results
            .map(|finding| result(report, finding, &rules))
            .collect();
        let log = json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": {
                    "name": "isogloss",
                    "version": env!("CARGO_PKG_VERSION"),
                    "informationUri": HOME,
                    "rules": rules.iter().map(|rule| described(rule)).collect::<Vec<_>>(),
                }},
                "columnKind": "unicodeCodePoints",
                "results": results,
            }],
        });
        serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
    }
}

/// All rules are listed in every run, whatever was found, so that their indexes stay.
fn described(rule: &Rule) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "helpUri": help_address(rule),
        "defaultConfiguration": {"level": level(rule.level)},
        "properties": {"tags": [rule.group.to_string()]},
    })
}

fn result(report: &Report, finding: &Diagnostic, rules: &[&Rule]) -> Value {
    let mut text = told(finding);
    if !finding.help.is_empty() {
        let _ = write!(text, ". Help: {}", finding.help);
    }
    let mut result = json!({
        "ruleId": finding.rule.name,
        "level": level(finding.level),
        "message": {"text": text},
        "locations": [location(report, &finding.place)],
        "partialFingerprints": {"isogloss/v1": finding.fingerprint()},
    });
    if let Some(index) = rules.iter().position(|rule| rule.name == finding.rule.name) {
        result["ruleIndex"] = json!(index);
    }
    let related = finding.related.iter().enumerate().map(|(id, related)| {
        let mut location = location(report, &related.place);
        location["id"] = json!(id);
        location["message"] = json!({"text": related.label});
        location
    });
    let related: Vec<Value> = related.collect();
    if !related.is_empty() {
        result["relatedLocations"] = json!(related);
    }
    if let Some(fix) = &finding.fix {
        result["fixes"] = json!([self::fix(report, fix)]);
    }
    // Where one result says whether it is suppressed, all must.
    let suppressions = finding
        .accepted
        .iter()
        .map(|accepted| match &accepted.place {
            Some(place) => json!({
                "kind": "inSource",
                "justification": accepted.reason,
                "location": location(report, place),
            }),
            None => json!({"kind": "external", "justification": accepted.reason}),
        });
    result["suppressions"] = suppressions.collect();
    result
}

/// What mends the finding, file by file.
fn fix(report: &Report, fix: &Fix) -> Value {
    let mut files: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for edit in &fix.edits {
        let replacement = json!({
            "deletedRegion": region(&edit.place),
            "insertedContent": {"text": edit.text},
        });
        let file = files.entry(&edit.place.path).or_default();
        file.push(replacement);
    }
    let files = files.into_iter().map(|(path, replacements)| {
        json!({
            "artifactLocation": {"uri": uri(&report.path(&Place::file(path)))},
            "replacements": replacements,
        })
    });
    let files: Vec<Value> = files.collect();
    json!({"description": {"text": fix.title}, "artifactChanges": files})
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

fn location(report: &Report, place: &Place) -> Value {
    json!({"physicalLocation": {
        "artifactLocation": {"uri": uri(&report.path(place))},
        "region": region(place),
    }})
}

fn region(place: &Place) -> Value {
    let (start, end) = (place.start, place.end);
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// A relative path as an address.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(byte.into())
            }
            byte => drop(write!(uri, "%{byte:02X}")),
        }
    }
    uri
}
