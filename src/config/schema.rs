//! Gives the schema of `site.yaml`, which editors read, and what the program takes from it: which
//! settings there are.

use serde_json::{Map, Value};

use crate::yaml::Fault;

use super::near;

/// JSON Schema, draft 7: the newest that editors' YAML plug-ins read without faults.
pub const SCHEMA: &str = include_str!("schema.json");

/// Refuses a key that is no setting.
pub fn refuse_unknown<'a>(keys: impl Iterator<Item = (&'a str, usize)>) -> Result<(), Fault> {
    let known = settings();
    let mut unknown = keys.filter(|(key, _)| !known.iter().any(|known| known == key));
    let Some((key, at)) = unknown.next() else {
        return Ok(());
    };
    let advice = match near(key, known.iter().map(String::as_str)) {
        Some(known) => format!("did you mean `{known}`?"),
        None => format!("the keys are {}", known.join(", ")),
    };
    let message = format!("`{key}` is no setting; {advice}");
    Err(Fault { message, at })
}

fn settings() -> Vec<String> {
    let schema: Map<String, Value> = serde_json::from_str(SCHEMA).unwrap_or_default();
    let settings = schema.get("properties").and_then(Value::as_object);
    settings.map_or_else(Vec::new, |settings| settings.keys().cloned().collect())
}
