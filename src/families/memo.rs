//! Gives families that were read before, as long as all that they were read from is still the same.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use crate::config::Config;
use crate::diagnostic::Rule;
use crate::digest::digest;
use crate::document::library::{Library, Unknown};
use crate::family::{self, Reader, Reading};
use crate::found::Found;
use crate::locale::{Tag, Words};
use crate::site::Purpose;
use crate::source::Source;
use crate::theme::Theme;

use super::pack::{Bytes, Foreign, Spill};
use super::packs::Packs;

/// What was read, for the next time the same site is read.
#[derive(Default)]
pub struct Memo {
    /// Settings, words, and where pages lie: what all families are read with.
    common: u128,
    words: BTreeMap<String, Words>,
    store: Store,
    remembered: AtomicUsize,
    read: AtomicUsize,
}

enum Store {
    /// For the next reading of this run.
    Memory(Mutex<BTreeMap<String, Arc<Known>>>),
    /// For other runs, which may be those of other machines.
    Lasting(Packs),
}

#[derive(Serialize, Deserialize)]
pub(super) struct Known {
    /// By locale, the file of the page.
    files: BTreeMap<usize, String>,
    seen: Mutex<Seen>,
    pub(super) reading: Reading,
    /// Whether this run has read it.
    #[serde(skip)]
    is_own: bool,
}

/// What a family was read from.
#[derive(Default, Serialize, Deserialize)]
struct Seen {
    /// Every file that was opened, those that were not there among them.
    files: BTreeMap<String, File>,
    /// Of files that could not be opened, whether something is there.
    there: BTreeMap<String, bool>,
    /// What was had of the past, and what could not be.
    past: BTreeMap<(String, String, String), Result<u128, Unknown>>,
    /// Where each repository stood that was asked for its newest commit.
    heads: BTreeMap<String, Option<String>>,
    /// Whether a file changed while the family was read.
    torn: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct File {
    /// By which the library tells that a file is the same without opening it. Another run may find another
    /// disk.
    #[serde(skip)]
    stamp: Option<u64>,
    text: Option<u128>,
}

impl Memo {
    /// One of readings that other runs have kept. Where there is a place to lay its own aside, they can be
    /// kept for others.
    pub fn lasting(rules: Vec<&'static Rule>, spill: Option<Arc<dyn Spill>>) -> Self {
        Memo {
            store: Store::Lasting(Packs::new(rules, spill)),
            ..Memo::default()
        }
    }

    /// Takes in what another run has kept: a pack, and its length.
    pub fn take_in(&mut self, pack: Box<dyn Bytes>, length: u64) -> Result<(), Foreign> {
        match &mut self.store {
            Store::Memory(_) => Ok(()),
            Store::Lasting(packs) => packs.take_in(pack, length),
        }
    }

    /// Of what it took in, the first that was read with other settings, words or folders.
    pub fn not_of(
        &self,
        config: &Config,
        theme: &Theme,
        found: &Found,
        purpose: Purpose,
    ) -> Option<usize> {
        match &self.store {
            Store::Memory(_) => None,
            Store::Lasting(packs) => packs.not_of(common(config, theme, found, purpose)),
        }
    }

    /// Forgets what a change of the settings, the words or the folders touches.
    pub fn renew(&mut self, config: &Config, theme: &Theme, found: &Found, purpose: Purpose) {
        let common = common(config, theme, found, purpose);
        let same = common == self.common;
        self.common = common;
        if !same {
            self.words.clear();
        }
        match &mut self.store {
            Store::Memory(known) => {
                lock(known).retain(|path, _| same && found.pages.contains_key(path));
            }
            Store::Lasting(packs) => packs.renew(common, |path| found.pages.contains_key(path)),
        }
    }

    /// Loads the words of a language, or remembers them.
    pub fn words(&mut self, tag: &Tag, theme: &Theme) -> Words {
        let words = self.words.entry(tag.to_string());
        words.or_insert_with(|| Words::load(tag, theme)).clone()
    }

    /// Reads a family, or remembers it. What the rest of the site says of it is no part of that.
    pub fn read(&self, reader: &Reader, path: &str, files: &BTreeMap<usize, String>) -> Reading {
        let known = self.store.get(path);
        if let Some(known) = known.filter(|known| known.holds(files, reader.library)) {
            self.remembered.fetch_add(1, Relaxed);
            let known = Arc::try_unwrap(known).map(|known| known.reading);
            return known.unwrap_or_else(|known| known.reading.clone());
        }
        self.read.fetch_add(1, Relaxed);
        let witness = Witness {
            library: reader.library,
            seen: Mutex::default(),
        };
        let reader = Reader {
            library: &witness,
            ..*reader
        };
        let reading = family::read(&reader, path, files);
        let known = Known {
            files: files.clone(),
            seen: witness.seen,
            reading,
            is_own: true,
        };
        self.store.put(path, known)
    }

    /// How many families were remembered, and how many read.
    pub fn counts(&self) -> (usize, usize) {
        (self.remembered.load(Relaxed), self.read.load(Relaxed))
    }

    /// The packs that are other ones than it took in, by number, and whether anything is left for them.
    pub fn changed(&self) -> Vec<(u32, bool)> {
        match &self.store {
            Store::Memory(_) => Vec::new(),
            Store::Lasting(packs) => packs.changed(),
        }
    }

    /// Writes one of these packs.
    pub fn write(&self, number: u32, to: &mut dyn Write) -> io::Result<()> {
        match &self.store {
            Store::Memory(_) => Ok(()),
            Store::Lasting(packs) => packs.write(self.common, number, to),
        }
    }

    /// Writes all that it knows as one pack.
    pub fn write_whole(&self, to: &mut dyn Write) -> io::Result<()> {
        match &self.store {
            Store::Memory(_) => Ok(()),
            Store::Lasting(packs) => packs.write_whole(self.common, to),
        }
    }
}

/// All that families are read with, as one number.
fn common(config: &Config, theme: &Theme, found: &Found, purpose: Purpose) -> u128 {
    let placeless = config.without_place();
    let config = format!("{placeless:?}");
    let found = format!("{:?}", (&found.roots, &found.names));
    let has_text = format!("{:?}", purpose == Purpose::Build);
    let words = theme.folder("locales");
    let words = words
        .iter()
        .flat_map(|(name, text)| [name.as_bytes(), *text]);
    let own = [config.as_bytes(), found.as_bytes(), has_text.as_bytes()];
    digest(own.into_iter().chain(words))
}

impl Default for Store {
    fn default() -> Self {
        Store::Memory(Mutex::default())
    }
}

impl Store {
    fn get(&self, path: &str) -> Option<Arc<Known>> {
        match self {
            Store::Memory(known) => lock(known).get(path).cloned(),
            Store::Lasting(packs) => packs.get(path).map(Arc::new),
        }
    }

    /// Keeps what was read and gives it back.
    fn put(&self, path: &str, new: Known) -> Reading {
        match self {
            Store::Memory(known) => {
                let reading = new.reading.clone();
                lock(known).insert(path.to_owned(), Arc::new(new));
                reading
            }
            Store::Lasting(packs) => {
                packs.put(path, &new);
                new.reading
            }
        }
    }
}

impl Known {
    pub(super) fn is_torn(&self) -> bool {
        lock(&self.seen).torn
    }

    fn holds(&self, files: &BTreeMap<usize, String>, library: &dyn Library) -> bool {
        let mut seen = lock(&self.seen);
        let mut past = seen.past.iter();
        // What a commit holds is the same for ever in one run; another may have a clone that is shallow.
        let is_past_same = past.all(|((root, path, commit), was)| {
            (self.is_own && was.is_ok()) || earlier(library, root, path, commit) == *was
        });
        self.files == *files
            && !seen.torn
            && is_past_same
            && seen
                .there
                .iter()
                .all(|(path, was)| library.is_there(path) == *was)
            && seen
                .heads
                .iter()
                .all(|(root, head)| library.head(root) == *head)
            && seen
                .files
                .iter_mut()
                .all(|(path, file)| file.holds(path, library))
    }
}

fn earlier(library: &dyn Library, root: &str, path: &str, commit: &str) -> Result<u128, Unknown> {
    let past = library.earlier(root, path, commit);
    past.map(|source| number(&source))
}

impl File {
    fn of(path: &str, library: &dyn Library) -> (File, Option<Arc<Source>>) {
        // A change between the two is seen by who asks next.
        let stamp = library.stamp(path);
        let source = library.open(path);
        let text = source.as_deref().map(number);
        (File { stamp, text }, source)
    }

    fn holds(&mut self, path: &str, library: &dyn Library) -> bool {
        if self.stamp.is_some() && self.stamp == library.stamp(path) {
            return true;
        }
        let (now, _) = File::of(path, library);
        let same = now.text == self.text;
        if same {
            *self = now;
        }
        same
    }
}

/// A library that knows what was taken from it.
struct Witness<'a> {
    library: &'a dyn Library,
    seen: Mutex<Seen>,
}

impl Library for Witness<'_> {
    fn open(&self, path: &str) -> Option<Arc<Source>> {
        let (file, source) = File::of(path, self.library);
        let mut seen = lock(&self.seen);
        let known = seen.files.entry(path.to_owned()).or_insert(file);
        let torn = known.text != file.text;
        seen.torn |= torn;
        source
    }

    fn is_there(&self, path: &str) -> bool {
        let there = self.library.is_there(path);
        lock(&self.seen).there.insert(path.to_owned(), there);
        there
    }

    fn earlier(&self, root: &str, path: &str, commit: &str) -> Result<Arc<Source>, Unknown> {
        let past = self.library.earlier(root, path, commit);
        let asked = (root.to_owned(), path.to_owned(), commit.to_owned());
        let told = past.as_deref().map(number).map_err(|why| *why);
        lock(&self.seen).past.insert(asked, told);
        past
    }

    fn newest(&self, root: &str, paths: &[&str]) -> Option<String> {
        let head = self.library.head(root);
        lock(&self.seen).heads.insert(root.to_owned(), head);
        self.library.newest(root, paths)
    }
}

pub(super) fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a file says, and how it was read. An earlier one may have had another path.
fn number(source: &Source) -> u128 {
    let unreadable = source.unreadable().map(|at| at.start);
    let read = format!("{unreadable:?} {}", source.is_utf16());
    digest([source.path(), source.text(), &read].map(str::as_bytes))
}
