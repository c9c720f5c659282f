//! Gives findings in the forms that people and machines read: one file a form.

mod json;
mod summary;
mod text;

pub use json::json;
pub use summary::Summary;
pub use text::text;
