//! Gives what `fix` says: what it mended, and what it left.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place};
use crate::shell::report::counted;

/// What is found when all is mended that can be.
pub struct Left {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    /// What could be mended if facts were to be.
    pub with_facts: usize,
}

/// Why a repair was taken back.
pub const WORSE: &str = "its repair would make another finding";

/// Why a repair was not made yet.
pub const LATER: &str = "many were made already; run `isogloss fix` once more for the rest";

/// A line for something that was looked at and is left.
pub fn refused(finding: &Diagnostic, why: &str) -> String {
    let place = &finding.place;
    let (line, column) = (place.start.line, place.start.column);
    let rule = finding.rule.name;
    format!("{}:{line}:{column}: left {rule}: {why}\n", place.path)
}

/// A line for something that was mended, for each file that was written for it.
pub fn made(finding: &Diagnostic, is_written: impl Fn(&str) -> bool) -> String {
    let Some(fix) = &finding.fix else {
        return String::new();
    };
    let mut places: BTreeMap<&str, &Place> = BTreeMap::new();
    for edit in &fix.edits {
        let place = match edit.place.path == finding.place.path {
            true => &finding.place,
            false => &edit.place,
        };
        places.entry(&edit.place.path).or_insert(place);
    }
    let written = places.into_values().filter(|place| is_written(&place.path));
    let lines = written.map(|place| {
        let (line, column) = (place.start.line, place.start.column);
        let (path, rule, title) = (&place.path, finding.rule.name, &fix.title);
        format!("{path}:{line}:{column}: mended {rule}: {title}\n")
    });
    lines.collect()
}

/// `named` are the files and folders that were to be mended; none for the whole site.
pub fn closing(
    made: &[Diagnostic],
    files: usize,
    left: &Left,
    named: &[&str],
    dry: bool,
) -> String {
    let mended = match (made.len(), dry) {
        (0, _) if named.is_empty() => "nothing to mend".to_owned(),
        (0, _) => format!("nothing to mend in {}", named.join(", ")),
        (many, true) => format!("{many} can be mended in {}", counted(files, "file")),
        (many, false) => format!("{many} mended in {}", counted(files, "file")),
    };
    let counts = [
        (left.errors, "error"),
        (left.warnings, "warning"),
        (left.notes, "note"),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, noun)| counted(count, noun)).collect();
    let rest = match counts.as_slice() {
        [] => "nothing left".to_owned(),
        counts => format!("{} left for you", counts.join(", ")),
    };
    let facts = match left.with_facts {
        0 => String::new(),
        many => format!("; --facts mends {many} of them"),
    };
    format!("{mended}; {rest}{facts}\n")
}
