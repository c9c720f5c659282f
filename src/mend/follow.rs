//! Gives what lets translations follow their source: where most are behind, the source is the odd one, and
//! all of them are mended at once.

use crate::compare::Disagreement;
use crate::diagnostic::{Diagnostic, Fix};
use crate::document::yaml_page::takes;
use crate::rules;
use crate::source::Source;
use crate::trial::Told;

use super::{MOST_TRIED, Trial, fix as as_fix, pairs};

/// What writes the value of the source into all translations that still say what it said.
pub fn fix(trial: &Trial, finding: &Diagnostic) -> Option<Fix> {
    let comparison = &trial.comparison;
    let lead = comparison.lead;
    let (row, odd) = rules::disagreement(comparison, finding, lead)?;
    let behind = odd.agreeing.iter().map(|&(locale, span)| {
        let page = trial.page(locale);
        let own = Disagreement {
            locale,
            kind: odd.kind,
            found: odd.expected.clone(),
            expected: odd.found.clone(),
            span,
            agreeing: vec![(lead, odd.span)],
            undecided: false,
        };
        let file: &Source = page.file(span)?;
        let is_own = trial
            .holder(file.path())
            .is_some_and(|(own, _)| own == locale);
        if !is_own || file.unreadable().is_some() {
            return None;
        }
        let ways = pairs::ways(&page, row, &own)?.ok()?.into_iter();
        let changes = ways.filter(|change| takes(file, change));
        let fixes = changes.filter_map(|change| as_fix(file, change));
        let fixes: Vec<Fix> = fixes.take(MOST_TRIED).collect();
        (!fixes.is_empty()).then_some((locale, file, fixes))
    });
    let behind: Vec<(usize, &Source, Vec<Fix>)> = behind.collect::<Option<_>>()?;
    let same = |other: &&Diagnostic| other.rule == finding.rule && other.place == finding.place;
    let name = Told::of(trial.judged.iter().find(same)?).name();
    (0..MOST_TRIED).find_map(|number| {
        let mut whole = Fix {
            title: String::new(),
            edits: Vec::new(),
        };
        let mut titles = Vec::new();
        let mut bench = trial.bench.clone();
        for (locale, file, fixes) in &behind {
            let own = fixes.get(number).or(fixes.last())?;
            bench = trial.with(&bench, own, file, *locale)?;
            titles.push(format!("{} in {}", own.title, comparison.name(*locale)));
            whole.edits.extend(own.edits.clone());
        }
        whole.title = titles.join(", ");
        trial.is_better(&bench, &name, finding).then_some(whole)
    })
}
