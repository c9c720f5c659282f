//! Gives findings their acceptance from a baseline: what was wrong on the day that a site began to
//! be checked. An entry names both values, so that a value that changes is a new finding.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Acceptance, Diagnostic, Group, Level, Place, Rule};
use crate::site::Site;

use super::{is_whole_silence, keep};

pub const UNUSED: Rule = Rule {
    name: "unused-baseline-entry",
    level: Level::Note,
    group: Group::Accepting,
    summary: "An entry of the baseline accepts nothing any more.",
};

pub const EXPIRED: Rule = Rule {
    name: "expired-baseline-entry",
    level: Level::Warning,
    group: Group::Accepting,
    summary: "An entry of the baseline has expired, so its finding counts again.",
};

/// One finding that was accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub page: String,
    #[serde(default)]
    pub locale: String,
    #[serde(default)]
    pub place: String,
    pub rule: String,
    #[serde(default)]
    pub found: String,
    #[serde(default)]
    pub expected: String,
    /// Who looks after it.
    #[serde(default)]
    pub owner: String,
    #[serde(default)]
    pub reason: String,
    /// The day on which it was accepted, as 2026-12-31.
    #[serde(default)]
    pub date: String,
    /// The last day on which it holds; empty for ever.
    #[serde(default)]
    pub expiry: String,
}

impl Entry {
    fn of(finding: &Diagnostic, today: &str) -> Self {
        let [page, locale, place, rule, found, expected] = finding.identity().map(str::to_owned);
        Entry {
            page,
            locale,
            place,
            rule,
            found,
            expected,
            date: today.to_owned(),
            ..Entry::default()
        }
    }

    fn identity(&self) -> [&str; 6] {
        [
            &self.page,
            &self.locale,
            &self.place,
            &self.rule,
            &self.found,
            &self.expected,
        ]
    }

    fn has_expired(&self, today: &str) -> bool {
        !self.expiry.is_empty() && *self.expiry < *today
    }
}

/// Sets aside what the entries accept, one finding an entry, and reports entries that accept
/// nothing. `file` is what reports call the baseline; `today` is a day as 2026-12-31.
pub fn apply(site: &mut Site, entries: &[(Entry, u32)], file: &str, today: &str) {
    let mut all = std::mem::take(&mut site.diagnostics);
    let mut open: BTreeMap<[String; 6], Vec<usize>> = BTreeMap::new();
    for (index, (entry, _)) in entries.iter().enumerate().rev() {
        open.entry(entry.identity().map(str::to_owned))
            .or_default()
            .push(index);
    }
    let mut entry_of = |finding: &Diagnostic| {
        let entries = open.get_mut(&finding.identity().map(str::to_owned))?;
        can_be_accepted(finding).then(|| entries.pop())?
    };
    let matched: Vec<Option<usize>> = all.iter().map(&mut entry_of).collect();
    let mut wrong = Vec::new();
    for (finding, entry) in all.iter_mut().zip(matched) {
        let Some((entry, line)) = entry.map(|index| &entries[index]) else {
            continue;
        };
        if entry.has_expired(today) {
            let message = format!(
                "the acceptance of `{}` in {} expired on {}",
                entry.rule,
                page_of(entry),
                entry.expiry
            );
            wrong.push(
                about(&EXPIRED, file, *line, entry, message)
                    .help("mend the page, or agree on another day"),
            );
            continue;
        }
        finding.accepted = Some(Acceptance {
            reason: entry.reason.clone(),
            place: None,
        });
    }
    for index in open.into_values().flatten() {
        let (entry, line) = &entries[index];
        let message = format!(
            "`{}` in {} is no longer found, so this accepts nothing",
            entry.rule,
            page_of(entry)
        );
        wrong.push(
            about(&UNUSED, file, *line, entry, message)
                .help("run `check` with `--prune-baseline`, or remove the entry"),
        );
    }
    all.extend(wrong);
    keep(site, all);
}

/// The entries for what is found now. Those that still apply stay as they are, and expired ones
/// too: an update is no new agreement.
pub fn updated(site: &Site, entries: &[(Entry, u32)], today: &str) -> Vec<Entry> {
    let mut known: BTreeMap<[&str; 6], Vec<&Entry>> = BTreeMap::new();
    for (entry, _) in entries.iter().rev() {
        known.entry(entry.identity()).or_default().push(entry);
    }
    let found = site
        .diagnostics
        .iter()
        .filter(|finding| can_be_accepted(finding));
    let entries = found.map(|finding| {
        let old = known.get_mut(&finding.identity()).and_then(Vec::pop);
        old.cloned().unwrap_or_else(|| Entry::of(finding, today))
    });
    entries.collect()
}

/// The entries that still accept something, in their order. Nothing new is accepted.
pub fn pruned(site: &Site, entries: &[(Entry, u32)], today: &str) -> Vec<Entry> {
    let mut found: BTreeMap<[&str; 6], usize> = BTreeMap::new();
    for finding in site.diagnostics.iter().filter(|f| can_be_accepted(f)) {
        *found.entry(finding.identity()).or_default() += 1;
    }
    let entries = entries.iter().map(|(entry, _)| entry);
    let holding = entries.filter(|entry| {
        let times = found.get_mut(&entry.identity());
        match times.filter(|times| **times > 0) {
            Some(times) if !entry.has_expired(today) => {
                *times -= 1;
                true
            }
            _ => false,
        }
    });
    holding.cloned().collect()
}

/// What tells of the accepting itself, or that nothing was compared, cannot be accepted.
fn can_be_accepted(finding: &Diagnostic) -> bool {
    finding.rule.group != Group::Accepting && !is_whole_silence(finding)
}

fn page_of(entry: &Entry) -> String {
    match entry.locale.is_empty() {
        true => entry.page.clone(),
        false => format!("{} ({})", entry.page, entry.locale),
    }
}

fn about(rule: &'static Rule, file: &str, line: u32, entry: &Entry, message: String) -> Diagnostic {
    let mut place = Place::file(file);
    place.start.line = line;
    place.end = place.start;
    let message = match entry.place.is_empty() {
        true => message,
        false => format!("{message} ({})", entry.place),
    };
    Diagnostic::new(rule, place, message)
}
