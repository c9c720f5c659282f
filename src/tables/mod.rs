//! Gives comparison tables: what pages state, side by side. They are plain data; how they look is
//! settled where they are written.

mod cell;
mod editions;
pub mod export;
mod judge;
mod lacking;
mod layout;
pub mod locales;
mod matching;
mod naming;
pub mod overview;
mod plans;
mod titles;

use std::collections::BTreeSet;

use crate::facts::value::Mark;
use crate::facts::{Kind, Part, Statement, Value};
use crate::request::{Columns, Named, Request};
use crate::site::{Family, Line, Site};

pub use judge::{RULES, problems};

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
    /// The language that it is taken from, where that is not the reader's.
    pub language: Option<String>,
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
            _ if self.notes != other.notes => false,
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

/// What a page states at one place, in the language that a column is taken from.
struct Stated<'a> {
    line: &'a Line,
    statement: &'a Statement,
    /// Whether it makes a row.
    asked: bool,
}

fn stated<'a>(family: &'a Family, of: usize, wanted: &Wanted) -> Vec<Stated<'a>> {
    let tabular = |line: &Line| line.values().any(Value::can_stand_in_table);
    let lines = || {
        family
            .lines
            .iter()
            .filter_map(|line| Some((line, line.at(of)?)))
    };
    let stating: BTreeSet<u32> = lines()
        .filter(|(line, _)| tabular(line))
        .filter_map(|(_, statement)| statement.address.table)
        .collect();
    let stated = lines().map(|(line, statement)| {
        let table = statement.address.table;
        let is_answer = statement.part == Part::Cell || statement.lead_in().is_some();
        let among = is_answer && table.is_some_and(|table| stating.contains(&table));
        let stands_among = among || tabular(line);
        Stated {
            line,
            statement,
            asked: wanted.takes(family, line, stands_among),
        }
    });
    stated.collect()
}

/// Which lines of a page a table takes.
struct Wanted<'a> {
    kinds: &'a [Kind],
    sections: &'a [Named],
}

impl Wanted<'_> {
    /// `stands_among` tells whether it stands in a table or a list that states facts.
    fn takes(&self, family: &Family, line: &Line, stands_among: bool) -> bool {
        let is_kind = match self.kinds {
            [] => stands_among,
            kinds => line.values().any(|value| kinds.contains(&value.kind())),
        };
        is_kind && (self.sections.is_empty() || self.is_in_section(family, line))
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
