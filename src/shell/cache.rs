//! Gives readings that earlier runs have kept in the site's folder. Whatever is wrong with them, they are
//! only not there: a cache never makes a command fail.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::Memo;
use crate::site::Purpose;

use super::cli::Global;
use super::command::print_to_stderr;

/// Begins with a dot, so it is none of the site's.
const FOLDER: &str = ".isogloss";

/// By which programs that make copies know that this one can be left out: <https://bford.info/cachedir/>.
const TAG: (&str, &str) = (
    "CACHEDIR.TAG",
    "Signature: 8a477f597d28d172789f06886806bc55\n\
     # What isogloss has read of the site, so that it need not read it again. It may be deleted.\n",
);

const IGNORED: (&str, &str) = (".gitignore", "*\n");

pub struct Cache {
    whole: PathBuf,
    packs: PathBuf,
    pub memo: Memo,
}

impl Cache {
    /// What is kept for commands of one purpose.
    pub fn open(root: &Path, purpose: Purpose) -> Self {
        let whole = root.join(FOLDER);
        let name = match purpose {
            Purpose::Build => "build",
            Purpose::Check | Purpose::Mend => "check",
        };
        let packs = whole.join(name);
        let mut memo = Memo::lasting(crate::rules());
        if is_own(&whole) && is_folder(&packs) {
            for file in entries(&packs) {
                // A pipe would let the program wait for ever.
                let is_file = file.symlink_metadata().is_ok_and(|data| data.is_file());
                if is_file && let Ok(bytes) = fs::read(&file) {
                    let _ = memo.take_in(bytes);
                }
            }
        }
        Cache { whole, packs, memo }
    }

    /// Keeps what is new. Nothing is written where nothing is.
    pub fn keep(self, global: &Global) {
        let changed = self.memo.changed();
        if global.verbose {
            let (remembered, read) = self.memo.counts();
            let done = match self.write(&changed) {
                Ok(()) => String::new(),
                Err(error) => format!(
                    "; nothing could be kept in {}: {error}",
                    self.packs.display()
                ),
            };
            print_to_stderr(&format!(
                "{remembered} pages, each with its languages, are as they were read before; {read} were read{done}\n"
            ));
        } else {
            let _ = self.write(&changed);
        }
    }

    fn write(&self, changed: &[(u32, Option<Vec<u8>>)]) -> io::Result<()> {
        if changed.is_empty() {
            return Ok(());
        }
        self.make()?;
        let mut gone = BTreeSet::new();
        for (number, pack) in changed {
            let name = format!("{number:02x}");
            match pack {
                Some(bytes) => put(&self.packs, &name, bytes)?,
                None => drop(gone.insert(name)),
            }
        }
        for path in entries(&self.packs) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            // Behind a run that was ended, what it had not put in place stays.
            if gone.contains(&*name) || name.contains('.') {
                fs::remove_file(&path)?;
            }
        }
        Ok(())
    }

    /// Makes the folder, tag first. One with other things and no tag is somebody else's.
    fn make(&self) -> io::Result<()> {
        if !is_own(&self.whole) {
            made(&self.whole)?;
            let is_ours = |path: &PathBuf| path.extension().is_some_and(|end| end == "new");
            if !entries(&self.whole).iter().all(is_ours) {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            put(&self.whole, TAG.0, TAG.1.as_bytes())?;
            put(&self.whole, IGNORED.0, IGNORED.1.as_bytes())?;
        }
        made(&self.packs)
    }
}

fn made(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Err(error) if !is_folder(folder) => Err(error),
        _ => Ok(()),
    }
}

/// Writes a file beside its place and puts it there: whoever reads it has all of it or none.
pub fn put(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let beside = folder.join(format!("{name}.{}.new", std::process::id()));
    let done = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, folder.join(name)));
    if done.is_err() {
        let _ = fs::remove_file(&beside);
    }
    done
}

/// Whether a folder is one that this program made.
fn is_own(folder: &Path) -> bool {
    is_folder(folder) && folder.join(TAG.0).is_file()
}

/// Whether it is a folder of its own: behind a link lies something else.
fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|data| data.is_dir())
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
