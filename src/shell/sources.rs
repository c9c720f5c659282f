//! Gives the files that findings are about, each opened once.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::library::Library;
use crate::source::Source;

pub struct Sources<'a> {
    library: &'a dyn Library,
    opened: RefCell<BTreeMap<String, Option<Arc<Source>>>>,
}

impl<'a> Sources<'a> {
    pub fn new(library: &'a dyn Library) -> Self {
        Sources {
            library,
            opened: RefCell::default(),
        }
    }

    pub fn open(&self, path: &str) -> Option<Arc<Source>> {
        let mut opened = self.opened.borrow_mut();
        if let Some(known) = opened.get(path) {
            return known.clone();
        }
        let source = self.library.open(path);
        opened.insert(path.to_owned(), source.clone());
        source
    }
}
