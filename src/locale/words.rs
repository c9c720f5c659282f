//! Gives all the words of a language: those of the interface, and those that facts are written with.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::theme::Theme;

use super::{Lexicon, Messages, Tag};

#[derive(Clone)]
pub struct Words {
    pub messages: Arc<Messages>,
    pub lexicon: Arc<Lexicon>,
    /// What is wrong in their files.
    pub problems: Vec<Diagnostic>,
}

impl Words {
    pub fn load(tag: &Tag, theme: &Theme) -> Self {
        let (messages, mut problems) = Messages::load(tag, theme);
        let (lexicon, others) = Lexicon::load(tag, theme);
        problems.extend(others);
        Words {
            messages: Arc::new(messages),
            lexicon: Arc::new(lexicon),
            problems,
        }
    }
}
