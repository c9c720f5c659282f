//! Gives the day on which each file was changed last, as the site's git repository knows it.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::hosting;
use crate::site::{Day, History, Site};

/// Tells the site when its files were changed. Without git or a repository nothing is said; a
/// repository that holds only its newest commits would give every file the same day.
pub fn tell(site: &mut Site, root: &Path, folder: String) {
    let changed = match is_shallow(root) {
        Some(false) => changed(root),
        Some(true) => {
            crate::review::keep(site, vec![hosting::shallow()]);
            BTreeMap::new()
        }
        None => BTreeMap::new(),
    };
    site.history = History { folder, changed };
}

/// The files below the site's folder; each has the day of the newest commit that names it.
fn changed(root: &Path) -> BTreeMap<String, Day> {
    let log = git(
        root,
        &[
            "log",
            "-z",
            "--format=%x01%cd",
            "--date=format-local:%Y-%m-%d",
            "--name-only",
            "--no-renames",
            "--relative",
            "--",
            ".",
        ],
    );
    let mut changed = BTreeMap::new();
    let mut day = None;
    for part in log.unwrap_or_default().split('\0') {
        let part = part.trim_start_matches('\n');
        match (part.strip_prefix('\u{1}'), day) {
            (Some(date), _) => day = Day::parse(date),
            (None, Some(day)) if !part.is_empty() => {
                changed.entry(part.to_owned()).or_insert(day);
            }
            _ => {}
        }
    }
    changed
}

/// Whether a repository holds only its newest commits. None: there is none, or no git.
pub fn is_shallow(folder: &Path) -> Option<bool> {
    match git(folder, &["rev-parse", "--is-shallow-repository"])?.trim() {
        "false" => Some(false),
        "true" => Some(true),
        _ => None,
    }
}

/// What git says, where it is there and the folder is in a repository.
fn git(folder: &Path, arguments: &[&str]) -> Option<String> {
    let output = command(folder).args(arguments).output().ok()?;
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    output.status.success().then_some(told)
}

/// Git in a folder, the same for all who build the site.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command
        .args([
            "-c",
            "core.quotePath=false",
            "-c",
            "log.showSignature=false",
        ])
        .current_dir(folder)
        // A day is the same for all who build the site.
        .env("TZ", "UTC0")
        .env("LC_ALL", "C")
        .env("GIT_OPTIONAL_LOCKS", "0")
        // A clone may lack what it would have to fetch.
        .env("GIT_NO_LAZY_FETCH", "1")
        // Git sets these for its hooks; the site may lie in another repository.
        .env_remove("GIT_DIR")
        .env_remove("GIT_WORK_TREE")
        .env_remove("GIT_INDEX_FILE");
    command
}
