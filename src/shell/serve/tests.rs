//! What slow browsers get, with a server that waits for nobody long.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant};

use super::answer::Server;
use super::editor::Editor;
use super::guard::Guard;
use super::http::{self, Patience};
use super::snapshot::Live;
use crate::shell::fault::Fault;

const SHORT: Duration = Duration::from_millis(100);
/// Nothing that a server with little patience does takes so long, however busy the computer is.
const LONG: Duration = Duration::from_secs(5);

fn patience() -> Patience {
    Patience {
        to_ask: LONG * 9,
        to_take: LONG * 9,
        to_take_a_part: LONG * 9,
        to_hear: LONG * 9,
    }
}

/// A site that cannot be built, for a reason that is long.
const REASON: usize = 40 << 20;

/// Connects to a server that has so much patience, and sends it something.
fn say(patience: Patience, words: &str) -> (TcpStream, Arc<Server>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let live = Live::default();
    live.fail(Fault {
        message: "x".repeat(REASON),
        place: None,
    });
    let server = Arc::new(Server {
        live: Arc::new(live),
        guard: Guard::new("localhost", address),
        editor: "none".parse::<Editor>().unwrap(),
        root: ".".into(),
        patience,
    });
    let answering = server.clone();
    spawn(move || http::accept(&listener, answering));
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(LONG)).unwrap();
    stream.write_all(words.as_bytes()).unwrap();
    (stream, server)
}

const ASK: &str = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

#[test]
fn who_does_not_end_asking_is_told() {
    let to_ask = SHORT;
    let (mut stream, _) = say(
        Patience {
            to_ask,
            ..patience()
        },
        &ASK[..20],
    );
    let mut said = String::new();
    stream.read_to_string(&mut said).unwrap();
    assert!(said.starts_with("HTTP/1.1 408"), "{said}");
}

#[test]
fn who_takes_nothing_is_left() {
    let to_take_a_part = SHORT;
    let patience = Patience {
        to_take_a_part,
        ..patience()
    };
    let (mut stream, server) = say(patience, ASK);
    stream.read_exact(&mut [0]).unwrap();
    let start = Instant::now();
    // The test and the thread that listens have the server, and so has whoever still answers.
    while Arc::strong_count(&server) > 2 {
        assert!(start.elapsed() < LONG, "the answer is never given up");
        sleep(SHORT / 10);
    }
}

#[test]
fn who_takes_an_answer_for_ever_does_not_get_it_all() {
    let to_take = SHORT;
    let (mut stream, _) = say(
        Patience {
            to_take,
            ..patience()
        },
        ASK,
    );
    let (mut taken, mut part) = (0, vec![0; 64 << 10]);
    while let Ok(length) = stream.read(&mut part)
        && length > 0
    {
        taken += length;
        sleep(SHORT / 20);
    }
    assert!(taken < REASON, "{taken}");
}

#[test]
fn who_waits_for_a_change_hears_that_somebody_is_there() {
    let to_hear = SHORT;
    let request = "GET /_isogloss/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let (mut stream, server) = say(
        Patience {
            to_hear,
            ..patience()
        },
        request,
    );
    server.live.fail(Fault {
        message: String::new(),
        place: None,
    });
    let (mut heard, mut part) = (Vec::new(), vec![0; 64 << 10]);
    while !heard.ends_with(b": still here\n\n") {
        let length = stream.read(&mut part).unwrap();
        assert!(length > 0, "the events ended");
        heard.extend_from_slice(&part[..length]);
    }
}
