//! Gives what is particular to a language: its tag and direction, the words of the interface, and
//! the words that facts are written with.

mod lexicon;
mod messages;
mod tag;
pub mod text;

pub use lexicon::{Concept, Lexicon, Meaning, UNREADABLE_WORDS};
pub use messages::{Messages, UNREADABLE_MESSAGES, Word};
pub use tag::Tag;
