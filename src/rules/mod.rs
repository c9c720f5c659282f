//! Gives the shelf of rules: what is judged about pages side by side. A file holds the rules that
//! need the same look at the pages, as a table where they have one form; each rule has one page in
//! `tests/rules/` that shows it and explains it.

mod fact;
mod gap;
mod malformed;
mod page_id;
mod shape;

use crate::compare::Comparison;
use crate::diagnostic::{Diagnostic, Rule};

/// Something that can be wrong when pages are laid side by side.
pub trait Judge: Sync {
    fn rules(&self) -> Vec<&'static Rule>;

    fn judge(&self, comparison: &Comparison, found: &mut Vec<Diagnostic>);
}

pub const SHELF: &[&dyn Judge] = &[
    &fact::Facts,
    &malformed::Malformed,
    &gap::Gaps,
    &shape::Shapes,
    &page_id::PageId,
];

/// Everything that is wrong with a family.
pub fn judge(comparison: &Comparison) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for judge in SHELF {
        judge.judge(comparison, &mut found);
    }
    found
}

pub fn rules() -> Vec<&'static Rule> {
    SHELF.iter().flat_map(|judge| judge.rules()).collect()
}
