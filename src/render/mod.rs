//! Gives what readers get: pages and what stands around them, as bytes with a path.

pub mod markup;
