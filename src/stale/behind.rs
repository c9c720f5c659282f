//! Gives the translations of a family that are behind, and says of findings that they are there because
//! the source went on.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::compare::{Comparison, Side};
use crate::diagnostic::{Diagnostic, Group, Level, Place, Rule};
use crate::document::Origin;
use crate::document::library::Unknown;
use crate::facts::Kind;

use super::changes::{Change, Changes, FactChange, PartChange, Shuffled};
use super::told;

/// Why nothing is written where the source has other rows than when a page was translated.
const OTHER_ROWS: &str = "the source has other rows here than when this was translated, or in another order, so \
                          it is not certain which value belongs where: translate them";

/// Why a finding is there.
struct Explained {
    /// Whether it is there only because the source went on, and in which languages.
    outrun: Vec<Arc<str>>,
    told: String,
    /// Whether it is certain that both places say the same thing.
    sure: bool,
}

/// What is known of the translations of a family.
#[derive(Default)]
pub struct Judged {
    pub findings: Vec<Diagnostic>,
    /// Those of which nobody can say whether they are behind: the field, and why.
    pub unknown: Vec<(Place, Unknown)>,
    /// One for each finding.
    pub(super) behind: Vec<Behind>,
    /// The languages of pages whose commit a clone without its history does not have.
    unreached: Vec<String>,
}

/// A translation that is behind.
pub(super) struct Behind {
    /// Its language.
    pub tag: String,
    /// Where it names the commit.
    pub origin: Origin,
    pub changes: Arc<Changes>,
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
        is_committed: bool,
    ) {
        let tag = source.tag.to_string();
        let path = source.sources[0].path();
        let Some(finding) = told::finding(changes, origin, place, (&tag, path), is_committed)
        else {
            return;
        };
        self.findings.push(finding);
        self.behind.push(Behind {
            tag: side.tag.to_string(),
            origin: origin.clone(),
            changes: changes.clone(),
        });
    }

    /// Takes a page of which nobody can say whether it is behind.
    pub fn doubt(&mut self, side: &Side, place: Place, reason: Unknown) {
        self.unknown.push((place, reason));
        if reason == Unknown::Shallow {
            self.unreached.push(side.tag.to_string());
        }
    }

    /// Says of findings that they are there because the source went on. `kind` gives the kind of fact
    /// that a rule is about.
    pub fn explain(
        &self,
        comparison: &Comparison,
        found: &mut [Diagnostic],
        kind: fn(&Rule) -> Option<Kind>,
    ) {
        self.doubt_unreached(found);
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
                    behind
                        .explain(finding, kind)
                        .or_else(|| behind.explain_extra(finding.rule, alike.unwrap_or(1)))
                }
                None => self.explain_ahead(finding, kind, owner.as_deref() == Some(&source)),
            };
            if let Some(explained) = told {
                finding.outrun = explained.outrun;
                finding.help = format!("{}; {}", explained.told, finding.help);
                if !explained.sure {
                    finding.refusal = Some(OTHER_ROWS.into());
                }
            }
        }
    }

    /// Says of findings that may be there only because a page is behind, which the history would tell, that
    /// nobody knows: they are no errors for certain.
    fn doubt_unreached(&self, found: &mut [Diagnostic]) {
        for finding in found {
            let owner = finding.page.iter().map(|page| &*page.locale);
            let agreeing = finding
                .related
                .iter()
                .filter_map(|related| related.locale.as_deref());
            let about: Vec<&str> = owner.chain(agreeing).collect();
            let unreached = self
                .unreached
                .iter()
                .filter(|tag| about.contains(&tag.as_str()));
            let unreached: Vec<&str> = unreached.map(String::as_str).collect();
            if unreached.is_empty() || finding.drift.is_none() {
                continue;
            }
            finding.level = finding.level.max(Level::Warning);
            let (commit, page) = match unreached.as_slice() {
                [only] => (format!("the commit that {only} names"), "that page is"),
                several => (
                    format!("the commits that {} name", several.join(", ")),
                    "those pages are",
                ),
            };
            finding.help = format!(
                "the history in this clone does not reach back to {commit}, so nobody knows whether {page} only \
                 behind the source: fetch the whole history first (`fetch-depth: 0`, or `git fetch --unshallow`); \
                 then {}",
                finding.help
            );
        }
    }

    /// What is said of a finding in the source, or in a translation that has followed it: most
    /// translations still say what the source said. Which they are, if they are all and say just that.
    fn explain_ahead(
        &self,
        finding: &Diagnostic,
        kind: Option<Kind>,
        is_source: bool,
    ) -> Option<Explained> {
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
        let moved = |behind: &&Behind| {
            let list = behind.shuffled(&finding.place);
            is_source && list.is_some_and(|list| had(list, &drift.expected))
        };
        let behind =
            behind.filter(|behind| behind.fact(about).is_some() || lost(behind) || moved(behind));
        let behind: Vec<&Behind> = behind.collect();
        if behind.is_empty() {
            return None;
        }
        let all = behind.len() == agreeing.len();
        let wholly = all && behind.iter().all(|b| b.fact(about).is_none_or(said));
        let sure = |behind: &&Behind| {
            let fact = behind.fact(about);
            fact.is_none_or(|fact| fact.replaced.is_none())
                && behind.shuffled(&finding.place).is_none()
        };
        let sure = behind.iter().all(sure);
        let tags: Vec<&str> = behind.iter().map(|behind| behind.tag.as_str()).collect();
        let told = format!(
            "this changed here since it was translated into {}, so translate it there",
            tags.join(", ")
        );
        let tags = tags.into_iter().filter(|_| wholly).map(Arc::from);
        Some(Explained {
            outrun: tags.collect(),
            told,
            sure,
        })
    }
}

impl Behind {
    fn fact(&self, about: impl Fn(&&FactChange) -> bool) -> Option<&FactChange> {
        self.changes.facts.iter().find(about)
    }

    /// The list in which a place of the source stands, where its rows are others now.
    fn shuffled(&self, place: &Place) -> Option<&Shuffled> {
        let mut lists = self.changes.shuffled.iter();
        lists.find(|list| list.place.holds(place))
    }

    /// What is said of a finding that is about what changed in the source; `wholly` says whether the page is
    /// only behind.
    fn explained(&self, wholly: bool, sure: bool, told: String) -> Explained {
        let own = wholly.then(|| Arc::from(self.tag.as_str()));
        Explained {
            outrun: own.into_iter().collect(),
            told,
            sure,
        }
    }

    /// Whether a finding in this translation is about what changed in the source, and wholly so.
    fn explain(&self, finding: &Diagnostic, kind: Option<Kind>) -> Option<Explained> {
        let commit = told::short(&self.origin.commit);
        let about = |place: &Place| {
            finding
                .related
                .iter()
                .any(|related| place.holds(&related.place))
        };
        let drift = finding.drift.as_ref();
        let mut lists = self.changes.shuffled.iter();
        let shuffled = lists.find(|list| about(&list.place));
        let mut facts = self.changes.facts.iter();
        if let Some(fact) = facts.find(|fact| Some(fact.kind) == kind && about(&fact.passage)) {
            let before = told::list(&fact.before);
            let outrun = drift.is_some_and(|drift| drift.found == before);
            let sure = fact.replaced.is_none() && shuffled.is_none();
            let told = format!("the source changed since {commit}: it said {before} then");
            return Some(self.explained(outrun, sure, told));
        }
        let new = |part: &&PartChange| finding.rule.group == Group::Structure && about(&part.place);
        if self.changes.parts.iter().any(|part| new(&part)) {
            let told = format!("the source changed since {commit}");
            return Some(self.explained(true, true, told));
        }
        let list = shuffled.filter(|_| kind.is_some())?;
        let outrun = drift.is_some_and(|drift| had(list, &drift.found));
        let told = format!("the source has other rows here since {commit}, or in another order");
        Some(self.explained(outrun, false, told))
    }

    /// Whether parts that only this translation has are those that the source lost: as many of their
    /// sort, at most. Nothing else tells, for the words are of two languages.
    fn explain_extra(&self, rule: &Rule, times: usize) -> Option<Explained> {
        let word = rule.name.strip_prefix("extra-")?;
        let commit = told::short(&self.origin.commit);
        let told = format!("the source changed since {commit}: it has lost a {word}");
        (times <= self.lost(word)).then(|| self.explained(true, true, told))
    }

    /// How many parts of a sort, as rules call them, the source has lost.
    fn lost(&self, word: &str) -> usize {
        let word = if word == "column" { "cell" } else { word };
        let gone = |part: &&PartChange| part.change == Change::Gone && part.word == word;
        self.changes.parts.iter().filter(gone).count()
    }
}

/// Whether a list stated just these values somewhere.
fn had(list: &Shuffled, values: &str) -> bool {
    list.said.iter().any(|said| told::list(said) == values)
}
