//! Gives requests of browsers, and writes what they are answered. Each has a thread of its own, so a
//! slow one keeps nobody waiting, and a limit of time and size.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::answer::Server;

/// A request is that long at most.
const LONGEST_HEAD: usize = 16 * 1024;
const PART: usize = 64 * 1024;
/// So many are answered at one time.
const MOST_CONNECTIONS: usize = 256;
/// So many of them may be pages that wait for news, so that others are always answered.
pub const MOST_ONLOOKERS: usize = MOST_CONNECTIONS / 4;

/// How long a browser is waited for.
pub struct Patience {
    pub to_ask: Duration,
    /// A whole answer, and each part of it.
    pub to_take: Duration,
    pub to_take_a_part: Duration,
    /// A browser that hears nothing for so long asks whether anybody is there.
    pub to_hear: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Patience {
            to_ask: Duration::from_secs(5),
            to_take: Duration::from_secs(60),
            to_take_a_part: Duration::from_secs(10),
            to_hear: Duration::from_secs(15),
        }
    }
}

/// A request, as far as it matters here.
#[derive(Debug, Default)]
pub struct Request {
    /// Only the head of the answer is wanted.
    pub head_only: bool,
    /// As it was written: encoded, and with what stands behind `?`.
    pub target: String,
    pub host: String,
    pub origin: Option<String>,
    /// Another site led here, by a link or by what its page holds.
    pub from_other_site: bool,
    /// A reader goes to a page, and no page loads it.
    pub is_visit: bool,
    /// Whether somebody wants to look at it, and not a program to have it.
    pub for_eyes: bool,
}

pub struct Response {
    pub status: u16,
    pub kind: &'static str,
    /// Where to look instead.
    pub location: Option<String>,
    /// The same for the same bytes of the built site.
    pub mark: Option<u64>,
    pub body: Arc<[u8]>,
}

impl Response {
    /// A sentence in the place of a page.
    pub fn words(status: u16, words: &str) -> Self {
        Response {
            status,
            kind: "text/plain; charset=utf-8",
            location: None,
            mark: None,
            body: format!("{words}\n").into_bytes().into(),
        }
    }
}

/// Answers everybody who connects.
pub fn accept(listener: &TcpListener, server: Arc<Server>) {
    let open = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming() {
        let Ok(stream) = stream else {
            // There are too many open files; some will be closed.
            thread::sleep(Duration::from_millis(50));
            continue;
        };
        let place = Place::take(&open);
        let server = server.clone();
        // Where no thread can be had, the connection closes.
        let _ = thread::Builder::new().spawn(move || {
            if place.number() <= MOST_CONNECTIONS {
                converse(stream, &server);
            }
        });
    }
}

/// One of the connections that are open.
struct Place(Arc<AtomicUsize>, usize);

impl Place {
    fn take(open: &Arc<AtomicUsize>) -> Self {
        Place(open.clone(), open.fetch_add(1, Ordering::SeqCst) + 1)
    }

    fn number(&self) -> usize {
        self.1
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

fn converse(mut stream: TcpStream, server: &Server) {
    let _ = stream.set_nodelay(true);
    let patience = &server.patience;
    let _ = stream.set_write_timeout(Some(patience.to_take_a_part));
    let request = read(&mut stream, patience.to_ask);
    let time = patience.to_take;
    let done = match request {
        Ok(Some(request)) => match server.events(&request) {
            Some(page) => server.tell(&mut stream, &page, request.head_only),
            None => write(
                &mut stream,
                &server.answer(&request),
                request.head_only,
                time,
            ),
        },
        Ok(None) => return,
        Err(refusal) => write(&mut stream, &refusal, false, time),
    };
    if done.is_ok() {
        let _ = stream.shutdown(Shutdown::Write);
        // What the other side still sends must be taken, or it loses the answer.
        let _ = stream.set_read_timeout(Some(Duration::from_millis(500)));
        let mut rest = [0; 4096];
        for _ in 0..64 {
            match stream.read(&mut rest) {
                Ok(length) if length > 0 => {}
                _ => break,
            }
        }
    }
}

/// None: the other side said nothing.
fn read(stream: &mut TcpStream, time: Duration) -> Result<Option<Request>, Response> {
    let start = Instant::now();
    let mut head = Vec::new();
    let mut part = [0; 4096];
    loop {
        let left = time.saturating_sub(start.elapsed());
        let _ = stream.set_read_timeout(Some(left.max(Duration::from_millis(1))));
        match stream.read(&mut part) {
            Ok(0) => return Ok(None),
            Ok(length) => head.extend_from_slice(&part[..length]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) if head.is_empty() => return Ok(None),
            Err(_) => return Err(Response::words(408, "the request did not end in time")),
        }
        if let Some(request) = parse(&head)? {
            return Ok(Some(request));
        }
        if head.len() > LONGEST_HEAD {
            return Err(Response::words(431, "the request is too long"));
        }
        if left.is_zero() {
            return Err(Response::words(408, "the request did not end in time"));
        }
    }
}

/// None: the request has not ended yet.
fn parse(head: &[u8]) -> Result<Option<Request>, Response> {
    let bad = || Response::words(400, "this is no request that a browser would make");
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut parsed = httparse::Request::new(&mut headers);
    if parsed.parse(head).map_err(|_| bad())?.is_partial() {
        return Ok(None);
    }
    let method = parsed.method.unwrap_or_default();
    let target = parsed.path.unwrap_or_default();
    if !matches!(method, "GET" | "HEAD") {
        return Err(Response::words(
            405,
            "pages can be read here, with GET and HEAD",
        ));
    }
    if !target.starts_with('/') {
        return Err(bad());
    }
    let text = |value: &[u8]| String::from_utf8_lossy(value).trim().to_owned();
    let named = |name: &str| {
        let headers = parsed.headers.iter();
        let values = headers.filter(|header| header.name.eq_ignore_ascii_case(name));
        values.map(|header| text(header.value)).collect::<Vec<_>>()
    };
    let hosts = named("host");
    let [host] = hosts.as_slice() else {
        return Err(bad());
    };
    let goal = named("sec-fetch-dest");
    let for_eyes = match goal.first() {
        Some(goal) => matches!(goal.as_str(), "document" | "iframe" | "frame"),
        None => named("accept")
            .iter()
            .any(|kinds| kinds.contains("text/html")),
    };
    Ok(Some(Request {
        head_only: method == "HEAD",
        target: target.to_owned(),
        host: host.clone(),
        origin: named("origin").first().cloned(),
        from_other_site: named("sec-fetch-site")
            .iter()
            .any(|site| site == "cross-site"),
        is_visit: named("sec-fetch-mode")
            .iter()
            .any(|mode| mode == "navigate"),
        for_eyes,
    }))
}

/// Writes an answer, which is taken in some time. No browser keeps it: the next one may be another.
fn write(
    stream: &mut TcpStream,
    response: &Response,
    head_only: bool,
    time: Duration,
) -> io::Result<()> {
    let Response { status, kind, .. } = response;
    let reason = reason(*status);
    let length = response.body.len();
    let location = response.location.as_ref();
    let location = location.map_or(String::new(), |to| format!("Location: {to}\r\n"));
    let mark = response
        .mark
        .map(|mark| format!("ETag: \"{mark:016x}\"\r\n"));
    let mark = mark.unwrap_or_default();
    let allow = if *status == 405 {
        "Allow: GET, HEAD\r\n"
    } else {
        ""
    };
    let head = format!(
        "HTTP/1.1 {status} {reason}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
         {location}{mark}{allow}{COMMON}\r\n"
    );
    stream.write_all(head.as_bytes())?;
    if head_only {
        return Ok(());
    }
    let start = Instant::now();
    for part in response.body.chunks(PART) {
        if start.elapsed() > time {
            return Err(io::ErrorKind::TimedOut.into());
        }
        stream.write_all(part)?;
    }
    Ok(())
}

/// What stands in the head of every answer.
pub const COMMON: &str = "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\
     Cross-Origin-Resource-Policy: same-origin\r\nConnection: close\r\n";

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Error",
    }
}
