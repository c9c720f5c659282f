//! Gives what a page states, in values that have lost their language: an hour is an hour, whatever
//! words it is written with.

pub mod address;
pub mod kinds;
pub mod marked;
pub mod opening;
pub mod outline;
mod prepared;
mod reading;
mod shown;
mod statement;
pub mod telephone;
mod token;
pub mod value;

pub use prepared::{OPAQUE, Prepared};
pub use shown::Shown;
pub use statement::{Part, Statement, Statements};
pub use token::{Token, TokenKind, Tokens};
pub use value::{Fact, Kind, Value};
