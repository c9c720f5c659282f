//! The id that all languages of a page share.

use crate::compare::{Comparison, Settled, UNDECIDED};
use crate::diagnostic::{Diagnostic, Drift, Group, Level, Place, Related, Rule, Votes};

use super::Judge;

pub struct PageId;

const LOST: Rule = Rule {
    name: "lost-page-id",
    level: Level::Warning,
    group: Group::Facts,
    summary: "A page has lost the id by which its languages belong together.",
};

const OTHER: Rule = Rule {
    name: "mismatched-page-id",
    level: Level::Error,
    group: Group::Facts,
    summary: "A page bears another id than its other languages.",
};

impl Judge for PageId {
    fn rules(&self) -> Vec<&'static Rule> {
        vec![&LOST, &OTHER]
    }

    fn judge(&self, comparison: &Comparison, found: &mut Vec<Diagnostic>) {
        let field = |locale: usize| {
            comparison
                .side(locale)
                .and_then(|side| side.fields.iter().find(|(key, _, _)| key == "exl-id"))
        };
        let present: Vec<usize> = (0..comparison.sides.len())
            .filter(|&locale| comparison.side(locale).is_some())
            .collect();
        // A page without an id has no vote.
        let stated: Vec<(usize, &String)> = present
            .iter()
            .filter_map(|&locale| Some((locale, &field(locale)?.1)))
            .collect();
        let Some(Settled {
            value: common,
            undecided,
        }) = comparison.settle(&stated)
        else {
            return;
        };
        let voters = |id: &str| -> Vec<usize> {
            let voters = stated.iter().filter(|(_, other)| *other == id);
            voters.map(|(locale, _)| *locale).collect()
        };
        let agreeing = voters(common);
        let names = comparison.names(&agreeing);
        let unsettled = if undecided { UNDECIDED } else { "" };
        let help = match undecided {
            true => "settle on one id, and write it in every language".to_owned(),
            false => format!("write `exl-id: {common}`"),
        };
        for &locale in &present {
            let (rule, place, here) = match field(locale) {
                None => (
                    &LOST,
                    comparison
                        .side(locale)
                        .map(|side| Place::file(side.sources[0].path().clone())),
                    "nothing",
                ),
                Some((_, value, span)) if value != common => {
                    (&OTHER, comparison.place(locale, *span), value.as_str())
                }
                Some(_) => continue,
            };
            let Some(place) = place else { continue };
            let message = format!("`exl-id` differs: {here} here, {common} in {names}{unsettled}");
            let mut diagnostic = Diagnostic::new(rule, place, message).help(help.clone());
            let alike = present.iter().filter_map(|&other| {
                let (_, _, span) = field(other).filter(|field| field.1 == *common)?;
                let label = format!("{}: {common}", comparison.name(other));
                Some(Related::new(comparison.place(other, *span)?, label))
            });
            diagnostic.related = alike.collect();
            diagnostic.drift = Some(Drift {
                found: here.to_owned(),
                expected: common.clone(),
                address: "front matter › exl-id".to_owned(),
            });
            diagnostic.votes = field(locale).map(|(_, value, _)| Votes {
                here: voters(value).len(),
                there: agreeing.len(),
                undecided,
            });
            found.push(diagnostic);
        }
    }
}
