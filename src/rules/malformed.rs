//! Values that cannot be values, whatever other languages say.

use crate::compare::Comparison;
use crate::diagnostic::{Diagnostic, Drift, Group, Level, Rule};
use crate::facts::Value;

use super::Judge;

pub struct Malformed;

pub const MALFORMED: Rule = Rule {
    name: "malformed-value",
    level: Level::Error,
    group: Group::Facts,
    summary: "A time, range or sum is written so that it cannot be one.",
};

impl Judge for Malformed {
    fn rules(&self) -> Vec<&'static Rule> {
        vec![&MALFORMED]
    }

    fn judge(&self, comparison: &Comparison, found: &mut Vec<Diagnostic>) {
        for (locale, side) in comparison.sides.iter().enumerate() {
            let passages = side.iter().flat_map(|side| side.outline.passages());
            for fact in passages.flat_map(|(_, passage)| &passage.facts) {
                let Value::Malformed(text) = &fact.value else {
                    continue;
                };
                let Some(place) = comparison.place(locale, fact.span) else {
                    continue;
                };
                let message = format!("`{text}` cannot be a value");
                let mut diagnostic = Diagnostic::new(&MALFORMED, place, message)
                    .help("write what the other languages say");
                diagnostic.drift = Some(Drift {
                    found: text.clone(),
                    expected: String::new(),
                    address: String::new(),
                });
                found.push(diagnostic);
            }
        }
    }
}
