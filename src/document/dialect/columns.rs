//! `:::row:::`, `:::column span="2":::` and their ends: blocks side by side. Authors indent what
//! stands in a column by habit; that is no code.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::line::{Dedent, Line};
use crate::document::mark::{Mark, Open, Shape};
use crate::document::scan::Scanner;

use super::directive::Directive;
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
        scan.judge_colons(line, &directive);
        let depth = scan.containers.depth();
        let by_habit = |columns| Some(Dedent { depth, columns });
        scan.dedent = None;
        let mark = match directive.name.as_str() {
            "row" => {
                Mark::Open(Open::new(ROW, Shape::class("div", "row"), span).or_report(&UNCLOSED))
            }
            "column" => {
                scan.dedent = by_habit(None);
                let width = directive
                    .value("span")
                    .parse::<u8>()
                    .unwrap_or(1)
                    .clamp(1, 12);
                let class = match width {
                    1 => "column".to_owned(),
                    _ => format!("column span-{width}"),
                };
                let open = Open::new(COLUMN, Shape::class("div", class), span);
                Mark::Open(open.or_report(&UNCLOSED).within(ROW, &STRAY))
            }
            "row-end" => Mark::close(ROW, span, &STRAY),
            _ => Mark::close(COLUMN, span, &STRAY),
        };
        scan.block_mark(line, mark);
        // Marks of a row may be indented too, by as much as they please.
        if scan.dedent.is_none() && directive.name != "row-end" {
            scan.dedent = by_habit(Some(8));
        }
        Some(line.next)
    }
}
