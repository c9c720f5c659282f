//! `::: moniker range="…"` … `::: moniker-end`: blocks for some editions of a product. The edition
//! stays a dimension of the page: facts of one edition are never compared with those of another.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::line::Line;
use crate::document::mark::{Open, Shape};
use crate::document::scan::Scanner;

use super::directive::{Directive, End};
use super::{Construct, Dialect, LEARN};

pub struct Moniker;

const UNCLOSED: Rule = Rule {
    name: "unclosed-moniker",
    level: Level::Warning,
    group: Group::Markup,
    summary: "An edition is not closed, so all that follows belongs to it.",
};

const STRAY: Rule = Rule {
    name: "stray-moniker-end",
    level: Level::Warning,
    group: Group::Markup,
    summary: "An edition ends where none was begun.",
};

const GROUP: &str = "moniker";

impl Construct for Moniker {
    fn name(&self) -> &'static str {
        "moniker"
    }

    fn dialects(&self) -> &'static [Dialect] {
        LEARN
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&UNCLOSED, &STRAY]
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        let directive = Directive::of_line(line, &["moniker", "moniker-end"])?;
        let span = scan.span(line.content()..line.content() + directive.length);
        let needs = match directive.name.as_str() {
            "moniker" => "range",
            _ => "",
        };
        scan.judge(line.content(), &directive, End::Line, needs);
        if directive.name == "moniker" {
            let range = directive.value("range").to_owned();
            let shape = Shape::new("div").with("data-moniker", range);
            let open = Open::new(GROUP, shape, span).or_report(&UNCLOSED);
            scan.open_sole_range(line, open);
        } else {
            scan.close_range(line, GROUP, span, &STRAY);
        }
        Some(scan.behind_directive(line, &directive))
    }
}
