//! Gives the site to a browser while its pages are written: the same build again, whenever a file
//! changes, kept in memory and shown at once.

mod answer;
mod builder;
mod editor;
mod guard;
mod http;
mod overlay;
mod snapshot;

use std::net::{SocketAddr, TcpListener, ToSocketAddrs};
use std::sync::Arc;
use std::sync::mpsc::{self};
use std::thread;

use super::Failure;
use super::cli::{Global, Serve};
use super::command::{print_to_stderr, put};
use super::opened::root;
use super::watch::Watch;

use answer::Server;
use builder::Builder;
use guard::Guard;
use http::Patience;
use snapshot::Live;

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
    let watch = Watch::new(
        move |change| changes.send(change).unwrap_or_default(),
        &root,
    )?;
    let mut builder = Builder::new(global, options, root.clone(), live.clone(), watch);
    // What changes from here on is heard.
    builder.begin();
    announce(options, address, &live)?;
    let server = Server {
        live,
        guard: Guard::new(&options.host, address),
        // Nobody else is told where files lie, or could open them.
        editor: options.editor.clone().only_if(address.ip().is_loopback()),
        root,
        patience: Patience::default(),
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

#[cfg(test)]
mod tests;
