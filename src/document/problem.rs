//! Gives what reading a document finds wrong, before it is a diagnostic with a file's name.

use std::borrow::Cow;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Edit, Fix, Place, Rule};
use crate::source::{Source, Span};

use super::yaml_page;

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
    pub fn new(
        rule: &'static Rule,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Problem {
            rule,
            span,
            message: message.into(),
            help: help.into(),
            fix: None,
        }
    }

    /// Names the file, line and column.
    pub fn placed(self, sources: &[Arc<Source>]) -> Option<Diagnostic> {
        let source = sources.get(self.span.source.0 as usize)?;
        let place = Place::new(source, self.span);
        let mut diagnostic = Diagnostic::new(self.rule, place, self.message).help(self.help);
        if let Some(fix) = self.fix {
            diagnostic.refusal = fix.refusal(source).map(Cow::Borrowed);
            diagnostic.fix = match diagnostic.refusal {
                Some(_) => None,
                None => fix.placed(sources),
            };
        }
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

    /// Why a page in YAML cannot be mended so.
    fn refusal(&self, source: &Source) -> Option<&'static str> {
        (!yaml_page::takes(source, &self.edits)).then_some(yaml_page::NOT_TAKEN)
    }

    fn placed(self, sources: &[Arc<Source>]) -> Option<Fix> {
        let edits = self.edits.into_iter().map(|(span, text)| {
            let source = sources.get(span.source.0 as usize)?;
            // What was lost in reading cannot be written back.
            let as_written = source.unreadable().is_none();
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
