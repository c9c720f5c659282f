//! Gives the changes of a site's files: of its settings, and of all below its folders.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use walkdir::WalkDir;

use crate::shell::Failure;
use crate::theme;

pub struct Change {
    /// The files; none when it is not known which.
    paths: Vec<PathBuf>,
    /// Whether whoever changes them has ended: a file was closed, or put in the place of another.
    pub is_whole: bool,
}

pub struct Watch {
    watcher: RecommendedWatcher,
    root: PathBuf,
    /// What is heard, and whether with all below.
    heard: BTreeMap<PathBuf, bool>,
}

impl Watch {
    pub fn new(tell: impl Fn(Change) + Send + 'static, root: &Path) -> Result<Self, Failure> {
        let tell = move |event: notify::Result<Event>| {
            if let Some(change) = change(event) {
                tell(change);
            }
        };
        let config = Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(tell, config).map_err(|error| {
            Failure::Usage(format!("changes of files cannot be heard: {error}"))
        })?;
        Ok(Watch {
            watcher,
            root: root.to_owned(),
            heard: BTreeMap::new(),
        })
    }

    /// Hears what changes in the site's folders, and in those of `pages`, as far as they exist. A
    /// folder that comes later is heard of by the one that holds it.
    pub fn follow(&mut self, pages: &[PathBuf]) {
        let own = theme::FOLDERS.iter().chain(&["content"]);
        let own: Vec<PathBuf> = own.map(|name| self.root.join(name)).collect();
        let elsewhere = pages.iter().map(|folder| folder.canonicalize());
        let elsewhere: Vec<PathBuf> = elsewhere
            .flatten()
            .filter(|folder| !own.iter().any(|own| folder.starts_with(own)))
            .collect();
        let above = elsewhere.iter().filter_map(|folder| folder.parent());
        let mut wanted: BTreeMap<PathBuf, bool> = above.map(|up| (up.to_owned(), false)).collect();
        wanted.insert(self.root.clone(), false);
        // A link is one folder to the system, and the site does not read through it.
        let below = own.into_iter().chain(elsewhere);
        wanted.extend(
            below
                .filter(|folder| folder.is_dir())
                .map(|folder| (folder, true)),
        );
        let old: Vec<PathBuf> = self.heard.keys().cloned().collect();
        for path in old.iter().filter(|path| !wanted.contains_key(*path)) {
            self.forget(path);
        }
        for (path, all) in wanted {
            if self.heard.get(&path) == Some(&all) {
                continue;
            }
            let mode = match all {
                true => RecursiveMode::Recursive,
                false => RecursiveMode::NonRecursive,
            };
            if self.watcher.watch(&path, mode).is_ok() {
                self.heard.insert(path, all);
            }
        }
    }

    /// A folder that was taken away or put in another's place is heard no more, whatever its name.
    pub fn lost(&mut self, change: &Change) {
        for path in &change.paths {
            if *path != self.root && self.heard.contains_key(path) {
                self.forget(path);
            }
        }
    }

    fn forget(&mut self, path: &Path) {
        let _ = self.watcher.unwatch(path);
        self.heard.remove(path);
    }

    /// All that the site is made of, as one number: names, sizes and times.
    pub fn look(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        note(&self.root.join("site.yaml"), &mut hasher);
        for (folder, _) in self.heard.iter().filter(|(_, all)| **all) {
            let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
            let entries = walk.filter_entry(|entry| {
                entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
            });
            for entry in entries
                .flatten()
                .filter(|entry| entry.file_type().is_file())
            {
                note(entry.path(), &mut hasher);
            }
        }
        hasher.finish()
    }
}

fn note(path: &Path, hasher: &mut DefaultHasher) {
    path.hash(hasher);
    if let Ok(data) = fs::metadata(path) {
        (data.len(), data.modified().ok()).hash(hasher);
    }
}

/// What an event says of the site. Reading is no change, and what begins with a dot is none of the
/// site's.
fn change(event: notify::Result<Event>) -> Option<Change> {
    let Ok(event) = event else {
        return Some(Change {
            paths: Vec::new(),
            is_whole: false,
        });
    };
    let is_whole = matches!(
        event.kind,
        EventKind::Access(AccessKind::Close(AccessMode::Write))
            | EventKind::Modify(ModifyKind::Name(_))
    );
    if matches!(event.kind, EventKind::Access(_)) && !is_whole && !event.need_rescan() {
        return None;
    }
    let hidden = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy());
        name.is_some_and(|name| name.starts_with('.'))
    };
    let paths: Vec<PathBuf> = event
        .paths
        .into_iter()
        .filter(|path| !hidden(path))
        .collect();
    let known = !paths.is_empty();
    (known || event.attrs.flag().is_some()).then_some(Change { paths, is_whole })
}
