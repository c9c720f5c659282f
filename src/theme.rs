//! Gives the files a site is dressed with: those that the program carries, and in their place or
//! beside them those of the site's own `templates/`, `static/` and `locales/`.

use std::borrow::Cow;
use std::collections::BTreeMap;

const SHIPPED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The folders a site may have files in.
pub const FOLDERS: &[&str] = &["locales", "static", "templates"];

#[derive(Clone, Debug, Default)]
pub struct Theme {
    /// The site's own files.
    own: BTreeMap<String, Vec<u8>>,
}

impl Theme {
    /// Puts a file of the site in the place of a shipped one, or beside them.
    pub fn add(&mut self, path: String, bytes: Vec<u8>) {
        self.own.insert(path, bytes);
    }

    /// The texts of a file: the shipped one, and behind it the site's own. For files whose parts
    /// add up.
    pub fn layers(&self, path: &str) -> impl Iterator<Item = Cow<'_, str>> {
        Theme::shipped(path).into_iter().chain(self.own(path))
    }

    /// The text of a file as the program carries it.
    pub fn shipped(path: &str) -> Option<Cow<'static, str>> {
        let (_, bytes) = SHIPPED.iter().find(|(name, _)| *name == path)?;
        Some(String::from_utf8_lossy(bytes))
    }

    /// The text of a file of the site's own.
    pub fn own(&self, path: &str) -> Option<Cow<'_, str>> {
        self.own
            .get(path)
            .map(|bytes| String::from_utf8_lossy(bytes))
    }

    /// The texts of the site's own files in a folder.
    pub fn own_below(&self, folder: &str) -> impl Iterator<Item = Cow<'_, str>> {
        let files = self.own.iter();
        let files = files.filter(move |(path, _)| path.starts_with(folder));
        files.map(|(_, bytes)| String::from_utf8_lossy(bytes))
    }

    /// The files of a folder by the path below it, in order. The site's own stand for shipped ones.
    pub fn folder<'a>(&'a self, folder: &str) -> BTreeMap<&'a str, &'a [u8]> {
        let shipped = SHIPPED.iter().map(|(path, bytes)| (*path, *bytes));
        let own = self
            .own
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        let files = shipped.chain(own).filter_map(|(path, bytes)| {
            let name = path.strip_prefix(folder)?.strip_prefix('/')?;
            Some((name, bytes))
        });
        files.collect()
    }
}
