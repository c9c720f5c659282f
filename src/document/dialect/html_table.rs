//! `<table>` … `</table>` is one unit, whatever blank lines and indentation stand in it. Without
//! this a blank line would end the HTML, and the indented cells after it would be code.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::inline::paragraph_end;
use crate::document::line::{Dedent, Line};
use crate::document::scan::Scanner;

use super::include::Part;
use super::{BOTH, Construct, Dialect};

pub struct HtmlTable;

const UNCLOSED: Rule = Rule {
    name: "unclosed-table",
    level: Level::Error,
    group: Group::Markup,
    summary: "A `<table>` is never closed and would swallow what follows.",
};

impl Construct for HtmlTable {
    fn name(&self) -> &'static str {
        "html_table"
    }

    fn dialects(&self) -> &'static [Dialect] {
        BOTH
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&UNCLOSED]
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        let start = line.content() + table_start(line.rest())?;
        let (end, closed) = unit_end(line, start);
        if !closed {
            let span = scan.span(start..start + "<table".len());
            let help = "write `</table>` where it ends; it was closed behind its last row";
            scan.report(&UNCLOSED, span, "this table is never closed", help);
        }
        scan.begin_line(line);
        scan.begin_html();
        let mut at = scan.inline_to_line_end(line, line.content());
        while at < end {
            at = next_lines(scan, Line::at(line.text, at), end);
        }
        if !closed {
            scan.insert_line(line, "</table>");
        }
        scan.begin_html();
        Some(at)
    }
}

/// Where `<table` stands in a line that begins with a tag.
fn table_start(rest: &str) -> Option<usize> {
    if !rest.starts_with('<') {
        return None;
    }
    let mut tags = rest.match_indices('<');
    let (start, _) = tags.find(|(at, _)| starts_with_tag(&rest[*at..], "table"))?;
    Some(start)
}

/// Reads the next line of a table, or the Markdown that fills a cell.
fn next_lines(scan: &mut Scanner, line: Line, end: usize) -> usize {
    if let Some(next) = scan.first(|construct, scan| construct.anywhere(scan, &line)) {
        return next;
    }
    let text = unquoted(&line, scan.containers.in_quote());
    if !text.is_empty() {
        scan.insert_line_start(&line);
        return scan.inline_to_line_end(&line, line.end - text.len());
    }
    let Some(next) = line
        .following()
        .find(|next| !next.whole().trim().is_empty())
    else {
        return line.text.len();
    };
    if next.start >= end || unquoted(&next, scan.containers.in_quote()).starts_with('<') {
        return next.start;
    }
    // A blank line before text makes it Markdown, up to the next tag of the table.
    let to = next_tag(&next).min(end.max(next.next));
    read_markdown(scan, &line, next.start, to);
    to
}

/// Where the next line stands that begins with a tag of a table and is no code.
fn next_tag(first: &Line) -> usize {
    let mut fence: Option<&str> = None;
    let mut in_code = None;
    for line in std::iter::once(*first).chain(first.following()) {
        let text = line.whole().trim();
        let mark = text.trim_start_matches(['`', '~']);
        let run = &text[..text.len() - mark.len()];
        match fence {
            Some(open) if mark.is_empty() && run.starts_with(open) => {
                (fence, in_code) = (None, None)
            }
            None if run.len() >= 3 => fence = Some(run),
            _ if !is_table_tag(text) => {}
            Some(_) => in_code = in_code.or(Some(line.start)),
            None => return line.start,
        }
    }
    // Code that is never ended holds no tags.
    in_code.unwrap_or(first.text.len())
}

fn read_markdown(scan: &mut Scanner, line: &Line, from: usize, to: usize) {
    scan.insert_line(line, "");
    let containers = scan.containers.clone();
    let source = scan.source();
    let margin = format!("{}{}", scan.margin, containers.prefix());
    let outer = scan.enter_file(margin);
    scan.insert_line_start(line);
    scan.dedent = Some(Dedent {
        depth: 0,
        columns: None,
    });
    scan.read(Part {
        source,
        range: from..to,
    });
    scan.leave_file(outer);
    scan.containers = containers;
    scan.begin_html();
}

fn unquoted<'t>(line: &Line<'t>, in_quote: bool) -> &'t str {
    let text = line.whole();
    match in_quote {
        true => text.trim_start_matches([' ', '\t', '>']),
        false => text.trim_start_matches([' ', '\t']),
    }
}

/// Where the table ends that begins on a line, and whether it is closed. Tables nest, but none
/// reaches over a Markdown heading into another table.
fn unit_end(line: &Line, start: usize) -> (usize, bool) {
    let bytes = line.text.as_bytes();
    let (mut at, mut last_tag) = (start, start);
    let (mut depth, mut after_heading) = (0, false);
    let mut comments_end = true;
    while let Some(found) = memchr::memchr2(b'<', b'\n', &bytes[at..]) {
        at += found;
        let rest = &line.text[at..];
        if rest.starts_with("<!--") {
            let end = comments_end.then(|| rest.find("-->")).flatten();
            comments_end = end.is_some();
            at += end.unwrap_or(0);
        } else if starts_with_tag(rest, "table") {
            if after_heading {
                break;
            }
            depth += 1;
        } else if rest.as_bytes().get(1) == Some(&b'/') && starts_with_tag(rest, "/table") {
            depth -= 1;
            if depth == 0 {
                return (at, true);
            }
        } else if is_heading_after_blank(rest) {
            after_heading = true;
        }
        if is_table_tag(rest) {
            last_tag = at;
        }
        at += 1;
    }
    (paragraph_end(line.text, last_tag), false)
}

fn is_heading_after_blank(rest: &str) -> bool {
    let Some(heading) = rest.strip_prefix("\n\n").or(rest.strip_prefix("\n\r\n")) else {
        return false;
    };
    let heading = heading.trim_start_matches([' ', '\t', '>']);
    let text = heading.trim_start_matches('#');
    text.len() < heading.len() && text.starts_with(' ')
}

fn starts_with_tag(text: &str, name: &str) -> bool {
    let Some((head, tail)) = text[1..].split_at_checked(name.len()) else {
        return false;
    };
    head.eq_ignore_ascii_case(name) && !tail.starts_with(|c: char| c.is_ascii_alphanumeric())
}

fn is_table_tag(text: &str) -> bool {
    let names = [
        "td", "th", "tr", "tbody", "thead", "tfoot", "table", "caption", "colgroup",
    ];
    let Some(inside) = text.strip_prefix('<') else {
        return false;
    };
    let slash = usize::from(inside.starts_with('/'));
    names
        .iter()
        .any(|name| starts_with_tag(&text[slash..], name))
}
