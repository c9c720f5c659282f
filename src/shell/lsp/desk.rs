//! Gives the desk on which an editor's files lie: what is open stands in the place of the files, the
//! site is read anew when something changes, and questions are answered about the newest text.

use std::collections::BTreeMap;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Instant;

use lsp_server::{ErrorCode, Message, Notification, Request, Response};
use lsp_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    PublishDiagnosticsParams, Uri,
};
use serde_json::{Value, json};

use crate::Memo;
use crate::document::library::Library;
use crate::shell::address;
use crate::shell::disk::{Buffers, Disk};
use crate::shell::fault::Fault;
use crate::shell::opened::{Asked, Opened, open_on};
use crate::shell::pace::Pace;
use crate::shell::watch::{Change, Watch};
use crate::site::Purpose;
use crate::source::Source;

use super::client::{self, Client};
use super::findings::{self, Published};
use super::search;
use super::view::{self, Addresses, View};
use super::{answer_to, notice};

pub enum Event {
    Told(Notification),
    Asked(Request),
    /// Files changed that the editor does not tell of.
    Changed(Change),
    Stop,
}

/// Passes a message to the editor.
pub type Say = Box<dyn Fn(Message) + Send>;

pub struct Desk {
    client: Client,
    say: Say,
    /// Gives the desk itself something to do.
    tell: Sender<Event>,
    /// The folder of the site, once it is known.
    root: Option<PathBuf>,
    /// Whether drafts are pages.
    drafts: bool,
    /// What is open, by its address as the editor writes it.
    open: BTreeMap<String, Document>,
    pace: Pace,
    watch: Option<Watch>,
    memo: Memo,
    /// The newest site that could be read.
    read: Option<Opened>,
    /// What was open when it was read last.
    addresses: Addresses,
    /// Questions that wait for the site to be read.
    waiting: Vec<Request>,
    shown: Published,
    /// Whether the editor was told that there is no site.
    lost: bool,
}

struct Document {
    file: PathBuf,
    version: i32,
    text: String,
    /// Whether what is shown of it was found in an older version.
    behind: bool,
}

impl Desk {
    pub fn new(
        client: Client,
        root: Option<PathBuf>,
        drafts: bool,
        say: Say,
        tell: Sender<Event>,
    ) -> Self {
        Desk {
            client,
            say,
            tell,
            root,
            drafts,
            open: BTreeMap::new(),
            pace: Pace::default(),
            watch: None,
            memo: Memo::default(),
            read: None,
            addresses: Addresses::new(),
            waiting: Vec::new(),
            shown: Published::new(),
            lost: false,
        }
    }

    pub fn run(mut self, events: &Receiver<Event>) {
        loop {
            if self.pace.due().is_some_and(|due| due <= Instant::now()) {
                self.pace.begin();
                self.build();
            }
            if self.pace.due().is_none() {
                let waiting = mem::take(&mut self.waiting);
                waiting.into_iter().for_each(|request| self.answer(request));
            }
            let event = match self.pace.wait(Instant::now()) {
                Some(wait) => events.recv_timeout(wait),
                None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match event {
                Ok(Event::Told(told)) => self.told(told),
                Ok(Event::Asked(request)) => self.waiting.push(request),
                Ok(Event::Changed(change)) => {
                    self.watch.iter_mut().for_each(|watch| watch.lost(&change));
                    self.changed();
                }
                Err(RecvTimeoutError::Timeout) => {}
                Ok(Event::Stop) | Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// What cannot be understood of a notice is passed over, as the protocol wants it.
    fn told(&mut self, told: Notification) {
        match told.method.as_str() {
            "initialized" => self.begin(),
            "textDocument/didOpen" => {
                if let Ok(told) = serde_json::from_value::<DidOpenTextDocumentParams>(told.params) {
                    let document = told.text_document;
                    self.put(&document.uri, document.version, document.text);
                }
            }
            "textDocument/didChange" => {
                if let Ok(told) = serde_json::from_value::<DidChangeTextDocumentParams>(told.params)
                    && let Some(change) = told.content_changes.into_iter().next_back()
                {
                    let document = told.text_document;
                    self.put(&document.uri, document.version, change.text);
                }
            }
            "textDocument/didClose" => {
                if let Ok(told) = serde_json::from_value::<DidCloseTextDocumentParams>(told.params)
                {
                    self.open.remove(told.text_document.uri.as_str());
                    self.changed();
                }
            }
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => self.changed(),
            "$/cancelRequest" => self.cancel(&told.params),
            _ => {}
        }
    }

    fn begin(&mut self) {
        if self.client.watches {
            let ask = Request::new(
                0.into(),
                "client/registerCapability".into(),
                client::watching(),
            );
            (self.say)(ask.into());
        }
        self.changed();
    }

    fn put(&mut self, uri: &Uri, version: i32, text: String) {
        let Some(file) = address::file(uri.as_str()) else {
            return;
        };
        let document = Document {
            file,
            version,
            text,
            behind: true,
        };
        self.open.insert(uri.as_str().to_owned(), document);
        self.changed();
    }

    fn cancel(&mut self, params: &Value) {
        let cancelled = |request: &Request| {
            serde_json::from_value(params["id"].clone()).is_ok_and(|id| request.id == id)
        };
        if let Some(index) = self.waiting.iter().position(cancelled) {
            let id = self.waiting.remove(index).id;
            let code = ErrorCode::RequestCanceled as i32;
            (self.say)(Response::new_err(id, code, "cancelled".to_owned()).into());
        }
    }

    fn changed(&mut self) {
        if self.root.is_none() {
            self.look_for_site();
        }
        if self.root.is_some() {
            self.pace.heard(Instant::now(), false);
        }
    }

    /// The site of the folders that are open, or of a page.
    fn look_for_site(&mut self) {
        let folders = self.client.folders.iter().map(PathBuf::as_path);
        let pages = self.open.values().map(|document| document.file.as_path());
        let places: Vec<&Path> = folders.chain(pages).collect();
        let root = search::site(&places);
        if root.is_none() && !places.is_empty() && !mem::replace(&mut self.lost, true) {
            let told = "isogloss: there is no site.yaml in this folder or in one above it, and none beside it whose `roots` name \
                        it; open a page of a site or the site's folder, or name that folder in the option `site`";
            (self.say)(notice(
                "window/showMessage",
                &json!({"type": 2, "message": told}),
            ));
        }
        self.root = root;
    }

    /// Reads the site as `check` does, with what is open in the place of the files.
    fn build(&mut self) {
        let Some(root) = self.root.clone() else {
            return;
        };
        let name = |document: &Document| address::from_root(&root, &document.file);
        let sources = self.open.values().map(|document| {
            let name = name(document);
            let source = Source::new(name.as_str(), document.text.clone());
            (name, Arc::new(source))
        });
        let buffers: Buffers = sources.collect();
        let open = self.open.iter();
        let addresses = open.map(|(address, document)| (name(document), address.clone()));
        self.addresses = addresses.collect();
        let disk = Disk::below(&root, buffers.clone());
        let asked = Asked {
            drafts: self.drafts,
            ..Asked::only(Purpose::Mend)
        };
        let fault = match open_on(disk, asked, &mut self.memo) {
            Ok(opened) => {
                self.read = Some(opened);
                None
            }
            Err(failure) => {
                let disk = Disk::below(&root, buffers);
                let fault = Fault::of(&failure, &root);
                let (path, shown) = findings::fault(&fault, &disk, self.client.unit);
                Some((view::address(&root, &self.addresses, &path), shown))
            }
        };
        self.follow(&root);
        let is_read = fault.is_none();
        let view = self.view();
        let found = view.map(|view| findings::published(&view, self.client.related));
        let mut found = found.unwrap_or_default();
        if let Some((address, fault)) = fault {
            found.entry(address).or_default().push(fault);
        }
        self.show(found, is_read);
    }

    /// Hears what changes in the site's folders, where the editor does not tell of it: it watches what is open.
    fn follow(&mut self, root: &Path) {
        let open = &self.client.folders;
        let told = |folder: &Path| open.iter().any(|open| folder.starts_with(open));
        let trees = self.read.iter().flat_map(|opened| &opened.folders);
        let mut trees = trees.map(|tree| address::settled(&root.join(tree)));
        if self.client.watches && told(root) && trees.all(|tree| told(&tree)) {
            return;
        }
        if self.watch.is_none() {
            let tell = self.tell.clone();
            let tell = move |change| tell.send(Event::Changed(change)).unwrap_or_default();
            self.watch = Watch::new(tell, root).ok();
        }
        let folders = self.read.iter().flat_map(|opened| &opened.folders);
        let folders: Vec<PathBuf> = folders.map(|folder| root.join(folder)).collect();
        self.watch
            .iter_mut()
            .for_each(|watch| watch.follow(&folders));
    }

    /// Tells the editor what was found, file by file, where that is news. What was found in an older text
    /// stays where the editor has moved it.
    fn show(&mut self, mut found: Published, is_read: bool) {
        let before = mem::take(&mut self.shown);
        for address in before.keys().chain(self.open.keys()) {
            found.entry(address.clone()).or_default();
        }
        for (address, diagnostics) in &found {
            let document = self.open.get(address);
            let behind = document.is_some_and(|document| document.behind);
            if !(behind && is_read) && before.get(address) == Some(diagnostics) {
                continue;
            }
            let told = address.parse().ok().map(|uri| PublishDiagnosticsParams {
                uri,
                diagnostics: diagnostics.clone(),
                version: document.map(|document| document.version),
            });
            let told = told.and_then(|told| serde_json::to_value(told).ok());
            told.iter().for_each(|told| {
                (self.say)(notice("textDocument/publishDiagnostics", told));
            });
        }
        for document in self.open.values_mut() {
            document.behind &= !is_read;
        }
        // What has findings no more was told so, and is forgotten.
        found.retain(|address, found| !found.is_empty() || self.open.contains_key(address));
        self.shown = found;
    }

    fn view(&self) -> Option<View<'_>> {
        let opened = self.read.as_ref()?;
        let newer = self.open.values().filter_map(|document| {
            let name = address::from_root(opened.disk.root(), &document.file);
            let read = opened.disk.open(&name);
            let is_read = read.is_some_and(|read| read.text() == document.text);
            (!is_read).then_some(name)
        });
        let newer = newer.collect();
        Some(View::new(opened, &self.addresses, newer, &self.client))
    }

    fn answer(&self, request: Request) {
        let (id, answer) = (request.id, answer_to(&request.method));
        let answered = self
            .view()
            .zip(answer)
            .map(|(view, answer)| answer(&view, request.params));
        let response = match answered {
            Some(Ok(answer)) => Response::new_ok(id, answer),
            Some(Err(error)) => {
                Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string())
            }
            None => Response::new_ok(id, Value::Null),
        };
        (self.say)(response.into());
    }
}
