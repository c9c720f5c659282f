//! Gives a document the files it names: snippets, includes, code. Reading them from a disk is the
//! shell's work; here it is only settled which path a name means, and that it stays in the content.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::source::Source;

/// Where the files beside a page come from.
pub trait Library: Sync {
    /// A text file by its path from the site's root, with forward slashes. None: there is none.
    fn open(&self, path: &str) -> Option<Arc<Source>>;

    /// Whether there is such a file: one may vanish between listing and reading.
    fn is_there(&self, _path: &str) -> bool {
        true
    }

    /// A number that is another one once the file has changed. None: only its text tells.
    fn stamp(&self, _path: &str) -> Option<u64> {
        None
    }

    /// A file below `root` as an earlier commit of its repository has it.
    fn earlier(&self, _root: &str, _path: &str, _commit: &str) -> Result<Arc<Source>, Unknown> {
        Err(Unknown::NoRepository)
    }

    /// The newest commit in which one of some files below `root` changed. None: nobody knows.
    fn newest(&self, _root: &str, _paths: &[&str]) -> Option<String> {
        None
    }

    /// The commit that the repository of `root` stands at: as long as it is the same, so is what is newest.
    fn head(&self, _root: &str) -> Option<String> {
        None
    }
}

/// Why nobody can say what a file was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unknown {
    /// The files lie in no repository, or there is no git.
    NoRepository,
    /// The repository holds only its newest commits, and this is none of them.
    Shallow,
    NoCommit,
    /// Several commits begin with these digits.
    Ambiguous,
    /// What stands there is no commit's digits: a name such as `HEAD`, which moves.
    NoDigits,
    /// Nothing stands there.
    Empty,
    /// The commit has no such file.
    NoFile,
}

/// A library without files.
pub struct NoFiles;

impl Library for NoFiles {
    fn open(&self, _: &str) -> Option<Arc<Source>> {
        None
    }
}

/// The path that `name` means in the file `from`: beside it, or from the content root when it
/// begins with `/` or `~/`. None: it leads out of the content, or to what is hidden: a checkout keeps its
/// secrets in `.git/config`.
pub fn resolve(root: &str, from: &str, name: &str) -> Option<String> {
    let name = name.split(['?', '#']).next().unwrap_or_default();
    let rooted = name.strip_prefix("~/").or(name.strip_prefix('/'));
    let (base, name) = match rooted {
        Some(name) => (root, name),
        None => (from.rsplit_once('/').map_or("", |(folder, _)| folder), name),
    };
    let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
    for part in name.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part if part.starts_with('.') => return None,
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    let inside = path.strip_prefix(root)?;
    (root.is_empty() || inside.starts_with('/')).then_some(path)
}

/// Turns `%20` and its kin into what they stand for; what is none stays.
pub fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                plain.push(byte);
                at += 3;
            }
            None => {
                plain.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(plain).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_in_the_content() {
        let at = |name| resolve("content/nl", "content/nl/a/b.md", name);
        assert_eq!(at("c.md").as_deref(), Some("content/nl/a/c.md"));
        assert_eq!(at("../c.md?x#y").as_deref(), Some("content/nl/c.md"));
        assert_eq!(at("~/inc/c.md").as_deref(), Some("content/nl/inc/c.md"));
        assert_eq!(at("../../en/c.md"), None);
        assert_eq!(at("../../nl-be/c.md"), None);
        assert_eq!(at("../../../../etc/passwd"), None);
        assert_eq!(at("..\\..\\..\\x"), None);
        assert_eq!(at("~/.git/config"), None);
        assert_eq!(at(".c.md"), None);
    }
}
