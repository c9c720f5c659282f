//! Sets aside what is there only because the source went on: the finding that the translation is behind
//! tells it, and where.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Related};
use crate::site::Site;
use crate::stale;

/// Takes findings out of the count that open ones about staleness tell of. Where a writer allowed those, or
/// the settings silence them, differences are what they were.
pub fn set_aside(site: &mut Site) {
    let found = std::mem::take(&mut site.diagnostics);
    let (mut behind, others): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|finding| [&stale::TRANSLATION, &stale::WORDING].contains(&finding.rule));
    let (told, open): (Vec<_>, Vec<_>) = others.into_iter().partition(|finding| {
        let mut tags = finding.outrun.iter();
        !finding.outrun.is_empty() && tags.all(|tag| behind.iter().any(|b| tells(b, finding, tag)))
    });
    for finding in &told {
        for tag in &finding.outrun {
            let mut behind = behind.iter_mut();
            if let Some(behind) = behind.find(|behind| tells(behind, finding, tag)) {
                behind.related.extend(still(finding, tag));
            }
        }
    }
    site.outrun = told;
    site.diagnostics = open;
    site.diagnostics.append(&mut behind);
}

/// Whether a finding says that the page in one language is behind, of the page that another is about.
fn tells(behind: &Diagnostic, finding: &Diagnostic, tag: &Arc<str>) -> bool {
    let pages = behind.page.as_ref().zip(finding.page.as_ref());
    pages.is_some_and(|(behind, page)| behind.family == page.family && behind.locale == *tag)
}

/// Where a translation still says what the source said.
fn still(finding: &Diagnostic, tag: &Arc<str>) -> Option<Related> {
    let drift = finding.drift.as_ref()?;
    let is_own = finding
        .page
        .as_ref()
        .is_some_and(|page| page.locale == *tag);
    let mut agreeing = finding.related.iter();
    let (place, says, written) = match is_own {
        true => (&finding.place, &drift.found, &finding.written),
        false => {
            let own = agreeing.find(|related| related.locale.as_ref() == Some(tag))?;
            (&own.place, &drift.expected, &own.written)
        }
    };
    let label = match says.is_empty() {
        true => format!("{tag}: not there yet"),
        false => format!("{tag}: still {says}"),
    };
    Some(Related {
        locale: Some(tag.clone()),
        written: written.clone(),
        ..Related::new(place.clone(), label)
    })
}
