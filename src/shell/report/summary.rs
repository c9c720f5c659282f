//! Gives the last line of a report: how much was read and how much was found.

use std::fmt;

use crate::diagnostic::Level;
use crate::site::Site;

pub struct Summary {
    pub pages: usize,
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
}

impl Summary {
    pub fn of(site: &Site) -> Self {
        let count = |level| site.diagnostics.iter().filter(|d| d.level == level).count();
        Summary {
            pages: site
                .families
                .iter()
                .map(|family| family.pages.iter().flatten().count())
                .sum(),
            errors: count(Level::Error),
            warnings: count(Level::Warning),
            notes: count(Level::Note),
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Summary {
            pages,
            errors,
            warnings,
            notes,
        } = self;
        write!(f, "{pages} pages read, ")?;
        if errors + warnings + notes == 0 {
            return f.write_str("nothing found");
        }
        let parts = [(errors, "error"), (warnings, "warning"), (notes, "note")];
        let parts = parts.into_iter().filter(|(count, _)| **count > 0);
        let parts: Vec<String> = parts
            .map(|(count, name)| format!("{count} {name}{}", if *count == 1 { "" } else { "s" }))
            .collect();
        f.write_str(&parts.join(", "))
    }
}
