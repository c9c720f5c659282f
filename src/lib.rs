//! isogloss: a documentation-site generator for localised support pages, with a translation-drift
//! checker at its heart.

pub mod diagnostic;
pub mod document;
pub mod render;
pub mod source;
pub mod yaml;
