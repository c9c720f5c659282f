//! Gives the site to a browser while its pages are written: the same build again, whenever a file
//! changes, kept in memory and shown at once.

mod answer;
mod editor;
mod guard;
mod http;
mod overlay;
mod snapshot;

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::net::{SocketAddr, TcpListener, ToSocketAddrs};
use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Instant;

use crate::Memo;
use crate::diagnostic::Diagnostic;
use crate::site::Purpose;

use super::Failure;
use super::cli::{Global, Serve};
use super::command::{print_to_stderr, put};
use super::disk::Disk;
use super::fault::Fault;
use super::opened::{Asked, Opened, open_on, root};
use super::pace::Pace;
use super::report;
use super::watch::{Change, Watch};

use answer::Server;
use guard::Guard;
use snapshot::{Built, Live};

pub use editor::Editor;

/// How many ports are tried behind the one that is wanted.
const NEXT_PORTS: u16 = 100;

/// Serves the site until somebody stops it.
pub fn serve(global: &Global, options: &Serve) -> Result<bool, Failure> {
    let root = root(global)?;
    if !root.join("site.yaml").is_file() {
        return Err(Failure::NotASite(root.display().to_string()));
    }
    let root = root.canonicalize().unwrap_or(root);
    let (stop, stopped) = mpsc::channel();
    ctrlc::set_handler(move || stop.send(()).unwrap_or_default())
        .map_err(|error| Failure::Usage(format!("Ctrl-C cannot be heard: {error}")))?;
    let (listener, address) = listen(&options.host, options.port)?;
    let live = Arc::new(Live::default());
    let (changes, changed) = mpsc::channel();
    let mut builder = Builder {
        global: Global {
            root: Some(root.clone()),
            ..global.clone()
        },
        base_url: options.base_url.clone(),
        drafts: options.drafts,
        root: root.clone(),
        live: live.clone(),
        known: BTreeSet::new(),
        watch: Watch::new(
            move |change| changes.send(change).unwrap_or_default(),
            &root,
        )?,
        memo: Memo::default(),
        first: true,
    };
    // What changes from here on is heard.
    builder.watch.follow(&[]);
    builder.build();
    announce(options, address, &live)?;
    let server = Server {
        live,
        guard: Guard::new(&options.host, address),
        // Nobody else is told where files lie, or could open them.
        editor: options.editor.clone().only_if(address.ip().is_loopback()),
        root,
    };
    thread::spawn(move || http::accept(&listener, Arc::new(server)));
    thread::spawn(move || builder.run(&changed));
    let _ = stopped.recv();
    if !global.quiet {
        print_to_stderr("stopped\n");
    }
    Ok(true)
}

/// Takes the wanted port, or the next that is free.
fn listen(host: &str, port: u16) -> Result<(TcpListener, SocketAddr), Failure> {
    let unreachable =
        |error: std::io::Error| Failure::Usage(format!("nothing can be served at {host}: {error}"));
    let mut addresses = (host.trim_matches(['[', ']']), port)
        .to_socket_addrs()
        .map_err(unreachable)?;
    let Some(mut address) = addresses.next() else {
        return Err(Failure::Usage(format!("`{host}` is no address")));
    };
    let last = port.saturating_add(NEXT_PORTS);
    loop {
        match TcpListener::bind(address) {
            Ok(listener) => {
                let address = listener.local_addr().map_err(unreachable)?;
                return Ok((listener, address));
            }
            Err(error) if error.kind() != std::io::ErrorKind::AddrInUse => {
                return Err(unreachable(error));
            }
            Err(_) if address.port() < last => address.set_port(address.port() + 1),
            Err(_) => {
                let message = format!(
                    "the ports from {port} to {last} are all taken; name another with --port"
                );
                return Err(Failure::Usage(message));
            }
        }
    }
}

fn announce(options: &Serve, address: SocketAddr, live: &Live) -> Result<(), Failure> {
    if options.port != 0 && address.port() != options.port {
        print_to_stderr(&format!("port {} is taken\n", options.port));
    }
    if !address.ip().is_loopback() {
        print_to_stderr("everybody who can reach this computer can read the site\n");
    }
    let base = live.now().base().to_owned();
    put(
        &format!("serving http://{address}{base} (Ctrl-C ends it)\n"),
        None,
    )
}

/// Builds the site anew when files change.
struct Builder {
    global: Global,
    base_url: Option<String>,
    drafts: bool,
    root: PathBuf,
    live: Arc<Live>,
    /// The findings that were printed.
    known: BTreeSet<String>,
    watch: Watch,
    memo: Memo,
    first: bool,
}

impl Builder {
    fn run(mut self, changed: &mpsc::Receiver<Change>) {
        let mut pace = Pace::default();
        loop {
            let now = Instant::now();
            match pace.due() {
                Some(due) if due <= now => {
                    pace.begin();
                    self.watch.follow(&self.folders());
                    let seen = self.watch.look();
                    self.build();
                    pace.look_again(Instant::now(), seen);
                }
                _ => {}
            }
            // Systems drop changes, and folders that were just made are not heard at once.
            if let Some(seen) = pace.second_look(Instant::now())
                && seen != self.watch.look()
            {
                pace.heard(Instant::now());
            }
            let wait = pace.wait(Instant::now());
            let change = match wait {
                Some(wait) => changed.recv_timeout(wait),
                None => changed.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match change {
                Ok(change) => {
                    pace.heard(Instant::now());
                    self.watch.lost(&change);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// The folders of pages, as the newest site that could be read has them.
    fn folders(&self) -> Vec<PathBuf> {
        let now = self.live.now();
        let folders = now.built.iter().flat_map(|built| &built.opened.folders);
        folders.map(|folder| self.root.join(folder)).collect()
    }

    /// Builds the site as `build` does, and shows it. What cannot be built is shown in the pages of
    /// the last one.
    fn build(&mut self) {
        let start = Instant::now();
        let built = self.make();
        let seconds = start.elapsed().as_secs_f64();
        match built {
            Ok(built) => {
                // Settings may have named folders that were not heard yet.
                let new = built.opened.folders.iter();
                let new: Vec<PathBuf> = new.map(|folder| self.root.join(folder)).collect();
                self.watch.follow(&new);
                let changed = built.changed_from(self.live.now().built.as_deref());
                self.report(&built.opened, changed, seconds);
                self.live.show(built);
            }
            Err(failure) => {
                if !self.global.quiet {
                    print_to_stderr(&format!("not built: {failure}\n"));
                }
                self.live.fail(Fault::of(&failure, &self.root));
            }
        }
    }

    fn make(&mut self) -> Result<Built, Failure> {
        let disk = Disk::new(&self.root);
        let asked = Asked {
            base_url: self.base_url.as_deref(),
            drafts: self.drafts,
            purpose: Purpose::Build,
        };
        let mut opened = open_on(disk, asked, &mut self.memo)?;
        let files = Mutex::default();
        opened.render(true, &|output| snapshot::keep(&files, output))?;
        Ok(Built::new(opened, files.into_inner().unwrap_or_default()))
    }

    /// Prints what was built, and each finding when it is new.
    fn report(&mut self, opened: &Opened, changed: usize, seconds: f64) {
        let line = |finding: &Diagnostic| format!("{finding}\n");
        let found: BTreeSet<String> = opened.site.diagnostics.iter().map(line).collect();
        let known = std::mem::replace(&mut self.known, found);
        let first = std::mem::take(&mut self.first);
        if self.global.quiet {
            return;
        }
        let color = self.global.color.shown(std::io::stderr().is_terminal());
        let report = opened.report(color);
        if first {
            print_to_stderr(&report::findings(&report));
        } else {
            let new = self.known.difference(&known);
            print_to_stderr(&new.map(String::as_str).collect::<String>());
        }
        let summary = &report.summary;
        let files = match (first, changed) {
            (true, _) => format!("{changed} files"),
            (false, 1) => "1 file is other than before".to_owned(),
            (false, n) => format!("{n} files are other than before"),
        };
        print_to_stderr(&format!("built in {seconds:.2} s, {files}: {summary}\n"));
    }
}
