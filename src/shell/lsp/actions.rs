//! Gives what may be done about a finding: what mends it for certain, and the remark that accepts it.

use std::collections::BTreeMap;

use lsp_types::{CodeActionKind, CodeActionParams, TextEdit};
use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Edit};

use super::findings;
use super::view::View;

/// To offer a remark is to try it, so many findings at once get none.
const MOST_REMARKS: usize = 8;

pub fn actions(view: &View, params: Value) -> serde_json::Result<Value> {
    let params: CodeActionParams = serde_json::from_value(params)?;
    let wanted = params.context.only.as_deref();
    let wanted = wanted.is_none_or(|kinds| kinds.contains(&CodeActionKind::QUICKFIX));
    let path = view.path(&params.text_document.uri).filter(|_| wanted);
    let Some(path) = path else {
        return Ok(Value::Null);
    };
    let start = view.offset(&path, params.range.start).unwrap_or_default();
    let end = view.offset(&path, params.range.end).unwrap_or_default();
    let touched = |finding: &&Diagnostic| {
        let (from, to) = finding.place.bytes;
        *finding.place.path == *path && from <= end && start <= to
    };
    let found = view.opened.site.diagnostics.iter().filter(touched);
    let actions = found.enumerate().flat_map(|(number, finding)| {
        let is_known = |edit: &Edit| !view.newer.contains(&*edit.place.path);
        let fix = finding.fix.iter();
        let fix = fix.filter(|fix| fix.edits.iter().all(is_known));
        let fix = fix.map(|fix| {
            let title = capitalised(&fix.title);
            action(view, finding, &title, &fix.edits, true)
        });
        let opened = view.opened;
        let remark = || crate::remark(&opened.site, &opened.folders, &opened.disk, finding);
        let remark = (number < MOST_REMARKS).then(remark).flatten();
        let remark = remark.filter(is_known);
        let accept = remark.map(|edit| {
            let title = format!("Accept this {} (write the reason)", finding.rule.name);
            action(view, finding, &title, &[edit], false)
        });
        fix.chain(accept).collect::<Vec<_>>()
    });
    Ok(actions.collect())
}

fn action(view: &View, finding: &Diagnostic, title: &str, edits: &[Edit], sure: bool) -> Value {
    let mut changes: BTreeMap<String, Vec<TextEdit>> = BTreeMap::new();
    for edit in edits {
        let address = view.address(&edit.place.path);
        changes.entry(address).or_default().push(TextEdit {
            range: view.places.range(&edit.place),
            new_text: edit.text.clone(),
        });
    }
    json!({
        "title": title,
        "kind": "quickfix",
        "isPreferred": sure,
        "diagnostics": [findings::shown(view, finding, false)],
        "edit": {"changes": changes},
    })
}

fn capitalised(title: &str) -> String {
    let mut letters = title.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
