//! Gives the place where a site is published: the folder that readers see, and beside it, on the same
//! disk, the one in which the next site is made.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::shell::Failure;
use crate::shell::command::print_to_stderr;

use super::MARKER;
use super::store::Store;

/// How the name of a folder ends in which a site is made.
const UNFINISHED: &str = ".isogloss-new";

pub struct Place<S: Store> {
    store: S,
    /// The folder that readers see, by its real path.
    pub out: PathBuf,
    /// Where the next site is made.
    next: PathBuf,
    /// Held while a site is made here, so that two never mix.
    _lock: Option<File>,
}

impl<S: Store> Place<S> {
    pub fn open(store: S, out: &Path) -> Result<Self, Failure> {
        let failure = |error| Failure::file(out, error);
        let (parent, name) = located(out).map_err(failure)?;
        let out = parent.join(&name);
        let lock = lock(&parent);
        let beside = store.takes_beside(&parent, &out);
        let next = if beside { &parent } else { &out }.join(format!(".{name}{UNFINISHED}"));
        if next.exists() {
            store
                .remove(&next)
                .map_err(|error| Failure::file(&next, error))?;
        }
        Ok(Place {
            store,
            out,
            next,
            _lock: lock,
        })
    }

    pub fn is_empty(&self) -> Result<bool, Failure> {
        if !self.out.exists() {
            return Ok(true);
        }
        let mut entries =
            fs::read_dir(&self.out).map_err(|error| Failure::file(&self.out, error))?;
        Ok(entries.next().is_none())
    }

    /// Whether the folder that readers see has this file with these bytes.
    pub fn holds(&self, name: &str, bytes: &[u8]) -> bool {
        let path = self.out.join(name);
        let as_long = |found: fs::Metadata| found.is_file() && found.len() == bytes.len() as u64;
        path.symlink_metadata().is_ok_and(as_long) && fs::read(&path).is_ok_and(|old| old == bytes)
    }

    /// Writes a file of the next site.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        let written = self.store.write(&self.next.join(name), bytes);
        written.map_err(|error| Failure::file(&self.out.join(name), error))
    }

    /// The files in the folder that are not ours.
    pub fn others(&self, ours: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>, Failure> {
        let mut others = Vec::new();
        if !self.out.exists() {
            return Ok(others);
        }
        let walk = WalkDir::new(&self.out).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(|entry| entry.path() != self.next) {
            let entry = entry.map_err(|error| Failure::file(&self.out, error.into()))?;
            let name = entry.path().strip_prefix(&self.out).unwrap_or(entry.path());
            let is_ours = || ours(&name.to_string_lossy().replace('\\', "/"));
            if !entry.file_type().is_dir() && !is_ours() {
                others.push(name.to_owned());
            }
        }
        Ok(others)
    }

    /// Puts the next site, with the files that it keeps, in the place of this one.
    pub fn settle<'a>(
        &self,
        keep: impl Iterator<Item = &'a Path>,
        written: &BTreeSet<String>,
        stale: &[&String],
    ) -> Result<(), Failure> {
        let failure = |error| Failure::file(&self.out, error);
        if self.next.starts_with(&self.out) {
            return self.settle_inside(written, stale).map_err(failure);
        }
        for name in keep {
            let (from, to) = (self.out.join(name), self.next.join(name));
            self.store.link(&from, &to).map_err(failure)?;
        }
        if !self.out.exists() {
            return self.store.rename(&self.next, &self.out).map_err(failure);
        }
        let rights = fs::metadata(&self.out).map_err(failure)?.permissions();
        fs::set_permissions(&self.next, rights).map_err(failure)?;
        match self.store.exchange(&self.next, &self.out) {
            // The folder is one that the system holds where it is, as containers do with theirs.
            Err(error) if is_held(&error) => self.settle_inside(written, stale).map_err(failure),
            done => done.map_err(failure),
        }
    }

    /// Where the folder itself cannot be replaced each file is, and the list of them last.
    fn settle_inside(&self, written: &BTreeSet<String>, stale: &[&String]) -> io::Result<()> {
        let written: Vec<&str> = written.iter().map(String::as_str).collect();
        // What is put here is known as ours even if this ends half-way.
        let known = fs::read_to_string(self.out.join(MARKER)).unwrap_or_default();
        let both = self.next.join(MARKER).with_extension("both");
        let list = known + &written.join("\n") + "\n";
        self.store.write(&both, list.as_bytes())?;
        self.store.rename(&both, &self.out.join(MARKER))?;
        for name in written.into_iter().chain([MARKER]) {
            self.store
                .rename(&self.next.join(name), &self.out.join(name))?;
        }
        for name in stale {
            self.remove_stale(name);
        }
        Ok(())
    }

    /// Removes a file, and the folders that are empty without it.
    fn remove_stale(&self, name: &str) {
        let path = self.out.join(name);
        let _ = self.store.remove(&path);
        let folders = path.ancestors().skip(1);
        for folder in folders.take_while(|folder| *folder != self.out) {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
}

impl<S: Store> Drop for Place<S> {
    /// What lies there now is the old site, or a new one that could not be finished.
    fn drop(&mut self) {
        if self.next.exists() {
            let _ = self.store.remove(&self.next);
        }
    }
}

/// The real folder in which the output stands, and its name there.
pub fn located(out: &Path) -> io::Result<(PathBuf, String)> {
    let real = match out.canonicalize() {
        Ok(real) => real,
        Err(_) => {
            let folder = out.parent().filter(|folder| *folder != Path::new(""));
            let folder = folder.unwrap_or(Path::new("."));
            fs::create_dir_all(folder)?;
            let name = out.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
            folder.canonicalize()?.join(name)
        }
    };
    let name = real.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
    let name = name.to_string_lossy().into_owned();
    Ok((real.parent().unwrap_or(&real).to_owned(), name))
}

/// Waits for another program that makes a site here. A disk without locks has none to wait for.
fn lock(parent: &Path) -> Option<File> {
    let folder = File::open(parent).ok()?;
    if folder.try_lock().is_err() {
        let shown = parent.display();
        print_to_stderr(&format!(
            "waiting for another build that writes to {shown}\n"
        ));
        folder.lock().ok()?;
    }
    Some(folder)
}

fn is_held(error: &io::Error) -> bool {
    use io::ErrorKind::{CrossesDevices, ResourceBusy};
    matches!(error.kind(), CrossesDevices | ResourceBusy)
}
