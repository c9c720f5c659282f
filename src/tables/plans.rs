//! Gives plans side by side: each plan has a page of its own, and is a column. In a table that
//! names several plans, a page speaks for its own plan only.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::Part;
use crate::request::Named;
use crate::site::{Family, Site};

use super::cell::text;
use super::layout::{self, Column};
use super::matching::Entry;
use super::naming;
use super::titles::Titles;
use super::{Head, Stated, Table, Wanted, stated};

pub fn table(site: &Site, locale: usize, plans: &[Named], wanted: &Wanted) -> Table {
    let families: Vec<&Family> = plans
        .iter()
        .filter_map(|plan| site.family(&plan.name))
        .collect();
    let mut titles = Titles::of(site, &families);
    let columns = families.iter().enumerate().map(|(own, family)| {
        let of = site.page_locale(&family.path, locale).unwrap_or(locale);
        let page = family.pages[of].as_ref();
        let title = page.map_or("", |page| page.title.as_str());
        let head = Head {
            text: text(title, of, locale),
            family: Some(family.path.clone()),
            language: (of != locale).then(|| site.locales[of].name.clone()),
        };
        let entries = entries(&stated(family, of, wanted), of, own, &mut titles);
        Column { head, of, entries }
    });
    let columns: Vec<Column> = columns.collect();
    let asked = columns.iter().flat_map(|column| &column.entries);
    // Without one of its columns a table would mislead.
    if !asked.clone().any(|entry| entry.asked) || families.len() < plans.len() {
        return Table::default();
    }
    layout::table(site, locale, &columns)
}

fn entries<'a>(
    stated: &[Stated<'a>],
    of: usize,
    own: usize,
    titles: &mut Titles,
) -> Vec<Entry<'a>> {
    let rows = stated.iter().filter(|stated| is_row(stated));
    let rows = rows.flat_map(|stated| {
        let spots = naming::spots(stated.statement);
        spots.map(move |spot| (stated, spot))
    });
    let rows: Vec<_> = rows
        .map(|(stated, spot)| (stated, spot, titles.plan(stated.line, spot.column)))
        .collect();
    // The heads that name this page's plan, table by table.
    let mut heads: BTreeMap<Option<u32>, BTreeSet<&str>> = BTreeMap::new();
    for (stated, spot, _) in rows.iter().filter(|(_, _, plan)| *plan == Some(own)) {
        let address = &stated.statement.address;
        let labels = address.each_column().get(spot.column).into_iter().flatten();
        let naming = labels.filter(|label| titles.named(of, label) == Some(own));
        let heads = heads.entry(address.table).or_default();
        heads.extend(naming.map(|label| &**label));
    }
    let mut entries = Vec::new();
    for (stated, spot, plan) in rows {
        let about_own = heads.get(&stated.statement.address.table);
        let about_own = about_own.map(BTreeSet::len);
        let is_own = |locale: usize, head: &str| {
            // Two columns of one plan are told apart by their heads.
            plan == Some(own) && about_own == Some(1) && titles.named(locale, head) == Some(own)
        };
        // Where a column is named for this plan, the others are those of other plans.
        if plan == Some(own) || plan.is_none() && about_own.is_none() {
            entries.push(naming::entry(stated.line, spot, stated.asked, is_own));
        }
    }
    entries
}

/// Whether it is a place of a table, or a list's item. Cells without any label are a page's layout.
fn is_row(stated: &Stated) -> bool {
    let address = &stated.statement.address;
    match stated.statement.part {
        Part::Cell => !(address.rows.is_empty() && address.columns.is_empty()),
        Part::Item => true,
        Part::Label | Part::Text => false,
    }
}
