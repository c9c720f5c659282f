//! Gives what an editor says of itself, and what it is offered.

use std::path::PathBuf;

use lsp_types::{InitializeParams, PositionEncodingKind};
use serde_json::{Value, json};

use crate::shell::address;

use super::places::Unit;

pub struct Client {
    /// What columns count.
    pub unit: Unit,
    /// Whether findings may name other places.
    pub related: bool,
    /// Whether the editor tells of files that change, when it is asked to.
    pub watches: bool,
    /// The folders that are open, in their order.
    pub folders: Vec<PathBuf>,
    /// The folder of the site, where the editor's settings name it.
    pub site: Option<PathBuf>,
}

impl Client {
    pub fn read(params: Value) -> serde_json::Result<Self> {
        let params: InitializeParams = serde_json::from_value(params)?;
        let can = params.capabilities;
        let units = can.general.and_then(|general| general.position_encodings);
        let counts_bytes = units.is_some_and(|units| units.contains(&PositionEncodingKind::UTF8));
        let shown = can.text_document.and_then(|text| text.publish_diagnostics);
        let watched = can.workspace.and_then(|can| can.did_change_watched_files);
        let folders = params.workspace_folders.unwrap_or_default();
        let named = folders.iter().map(|folder| folder.uri.as_str());
        let from_first = |site: &str| {
            let first = folders
                .first()
                .and_then(|first| address::file(first.uri.as_str()));
            first.unwrap_or_default().join(site)
        };
        let options = params.initialization_options.as_ref();
        let site = options.and_then(|options| options.get("site")?.as_str());
        let site = site.filter(|site| !site.is_empty()).map(from_first);
        #[allow(deprecated, reason = "older editors name no folders")]
        let root = params.root_uri.iter().map(|root| root.as_str());
        Ok(Client {
            unit: if counts_bytes {
                Unit::Byte
            } else {
                Unit::Utf16
            },
            related: shown.and_then(|shown| shown.related_information) == Some(true),
            watches: watched.and_then(|watched| watched.dynamic_registration) == Some(true),
            folders: named.chain(root).filter_map(address::file).collect(),
            site,
        })
    }

    /// The answer to `initialize`. An editor sends its whole text with each change.
    pub fn offer(&self) -> Value {
        json!({
            "capabilities": {
                "positionEncoding": match self.unit {
                    Unit::Byte => "utf-8",
                    Unit::Utf16 => "utf-16",
                },
                "textDocumentSync": {"openClose": true, "change": 1},
                "hoverProvider": true,
                "definitionProvider": true,
                "implementationProvider": true,
                "codeActionProvider": {"codeActionKinds": ["quickfix"]},
            },
            "serverInfo": {"name": "isogloss", "version": env!("CARGO_PKG_VERSION")},
        })
    }
}

/// Asks the editor to tell of changed files.
pub fn watching() -> Value {
    let watchers = [
        "site.yaml",
        "content/**",
        "*.md",
        "*.yml",
        "locales/**",
        "templates/**",
    ];
    let watchers = watchers.map(|files| json!({"globPattern": format!("**/{files}")}));
    json!({"registrations": [{
        "id": "files",
        "method": "workspace/didChangeWatchedFiles",
        "registerOptions": {"watchers": watchers},
    }]})
}
