//! Gives readings that earlier runs have kept in the site's folder. Whatever is wrong with them, they are
//! only not there: a cache never makes a command fail.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::Memo;
use crate::site::Purpose;

use super::aside::{Aside, Lying};
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
    folder: Folder,
    /// What is read, until it stands in packs.
    aside: Arc<Aside>,
    pub memo: Memo,
}

#[derive(Clone)]
struct Folder {
    whole: PathBuf,
    packs: PathBuf,
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
        let folder = Folder { whole, packs };
        let aside = Arc::new(Aside::new(folder.packs.join(beside("aside")), {
            let folder = folder.clone();
            move || folder.make()
        }));
        let mut memo = Memo::lasting(crate::rules(), Some(aside.clone()));
        if is_own(&folder.whole) && is_folder(&folder.packs) {
            for file in entries(&folder.packs) {
                // A pipe would let the program wait for ever.
                let data = file.symlink_metadata().ok().filter(fs::Metadata::is_file);
                if let Some(data) = data {
                    let _ = memo.take_in(Box::new(Lying(file)), data.len());
                }
            }
        }
        Cache {
            folder,
            aside,
            memo,
        }
    }

    /// Keeps what is new. Nothing is written where nothing is.
    pub fn keep(self, global: &Global) {
        let written = self.write();
        if global.verbose {
            let (remembered, read) = self.memo.counts();
            let done = match written {
                Ok(()) => String::new(),
                Err(error) => format!(
                    "; nothing could be kept in {}: {error}",
                    self.folder.packs.display()
                ),
            };
            print_to_stderr(&format!(
                "{remembered} pages, each with its languages, are as they were read before; {read} were read{done}\n"
            ));
        }
    }

    fn write(&self) -> io::Result<()> {
        if let Some(error) = self.aside.failure() {
            return Err(error);
        }
        let changed = self.memo.changed();
        if changed.is_empty() {
            return Ok(());
        }
        self.folder.make()?;
        let packs = &self.folder.packs;
        let mut gone = BTreeSet::new();
        for (number, is_any_left) in changed {
            let name = format!("{number:02x}");
            match is_any_left {
                true => put(packs, &name, |to| self.memo.write(number, to))?,
                false => drop(gone.insert(name)),
            }
        }
        for path in entries(packs) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            // Behind a run that was ended, what it had not put in place stays.
            if gone.contains(&*name) || name.contains('.') {
                fs::remove_file(&path)?;
            }
        }
        Ok(())
    }
}

impl Folder {
    /// Makes the folder, tag first. One with other things and no tag is somebody else's.
    fn make(&self) -> io::Result<()> {
        if !is_own(&self.whole) {
            made(&self.whole)?;
            let is_ours = |path: &PathBuf| path.extension().is_some_and(|end| end == "new");
            if !entries(&self.whole).iter().all(is_ours) {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            put(&self.whole, TAG.0, |to| to.write_all(TAG.1.as_bytes()))?;
            put(&self.whole, IGNORED.0, |to| {
                to.write_all(IGNORED.1.as_bytes())
            })?;
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
pub fn put(
    folder: &Path,
    name: &str,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let new = folder.join(beside(name));
    let written = File::create(&new).and_then(|file| {
        let mut to = BufWriter::new(file);
        write(&mut to)?;
        to.flush()
    });
    let done = written.and_then(|()| fs::rename(&new, folder.join(name)));
    if done.is_err() {
        let _ = fs::remove_file(&new);
    }
    done
}

/// How a file is called that has not its own name yet: in every run otherwise.
pub fn beside(name: &str) -> String {
    format!("{name}.{}.new", std::process::id())
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
