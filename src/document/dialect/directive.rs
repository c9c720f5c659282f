//! `:::name attributes:::`: the form that Learn's directives share, and those nobody knows.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::line::Line;
use crate::document::scan::Scanner;

use super::attributes::AttributeList;
use super::{Construct, Dialect, LEARN};

/// A `:::` mark, read.
pub struct Directive {
    /// In lower case.
    pub name: String,
    pub colons: usize,
    pub attributes: AttributeList,
    /// How much of the text it takes.
    pub length: usize,
}

impl Directive {
    /// The directive at the start of a text: up to its closing colons, or to the end of the line.
    pub fn at(text: &str) -> Option<Self> {
        let line = text.lines().next()?;
        let inside = line.trim_start_matches(':');
        let colons = line.len() - inside.len();
        if colons < 2 {
            return None;
        }
        let body_at = line.len() - inside.trim_start().len();
        let body = &line[body_at..];
        let name_end = body.find(|c: char| !(c.is_ascii_alphabetic() || c == '-'));
        let name = &body[..name_end.unwrap_or(body.len())];
        if name.is_empty() {
            return None;
        }
        let close = body.find(":::");
        let attributes = AttributeList::parse(&body[name.len()..close.unwrap_or(body.len())]);
        let length = match close {
            Some(close) => {
                let after = &body[close..];
                let width = after.len() - after.trim_start_matches(':').len();
                body_at + close + width
            }
            None => line.trim_end().len(),
        };
        Some(Directive {
            name: name.to_ascii_lowercase(),
            colons,
            attributes,
            length,
        })
    }

    /// The directive that a whole line is.
    pub fn of_line(line: &Line, names: &[&str]) -> Option<Self> {
        let rest = line.rest();
        let directive = rest.starts_with(':').then(|| Directive::at(rest))??;
        let alone = rest[directive.length..].trim().is_empty();
        (alone && names.contains(&directive.name.as_str())).then_some(directive)
    }

    pub fn value(&self, name: &str) -> &str {
        self.attributes.value(name).unwrap_or_default().trim()
    }
}

pub const TWO_COLONS: Rule = Rule {
    name: "short-directive",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A directive begins with two colons; it takes three.",
};

impl Scanner<'_> {
    pub fn judge_colons(&mut self, line: &Line, directive: &Directive) {
        if directive.colons == 2 {
            let span = self.span(line.content()..line.content() + 2);
            self.report(
                &TWO_COLONS,
                span,
                "this directive begins with two colons",
                "write three: `:::`",
            );
        }
    }
}

pub struct UnknownDirective;

const UNKNOWN: Rule = Rule {
    name: "unknown-directive",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A `:::` mark has a name that means nothing here, so readers see it.",
};

impl Construct for UnknownDirective {
    fn name(&self) -> &'static str {
        "directive"
    }

    fn dialects(&self) -> &'static [Dialect] {
        LEARN
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&UNKNOWN, &TWO_COLONS]
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        let rest = line.rest();
        if !rest.starts_with(":::") {
            return None;
        }
        let directive = Directive::at(rest)?;
        let inline = ["image", "no-loc"].contains(&directive.name.as_str());
        if !inline {
            let span = scan.span(line.content()..line.content() + directive.length);
            let message = format!("`{}` is no directive", directive.name);
            scan.report(
                &UNKNOWN,
                span,
                message,
                "correct its name, or write the colons as code",
            );
        }
        None
    }
}
