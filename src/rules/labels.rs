//! Labels of a table that stand in each other's place: their row or column says what another one
//! states. They hold no facts; the rest of the site remembers how each is translated, and words that
//! languages share tell too.

use std::collections::BTreeMap;

use crate::compare::{Elsewhere, Memory};
use crate::diagnostic::{Diagnostic, Drift, Group, Level, Place, Related, Rule};
use crate::document::library::Library;
use crate::site::{Crossed, Family, Label, Site};
use crate::source::{SourceId, Span};

pub const SWAPPED: Rule = Rule {
    name: "swapped-labels",
    level: Level::Error,
    group: Group::Structure,
    summary: "Two labels of a table stand in each other's place.",
};

/// Two labels that stand in each other's place in one language.
pub struct Swap {
    pub locale: usize,
    pub spans: [Span; 2],
}

pub fn swapped(site: &Site, memory: &Memory, library: &dyn Library) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let memory = memory.whole();
    for family in &site.families {
        for swap in swaps(&family.labels, &family.crossed, &memory) {
            let [first, second] = swap.spans;
            for (here, there) in [(first, second), (second, first)] {
                let told = told(family, swap.locale, here, there, library);
                let tag = site.locales[swap.locale].tag.to_string();
                found.extend(told.map(|told| told.about(&family.path, &tag)));
            }
        }
    }
    found
}

/// Everything that stands in another's place in a family.
pub fn swaps(labels: &[Label], crossed: &[Crossed], memory: &Elsewhere) -> Vec<Swap> {
    let exchanged = exchanged(labels, memory);
    let known: Vec<(u32, u32)> = exchanged.keys().copied().collect();
    let mut swaps: Vec<Swap> = Vec::new();
    for (cells, pairs) in exchanged {
        let telling = |leads: bool| {
            move |(first, second): &(&Label, &Label)| rest(first, leads) != rest(second, leads)
        };
        let languages = labels.iter().filter(|label| label.cell == cells.0);
        let others = languages.count();
        // Where most languages differ from the one they are laid beside, that one is odd.
        if others > 1 && pairs.len() * 2 > others {
            let odd = pairs.into_iter().find(telling(true));
            swaps.extend(odd.map(|(first, second)| Swap {
                locale: usize::from(first.lead),
                spans: [span(first.leading_span), span(second.leading_span)],
            }));
            continue;
        }
        let pairs = pairs.into_iter().filter(telling(false));
        swaps.extend(pairs.map(|(first, second)| Swap {
            locale: usize::from(first.locale),
            spans: [span(first.span), span(second.span)],
        }));
    }
    let by_words = crossed
        .iter()
        .filter(|crossed| !known.contains(&crossed.cells));
    swaps.extend(by_words.filter_map(|crossed| {
        let of_cell = |cell: u32| {
            labels.iter().find_map(|label| {
                let here = label.cell == cell;
                let leads = label.lead == crossed.locale;
                let span = if leads {
                    label.leading_span
                } else {
                    label.span
                };
                (here && (leads || label.locale == crossed.locale)).then_some((label, span))
            })
        };
        let (first, second) = (of_cell(crossed.cells.0)?, of_cell(crossed.cells.1)?);
        let elsewhere = memory.without(labels.iter());
        let usual = [first.0, second.0].iter().any(|label| {
            let (lead, own) = label.words();
            elsewhere.times(lead, own) > 0
        });
        let leads = first.0.lead == crossed.locale;
        let telling = rest(first.0, leads) != rest(second.0, leads);
        (telling && !usual).then(|| Swap {
            locale: usize::from(crossed.locale),
            spans: [span(first.1), span(second.1)],
        })
    }));
    swaps
}

/// What stands beside a label, or beside the one of the lead.
fn rest(label: &Label, leads: bool) -> u64 {
    if leads {
        label.leading_rest
    } else {
        label.rest
    }
}

type Exchanged<'a> = BTreeMap<(u32, u32), Vec<(&'a Label, &'a Label)>>;

/// Pairs of labels of one table that everywhere else are translated the other way round, by their
/// cells.
fn exchanged<'a>(labels: &'a [Label], memory: &Elsewhere) -> Exchanged<'a> {
    let mut pairs = Exchanged::new();
    for (odd, elsewhere) in odd(labels, memory) {
        let times = |label: &Label, by: &Label| elsewhere.times(label.words().0, by.words().1);
        for (index, first) in odd.iter().enumerate() {
            for second in odd[index + 1..]
                .iter()
                .filter(|second| differ(first, second))
            {
                let crossed = times(first, second).min(times(second, first));
                let straight = times(first, first).max(times(second, second));
                if crossed > straight {
                    let cells = (first.cell, second.cell);
                    pairs.entry(cells).or_default().push((*first, *second));
                }
            }
        }
    }
    pairs
}

/// Whether the memory of the site has a label of a family in another row of the same table.
pub fn has_doubts(labels: &[Label], memory: &Elsewhere) -> bool {
    let mut odd = odd(labels, memory).into_iter();
    odd.any(|(labels, elsewhere)| {
        let times = |label: &Label, by: &Label| elsewhere.times(label.words().0, by.words().1);
        labels.iter().any(|first| {
            let straight = times(first, first);
            let mut others = labels.iter().filter(|second| differ(first, second));
            others.any(|second| times(first, second) > straight)
        })
    })
}

fn differ(first: &Label, second: &Label) -> bool {
    second.own != first.own && second.leading != first.leading
}

/// The labels of each table in each language that are translated otherwise elsewhere, with the
/// memory of all but that table. Only they can have moved.
fn odd<'a, 'm>(
    labels: &'a [Label],
    memory: &Elsewhere<'m>,
) -> Vec<(Vec<&'a Label>, Elsewhere<'m>)> {
    let mut groups: BTreeMap<(u16, u32), Vec<&Label>> = BTreeMap::new();
    for label in labels {
        let group = groups.entry((label.locale, label.group)).or_default();
        group.push(label);
    }
    let odd = groups.into_values().filter_map(|labels| {
        let odd = labels.iter().copied();
        let odd: Vec<&Label> = odd.filter(|label| memory.varies(label)).collect();
        (odd.len() > 1).then(|| (odd, memory.without(labels.into_iter())))
    });
    odd.collect()
}

fn span((start, end): (u32, u32)) -> Span {
    Span::new(SourceId(0), start as usize..end as usize)
}

fn told(
    family: &Family,
    locale: usize,
    here: Span,
    there: Span,
    library: &dyn Library,
) -> Option<Diagnostic> {
    let page = family.pages.get(locale)?.as_ref()?;
    let source = library.open(&page.path)?;
    let text = |span: Span| source.slice(span).trim().to_owned();
    let message = "this label stands where other pages or languages have another one";
    let mut diagnostic = Diagnostic::new(&SWAPPED, Place::new(&source, here), message)
        .help("put the two labels in each other's place, or accept them with a reason");
    diagnostic.related.push(Related::new(
        Place::new(&source, there),
        "the label that belongs here",
    ));
    diagnostic.written = text(here);
    diagnostic.drift = Some(Drift {
        found: text(here),
        expected: text(there),
        address: String::new(),
    });
    Some(diagnostic)
}
