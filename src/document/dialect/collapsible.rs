//! `+++ Title` … `+++`: blocks that a reader opens. They stand in list items too.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::line::Line;
use crate::document::mark::{Open, Shape};
use crate::document::scan::Scanner;

use super::{ADOBE, Construct, Dialect};

pub struct Collapsible;

const UNCLOSED: Rule = Rule {
    name: "unclosed-collapsible",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A `+++` section is not closed in the list or quote it was opened in.",
};

const STRAY: Rule = Rule {
    name: "stray-collapsible-end",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A closing `+++` stands where no section is open.",
};

const NESTED: Rule = Rule {
    name: "nested-collapsible",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A `+++` section inside another one; Adobe's own site closes both at the first end.",
};

const GROUP: &str = "collapsible";

const SHORT: Rule = Rule {
    name: "short-collapsible-end",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A line of `+` is shorter than the mark of the section that is open, so it ends nothing.",
};

/// How many `+` opened the section that is open.
fn opening_width(scan: &Scanner) -> usize {
    let opener = scan.open.iter().rev().find(|mark| mark.group == GROUP);
    opener.map_or(0, |mark| {
        let text = scan.sources[mark.span.source.0 as usize].slice(mark.span);
        text.len() - text.trim_start_matches('+').len()
    })
}

impl Construct for Collapsible {
    fn name(&self) -> &'static str {
        "collapsible"
    }

    fn dialects(&self) -> &'static [Dialect] {
        ADOBE
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&UNCLOSED, &STRAY, &NESTED, &SHORT]
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        let text = line.rest().trim_end();
        let title = text.trim_start_matches('+');
        let width = text.len() - title.len();
        if width < 3 {
            return None;
        }
        let span = scan.span(line.content()..line.content() + text.len());
        let title = title.trim_start();
        if title.is_empty() {
            if width < opening_width(scan) {
                let help = "write as many `+` as the section was opened with";
                scan.report(&SHORT, span, "this is too short to end the section", help);
                return None;
            }
            scan.close_range(line, GROUP, span, &STRAY);
            return Some(line.next);
        }
        let open = Open::new(GROUP, Shape::new("details"), span)
            .or_report(&UNCLOSED)
            .not_nested(&NESTED)
            .titled(Shape::new("summary"));
        scan.open_range(line, open);
        let from = line.content() + text.len() - title.len();
        scan.title_line(line, from, from + title.len());
        Some(line.next)
    }
}
