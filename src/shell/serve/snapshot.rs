//! Gives what is served: every file of the newest site that could be built, and what keeps the next
//! one from being built.

use std::collections::{BTreeMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::render::Output;
use crate::shell::fault::Fault;
use crate::shell::opened::Opened;

use super::http::MOST_ONLOOKERS;

/// A file as it was built.
#[derive(Clone)]
pub struct File {
    pub bytes: Arc<[u8]>,
    /// The same for the same bytes.
    pub mark: u64,
}

pub type Files = BTreeMap<String, File>;

/// A site that was built.
pub struct Built {
    pub opened: Arc<Opened>,
    pub files: Files,
    /// Changes with any style, and with any script or picture.
    pub style: u64,
    pub rest: u64,
}

/// What is served at a moment.
#[derive(Default)]
pub struct Snapshot {
    pub number: u64,
    pub built: Option<Arc<Built>>,
    pub fault: Option<Fault>,
}

/// What is served, as it changes.
#[derive(Default)]
pub struct Live {
    now: Mutex<Arc<Snapshot>>,
    changed: Condvar,
    /// The addresses of pages that browsers show, and how many show each.
    shown: Mutex<BTreeMap<String, usize>>,
    /// Whether each onlooker is given up, the oldest first.
    onlookers: Mutex<VecDeque<Arc<AtomicBool>>>,
}

/// A browser that shows a page, until it goes away.
pub struct Onlooker<'a> {
    live: &'a Live,
    page: String,
    given_up: Arc<AtomicBool>,
}

impl Onlooker<'_> {
    /// Whether newer ones needed its place.
    pub fn is_given_up(&self) -> bool {
        self.given_up.load(Ordering::SeqCst)
    }

    /// Waits until something newer is served. None: it did not come in time, or this one is given up.
    pub fn newer_than(&self, number: u64, wait: Duration) -> Option<Arc<Snapshot>> {
        let now = self.live.now.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self
            .live
            .changed
            .wait_timeout_while(now, wait, |now| now.number <= number && !self.is_given_up());
        let (now, _) = waited.unwrap_or_else(PoisonError::into_inner);
        (now.number > number && !self.is_given_up()).then(|| now.clone())
    }
}

impl Drop for Onlooker<'_> {
    fn drop(&mut self) {
        if let Ok(mut all) = self.live.onlookers.lock() {
            all.retain(|other| !Arc::ptr_eq(other, &self.given_up));
        }
        let mut shown = self.live.shown.lock();
        let shown = shown
            .as_mut()
            .map(|shown| (shown.remove(&self.page), shown));
        if let Ok((Some(count), shown)) = shown
            && count > 1
        {
            shown.insert(std::mem::take(&mut self.page), count - 1);
        }
    }
}

/// Takes a file into the files.
pub fn keep(files: &Mutex<Files>, output: Output) {
    let mut hasher = DefaultHasher::new();
    output.bytes.hash(&mut hasher);
    let file = File {
        bytes: output.bytes.into(),
        mark: hasher.finish(),
    };
    let mut files = files.lock().unwrap_or_else(PoisonError::into_inner);
    files.insert(output.path, file);
}

const PICTURES_AND_FONTS: &[&str] = &[
    "svg", "png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "woff", "woff2",
];

impl Built {
    pub fn new(opened: Arc<Opened>, files: Files) -> Self {
        let is_style = |name: &str| name.ends_with(".css");
        let is_rest = |name: &str| {
            let ending = name.rsplit('.').next().unwrap_or_default();
            let own_script = name.starts_with("assets/") && matches!(ending, "js" | "mjs");
            own_script || PICTURES_AND_FONTS.contains(&ending)
        };
        Built {
            style: mark_of(&files, is_style),
            rest: mark_of(&files, is_rest),
            opened,
            files,
        }
    }

    /// How many files are new, gone, or other than before.
    pub fn changed_from(&self, before: Option<&Built>) -> usize {
        let Some(before) = before else {
            return self.files.len();
        };
        let same = |(name, file): &(&String, &File)| {
            let old = before.files.get(*name);
            old.is_some_and(|old| old.mark == file.mark)
        };
        let kept = self
            .files
            .keys()
            .filter(|name| before.files.contains_key(*name));
        let gone = before.files.len() - kept.count();
        gone + self.files.iter().filter(|file| !same(file)).count()
    }
}

fn mark_of(files: &Files, wanted: impl Fn(&str) -> bool) -> u64 {
    let mut hasher = DefaultHasher::new();
    for (name, file) in files.iter().filter(|(name, _)| wanted(name)) {
        (name, file.mark).hash(&mut hasher);
    }
    hasher.finish()
}

impl Snapshot {
    /// The path under which the site stands.
    pub fn base(&self) -> &str {
        let built = self.built.as_ref();
        built.map_or("/", |built| built.opened.site.config.base_path())
    }
}

impl Live {
    pub fn now(&self) -> Arc<Snapshot> {
        self.now
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Shows a site that was built.
    pub fn show(&self, built: Built) {
        self.put(|_| (Some(Arc::new(built)), None));
    }

    /// Says why there is no newer site; the last one stays.
    pub fn fail(&self, fault: Fault) {
        self.put(|last| (last.built.clone(), Some(fault)));
    }

    fn put(&self, next: impl FnOnce(&Snapshot) -> (Option<Arc<Built>>, Option<Fault>)) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        let (built, fault) = next(&now);
        *now = Arc::new(Snapshot {
            number: now.number + 1,
            built,
            fault,
        });
        self.changed.notify_all();
    }

    /// A browser shows a page from now on. Where too many do, the oldest is given up.
    pub fn onlooker(&self, page: &str) -> Onlooker<'_> {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        *shown.entry(page.to_owned()).or_default() += 1;
        Onlooker {
            live: self,
            page: page.to_owned(),
            given_up: self.place(),
        }
    }

    fn place(&self) -> Arc<AtomicBool> {
        let place = Arc::new(AtomicBool::new(false));
        let mut all = self
            .onlookers
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        all.push_back(place.clone());
        if all.len() > MOST_ONLOOKERS
            && let Some(oldest) = all.pop_front()
        {
            // Whoever is about to wait has the lock, and would else miss the word.
            let _now = self.now.lock();
            oldest.store(true, Ordering::SeqCst);
            self.changed.notify_all();
        }
        place
    }

    /// The addresses of the pages that browsers show.
    pub fn shown(&self) -> Vec<String> {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        shown.keys().cloned().collect()
    }
}
