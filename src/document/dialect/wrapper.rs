//! `> [!div class="x"]`: a quote that is a box of a known class. Other classes are not copied.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::line::Line;
use crate::document::mark::Shape;
use crate::document::scan::Scanner;

use super::attributes::AttributeList;
use super::quote_mark::{QuoteMark, keyword};
use super::{Construct, Dialect, LEARN};

pub struct Wrapper;

const UNKNOWN_CLASS: Rule = Rule {
    name: "unknown-box-class",
    level: Level::Note,
    group: Group::Markup,
    summary: "A box names a class that has no look.",
};

const DAMAGED: Rule = Rule {
    name: "damaged-box",
    level: Level::Warning,
    group: Group::Markup,
    summary: "The head of a box is not written as its readers expect.",
};

const HELP: &str = "write the head alone on its line, as in `> [!div class=\"checklist\"]`";

/// The classes in use, and what they are called in the page.
const CLASSES: &[(&str, &str)] = &[
    ("mx-imgborder", "image-border"),
    ("nextstepaction", "next-step"),
    ("checklist", "checklist"),
    ("op_single_selector", "selector"),
    ("op_multi_selector", "selector"),
];

impl Construct for Wrapper {
    fn name(&self) -> &'static str {
        "wrapper"
    }

    fn dialects(&self) -> &'static [Dialect] {
        LEARN
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&UNKNOWN_CLASS, &DAMAGED]
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        let quote = QuoteMark::of(line)?;
        let tail = keyword(line.rest(), "div")?;
        let (inside, after) = tail.split_once(']')?;
        let attributes = AttributeList::parse(inside);
        let class = attributes.value("class").unwrap_or_default();
        let known = CLASSES
            .iter()
            .find(|(name, _)| class.eq_ignore_ascii_case(name));
        let span = scan.span(line.content()..line.end - after.len());
        if attributes.odd_quotes {
            let message = "the class of this box does not stand between plain double quotes";
            scan.report(&DAMAGED, span, message, HELP);
        }
        if known.is_none() && !class.is_empty() {
            let message = format!("`{class}` is no class that boxes have");
            scan.report(
                &UNKNOWN_CLASS,
                span,
                message,
                "use `nextstepaction`, `checklist` or `mx-imgBorder`",
            );
        }
        let class = known.map_or("box", |(_, class)| class);
        scan.quote_head(line, Shape::class("div", class), span);
        let text = after.trim();
        if text.is_empty() {
            return Some(quote.next_text(scan, line, &DAMAGED));
        }
        let from = line.end - after.trim_start().len();
        let span = scan.span(from..from + text.len());
        let message = "text follows the head of this box on its line";
        scan.report(&DAMAGED, span, message, HELP);
        scan.begin_mark(line);
        let from = scan.guard_start(line.text, from);
        Some(scan.inline_to_line_end(line, from))
    }
}
