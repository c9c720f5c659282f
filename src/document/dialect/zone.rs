//! `::: zone pivot="a,b"` … `::: zone-end`: blocks for readers who chose one way of working.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::line::Line;
use crate::document::mark::{Open, Shape};
use crate::document::scan::Scanner;

use super::directive::{Directive, End};
use super::{Construct, Dialect, LEARN};

pub struct Zone;

const UNCLOSED: Rule = Rule {
    name: "unclosed-zone",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A zone is not closed, so all that follows belongs to it.",
};

const STRAY: Rule = Rule {
    name: "stray-zone-end",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A zone ends where none was begun.",
};

const GROUP: &str = "zone";

impl Construct for Zone {
    fn name(&self) -> &'static str {
        "zone"
    }

    fn dialects(&self) -> &'static [Dialect] {
        LEARN
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&UNCLOSED, &STRAY]
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        let directive = Directive::of_line(line, &["zone", "zone-end"])?;
        let span = scan.span(line.content()..line.content() + directive.length);
        let needs = match directive.name.as_str() {
            "zone" => "pivot",
            _ => "",
        };
        scan.judge(line.content(), &directive, End::Line, needs);
        if directive.name == "zone" {
            let pivots = directive.value("pivot").split(',').map(str::trim);
            let pivots: Vec<&str> = pivots.collect();
            let shape = Shape::new("div").with("data-pivot", pivots.join(" "));
            let open = Open::new(GROUP, shape, span).or_report(&UNCLOSED);
            scan.open_sole_range(line, open);
        } else {
            scan.close_range(line, GROUP, span, &STRAY);
        }
        Some(scan.behind_directive(line, &directive))
    }
}
