//! Gives the findings that are new against a commit: the site is read once more as that commit has it,
//! and what was found there is left out.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::review;
use crate::shell::Failure;
use crate::shell::baseline;
use crate::shell::cli::{Check, Global};
use crate::shell::command::print_to_stderr;
use crate::shell::opened::{Asked, Opened, open_past};
use crate::site::Purpose;

use super::checkout::Checkout;

/// Leaves what the commit does not have yet. Gives how many findings it has already.
pub fn narrow(
    global: &Global,
    options: &Check,
    opened: &mut Opened,
    commit: &str,
) -> Result<usize, Failure> {
    let config = &opened.site.config;
    let past = Checkout::of(&opened.root, config, commit)?;
    if !global.quiet {
        for root in &past.outside {
            let line = format!(
                "`{root}` lies in no repository that knows `{commit}`, so it is compared as it is now\n"
            );
            print_to_stderr(&line);
        }
    }
    if past.is_empty {
        return Ok(0);
    }
    let asked = Asked {
        drafts: options.drafts,
        ..Asked::only(Purpose::Check)
    };
    let mut before = match open_past(global, &past.site, &opened.root, asked) {
        Ok(before) => before,
        // A site that begins to have a language had no settings like today's that could be read.
        Err(failure @ (Failure::Usage(_) | Failure::Settings { .. })) => {
            print_to_stderr(&format!(
                "the site of {commit} cannot be read, so all findings are new: {failure}\n"
            ));
            return Ok(0);
        }
        Err(failure) => return Err(failure),
    };
    let alone = review::one_language(&before.site);
    review::keep(&mut before.site, alone.into_iter().collect());
    if let Some(path) = &options.baseline {
        baseline::apply(&mut before.site, path, None)?;
    }
    let known: BTreeSet<String> = before
        .site
        .diagnostics
        .iter()
        .map(Diagnostic::fingerprint)
        .collect();
    let is_new = |finding: &Diagnostic| !known.contains(&finding.fingerprint());
    Ok(super::keep(&mut opened.site.diagnostics, is_new))
}
