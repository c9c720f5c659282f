//! Gives findings their acceptance from the pages, and says which waivers are none.

use std::collections::BTreeMap;

use crate::accept::Waiver;
use crate::config::near;
use crate::diagnostic::{Acceptance, Diagnostic, Group, Level, Place, Rule};

const fn rule(name: &'static str, level: Level, summary: &'static str) -> Rule {
    Rule {
        name,
        level,
        group: Group::Accepting,
        summary,
    }
}

pub const WITHOUT_REASON: Rule = rule(
    "allow-without-reason",
    Level::Warning,
    "A finding is allowed without a reason, so it still counts.",
);
pub const UNKNOWN: Rule = rule(
    "unknown-rule",
    Level::Warning,
    "A rule is allowed that does not exist.",
);
pub const UNUSED: Rule = rule("unused-allow", Level::Note, "An `allow` accepts nothing.");

/// Marks what is accepted, and returns what is wrong with the waivers.
pub fn apply(
    waivers: &[Waiver],
    rules: &[&'static Rule],
    found: &mut [Diagnostic],
) -> Vec<Diagnostic> {
    let mut wrong = Vec::new();
    // A part that several pages bring in has its waivers once, and one use is enough.
    let mut uses: BTreeMap<(&Place, &str), (&Waiver, bool)> = BTreeMap::new();
    for waiver in waivers {
        if !rules.iter().any(|rule| rule.name == waiver.rule) {
            wrong.extend(unknown(waiver, rules));
            continue;
        }
        if waiver.reason.is_empty() {
            wrong.push(without_reason(waiver));
            continue;
        }
        let (_, used) = uses
            .entry((&waiver.place, &waiver.rule))
            .or_insert((waiver, false));
        for finding in found.iter_mut().filter(|finding| waiver.covers(finding)) {
            *used = true;
            finding.accepted.get_or_insert_with(|| Acceptance {
                reason: waiver.reason.clone(),
                place: Some(waiver.place.clone()),
            });
        }
    }
    let unused = uses.into_values().filter(|(_, used)| !used);
    wrong.extend(unused.map(|(waiver, _)| {
        let message = format!(
            "nothing here breaks `{}`, so this accepts nothing",
            waiver.rule
        );
        about(
            &UNUSED,
            waiver,
            message,
            "remove it; it would hide a mistake that comes later",
        )
    }));
    wrong
}

fn about(rule: &'static Rule, waiver: &Waiver, message: String, help: &str) -> Diagnostic {
    let mut finding = Diagnostic::new(rule, waiver.place.clone(), message).help(help);
    finding.page = Some(waiver.page.clone());
    finding
}

fn without_reason(waiver: &Waiver) -> Diagnostic {
    let rule = &waiver.rule;
    let message = format!("`{rule}` is allowed without a reason, so it still counts");
    about(
        &WITHOUT_REASON,
        waiver,
        message,
        &format!("write why behind a colon: `allow {rule}: …`"),
    )
}

/// A remark that begins with "allow" names nothing that is like a rule.
fn unknown(waiver: &Waiver, rules: &[&'static Rule]) -> Option<Diagnostic> {
    let name = &waiver.rule;
    let known = near(name, rules.iter().map(|rule| rule.name));
    let likely = name.contains('-') && known.is_some();
    if !(waiver.certain || likely) {
        return None;
    }
    let message = format!("there is no rule `{name}`");
    let help = match known {
        Some(known) => format!("did you mean `{known}`?"),
        None => "write the rule's name as the report shows it".to_owned(),
    };
    Some(about(&UNKNOWN, waiver, message, &help))
}
