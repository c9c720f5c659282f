//! Gives what reading a document finds wrong, before it is a diagnostic with a file's name.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, Rule};
use crate::source::{Source, Span};

#[derive(Clone, Debug)]
pub struct Problem {
    pub rule: &'static Rule,
    pub span: Span,
    pub message: String,
    pub help: String,
}

impl Problem {
    /// Names the file, line and column.
    pub fn placed(self, sources: &[Arc<Source>]) -> Option<Diagnostic> {
        let source = sources.get(self.span.source.0 as usize)?;
        let place = Place::new(source, self.span);
        Some(Diagnostic::new(self.rule, place, self.message).help(self.help))
    }
}
