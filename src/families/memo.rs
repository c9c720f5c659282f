//! Gives families that were read before, as long as all that they were read from is still the same.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::config::Config;
use crate::document::library::{Library, Unknown};
use crate::family::{self, Reader, Reading};
use crate::found::Found;
use crate::locale::{Tag, Words};
use crate::source::Source;
use crate::theme::Theme;

/// What was read, for the next time the same site is read.
#[derive(Default)]
pub struct Memo {
    /// Settings, words, and where pages lie: what all families are read with.
    common: u64,
    words: BTreeMap<String, Words>,
    known: Mutex<BTreeMap<String, Arc<Known>>>,
}

struct Known {
    /// By locale, the file of the page.
    files: BTreeMap<usize, String>,
    seen: Mutex<Seen>,
    reading: Reading,
}

/// What a family was read from.
#[derive(Default)]
struct Seen {
    /// Every file that was opened, those that were not there among them.
    files: BTreeMap<String, File>,
    /// What could not be had of the past. What a commit holds is the same for ever.
    unknown: BTreeMap<(String, String, String), Unknown>,
    /// Where each repository stood that was asked for its newest commit.
    heads: BTreeMap<String, Option<String>>,
    /// Whether a file changed while the family was read.
    torn: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct File {
    /// By which the library tells that a file is the same without opening it.
    stamp: Option<u64>,
    text: Option<u64>,
}

impl Memo {
    /// Forgets what a change of the settings, the words or the folders touches.
    pub fn renew(&mut self, config: &Config, theme: &Theme, found: &Found) {
        let mut hasher = DefaultHasher::new();
        format!("{config:?}").hash(&mut hasher);
        theme.folder("locales").hash(&mut hasher);
        (&found.roots, &found.names).hash(&mut hasher);
        let common = hasher.finish();
        let same = common == self.common;
        self.common = common;
        if !same {
            self.words.clear();
        }
        lock(&self.known).retain(|path, _| same && found.pages.contains_key(path));
    }

    /// Loads the words of a language, or remembers them.
    pub fn words(&mut self, tag: &Tag, theme: &Theme) -> Words {
        let words = self.words.entry(tag.to_string());
        words.or_insert_with(|| Words::load(tag, theme)).clone()
    }

    /// Reads a family, or remembers it. What the rest of the site says of it is no part of that.
    pub fn read(&self, reader: &Reader, path: &str, files: &BTreeMap<usize, String>) -> Reading {
        let known = lock(&self.known).get(path).cloned();
        if let Some(known) = known.filter(|known| known.holds(files, reader.library)) {
            return known.reading.clone();
        }
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
            reading: reading.clone(),
        };
        lock(&self.known).insert(path.to_owned(), Arc::new(known));
        reading
    }
}

impl Known {
    fn holds(&self, files: &BTreeMap<usize, String>, library: &dyn Library) -> bool {
        let mut seen = lock(&self.seen);
        self.files == *files
            && !seen.torn
            && seen
                .files
                .iter_mut()
                .all(|(path, file)| file.holds(path, library))
            && seen
                .heads
                .iter()
                .all(|(root, head)| library.head(root) == *head)
            && seen.unknown.iter().all(|((root, path, commit), why)| {
                library.earlier(root, path, commit).err() == Some(*why)
            })
    }
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
        self.library.is_there(path)
    }

    fn earlier(&self, root: &str, path: &str, commit: &str) -> Result<Arc<Source>, Unknown> {
        let past = self.library.earlier(root, path, commit);
        if let Err(why) = past {
            let asked = (root.to_owned(), path.to_owned(), commit.to_owned());
            lock(&self.seen).unknown.insert(asked, why);
        }
        past
    }

    fn newest(&self, root: &str, paths: &[&str]) -> Option<String> {
        let head = self.library.head(root);
        lock(&self.seen).heads.insert(root.to_owned(), head);
        self.library.newest(root, paths)
    }
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn number(source: &Source) -> u64 {
    let mut hasher = DefaultHasher::new();
    source.text().hash(&mut hasher);
    source.unreadable().map(|at| at.start).hash(&mut hasher);
    hasher.finish()
}
