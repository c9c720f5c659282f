//! Gives comparison tables: what pages state, side by side. They are plain data; how they look is
//! settled where they are written.

mod cell;
mod editions;
pub mod export;
mod layout;
pub mod locales;
mod matching;
mod naming;
pub mod overview;
mod plans;

use crate::config::near;
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::facts::value::Mark;
use crate::facts::{Kind, Value};
use crate::request::{Columns, Named, Request};
use crate::site::{Family, Line, Site};

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

pub const RULES: [&Rule; 3] = [&UNKNOWN_PAGE, &UNKNOWN_SECTION, &EMPTY];

/// Things side by side, one a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub columns: Vec<Head>,
    pub groups: Vec<RowGroup>,
    /// The footnotes of cells, in the order in which they are named.
    pub notes: Vec<Text>,
}

/// Words, and whose they are where they are not the reader's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    pub text: String,
    /// The locale in whose language they are.
    pub foreign: Option<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    pub text: Text,
    /// The page that the column is about.
    pub family: Option<String>,
}

/// Rows that belong together in the pages.
#[derive(Clone, Debug, PartialEq)]
pub struct RowGroup {
    /// The section, and the label over several rows.
    pub titles: Vec<Text>,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub label: Text,
    pub cells: Vec<Cell>,
    /// Whether the columns say different things.
    pub differs: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub content: Content,
    /// What the cell says, without a language.
    pub values: Vec<Value>,
    /// Whether it says nothing else.
    pub only_values: bool,
    /// Its footnotes, by their index in the table.
    pub notes: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// The page says nothing about it.
    Unstated,
    Mark(Mark),
    Text(Text),
}

impl Cell {
    /// Whether two cells say the same.
    fn agrees(&self, other: &Cell) -> bool {
        match (&self.content, &other.content) {
            (Content::Unstated, Content::Unstated) => true,
            (Content::Unstated, _) | (_, Content::Unstated) => false,
            _ if self.only_values && other.only_values => self.values == other.values,
            (own, others) => own == others,
        }
    }
}

/// The table that a page asks for, in the language of a locale.
pub fn table(site: &Site, locale: usize, request: &Request) -> Table {
    let wanted = Wanted {
        kinds: &request.kinds,
        sections: &request.sections,
    };
    match &request.columns {
        Columns::Plans(plans) => plans::table(site, locale, plans, &wanted),
        Columns::Editions(page) => editions::table(site, locale, page, &wanted),
    }
}

/// Which lines of a page a table takes.
struct Wanted<'a> {
    kinds: &'a [Kind],
    sections: &'a [Named],
}

impl Wanted<'_> {
    fn takes(&self, family: &Family, line: &Line) -> bool {
        let statements = || line.0.iter().flatten();
        let mut values = statements().flat_map(|statement| &statement.values);
        values.any(|value| self.kinds.contains(&value.kind()))
            && (self.sections.is_empty() || self.is_in_section(family, line))
    }

    fn is_in_section(&self, family: &Family, line: &Line) -> bool {
        let stated = line.0.iter().zip(&family.pages);
        let mut ids = stated.filter_map(|(statement, page)| {
            let heading = statement.as_ref()?.address.heading?;
            let mut headings = page.as_ref()?.headings.iter();
            headings.find(|known| known.span == heading)
        });
        ids.any(|heading| {
            self.sections
                .iter()
                .any(|section| section.name == heading.id)
        })
    }
}

/// Requests that ask for what the site does not have.
pub fn problems(site: &Site) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for family in &site.families {
        for (locale, page) in family.pages.iter().enumerate() {
            let tag = site.locales[locale].tag.to_string();
            let requests = page.iter().flat_map(|page| &page.requests);
            let problems = requests.flat_map(|request| judge(site, locale, request));
            found.extend(problems.map(|problem| problem.about(&family.path, &tag)));
        }
    }
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
    if !table(site, locale, request).groups.is_empty() {
        return Vec::new();
    }
    let message = match &request.columns {
        Columns::Plans(_) => "none of these pages states a fact of these kinds in a table or list",
        Columns::Editions(_) => "this page states no fact of these kinds in two editions or more",
    };
    let help = "see with `isogloss facts --page PAGE` what the pages state, and correct `facts:`";
    vec![Diagnostic::new(&EMPTY, request.place.clone(), message).help(help)]
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
