//! Gives a library in which some files say something else.

use std::sync::Arc;

use crate::document::library::{Library, Unknown};
use crate::source::Source;

pub struct Overlay<'a> {
    pub below: &'a dyn Library,
    pub changed: Vec<Arc<Source>>,
}

impl Library for Overlay<'_> {
    fn open(&self, path: &str) -> Option<Arc<Source>> {
        let changed = self.changed.iter().find(|file| **file.path() == *path);
        changed.cloned().or_else(|| self.below.open(path))
    }

    fn is_there(&self, path: &str) -> bool {
        self.below.is_there(path)
    }

    fn earlier(&self, root: &str, path: &str, commit: &str) -> Result<Arc<Source>, Unknown> {
        self.below.earlier(root, path, commit)
    }

    fn newest(&self, root: &str, paths: &[&str]) -> Option<String> {
        self.below.newest(root, paths)
    }

    fn head(&self, root: &str) -> Option<String> {
        self.below.head(root)
    }
}
