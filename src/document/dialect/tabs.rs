//! `>[!BEGINTABS]`, `>[!TAB Title]`, `>[!ENDTABS]`: blocks of which a reader needs one. They are
//! one-line quotes that bracket ordinary blocks.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::line::Line;
use crate::document::mark::{Mark, Open, Shape};
use crate::document::scan::Scanner;

use super::quote_mark::{QuoteMark, keyword};
use super::{ADOBE, Construct, Dialect};

pub struct Tabs;

pub const UNCLOSED: Rule = Rule {
    name: "unclosed-tabs",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A group of tabs is not closed, so what follows falls into its last tab.",
};

const STRAY: Rule = Rule {
    name: "stray-tab",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A tab, or the end of tabs, stands where no tabs were begun.",
};

/// What the marks of tabs are called among themselves.
pub const GROUP: &str = "tabs";
pub const TAB: &str = "tab";

impl Construct for Tabs {
    fn name(&self) -> &'static str {
        "tabs"
    }

    fn dialects(&self) -> &'static [Dialect] {
        ADOBE
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&UNCLOSED, &STRAY]
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        QuoteMark::of(line)?;
        let rest = line.rest();
        if keyword(rest, "BEGINTABS").is_some() {
            let line = scan.leave_quote(line);
            begin(scan, &line);
        } else if keyword(rest, "ENDTABS").is_some() {
            let line = scan.leave_quote(line);
            end(scan, &line);
        } else {
            let title = keyword(rest, "TAB")?.trim_start();
            let from = line.end - title.len();
            let to = from + title.rfind(']').unwrap_or(title.len());
            let line = scan.leave_quote(line);
            tab(scan, &line, from, to);
        }
        Some(line.next)
    }
}

pub fn begin(scan: &mut Scanner, line: &Line) {
    let span = scan.span(line.content()..line.end);
    let open = Open::new(GROUP, Shape::class("div", "tabs"), span);
    scan.block_mark(line, Mark::Open(open.or_report(&UNCLOSED)));
}

pub fn tab(scan: &mut Scanner, line: &Line, from: usize, to: usize) {
    let span = scan.span(line.content()..line.end);
    scan.block_mark(line, Mark::close_if_open(TAB, span));
    let open = Open::new(TAB, Shape::class("section", "tab"), span)
        .titled(Shape::class("p", "tab-title"))
        .within(GROUP, &STRAY);
    scan.block_mark(line, Mark::Open(open));
    scan.title_line(line, from, to);
}

pub fn end(scan: &mut Scanner, line: &Line) {
    let span = scan.span(line.content()..line.end);
    scan.block_mark(line, Mark::close_if_open(TAB, span));
    scan.block_mark(line, Mark::close(GROUP, span, &STRAY));
}
