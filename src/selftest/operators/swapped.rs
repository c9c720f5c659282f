//! Labels in each other's place.

use crate::facts::outline::Block;
use crate::site::Label;

use super::structure::{plain_tables, stated};
use super::{Edit, Ground, Operator, page};

pub const OPERATORS: &[Operator] = &[
    page("labels-exchanged", labels_exchanged),
    page("headers-exchanged", headers_exchanged),
];

/// The first cells of two rows that say other things.
fn labels_exchanged(ground: &Ground) -> Vec<Vec<Edit>> {
    let mut edits = Vec::new();
    for (_, rows) in plain_tables(ground) {
        for pair in rows.windows(2).skip(1) {
            let (a, b) = (&pair[0], &pair[1]);
            let cells = a.iter().zip(b).skip(1);
            let mut differ = cells.filter(|(a, b)| stated(a) != stated(b));
            if let (Some(first), Some(second), Some(_)) = (a.first(), b.first(), differ.next()) {
                edits.extend(exchanged(ground, first, second));
            }
        }
    }
    edits
}

/// The heads of two columns that say other things.
fn headers_exchanged(ground: &Ground) -> Vec<Vec<Edit>> {
    let mut edits = Vec::new();
    for (_, rows) in plain_tables(ground) {
        let Some((head, below)) = rows.split_first() else {
            continue;
        };
        for at in 1..head.len().saturating_sub(1) {
            let mut pairs = below
                .iter()
                .filter_map(|row| Some((row.get(at)?, row.get(at + 1)?)));
            if pairs.any(|(a, b)| stated(a) != stated(b)) {
                edits.extend(exchanged(ground, head[at], head[at + 1]));
            }
        }
    }
    edits
}

/// Only labels that the rest of the site translates as this page does, and that hold no facts.
fn exchanged(ground: &Ground, first: &Block, second: &Block) -> Option<Vec<Edit>> {
    let label = |block: &Block| {
        let span = (block.span.start, block.span.end);
        let mut labels = ground.labels.iter();
        let label = labels
            .find(|label| usize::from(label.locale) == ground.locale && label.span == span)?;
        stated(block).is_empty().then_some(label)
    };
    let (a, b) = (label(first)?, label(second)?);
    let times = |lead: &Label, own: &Label| ground.elsewhere.times(lead.words().0, own.words().1);
    let straight = times(a, a).min(times(b, b));
    let differ = a.own != b.own && a.leading != b.leading;
    (differ && straight > times(a, b).max(times(b, a))).then(|| {
        vec![
            (first.span.range(), ground.slice(second).to_owned()),
            (second.span.range(), ground.slice(first).to_owned()),
        ]
    })
}
