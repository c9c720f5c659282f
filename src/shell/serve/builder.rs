//! Gives the site that is served, built anew when files change: pages at once, their search when
//! there is a rest.

use std::collections::{BTreeMap, BTreeSet};
use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::Memo;
use crate::diagnostic::Diagnostic;
use crate::render::First;
use crate::shell::Failure;
use crate::shell::cli::{Global, Serve};
use crate::shell::command::print_to_stderr;
use crate::shell::disk::Disk;
use crate::shell::fault::Fault;
use crate::shell::history::{self, Known};
use crate::shell::opened::{Asked, Opened, open_on};
use crate::shell::pace::Pace;
use crate::shell::report;
use crate::shell::search::Search;
use crate::shell::watch::{Change, Watch};
use crate::site::Purpose;

use super::answer::looked_at;
use super::snapshot::{self, Built, Files, Live, Snapshot};

/// Builds the site anew when files change.
pub struct Builder {
    global: Global,
    base_url: Option<String>,
    drafts: bool,
    root: PathBuf,
    live: Arc<Live>,
    /// The findings that were printed.
    known: BTreeSet<String>,
    watch: Watch,
    memo: Memo,
    first: bool,
    /// What git knows of the site, asked when there is a rest: it takes longer than a build.
    past: Option<Known>,
    /// The texts that are in no index yet, and when they are to be.
    unindexed: Option<(Search, Instant)>,
    /// What is indexed, by the folder of the index.
    indexed: BTreeMap<String, u64>,
}

/// How long nothing changes before the search learns of it.
const REST: Duration = Duration::from_millis(300);

impl Builder {
    pub fn new(
        global: &Global,
        options: &Serve,
        root: PathBuf,
        live: Arc<Live>,
        watch: Watch,
    ) -> Self {
        Builder {
            global: Global {
                root: Some(root.clone()),
                ..global.clone()
            },
            base_url: options.base_url.clone(),
            drafts: options.drafts,
            root,
            live,
            known: BTreeSet::new(),
            watch,
            memo: Memo::default(),
            first: true,
            past: None,
            unindexed: None,
            indexed: BTreeMap::new(),
        }
    }

    /// Builds the first site.
    pub fn begin(&mut self) {
        self.watch.follow(&[]);
        self.build();
        self.index();
    }

    pub fn run(mut self, changed: &mpsc::Receiver<Change>) {
        let mut pace = Pace::default();
        loop {
            let now = Instant::now();
            match pace.due() {
                Some(due) if due <= now => {
                    pace.begin();
                    self.watch.follow(&self.folders());
                    let seen = self.watch.look();
                    self.build();
                    pace.look_again(Instant::now(), seen);
                }
                _ => {}
            }
            // Systems drop changes, and folders that were just made are not heard at once.
            if let Some(seen) = pace.second_look(Instant::now())
                && seen != self.watch.look()
            {
                pace.heard(Instant::now(), false);
            }
            let now = Instant::now();
            // Pages come first.
            let rest = self.unindexed.as_ref().map(|(_, due)| *due);
            let rest = rest.filter(|_| pace.due().is_none());
            if rest.is_some_and(|due| due <= now) {
                self.catch_up();
                continue;
            }
            let rest = rest.map(|due| due.saturating_duration_since(now));
            let wait = pace.wait(now).into_iter().chain(rest).min();
            let change = match wait {
                Some(wait) => changed.recv_timeout(wait),
                None => changed.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match change {
                Ok(change) => {
                    pace.heard(Instant::now(), change.is_whole);
                    self.watch.lost(&change);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// The folders of pages, as the newest site that could be read has them.
    fn folders(&self) -> Vec<PathBuf> {
        let now = self.live.now();
        let folders = now.built.iter().flat_map(|built| &built.opened.folders);
        folders.map(|folder| self.root.join(folder)).collect()
    }

    /// Builds the site as `build` does, and shows it, the pages first that browsers show. What cannot
    /// be built is shown in the pages of the last one.
    fn build(&mut self) {
        let start = Instant::now();
        let last = self.live.now();
        let built = self.make(&last);
        let seconds = start.elapsed().as_secs_f64();
        match built {
            Ok(built) => {
                // Settings may have named folders that were not heard yet.
                let new = built.opened.folders.iter();
                let new: Vec<PathBuf> = new.map(|folder| self.root.join(folder)).collect();
                self.watch.follow(&new);
                let changed = built.changed_from(last.built.as_deref());
                self.live.show(built);
                self.report(changed, seconds);
            }
            Err(failure) => {
                if !self.global.quiet {
                    print_to_stderr(&format!("not built: {failure}\n"));
                }
                self.live.fail(Fault::of(&failure, &self.root));
            }
        }
    }

    fn make(&mut self, last: &Snapshot) -> Result<Built, Failure> {
        let disk = Disk::new(&self.root);
        let asked = Asked {
            base_url: self.base_url.as_deref(),
            drafts: self.drafts,
            purpose: Purpose::Build,
        };
        let mut opened = open_on(disk, asked, &mut self.memo)?;
        opened.tell(self.past.get_or_insert_with(|| history::ask(&self.root)));
        let opened = Arc::new(opened);
        let (search, files) = (Search::default(), Mutex::default());
        let wanted = looked_at(last, &self.live.shown());
        let first = First {
            wanted: &wanted,
            made: &|| self.show_first(last, &opened, &files),
        };
        let first = Some(first).filter(|first| !first.wanted.is_empty());
        opened.render(first, Some(&search), &|output| {
            snapshot::keep(&files, output)
        })?;
        let mut files: Files = files.into_inner().unwrap_or_default();
        // The old indexes will do until there is a rest. That of a language which was gone is not there.
        let marks = search.marks();
        self.indexed.retain(|folder, _| marks.contains_key(folder));
        if let Some(last) = &last.built {
            for folder in marks.keys() {
                let index = last.files.iter().filter(|(name, _)| is_below(name, folder));
                files.extend(index.map(|(name, file)| (name.clone(), file.clone())));
            }
        }
        self.unindexed = Some((search, Instant::now() + REST));
        Ok(Built::new(opened, files))
    }

    /// Shows what is made already among the files of the last site.
    fn show_first(&self, last: &Snapshot, opened: &Arc<Opened>, made: &Mutex<Files>) {
        let last = last.built.iter().flat_map(|built| built.files.clone());
        let made = made.lock().unwrap_or_else(PoisonError::into_inner);
        let files = last.chain(made.clone()).collect();
        self.live.show(Built::new(opened.clone(), files));
    }

    /// What can wait until nothing changes: what git knows, and the search.
    fn catch_up(&mut self) {
        let past = Some(history::ask(&self.root));
        if past != self.past {
            self.past = past;
            self.build();
        }
        self.index();
    }

    /// Makes the indexes anew whose texts have changed.
    fn index(&mut self) {
        let Some((mut search, _)) = self.unindexed.take() else {
            return;
        };
        let marks = search.marks();
        let is_new = |folder: &str| self.indexed.get(folder) != marks.get(folder);
        let new: Vec<&String> = marks.keys().filter(|folder| is_new(folder)).collect();
        search.retain(is_new);
        let files = Mutex::default();
        let made = search.finish(&|output| snapshot::keep(&files, output));
        let Some(last) = self.live.now().built.clone().filter(|_| !new.is_empty()) else {
            return;
        };
        let old = last.files.iter();
        let old = old.filter(|(name, _)| !new.iter().any(|folder| is_below(name, folder)));
        let mut all: Files = old
            .map(|(name, file)| (name.clone(), file.clone()))
            .collect();
        all.extend(files.into_inner().unwrap_or_default());
        match made {
            Ok(()) => {
                self.indexed = marks;
                self.live.show(Built::new(last.opened.clone(), all));
            }
            Err(failure) => print_to_stderr(&format!("not searched: {failure}\n")),
        }
    }

    /// Prints what was built, and each finding when it is new.
    fn report(&mut self, changed: usize, seconds: f64) {
        let Some(built) = self.live.now().built.clone() else {
            return;
        };
        let opened = &built.opened;
        let line = |finding: &Diagnostic| format!("{finding}\n");
        let found: BTreeSet<String> = opened.site.diagnostics.iter().map(line).collect();
        let known = std::mem::replace(&mut self.known, found);
        let first = std::mem::take(&mut self.first);
        if self.global.quiet {
            return;
        }
        let color = self.global.color.shown(std::io::stderr().is_terminal());
        let report = opened.report(color);
        if first {
            print_to_stderr(&report::findings(&report));
        } else {
            let new = self.known.difference(&known);
            print_to_stderr(&new.map(String::as_str).collect::<String>());
        }
        let summary = &report.summary;
        let files = match (first, changed) {
            (true, _) => format!("{changed} files"),
            (false, 1) => "1 file is other than before".to_owned(),
            (false, n) => format!("{n} files are other than before"),
        };
        print_to_stderr(&format!("built in {seconds:.2} s, {files}: {summary}\n"));
    }
}

fn is_below(name: &str, folder: &str) -> bool {
    let rest = name.strip_prefix(folder);
    rest.is_some_and(|rest| rest.starts_with('/'))
}
