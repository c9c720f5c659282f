//! Gives the check of the check to people: what was planted, and how much of it came out right.

use crate::selftest::{Fault, Report, Row, Tally};

use super::Failure;
use super::cli::{Check, Global};
use super::command::put;
use super::opened::locate;
use super::table::aligned;

/// True when every drift was found and no harmless rewrite was reported.
pub fn run(global: &Global, options: &Check) -> Result<bool, Failure> {
    let site = locate(global)?;
    let report = crate::self_test(&site.config, &site.theme, &site.found, &site.disk);
    put(&text(&report), options.output.as_deref())?;
    Ok(options.exit_zero || report.passed())
}

fn text(report: &Report) -> String {
    let mut text = format!(
        "found of planted drifts\n{}\nsilent of harmless rewrites\n{}\n",
        table(&report.locales, &report.drifts),
        table(&report.locales, &report.benign)
    );
    for fault in &report.faults {
        text.push_str(&line(fault));
    }
    if !report.faults.is_empty() {
        text.push('\n');
    }
    let (drifts, benign) = (Report::total(&report.drifts), Report::total(&report.benign));
    if !report.plants_facts() {
        text.push_str("no fact could be changed: no two languages state the same fact at one place, so a check of this site cannot fail\n");
    }
    let share = (drifts.right * 100)
        .checked_div(drifts.planted)
        .unwrap_or(0);
    text.push_str(&format!(
        "self-test: {} of {} drifts found ({share} %), {} of {} harmless rewrites reported\n",
        drifts.right,
        drifts.planted,
        benign.planted - benign.right,
        benign.planted
    ));
    text
}

/// Operators that no page could be changed by are named at the end.
fn table(locales: &[String], rows: &[Row]) -> String {
    let used = |row: &&Row| row.cells.iter().any(|cell| cell.planted > 0);
    let mut lines = vec![head(locales)];
    lines.extend(rows.iter().filter(used).map(cells));
    let mut text = aligned(&lines);
    let unused = rows.iter().filter(|row| !used(row));
    let unused: Vec<&str> = unused.map(|row| row.operator).collect();
    if !unused.is_empty() {
        text.push_str(&format!("  no place for: {}\n", unused.join(", ")));
    }
    text
}

fn head(locales: &[String]) -> Vec<String> {
    std::iter::once(String::new())
        .chain(locales.iter().cloned())
        .collect()
}

fn cells(row: &Row) -> Vec<String> {
    let name = format!("  {}", row.operator);
    let tallies = row.cells.iter().map(|cell| match cell {
        Tally { planted: 0, .. } => "–".to_owned(),
        Tally { planted, right } => format!("{right}/{planted}"),
    });
    std::iter::once(name).chain(tallies).collect()
}

fn line(fault: &Fault) -> String {
    let (path, start) = (&fault.place.path, fault.place.start);
    let place = format!("{path}:{}:{}", start.line, start.column);
    let (before, after) = (short(&fault.before), short(&fault.after));
    let outcome = match &fault.alarm {
        None => "was not found".to_owned(),
        Some(alarm) => format!("was reported as {alarm}"),
    };
    format!(
        "{place}: {} «{before}» → «{after}» {outcome}\n",
        fault.operator
    )
}

fn short(text: &str) -> String {
    let line = text.replace('\n', "⏎");
    match line.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
