//! Gives the newest site that could be read as an editor sees it: files have addresses, and places are
//! counted its way.

use std::collections::BTreeMap;
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
}

/// The addresses of files that are open, as the editor writes them, by path from the site's root.
pub type Addresses = BTreeMap<String, String>;

/// The address of a file of a site.
pub fn address(root: &Path, open: &Addresses, path: &str) -> String {
    let known = open.get(path).cloned();
    known.unwrap_or_else(|| address::of_file(&address::settled(&root.join(path))))
}

impl<'a> View<'a> {
    pub fn new(opened: &'a Opened, open: &'a Addresses, client: &Client) -> Self {
        View {
            opened,
            places: Places::new(&opened.disk, client.unit),
            open,
        }
    }

    pub fn address(&self, path: &str) -> String {
        address(self.opened.disk.root(), self.open, path)
    }

    /// A file's path from the site's root.
    pub fn path(&self, uri: &Uri) -> Option<String> {
        let open = self.open.iter().find(|(_, own)| **own == uri.as_str());
        let known = open.map(|(path, _)| path.clone());
        known.or_else(|| {
            let file = address::file(uri.as_str())?;
            Some(address::from_root(self.opened.disk.root(), &file))
        })
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
