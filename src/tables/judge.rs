//! Finds requests for comparison tables that ask for what the site does not have.

use rayon::prelude::*;

use crate::config::near;
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::request::{Columns, Named, Request};
use crate::site::{Family, Site};

use super::{Content, Table, editions, lacking, table};

const UNKNOWN_PAGE: Rule = Rule {
    name: "unknown-page",
    level: Level::Error,
    group: Group::Links,
    summary: "A comparison table names a page that the site does not have.",
};

const UNKNOWN_SECTION: Rule = Rule {
    name: "unknown-section",
    level: Level::Error,
    group: Group::Links,
    summary: "A comparison table names a section that its pages do not have.",
};

const EMPTY: Rule = Rule {
    name: "empty-comparison",
    level: Level::Error,
    group: Group::Links,
    summary: "The pages that a comparison table names state nothing that it asks for.",
};

const EMPTY_COLUMN: Rule = Rule {
    name: "empty-column",
    level: Level::Warning,
    group: Group::Links,
    summary: "A page that a comparison table names states nothing that the table shows.",
};

const UNCLEAR_EDITION: Rule = Rule {
    name: "unclear-edition",
    level: Level::Warning,
    group: Group::Links,
    summary: "A comparison of editions leaves out what a page says of a range of versions.",
};

pub const RULES: [&Rule; 5] = [
    &UNKNOWN_PAGE,
    &UNKNOWN_SECTION,
    &EMPTY,
    &EMPTY_COLUMN,
    &UNCLEAR_EDITION,
];

/// Requests that ask for what the site does not have.
pub fn problems(site: &Site) -> Vec<Diagnostic> {
    let families = site.families.par_iter();
    families
        .flat_map_iter(|family| of_family(site, family))
        .collect()
}

fn of_family(site: &Site, family: &Family) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (locale, page) in family.pages.iter().enumerate() {
        let tag = site.locales[locale].tag.to_string();
        let requests = page.iter().flat_map(|page| &page.requests);
        let problems = requests.flat_map(|request| judge(site, locale, request));
        found.extend(problems.map(|problem| problem.about(&family.path, &tag)));
    }
    found.extend(lacking::problems(site, family));
    found
}

fn judge(site: &Site, locale: usize, request: &Request) -> Vec<Diagnostic> {
    let named: &[Named] = match &request.columns {
        Columns::Plans(plans) => plans,
        Columns::Editions(page) => std::slice::from_ref(page),
    };
    let families: Vec<&Family> = named
        .iter()
        .filter_map(|page| site.family(&page.name))
        .collect();
    let unknown = named
        .iter()
        .filter(|named| site.family(&named.name).is_none());
    let mut unknown: Vec<Diagnostic> = unknown.map(|named| unknown_page(site, named)).collect();
    let sections = request.sections.iter();
    unknown.extend(sections.filter_map(|section| unknown_section(&families, section)));
    if !unknown.is_empty() {
        return unknown;
    }
    let table = table(site, locale, request);
    match table.groups.is_empty() {
        true => vec![empty(request)],
        false => doubts(site, request, &table),
    }
}

fn empty(request: &Request) -> Diagnostic {
    let message = match &request.columns {
        Columns::Plans(_) => "none of these pages states a fact of these kinds in a table or list",
        Columns::Editions(_) => "this page states no fact of these kinds in two editions or more",
    };
    let help = "see with `isogloss facts --page PAGE` what the pages state, and correct `facts:`";
    Diagnostic::new(&EMPTY, request.place.clone(), message).help(help)
}

/// What a table that is there does not tell.
fn doubts(site: &Site, request: &Request, table: &Table) -> Vec<Diagnostic> {
    let page = match &request.columns {
        Columns::Plans(plans) => return silent(plans, table),
        Columns::Editions(page) => page,
    };
    let ranges = site.family(&page.name).map(editions::unclear);
    let ranges = ranges.into_iter().flatten().map(|range| {
        let message = format!(
            "what `{}` says under `range=\"{range}\"` is not in the table: it is not said which \
             editions that is",
            page.name
        );
        let help = "name the editions, parted by `||`";
        Diagnostic::new(&UNCLEAR_EDITION, page.place.clone(), message).help(help)
    });
    ranges.collect()
}

/// The pages of plans whose columns hold nothing.
fn silent(plans: &[Named], table: &Table) -> Vec<Diagnostic> {
    let rows = || table.groups.iter().flat_map(|group| &group.rows);
    let silent = |column: usize| rows().all(|row| row.cells[column].content == Content::Unstated);
    let silent = plans
        .iter()
        .enumerate()
        .filter(|(column, _)| silent(*column));
    let silent = silent.map(|(_, plan)| {
        let message = format!("`{}` states nothing that this table shows", plan.name);
        let help = "its column says \"not stated\" in every row: name another page, or give its tables \
                    and lists the headings and labels that the other pages have";
        Diagnostic::new(&EMPTY_COLUMN, plan.place.clone(), message).help(help)
    });
    silent.collect()
}

fn unknown_page(site: &Site, named: &Named) -> Diagnostic {
    let families = site.families.iter().map(|family| family.path.as_str());
    let help = match near(&named.name, families) {
        Some(family) => format!("did you mean `{family}`?"),
        None => "write the page's path below the folder of its language, without `.md`".into(),
    };
    let message = format!("there is no page `{}` in any language", named.name);
    Diagnostic::new(&UNKNOWN_PAGE, named.place.clone(), message).help(help)
}

fn unknown_section(families: &[&Family], section: &Named) -> Option<Diagnostic> {
    let pages = families
        .iter()
        .flat_map(|family| family.pages.iter().flatten());
    let ids: Vec<&str> = pages
        .flat_map(|page| page.headings.iter().map(|heading| heading.id.as_str()))
        .collect();
    if ids.contains(&section.name.as_str()) {
        return None;
    }
    let help = match near(&section.name, ids.into_iter()) {
        Some(id) => format!("did you mean `{id}`?"),
        None => "write the id of a heading, as it stands behind `#` in a link to it".into(),
    };
    let message = format!("none of these pages has a section `{}`", section.name);
    Some(Diagnostic::new(&UNKNOWN_SECTION, section.place.clone(), message).help(help))
}
