//! Gives plans side by side: each plan has a page of its own, and is a column. In a table that
//! names several plans, a page speaks for its own plan only.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::{Part, Statement};
use crate::locale::text::fold;
use crate::request::Named;
use crate::site::{Family, Line, Site};

use super::cell::text;
use super::matching::Entry;
use super::{Head, Table, Wanted, layout, naming};

pub fn table(site: &Site, locale: usize, plans: &[Named], wanted: &Wanted) -> Table {
    let families: Vec<&Family> = plans
        .iter()
        .filter_map(|plan| site.family(&plan.name))
        .collect();
    let titles: Vec<Titles> = families.iter().map(|family| titles(family)).collect();
    let heads = families.iter().map(|family| head(site, locale, family));
    let columns: Vec<Vec<Entry>> = families
        .iter()
        .enumerate()
        .map(|(own, family)| entries(family, own, &titles, wanted))
        .collect();
    let asked = columns.iter().flatten().any(|entry| entry.asked);
    // Without one of its columns a table would mislead.
    if !asked || families.len() < plans.len() {
        return Table::default();
    }
    layout::table(site, locale, heads.collect(), &columns)
}

/// What a plan is called, by locale.
type Titles = Vec<Option<String>>;

fn titles(family: &Family) -> Titles {
    let pages = family.pages.iter();
    let titles = pages.map(|page| page.as_ref().map(|page| fold(&page.title)));
    titles.collect()
}

fn head(site: &Site, locale: usize, family: &Family) -> Head {
    let of = site.page_locale(&family.path, locale).unwrap_or(locale);
    let title = family.pages[of]
        .as_ref()
        .map_or("", |page| page.title.as_str());
    Head {
        text: text(title, of, locale),
        family: Some(family.path.clone()),
    }
}

fn entries<'a>(
    family: &'a Family,
    own: usize,
    titles: &[Titles],
    wanted: &Wanted,
) -> Vec<Entry<'a>> {
    let lines = || family.lines.iter().filter(|line| is_row(line));
    // The tables in which a column is named for this page's plan.
    let about_plans: BTreeSet<u32> = lines()
        .filter(|line| plan(line, titles) == Some(own))
        .filter_map(table_of)
        .collect();
    let entries = lines().filter_map(|line| {
        let asked = wanted.takes(family, line);
        match plan(line, titles) {
            Some(plan) => (plan == own).then(|| naming::entry(line, false, asked)),
            None if table_of(line).is_some_and(|table| about_plans.contains(&table)) => None,
            None => asked.then(|| naming::entry(line, true, true)),
        }
    });
    entries.collect()
}

/// Whether a line is a place of a table, or a list's item with a label.
fn is_row(line: &Line) -> bool {
    line.0
        .iter()
        .flatten()
        .any(|statement| match statement.part {
            // Cells without any label are a page's layout.
            Part::Cell => {
                !(statement.address.rows.is_empty() && statement.address.columns.is_empty())
            }
            Part::Item => statement.lead_in().is_some(),
            Part::Label | Part::Text => false,
        })
}

fn table_of(line: &Line) -> Option<u32> {
    line.0
        .iter()
        .flatten()
        .find_map(|statement: &Statement| statement.address.table)
}

/// The plan that the column of a line is named for, by most of the languages.
fn plan(line: &Line, titles: &[Titles]) -> Option<usize> {
    let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
    for (locale, statement) in line.0.iter().enumerate() {
        let columns = statement
            .iter()
            .flat_map(|statement| &statement.address.columns);
        for label in columns.map(|label| fold(label)) {
            let named = titles
                .iter()
                .enumerate()
                .filter(|(_, titles)| titles[locale].as_ref().is_some_and(|title| *title == label));
            for (plan, _) in named {
                *votes.entry(plan).or_default() += 1;
            }
        }
    }
    let best = votes
        .into_iter()
        .max_by_key(|&(plan, votes)| (votes, std::cmp::Reverse(plan)));
    best.map(|(plan, _)| plan)
}
