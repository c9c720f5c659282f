//! Gives the marks that reach over several blocks: which of them are open, and where their ends
//! belong.

use crate::diagnostic::Rule;
use crate::source::Span;

use super::containers::ContainerId;
use super::line::{Dedent, Line};
use super::mark::{Mark, Open};
use super::scan::Scanner;

/// A block mark that waits for its closer.
#[derive(Clone, Debug)]
pub struct OpenMark {
    pub group: &'static str,
    /// The list item or quote in which it stands.
    pub container: ContainerId,
    pub span: Span,
    /// How many files were being read.
    files: usize,
    /// What was left out of lines before it.
    dedent: Option<Dedent>,
}

impl Scanner<'_> {
    /// Remembers a mark that waits for its closer.
    pub fn note_open(&mut self, group: &'static str, span: Span) {
        self.forget_ended();
        self.open.push(OpenMark {
            group,
            container: self.containers.innermost(),
            span,
            files: self.reading.len(),
            dedent: self.dedent,
        });
    }

    /// Forgets the last marks whose list item or quote has ended: nothing can end them any more.
    fn forget_ended(&mut self) {
        let files = self.reading.len();
        let containers = &self.containers;
        let ended = |mark: &mut OpenMark| {
            mark.files == files && containers.depth_of(mark.container).is_none()
        };
        while self.open.pop_if(ended).is_some() {}
    }

    /// Which mark of a group was opened last in the container that a line stands in.
    pub fn open_here(&self, group: &str) -> Option<usize> {
        let here = self.containers.innermost();
        let is_open = |mark: &OpenMark| mark.group == group && mark.container == here;
        self.open.iter().rposition(is_open)
    }

    pub fn open_range(&mut self, line: &Line, open: Open) {
        self.note_open(open.group, open.span);
        self.block_mark(line, Mark::Open(open));
    }

    /// Opens a range that cannot hold another of its group. One that is open here lost its end.
    pub fn open_sole_range(&mut self, line: &Line, open: Open) {
        if let (Some(index), Some(rule)) = (self.open_here(open.group), open.unclosed) {
            let help = "write its closing mark before the next one begins";
            self.report(rule, self.open[index].span, rule.summary, help);
            self.dedent = self.open[index].dedent;
            self.open.truncate(index);
            self.block_mark(line, Mark::close_if_open(open.group, open.span.head()));
        }
        self.open_range(line, open);
    }

    /// Ends a range in the container in which it was begun. The end may stand deeper, as that of a
    /// list's last line; then it ends the list too.
    pub fn close_range(
        &mut self,
        line: &Line,
        group: &'static str,
        span: Span,
        stray: &'static Rule,
    ) {
        self.forget_ended();
        let mut line = *line;
        let depth_of = |mark: &OpenMark| self.containers.depth_of(mark.container);
        let marks = self.open.iter().enumerate().rev();
        let found = marks
            .filter(|(_, mark)| mark.group == group)
            .find_map(|(index, mark)| Some((index, depth_of(mark)?)));
        if let Some((index, depth)) = found {
            self.dedent = self.open[index].dedent;
            self.open.truncate(index);
            if depth < self.containers.depth() {
                self.containers.leave_to(depth);
                line.entry.lazy = true;
                line.entry.item_is_new = false;
            }
        }
        self.block_mark(&line, Mark::close(group, span, stray));
    }
}
