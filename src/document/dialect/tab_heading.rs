//! `# [Title](#tab/id)` … `***`: Learn's tabs are headings with a link that means a tab, up to the
//! next thematic break.

use crate::document::line::Line;
use crate::document::line_start::is_thematic_break;
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
            && !(scan.in_text() && is_underline(line.rest()))
        {
            scan.open.truncate(index);
            tabs::end(scan, line);
            return Some(line.next);
        }
        let (from, to) = tab_title(line.rest())?;
        if index.is_none() {
            scan.note_open(GROUP, scan.span(line.content()..line.end));
            tabs::begin(scan, line);
        }
        tabs::tab(scan, line, line.content() + from, line.content() + to);
        Some(line.next)
    }
}

/// Under the text of a paragraph dashes make a heading of it.
fn is_underline(text: &str) -> bool {
    text.trim_end().bytes().all(|byte| byte == b'-')
}

/// Where the title stands in `# [Title](#tab/id)`. Localised headings have an anchor before it.
fn tab_title(text: &str) -> Option<(usize, usize)> {
    let text = text.trim_end_matches([' ', '\t', '#']);
    let heading = text.trim_start_matches('#');
    let is_heading = heading.len() < text.len();
    let heading = heading.trim_start();
    let link = match heading.strip_prefix("<a ") {
        Some(anchor) => anchor.split_once("</a>")?.1.trim_start(),
        None => heading,
    };
    let inside = link.strip_prefix('[')?;
    let (title, target) = inside.split_once("](#tab/")?;
    let is_alone = target.strip_suffix(')').is_some_and(|id| !id.contains(')'));
    let from = text.len() - inside.len();
    (is_heading && is_alone).then_some((from, from + title.len()))
}
