//! Gives what is particular to a language: its tag and direction, and the words of the interface.

mod messages;
mod tag;

pub use messages::{Messages, UNREADABLE_MESSAGES};
pub use tag::Tag;
