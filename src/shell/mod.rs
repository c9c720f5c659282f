//! Gives the rooms that touch files, the clock, the network and the terminal. Nothing below them does.
#![allow(clippy::disallowed_methods)]

mod address;
mod aside;
mod badge;
mod baseline;
mod building;
mod cache;
mod cli;
mod command;
mod disk;
mod explain;
mod facts;
mod fault;
mod fix;
mod history;
mod init;
mod listing;
mod lsp;
mod manuals;
mod named;
mod narrow;
mod opened;
mod pace;
mod past;
mod pictures;
mod progress;
mod publish;
mod report;
mod roots;
mod search;
mod selftest;
mod serve;
mod shards;
mod sources;
mod status;
mod table;
mod watch;

pub use cli::run;

/// What keeps a command from doing its work at all.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(
        "there is no site.yaml here or in a folder above; `isogloss init` writes a site to begin with, --root names one \
         elsewhere"
    )]
    NoSite,
    #[error(
        "{0} holds no site.yaml; name the folder of a site with --root, or write one there with `isogloss init {0}`"
    )]
    NotASite(String),
    #[error("{path}: {error}")]
    File { path: String, error: std::io::Error },
    #[error("{path}:{line}:{column}: {message}")]
    Settings {
        path: String,
        line: u32,
        column: u32,
        message: String,
    },
    #[error("{0}")]
    Usage(String),
    #[error("nothing was compared: {0}")]
    NothingCompared(String),
    #[error("the search index cannot be made: {0}; build with --no-search to go without it")]
    Search(String),
    #[error("a template cannot be used: {0}")]
    Template(#[from] crate::render::TemplateFault),
}

impl Failure {
    fn file(path: &std::path::Path, error: std::io::Error) -> Self {
        Failure::File {
            path: path.display().to_string(),
            error,
        }
    }
}
