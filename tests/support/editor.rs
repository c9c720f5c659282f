//! An editor that speaks to `lsp` by a script.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

pub struct Editor {
    process: Child,
    input: Option<ChildStdin>,
    heard: Receiver<Value>,
    next: Cell<i32>,
    /// What was said and not asked for, in its order.
    pub notices: RefCell<Vec<Value>>,
    /// The newest findings of each file.
    pub found: RefCell<BTreeMap<String, Vec<Value>>>,
}

const PATIENCE: Duration = Duration::from_secs(60);

impl Editor {
    pub fn start(folder: &Path) -> Self {
        Editor::run(folder, &["lsp", "--stdio"])
    }

    pub fn run(folder: &Path, arguments: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_isogloss"))
            .args(arguments)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let (tell, heard) = mpsc::channel();
        thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                let _ = tell.send(message);
            }
        });
        Editor {
            input: process.stdin.take(),
            process,
            heard,
            next: Cell::new(0),
            notices: RefCell::default(),
            found: RefCell::default(),
        }
    }

    /// An editor that has a folder open and can do all that editors can.
    pub fn open(folder: &Path) -> Self {
        Editor::speak(folder, &["lsp", "--stdio"])
    }

    /// The same, where the program is called with other words.
    pub fn speak(folder: &Path, arguments: &[&str]) -> Self {
        let mut editor = Editor::run(folder, arguments);
        editor.greet(json!([{"uri": address(folder), "name": "site"}]), json!({}));
        editor
    }

    pub fn greet(&mut self, folders: Value, general: Value) -> Value {
        let capabilities = json!({
            "general": general,
            "textDocument": {"publishDiagnostics": {"relatedInformation": true}},
            "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}},
        });
        let greeting = json!({
            "processId": null, "rootUri": null, "capabilities": capabilities,
            "workspaceFolders": folders,
        });
        let offer = self.ask("initialize", greeting);
        self.tell("initialized", json!({}));
        offer["result"].clone()
    }

    pub fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    pub fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Asks without waiting for the answer.
    pub fn begin(&mut self, method: &str, params: Value) -> i32 {
        let id = self.next.get() + 1;
        self.next.set(id);
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        id
    }

    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.begin(method, params);
        self.wait(|message| message["id"] == id && message.get("method").is_none())
    }

    pub fn wait(&self, wanted: impl Fn(&Value) -> bool) -> Value {
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let message = self
                .heard
                .recv_timeout(left)
                .expect("the server says nothing more");
            let params = &message["params"];
            if message["method"] == "textDocument/publishDiagnostics" {
                let found = params["diagnostics"].as_array().unwrap().clone();
                let address = params["uri"].as_str().unwrap().to_owned();
                self.found.borrow_mut().insert(address, found);
            }
            if wanted(&message) {
                return message;
            }
            self.notices.borrow_mut().push(message);
        }
    }

    pub fn did_open(&mut self, address: &str, text: &str) {
        let document =
            json!({"uri": address, "languageId": "markdown", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    pub fn did_change(&mut self, address: &str, version: i32, text: &str) {
        let document = json!({"uri": address, "version": version});
        let changes = json!([{"text": text}]);
        let params = json!({"textDocument": document, "contentChanges": changes});
        self.tell("textDocument/didChange", params);
    }

    /// What is found in a file, once it is what is wanted.
    pub fn findings(&self, address: &str, wanted: impl Fn(&[Value]) -> bool) -> Vec<Value> {
        let known = |all: &BTreeMap<String, Vec<Value>>| all.get(address).cloned();
        let found = known(&self.found.borrow());
        if let Some(found) = found.filter(|found| wanted(found)) {
            return found;
        }
        let told = self.wait(|message| {
            let params = &message["params"];
            params["uri"] == address
                && params["diagnostics"]
                    .as_array()
                    .is_some_and(|all| wanted(all))
        });
        told["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// Takes its leave in good order, or as it is; gives the exit code and what was said of it.
    pub fn leave(mut self, in_order: bool) -> (Option<i32>, String) {
        if in_order {
            assert_eq!(self.ask("shutdown", Value::Null)["result"], Value::Null);
            self.tell("exit", Value::Null);
        }
        self.end()
    }

    pub fn end(&mut self) -> (Option<i32>, String) {
        self.input = None;
        let mut said = String::new();
        let mut errors = self.process.stderr.take().unwrap();
        errors.read_to_string(&mut said).unwrap();
        (self.process.wait().unwrap().code(), said)
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The address of a file as an editor may write it.
pub fn address(path: &Path) -> String {
    let mut address = "file://".to_owned();
    for byte in path.to_str().unwrap().bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' => address.push(byte as char),
            _ if byte.is_ascii_alphanumeric() => address.push(byte as char),
            _ => address.push_str(&format!("%{byte:02x}")),
        }
    }
    address
}

/// A text as an editor leaves it that makes edits, whose columns count UTF-16.
pub fn edited(text: &str, edits: &[Value]) -> String {
    let offset = |at: &Value| {
        let line = at["line"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut left = at["character"].as_u64().unwrap() as usize;
        let line = text[start..].chars().take_while(|c| {
            let fits = left >= c.len_utf16();
            left -= if fits { c.len_utf16() } else { 0 };
            fits
        });
        start + line.map(char::len_utf8).sum::<usize>()
    };
    let mut spans: Vec<(usize, usize, &str)> = edits
        .iter()
        .map(|edit| {
            let range = &edit["range"];
            (
                offset(&range["start"]),
                offset(&range["end"]),
                edit["newText"].as_str().unwrap(),
            )
        })
        .collect();
    spans.sort();
    let mut changed = text.to_owned();
    for (start, end, new) in spans.into_iter().rev() {
        changed.replace_range(start..end, new);
    }
    changed
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("Content-Length: ") {
            length = value.trim().parse().unwrap();
        }
    }
    let mut bytes = vec![0; length];
    output.read_exact(&mut bytes).ok()?;
    Some(serde_json::from_slice(&bytes).unwrap())
}
