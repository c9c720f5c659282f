//! Gives every fact that was read, as a table for people and as data for scripts.

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::csv;
use crate::locale::Tag;
use crate::stated::Stated;

use super::Failure;
use super::cli::{FactFormat, Facts, Global};
use super::command::put;
use super::named::{Known, Named};
use super::opened::locate;
use super::table::aligned;

/// Lists the facts of the site, or of some pages and languages.
pub fn facts(global: &Global, options: &Facts) -> Result<bool, Failure> {
    let mut site = locate(global)?;
    let known = Known::pages(&site.root, &site.found);
    let pages = options.page.iter().map(|page| known.named(page));
    let pages: Vec<Named> = pages.collect::<Result<_, Failure>>()?;
    let wanted = |file: &str| pages.is_empty() || pages.iter().any(|page| page.holds(file));
    let locales = locales_named(&site.config.locales, &options.locale)?;
    let is_asked = |family: &str| options.shard.is_none_or(|shard| shard.holds(family));
    site.found.pages.retain(|family, files| {
        files.retain(|locale, file| locales.contains(locale) && wanted(file));
        !files.is_empty() && is_asked(family)
    });
    let stated = crate::facts(&site.config, &site.theme, &site.found, &site.disk);
    let text = match options.format {
        FactFormat::Table => table(&stated),
        FactFormat::Json => json(&stated),
        FactFormat::Ndjson => ndjson(&stated),
        FactFormat::Csv => csv(&stated),
    };
    put(&text, options.output.as_deref())?;
    Ok(true)
}

/// The languages that are asked for, in the order of the site; all where none is named.
pub fn locales_named(known: &[Tag], wanted: &[String]) -> Result<Vec<usize>, Failure> {
    if wanted.is_empty() {
        return Ok((0..known.len()).collect());
    }
    let index = |name: &String| {
        let tag = Tag::parse(name);
        let found = tag.and_then(|tag| known.iter().position(|own| own.same_as(&tag)));
        let names: Vec<String> = known.iter().map(Tag::to_string).collect();
        let message = format!(
            "`{name}` is none of the site's locales: {}",
            names.join(", ")
        );
        found.ok_or(Failure::Usage(message))
    };
    let mut asked: Vec<usize> = wanted.iter().map(index).collect::<Result<_, Failure>>()?;
    asked.sort_unstable();
    asked.dedup();
    Ok(asked)
}

/// A fact as scripts read it.
#[derive(Serialize)]
struct Row<'a> {
    page: &'a str,
    locale: &'a str,
    path: &'a str,
    line: u32,
    column: u32,
    place: &'a str,
    kind: &'a str,
    value: &'a str,
    written: &'a str,
    explains_only: bool,
}

const COLUMNS: [&str; 10] = [
    "page",
    "locale",
    "path",
    "line",
    "column",
    "place",
    "kind",
    "value",
    "written",
    "explains_only",
];

impl<'a> Row<'a> {
    fn of(stated: &'a Stated) -> Self {
        Row {
            page: &stated.page,
            locale: &stated.locale,
            path: &stated.place.path,
            line: stated.place.start.line,
            column: stated.place.start.column,
            place: &stated.address,
            kind: &stated.kind,
            value: &stated.value,
            written: &stated.written,
            explains_only: stated.explains,
        }
    }
}

fn json(stated: &[Stated]) -> String {
    let rows: Vec<Row> = stated.iter().map(Row::of).collect();
    serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n"
}

fn ndjson(stated: &[Stated]) -> String {
    let line = |stated| serde_json::to_string(&Row::of(stated)).unwrap_or_default() + "\n";
    stated.iter().map(line).collect()
}

fn csv(stated: &[Stated]) -> String {
    let lines = stated.iter().map(Row::of).map(|row| {
        let fields = [
            row.page.to_owned(),
            row.locale.to_owned(),
            row.path.to_owned(),
            row.line.to_string(),
            row.column.to_string(),
            row.place.to_owned(),
            row.kind.to_owned(),
            row.value.to_owned(),
            row.written.to_owned(),
            row.explains_only.to_string(),
        ];
        csv::line(fields)
    });
    std::iter::once(csv::line(COLUMNS)).chain(lines).collect()
}

/// Longer texts are cut, so that columns stay beside each other.
const WIDEST: usize = 40;

fn table(stated: &[Stated]) -> String {
    let head = ["place", "in", "kind", "value", "as written"];
    let head = head.map(str::to_owned).to_vec();
    let rows = stated.iter().map(|stated| {
        let start = stated.place.start;
        vec![
            format!("{}:{}:{}", stated.place.path, start.line, start.column),
            cut(&stated.address),
            stated.kind.clone(),
            cut(&stated.value),
            cut(&stated.written),
        ]
    });
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    let mut text = aligned(&rows);
    let unit = if stated.len() == 1 { "fact" } else { "facts" };
    text.push_str(&format!("{} {unit}\n", stated.len()));
    text
}

fn cut(text: &str) -> String {
    if text.width() <= WIDEST {
        return text.to_owned();
    }
    let mut short = String::new();
    for c in text.chars() {
        short.push(c);
        if short.width() >= WIDEST {
            break;
        }
    }
    short + "…"
}
