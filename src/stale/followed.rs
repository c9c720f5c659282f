//! Gives the translations that say what their source says today and only name an older commit of it.

use std::collections::BTreeMap;

use crate::compare::{Comparison, Row};
use crate::diagnostic::{Diagnostic, Edit, Fix, Group, Place, Related};
use crate::facts::outline::Passage;

use super::behind::{Behind, Judged};
use super::changes::FactChange;
use super::{OUTDATED, Origins, told};

impl Judged {
    /// Tells of pages that have followed their source that their commit is what is left. `found` is what
    /// is wrong with the pages side by side.
    pub fn follow(&mut self, origins: &Origins, comparison: &Comparison, found: &[Diagnostic]) {
        let mut changed = self.behind.iter().map(|behind| behind.changes.matter());
        if !changed.any(|matters| matters) {
            return;
        }
        let rows = rows(comparison);
        let mut newest = None;
        for (finding, behind) in self.findings.iter_mut().zip(&self.behind) {
            if behind.changes.matter() && behind.is_followed(comparison, &rows, found) {
                let newest = newest.get_or_insert_with(|| origins.newest()).as_deref();
                *finding = outdated(behind, finding, newest);
            }
        }
    }
}

/// By the place of the source's passage, what stands beside it.
fn rows(comparison: &Comparison) -> BTreeMap<Place, &Row> {
    let rows = comparison.rows.iter().filter_map(|row| {
        let block = comparison.block(comparison.lead, row.blocks[comparison.lead]?)?;
        Some((comparison.place(comparison.lead, block.span)?, row))
    });
    rows.collect()
}

impl Behind {
    /// Whether the page states all that the source stated otherwise since.
    fn is_followed(
        &self,
        comparison: &Comparison,
        rows: &BTreeMap<Place, &Row>,
        found: &[Diagnostic],
    ) -> bool {
        let source = comparison.name(comparison.lead);
        let is_own = |finding: &&Diagnostic| {
            let owner = finding.page.as_ref().map(|page| &*page.locale);
            let agrees = |related: &Related| related.locale.as_deref() == Some(&self.tag);
            // Where most pages are behind, the source is the odd one.
            let against_source = owner == Some(&source) && finding.related.iter().any(agrees);
            owner == Some(&self.tag) || against_source
        };
        let differs = |finding: &Diagnostic| match self.changes.parts.is_empty() {
            true => self.changes.facts.iter().any(|fact| {
                let mut related = finding.related.iter();
                related.any(|related| fact.passage.holds(&related.place))
            }),
            // Which part of another page is the new one, no value tells.
            false => matches!(finding.rule.group, Group::Facts | Group::Structure),
        };
        let Some(locale) = (0..comparison.sides.len()).find(|at| comparison.name(*at) == self.tag)
        else {
            return false;
        };
        let states = |fact: &FactChange| {
            let row = rows.get(&fact.passage);
            let mut passages = row.into_iter().flat_map(|row| comparison.passages(row));
            let own = passages.find(|(side, _)| *side == locale);
            own.map_or(fact.after.is_empty(), |(_, own)| says(own, fact))
        };
        !found.iter().filter(is_own).any(differs) && self.changes.facts.iter().all(states)
    }
}

/// Whether a passage says what another one says since, and no more what that said before.
fn says(passage: &Passage, change: &FactChange) -> bool {
    let stated = |value| passage.facts.iter().any(|fact| fact.value.is_same(value));
    change.after.iter().all(stated) && !change.before.iter().any(stated)
}

/// What is said of a page that has followed: only where nothing but values changed, its commit can be written.
fn outdated(behind: &Behind, finding: &Diagnostic, newest: Option<&str>) -> Diagnostic {
    let key = &behind.origin.key;
    let only_facts = behind.changes.only_facts();
    let (message, help) = match (only_facts, newest) {
        (true, Some(newest)) => (
            format!(
                "the source changed nothing but values since {}, and this page has them all",
                told::short(&behind.origin.commit)
            ),
            format!("what is left to write is `{key}: {newest}`"),
        ),
        (true, None) => (
            "the source changed nothing but values since this was translated, and this page has them all"
                .to_owned(),
            format!("commit the source, then write its commit at `{key}`"),
        ),
        (false, _) => (
            "this page states what the source states today; whether its words follow too nobody knows"
                .to_owned(),
            finding.help.clone(),
        ),
    };
    let mut told = Diagnostic::new(&OUTDATED, finding.place.clone(), message).help(help);
    told.page.clone_from(&finding.page);
    told.related.clone_from(&finding.related);
    told.fix = newest.filter(|_| only_facts).map(|newest| Fix {
        title: format!("write `{newest}`"),
        edits: vec![Edit {
            place: finding.place.clone(),
            text: newest.to_owned(),
        }],
    });
    told
}
