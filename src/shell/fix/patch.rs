//! Gives files their new text: shown as a diff, or written so that nobody ever sees half of it.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use similar::TextDiff;

use crate::source::Source;

/// What changes in a file, as `patch` and `git apply` read it.
pub fn diff(old: &Source, new: &Source) -> String {
    let (before, after) = (format!("a/{}", old.path()), format!("b/{}", new.path()));
    // A carriage return alone ends no line for those programs.
    let lines = [old.text(), new.text()].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let mut differ = TextDiff::configure();
    let diff = differ
        .newline_terminated(true)
        .diff_slices(&lines[0], &lines[1]);
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
/// name and rights; where that would take it from its other names or from its owner, into the file itself.
pub fn save(path: &Path, old: &str, new: &str) -> Result<(), Unsaved> {
    // A link stays one: what it leads to is written.
    let path = path.canonicalize()?;
    let known = path.metadata()?;
    if known.permissions().readonly() {
        return Err(Unsaved::ReadOnly);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&beside);
    let mut file = match file {
        Ok(file) => file,
        // A folder in which no file may be made can hold files that may be written.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            return write_into(&path, old, new);
        }
        Err(error) => return Err(error.into()),
    };
    if !can_take_place(&file.metadata()?, &known) {
        drop(file);
        fs::remove_file(&beside)?;
        return write_into(&path, old, new);
    }
    let written = file
        .write_all(new.as_bytes())
        .and_then(|()| file.set_permissions(known.permissions()))
        .and_then(|()| file.sync_all())
        .map_err(Unsaved::from)
        .and_then(|()| still_says(&path, old))
        .and_then(|()| Ok(fs::rename(&beside, &path)?));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

fn still_says(path: &Path, old: &str) -> Result<(), Unsaved> {
    match fs::read(path)? == old.as_bytes() {
        true => Ok(()),
        false => Err(Unsaved::Changed),
    }
}

/// Writes over a file where it stands, so that all its names show the new text.
fn write_into(path: &Path, old: &str, new: &str) -> Result<(), Unsaved> {
    still_says(path, old)?;
    let mut file = OpenOptions::new().write(true).open(path)?;
    file.write_all(new.as_bytes())?;
    file.set_len(new.len() as u64)?;
    Ok(file.sync_all()?)
}

/// Whether a file with one name and one owner is the same for all when another takes its place.
#[cfg(unix)]
fn can_take_place(new: &fs::Metadata, old: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    old.nlink() == 1 && (new.uid(), new.gid()) == (old.uid(), old.gid())
}

#[cfg(not(unix))]
fn can_take_place(_: &fs::Metadata, _: &fs::Metadata) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_has_the_lines_that_patch_sees() {
        let [old, new] =
            ["a\rb\nold\r\n", "a\rb\nnew\r\n"].map(|text| Source::new("x.md", text.into()));
        let hunk = "@@ -1,2 +1,2 @@\n a\rb\n-old\r\n+new\r\n";
        let diff = diff(&old, &new);
        assert!(diff.ends_with(hunk), "{diff:?}");
    }

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
    #[cfg(unix)]
    #[test]
    fn all_names_of_a_file_and_its_rights_stay() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let [path, link, twin] =
            ["a.md", "link.md", "twin.md"].map(|name| folder.path().join(name));
        fs::write(&path, "a longer old text").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("a.md", &link).unwrap();
        save(&link, "a longer old text", "old").unwrap();
        assert!(link.is_symlink());
        assert_eq!(path.metadata().unwrap().mode() & 0o777, 0o640);
        fs::hard_link(&path, &twin).unwrap();
        let before = path.metadata().unwrap().ino();
        save(&path, "old", "mended").unwrap();
        assert_eq!(fs::read(&twin).unwrap(), b"mended");
        assert_eq!(path.metadata().unwrap().ino(), before);
        save(&path, "mended", "x").unwrap();
        assert_eq!(fs::read(&twin).unwrap(), b"x");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
    }
}
