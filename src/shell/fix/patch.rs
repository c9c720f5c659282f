//! Gives files their new text: shown as a diff, or written so that nobody ever sees half of it.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use similar::TextDiff;

use crate::source::Source;

/// What changes in a file, as `patch` and `git apply` read it.
pub fn diff(old: &Source, new: &Source) -> String {
    let (before, after) = (format!("a/{}", old.path()), format!("b/{}", new.path()));
    let diff = TextDiff::from_lines(old.text(), new.text());
    diff.unified_diff().header(&before, &after).to_string()
}

/// Why a file was left as it is.
#[derive(Debug, thiserror::Error)]
pub enum Unsaved {
    #[error("it was changed while the site was read; run `isogloss fix` again")]
    Changed,
    #[error("it may not be written to")]
    ReadOnly,
    #[error("{0}")]
    Io(#[from] io::Error),
}

/// Writes a file that still says what was read. The text goes to a file beside it, which then takes its
/// name and rights.
pub fn save(path: &Path, old: &str, new: &str) -> Result<(), Unsaved> {
    // A link stays one: what it leads to is written.
    let path = path.canonicalize()?;
    let rights = path.metadata()?.permissions();
    if rights.readonly() {
        return Err(Unsaved::ReadOnly);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&beside)?;
    let written = file
        .write_all(new.as_bytes())
        .and_then(|()| file.set_permissions(rights))
        .and_then(|()| file.sync_all())
        .map_err(Unsaved::from)
        .and_then(|()| match fs::read(&path)? == old.as_bytes() {
            true => Ok(fs::rename(&beside, &path)?),
            false => Err(Unsaved::Changed),
        });
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_says_something_else_by_now_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "newer").unwrap();
        let left = save(&path, "old", "mended").unwrap_err();
        assert!(matches!(left, Unsaved::Changed), "{left}");
        assert_eq!(fs::read(&path).unwrap(), b"newer");
        save(&path, "newer", "mended").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"mended");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
