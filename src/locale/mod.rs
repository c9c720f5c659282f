//! Gives what is particular to a language: its tag and direction, the language that stands in for
//! it, the words of the interface, and the words that facts are written with.

mod asked;
mod concept;
mod extent;
mod lexicon;
mod messages;
mod parents;
mod regions;
mod spellings;
mod tag;
pub mod text;
mod unknown;
mod words;

pub use asked::{UNUSABLE_MESSAGE, UNUSED_MESSAGE};
pub use concept::Concept;
pub use extent::{Extent, MISSING_WORDS, UNREADABLE_WORDS, missing_words};
pub use lexicon::{Lexicon, Meaning};
pub use messages::{Messages, UNREADABLE_MESSAGES, Word};
pub use parents::{distinct, stand_ins};
pub use tag::Tag;
pub use unknown::{UNKNOWN_LANGUAGE, unknown_language};
pub use words::Words;
