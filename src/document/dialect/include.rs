//! `[!INCLUDE [title](path)]`: another file's content, in the place of the mark. It is expanded
//! before blocks are read, so that a list goes on across it.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Group, Level, Rule};
use crate::document::front_matter;
use crate::document::library::resolve;
use crate::document::line::Line;
use crate::document::line_start::begins_item;
use crate::document::scan::Scanner;
use crate::source::{Source, SourceId, Span};

use super::pipe_table::pipes;
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

/// A mark is no longer than this; a line may begin a million of them.
const LONGEST: usize = 1000;
const MAX_DEPTH: usize = 16;
const MAX_BYTES: usize = 4 << 20;
/// Few lines that name each other could otherwise name millions.
const MAX_PARTS: usize = 1000;

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
        let Some(part) = fetch(scan, mark.path, span) else {
            let title = line.content() + mark.title_at;
            scan.stand_in(line, title..title + mark.title.len());
            return Some(line.next);
        };
        let first = scan.sources[part.source.0 as usize].text()[part.range.clone()].trim_start();
        if scan.in_text() && !line.entry.item_is_new && !begins_item(first) {
            let prefix = scan.containers.prefix();
            scan.separate(line, &prefix);
        }
        scan.expand(line, part);
        if scan.runs_on(line) {
            let prefix = scan.containers.prefix();
            scan.separate(line, &prefix);
        }
        Some(line.next)
    }

    fn inline(&self, scan: &mut Scanner, text: &str, at: usize) -> Option<usize> {
        if scan.in_code(at) {
            return None;
        }
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
        let inside = &inside[..inside.floor_char_boundary(LONGEST)];
        let (title, link) = inside.split_once("](")?;
        let (path, after) = link.split_once(')')?;
        let rest = after.trim_start_matches(' ').strip_prefix(']')?;
        let title_at = text.len() - tail.len() + 1;
        let length = title_at + inside.len() - rest.len();
        let one_line = !text[..length].contains('\n');
        one_line.then_some(Mark {
            title,
            title_at,
            path: path.trim().trim_matches(['<', '>']),
            length,
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
        let begins_there =
            |outer: &Part| outer.source == part.source && outer.range.start == part.range.start;
        if self.reading.iter().any(begins_there) {
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
        self.expansions += 1;
        let fits = self.reading.len() <= MAX_DEPTH
            && self.expanded <= MAX_BYTES
            && self.expansions <= MAX_PARTS;
        if !fits && !std::mem::replace(&mut self.over_limit, true) {
            let message = format!(
                "a page may include {MAX_PARTS} parts of files, {MAX_DEPTH} deep, of 4 MB in all"
            );
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
        if !self.out.text().ends_with('\n') {
            self.out.insert("\n", span);
        }
        self.leave_file(outer);
    }

    /// Puts the text of another file into the middle of a line.
    fn expand_inline(&mut self, part: Part, span: Span) {
        let file = self.sources[part.source.0 as usize].clone();
        let Range { start: mut at, end } = part.range;
        let text = &file.text()[..end];
        self.reading.push(part);
        let outer = self.enter_file(String::new());
        while at < end {
            let line = Line::at(text, at);
            at = line.next;
            if !line.is_blank() {
                at = self.inline_in_cell(&line).max(at);
                self.out.insert(if at < end { " " } else { "" }, span);
            }
        }
        self.leave_file(outer);
        self.reading.pop();
    }

    /// Copies a line, whose pipes end no cell of the table that it stands in.
    fn inline_in_cell(&mut self, line: &Line) -> usize {
        let mut at = self.guard_start(line.text, line.start);
        if self.columns.is_some() {
            for pipe in pipes(line.whole()) {
                let pipe = line.start + pipe;
                if pipe >= at {
                    at = self.inline(line.text, at, pipe);
                    self.out.insert("\\", self.span(pipe..pipe));
                }
            }
        }
        self.inline(line.text, at, line.end)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::document::dialect::Dialect;
    use crate::document::library::Library;
    use crate::document::safety::Trust;
    use crate::document::{Context, parse};

    struct Files(BTreeMap<&'static str, &'static str>);

    impl Library for Files {
        fn open(&self, path: &str) -> Option<Arc<Source>> {
            let text = self.0.get(path)?;
            Some(Arc::new(Source::new(path, (*text).to_owned())))
        }
    }

    #[test]
    fn links_and_images_name_the_file_they_stand_in() {
        let include = "[b](b.md) ![c](c.png) <a href=\"d.md\">d</a> :::image source=\"e.png\":::";
        let files = Files(BTreeMap::from([("xx/inc/a.md", include)]));
        let page = "[a](a.md) [!INCLUDE [i](inc/a.md)]\n\n[!INCLUDE [i](inc/a.md)]\n";
        let context = Context {
            root: "xx",
            library: &files,
            dialect: Some(Dialect::Learn),
            trust: Trust::default(),
        };
        let document = parse(Arc::new(Source::new("xx/page.md", page.into())), &context);
        let places = document.tree.elements().filter_map(|(id, element)| {
            let target = element.attribute("href").or(element.attribute("src"))?;
            let source = document.tree.node(id).span.source.0 as usize;
            Some(format!("{} {target}", document.sources[source].path()))
        });
        let inside = ["b.md", "c.png", "d.md", "e.png"].map(|name| format!("xx/inc/a.md {name}"));
        let all = [
            vec!["xx/page.md a.md".into()],
            inside.to_vec(),
            inside.to_vec(),
        ]
        .concat();
        assert_eq!(places.collect::<Vec<_>>(), all);
    }
}
