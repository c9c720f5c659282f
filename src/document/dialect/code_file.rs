//! `:::code language="…" source="…" range="1-3":::` and `[!code-lang[name](path)]`: lines of a
//! file, shown as code.

use crate::document::line::Line;
use crate::document::scan::Scanner;
use crate::source::Span;

use super::directive::Directive;
use super::include::fetch;
use super::{Construct, Dialect, LEARN};

pub struct CodeFile;

impl Construct for CodeFile {
    fn name(&self) -> &'static str {
        "code_file"
    }

    fn dialects(&self) -> &'static [Dialect] {
        LEARN
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        let wanted = Wanted::of(line)?;
        let part = fetch(scan, &wanted.path, scan.span(line.content()..line.end))?;
        let file = scan.sources[part.source.0 as usize].clone();
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
    path: String,
    language: String,
    /// First and last lines; none means all.
    ranges: Vec<(usize, usize)>,
}

impl Wanted {
    fn of(line: &Line) -> Option<Self> {
        if let Some(directive) = Directive::of_line(line, &["code"]) {
            return Some(Wanted {
                path: directive.value("source").to_owned(),
                language: directive.value("language").to_owned(),
                ranges: ranges(directive.value("range")),
            });
        }
        let (language, link) = line.rest().strip_prefix("[!code-")?.split_once('[')?;
        let (_, path) = link.split_once("](")?;
        let (path, _) = path.split_once(')')?;
        let query = path.split_once('?').map_or("", |(_, query)| query);
        let range = query
            .split('&')
            .find_map(|part| part.strip_prefix("range="));
        Some(Wanted {
            path: path.trim().to_owned(),
            language: language.to_owned(),
            ranges: ranges(range.unwrap_or_default()),
        })
    }

    fn has(&self, line: usize) -> bool {
        let mut ranges = self.ranges.iter();
        self.ranges.is_empty() || ranges.any(|(first, last)| (*first..=*last).contains(&line))
    }
}

/// `1-3,7` or `5-`.
fn ranges(text: &str) -> Vec<(usize, usize)> {
    let parts = text.split(',').filter_map(|part| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let first = first.trim().parse().ok()?;
        Some((first, last.trim().parse().unwrap_or(usize::MAX)))
    });
    parts.collect()
}

fn longest_run(text: &str) -> usize {
    let runs = text.split(|c| c != '`').map(str::len);
    runs.max().unwrap_or(0)
}
