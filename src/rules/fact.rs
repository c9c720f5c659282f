//! Facts that a language states otherwise than the others.

use std::collections::BTreeSet;

use crate::compare::{Comparison, Disagreement, Row, UNDECIDED, disagreements};
use crate::diagnostic::{Diagnostic, Drift, Group, Level, Place, Related, Rule, Votes};
use crate::facts::value::Mark;
use crate::facts::{Kind, Value};

use super::Judge;

pub struct Facts;

/// Each kind of fact with its rule and what it is called.
const KINDS: &[(Kind, &Rule, &str)] = &[
    (
        Kind::Hours,
        &rule("mismatched-hours", "Opening hours or times of day differ."),
        "hours",
    ),
    (
        Kind::Weekdays,
        &rule("mismatched-weekdays", "Days of the week differ."),
        "weekdays",
    ),
    (
        Kind::Zone,
        &rule("mismatched-zone", "Time zones differ."),
        "time zones",
    ),
    (
        Kind::Coverage,
        &rule(
            "mismatched-coverage",
            "24x7, 24x5, business hours or business days differ.",
        ),
        "coverage",
    ),
    (
        Kind::Duration,
        &rule(
            "mismatched-duration",
            "Response times or other durations differ.",
        ),
        "durations",
    ),
    (
        Kind::Frequency,
        &rule(
            "mismatched-frequency",
            "How often something happens differs.",
        ),
        "frequencies",
    ),
    (
        Kind::Number,
        &rule("mismatched-number", "Counts or other plain numbers differ."),
        "numbers",
    ),
    (
        Kind::Percent,
        &rule("mismatched-percentage", "Percentages differ."),
        "percentages",
    ),
    (
        Kind::Amount,
        &rule("mismatched-amount", "Sums of money differ."),
        "amounts",
    ),
    (
        Kind::Mark,
        &rule("mismatched-mark", "A ✔, an icon or a yes or no differs."),
        "marks",
    ),
    (
        Kind::Priority,
        &rule("mismatched-priority", "Priorities differ."),
        "priorities",
    ),
    (
        Kind::Phone,
        &rule("mismatched-phone", "Telephone numbers differ."),
        "telephone numbers",
    ),
    (
        Kind::Date,
        &rule("mismatched-date", "Dates differ."),
        "dates",
    ),
    (
        Kind::Code,
        &rule("mismatched-code", "Versions or stretches of code differ."),
        "versions or code",
    ),
    (
        Kind::Link,
        &rule("mismatched-link", "Links lead to other places."),
        "link targets",
    ),
    (
        Kind::Image,
        &rule("mismatched-image", "Pictures differ."),
        "pictures",
    ),
    (
        Kind::Footnote,
        &rule("mismatched-footnote", "Footnote signs differ."),
        "footnote signs",
    ),
    (
        Kind::Direction,
        &rule(
            "mismatched-direction",
            "Before in one language is after in another, or at least is at most.",
        ),
        "deadlines or bounds",
    ),
];

const fn rule(name: &'static str, summary: &'static str) -> Rule {
    Rule {
        name,
        level: Level::Error,
        group: Group::Facts,
        summary,
    }
}

impl Judge for Facts {
    fn rules(&self) -> Vec<&'static Rule> {
        KINDS.iter().map(|(_, rule, _)| *rule).collect()
    }

    fn judge(&self, comparison: &Comparison, found: &mut Vec<Diagnostic>) {
        for row in &comparison.rows {
            let passages = comparison.passages(row);
            let facts = passages.flat_map(|(_, passage)| &passage.facts);
            let stated: BTreeSet<Kind> = facts.map(|fact| fact.value.kind()).collect();
            let kinds = KINDS.iter().filter(|(kind, ..)| stated.contains(kind));
            let mut odd: Vec<_> = kinds
                .flat_map(|(kind, rule, name)| {
                    let odd = disagreements(comparison, row, *kind).into_iter();
                    odd.map(move |odd| (*rule, *name, odd))
                })
                .collect();
            odd.retain(|(_, _, odd)| !is_malformed(comparison, row, odd));
            for (rule, name, disagreement) in &odd {
                if odd
                    .iter()
                    .any(|(_, _, other)| is_told_by(disagreement, other))
                {
                    continue;
                }
                let here = odd.iter().filter(|(_, _, other)| {
                    other.kind == disagreement.kind
                        && other.found == disagreement.found
                        && other.expected == disagreement.expected
                });
                let votes = Votes {
                    here: here.count(),
                    there: disagreement.agreeing.len(),
                    undecided: disagreement.undecided,
                };
                let told = told(comparison, row, rule, name, disagreement);
                found.extend(told.map(|told| Diagnostic {
                    votes: Some(votes),
                    ..told
                }));
            }
        }
    }
}

/// Whether a cell is empty where others are not, or the other way round, and what stands there tells it.
fn is_told_by(odd: &Disagreement, other: &Disagreement) -> bool {
    let empty = [Value::Mark(Mark::Empty)];
    other.locale == odd.locale
        && other.kind != odd.kind
        && match (odd.found.as_slice(), odd.expected.as_slice()) {
            (found, []) => found == empty && other.found.is_empty(),
            ([], expected) => expected == empty && other.expected.is_empty(),
            _ => false,
        }
}

/// The kind of fact that a rule is about.
pub fn kind_of(rule: &Rule) -> Option<Kind> {
    let own = KINDS.iter().find(|(_, known, _)| *known == rule);
    own.map(|(kind, _, _)| *kind)
}

/// The disagreement that a finding about one language tells of, and its row. What cannot be a value
/// stands for the one that its language lacks.
pub fn disagreement<'a>(
    comparison: &'a Comparison,
    finding: &Diagnostic,
    locale: usize,
) -> Option<(&'a Row, Disagreement)> {
    let kinds: Vec<Kind> = match kind_of(finding.rule) {
        Some(kind) => vec![kind],
        None => KINDS.iter().map(|(kind, ..)| *kind).collect(),
    };
    let is_told = |row: &Row, odd: &Disagreement| {
        odd.locale == locale
            && match kind_of(finding.rule) {
                Some(_) => comparison.place(locale, odd.span).as_ref() == Some(&finding.place),
                None => states_malformed(comparison, row, odd, &finding.place),
            }
    };
    comparison.rows.iter().find_map(|row| {
        let odd = kinds
            .iter()
            .flat_map(|kind| disagreements(comparison, row, *kind));
        let odd = odd.into_iter().find(|odd| is_told(row, odd))?;
        Some((row, odd))
    })
}

/// Whether the language that lacks a value has a malformed one at a place.
fn states_malformed(comparison: &Comparison, row: &Row, odd: &Disagreement, at: &Place) -> bool {
    let mut passages = comparison.passages(row);
    let own = passages.find(|(locale, _)| *locale == odd.locale);
    let mut facts = own.into_iter().flat_map(|(_, passage)| &passage.facts);
    odd.found.is_empty()
        && facts.any(|fact| {
            fact.value.kind() == Kind::Malformed
                && comparison.place(odd.locale, fact.span).as_ref() == Some(at)
        })
}

/// Whether a value is there, and cannot be one. That is a finding of its own.
fn is_malformed(comparison: &Comparison, row: &Row, odd: &Disagreement) -> bool {
    let mut passages = comparison.passages(row);
    let own = passages.find(|(locale, _)| *locale == odd.locale);
    let mut facts = own.into_iter().flat_map(|(_, passage)| &passage.facts);
    odd.found.is_empty() && facts.any(|fact| fact.value.kind() == Kind::Malformed)
}

fn told(
    comparison: &Comparison,
    row: &Row,
    rule: &'static Rule,
    name: &str,
    odd: &Disagreement,
) -> Option<Diagnostic> {
    let place = comparison.place(odd.locale, odd.span)?;
    let agreeing: Vec<usize> = odd.agreeing.iter().map(|(locale, _)| *locale).collect();
    let (here, there) = (values(&odd.found), values(&odd.expected));
    let mut message = format!(
        "{name} differ: {here} here, {there} in {}",
        comparison.names(&agreeing)
    );
    if odd.undecided {
        message.push_str(UNDECIDED);
    }
    let mut diagnostic = Diagnostic::new(rule, place, message).help(format!(
        "correct the {name}, or accept the difference with a reason"
    ));
    diagnostic.related = odd
        .agreeing
        .iter()
        .filter_map(|(locale, span)| {
            Some(Related::new(
                comparison.place(*locale, *span)?,
                format!("{}: {there}", comparison.name(*locale)),
            ))
        })
        .collect();
    diagnostic.drift = Some(Drift {
        found: here,
        expected: there,
        address: row.address.clone(),
    });
    Some(diagnostic)
}

fn values(values: &[Value]) -> String {
    match values {
        [] => "nothing".to_owned(),
        values => values
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", "),
    }
}
