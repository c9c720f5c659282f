//! What the marks have in common that are written as quotes: `>[!NOTE]`, `>[!VIDEO](…)`,
//! `> [!div class=…]`.

use crate::diagnostic::Rule;
use crate::document::line::Line;
use crate::document::mark::{Mark, Shape};
use crate::document::problem::Mending;
use crate::document::scan::Scanner;
use crate::source::Span;

/// A line whose innermost container is a quote.
#[derive(Clone, Copy)]
pub struct QuoteMark {
    /// Whether the quote began on this line.
    pub is_first: bool,
}

/// What a head begins with: the bracket, and those that Chinese and Japanese keyboards write.
pub const BRACKETS: [char; 3] = ['[', '［', '【'];

/// What authors put around a head to make it stand out.
pub const EMPHASIS: [char; 2] = ['*', '_'];

impl QuoteMark {
    pub fn of(line: &Line) -> Option<Self> {
        let rest = line.rest().trim_start_matches(EMPHASIS);
        line.entry.quote.filter(|_| rest.starts_with(BRACKETS))?;
        Some(QuoteMark {
            is_first: line.entry.quote_is_new,
        })
    }

    /// After a head: where the text of the quote goes on, when it lost its `>` or a blank line
    /// without `>` parts it from its head.
    pub fn next_text(self, scan: &mut Scanner, line: &Line, rule: &'static Rule) -> usize {
        let mut following = line.following();
        let Some(mut blank) = following.next() else {
            return line.next;
        };
        blank.entry = scan.containers.clone().enter(blank.whole(), true);
        if blank.entry.lazy {
            return lost_sign(scan, blank, rule);
        }
        let Some(text) = following.next() else {
            return line.next;
        };
        let is_text = text.whole().trim_start().strip_prefix('>');
        let parted = blank.whole().trim().is_empty()
            && is_text.is_some_and(|text| !text.trim_start().starts_with("[!"));
        if !parted {
            return line.next;
        }
        let span = scan.span(blank.start..blank.end);
        scan.report(
            rule,
            span,
            "a blank line parts the head of this quote from its text",
            "begin the blank line with `>`",
        );
        let prefix = &line.text[line.start..line.content()];
        let plain = |c| matches!(c, '>' | ' ' | '\t');
        if prefix.chars().all(plain) {
            let text = prefix.trim_end();
            scan.mend(Mending::new(format!("write `{text}`"), span, text));
        }
        text.start
    }
}

/// Markdown lets a paragraph go on without its `>`, but here none has begun before the line.
fn lost_sign(scan: &mut Scanner, line: Line, rule: &'static Rule) -> usize {
    let span = scan.span(line.content()..line.end);
    let help = "begin every line of the text with `>`";
    scan.report(rule, span, "this text has lost its `>`", help);
    scan.begin_mark(&line);
    let from = scan.guard_start(line.text, line.content());
    let next = scan.inline_to_line_end(&line, from);
    scan.begin_text();
    next
}

/// `[!WORD` at the start of a line's text, whatever its case, and what follows it.
pub fn keyword<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.strip_prefix("[!")?;
    let (head, tail) = rest.split_at_checked(word.len())?;
    let ends = !tail.starts_with(|c: char| c.is_ascii_alphanumeric());
    (head.eq_ignore_ascii_case(word) && ends).then_some(tail)
}

impl Scanner<'_> {
    /// Puts the head of a quote as the quote's first block; a head further down begins a new one.
    pub fn quote_head(&mut self, line: &Line, shape: Shape, span: Span) {
        let outer = self.containers.outer_prefix();
        if !line.entry.quote_is_new {
            self.end_quote(line, &outer);
        } else if !line.entry.item_is_new || self.in_html() {
            self.separate(line, &outer);
        }
        self.begin_mark(line);
        self.out.mark_block(Mark::Quote { shape, span }, span);
        self.out.insert("\n", span.head());
        self.end_block();
    }

    /// Leaves the quote that a mark is written in: it stands between ordinary blocks.
    pub fn leave_quote<'t>(&mut self, line: &Line<'t>) -> Line<'t> {
        self.containers.leave_quote();
        let mut line = *line;
        line.entry.prefix = line.entry.quote.unwrap_or(line.entry.prefix);
        line
    }
}
