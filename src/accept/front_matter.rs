//! Gives the rules that a page's front matter allows, as `allow: {RULE: reason}` or as a list.

use crate::document::Document;
use crate::source::Span;
use crate::yaml::Value;

/// Each rule with its reason and its place.
pub fn read(document: &Document) -> Vec<(String, String, Span)> {
    let Some((_, value, key, _)) = document.front.fields().find(|(key, ..)| *key == "allow") else {
        return Vec::new();
    };
    let entries: Vec<(String, String)> = match value {
        Value::Object(_) => pairs(value),
        Value::Array(items) => items.iter().flat_map(listed).collect(),
        Value::String(rule) => vec![(rule.clone(), String::new())],
        _ => Vec::new(),
    };
    let placed = entries.into_iter().map(|(rule, reason)| {
        let span = place(document, key, &rule);
        (rule, reason, span)
    });
    placed.collect()
}

/// An item of the list: `{rule: R, reason: W}`, `{R: W}`, or a rule without its reason.
fn listed(item: &Value) -> Vec<(String, String)> {
    match (item.get("rule").and_then(Value::as_str), item) {
        (Some(rule), _) => vec![(
            rule.to_owned(),
            item.get("reason").map(text).unwrap_or_default(),
        )],
        (None, Value::String(rule)) => vec![(rule.clone(), String::new())],
        _ => pairs(item),
    }
}

fn pairs(value: &Value) -> Vec<(String, String)> {
    let pairs = value.as_object().into_iter().flatten();
    pairs
        .map(|(rule, reason)| (rule.clone(), text(reason)))
        .collect()
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// Where a rule is named behind the key. Nested keys bring no place of their own.
fn place(document: &Document, key: Span, rule: &str) -> Span {
    let text = document.sources.first().map_or("", |source| source.text());
    let behind = text.get(key.end as usize..).unwrap_or_default();
    match behind.find(rule).filter(|_| !rule.is_empty()) {
        Some(at) => Span::new(
            key.source,
            key.end as usize + at..key.end as usize + at + rule.len(),
        ),
        None => key,
    }
}
