//! `:::row:::`, `:::column span="2":::` and their ends: blocks side by side. Authors indent what
//! stands in a column by habit; that is no code.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::line::{Dedent, Line};
use crate::document::mark::{Open, Shape};
use crate::document::scan::Scanner;

use super::directive::{Directive, End};
use super::{Construct, Dialect, LEARN};

pub struct Columns;

const UNCLOSED: Rule = Rule {
    name: "unclosed-column",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A row or column is not closed.",
};

const STRAY: Rule = Rule {
    name: "stray-column",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A column stands outside of a row, or an end where nothing was begun.",
};

const ROW: &str = "row";
const COLUMN: &str = "column";

/// How far the marks of a row may be indented.
const MARKS: Option<usize> = Some(8);

impl Construct for Columns {
    fn name(&self) -> &'static str {
        "columns"
    }

    fn dialects(&self) -> &'static [Dialect] {
        LEARN
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&UNCLOSED, &STRAY]
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        let names = ["row", "row-end", "column", "column-end"];
        let directive = Directive::of_line(line, &names)?;
        let span = scan.span(line.content()..line.content() + directive.length);
        scan.judge(line.content(), &directive, End::Colons, "");
        match directive.name.as_str() {
            "row" => {
                let open = Open::new(ROW, Shape::class("div", "row"), span);
                scan.open_range(line, open.or_report(&UNCLOSED));
                leave_out(scan, MARKS);
            }
            "column" => {
                let shape = Shape::class("div", class(directive.value("span")));
                let open = Open::new(COLUMN, shape, span).or_report(&UNCLOSED);
                let open = open.within(ROW, &STRAY);
                match scan.open_here(COLUMN) > scan.open_here(ROW) {
                    true => scan.open_sole_range(line, open),
                    false => scan.open_range(line, open),
                }
                leave_out(scan, None);
            }
            "column-end" => scan.close_range(line, COLUMN, span, &STRAY),
            _ => scan.close_range(line, ROW, span, &STRAY),
        }
        Some(scan.behind_directive(line, &directive))
    }
}

/// Takes indentation in a row or column for habit, up to its end.
fn leave_out(scan: &mut Scanner, columns: Option<usize>) {
    let depth = scan.containers.depth();
    scan.dedent = Some(Dedent { depth, columns });
}

/// A column is one to twelve wide.
fn class(span: &str) -> String {
    match span.parse::<u8>().unwrap_or(1).clamp(1, 12) {
        1 => "column".to_owned(),
        width => format!("column span-{width}"),
    }
}
