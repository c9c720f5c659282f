//! Gives the shelf of rules: what is judged about pages side by side. A file holds the rules that
//! need the same look at the pages, as a table where they have one form; each rule has one page in
//! `tests/rules/` that shows it and explains it.

mod fact;
mod gap;
mod indentation;
mod labels;
mod malformed;
mod page_id;
mod pages;
mod placeholder;
mod shape;
mod zone;

use crate::compare::{Comparison, Memory};
use crate::diagnostic::{Diagnostic, Rule};
use crate::document::library::Library;
use crate::site::Site;

/// Something that can be wrong when pages are laid side by side.
pub trait Judge: Sync {
    fn rules(&self) -> Vec<&'static Rule>;

    fn judge(&self, comparison: &Comparison, found: &mut Vec<Diagnostic>);
}

pub const SHELF: &[&dyn Judge] = &[
    &fact::Facts,
    &malformed::Malformed,
    &gap::Gaps,
    &indentation::Indentation,
    &shape::Shapes,
    &page_id::PageId,
    &zone::Zoneless,
    &placeholder::Placeholders,
];

/// Everything that is wrong with a family.
pub fn judge(comparison: &Comparison) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for judge in SHELF {
        judge.judge(comparison, &mut found);
    }
    found
}

/// What only the whole site shows: a label that other pages translate otherwise, a page that a
/// language lacks.
pub fn judge_site(site: &Site, memory: &Memory, library: &dyn Library) -> Vec<Diagnostic> {
    let mut found = labels::swapped(site, memory, library);
    found.extend(pages::untranslated(site));
    found.extend(pages::shared_ids(site));
    found
}

pub use fact::{disagreement, kind_of};
pub use gap::{EXTRA_BLOCK, MISSING_BLOCK};
pub use labels::{SWAPPED, has_doubts, swaps};
pub use pages::{UNTRANSLATED, untranslated};

/// Whether a finding is about what a page states, and not about how it is built.
pub fn is_about_values(finding: &Diagnostic) -> bool {
    kind_of(finding.rule).is_some() || *finding.rule == malformed::MALFORMED
}

/// Whether a finding says that a language states otherwise than others, and not what a page lacks by itself.
pub fn lays_side_by_side(finding: &Diagnostic) -> bool {
    finding.drift.is_some() && *finding.rule != zone::WITHOUT_ZONE
}

pub fn rules() -> Vec<&'static Rule> {
    let shelf = SHELF.iter().flat_map(|judge| judge.rules());
    shelf
        .chain([&labels::SWAPPED, &pages::UNTRANSLATED, &pages::SHARED_ID])
        .collect()
}
