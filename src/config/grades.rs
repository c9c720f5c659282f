//! Gives how bad findings are on this site, where it says otherwise than the rules: for all pages,
//! and for folders.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Level, Rule};
use crate::glob::matches;
use crate::yaml::{Fault, Field, Mapping, Value};

use super::near;

/// In the order in which they are asked, last first.
#[derive(Clone, Debug, Default)]
pub struct Grades(Vec<Grade>);

#[derive(Clone, Debug)]
struct Grade {
    /// None: for all pages.
    folder: Option<String>,
    /// Where the folder stands in `site.yaml`.
    folder_at: Range<usize>,
    rule: String,
    /// None: the rule is off.
    level: Option<Level>,
    /// Where the setting stands in `site.yaml`.
    at: usize,
}

impl Grades {
    /// Reads the settings `rules` and `folders`.
    pub(super) fn read(text: &str, settings: &Mapping) -> Result<Self, Fault> {
        let mut grades = Vec::new();
        if let Some(field) = settings.get("rules") {
            grades.extend(of_rules(text, field, None, &field.value)?);
        }
        if let Some(field) = settings.get("folders") {
            let folders = match &field.value {
                Value::Object(folders) => folders,
                Value::Null => return Ok(Grades(grades)),
                _ => {
                    return Err(fault(
                        field.value_range.start,
                        "`folders` maps a folder such as `plans/legacy/**` to rules",
                    ));
                }
            };
            for (folder, rules) in folders {
                grades.extend(of_rules(text, field, Some(folder), rules)?);
            }
        }
        Ok(Grades(grades))
    }

    /// A rule that is named here and does not exist.
    pub fn unknown(&self, rules: &[&'static Rule]) -> Option<Fault> {
        let unknown = |grade: &&Grade| rules.iter().all(|rule| rule.name != grade.rule);
        let grade = self.0.iter().find(unknown)?;
        let name = &grade.rule;
        let names = rules.iter().map(|rule| rule.name);
        let advice = match near(name, names) {
            Some(known) => format!("did you mean `{known}`?"),
            None => "the reports name each rule".to_owned(),
        };
        Some(fault(grade.at, &format!("`{name}` is no rule; {advice}")))
    }

    /// The folders that are graded otherwise, and where the settings name them.
    pub fn folders(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        let mut last = None;
        let named = self.0.iter().filter_map(|grade| {
            let folder = grade.folder.as_deref()?;
            Some((folder, grade.folder_at.clone()))
        });
        named.filter(move |(folder, _)| last.replace(*folder) != Some(*folder))
    }

    /// How bad a finding is here: some level, or none where its rule is off. The last setting that
    /// fits it decides.
    pub fn of(&self, finding: &Diagnostic) -> Option<Level> {
        self.said(finding).unwrap_or(Some(finding.level))
    }

    /// Whether the site says anything about a finding.
    pub fn says(&self, finding: &Diagnostic) -> bool {
        self.said(finding).is_some()
    }

    fn said(&self, finding: &Diagnostic) -> Option<Option<Level>> {
        let page = finding.page.as_ref().map(|page| &*page.family);
        let fits = |grade: &&Grade| {
            let folder = grade.folder.as_deref();
            let here = folder.is_none_or(|folder| {
                matches(folder, &finding.place.path)
                    || page.is_some_and(|page| matches(folder, page))
            });
            grade.rule == finding.rule.name && here
        };
        Some(self.0.iter().rev().find(fits)?.level)
    }
}

fn of_rules(
    text: &str,
    field: &Field,
    folder: Option<&str>,
    rules: &Value,
) -> Result<Vec<Grade>, Fault> {
    let start = field.key_range.start;
    let rules = match rules {
        Value::Object(rules) => rules,
        Value::Null => return Ok(Vec::new()),
        _ => {
            return Err(fault(
                start,
                "a rule is set by a line such as `missing-row: warning`",
            ));
        }
    };
    // A nested key has no place of its own, so it is looked for behind what holds it.
    let find = |from: usize, word: &str| text[from..].find(word).map_or(from, |at| from + at);
    let from = folder.map_or(start, |folder| find(start, folder));
    let grades = rules.iter().map(|(rule, level)| {
        let at = find(from, rule);
        let level = match level.as_str() {
            Some("error") => Some(Level::Error),
            Some("warning") => Some(Level::Warning),
            Some("note") => Some(Level::Note),
            Some("off") => None,
            _ => {
                let message = format!(
                    "`{rule}` has a grade that there is not; write error, warning, note or off"
                );
                return Err(fault(at, &message));
            }
        };
        Ok(Grade {
            folder: folder.map(str::to_owned),
            folder_at: from..from + folder.map_or(0, str::len),
            rule: rule.clone(),
            level,
            at,
        })
    });
    grades.collect()
}

fn fault(at: usize, message: &str) -> Fault {
    Fault {
        message: message.to_owned(),
        at,
    }
}
