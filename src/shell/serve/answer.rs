//! Gives what a request is answered: a file of the built site, and to eyes a page with the overlay's
//! script in it. What programs get are the built bytes as they are.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::Arc;

use memchr::memmem;

use super::Editor;
use super::guard::Guard;
use super::http::{COMMON, Patience, Request, Response};
use super::overlay;
use super::snapshot::{Built, File, Live, Snapshot};

/// What the overlay is made of. No page of a site stands there: its folders are languages.
const OWN: &str = "/_isogloss/";
const SCRIPT: &str = include_str!("../../../overlay/overlay.js");
const STYLE: &str = include_str!("../../../overlay/overlay.css");
const MARKS: &str = include_str!("../../../overlay/marks.css");

pub struct Server {
    pub live: Arc<Live>,
    pub guard: Guard,
    pub editor: Editor,
    pub root: PathBuf,
    pub patience: Patience,
}

/// What stands at an address.
enum Found<'a> {
    File(&'a str, &'a File),
    Elsewhere(String),
    Nothing,
}

impl Server {
    pub fn answer(&self, request: &Request) -> Response {
        if let Some(refusal) = self.refusal(request) {
            return refusal;
        }
        let (path, query) = split(&request.target);
        match path.strip_prefix(OWN) {
            Some("overlay.js") => return text("text/javascript; charset=utf-8", SCRIPT),
            Some("overlay.css") => return text("text/css; charset=utf-8", STYLE),
            Some("marks.css") => return text("text/css; charset=utf-8", MARKS),
            Some(_) => return Response::words(404, "there is nothing here"),
            None => {}
        }
        let now = self.live.now();
        let Some(built) = &now.built else {
            return unbuilt(&now, request);
        };
        let (status, name, file) = match find(built, now.base(), path) {
            Found::File(name, file) => (200, name, file),
            Found::Elsewhere(path) => {
                let query = if query.is_empty() {
                    String::new()
                } else {
                    format!("?{query}")
                };
                let mut response = Response::words(302, "the page stands elsewhere");
                response.location = Some(format!("{path}{query}"));
                return response;
            }
            Found::Nothing => match missing(built, now.base(), path) {
                Some((name, file)) => (404, name, file),
                None => return Response::words(404, "there is no such page"),
            },
        };
        let kind = kind(name);
        let body = match request.for_eyes && kind.starts_with("text/html") {
            true => with_overlay(&file.bytes, &seen(&now, path)).into(),
            false => file.bytes.clone(),
        };
        Response {
            status,
            kind,
            location: None,
            mark: Some(file.mark),
            body,
        }
    }

    /// Those who are not answered, and why.
    fn refusal(&self, request: &Request) -> Option<Response> {
        if !self.guard.admits(&request.host) {
            let words = "this server does not answer to that name; open it by the address that \
                         it printed, or start it with --host and the name";
            return Some(Response::words(403, words));
        }
        let origin = request.origin.as_deref();
        let foreign = origin.is_some_and(|origin| !self.guard.admits_origin(origin, &request.host));
        let foreign = foreign || request.from_other_site && !request.is_visit;
        foreign.then(|| Response::words(403, "pages of other sites cannot read this one"))
    }

    /// The page whose changes are asked for.
    pub fn events(&self, request: &Request) -> Option<String> {
        let (path, query) = split(&request.target);
        let asked = path.strip_prefix(OWN) == Some("events") && !request.from_other_site;
        let wanted = asked && self.refusal(request).is_none();
        let mut fields = query.split('&');
        let page = fields.find_map(|field| field.strip_prefix("page="));
        wanted.then(|| page.and_then(decode).unwrap_or_else(|| "/".to_owned()))
    }

    /// Tells a browser how its page stands, now and whenever that changes, until it goes away.
    pub fn tell(&self, stream: &mut TcpStream, page: &str, head_only: bool) -> io::Result<()> {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n{COMMON}\r\n");
        stream.write_all(head.as_bytes())?;
        if head_only {
            return Ok(());
        }
        stream.write_all(b"retry: 500\n\n")?;
        let onlooker = self.live.onlooker(page);
        let mut now = self.live.now();
        let mut told = String::new();
        loop {
            let state = overlay::state(&now, &seen(&now, page), &self.shown(&now, page));
            if state != told {
                stream.write_all(format!("event: state\ndata: {state}\n\n").as_bytes())?;
                told = state;
            }
            now = loop {
                match onlooker.newer_than(now.number, self.patience.to_hear) {
                    Some(newer) => break newer,
                    // It comes back late, or pages beyond the limit would take turns without end.
                    None if onlooker.is_given_up() => {
                        stream.write_all(b"retry: 60000\n\n")?;
                        return Err(io::ErrorKind::ConnectionAborted.into());
                    }
                    None => stream.write_all(b": still here\n\n")?,
                }
            };
        }
    }

    fn shown<'a>(&'a self, now: &'a Snapshot, page: &str) -> overlay::Shown<'a> {
        let built = now.built.as_deref();
        let name = built.and_then(|built| match find(built, now.base(), page) {
            Found::File(name, _) => Some(name),
            _ => None,
        });
        overlay::Shown {
            built,
            name: name.unwrap_or_default(),
            editor: &self.editor,
            root: &self.root,
        }
    }
}

/// The files of the pages that browsers show.
pub fn looked_at(now: &Snapshot, addresses: &[String]) -> BTreeSet<String> {
    let built = now.built.iter();
    let files = built.flat_map(|built| {
        let pages = addresses.iter().map(|page| find(built, now.base(), page));
        pages.filter_map(|found| match found {
            Found::File(name, _) => Some(name.to_owned()),
            Found::Elsewhere(_) | Found::Nothing => None,
        })
    });
    files.collect()
}

/// What a browser has seen when it has this page: the page, the styles, the rest.
fn seen(now: &Snapshot, page: &str) -> [String; 3] {
    let Some(built) = &now.built else {
        return Default::default();
    };
    let file = match find(built, now.base(), page) {
        Found::File(_, file) => Some(file),
        _ => missing(built, now.base(), page).map(|(_, file)| file),
    };
    let page = file.map_or(0, |file| file.mark);
    [page, built.style, built.rest].map(|mark| format!("{mark:016x}"))
}

fn split(target: &str) -> (&str, &str) {
    let target = target.split('#').next().unwrap_or_default();
    target.split_once('?').unwrap_or((target, ""))
}

/// The file of an address. Nothing leads out: what is not in the built site is not there.
fn find<'a>(built: &'a Built, base: &str, path: &str) -> Found<'a> {
    let Some(below) = path.strip_prefix(base) else {
        let at_root = path == "/" || format!("{path}/") == base;
        return match at_root {
            true => Found::Elsewhere(base.to_owned()),
            false => Found::Nothing,
        };
    };
    let Some(name) = decode(below) else {
        return Found::Nothing;
    };
    if name.split('/').any(|part| part.starts_with('.')) || name.contains(['\\', '\0']) {
        return Found::Nothing;
    }
    let index = match name.is_empty() || name.ends_with('/') {
        true => format!("{name}index.html"),
        false => name.clone(),
    };
    if let Some((name, file)) = built.files.get_key_value(&index) {
        return Found::File(name, file);
    }
    match built.files.contains_key(&format!("{name}/index.html")) {
        true => Found::Elsewhere(format!("{path}/")),
        false => Found::Nothing,
    }
}

/// The page that says so, in the language of the address.
fn missing<'a>(built: &'a Built, base: &str, path: &str) -> Option<(&'a str, &'a File)> {
    let below = path.strip_prefix(base).unwrap_or_default();
    let language = below.split('/').next().unwrap_or_default();
    let own = format!("{}/404.html", language.to_ascii_lowercase());
    let found = built.files.get_key_value(&own);
    let (name, file) = found.or_else(|| built.files.get_key_value("404.html"))?;
    Some((name, file))
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let (digits, behind) = rest.split_at_checked(2)?;
        let digits = std::str::from_utf8(digits).ok()?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = behind;
    }
    String::from_utf8(bytes).ok()
}

/// The page with the overlay's script at the end of its head, which knows what the browser sees.
fn with_overlay(page: &[u8], seen: &[String; 3]) -> Vec<u8> {
    let script = format!(
        "<script src=\"{OWN}overlay.js\" data-seen=\"{}\" defer></script>\n",
        seen.join(" ")
    );
    let at = memmem::find(page, b"</head>").unwrap_or(page.len());
    [&page[..at], script.as_bytes(), &page[at..]].concat()
}

/// Before the first site could be built there is a page that waits for it.
fn unbuilt(now: &Snapshot, request: &Request) -> Response {
    let message = now.fault.as_ref().map_or("", |fault| &fault.message);
    if !request.for_eyes {
        return Response::words(503, &format!("the site cannot be built: {message}"));
    }
    let page = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
                <title>The site cannot be built</title>\n</head>\n<body>\n\
                <h1>The site cannot be built</h1>\n</body>\n</html>\n";
    Response {
        status: 503,
        kind: "text/html; charset=utf-8",
        location: None,
        mark: None,
        body: with_overlay(page.as_bytes(), &Default::default()).into(),
    }
}

fn text(kind: &'static str, text: &str) -> Response {
    Response {
        status: 200,
        kind,
        location: None,
        mark: None,
        body: text.as_bytes().into(),
    }
}

/// What a file is, by its name.
fn kind(name: &str) -> &'static str {
    let ending = name
        .rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'));
    let ending = ending.map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
    match ending.as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff" => "font/woff",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        "pdf" => "application/pdf",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "mp3" => "audio/mpeg",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}
