//! Gives what publishing does to a disk, each of which can fail.

use std::fs;
use std::io;
use std::path::Path;

pub trait Store: Sync {
    /// Whether a folder can be made in another one that may change places with the output in it: folders
    /// on two disks cannot.
    fn takes_beside(&self, parent: &Path, out: &Path) -> bool {
        is_writable(parent) && is_on_one_disk(parent, out)
    }

    /// Writes a file that is not there yet, and the folders that it stands in.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        with_folders(path, || fs::write(path, bytes))
    }

    /// Gives a file a second name, or makes a copy where a disk knows no second names. A symbolic
    /// link stays one.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        with_folders(to, || {
            fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(drop))
        })
    }

    /// Puts a file in the place of nothing or of another file, or a folder in the place of nothing.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        with_folders(to, || match fs::rename(from, to) {
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                let near = to.with_extension("isogloss-new");
                fs::copy(from, &near)?;
                fs::rename(near, to)
            }
            done => done,
        })
    }

    /// Lets two folders change places.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        exchange(one, other)
    }

    /// Removes a file, or a folder with all that it holds.
    fn remove(&self, path: &Path) -> io::Result<()> {
        match path.symlink_metadata()?.is_dir() {
            true => fs::remove_dir_all(path),
            false => fs::remove_file(path),
        }
    }
}

/// The real one.
pub struct Files;

impl Store for Files {}

fn with_folders(path: &Path, act: impl Fn() -> io::Result<()>) -> io::Result<()> {
    match act() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            act()
        }
        done => done,
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Where a disk cannot exchange two folders there is a moment without any.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    let aside = one.with_extension("aside");
    fs::rename(other, &aside)?;
    fs::rename(one, other).inspect_err(|_| drop(fs::rename(&aside, other)))?;
    fs::rename(&aside, one)
}

#[cfg(unix)]
fn is_on_one_disk(parent: &Path, out: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let disk = |path: &Path| path.metadata().map(|found| found.dev()).ok();
    !out.exists() || disk(parent) == disk(out)
}

#[cfg(not(unix))]
fn is_on_one_disk(_: &Path, _: &Path) -> bool {
    true
}

#[cfg(unix)]
fn is_writable(folder: &Path) -> bool {
    rustix::fs::access(folder, rustix::fs::Access::WRITE_OK).is_ok()
}

#[cfg(not(unix))]
fn is_writable(_: &Path) -> bool {
    true
}
