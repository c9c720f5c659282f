//! Gives what a repository knows of the files of a site.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// When files were changed last, and where the site lies in its repository.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The site's folder from the top of the repository, with a `/` at its end unless it is the top.
    pub folder: String,
    /// Where the host of the repository edits a file, with `{path}` for it.
    pub edit_url: Option<String>,
    /// By path from the site's root.
    pub changed: Arc<BTreeMap<String, Day>>,
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    pub year: u16,
    pub month: u8,
    pub day: u8,
}

impl Day {
    /// Reads `2026-06-01`.
    pub fn parse(text: &str) -> Option<Day> {
        let mut parts = text.trim().splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        let exists = (1..=12).contains(&month) && (1..=31).contains(&day);
        exists.then_some(Day { year, month, day })
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}
