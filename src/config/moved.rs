//! Gives the old addresses that the settings name, each with what stands there now.

use std::ops::Range;

use crate::yaml::{Fault, Mapping, Value};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// From the site's root.
    pub from: String,
    /// A page by its path without its language, or an address.
    pub to: String,
    /// Where its line stands in `site.yaml`.
    pub at: Range<usize>,
}

/// Reads the setting `redirects`.
pub fn read(text: &str, settings: &Mapping) -> Result<Vec<Moved>, Fault> {
    let Some(field) = settings.get("redirects") else {
        return Ok(Vec::new());
    };
    let fault = |at: usize| Fault {
        message: "`redirects` maps old addresses to pages, as in `plans/old/: plans/business`"
            .into(),
        at,
    };
    let moved = match &field.value {
        Value::Object(moved) => moved,
        Value::Null => return Ok(Vec::new()),
        _ => return Err(fault(field.value_range.start)),
    };
    // A nested key has no place of its own, so it is looked for behind what holds it.
    let mut from = field.key_range.end;
    let moved = moved.iter().map(|(old, to)| {
        let at = text[from..].find(old.as_str()).map(|at| from + at);
        let at = at.map_or(field.key_range.clone(), |at| at..at + old.len());
        from = at.end.max(from);
        let to = to.as_str().ok_or_else(|| fault(at.start))?;
        Ok(Moved {
            from: old.clone(),
            to: to.to_owned(),
            at,
        })
    });
    moved.collect()
}
