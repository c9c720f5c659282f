//! Gives the way into an included file and back: what is known of the lines before waits.

use std::collections::BTreeMap;

use super::containers::Containers;
use super::inline::Brackets;
use super::line::Dedent;
use super::scan::{Closer, Scanner};

/// What a scanner knows of the lines before it turns to another file.
pub struct Outer {
    containers: Containers,
    margin: String,
    closers: BTreeMap<usize, Closer>,
    code_until: usize,
    dedent: Option<Dedent>,
}

impl Scanner<'_> {
    /// Sets aside what is known of the lines, to read lines of another file behind a margin.
    pub fn enter_file(&mut self, margin: String) -> Outer {
        let outer = Outer {
            containers: self.containers.enter_file(),
            margin: std::mem::replace(&mut self.margin, margin),
            closers: std::mem::take(&mut self.closers),
            code_until: std::mem::take(&mut self.code_until),
            dedent: self.dedent.take(),
        };
        self.missing.clear();
        self.brackets = Brackets::default();
        self.paragraph = 0..0;
        self.first_margin = true;
        outer
    }

    /// Goes on where the other file was named. Lists that it left open are still open.
    pub fn leave_file(&mut self, outer: Outer) {
        self.fence = None;
        self.containers.leave_file(outer.containers);
        self.margin = outer.margin;
        self.closers = outer.closers;
        self.code_until = outer.code_until;
        self.missing.clear();
        self.paragraph = 0..0;
        self.brackets = Brackets::default();
        self.dedent = outer.dedent;
        self.first_margin = false;
    }
}
