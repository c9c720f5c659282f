//! Gives the partner of each block in another language: by place where the pages are built alike,
//! by likeness where one has more or other blocks.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::facts::outline::{BlockId, BlockKind, Outline};
use crate::source::Span;

use super::Side;
pub use super::moves::Known;
use super::moves::{Evidence, went_along};
use super::permutation::{is_recognised, partners};
use super::signature::Signature;
pub use super::way::Step;
use super::way::Way;

#[derive(Debug, Default)]
pub struct Alignment {
    pub pairs: Vec<(BlockId, BlockId)>,
    /// Blocks that the other page lacks, and where it lacks them.
    pub missing: Vec<(BlockId, Span)>,
    /// Blocks that only the other page has.
    pub extra: Vec<Extra>,
}

/// A block that the lead lacks.
#[derive(Debug)]
pub struct Extra {
    pub block: BlockId,
    /// The block of the lead that lacks it.
    pub parent: BlockId,
    /// Behind how many of that block's children, and which of the blocks that it lacks there.
    pub place: (usize, usize),
    /// Where the lead lacks it.
    pub span: Span,
}

/// Longer lists are laid side by side by place alone.
const MOST_PAIRS: usize = 4_000_000;

/// From here on two blocks state the same.
pub const SURE: f64 = 0.97;

/// What is left of a likeness where levels of headings differ.
const OTHER_LEVEL: f64 = 0.8;

/// How much more alike sections must be together to be believed one.
const CLEARLY: f64 = 0.05;

/// What another order must gain to be believed.
const MUCH_BETTER: f64 = 1.2;

/// A page with the signatures of its blocks.
#[derive(Clone, Copy)]
pub struct Signed<'a> {
    pub outline: &'a Outline,
    pub signatures: &'a [Signature],
}

pub fn align(lead: Signed, other: Signed, known: Option<Known>) -> Alignment {
    let mut aligner = Aligner {
        lead: lead.outline,
        other: other.outline,
        known,
        lead_signatures: lead.signatures,
        other_signatures: other.signatures,
        found: Alignment::default(),
    };
    let pages = (lead.outline.page(), other.outline.page());
    let held = aligner.held(pages, (None, None));
    aligner.pair(pages, held);
    aligner.found
}

/// The page that is built as most of the others are.
pub fn middle(sides: &[Option<Arc<Side>>], present: &[usize]) -> usize {
    let shape = |index: usize| {
        sides[index]
            .as_ref()
            .map(|side| shape(&side.outline))
            .unwrap_or_default()
    };
    let shapes: Vec<Vec<BlockKind>> = present.iter().map(|&index| shape(index)).collect();
    let like = |index: usize| {
        shapes
            .iter()
            .filter(|other| **other == shapes[index])
            .count()
    };
    let best = (0..present.len()).max_by_key(|&index| (like(index), std::cmp::Reverse(index)));
    best.map_or(present[0], |index| present[index])
}

fn shape(outline: &Outline) -> Vec<BlockKind> {
    outline
        .blocks
        .iter()
        .map(|block| block.kind.clone())
        .collect()
}

struct Aligner<'a> {
    lead: &'a Outline,
    other: &'a Outline,
    known: Option<Known<'a>>,
    lead_signatures: &'a [Signature],
    other_signatures: &'a [Signature],
    found: Alignment,
}

impl Aligner<'_> {
    fn pair(&mut self, (a, b): (BlockId, BlockId), (ours, theirs): Held) {
        self.found.pairs.push((a, b));
        let evidence = self.evidence(&ours, &theirs);
        let rows_by_words = self.has_words(&ours) && self.lead.blocks[a].kind == BlockKind::Table;
        let reordered = match rows_by_words {
            true => None,
            false => partners((self.lead, &ours), (self.other, &theirs), &evidence),
        };
        let steps = match reordered {
            Some(steps) => steps,
            None => {
                let mut steps = self.steps(&ours, &theirs, &evidence);
                if !rows_by_words {
                    self.follow_moves(&ours, &theirs, &mut steps);
                }
                self.follow_labels(&ours, &theirs, &evidence, &mut steps);
                self.follow_names(&ours, &theirs, &mut steps);
                steps
            }
        };
        let mut before = self.other.blocks[b].span.head();
        let mut lead_before = self.lead.blocks[a].span.head();
        let (mut passed, mut run) = (0, 0);
        for (index, step) in steps.iter().enumerate() {
            if let (Some(i), _) = *step {
                lead_before = end(self.lead.blocks[ours[i]].span);
                (passed, run) = (passed + 1, 0);
            }
            match *step {
                (Some(i), Some(j)) => {
                    before = end(self.other.blocks[theirs[j]].span);
                    let partners = (ours[i], theirs[j]);
                    let next = steps.get(index + 1).copied().unwrap_or_default();
                    let next = (next.0.map(|i| ours[i]), next.1.map(|j| theirs[j]));
                    let held = self.held(partners, next);
                    self.pair(partners, held);
                }
                (Some(i), None) => {
                    let after = steps[index + 1..].iter().find_map(|(_, j)| *j);
                    let after = after.map_or(end(self.other.blocks[b].span), |j| {
                        self.other.blocks[theirs[j]].span.head()
                    });
                    self.found.missing.push((ours[i], before.to(after)));
                }
                (None, Some(j)) => {
                    before = end(self.other.blocks[theirs[j]].span);
                    let span = |i: usize| self.lead.blocks[ours[i]].span;
                    let after = steps[index + 1..].iter().find_map(|(i, _)| *i);
                    let after = after.map_or(end(self.lead.blocks[a].span), |i| span(i).head());
                    self.found.extra.push(Extra {
                        block: theirs[j],
                        parent: a,
                        place: (passed, run),
                        span: lead_before.to(after),
                    });
                    run += 1;
                }
                (None, None) => {}
            }
        }
    }

    /// Whether versions of one page are laid side by side, which tell blocks by their words.
    fn has_words(&self, ours: &[BlockId]) -> bool {
        let mut ours = ours.iter();
        ours.any(|&block| self.lead_signatures[block].has_words())
    }

    /// Whether two blocks can be each other's translation, and how much they look it.
    fn likeness(&self, a: BlockId, b: BlockId) -> Option<f64> {
        use BlockKind::{Cell, Heading, Section};
        let fits = match (&self.lead.blocks[a].kind, &self.other.blocks[b].kind) {
            (Section(_), Section(_)) | (Heading(_), Heading(_)) | (Cell { .. }, Cell { .. }) => {
                true
            }
            (ours, theirs) => ours == theirs,
        };
        // A section on another level is rather another section.
        let level = match (&self.lead.blocks[a].kind, &self.other.blocks[b].kind) {
            (Section(ours), Section(theirs)) if ours != theirs => OTHER_LEVEL,
            _ => 1.0,
        };
        fits.then(|| level * self.lead_signatures[a].likeness(&self.other_signatures[b]))
    }

    /// What labels tell of two lists of rows; nothing is asked where all is alike.
    fn evidence(&self, ours: &[BlockId], theirs: &[BlockId]) -> Evidence {
        let alike = |(&a, &b): (&BlockId, &BlockId)| self.likeness(a, b) >= Some(SURE);
        if ours.len() == theirs.len() && ours.iter().zip(theirs).all(alike) && self.known.is_none()
        {
            return Evidence::default();
        }
        Evidence::of((self.lead, ours), (self.other, theirs), self.known)
    }

    /// The best way through two lists that keeps their orders.
    fn steps(&self, ours: &[BlockId], theirs: &[BlockId], evidence: &Evidence) -> Vec<Step> {
        let (n, m) = (ours.len(), theirs.len());
        let by_place = || (0..n).map(|i| (Some(i), Some(i))).collect::<Vec<Step>>();
        // The cells of a row stand where they stand.
        if n == m && self.all(ours, theirs, |kind| matches!(kind, BlockKind::Cell { .. })) {
            return by_place();
        }
        if n * m > MOST_PAIRS {
            return (0..n.max(m))
                .map(|i| ((i < n).then_some(i), (i < m).then_some(i)))
                .collect();
        }
        let worth = |own: Range<usize>, others: Range<usize>| {
            let likeness = match (own.len(), others.len()) {
                (1, 1) => self.likeness(ours[own.start], theirs[others.start])?,
                _ if n == m => return None,
                _ => self.likeness_together(&ours[own.clone()], &theirs[others.clone()])?,
            };
            Some(0.35 + likeness + evidence.for_pair(own.start, others.start))
        };
        let way = Way::best(n, m, worth);
        // Lists of one length are alike unless another order is much better.
        if n == m {
            let straight: Option<f64> = (0..n).map(|i| worth(i..i + 1, i..i + 1)).sum();
            if straight.is_some_and(|straight| way.worth < straight + MUCH_BETTER) {
                return by_place();
            }
        }
        way.steps
    }

    /// Whether all blocks are of a kind.
    fn all(&self, ours: &[BlockId], theirs: &[BlockId], is: fn(&BlockKind) -> bool) -> bool {
        let mut ours = ours.iter().map(|&block| &self.lead.blocks[block].kind);
        let mut theirs = theirs.iter().map(|&block| &self.other.blocks[block].kind);
        ours.all(is) && theirs.all(is)
    }

    /// How alike sections are when one of them holds the text of two, because a heading was lost.
    fn likeness_together(&self, ours: &[BlockId], theirs: &[BlockId]) -> Option<f64> {
        if !self.all(ours, theirs, |kind| matches!(kind, BlockKind::Section(_))) {
            return None;
        }
        let own = Signature::together(self.lead_signatures, ours).filter(|own| !own.has_words())?;
        Some(own.likeness(&Signature::together(self.other_signatures, theirs)?))
    }

    /// What two partners hold, and with it the text of a section that comes next and has no partner: where it
    /// looks it, its heading was lost and its text is in the other page's section.
    fn held(&self, (a, b): (BlockId, BlockId), next: (Option<BlockId>, Option<BlockId>)) -> Held {
        let below = |outline: &Outline, block: BlockId| outline.blocks[block].children.clone();
        let mut held = (below(self.lead, a), below(self.other, b));
        let apart = self.likeness(a, b).unwrap_or(0.0) + CLEARLY;
        let with = |ours: &[_], theirs: &[_]| self.likeness_together(ours, theirs) > Some(apart);
        let text = |outline: &Outline, block| below(outline, block).into_iter().skip(1);
        match next {
            (Some(next), None) if with(&[a, next], &[b]) => held.0.extend(text(self.lead, next)),
            (None, Some(next)) if with(&[a], &[b, next]) => held.1.extend(text(self.other, next)),
            _ => {}
        }
        held
    }

    /// Rows and items that only changed places are partners all the same.
    fn follow_moves(&self, ours: &[BlockId], theirs: &[BlockId], steps: &mut [Step]) {
        let likeness = |i: usize, j: usize| self.likeness(ours[i], theirs[j]).unwrap_or(0.0);
        let movable = |i: usize| {
            let kind = &self.lead.blocks[ours[i]].kind;
            matches!(kind, BlockKind::Row | BlockKind::Item) && is_recognised(self.lead, ours[i])
        };
        for first in 0..steps.len() {
            for second in first + 1..steps.len().min(first + 200) {
                let ((Some(a), Some(b)), (Some(c), Some(d))) = (steps[first], steps[second]) else {
                    continue;
                };
                let crossed = movable(a) && likeness(a, b) < SURE && likeness(c, d) < SURE;
                if crossed && likeness(a, d) >= SURE && likeness(c, b) >= SURE {
                    steps[first] = (Some(a), Some(d));
                    steps[second] = (Some(c), Some(b));
                }
            }
        }
    }

    /// Where blocks are not laid side by side by place, those that bear one name are partners,
    /// wherever they stand.
    fn follow_names(&self, ours: &[BlockId], theirs: &[BlockId], steps: &mut Vec<Step>) {
        if steps.iter().all(|(i, j)| i == j) && !self.has_words(ours) {
            return;
        }
        let own = named_alone(self.lead_signatures, ours);
        let others = named_alone(self.other_signatures, theirs);
        let pairs = own.iter().filter_map(|(name, i)| {
            let j = (*others.get(name)?)?;
            Some(((*i)?, j))
        });
        let known: BTreeMap<usize, usize> = pairs.collect();
        let taken: BTreeSet<usize> = known.values().copied().collect();
        let taken = |j: &usize| taken.contains(j);
        let before = std::mem::take(steps);
        for (i, j) in before {
            let own = i.and_then(|i| known.get(&i).copied());
            let other = own.or(j.filter(|j| !taken(j)));
            match (i, j) {
                (Some(_), _) => {
                    steps.push((i, other));
                    // The block that stood here has no name of its own and keeps its place.
                    steps.extend(
                        j.filter(|j| other != Some(*j) && !taken(j))
                            .map(|j| (None, Some(j))),
                    );
                }
                (None, Some(j)) if taken(&j) => {}
                _ => steps.push((i, j)),
            }
        }
    }

    /// Rows that changed places together with their labels are partners, and so is a row that went
    /// elsewhere.
    fn follow_labels(
        &self,
        ours: &[BlockId],
        theirs: &[BlockId],
        evidence: &Evidence,
        steps: &mut Vec<Step>,
    ) {
        if evidence.is_empty() {
            return;
        }
        for first in 0..steps.len() {
            for second in first + 1..steps.len() {
                let ((Some(a), Some(b)), (Some(c), Some(d))) = (steps[first], steps[second]) else {
                    continue;
                };
                let moved = evidence.crosses((a, b), (c, d))
                    && went_along(
                        (self.lead, ours[a], ours[c]),
                        (self.other, theirs[b], theirs[d]),
                        self.known,
                    );
                if moved {
                    steps[first] = (Some(a), Some(d));
                    steps[second] = (Some(c), Some(b));
                }
            }
        }
        let alone: Vec<usize> = steps
            .iter()
            .filter(|step| step.0.is_none())
            .filter_map(|step| step.1)
            .collect();
        for step in steps.iter_mut() {
            let (Some(i), None) = *step else { continue };
            let known = alone.iter().find(|&&j| evidence.remembers(i, j));
            *step = (Some(i), known.copied());
        }
        let taken: Vec<usize> = steps
            .iter()
            .filter(|step| step.0.is_some())
            .filter_map(|step| step.1)
            .collect();
        steps.retain(|step| step.0.is_some() || step.1.is_some_and(|j| !taken.contains(&j)));
    }
}

/// What two partners hold that is to be laid side by side.
type Held = (Vec<BlockId>, Vec<BlockId>);

/// Where each name stands among some blocks. One that two bear tells nothing.
fn named_alone<'a>(
    signatures: &'a [Signature],
    blocks: &[BlockId],
) -> BTreeMap<&'a str, Option<usize>> {
    let mut places = BTreeMap::new();
    for (at, &block) in blocks.iter().enumerate() {
        if let Some(name) = signatures[block].name() {
            let place = places.entry(name).or_insert(Some(at));
            *place = place.filter(|first| *first == at);
        }
    }
    places
}

fn end(span: Span) -> Span {
    Span {
        start: span.end,
        ..span
    }
}
