//! Pipe tables whose rows do not have the cells that their head has. Markdown shows no table at
//! all when head and delimiter differ, and drops the cells that a row has too many.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::line::Line;
use crate::document::raw_html::begins_html;
use crate::document::scan::Scanner;

use super::directive::Directive;
use super::{BOTH, Construct, Dialect};

pub struct PipeTable;

const UNEVEN: Rule = Rule {
    name: "uneven-table-head",
    level: Level::Warning,
    group: Group::Markup,
    summary: "The head of a pipe table and the line of dashes under it differ in width.",
};

const LONG_ROW: Rule = Rule {
    name: "long-table-row",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A row of a pipe table has more cells than the table has columns.",
};

impl Construct for PipeTable {
    fn name(&self) -> &'static str {
        "pipe_table"
    }

    fn dialects(&self) -> &'static [Dialect] {
        BOTH
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&UNEVEN, &LONG_ROW]
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        let row = line.rest();
        if !row.contains('|') {
            return None;
        }
        match scan.columns {
            Some(columns) => long_row(scan, line, columns),
            None if scan.in_html() || begins_html(row, false) => None,
            None => head(scan, line),
        }
    }
}

/// A head with its line of dashes; the two are made equally wide.
fn head(scan: &mut Scanner, line: &Line) -> Option<usize> {
    let mut dashes = line.following().next()?;
    dashes.entry = scan.containers.stay(dashes.whole())?;
    let (columns, width) = (cells(line.rest()), delimiter_width(dashes.rest())?);
    if scan.in_text() && !line.rest().starts_with('|') {
        // The Markdown parser lets only a row that begins with a pipe end a paragraph.
        let prefix = scan.containers.prefix();
        scan.separate(line, &prefix);
    }
    scan.columns = Some(columns.max(width));
    if columns == width {
        return None;
    }
    let span = scan.span(dashes.content()..dashes.end);
    let message = format!("the head has {columns} cells and the line of dashes {width}");
    scan.report(&UNEVEN, span, message, "give both as many cells");
    scan.begin_line(line);
    let row = line.rest().trim_end();
    scan.inline(line.text, line.content(), line.content() + row.len());
    let missing = width.saturating_sub(columns);
    let head = if row.ends_with('|') { "" } else { " |" };
    scan.out
        .insert(&format!("{head}{}\n", "  |".repeat(missing)), span.head());
    scan.begin_mark(&dashes);
    let row = dashes.rest().trim_end();
    let end = dashes.content() + row.len();
    scan.out.copy(
        &dashes.text[dashes.content()..end],
        span.source,
        dashes.content(),
    );
    let missing = columns.saturating_sub(width);
    let pipe = if row.ends_with('|') { "" } else { "|" };
    let more = format!("{pipe}{}\n", "---|".repeat(missing));
    scan.out.insert(&more, scan.span(end..end));
    scan.begin_html();
    Some(dashes.next)
}

/// Keeps what a row has too many, in its last cell.
fn long_row(scan: &mut Scanner, line: &Line, columns: usize) -> Option<usize> {
    let row = line.rest().trim_end();
    if cells(row) <= columns {
        return None;
    }
    let span = scan.span(line.content()..line.content() + row.len());
    let message = format!(
        "this row has {} cells, the table {columns} columns",
        cells(row)
    );
    scan.report(
        &LONG_ROW,
        span,
        message,
        "write `\\|` for a pipe that is text; the rest was put into the last cell",
    );
    scan.begin_line(line);
    let mut pipes = pipes(row);
    if row.starts_with('|') {
        pipes.remove(0);
    }
    if row.ends_with('|') {
        pipes.pop();
    }
    let mut at = line.content();
    for pipe in pipes.into_iter().skip(columns - 1) {
        let pipe = line.content() + pipe;
        at = scan.inline(line.text, at, pipe).max(pipe);
        scan.out.insert("\\", scan.span(pipe..pipe));
    }
    Some(scan.inline_to_line_end(line, at))
}

/// The offsets of the pipes that part cells. The values of a directive may hold others.
pub fn pipes(row: &str) -> Vec<usize> {
    let bytes = row.as_bytes();
    let mut pipes = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        at += match bytes[at] {
            b'\\' => 2,
            b':' if row[at..].starts_with(":::") => {
                Directive::at(&row[at..]).map_or(1, |directive| directive.length)
            }
            b'|' => {
                pipes.push(at);
                1
            }
            _ => 1,
        };
    }
    pipes
}

fn cells(row: &str) -> usize {
    let row = row.trim();
    let pipes = pipes(row);
    let first = usize::from(pipes.first() == Some(&0));
    let last = usize::from(pipes.last() == Some(&(row.len() - 1)) && pipes.len() > first);
    pipes.len() + 1 - first - last
}

/// How many columns a line of dashes has, if it is one.
fn delimiter_width(row: &str) -> Option<usize> {
    let row = row.trim();
    let inner = row.strip_prefix('|').unwrap_or(row);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let is_dashes = |cell: &str| {
        let cell = cell.trim();
        let cell = cell.strip_prefix(':').unwrap_or(cell);
        let cell = cell.strip_suffix(':').unwrap_or(cell);
        !cell.is_empty() && cell.bytes().all(|byte| byte == b'-')
    };
    let dashes = row.contains('|') && inner.split('|').all(is_dashes);
    dashes.then(|| inner.split('|').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_counted_as_markdown_does() {
        assert_eq!(cells("| a | b |"), 2);
        assert_eq!(cells("a | b \\| c"), 2);
        assert_eq!(cells("|"), 1);
        assert_eq!(delimiter_width("|---|:-:|"), Some(2));
        assert_eq!(delimiter_width("| a | b |"), None);
    }
}
