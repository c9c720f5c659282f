//! Gives the last line of a report: what was compared, what was left out, and how much was found.

use std::fmt;

use serde::Serialize;

use crate::diagnostic::Level;
use crate::review::{LeftOut, left_out};
use crate::site::{Compared, Site};

pub struct Summary {
    pub pages: usize,
    pub locales: Vec<String>,
    pub compared: Compared,
    pub left_out: Vec<LeftOut>,
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    /// Findings that were accepted.
    pub suppressed: usize,
    /// None: all findings are shown.
    pub narrowed: Option<Narrowed>,
}

/// What a check was narrowed to, and how much it therefore does not show.
#[derive(Serialize)]
pub struct Narrowed {
    /// Patterns of files; empty for all.
    pub only: Vec<String>,
    /// The commit against which findings are new.
    pub since: Option<String>,
    /// Findings in other files.
    pub elsewhere: usize,
    /// Findings that were there before.
    pub older: usize,
}

/// As many pages are named in the line.
const MOST_NAMED: usize = 5;

impl Summary {
    pub fn of(site: &Site) -> Self {
        let count = |level| site.diagnostics.iter().filter(|d| d.level == level).count();
        let pages = site
            .families
            .iter()
            .flat_map(|family| family.pages.iter().flatten());
        Summary {
            pages: pages.count(),
            locales: site
                .locales
                .iter()
                .map(|locale| locale.tag.to_string())
                .collect(),
            compared: site.compared,
            left_out: left_out(site),
            errors: count(Level::Error),
            warnings: count(Level::Warning),
            notes: count(Level::Note),
            suppressed: site.accepted.len(),
            narrowed: None,
        }
    }

    /// What was read and compared.
    pub fn read(&self) -> String {
        let Compared {
            pages,
            cells,
            facts,
        } = self.compared;
        let mut line = format!(
            "{} in {}; ",
            counted(self.pages, "page"),
            counted(self.locales.len(), "language")
        );
        line += &format!(
            "compared: {}, {}, {}",
            counted(pages, "page"),
            counted(cells, "cell"),
            counted(facts, "fact")
        );
        if self.left_out.is_empty() {
            return line;
        }
        let named = self.left_out.iter().take(MOST_NAMED);
        let named: Vec<String> = named
            .map(|out| format!("{} ({})", out.page, out.reason))
            .collect();
        line += &format!("; left out: {}", named.join(", "));
        match self.left_out.len().saturating_sub(MOST_NAMED) {
            0 => line,
            more => line + &format!(" and {more} more"),
        }
    }

    /// What was found.
    pub fn found(&self) -> String {
        let parts = [
            (self.errors, "error"),
            (self.warnings, "warning"),
            (self.notes, "note"),
        ];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0);
        let mut parts: Vec<String> = parts.map(|(count, name)| counted(count, name)).collect();
        if parts.is_empty() {
            parts.push("nothing found".to_owned());
        }
        if self.suppressed > 0 {
            parts.push(format!("{} accepted", self.suppressed));
        }
        let narrowed = self.narrowed.iter().map(Narrowed::told);
        parts.join(", ") + &narrowed.collect::<String>()
    }
}

impl Narrowed {
    fn told(&self) -> String {
        let mut told = String::new();
        if !self.only.is_empty() {
            let (files, count) = (self.only.join(", "), self.elsewhere);
            told += &format!(
                "; only {files}: {} of other files not shown",
                counted(count, "finding")
            );
        }
        if let Some(commit) = &self.since {
            let count = counted(self.older, "older finding");
            told += &format!("; only new since {commit}: {count} not shown");
        }
        told
    }
}

/// `1 page`, `2 pages`.
pub fn counted(count: usize, name: &str) -> String {
    format!("{count} {name}{}", if count == 1 { "" } else { "s" })
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.read(), self.found())
    }
}
