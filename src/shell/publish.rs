//! Gives the output folder: writes what changed, and removes what this program wrote before and
//! the site no longer has. What others put there stays.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::render::Output;

use super::Failure;

/// Names the files that are ours. A folder with files and without it is not touched.
const MARKER: &str = ".isogloss";

pub struct Publisher {
    out: PathBuf,
    written: Mutex<Written>,
}

#[derive(Default)]
struct Written {
    paths: BTreeSet<String>,
    bytes: u64,
    failure: Option<Failure>,
}

impl Publisher {
    pub fn open(out: &Path, root: &Path) -> Result<Self, Failure> {
        fs::create_dir_all(out).map_err(|error| Failure::file(out, error))?;
        let real = |path: &Path| {
            path.canonicalize()
                .map_err(|error| Failure::file(path, error))
        };
        let (place, site) = (real(out)?, real(root)?);
        if site.starts_with(&place) || place.starts_with(site.join("content")) {
            let message = format!(
                "{} holds the site itself; name a folder of its own with --out",
                out.display()
            );
            return Err(Failure::Usage(message));
        }
        let mut entries = fs::read_dir(out).map_err(|error| Failure::file(out, error))?;
        if entries.next().is_some() && !out.join(MARKER).is_file() {
            let message = format!(
                "{} holds files that are not of a built site; empty it, or name another folder with --out",
                out.display()
            );
            return Err(Failure::Usage(message));
        }
        Ok(Publisher {
            out: out.to_owned(),
            written: Mutex::default(),
        })
    }

    /// Writes a file, when it is new or other than before.
    pub fn take(&self, output: Output) {
        let path = self.out.join(&output.path);
        let saved = save(&path, &output.bytes);
        let Ok(mut written) = self.written.lock() else {
            return;
        };
        written.bytes += output.bytes.len() as u64;
        written.paths.insert(output.path);
        if let Err(error) = saved {
            written.failure.get_or_insert(Failure::file(&path, error));
        }
    }

    /// Removes what is left of an older site, and says how many files and bytes this one has.
    pub fn finish(self) -> Result<(usize, u64), Failure> {
        let written = self.written.into_inner().unwrap_or_default();
        if let Some(failure) = written.failure {
            return Err(failure);
        }
        let marker = self.out.join(MARKER);
        let before = fs::read_to_string(&marker).unwrap_or_default();
        for old in before.lines().filter(|old| !written.paths.contains(*old)) {
            // A marker that somebody wrote by hand must not lead out of the folder.
            if !old.split('/').any(|part| part == "..") && !old.starts_with('/') {
                remove(&self.out, old);
            }
        }
        let list: Vec<&str> = written.paths.iter().map(String::as_str).collect();
        let text = format!("{}\n", list.join("\n"));
        save(&marker, text.as_bytes()).map_err(|error| Failure::file(&marker, error))?;
        Ok((written.paths.len(), written.bytes))
    }
}

fn save(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}

/// Removes a file, and the folders that are empty without it.
fn remove(out: &Path, name: &str) {
    let path = out.join(name);
    let _ = fs::remove_file(&path);
    let folders = path.ancestors().skip(1).take_while(|folder| *folder != out);
    for folder in folders {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
}
