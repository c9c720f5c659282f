//! Labels of a table that stand in each other's place: their row or column says what another one
//! states. They hold no facts; the rest of the site remembers how each is translated.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Drift, Group, Level, Place, Related, Rule};
use crate::document::library::Library;
use crate::site::{Family, Label, Site};
use crate::source::{SourceId, Span};

pub const SWAPPED: Rule = Rule {
    name: "swapped-labels",
    level: Level::Error,
    group: Group::Structure,
    summary: "Two labels of a table stand in each other's place.",
};

/// How often each label is translated by each other one, by locale.
type Memory = HashMap<(u16, u64, u64), u32>;

pub fn swapped(site: &Site, library: &dyn Library) -> Vec<Diagnostic> {
    let mut memory = Memory::new();
    for label in site.families.iter().flat_map(|family| &family.labels) {
        *memory
            .entry((label.locale, label.lead, label.own))
            .or_default() += 1;
    }
    let mut found = Vec::new();
    let named = |family: &Family, label: &Label, finding: Diagnostic| {
        let locale = site.locales.get(usize::from(label.locale));
        let tag = locale.map(|locale| locale.tag.to_string());
        finding.about(&family.path, &tag.unwrap_or_default())
    };
    for family in &site.families {
        for (first, second) in exchanged(family, &memory) {
            found.extend([(first, second), (second, first)].into_iter().filter_map(
                |(label, other)| {
                    let told = told(family, label, other, library)?;
                    Some(named(family, label, told))
                },
            ));
        }
    }
    found
}

/// Pairs of labels of one table that everywhere else are translated the other way round.
fn exchanged<'a>(family: &'a Family, memory: &Memory) -> Vec<(&'a Label, &'a Label)> {
    let times = |label: &Label, own: u64| {
        memory
            .get(&(label.locale, label.lead, own))
            .copied()
            .unwrap_or(0)
    };
    let mut groups: HashMap<(u16, u32), Vec<&Label>> = HashMap::new();
    // Only what is translated otherwise elsewhere can be exchanged.
    let mut order = Vec::new();
    for label in &family.labels {
        let key = (label.locale, label.group);
        groups.entry(key).or_insert_with(|| {
            order.push(key);
            Vec::new()
        });
        groups.entry(key).and_modify(|labels| labels.push(label));
    }
    let mut pairs = Vec::new();
    for key in order {
        let labels = &groups[&key];
        let by_own: HashMap<u64, &Label> = labels.iter().map(|label| (label.own, *label)).collect();
        let here = |label: &Label| {
            labels
                .iter()
                .filter(|other| other.lead == label.lead && other.own == label.own)
                .count() as u32
        };
        for (index, first) in labels.iter().enumerate() {
            let others = labels[index + 1..].iter();
            for second in others.filter(|second| {
                second.own != first.own
                    && second.lead != first.lead
                    && by_own.contains_key(&second.own)
            }) {
                let crossed = times(first, second.own).min(times(second, first.own));
                let straight = (times(first, first.own) - here(first))
                    .max(times(second, second.own) - here(second));
                if crossed > straight {
                    pairs.push((*first, *second));
                }
            }
        }
    }
    pairs
}

fn told(
    family: &Family,
    label: &Label,
    other: &Label,
    library: &dyn Library,
) -> Option<Diagnostic> {
    let page = family.pages.get(usize::from(label.locale))?.as_ref()?;
    let source = library.open(&page.path)?;
    let span = |label: &Label| Span::new(SourceId(0), label.span.0 as usize..label.span.1 as usize);
    let text = |label: &Label| source.slice(span(label)).trim().to_owned();
    let place = Place::new(&source, span(label));
    let message = "this label stands where the other pages of the site have another one";
    let mut diagnostic = Diagnostic::new(&SWAPPED, place, message)
        .help("put the two labels in each other's place, or accept them with a reason");
    diagnostic.related.push(Related::new(
        Place::new(&source, span(other)),
        "the label that belongs here",
    ));
    diagnostic.written = text(label);
    diagnostic.drift = Some(Drift {
        found: text(label),
        expected: text(other),
        address: String::new(),
    });
    Some(diagnostic)
}
