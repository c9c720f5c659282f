//! Gives the day on which each file was changed last, as the site's git repository knows it.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use crate::hosting;
use crate::site::address::encode_path;
use crate::site::{Day, History, Site};

/// What a repository knows of a site, whatever its pages say.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// A repository that holds only its newest commits would give every file the same day.
    is_shallow: bool,
    edit_url: Option<String>,
    changed: Arc<BTreeMap<String, Day>>,
}

/// Asks git. Without it, or without a repository, nothing is known.
pub fn ask(root: &Path) -> Known {
    let shallow = is_shallow(root);
    let changed = match shallow {
        Some(false) => changed(root),
        Some(true) | None => BTreeMap::new(),
    };
    Known {
        is_shallow: shallow == Some(true),
        edit_url: shallow.and_then(|_| edit_url(root)),
        changed: Arc::new(changed),
    }
}

/// Tells the site, which lies in a folder of the repository.
pub fn tell(site: &mut Site, known: &Known, folder: String) {
    if known.is_shallow {
        crate::review::keep(site, vec![hosting::shallow()]);
    }
    site.history = History {
        folder,
        edit_url: known.edit_url.clone(),
        changed: known.changed.clone(),
    };
}

/// Where the host edits the files of a repository: GitHub and GitLab are known by the address of the
/// remote called `origin`, and the branch is the one that it shows first, or the one that is out.
fn edit_url(root: &Path) -> Option<String> {
    let remote = git(root, &["remote", "get-url", "origin"])?;
    let project = project(remote.trim())?;
    let first = git(
        root,
        &["symbolic-ref", "--short", "refs/remotes/origin/HEAD"],
    );
    let first = first.and_then(|name| Some(name.trim().strip_prefix("origin/")?.to_owned()));
    let own = || git(root, &["symbolic-ref", "--short", "HEAD"]);
    let branch = encode_path(first.or_else(own)?.trim());
    let middle = match project.starts_with("gitlab.com/") {
        true => "-/edit",
        false => "edit",
    };
    Some(format!("https://{project}/{middle}/{branch}/{{path}}"))
}

/// The host and the path of a project, from any of the ways to write where it is. A name or a password
/// in it is left out.
fn project(remote: &str) -> Option<String> {
    let plain = remote.strip_suffix(".git").unwrap_or(remote);
    let plain = plain.trim_end_matches('/');
    let rest = match plain.split_once("://") {
        Some(("https" | "http" | "ssh" | "git", rest)) => rest.to_owned(),
        Some(_) => return None,
        None => plain.replacen(':', "/", 1),
    };
    let host_at = rest.split('/').next()?.rfind('@').map_or(0, |at| at + 1);
    let project = &rest[host_at..];
    let mut parts = project.split('/');
    let known = matches!(parts.next(), Some("github.com" | "gitlab.com"));
    let named = parts.clone().count() >= 2 && parts.all(|part| !part.is_empty());
    (known && named).then(|| encode_path(project))
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
pub fn git(folder: &Path, arguments: &[&str]) -> Option<String> {
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
            // What lies among the pages may look like a repository, and name programs that git would start.
            "-c",
            "safe.bareRepository=explicit",
            "-c",
            "core.fsmonitor=false",
            "-c",
            "core.hooksPath=/dev/null",
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

#[cfg(test)]
mod tests {
    use super::project;

    #[test]
    fn projects_are_known_by_every_address_of_theirs() {
        for remote in [
            "https://github.com/a/b.git",
            "https://someone:secret@github.com/a/b",
            "git@github.com:a/b.git",
            "ssh://git@github.com/a/b/",
        ] {
            assert_eq!(
                project(remote).as_deref(),
                Some("github.com/a/b"),
                "{remote}"
            );
        }
        let nested = project("git@gitlab.com:a/b/c.git");
        assert_eq!(nested.as_deref(), Some("gitlab.com/a/b/c"));
        for other in [
            "/srv/a/b",
            "../b",
            "https://example.org/a/b",
            "file:///github.com/a/b",
            "https://github.com/a",
            "",
        ] {
            assert_eq!(project(other), None, "{other}");
        }
    }
}
