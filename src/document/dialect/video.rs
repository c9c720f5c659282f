//! `>[!VIDEO](url)` and `> [!VIDEO url]`: a film on another site, shown as a link to it.

use crate::document::line::Line;
use crate::document::mark::{Mark, Shape};
use crate::document::scan::Scanner;

use super::quote_mark::{QuoteMark, keyword};
use super::{BOTH, Construct, Dialect};

pub struct Video;

impl Construct for Video {
    fn name(&self) -> &'static str {
        "video"
    }

    fn dialects(&self) -> &'static [Dialect] {
        BOTH
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        QuoteMark::of(line)?;
        let tail = keyword(line.rest(), "VIDEO")?;
        let url = match tail.strip_prefix("](") {
            Some(link) => &link[..address_end(link)?],
            None => tail.split_once(']')?.0,
        };
        let url = url.split_whitespace().next()?;
        let span = scan.span(line.content()..line.end);
        let shape = Shape::class("a", "video").with("href", url.to_owned());
        let line = scan.leave_quote(line);
        scan.block_mark(&line, Mark::Void { shape, span });
        Some(line.next)
    }
}

/// Where the bracket closes that an address stands in. An address may hold pairs of its own.
fn address_end(link: &str) -> Option<usize> {
    let mut depth = 0;
    link.find(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth < 0
    })
}
