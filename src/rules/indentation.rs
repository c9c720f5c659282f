//! What fell out of the item of a list that it stands in elsewhere.

use crate::compare::Comparison;
use crate::diagnostic::{Diagnostic, Group, Level, Rule};

use super::Judge;

pub struct Indentation;

const LOST: Rule = Rule {
    name: "lost-indentation",
    level: Level::Note,
    group: Group::Structure,
    summary: "What stands below an item of a list in other languages is indented no more.",
};

impl Judge for Indentation {
    fn rules(&self) -> Vec<&'static Rule> {
        vec![&LOST]
    }

    fn judge(&self, comparison: &Comparison, found: &mut Vec<Diagnostic>) {
        let places = comparison.outdented.iter();
        found.extend(places.filter_map(|&(locale, span)| {
            let place = comparison.place(locale, span)?;
            let message = "this is indented in other languages, where it belongs to the item above it; here it stands \
                           outside of the list";
            let help = "put as many spaces before each of its lines as stand before the text of that item";
            Some(Diagnostic::new(&LOST, place, message).help(help))
        }));
    }
}
