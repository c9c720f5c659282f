//! Gives the output folder: one whole site at any moment, the old one or the new one. The new one is
//! made beside it from what changed and from links to what did not, and then takes its place. Files
//! that are not ours stay; where nothing changed nothing is written.

mod place;
mod store;

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;

use crate::render::Output;
use crate::theme;

use super::Failure;

use place::Place;
use store::{Files, Store};

/// Names the files that are ours. A folder with files and without it is not touched.
const MARKER: &str = ".isogloss";

pub struct Publisher<S: Store = Files> {
    place: Place<S>,
    /// What the folder holds that is ours.
    before: BTreeSet<String>,
    taken: Mutex<Taken>,
}

#[derive(Default)]
struct Taken {
    /// What is as before, and what is not.
    kept: BTreeSet<String>,
    written: BTreeSet<String>,
    bytes: u64,
    failure: Option<Failure>,
}

/// Refuses a folder that shards are to be written to and that is of the site or of one that is built.
pub fn judge_shards(out: &Path, root: &Path, folders: &[String]) -> Result<(), Failure> {
    let (parent, name) = place::located(out).map_err(|error| Failure::file(out, error))?;
    let real = parent.join(name);
    keep_apart(&real, out, root, folders)?;
    match real.join(MARKER).is_file() {
        true => Err(Failure::Usage(format!(
            "{} holds a built site, which readers would get the shard with; name another folder with --out",
            out.display()
        ))),
        false => Ok(()),
    }
}

/// Refuses a folder, by its real path, that holds the site or lies among its pages. `folders` are those of the
/// pages, from the site's.
fn keep_apart(real: &Path, out: &Path, root: &Path, folders: &[String]) -> Result<(), Failure> {
    let site = root.canonicalize();
    let site = site.map_err(|error| Failure::file(root, error))?;
    let is_theirs = |folder: &str| real.starts_with(real_path(site.join(folder)));
    let mut own = ["content"].iter().chain(theme::FOLDERS);
    if site.starts_with(real) || own.any(|folder| is_theirs(folder)) {
        let message = format!(
            "{} holds the site itself; name a folder of its own with --out",
            out.display()
        );
        return Err(Failure::Usage(message));
    }
    for folder in folders {
        let pages = real_path(site.join(folder));
        if real.starts_with(&pages) || pages.starts_with(real) {
            let message = format!(
                "{} and the pages in `{folder}` lie in each other; name a folder of its own with --out",
                out.display()
            );
            return Err(Failure::Usage(message));
        }
    }
    Ok(())
}

/// A folder that is not there yet stands where it is named.
fn real_path(folder: PathBuf) -> PathBuf {
    folder.canonicalize().unwrap_or(folder)
}

impl Publisher {
    /// `folders` are those of the pages, from the site's.
    pub fn open(out: &Path, root: &Path, folders: &[String]) -> Result<Self, Failure> {
        Self::with(Files, out, root, folders)
    }
}

impl<S: Store> Publisher<S> {
    fn with(store: S, out: &Path, root: &Path, folders: &[String]) -> Result<Self, Failure> {
        let place = Place::open(store, out)?;
        keep_apart(&place.out, out, root, folders)?;
        let marker = place.out.join(MARKER);
        if !marker.is_file() && !place.is_empty()? {
            let message = format!(
                "{} holds files that are not of a built site; empty it, or name another folder with --out",
                out.display()
            );
            return Err(Failure::Usage(message));
        }
        let before = std::fs::read_to_string(&marker).unwrap_or_default();
        // A marker that somebody wrote by hand must not lead out of the folder.
        let ours = before.lines().filter(|name| stays_inside(name));
        Ok(Publisher {
            before: ours.map(str::to_owned).collect(),
            place,
            taken: Mutex::default(),
        })
    }

    /// Takes a file of the new site.
    pub fn take(&self, output: Output) {
        let same = self.place.holds(&output.path, &output.bytes);
        let saved = match same {
            true => Ok(()),
            false => self.place.write(&output.path, &output.bytes),
        };
        let Ok(mut taken) = self.taken.lock() else {
            return;
        };
        taken.bytes += output.bytes.len() as u64;
        if let Err(failure) = saved {
            taken.failure.get_or_insert(failure);
        }
        match same {
            true => taken.kept.insert(output.path),
            false => taken.written.insert(output.path),
        };
    }

    /// Puts the new site in the place of the old one, and says how many files and bytes it has.
    pub fn finish(self) -> Result<(usize, u64), Failure> {
        let taken = self.taken.into_inner().unwrap_or_default();
        if let Some(failure) = taken.failure {
            return Err(failure);
        }
        let counts = (taken.kept.len() + taken.written.len(), taken.bytes);
        let is_new = |name: &str| taken.kept.contains(name) || taken.written.contains(name);
        let stale: Vec<&String> = self.before.iter().filter(|name| !is_new(name)).collect();
        let known = taken.kept.iter().all(|name| self.before.contains(name));
        if taken.written.is_empty() && stale.is_empty() && known {
            return Ok(counts);
        }
        let all = taken.kept.union(&taken.written).map(String::as_str);
        let list = all.collect::<Vec<_>>().join("\n") + "\n";
        self.place.write(MARKER, list.as_bytes())?;
        // What is as we would write it is ours, also where the list lost its name.
        let others = self.place.others(|name| {
            name == MARKER || self.before.contains(name) || taken.kept.contains(name)
        })?;
        if let Some(other) = others.iter().find(|other| is_in_the_way(other, &taken)) {
            return Err(in_the_way(&self.place.out.join(other)));
        }
        let keep = taken.kept.iter().map(Path::new);
        let keep = keep.chain(others.iter().map(PathBuf::as_path));
        self.place.settle(keep, &taken.written, &stale)?;
        Ok(counts)
    }
}

/// Whether a file that is not ours stands where one of the new site has its place or its folder, or
/// lies in a folder of that name.
fn is_in_the_way(other: &Path, taken: &Taken) -> bool {
    let name = other.to_string_lossy().replace('\\', "/");
    let below = format!("{name}/");
    [&taken.kept, &taken.written].into_iter().any(|new| {
        let first = new.range(below.clone()..).next();
        let mut at_or_above = Path::new(&name).ancestors();
        first.is_some_and(|first| first.starts_with(&below))
            || at_or_above.any(|path| path.to_str().is_some_and(|path| new.contains(path)))
    })
}

fn in_the_way(other: &Path) -> Failure {
    Failure::Usage(format!(
        "{} was not made by isogloss, and a file of the site would take its place; move it away, or name another folder with --out",
        other.display()
    ))
}

fn stays_inside(name: &str) -> bool {
    let parts = Path::new(name).components();
    let mut plain = parts.map(|part| matches!(part, Component::Normal(_)));
    !name.is_empty() && plain.all(|plain| plain)
}

#[cfg(test)]
mod tests;
