//! Gives the translations of a family that are behind, and says of findings that they are there because
//! the source went on.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::compare::{Comparison, Side};
use crate::diagnostic::{Diagnostic, Group, Place, Rule};
use crate::document::Origin;
use crate::document::library::Unknown;
use crate::facts::Kind;

use super::changes::{Change, Changes, FactChange, PartChange};
use super::told;

/// What is known of the translations of a family.
#[derive(Default)]
pub struct Judged {
    pub findings: Vec<Diagnostic>,
    /// Those of which nobody can say whether they are behind: the field, and why.
    pub unknown: Vec<(Place, Unknown)>,
    behind: Vec<Behind>,
}

/// A translation that is behind.
struct Behind {
    /// Its language.
    tag: String,
    commit: String,
    changes: Arc<Changes>,
}

impl Judged {
    /// Takes a page whose source changed, where that is worth a word.
    pub fn add(
        &mut self,
        source: &Side,
        side: &Side,
        origin: &Origin,
        place: Place,
        changes: &Arc<Changes>,
    ) {
        let tag = source.tag.to_string();
        let path = source.sources[0].path();
        let Some(finding) = told::finding(changes, origin, place, (&tag, path)) else {
            return;
        };
        self.findings.push(finding);
        self.behind.push(Behind {
            tag: side.tag.to_string(),
            commit: origin.commit.clone(),
            changes: changes.clone(),
        });
    }

    /// Says of findings that they are there because the source went on. `kind` gives the kind of fact
    /// that a rule is about.
    pub fn explain(
        &self,
        comparison: &Comparison,
        found: &mut [Diagnostic],
        kind: fn(&Rule) -> Option<Kind>,
    ) {
        if self.behind.is_empty() {
            return;
        }
        let source = comparison.name(comparison.lead);
        let mut times: BTreeMap<(Option<Arc<str>>, &str), usize> = BTreeMap::new();
        for finding in found.iter() {
            let owner = finding.page.as_ref().map(|page| page.locale.clone());
            *times.entry((owner, finding.rule.name)).or_default() += 1;
        }
        for finding in found.iter_mut().filter(|finding| finding.drift.is_some()) {
            let owner = finding.page.as_ref().map(|page| page.locale.clone());
            let kind = kind(finding.rule);
            let own = |behind: &&Behind| Some(&*behind.tag) == owner.as_deref();
            let told = match self.behind.iter().find(own) {
                Some(behind) => {
                    let alike = times.get(&(owner, finding.rule.name)).copied();
                    let told = behind
                        .explain(finding, kind)
                        .or_else(|| behind.explain_extra(finding.rule, alike.unwrap_or(1)));
                    told.map(|(wholly, told)| match wholly {
                        true => (vec![Arc::from(behind.tag.as_str())], told),
                        false => (Vec::new(), told),
                    })
                }
                None => self.explain_ahead(finding, kind, owner.as_deref() == Some(&source)),
            };
            if let Some((outrun, told)) = told {
                finding.outrun = outrun;
                finding.help = format!("{told}; {}", finding.help);
            }
        }
    }

    /// What is said of a finding in the source, or in a translation that has followed it: most
    /// translations still say what the source said. Which they are, if they are all and say just that.
    fn explain_ahead(
        &self,
        finding: &Diagnostic,
        kind: Option<Kind>,
        is_source: bool,
    ) -> Option<(Vec<Arc<str>>, String)> {
        let agreeing = finding
            .related
            .iter()
            .filter_map(|related| related.locale.as_deref());
        let agreeing: Vec<&str> = agreeing.collect();
        let drift = finding.drift.as_ref()?;
        let said = |fact: &FactChange| {
            drift.expected == told::list(&fact.before) && drift.found == told::list(&fact.after)
        };
        let about = |fact: &&FactChange| {
            Some(fact.kind) == kind
                && match is_source {
                    true => fact.passage.holds(&finding.place),
                    false => fact.address == drift.address && said(fact),
                }
        };
        let word = finding.rule.name.strip_prefix("missing-");
        let lost = |behind: &&Behind| word.is_some_and(|word| behind.lost(word) > 0);
        let listed = |behind: &&Behind| agreeing.contains(&behind.tag.as_str());
        let behind = self.behind.iter().filter(listed);
        let behind = behind.filter(|behind| behind.fact(about).is_some() || lost(behind));
        let behind: Vec<&Behind> = behind.collect();
        if behind.is_empty() {
            return None;
        }
        let all = behind.len() == agreeing.len();
        let wholly = all && behind.iter().all(|b| b.fact(about).is_none_or(said));
        let tags: Vec<&str> = behind.iter().map(|behind| behind.tag.as_str()).collect();
        let told = format!(
            "this changed here since it was translated into {}, so translate it there",
            tags.join(", ")
        );
        let tags = tags.into_iter().filter(|_| wholly).map(Arc::from);
        Some((tags.collect(), told))
    }
}

impl Behind {
    fn fact(&self, about: impl Fn(&&FactChange) -> bool) -> Option<&FactChange> {
        self.changes.facts.iter().find(about)
    }

    /// Whether a finding in this translation is about what changed in the source, and wholly so.
    fn explain(&self, finding: &Diagnostic, kind: Option<Kind>) -> Option<(bool, String)> {
        let commit = told::short(&self.commit);
        let about = |place: &Place| {
            finding
                .related
                .iter()
                .any(|related| place.holds(&related.place))
        };
        let mut facts = self.changes.facts.iter();
        if let Some(fact) = facts.find(|fact| Some(fact.kind) == kind && about(&fact.passage)) {
            let before = told::list(&fact.before);
            let outrun = finding
                .drift
                .as_ref()
                .is_some_and(|drift| drift.found == before);
            return Some((
                outrun,
                format!("the source changed since {commit}: it said {before} then"),
            ));
        }
        let mut parts = self.changes.parts.iter();
        let new = parts.find(|part| finding.rule.group == Group::Structure && about(&part.place));
        new.map(|_| (true, format!("the source changed since {commit}")))
    }

    /// Whether parts that only this translation has are those that the source lost: as many of their
    /// sort, at most. Nothing else tells, for the words are of two languages.
    fn explain_extra(&self, rule: &Rule, times: usize) -> Option<(bool, String)> {
        let word = rule.name.strip_prefix("extra-")?;
        let commit = told::short(&self.commit);
        let told = format!("the source changed since {commit}: it has lost a {word}");
        (times <= self.lost(word)).then_some((true, told))
    }

    /// How many parts of a sort, as rules call them, the source has lost.
    fn lost(&self, word: &str) -> usize {
        let word = if word == "column" { "cell" } else { word };
        let gone = |part: &&PartChange| part.change == Change::Gone && part.word == word;
        self.changes.parts.iter().filter(gone).count()
    }
}
