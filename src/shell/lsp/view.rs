//! Gives the newest site that could be read as an editor sees it: files have addresses, and places are
//! counted its way.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use lsp_types::{Location, Position, TextDocumentPositionParams, Uri};

use crate::diagnostic::Place;
use crate::shell::address;
use crate::shell::opened::Opened;

use super::client::Client;
use super::places::Places;

pub struct View<'a> {
    pub opened: &'a Opened,
    pub places: Places<'a>,
    pub open: &'a Addresses,
    /// What is open and says something else than was read, by path from the site's root: places in it are
    /// not known. So it is while the settings are broken.
    pub newer: BTreeSet<String>,
}

/// The addresses of files that are open, as the editor writes them, by path from the site's root.
pub type Addresses = BTreeMap<String, String>;

/// The address of a file of a site.
pub fn address(root: &Path, open: &Addresses, path: &str) -> String {
    let known = open.get(path).cloned();
    known.unwrap_or_else(|| address::of_file(&address::settled(&root.join(path))))
}

impl<'a> View<'a> {
    pub fn new(
        opened: &'a Opened,
        open: &'a Addresses,
        newer: BTreeSet<String>,
        client: &Client,
    ) -> Self {
        View {
            newer,
            opened,
            places: Places::new(&opened.disk, client.unit),
            open,
        }
    }

    pub fn address(&self, path: &str) -> String {
        address(self.opened.disk.root(), self.open, path)
    }

    /// The path of a file from the site's root. None: it says something else than was read.
    pub fn path(&self, uri: &Uri) -> Option<String> {
        let open = self.open.iter().find(|(_, own)| **own == uri.as_str());
        let known = open.map(|(path, _)| path.clone());
        let path = known.or_else(|| {
            let file = address::file(uri.as_str())?;
            Some(address::from_root(self.opened.disk.root(), &file))
        });
        path.filter(|path| !self.newer.contains(path))
    }

    pub fn location(&self, place: &Place) -> Option<Location> {
        Some(Location {
            uri: self.address(&place.path).parse().ok()?,
            range: self.places.range(place),
        })
    }

    /// The path and the byte that a request is about.
    pub fn asked(&self, at: &TextDocumentPositionParams) -> Option<(String, u32)> {
        let path = self.path(&at.text_document.uri)?;
        let offset = self.offset(&path, at.position)?;
        Some((path, offset))
    }

    pub fn offset(&self, path: &str, position: Position) -> Option<u32> {
        self.places.offset(path, position)
    }
}
