//! Gives how many attributes of tags are read. Their names are kept for the whole run, and each is the
//! slower to find the more there are.

use crate::source::Span;

use super::problem::Problem;
use super::safety::UNKNOWN_ATTRIBUTE;

/// No tag that somebody wrote has so many.
const MOST_ON_A_TAG: usize = 256;
/// As many as a page may have nodes.
const MOST_ON_A_PAGE: usize = 250_000;

/// What a page has left.
#[derive(Default)]
pub struct Allowance {
    read: usize,
    /// Of a page that has too many this is told once.
    is_told: bool,
}

impl Allowance {
    /// Whether one more is read of a tag that has so many.
    pub fn takes(&mut self, on_the_tag: usize) -> bool {
        let takes = on_the_tag < MOST_ON_A_TAG && self.read < MOST_ON_A_PAGE;
        self.read += usize::from(takes);
        takes
    }

    /// What is to be told of a tag some of whose attributes were not read.
    pub fn excess(&mut self, span: Span) -> Option<Problem> {
        let is_full = self.read >= MOST_ON_A_PAGE;
        if is_full && std::mem::replace(&mut self.is_told, true) {
            return None;
        }
        let (whose, most) = match is_full {
            true => ("here the tags of the page have", MOST_ON_A_PAGE),
            false => ("the tag has", MOST_ON_A_TAG),
        };
        let message = format!("{whose} more than {most} attributes; the rest is left out");
        let help = "remove the attributes that say nothing";
        Some(Problem::new(&UNKNOWN_ATTRIBUTE, span, message, help))
    }
}
