//! `# [Title](#tab/id)` … `***`: Learn's tabs are headings with a link that means a tab, up to the
//! next thematic break.

use crate::document::containers::is_thematic_break;
use crate::document::line::Line;
use crate::document::scan::Scanner;

use super::tabs::{self, GROUP};
use super::{Construct, Dialect, LEARN};

pub struct TabHeading;

impl Construct for TabHeading {
    fn name(&self) -> &'static str {
        "tab_heading"
    }

    fn dialects(&self) -> &'static [Dialect] {
        LEARN
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        let index = scan.open_here(GROUP);
        if let Some(index) = index
            && is_thematic_break(line.rest())
        {
            scan.open.truncate(index);
            tabs::end(scan, line);
            return Some(line.next);
        }
        let (from, to) = tab_title(line.rest())?;
        if index.is_none() {
            scan.note_open(GROUP, 0, scan.span(line.content()..line.end));
            tabs::begin(scan, line);
        }
        tabs::tab(scan, line, line.content() + from, line.content() + to);
        Some(line.next)
    }
}

/// Where the title stands in `# [Title](#tab/id)`.
fn tab_title(text: &str) -> Option<(usize, usize)> {
    let inside = text
        .trim_start_matches('#')
        .trim_start()
        .strip_prefix('[')?;
    let (title, link) = inside.split_once("](")?;
    let is_heading = text.starts_with('#');
    let from = text.len() - inside.len();
    (is_heading && link.starts_with("#tab/")).then_some((from, from + title.len()))
}
