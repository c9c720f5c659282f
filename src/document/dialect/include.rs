//! `[!INCLUDE [title](path)]`: another file's content, in the place of the mark. It is expanded
//! before blocks are read, so that a list goes on across it.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Group, Level, Rule};
use crate::document::front_matter;
use crate::document::library::resolve;
use crate::document::line::Line;
use crate::document::scan::Scanner;
use crate::source::{Source, SourceId, Span};

use super::quote_mark::keyword;
use super::{Construct, Dialect, LEARN};

pub struct Include;

pub const MISSING: Rule = Rule {
    name: "missing-include",
    level: Level::Error,
    group: Group::Links,
    summary: "A page includes a file or a snippet that is not there.",
};

pub const OUTSIDE: Rule = Rule {
    name: "include-outside-content",
    level: Level::Error,
    group: Group::Links,
    summary: "An include leads out of the content folder.",
};

pub const CYCLE: Rule = Rule {
    name: "include-cycle",
    level: Level::Error,
    group: Group::Links,
    summary: "A file includes itself, directly or through others.",
};

pub const TOO_MUCH: Rule = Rule {
    name: "include-limit",
    level: Level::Error,
    group: Group::Links,
    summary: "Includes are nested too deeply or bring in too much text.",
};

const MAX_DEPTH: usize = 16;
const MAX_BYTES: usize = 16 << 20;

impl Construct for Include {
    fn name(&self) -> &'static str {
        "include"
    }

    fn dialects(&self) -> &'static [Dialect] {
        LEARN
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&MISSING, &OUTSIDE, &CYCLE, &TOO_MUCH]
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        let mark = Mark::at(line.rest())?;
        if !line.rest()[mark.length..].trim().is_empty() {
            return None;
        }
        let span = scan.span(line.content()..line.content() + mark.length);
        let part = fetch(scan, mark.path, span)?;
        scan.expand(line, part);
        Some(line.next)
    }

    fn inline(&self, scan: &mut Scanner, text: &str, at: usize) -> Option<usize> {
        let mark = Mark::at(&text[at..])?;
        let end = at + mark.length;
        let span = scan.span(at..end);
        let Some(part) = fetch(scan, mark.path, span) else {
            scan.out.copy(mark.title, span.source, at + mark.title_at);
            return Some(end);
        };
        scan.expand_inline(part, span);
        Some(end)
    }
}

struct Mark<'t> {
    title: &'t str,
    title_at: usize,
    path: &'t str,
    length: usize,
}

impl<'t> Mark<'t> {
    fn at(text: &'t str) -> Option<Self> {
        let tail = keyword(text, "INCLUDE")?.trim_start_matches([' ', '-']);
        let inside = tail.strip_prefix('[')?;
        let (title, link) = inside.split_once("](")?;
        let (path, after) = link.split_once(')')?;
        let rest = after.trim_start_matches(' ').strip_prefix(']')?;
        let one_line = !text[..text.len() - rest.len()].contains('\n');
        one_line.then_some(Mark {
            title,
            title_at: text.len() - inside.len(),
            path: path.trim().trim_matches(['<', '>']),
            length: text.len() - rest.len(),
        })
    }
}

/// The file that a mark names, and where its content begins, unless there is a reason not to read
/// it, which is then reported.
pub fn fetch(scan: &mut Scanner, name: &str, span: Span) -> Option<Part> {
    let here = scan.sources[scan.source().0 as usize].path().clone();
    let Some(path) = resolve(scan.context.root, &here, name) else {
        let message = format!("`{name}` leads out of the content folder");
        scan.report(
            &OUTSIDE,
            span,
            message,
            "include only files of the same locale's folder",
        );
        return None;
    };
    let Some(file) = scan.context.library.open(&path) else {
        let message = format!("there is no file `{path}`");
        scan.report(
            &MISSING,
            span,
            message,
            "create the file, or correct its name here",
        );
        return None;
    };
    let from = front_matter::body_start(file.text());
    let to = file.text().trim_end().len().max(from);
    let part = scan.adopt(file, from..to);
    scan.may_expand(&part, span).then_some(part)
}

/// A part of one of the document's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub source: SourceId,
    pub range: Range<usize>,
}

impl Scanner<'_> {
    /// Makes a file one of the document's. A file that is included twice is one source.
    pub fn adopt(&mut self, file: Arc<Source>, range: Range<usize>) -> Part {
        let mut known = self.sources.iter();
        let index = known.position(|source| source.path() == file.path());
        let index = index.unwrap_or_else(|| {
            self.sources.push(file);
            self.sources.len() - 1
        });
        let source = SourceId(index as u16);
        Part { source, range }
    }

    /// Whether a part may be read in the place of `span`; if not, why is reported.
    pub fn may_expand(&mut self, part: &Part, span: Span) -> bool {
        if self.reading.contains(part) {
            let path = self.sources[part.source.0 as usize].path().clone();
            let message =
                format!("`{path}` is already being read here, so it would include itself");
            self.report(
                &CYCLE,
                span,
                message,
                "remove one of the includes that lead back here",
            );
            return false;
        }
        self.expanded += part.range.len() + 1;
        let fits = self.reading.len() <= MAX_DEPTH && self.expanded <= MAX_BYTES;
        if !fits && !std::mem::replace(&mut self.over_limit, true) {
            let message = format!("includes may be {MAX_DEPTH} deep and bring in 16 MB at most");
            self.report(&TOO_MUCH, span, message, "include less, or less deeply");
        }
        fits
    }

    /// Reads another file in the place of a line, in the containers of that line.
    pub fn expand(&mut self, line: &Line, part: Part) {
        let span = self.span(line.start..line.start);
        self.insert_margin(line);
        let first = match line.entry.item_is_new || line.entry.quote_is_new {
            true => line.prefix().to_owned(),
            false => self.containers.prefix(),
        };
        let rest = format!("{}{}", self.margin, self.containers.prefix());
        self.out.insert(&first, span);
        let outer = self.enter_file(rest);
        self.read(part);
        self.leave_file(outer);
    }

    /// Puts the text of another file into the middle of a line.
    fn expand_inline(&mut self, part: Part, span: Span) {
        let file = self.sources[part.source.0 as usize].clone();
        let Range { start, end: to } = part.range;
        let mut line = Line::at(&file.text()[..to], start);
        self.reading.push(part);
        let outer = self.enter_file(String::new());
        loop {
            if !line.is_blank() {
                let from = self.guard_start(line.text, line.start);
                self.inline(line.text, from, line.end);
                let last = line.next >= to;
                self.out.insert(if last { "" } else { " " }, span);
            }
            if line.next >= to {
                break;
            }
            line = Line::at(line.text, line.next);
        }
        self.leave_file(outer);
        self.reading.pop();
    }
}
