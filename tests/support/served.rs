//! Runs `serve`, and asks it as a browser would, over real connections on this computer.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

/// Nothing in a test takes longer, however busy the computer is.
const PATIENCE: Duration = Duration::from_secs(30);

pub struct Served {
    child: Child,
    /// Host and port.
    pub address: String,
    /// The line that names the address.
    pub said: String,
    stderr: Arc<Mutex<String>>,
    reading: Option<thread::JoinHandle<()>>,
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let mut named = lines.filter(|(key, _)| key.eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| value)
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Served {
    /// Serves the site of a folder, at any free port unless the arguments name one.
    pub fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_isogloss"));
        command.arg("serve").args(arguments).current_dir(folder);
        if !arguments.contains(&"--port") {
            command.args(["--port", "0"]);
        }
        command.env_remove("ISOGLOSS_EDITOR");
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let stderr = Arc::new(Mutex::new(String::new()));
        let (kept, lines) = (stderr.clone(), BufReader::new(child.stderr.take().unwrap()));
        let reading = thread::spawn(move || {
            for line in lines.lines().map_while(Result::ok) {
                let mut kept = kept.lock().unwrap();
                kept.push_str(&line);
                kept.push('\n');
            }
        });
        let mut said = String::new();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        stdout.read_line(&mut said).unwrap();
        let address = said.split("http://").nth(1).unwrap_or_else(|| {
            panic!("no address: {said}{}", stderr.lock().unwrap());
        });
        Served {
            address: address.split('/').next().unwrap().to_owned(),
            child,
            reading: Some(reading),
            said,
            stderr,
        }
    }

    pub fn stderr(&self) -> String {
        self.stderr.lock().unwrap().clone()
    }

    /// How often the site was built.
    pub fn builds(&self) -> usize {
        self.stderr().matches("built in ").count()
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// A request, and all that comes back.
    pub fn ask(&self, method: &str, path: &str, headers: &str) -> Answer {
        let host = format!("Host: {}\r\n", self.address);
        let host = if headers.contains("Host:") {
            ""
        } else {
            host.as_str()
        };
        self.say(&format!("{method} {path} HTTP/1.1\r\n{host}{headers}\r\n"))
    }

    /// The bytes of a request as they are.
    pub fn say(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let end = end.unwrap_or_else(|| panic!("no answer to {request:?}"));
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let body = bytes.split_off(end + 4);
        Answer { status, head, body }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "Accept: */*\r\n")
    }

    /// As a browser asks for a page.
    pub fn look(&self, path: &str) -> Answer {
        self.ask(
            "GET",
            path,
            "Accept: text/html\r\nSec-Fetch-Dest: document\r\n",
        )
    }

    pub fn events(&self, page: &str) -> Events {
        let mut stream = self.connect();
        let request = format!(
            "GET /_isogloss/events?page={page} HTTP/1.1\r\nHost: {}\r\n\r\n",
            self.address
        );
        stream.write_all(request.as_bytes()).unwrap();
        Events(BufReader::new(stream))
    }

    /// Waits until something holds.
    pub fn until(&self, what: &str, holds: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            assert!(
                start.elapsed() < PATIENCE,
                "never {what}\n{}",
                self.stderr()
            );
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Ctrl-C; the exit code.
    pub fn interrupt(mut self) -> (i32, String) {
        let id = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-INT", &id])
                .status()
                .unwrap()
                .success()
        );
        let code = self.child.wait().unwrap().code().unwrap_or(-1);
        let said = self.reading.take().map(thread::JoinHandle::join);
        assert!(said.is_some_and(|read| read.is_ok()));
        (code, self.stderr())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a page is told.
pub struct Events(BufReader<TcpStream>);

impl Events {
    /// The next state of the page.
    pub fn state(&mut self) -> Value {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the events ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }
}
