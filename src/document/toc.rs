//! Gives a table of contents.

use crate::source::Span;
use crate::yaml::Fault;

use super::Document;

#[derive(Clone, Debug, Default)]
pub struct TocEntry {
    pub title: String,
    pub href: Option<String>,
    pub id: Option<String>,
    pub span: Span,
    pub children: Vec<TocEntry>,
}

pub fn from_markdown(_: &Document) -> Vec<TocEntry> {
    Vec::new()
}

pub fn from_yaml(_: &str) -> Result<Vec<TocEntry>, Fault> {
    Ok(Vec::new())
}
