//! Gives what some languages have at a place and others have not, and says which of them is odd.

use std::collections::BTreeMap;

use crate::facts::address::addresses;
use crate::facts::outline::{BlockId, BlockKind};
use crate::source::Span;

use super::Comparison;
use super::align::{Extra, SURE};
use super::signature::Signature;

/// A block that one language lacks or has alone.
#[derive(Clone, Debug)]
pub struct Gap {
    pub locale: usize,
    pub kind: GapKind,
    /// The block, in the page that has it.
    pub block: BlockId,
    pub holder: usize,
    /// The others that have it, where the page lacks it that all are laid beside.
    pub also: Vec<(usize, BlockId)>,
    /// Where it is missing, or where it stands too many.
    pub span: Span,
    /// How the place is called, in the words of the page that has it.
    pub address: String,
    /// How many languages have it and as many have not, where nothing tells which are wrong.
    pub tied: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapKind {
    Missing,
    Extra,
}

/// By block of the lead, its partner in each language.
pub type Partners = [Vec<Option<BlockId>>];

/// What pages lack of the lead, and what they have beside it.
#[derive(Default)]
pub struct Found {
    pub missing: Vec<(usize, BlockId, Span)>,
    pub extra: Vec<(usize, Extra)>,
}

/// What is alike in several pages is one difference of the pages that are odd.
pub fn settle(
    comparison: &Comparison,
    partners: &Partners,
    found: Found,
    signatures: &[Vec<Signature>],
) -> Vec<Gap> {
    let mut settling = Settling {
        comparison,
        partners,
        addresses: vec![None; comparison.sides.len()],
        gaps: Vec::new(),
    };
    settling.missing(&found.missing);
    for group in groups(comparison, found.extra, signatures) {
        settling.extra(&group);
    }
    settling.gaps
}

struct Settling<'a> {
    comparison: &'a Comparison,
    partners: &'a Partners,
    /// By language, the addresses of its page where they were asked for.
    addresses: Vec<Option<Vec<String>>>,
    gaps: Vec<Gap>,
}

impl Settling<'_> {
    /// What the lead has: where the site names no source, most languages decide.
    fn missing(&mut self, missing: &[(usize, BlockId, Span)]) {
        let lead = self.comparison.lead;
        let decided = self.comparison.lead_is_source;
        let mut lacking: BTreeMap<BlockId, usize> = BTreeMap::new();
        for (_, block, _) in missing {
            *lacking.entry(*block).or_default() += 1;
        }
        for &(locale, block, span) in missing {
            let partners = self.partners[block].iter().flatten().count();
            let (having, lacking) = (partners + 1, lacking[&block]);
            if decided || having >= lacking {
                let tied = (!decided && having == lacking).then_some(lacking);
                self.lacks((locale, span), &[(lead, block)], tied);
            }
        }
        for (&block, _) in lacking.iter().filter(|_| !decided) {
            let partners = self.partners[block].iter().enumerate();
            let partners = partners.filter_map(|(locale, own)| Some((locale, (*own)?)));
            let holders: Vec<_> = std::iter::once((lead, block)).chain(partners).collect();
            if holders.len() < lacking[&block] {
                holders.iter().for_each(|&holder| self.has(holder, None));
            }
        }
    }

    /// What the lead lacks and others have.
    fn extra(&mut self, group: &[(usize, Extra)]) {
        let lead = self.comparison.lead;
        let first = &group[0].1;
        let others = self.partners[first.parent].iter().enumerate();
        let others: Vec<(usize, BlockId)> = others
            .filter_map(|(locale, own)| Some((locale, (*own)?)))
            .collect();
        let lacking = others.len() + 1 - group.len().min(others.len());
        let odd = match self.comparison.lead_is_source {
            true => lacking == 1 && group.len() > 1,
            false => group.len() > lacking,
        };
        let holders: Vec<(usize, BlockId)> = group.iter().map(|(l, e)| (*l, e.block)).collect();
        if !odd {
            let tied = !self.comparison.lead_is_source && group.len() == lacking;
            let tied = tied.then_some(lacking);
            return holders.iter().for_each(|&holder| self.has(holder, tied));
        }
        self.lacks((lead, first.span), &holders, None);
        for (locale, parent) in others {
            let block = self.comparison.block(locale, parent);
            let has = holders.iter().any(|(holder, _)| *holder == locale);
            if let Some(block) = block.filter(|_| !has) {
                let end = Span {
                    start: block.span.end,
                    ..block.span
                };
                self.lacks((locale, end), &holders, None);
            }
        }
    }

    fn lacks(
        &mut self,
        (locale, span): (usize, Span),
        holders: &[(usize, BlockId)],
        tied: Option<usize>,
    ) {
        let (holder, block) = holders[0];
        let gap = Gap {
            locale,
            kind: GapKind::Missing,
            block,
            holder,
            also: holders[1..].to_vec(),
            span,
            address: self.address(holder, block),
            tied,
        };
        self.gaps.push(gap);
    }

    fn has(&mut self, (locale, block): (usize, BlockId), tied: Option<usize>) {
        let span = self.comparison.block(locale, block);
        let gap = Gap {
            locale,
            kind: GapKind::Extra,
            block,
            holder: locale,
            also: Vec::new(),
            span: span.map(|block| block.span).unwrap_or_default(),
            address: self.address(locale, block),
            tied,
        };
        self.gaps.push(gap);
    }

    fn address(&mut self, locale: usize, block: BlockId) -> String {
        let Some(side) = self.comparison.side(locale) else {
            return String::new();
        };
        let known = self.addresses[locale].get_or_insert_with(|| {
            let addresses = addresses(&side.outline);
            addresses.iter().map(ToString::to_string).collect()
        });
        known[block].clone()
    }
}

/// From here on two blocks at one place may be one block.
const ALIKE: f64 = 0.5;

/// So many differences are looked through for the same one.
const MOST_GROUPS: usize = 2_000;

/// What several pages have at one place beside the lead, each time what is the same.
fn groups(
    comparison: &Comparison,
    extra: Vec<(usize, Extra)>,
    signatures: &[Vec<Signature>],
) -> Vec<Vec<(usize, Extra)>> {
    let same = |(locale, extra): &(usize, Extra), (other, theirs): &(usize, Extra)| {
        let kinds = (
            comparison.block(*locale, extra.block).map(|b| &b.kind),
            comparison.block(*other, theirs.block).map(|b| &b.kind),
        );
        let here = extra.place == theirs.place;
        let likeness = || {
            let own = &signatures[*locale][extra.block];
            own.likeness(&signatures[*other][theirs.block])
        };
        extra.parent == theirs.parent
            && match kinds {
                (Some(BlockKind::Cell { .. }), Some(BlockKind::Cell { .. })) => here,
                // Ids of headings are of one language.
                (Some(BlockKind::Section(_)), Some(BlockKind::Section(_))) => here,
                (own, others) if own == others => {
                    let likeness = likeness();
                    likeness >= SURE || (here && likeness >= ALIKE)
                }
                _ => false,
            }
    };
    let mut groups: Vec<Vec<(usize, Extra)>> = Vec::new();
    for extra in extra {
        // A page of which all is too much must not take long.
        let near = groups.len().saturating_sub(MOST_GROUPS);
        let group = groups[near..].iter_mut().find(|group| {
            let new = group.iter().all(|(locale, _)| *locale != extra.0);
            new && same(&group[0], &extra)
        });
        match group {
            Some(group) => group.push(extra),
            None => groups.push(vec![extra]),
        }
    }
    groups
}
