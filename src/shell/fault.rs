//! Gives what keeps a site from being built, with its place where that is known.

use std::path::{Path, PathBuf};

use super::Failure;

/// Why the newest site could not be built.
#[derive(Clone, Debug)]
pub struct Fault {
    pub message: String,
    /// Where it is, when that is known: file, line, column.
    pub place: Option<(PathBuf, u32, u32)>,
}

impl Fault {
    pub fn of(failure: &Failure, root: &Path) -> Self {
        let (message, place) = match failure {
            Failure::Settings {
                path,
                line,
                column,
                message,
            } => (message.clone(), Some((PathBuf::from(path), *line, *column))),
            Failure::File { path, error } => (error.to_string(), Some((PathBuf::from(path), 1, 1))),
            Failure::Template(fault) => {
                let message = fault.to_string();
                let place = template_place(&message, root);
                (format!("a template cannot be used: {message}"), place)
            }
            other => (other.to_string(), None),
        };
        Fault { message, place }
    }
}

/// Templates name their place themselves: `--> [templates/parts/footer.html:1:4]` or without the brackets.
fn template_place(message: &str, root: &Path) -> Option<(PathBuf, u32, u32)> {
    let (_, behind) = message.split_once("--> ")?;
    let place = behind.lines().next()?.trim().trim_matches(['[', ']']);
    let mut parts = place.rsplitn(3, ':');
    let column = parts.next()?.parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    let path = root.join(parts.next()?);
    path.is_file().then_some((path, line, column))
}
