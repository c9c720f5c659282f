//! Gives the files a site is dressed with: those that the program carries, and in their place or
//! beside them those of the site's own `templates/`, `static/` and `locales/`.

use std::borrow::Cow;
use std::collections::BTreeMap;

const SHIPPED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The folders a site may have files in.
pub const FOLDERS: &[&str] = &["locales", "static", "templates"];

#[derive(Clone, Debug)]
pub struct Theme {
    files: BTreeMap<Cow<'static, str>, Cow<'static, [u8]>>,
}

impl Theme {
    pub fn shipped() -> Self {
        let files = SHIPPED.iter().map(|(path, bytes)| (Cow::Borrowed(*path), Cow::Borrowed(*bytes)));
        Theme {
            files: files.collect(),
        }
    }

    /// Puts a file of the site in the place of a shipped one, or beside them.
    pub fn add(&mut self, path: String, bytes: Vec<u8>) {
        self.files.insert(Cow::Owned(path), Cow::Owned(bytes));
    }

    pub fn text(&self, path: &str) -> Option<Cow<'_, str>> {
        self.files.get(path).map(|bytes| String::from_utf8_lossy(bytes))
    }

    /// The files of a folder by the path below it, in order.
    pub fn folder<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        self.files.iter().filter_map(move |(path, bytes)| {
            let name = path.strip_prefix(folder)?.strip_prefix('/')?;
            Some((name, &**bytes))
        })
    }
}
