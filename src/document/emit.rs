//! Gives the lines of the canvas: what the scanner copies, and what stands in the place of marks.

use std::ops::Range;

use super::line::Line;
use super::mark::Mark;
use super::scan::Scanner;

impl Scanner<'_> {
    /// Begins a line of the canvas with the line's own containers and indentation.
    pub fn begin_line(&mut self, line: &Line) {
        self.insert_margin(line);
        self.copy_clean(line, line.start, line.content());
        self.begun = Some((self.source(), line.start));
        self.text_start = self.out.text().len();
        self.after_blank = false;
    }

    /// Begins a line in the line's containers: as it names them itself, or so that a further line
    /// stands in them.
    pub fn begin_mark(&mut self, line: &Line) {
        let this = (self.source(), line.start);
        self.insert_margin(line);
        if self.begun == Some(this) || line.entry.lazy {
            let prefix = self.containers.prefix();
            self.out.insert(&prefix, self.span(line.start..line.start));
        } else {
            self.copy_clean(line, line.start, line.content_in(line.entry.prefix));
        }
        self.begun = Some(this);
        self.text_start = self.out.text().len();
        self.after_blank = false;
    }

    pub fn end_line(&mut self, line: &Line) {
        match line.text.get(line.next.saturating_sub(1)..line.next) {
            Some("\n") => self.copy(line, line.next - 1, line.next),
            _ => self.out.insert("\n", self.span(line.end..line.next)),
        }
    }

    pub fn copy(&mut self, line: &Line, from: usize, to: usize) {
        let source = self.source();
        self.out.copy(&line.text[from..to], source, from);
    }

    /// Copies what stands before a line's text, without what keeps the line from being read.
    pub(super) fn copy_clean(&mut self, line: &Line, from: usize, to: usize) {
        match line.junk {
            Some((start, end)) if from < end && start < to => {
                self.copy(line, from, start.max(from));
                self.copy(line, end.min(to), to);
            }
            _ => self.copy(line, from, to.max(from)),
        }
    }

    /// Puts a line of our own in the containers of a line.
    pub fn insert_line(&mut self, line: &Line, text: &str) {
        self.insert_line_start(line);
        let text = format!("{text}\n");
        self.out.insert(&text, self.span(line.start..line.start));
    }

    /// Begins a further line in the containers that are open.
    pub fn insert_line_start(&mut self, line: &Line) {
        self.insert_margin(line);
        let prefix = self.containers.prefix();
        self.out.insert(&prefix, self.span(line.start..line.start));
    }

    pub fn insert_margin(&mut self, line: &Line) {
        let written = std::mem::take(&mut self.first_margin);
        if !self.margin.is_empty() && !written {
            self.out
                .insert(&self.margin, self.span(line.start..line.start));
        }
    }

    /// Puts a blank line before a block that must not be read as part of what stands above it.
    pub fn separate(&mut self, line: &Line, prefix: &str) {
        // Raw HTML ends only at a line that is blank in the containers that HTML stands in.
        let outer = (self.in_html).then(|| self.containers.prefix_to(line.entry.continued));
        let prefix = outer.as_deref().unwrap_or(prefix);
        if !self.after_blank {
            self.insert_blank(line, prefix);
        }
        self.in_paragraph = false;
        self.in_html = false;
        self.columns = None;
    }

    /// Puts a blank line outside of the innermost quote, so that the next one is another.
    pub fn end_quote(&mut self, line: &Line, outer: &str) {
        self.insert_blank(line, outer);
        self.in_paragraph = false;
        self.in_html = false;
    }

    fn insert_blank(&mut self, line: &Line, prefix: &str) {
        self.insert_margin(line);
        let blank = format!("{}\n", prefix.trim_end());
        self.out.insert(&blank, self.span(line.start..line.start));
    }

    /// Puts a mark on a line of its own.
    pub fn block_mark(&mut self, line: &Line, mark: Mark) {
        let span = self.span(line.content()..line.end);
        if !line.entry.item_is_new || self.in_html {
            let prefix = self.containers.prefix();
            self.separate(line, &prefix);
        }
        self.begin_mark(line);
        self.out.mark_block(mark, span);
        self.out.insert("\n", span.head());
        self.end_block();
    }

    /// Puts a line behind a mark that becomes the title of what the mark opens.
    pub fn title_line(&mut self, line: &Line, from: usize, to: usize) {
        let head = self.span(from..from);
        self.begin_mark(line);
        self.out.insert("###### ", head);
        self.inline(line.text, from, to);
        self.out.insert("\n", self.span(to..to));
        self.end_block();
    }

    /// Shows a part of a line in the line's place.
    pub fn stand_in(&mut self, line: &Line, part: Range<usize>) {
        self.begin_line(line);
        self.in_paragraph = !part.is_empty();
        let from = self.guard_start(line.text, part.start);
        self.inline(line.text, from, part.end);
        self.out.insert("\n", self.span(line.end..line.next));
    }
}
