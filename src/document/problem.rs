//! Gives what reading a document finds wrong, before it is a diagnostic with a file's name.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Edit, Fix, Place, Rule};
use crate::source::{Source, Span};

#[derive(Clone, Debug)]
pub struct Problem {
    pub rule: &'static Rule,
    pub span: Span,
    pub message: String,
    pub help: String,
    pub fix: Option<Mending>,
}

/// What mends a problem for certain: what is done, and what is written in whose place.
#[derive(Clone, Debug)]
pub struct Mending {
    pub title: String,
    pub edits: Vec<(Span, String)>,
}

impl Problem {
    /// Names the file, line and column.
    pub fn placed(self, sources: &[Arc<Source>]) -> Option<Diagnostic> {
        let source = sources.get(self.span.source.0 as usize)?;
        let place = Place::new(source, self.span);
        let mut diagnostic = Diagnostic::new(self.rule, place, self.message).help(self.help);
        diagnostic.fix = self.fix.and_then(|fix| fix.placed(sources));
        Some(diagnostic)
    }
}

impl Mending {
    pub fn new(title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        Mending {
            title: title.into(),
            edits: vec![(span, text.into())],
        }
    }

    fn placed(self, sources: &[Arc<Source>]) -> Option<Fix> {
        let edits = self.edits.into_iter().map(|(span, text)| {
            let source = sources.get(span.source.0 as usize)?;
            // What was lost in reading cannot be written back.
            let as_written = source.unreadable().is_none() && !source.is_made();
            as_written.then(|| Edit {
                place: Place::new(source, span),
                text,
            })
        });
        Some(Fix {
            title: self.title,
            edits: edits.collect::<Option<_>>()?,
        })
    }
}
