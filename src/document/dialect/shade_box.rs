//! `>[!BEGINSHADEBOX "Title"]` … `>[!ENDSHADEBOX]`: blocks set apart on a ground of their own.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::line::Line;
use crate::document::mark::{Open, Shape};
use crate::document::scan::Scanner;

use super::quote_mark::{QuoteMark, keyword};
use super::{ADOBE, Construct, Dialect};

pub struct ShadeBox;

const UNCLOSED: Rule = Rule {
    name: "unclosed-shade-box",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A shade box is not closed where it was begun.",
};

const STRAY: Rule = Rule {
    name: "stray-shade-box-end",
    level: Level::Warning,
    group: Group::Markup,
    summary: "The end of a shade box stands where none was begun.",
};

const GROUP: &str = "shade-box";

impl Construct for ShadeBox {
    fn name(&self) -> &'static str {
        "shade_box"
    }

    fn dialects(&self) -> &'static [Dialect] {
        ADOBE
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&UNCLOSED, &STRAY]
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        QuoteMark::of(line)?;
        let span = scan.span(line.content()..line.end);
        if keyword(line.rest(), "ENDSHADEBOX").is_some() {
            let line = scan.leave_quote(line);
            scan.close_range(&line, GROUP, span, &STRAY);
            return Some(line.next);
        }
        let tail = keyword(line.rest(), "BEGINSHADEBOX")?;
        let title = &tail[..tail.rfind(']').unwrap_or(tail.len())];
        let title = title
            .trim()
            .trim_start_matches("&quot;")
            .trim_end_matches("&quot;");
        let title = title.trim_matches(['"', '“', '”', '„', '«', '»', ' ', '\u{A0}']);
        let line = scan.leave_quote(line);
        let open =
            Open::new(GROUP, Shape::class("section", "shade-box"), span).or_report(&UNCLOSED);
        if title.is_empty() {
            scan.open_range(&line, open);
        } else {
            let from = line.end - tail.len() + tail.find(title).unwrap_or(0);
            let open = open.titled(Shape::class("p", "shade-box-title"));
            scan.open_range(&line, open);
            scan.title_line(&line, from, from + title.len());
        }
        Some(line.next)
    }
}
