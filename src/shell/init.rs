//! Gives a new site: the small one that the program carries, written into an empty folder, or the settings
//! for repositories as they stand.

mod adobe;
mod checkouts;
mod learn;

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Failure;
use super::cli::{Global, Init};
use super::command::put;

pub use checkouts::Kind;

/// Every file below `starter/`, which is a site of its own.
const STARTER: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/starter.rs"));

/// Writes the site and names its files and what to type next.
pub fn init(global: &Global, options: &Init) -> Result<bool, Failure> {
    if let Some(kind) = options.from {
        return checkouts::init(kind, global, options);
    }
    if let [_, other, ..] = options.folders.as_slice() {
        return Err(Failure::Usage(format!(
            "one folder is written to, and `{}` is another; for repositories as they stand give --from",
            other.display()
        )));
    }
    let folder = options.folders.first().cloned().or(global.root.clone());
    let folder = folder.unwrap_or_else(|| PathBuf::from("."));
    refuse_others(&folder)?;
    let mut told = format!(
        "wrote a site in English, Dutch and Traditional Chinese to {}:\n",
        folder.display()
    );
    for (name, bytes) in files() {
        let path = folder.join(name);
        write(&path, bytes).map_err(|error| Failure::file(&path, error))?;
        told.push_str(&format!("  {name}\n"));
    }
    let place = place(&folder);
    told.push_str(&format!(
        "\nOne of its pages says something else than the others. Find it, and look at the site:\n  \
         isogloss check{place}\n  isogloss serve{place}\n"
    ));
    if !global.quiet {
        put(&told, None)?;
    }
    Ok(true)
}

fn files() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let below = |path: &'static str| path.split_once('/').map_or(path, |(_, name)| name);
    STARTER
        .iter()
        .map(move |(path, bytes)| (below(path), *bytes))
}

/// What a repository and file managers leave in a folder without files.
const AS_GOOD_AS_EMPTY: &[&str] = &[".git", ".DS_Store", "Thumbs.db", "desktop.ini"];

/// Nothing of anybody's is mixed with the new site.
fn refuse_others(folder: &Path) -> Result<(), Failure> {
    let mut entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Failure::file(folder, error)),
    };
    let other = entries.find_map(|entry| {
        let name = entry.ok()?.file_name();
        let name = name.to_string_lossy().into_owned();
        (!AS_GOOD_AS_EMPTY.contains(&name.as_str())).then_some(name)
    });
    match other {
        Some(name) => Err(Failure::Usage(format!(
            "{} is not empty: it holds `{name}`; name a folder that is new or empty, such as \
             `isogloss init my-site`",
            folder.display()
        ))),
        None => Ok(()),
    }
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)
}

/// What a command needs so that it finds the folder from here.
fn place(folder: &Path) -> String {
    let shown = folder.display().to_string();
    // What begins with a dash would be an option.
    let shown = match shown.starts_with('-') {
        true => format!("./{shown}"),
        false => shown,
    };
    match shown.contains(|c: char| !c.is_alphanumeric() && !"/\\.-_:".contains(c)) {
        _ if shown == "." => String::new(),
        true => format!(" --root '{}'", shown.replace('\'', "'\\''")),
        false => format!(" --root {shown}"),
    }
}
