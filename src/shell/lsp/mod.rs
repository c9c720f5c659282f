//! Gives editors what `check` finds, as one types: a language server that speaks over standard input and
//! output.
//!
//! This file answers the editor at once and passes on what has to do with pages. The [`desk`] reads the
//! site in a thread of its own, so that nobody waits in line behind a reading.

mod actions;
mod client;
mod desk;
mod findings;
mod places;
mod search;
mod siblings;
mod view;

use std::sync::mpsc::{self, Sender};
use std::thread;

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use serde_json::Value;

use super::Failure;
use super::cli::{Global, Lsp};

use client::Client;
use desk::{Desk, Event};
use view::View;

type Answer = fn(&View, Value) -> serde_json::Result<Value>;

/// What may be asked about a page.
const REQUESTS: &[(&str, Answer)] = &[
    ("textDocument/hover", siblings::hover),
    ("textDocument/definition", siblings::places),
    ("textDocument/implementation", siblings::places),
    ("textDocument/codeAction", actions::actions),
];

fn answer_to(method: &str) -> Option<Answer> {
    let mut known = REQUESTS.iter();
    known
        .find(|(name, _)| *name == method)
        .map(|(_, answer)| *answer)
}

/// Serves an editor until it takes its leave; true when it did so in good order.
pub fn lsp(global: &Global, options: &Lsp) -> Result<bool, Failure> {
    let (connection, threads) = Connection::stdio();
    let mut talk = Talk {
        global: global.clone(),
        drafts: options.drafts,
        connection: &connection,
        phase: Phase::New,
    };
    let left = connection
        .receiver
        .iter()
        .find_map(|message| talk.hear(message));
    let clean = matches!(talk.phase, Phase::Over);
    talk.stop();
    if left.is_some() {
        return Ok(clean);
    }
    drop(connection);
    match threads.join() {
        Ok(()) => Ok(clean),
        Err(error) => Err(Failure::Usage(format!(
            "the editor said what is no message of the language server protocol: {error}"
        ))),
    }
}

struct Talk<'a> {
    global: Global,
    drafts: bool,
    connection: &'a Connection,
    phase: Phase,
}

enum Phase {
    /// The editor has not said who it is.
    New,
    Running(Sender<Event>),
    Over,
}

/// That the editor has taken its leave.
struct Left;

impl Talk<'_> {
    fn hear(&mut self, message: Message) -> Option<Left> {
        match message {
            Message::Request(request) => self.asked(request),
            Message::Notification(told) if told.method == "exit" => return Some(Left),
            Message::Notification(told) => self.pass_on(Event::Told(told)),
            // Nothing that the desk asks of an editor needs its answer.
            Message::Response(_) => {}
        }
        None
    }

    fn asked(&mut self, request: Request) {
        let refusal = match (&self.phase, request.method.as_str()) {
            (Phase::New, "initialize") => return self.begin(request),
            (Phase::New, _) => (ErrorCode::ServerNotInitialized, "say `initialize` first"),
            (Phase::Over, _) => (ErrorCode::InvalidRequest, "the server is shut down"),
            (Phase::Running(_), "initialize") => {
                (ErrorCode::InvalidRequest, "this was said before")
            }
            (Phase::Running(_), "shutdown") => {
                self.stop();
                self.phase = Phase::Over;
                return self.say(Response::new_ok(request.id, Value::Null));
            }
            (_, method) if answer_to(method).is_some() => {
                return self.pass_on(Event::Asked(request));
            }
            _ => (ErrorCode::MethodNotFound, "isogloss knows no such request"),
        };
        let (code, message) = refusal;
        self.say(Response::new_err(
            request.id,
            code as i32,
            message.to_owned(),
        ));
    }

    fn begin(&mut self, request: Request) {
        let client = match Client::read(request.params) {
            Ok(client) => client,
            Err(error) => {
                let code = ErrorCode::InvalidParams as i32;
                return self.say(Response::new_err(request.id, code, error.to_string()));
            }
        };
        self.say(Response::new_ok(request.id, client.offer()));
        let (tell, told) = mpsc::channel();
        let out = self.connection.sender.clone();
        let say = move |message| drop(out.send(message));
        let root = self.global.root.as_ref();
        let root = root.or(client.site.as_ref());
        let root = root.and_then(|root| std::path::absolute(root).ok());
        let desk = Desk::new(client, root, self.drafts, Box::new(say), tell.clone());
        thread::spawn(move || desk.run(&told));
        self.phase = Phase::Running(tell);
    }

    fn pass_on(&self, event: Event) {
        if let Phase::Running(desk) = &self.phase {
            let _ = desk.send(event);
        }
    }

    /// Ends the desk, when it has finished what it reads.
    fn stop(&self) {
        if let Phase::Running(desk) = &self.phase {
            let _ = desk.send(Event::Stop);
        }
    }

    fn say(&self, message: impl Into<Message>) {
        // An editor that is gone hears nothing.
        let _ = self.connection.sender.send(message.into());
    }
}

/// A notice to the editor.
fn notice(method: &str, params: &Value) -> Message {
    Notification::new(method.to_owned(), params).into()
}
