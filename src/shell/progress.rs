//! Gives a line that says how far long work is: on a terminal, when it takes longer than people wait
//! without asking, and gone when the work is done.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::document::library::{Library, Unknown};
use crate::source::Source;

use super::cli::Global;

/// How long nobody wonders.
const PATIENCE: Duration = Duration::from_millis(700);
const PACE: Duration = Duration::from_millis(100);

#[derive(Default)]
pub struct Progress {
    counted: Arc<Counted>,
    teller: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Counted {
    done: AtomicUsize,
    over: AtomicBool,
}

impl Progress {
    /// Begins to tell about some work; `all` is how much there is, where that is known.
    pub fn start(global: &Global, work: &'static str, all: Option<usize>) -> Self {
        let counted = Arc::new(Counted::default());
        let shown = !global.quiet && io::stderr().is_terminal();
        let teller = shown.then(|| {
            let counted = counted.clone();
            thread::spawn(move || counted.tell(work, all))
        });
        Progress { counted, teller }
    }

    /// One piece of the work is done.
    pub fn step(&self) {
        self.counted.done.fetch_add(1, Relaxed);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.counted.over.store(true, Relaxed);
        if let Some(teller) = self.teller.take() {
            teller.thread().unpark();
            let _ = teller.join();
        }
    }
}

impl Counted {
    fn tell(&self, work: &str, all: Option<usize>) {
        thread::park_timeout(PATIENCE);
        let mut told = false;
        while !self.over.load(Relaxed) {
            let line = line(work, self.done.load(Relaxed), all);
            let _ = write!(io::stderr(), "\r\u{1b}[2K{line}");
            told = true;
            thread::park_timeout(PACE);
        }
        if told {
            let _ = write!(io::stderr(), "\r\u{1b}[2K");
        }
    }
}

fn line(work: &str, done: usize, all: Option<usize>) -> String {
    match all {
        // Some pages are read twice.
        Some(all) => format!("{work}: {} of {all}", done.min(all)),
        None => format!("{work}: {done}"),
    }
}

/// A library that counts what is opened.
pub struct Watched<'a> {
    pub library: &'a dyn Library,
    pub progress: &'a Progress,
}

impl Library for Watched<'_> {
    fn open(&self, path: &str) -> Option<Arc<Source>> {
        self.progress.step();
        self.library.open(path)
    }

    fn is_there(&self, path: &str) -> bool {
        self.library.is_there(path)
    }

    fn earlier(&self, root: &str, path: &str, commit: &str) -> Result<Arc<Source>, Unknown> {
        self.library.earlier(root, path, commit)
    }

    fn newest(&self, root: &str, paths: &[&str]) -> Option<String> {
        self.library.newest(root, paths)
    }

    fn head(&self, root: &str) -> Option<String> {
        self.library.head(root)
    }
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn no_more_is_done_than_there_is() {
        assert_eq!(line("reading pages", 3, Some(9)), "reading pages: 3 of 9");
        assert_eq!(line("reading pages", 10, Some(9)), "reading pages: 9 of 9");
        assert_eq!(line("writing files", 12, None), "writing files: 12");
    }
}
