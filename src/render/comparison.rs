//! Gives comparison tables as HTML, with their data as files beside the page.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use serde::Serialize;
use tera::Context;

use crate::facts::telephone::written_in;
use crate::facts::value::{Mark, Value};
use crate::request::{Columns, Request};
use crate::site::{Page, Site};
use crate::tables::{self, Cell, Content, Row, Table, Text, export};

use super::Press;
use super::alternates::direction;
use super::page::Copy;

/// The tables of all pages that ask for some, by page and language of its text, each made when it is first
/// asked for: readers of several languages may be shown one.
pub struct Answers<'a>(HashMap<(&'a str, usize), OnceLock<Vec<Table>>>);

impl<'a> Answers<'a> {
    pub fn of(site: &'a Site) -> Self {
        let pages = site.families.iter().flat_map(|family| {
            let pages = family.pages.iter().enumerate();
            let asks = |page: &Page| !page.requests.is_empty();
            let asking = pages.filter(move |(_, page)| page.as_ref().is_some_and(asks));
            asking.map(|(locale, _)| ((&*family.path, locale), OnceLock::new()))
        });
        Answers(pages.collect())
    }

    fn to(&self, site: &Site, copy: &Copy<'a>) -> &[Table] {
        let tables = self.0.get(&(copy.family, copy.shown)).map(|tables| {
            tables.get_or_init(|| {
                let requests = copy.page.requests.iter();
                let tables = requests.map(|request| tables::table(site, copy.shown, request));
                tables.collect()
            })
        });
        tables.map_or(&[], Vec::as_slice)
    }
}

/// A table as a page shows it.
pub struct Shown {
    pub html: String,
    /// Its data: names beside the page, and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

#[derive(Serialize)]
struct View {
    id: String,
    caption: String,
    columns: Vec<HeadView>,
    groups: Vec<GroupView>,
    notes: Vec<TextView>,
    files: Vec<FileView>,
}

#[derive(Serialize)]
struct FileView {
    name: &'static str,
    href: String,
}

#[derive(Serialize)]
struct HeadView {
    text: TextView,
    href: Option<String>,
    language: Option<TextView>,
}

#[derive(Serialize)]
struct GroupView {
    titles: Vec<TextView>,
    rows: Vec<RowView>,
}

#[derive(Serialize)]
struct RowView {
    label: TextView,
    differs: bool,
    cells: Vec<CellView>,
}

#[derive(Serialize)]
struct CellView {
    /// `yes`, `addon`, `no`, `unstated` or `text`.
    kind: &'static str,
    text: TextView,
    /// Whether it is a telephone number, which stands on one line.
    whole: bool,
    /// The lines in pieces, where telephone numbers are among them that can be dialled.
    dialled: Vec<Vec<Piece>>,
    notes: Vec<usize>,
}

/// A part of a line; a number has its address.
#[derive(Serialize)]
struct Piece {
    text: String,
    href: Option<String>,
}

/// Words as lines, with the language that they are in where that is not the reader's.
#[derive(Serialize)]
struct TextView {
    lines: Vec<String>,
    lang: Option<String>,
    dir: Option<&'static str>,
}

/// The tables that a page asks for, in the language of its text.
pub fn tables(press: &Press, copy: &Copy) -> tera::TeraResult<Vec<Shown>> {
    let titles = titles(press.site, copy);
    let requests = copy
        .page
        .requests
        .iter()
        .zip(press.answers.to(press.site, copy));
    let requests = requests.zip(titles).enumerate();
    let shown = requests.map(|(index, (asked, title))| show(press, copy, index, asked, title));
    shown.collect()
}

/// What each table is called; of those with one name the later ones are numbered, for a page's parts
/// are known by their names.
fn titles(site: &Site, copy: &Copy) -> Vec<String> {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    let requests = copy.page.requests.iter();
    let titles = requests.map(|request| {
        let title = caption(site, copy.shown, request);
        let times = times.entry(title.clone()).or_default();
        *times += 1;
        match *times {
            1 => title,
            times => format!("{title} ({times})"),
        }
    });
    titles.collect()
}

fn show(
    press: &Press,
    copy: &Copy,
    index: usize,
    (request, table): (&Request, &Table),
    title: String,
) -> tera::TeraResult<Shown> {
    let (site, locale) = (press.site, copy.shown);
    if table.groups.is_empty() {
        return Ok(Shown {
            html: String::new(),
            files: Vec::new(),
        });
    }
    let name = match index {
        0 => "comparison".to_owned(),
        _ => format!("comparison-{}", index + 1),
    };
    let own = &site.locales[locale];
    let json = export::json(table, &title, &own.tag.to_string(), &own.messages);
    let csv = export::csv(table, &own.messages);
    let files = [("JSON", "json", json), ("CSV", "csv", csv)];
    let view = View {
        id: format!("frame_{}", name.replace('-', "_")),
        caption: title,
        files: files
            .iter()
            .map(|(kind, ending, _)| FileView {
                name: kind,
                href: format!("{name}.{ending}"),
            })
            .collect(),
        ..view(site, copy, request, table)
    };
    let mut context: Context = press.context(locale);
    context.insert("table", &view);
    Ok(Shown {
        html: press.tera.render("parts/comparison.html", &context)?,
        files: files
            .into_iter()
            .map(|(_, ending, text)| (format!("{name}.{ending}"), text.into_bytes()))
            .collect(),
    })
}

fn caption(site: &Site, locale: usize, request: &Request) -> String {
    let id = match request.columns {
        Columns::Plans(_) => "comparison-plans",
        Columns::Editions(_) => "comparison-editions",
    };
    let named = request.title.clone();
    named.unwrap_or_else(|| site.locales[locale].messages.format(id, &[]))
}

fn view(site: &Site, copy: &Copy, request: &Request, table: &Table) -> View {
    let text = |text: &Text| text_view(site, text);
    let columns = table.columns.iter().map(|head| HeadView {
        text: text(&head.text),
        href: head
            .family
            .as_ref()
            .map(|family| site.url(family, copy.locale)),
        language: head.language.as_ref().map(|language| {
            let foreign = head.text.foreign;
            let text = language.clone();
            text_view(site, &Text { text, foreign })
        }),
    });
    let cells = |row: &Row| {
        let cells = row.cells.iter().zip(&table.columns);
        let view = cells.map(|(cell, head)| {
            let family = match &request.columns {
                Columns::Plans(_) => head.family.as_deref(),
                Columns::Editions(page) => Some(page.name.as_str()),
            };
            cell_view(site, copy.shown, family, cell)
        });
        view.collect()
    };
    let groups = table.groups.iter().map(|group| GroupView {
        titles: group.titles.iter().map(text).collect(),
        rows: group
            .rows
            .iter()
            .map(|row| RowView {
                label: text(&row.label),
                differs: row.differs,
                cells: cells(row),
            })
            .collect(),
    });
    View {
        id: String::new(),
        caption: String::new(),
        columns: columns.collect(),
        groups: groups.collect(),
        notes: table.notes.iter().map(text).collect(),
        files: Vec::new(),
    }
}

/// `family` is the page that the cell is taken from.
fn cell_view(site: &Site, locale: usize, family: Option<&str>, cell: &Cell) -> CellView {
    let messages = &site.locales[locale].messages;
    let is_phone = |value: &Value| matches!(value, Value::Phone(_));
    let kind = match &cell.content {
        Content::Unstated => "unstated",
        Content::Mark(Mark::Yes) => "yes",
        Content::Mark(Mark::Addon | Mark::YesOrAddon) => "addon",
        Content::Mark(Mark::No | Mark::Empty) => "no",
        Content::Text(_) => "text",
    };
    let text = match &cell.content {
        Content::Text(text) => text_view(site, text),
        _ => TextView {
            lines: vec![
                export::words(cell, messages)
                    .unwrap_or_else(|| messages.format("mark-unstated", &[])),
            ],
            lang: None,
            dir: None,
        },
    };
    let dialled = match (&cell.content, family) {
        (Content::Text(text), Some(family)) => {
            let of = text.foreign.unwrap_or(locale);
            dialled(site, family, of, &text.text)
        }
        _ => Vec::new(),
    };
    CellView {
        kind,
        whole: cell.values.iter().any(is_phone)
            && !text
                .lines
                .iter()
                .any(|line| line.contains(char::is_alphabetic)),
        text,
        dialled,
        notes: cell.notes.iter().map(|note| note + 1).collect(),
    }
}

/// Words of a page with its telephone numbers as pieces of their own; nothing where it has none.
fn dialled(site: &Site, family: &str, of: usize, text: &str) -> Vec<Vec<Piece>> {
    let known = site.page(family, of).map(|page| &page.body.dialled);
    let Some(known) = known.filter(|known| !known.is_empty()) else {
        return Vec::new();
    };
    let piece = |text: &str, href: Option<String>| Piece {
        text: text.to_owned(),
        href,
    };
    let lines = text.lines().map(|line| {
        let mut pieces = Vec::new();
        let mut from = 0;
        for (range, digits) in written_in(line, &site.locales[of].lexicon) {
            if let Some(number) = known.get(&digits) {
                pieces.push(piece(&line[from..range.start], None));
                from = range.end;
                pieces.push(piece(&line[range], Some(format!("tel:{number}"))));
            }
        }
        pieces.push(piece(&line[from..], None));
        pieces
    });
    let lines: Vec<Vec<Piece>> = lines.collect();
    let has_number = lines.iter().flatten().any(|piece| piece.href.is_some());
    if has_number { lines } else { Vec::new() }
}

fn text_view(site: &Site, text: &Text) -> TextView {
    let foreign = text.foreign.map(|locale| &site.locales[locale].tag);
    TextView {
        lines: text.text.lines().map(str::to_owned).collect(),
        lang: foreign.map(ToString::to_string),
        dir: foreign.map(direction),
    }
}
