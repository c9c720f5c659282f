//! Gives bytes that lie in files and are read in parts: those of earlier runs, and what this one lays aside
//! until it has its place.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::{Bytes, Spill};

/// A file that may be another one by the time it is read: what is read of it is held against its numbers.
/// Many of them are not held open, for a system may let a program have no more than 256.
pub struct Lying(pub PathBuf);

impl Bytes for Lying {
    fn get(&self, range: Range<u64>) -> Option<Vec<u8>> {
        part(&mut File::open(&self.0).ok()?, range).ok()
    }
}

/// A file that has no name any more, so that nothing is left of it, however the program ends.
pub struct Aside {
    /// Where it is made when there is something for it.
    path: PathBuf,
    make: Box<dyn Fn() -> io::Result<()> + Send + Sync>,
    state: Mutex<State>,
}

enum State {
    Unused,
    Open { file: File, end: u64 },
    Failed(io::Error),
}

impl Aside {
    /// `make` makes the folder that it lies in.
    pub fn new(path: PathBuf, make: impl Fn() -> io::Result<()> + Send + Sync + 'static) -> Self {
        Aside {
            path,
            make: Box::new(make),
            state: Mutex::new(State::Unused),
        }
    }

    /// Why something could not be laid aside.
    pub fn failure(&self) -> Option<io::Error> {
        match &*self.state() {
            State::Failed(error) => Some(io::Error::new(error.kind(), error.to_string())),
            _ => None,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn open(&self) -> io::Result<State> {
        (self.make)()?;
        // One of that name was left by a run that had the number of this one.
        let _ = fs::remove_file(&self.path);
        let mut new = File::options();
        let file = new
            .read(true)
            .write(true)
            .create_new(true)
            .open(&self.path)?;
        // Where the name stays, the next run removes it.
        let _ = fs::remove_file(&self.path);
        Ok(State::Open { file, end: 0 })
    }
}

impl Bytes for Aside {
    fn get(&self, range: Range<u64>) -> Option<Vec<u8>> {
        match &mut *self.state() {
            State::Open { file, .. } => part(file, range).ok(),
            _ => None,
        }
    }
}

impl Spill for Aside {
    fn add(&self, bytes: &[u8]) -> Option<Range<u64>> {
        let mut state = self.state();
        if let State::Unused = *state {
            *state = self.open().unwrap_or_else(State::Failed);
        }
        let State::Open { file, end } = &mut *state else {
            return None;
        };
        let start = *end;
        let sought = file.seek(SeekFrom::Start(start));
        if let Err(error) = sought.and_then(|_| file.write_all(bytes)) {
            *state = State::Failed(error);
            return None;
        }
        *end = start + bytes.len() as u64;
        Some(start..*end)
    }
}

fn part(file: &mut File, range: Range<u64>) -> io::Result<Vec<u8>> {
    // A file may be said to be longer than it is.
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(range.start))?;
    let length = range.end.saturating_sub(range.start);
    file.take(length).read_to_end(&mut bytes)?;
    match bytes.len() as u64 == length {
        true => Ok(bytes),
        false => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}
