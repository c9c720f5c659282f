//! Gives a check that shows a part of what is found: the findings of some files, or those that are new.
//! All pages are read all the same, for only beside the others a page shows what is wrong with it.

mod checkout;
mod only;
mod since;

use crate::diagnostic::Diagnostic;
use crate::review::NOTHING_COMPARED;

use super::Failure;
use super::cli::{Check, Global};
use super::opened::Opened;
use super::report::Narrowed;

/// Leaves those findings in the site that are asked for. None: all are.
pub fn narrow(
    global: &Global,
    options: &Check,
    opened: &mut Opened,
) -> Result<Option<Narrowed>, Failure> {
    if options.only.is_empty() && options.since.is_none() {
        return Ok(None);
    }
    let elsewhere = only::narrow(opened, &options.only)?;
    let older = match &options.since {
        Some(commit) => since::narrow(global, options, opened, commit)?,
        None => 0,
    };
    Ok(Some(Narrowed {
        only: options.only.clone(),
        since: options.since.clone(),
        elsewhere,
        older,
    }))
}

/// Whether a finding says that nothing at all was compared: no part of the site has passed then.
fn is_silence(finding: &Diagnostic) -> bool {
    *finding.rule == NOTHING_COMPARED && finding.page.is_none()
}

/// Keeps the findings that are wanted; gives how many were not.
fn keep(found: &mut Vec<Diagnostic>, wanted: impl Fn(&Diagnostic) -> bool) -> usize {
    let all = found.len();
    found.retain(|finding| is_silence(finding) || wanted(finding));
    all - found.len()
}
