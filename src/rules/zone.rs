//! Hours that nobody can place on a clock of their own: the page names no time zone at all.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::Comparison;
use crate::diagnostic::{Diagnostic, Drift, Group, Level, Rule};
use crate::facts::Value;
use crate::facts::address::addresses;
use crate::facts::opening::{Hours, names_zone, ranges};
use crate::facts::outline::{BlockId, BlockKind, Outline};

use super::Judge;

pub struct Zoneless;

pub const WITHOUT_ZONE: Rule = Rule {
    name: "hours-without-zone",
    level: Level::Note,
    group: Group::Facts,
    summary: "A table or list gives hours, and the page names no time zone.",
};

/// One range may be an example; several are opening hours.
const FEWEST: usize = 2;

impl Judge for Zoneless {
    fn rules(&self) -> Vec<&'static Rule> {
        vec![&WITHOUT_ZONE]
    }

    /// Only the page that the others are laid beside is asked: translations follow it.
    fn judge(&self, comparison: &Comparison, found: &mut Vec<Diagnostic>) {
        let Some(side) = comparison.side(comparison.lead) else {
            return;
        };
        let openings: Vec<Hours> = ranges(&side.outline).collect();
        if openings.len() < FEWEST || names_zone(&side.outline) {
            return;
        }
        let addresses = addresses(&side.outline);
        for first in first_of_sections(&side.outline, &openings) {
            let Some(place) = comparison.place(comparison.lead, first.span) else {
                continue;
            };
            let message = "these hours name no time zone, and neither does the rest of the page";
            let mut finding = Diagnostic::new(&WITHOUT_ZONE, place, message)
                .help("write the zone beside the hours or in the head of their column: `9 am – 5 pm (Paris time)`");
            finding.drift = Some(Drift {
                found: Value::Hours(first.from, first.to).to_string(),
                expected: String::new(),
                address: addresses[first.block].to_string(),
            });
            found.push(finding);
        }
    }
}

/// The first range of each section with a table or list of hours.
fn first_of_sections<'a>(outline: &Outline, openings: &'a [Hours]) -> Vec<&'a Hours> {
    let parents = outline.parents();
    let mut tables: BTreeMap<BlockId, (BlockId, &Hours, BTreeSet<BlockId>)> = BTreeMap::new();
    for opening in openings {
        let (mut at, mut table, mut section) = (opening.block, None, outline.page());
        while at != outline.page() {
            at = parents[at];
            match outline.blocks[at].kind {
                BlockKind::Table | BlockKind::List => table = Some(at),
                BlockKind::Section(_) => section = at,
                _ => {}
            }
        }
        if let Some(table) = table {
            let entry = tables.entry(table);
            let (_, _, passages) = entry.or_insert((section, opening, BTreeSet::new()));
            passages.insert(opening.block);
        }
    }
    let mut told = BTreeSet::new();
    let of_hours = tables
        .into_values()
        .filter(|(.., passages)| passages.len() >= FEWEST);
    let firsts = of_hours.filter(|(section, ..)| told.insert(*section));
    firsts.map(|(_, first, _)| first).collect()
}
