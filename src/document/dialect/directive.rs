//! `:::name attributes:::`: the form that Learn's directives share, and those nobody knows.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::line::Line;
use crate::document::problem::Mending;
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
    /// Whether colons end it.
    closed: bool,
}

/// No directive is longer; a line may hold a million of them.
const LONGEST: usize = 10_000;

impl Directive {
    /// The directive at the start of a text: up to its closing colons on the same line, or without
    /// such, up to its last attribute.
    pub fn at(text: &str) -> Option<Self> {
        let line = text[..text.floor_char_boundary(LONGEST)].lines().next()?;
        let colons = colons(line);
        if colons < 2 {
            return None;
        }
        let body = line[colons..].trim_start();
        let name_end = body.find(|c: char| !(c.is_ascii_alphabetic() || c == '-'));
        let (name, list) = body.split_at(name_end.unwrap_or(body.len()));
        if name.is_empty() {
            return None;
        }
        let mut attributes = AttributeList::prefix(list);
        let mut rest = &list[attributes.length..];
        if !rest.trim_start().starts_with("::")
            && let Some(close) = rest.find(":::")
        {
            // Something stands in the list that is no attribute.
            attributes = AttributeList::parse(&list[..attributes.length + close]);
            rest = &rest[close..];
        }
        let end = rest.trim_start();
        let width = match self::colons(end) {
            // The next directive follows at once.
            width if width >= 2 * colons => colons,
            width => width,
        };
        let closed = width >= 2;
        let rest = if closed { &end[width..] } else { rest };
        Some(Directive {
            name: name.to_ascii_lowercase(),
            colons,
            attributes,
            length: line.len() - rest.len(),
            closed,
        })
    }

    /// The directive that a line begins with.
    pub fn of_line(line: &Line, names: &[&str]) -> Option<Self> {
        let rest = line.rest();
        let directive = rest.starts_with(':').then(|| Directive::at(rest))??;
        names
            .contains(&directive.name.as_str())
            .then_some(directive)
    }

    /// The directive of a name that stands inside a text.
    pub fn inside(text: &str, at: usize, name: &str) -> Option<Self> {
        let rest = &text[at..];
        // A line may be a million colons: only the first of a run is looked behind.
        if !rest.starts_with(":::") || text[..at].ends_with(':') {
            return None;
        }
        let named = rest.trim_start_matches(':').trim_start_matches([' ', '\t']);
        let head = named.get(..name.len())?;
        if !head.eq_ignore_ascii_case(name) {
            return None;
        }
        Directive::at(rest).filter(|directive| directive.name == name)
    }

    pub fn value(&self, name: &str) -> &str {
        self.attributes.value(name).unwrap_or_default().trim()
    }
}

fn colons(text: &str) -> usize {
    text.len() - text.trim_start_matches(':').len()
}

const TWO_COLONS: Rule = Rule {
    name: "short-directive",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A directive begins with two colons; it takes three.",
};

const DAMAGED: Rule = Rule {
    name: "damaged-directive",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A directive is not written as its readers expect.",
};

/// How a directive ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    Colons,
    /// Where its line ends.
    Line,
}

impl Scanner<'_> {
    /// Reports what is wrong with a directive that is read all the same.
    pub fn judge(&mut self, at: usize, directive: &Directive, end: End, needs: &str) {
        let span = self.span(at..at + directive.length);
        if directive.colons == 2 {
            let message = "this directive begins with two colons";
            let head = self.span(at..at + 2);
            self.report(&TWO_COLONS, head, message, "write three: `:::`");
            self.mend(Mending::new("write `:::`", head, ":::"));
        }
        if directive.attributes.odd_quotes {
            let message = "the values of this directive do not stand between plain double quotes";
            let help = "write them as in `source=\"a.png\"`";
            self.report(&DAMAGED, span, message, help);
        } else if directive.attributes.bare {
            let message = "words stand in this directive that are no attribute";
            let help = "write attributes as in `source=\"a.png\"`, and nothing else";
            self.report(&DAMAGED, span, message, help);
        }
        if end == End::Colons && !directive.closed {
            let message = "this directive is not ended";
            self.report(&DAMAGED, span, message, "write `:::` at its end");
        }
        if !needs.is_empty() && directive.value(needs).is_empty() {
            let message = format!("this directive names no `{needs}`");
            self.report(&DAMAGED, span, message, format!("add `{needs}=\"…\"`"));
        }
    }

    /// Goes on behind a directive that should be alone on its line. Other text is kept.
    pub fn behind_directive(&mut self, line: &Line, directive: &Directive) -> usize {
        let text = line.text[line.content() + directive.length..line.end].trim();
        if text.is_empty() {
            return line.next;
        }
        let from = line.content() + directive.length;
        let from = from + line.text[from..line.end].find(text).unwrap_or(0);
        let message = "text follows a directive on its line";
        let help = "put the text on a line of its own";
        let span = self.span(from..from + text.len());
        self.report(&DAMAGED, span, message, help);
        self.begin_mark(line);
        self.begin_text();
        let from = self.guard_start(line.text, from);
        self.inline_to_line_end(line, from)
    }
}

pub struct UnknownDirective;

/// Directives that stand inside text.
const INLINE: &[&str] = &["image", "no-loc"];

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
        &[&UNKNOWN, &TWO_COLONS, &DAMAGED]
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        let rest = line.rest();
        if colons(rest) < 3 {
            return None;
        }
        let directive = Directive::at(rest);
        let name = directive.as_ref().map_or("", |found| &found.name);
        let alone = rest.trim_end().len() == colons(rest);
        if INLINE.contains(&name) || (name.is_empty() && !alone) {
            return None;
        }
        let length = directive.as_ref().map_or(rest.len(), |found| found.length);
        let span = scan.span(line.content()..line.content() + length);
        let message = match alone {
            true => "these colons name no directive".to_owned(),
            false => format!("`{name}` is no directive"),
        };
        let help = "correct its name, or write the colons as code";
        scan.report(&UNKNOWN, span, message, help);
        None
    }
}
