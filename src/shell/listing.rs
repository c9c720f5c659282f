//! Gives what lies below a folder: files, and what is none and why.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// What lies below a folder, each in order. What begins with a dot is none of the site's.
#[derive(Default)]
pub struct Listing {
    pub files: Vec<PathBuf>,
    pub folders: Vec<PathBuf>,
    /// Links to other files and folders; nothing behind them is looked at.
    pub links: Vec<PathBuf>,
    /// Pipes, sockets and devices: to open one may wait for ever.
    pub odd: Vec<PathBuf>,
    /// Files and folders that may not be read.
    pub closed: Vec<PathBuf>,
    /// Files with names that are no text, by which nothing can name them.
    pub nameless: Vec<PathBuf>,
}

impl Listing {
    pub fn of(folder: &Path) -> Self {
        let hidden = |name: &OsStr| name.to_string_lossy().starts_with('.');
        let walk = WalkDir::new(folder).follow_links(false).sort_by_file_name();
        let entries = walk
            .into_iter()
            .filter_entry(move |entry| entry.depth() == 0 || !hidden(entry.file_name()));
        let mut listing = Listing::default();
        for entry in entries {
            match entry {
                Ok(entry) if entry.depth() == 0 => {}
                Ok(entry) => match entry.file_type() {
                    kind if kind.is_symlink() => listing.links.push(entry.into_path()),
                    kind if kind.is_file() => {
                        let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
                        let list = match below.to_str() {
                            Some(_) => &mut listing.files,
                            None => &mut listing.nameless,
                        };
                        list.push(entry.into_path());
                    }
                    kind if kind.is_dir() => listing.folders.push(entry.into_path()),
                    _ => listing.odd.push(entry.into_path()),
                },
                // A locale may have no folder yet.
                Err(error) if error.depth() == 0 => {}
                Err(error) => listing.closed.extend(error.path().map(Path::to_owned)),
            }
        }
        listing
    }
}
