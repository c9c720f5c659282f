//! `:::code language="…" source="…" range="1-3":::` and `[!code-lang[name](path)]`: lines of a
//! file, shown as code.

use std::ops::Range;

use crate::diagnostic::{Group, Level, Rule};
use crate::document::line::Line;
use crate::document::scan::Scanner;
use crate::source::Span;

use super::directive::{Directive, End};
use super::include::fetch;
use super::quote_mark::keyword;
use super::{Construct, Dialect, LEARN};

pub struct CodeFile;

const NO_LINES: Rule = Rule {
    name: "no-such-lines",
    level: Level::Warning,
    group: Group::Links,
    summary: "Code is taken from lines that its file does not have.",
};

impl Construct for CodeFile {
    fn name(&self) -> &'static str {
        "code_file"
    }

    fn dialects(&self) -> &'static [Dialect] {
        LEARN
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&NO_LINES]
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        let wanted = Wanted::of(scan, line)?;
        let span = scan.span(line.content()..line.end);
        let part = match wanted.path.is_empty() {
            true => None,
            false => fetch(scan, &wanted.path, span),
        };
        let Some(part) = part else {
            scan.stand_in(line, wanted.title);
            return Some(line.next);
        };
        let file = scan.sources[part.source.0 as usize].clone();
        let last = file.text().lines().count();
        if !(1..=last).any(|number| wanted.has(number)) {
            let message = format!("the file has {last} lines, and none of those that are named");
            let help = "correct the lines, or take all of them";
            scan.report(&NO_LINES, span, message, help);
        }
        let fence = "`".repeat(longest_run(file.text()).max(2) + 1);
        let head = scan.span(line.content()..line.end);
        if scan.in_html() {
            let prefix = scan.containers.prefix();
            scan.separate(line, &prefix);
        }
        scan.begin_mark(line);
        scan.out
            .insert(&format!("{fence}{}\n", wanted.language), head);
        for (number, code) in file.text().lines().enumerate() {
            if wanted.has(number + 1) {
                let start = code.as_ptr() as usize - file.text().as_ptr() as usize;
                scan.begin_mark(line);
                scan.out.copy(code, part.source, start);
                scan.out.insert(
                    "\n",
                    Span::new(part.source, start + code.len()..start + code.len()),
                );
            }
        }
        scan.begin_mark(line);
        scan.out.insert(&format!("{fence}\n"), head);
        scan.end_block();
        Some(line.next)
    }
}

/// Which lines of which file.
struct Wanted {
    /// Where the title stands, which is shown when the file cannot be.
    title: Range<usize>,
    path: String,
    language: String,
    /// First and last lines; none means all.
    ranges: Vec<(usize, usize)>,
}

impl Wanted {
    fn of(scan: &mut Scanner, line: &Line) -> Option<Self> {
        if let Some(directive) = Directive::of_line(line, &["code"]) {
            scan.judge(line.content(), &directive, End::Colons, "source");
            return Some(Wanted {
                title: line.end..line.end,
                path: directive.value("source").to_owned(),
                language: directive.value("language").to_owned(),
                ranges: ranges(directive.value("range")),
            });
        }
        let tail = keyword(line.rest(), "code")?;
        let (language, link) = tail.split_once('[')?;
        let (title, path) = link.trim_end().strip_suffix(")]")?.split_once("](")?;
        let from = line.end - link.len();
        Some(Wanted {
            title: from..from + title.len(),
            path: path.trim().to_owned(),
            language: language.trim_matches(['-', ' ']).to_owned(),
            ranges: ranges(lines_of(path)),
        })
    }

    fn has(&self, line: usize) -> bool {
        let mut ranges = self.ranges.iter();
        self.ranges.is_empty() || ranges.any(|(first, last)| (*first..=*last).contains(&line))
    }
}

/// `1-3` behind a path, in `a.cs?range=1-3` and in `a.cs#L1-L3`.
fn lines_of(path: &str) -> &str {
    let (_, query) = path.split_once(['?', '#']).unwrap_or_default();
    let mut parts = query.split(['&', '#']);
    let lines = parts.find_map(|part| part.strip_prefix("range=").or(part.strip_prefix('L')));
    lines.unwrap_or_default()
}

/// `1-3,7`, `5-` or `1-L3`.
fn ranges(text: &str) -> Vec<(usize, usize)> {
    let parts = text.split(',').filter_map(|part| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let first = first.trim().parse().ok()?;
        let last = last.trim().trim_start_matches('L');
        Some((first, last.parse().unwrap_or(usize::MAX)))
    });
    parts.collect()
}

fn longest_run(text: &str) -> usize {
    let runs = text.split(|c| c != '`').map(str::len);
    runs.max().unwrap_or(0)
}
