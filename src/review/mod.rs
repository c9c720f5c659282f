//! Gives the findings of a site as they count: what writers accepted is set aside, each is graded
//! as the settings say, and each gets a fingerprint of its own.

pub mod baseline;
mod coverage;
mod outrun;
mod waive;

use std::collections::BTreeMap;

use crate::accept::Waiver;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Group, Level, PageName, Rule};
use crate::site::Site;

pub use coverage::{
    LeftOut, NOTHING_COMPARED, is_whole_silence, left_out, look_for_silence, one_language,
};

pub const RULES: [&Rule; 6] = [
    &waive::WITHOUT_REASON,
    &waive::UNKNOWN,
    &waive::UNUSED,
    &baseline::UNUSED,
    &baseline::EXPIRED,
    &NOTHING_COMPARED,
];

/// Settles the findings of a site that was read.
pub fn settle(site: &mut Site, waivers: &[Waiver], rules: &[&'static Rule]) {
    let mut all = std::mem::take(&mut site.diagnostics);
    name_pages(site, &mut all);
    let about_waivers = waive::apply(waivers, rules, &mut all);
    all.extend(about_waivers);
    Diagnostic::sort(&mut all);
    // A file that several pages bring in is judged for each of them.
    all.dedup_by(|a, b| a.place == b.place && a.rule == b.rule && a.message == b.message);
    keep(site, all);
    outrun::set_aside(site);
    number(site);
}

/// Takes findings into the site, graded as its settings say. What was accepted is set aside.
pub fn keep(site: &mut Site, mut found: Vec<Diagnostic>) {
    grade(&site.config, &mut found);
    let (accepted, open): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|finding| finding.accepted.is_some());
    site.accepted.extend(accepted);
    site.diagnostics.extend(open);
    number(site);
}

/// Raises notes about what accepts nothing, where a site does not grade them itself.
pub fn be_strict(site: &mut Site) {
    for finding in &mut site.diagnostics {
        let about_accepting =
            finding.rule.group == Group::Accepting && finding.level == Level::Note;
        if about_accepting && !site.config.grades.says(finding) {
            finding.level = Level::Warning;
        }
    }
}

/// Findings of the whole site are about pages too.
fn name_pages(site: &Site, found: &mut [Diagnostic]) {
    let mut pages: BTreeMap<&str, PageName> = BTreeMap::new();
    for family in &site.families {
        for (locale, page) in family.pages.iter().enumerate() {
            let name = || PageName {
                family: family.path.as_str().into(),
                locale: site.locales[locale].tag.to_string().into(),
            };
            pages.extend(page.iter().map(|page| (&*page.path, name())));
        }
    }
    for finding in found.iter_mut() {
        let path = &*finding.place.path;
        finding.page = finding.page.take().or_else(|| pages.get(path).cloned());
        for related in finding
            .related
            .iter_mut()
            .filter(|related| related.locale.is_none())
        {
            let page = pages.get(&*related.place.path);
            related.locale = page.map(|page| page.locale.clone());
        }
    }
}

fn grade(config: &Config, found: &mut Vec<Diagnostic>) {
    found.retain_mut(|finding| match config.grades.of(finding) {
        Some(level) => {
            finding.level = level;
            true
        }
        None => false,
    });
}

/// Counts findings that are equal in all that makes a fingerprint, in the order of the report.
fn number(site: &mut Site) {
    Diagnostic::sort(&mut site.diagnostics);
    Diagnostic::sort(&mut site.accepted);
    let mut all: Vec<&mut Diagnostic> = site
        .diagnostics
        .iter_mut()
        .chain(&mut site.accepted)
        .collect();
    all.sort_by(|a, b| a.place.cmp(&b.place));
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for finding in all {
        finding.twins = 0;
        let count = seen.entry(finding.fingerprint()).or_default();
        finding.twins = *count;
        *count += 1;
    }
}
