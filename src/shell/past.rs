//! Gives files as earlier commits have them. One git process answers for all pages of a folder; none
//! is started before a page names a commit.

use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::{Arc, Mutex};

use crate::document::library::Unknown;
use crate::source::Source;

use super::history::{command, git, is_shallow};

/// What was asked of the past.
#[derive(Default)]
pub struct Past {
    /// By folder from the site's root.
    folders: Mutex<BTreeMap<String, Folder>>,
}

/// A folder whose git was asked.
struct Folder {
    /// None: there is no git, or it has ended.
    git: Option<Git>,
    /// Whether each commit is there.
    commits: HashMap<String, Result<(), Unknown>>,
    /// The files that have moved since a commit, by it: what each is called now, and was.
    moved: HashMap<String, HashMap<String, String>>,
    /// The commit that is out, once it was asked for.
    head: Option<Option<String>>,
}

/// A git that answers what objects hold, one question after the other.
struct Git {
    process: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

/// What git says of a name that several objects may bear.
const AMBIGUOUS: &str = "ambiguous";

/// An object of a repository.
struct Object {
    id: String,
    kind: String,
    bytes: Vec<u8>,
}

impl Past {
    /// A file below the folder `below` of the site, as a commit has it. `path` is from the site's root.
    pub fn file(
        &self,
        root: &Path,
        below: &str,
        path: &str,
        commit: &str,
    ) -> Result<Arc<Source>, Unknown> {
        let name = path.strip_prefix(below).ok_or(Unknown::NoFile)?;
        let name = name.trim_start_matches('/');
        let place = root.join(below);
        let mut folders = self.folders.lock().map_err(|_| Unknown::NoRepository)?;
        let folder = folders.entry(below.to_owned());
        let folder = folder.or_insert_with(|| Folder::of(&place));
        folder.has_commit(&place, commit)?;
        if let Some(bytes) = folder.blob(commit, name)? {
            return Ok(Arc::new(Source::from_bytes(path, bytes)));
        }
        let old = folder.old_name(&place, commit, name);
        let old = old.ok_or(Unknown::NoFile)?;
        let bytes = folder.blob(commit, &old)?.ok_or(Unknown::NoFile)?;
        // What it includes stood beside it then.
        let path = [below, &old].join("/");
        Ok(Arc::new(Source::from_bytes(path, bytes)))
    }

    /// The newest commit in which one of some files below a folder changed.
    pub fn newest(&self, root: &Path, below: &str, paths: &[&str]) -> Option<String> {
        let names = paths.iter().map(|path| {
            let name = path.strip_prefix(below)?;
            Some(name.trim_start_matches('/'))
        });
        let names: Vec<&str> = names.collect::<Option<_>>()?;
        // A name with brackets is no pattern.
        let ask = ["--literal-pathspecs", "log", "-1", "--format=%H", "--"];
        let told = git(&root.join(below), &[&ask[..], &names].concat())?;
        let commit = told.trim();
        (!commit.is_empty()).then(|| commit.to_owned())
    }

    /// The commit that is out in the repository of a folder.
    pub fn head(&self, root: &Path, below: &str) -> Option<String> {
        let mut folders = self.folders.lock().ok()?;
        let folder = folders.entry(below.to_owned());
        let place = root.join(below);
        let folder = folder.or_insert_with(|| Folder::of(&place));
        folder.head(&place)
    }
}

impl Folder {
    fn of(place: &Path) -> Self {
        Folder {
            git: Git::start(place),
            commits: HashMap::new(),
            moved: HashMap::new(),
            head: None,
        }
    }

    fn head(&mut self, place: &Path) -> Option<String> {
        if self.head.is_none() {
            let commit = self.ask("HEAD^{commit}").ok().flatten();
            // With fewer commits behind it, another one is the newest of a file.
            let depth = || is_shallow(place) == Some(true);
            self.head = Some(commit.map(|commit| match depth() {
                true => format!("{} shallow", commit.id),
                false => commit.id,
            }));
        }
        self.head.clone().flatten()
    }

    fn has_commit(&mut self, place: &Path, commit: &str) -> Result<(), Unknown> {
        if let Some(known) = self.commits.get(commit) {
            return *known;
        }
        let object = self.ask(&format!("{commit}^{{commit}}"))?;
        let found = match object {
            Some(object) if object.kind == AMBIGUOUS => Err(Unknown::Ambiguous),
            Some(_) => Ok(()),
            None if is_shallow(place) == Some(true) => Err(Unknown::Shallow),
            None => Err(Unknown::NoCommit),
        };
        self.commits.insert(commit.to_owned(), found);
        found
    }

    /// What a file says in a commit; none where it was not there.
    fn blob(&mut self, commit: &str, name: &str) -> Result<Option<Vec<u8>>, Unknown> {
        let object = self.ask(&format!("{commit}:./{name}"))?;
        let file = object.filter(|object| object.kind == "blob");
        Ok(file.map(|file| file.bytes))
    }

    /// What a page was called in a commit: the file that had its id, or the one that git takes for it.
    fn old_name(&mut self, place: &Path, commit: &str, name: &str) -> Option<String> {
        let id = id(&place.join(name));
        if let Some(old) = id.and_then(|id| with_id(place, commit, &id)) {
            return Some(old);
        }
        let moved = self.moved.entry(commit.to_owned());
        let moved = moved.or_insert_with(|| moved_since(place, commit));
        moved.get(name).cloned()
    }

    /// An object; none where the repository has no such.
    fn ask(&mut self, name: &str) -> Result<Option<Object>, Unknown> {
        let git = self.git.as_mut().ok_or(Unknown::NoRepository)?;
        match git.ask(name) {
            Ok(object) => Ok(object),
            Err(_) => {
                self.git = None;
                Err(Unknown::NoRepository)
            }
        }
    }
}

/// The id that a page keeps wherever it moves.
fn id(file: &Path) -> Option<String> {
    let text = std::fs::read_to_string(file).ok()?;
    let fields = text.lines().skip(1).take_while(|line| *line != "---");
    let id = fields
        .filter_map(|line| line.strip_prefix("exl-id:"))
        .next()?;
    let id = id.trim();
    let plain = id.len() >= 8 && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    plain.then(|| id.to_owned())
}

/// The one file with an id in a commit.
fn with_id(place: &Path, commit: &str, id: &str) -> Option<String> {
    let field = format!("^exl-id:[[:space:]]*{id}[[:space:]]*$");
    let told = git(
        place,
        &["grep", "-l", "-z", "-e", &field, commit, "--", "."],
    )?;
    let head = format!("{commit}:");
    let mut names = told.split('\0').filter_map(|name| name.strip_prefix(&head));
    let only = names.next()?;
    names.next().is_none().then(|| only.to_owned())
}

/// What git takes for the same files under other names, by the name of today.
fn moved_since(place: &Path, commit: &str) -> HashMap<String, String> {
    let ask = [
        "diff",
        "--name-status",
        "-M",
        "-z",
        "--diff-filter=R",
        "--relative",
        "--no-ext-diff",
        "--no-textconv",
    ];
    let told = git(place, &[&ask[..], &[commit, "--", "."]].concat()).unwrap_or_default();
    let parts: Vec<&str> = told.split('\0').collect();
    let moves = parts.chunks_exact(3);
    moves
        .map(|names| (names[2].to_owned(), names[1].to_owned()))
        .collect()
}

impl Git {
    fn start(place: &Path) -> Option<Self> {
        let mut process = command(place)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        Some(Git {
            questions: process.stdin.take(),
            answers: BufReader::new(process.stdout.take()?),
            process,
        })
    }

    fn ask(&mut self, name: &str) -> std::io::Result<Option<Object>> {
        let closed = || std::io::Error::from(std::io::ErrorKind::BrokenPipe);
        // A line is a question.
        if name.contains('\n') {
            return Ok(None);
        }
        let questions = self.questions.as_mut().ok_or_else(closed)?;
        questions.write_all(format!("{name}\n").as_bytes())?;
        questions.flush()?;
        let mut head = Vec::new();
        self.answers.read_until(b'\n', &mut head)?;
        let head = String::from_utf8_lossy(&head);
        let Some(head) = head.strip_suffix('\n') else {
            return Err(closed());
        };
        // `OID KIND SIZE`; else `NAME missing`, `NAME ambiguous`.
        let parts: Vec<&str> = head.split(' ').collect();
        if parts.last() == Some(&AMBIGUOUS) {
            return Ok(Some(Object {
                id: String::new(),
                kind: AMBIGUOUS.to_owned(),
                bytes: Vec::new(),
            }));
        }
        let [id, kind, size] = parts.as_slice() else {
            return Ok(None);
        };
        let Ok(size) = size.parse::<u64>() else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        (&mut self.answers).take(size + 1).read_to_end(&mut bytes)?;
        if bytes.pop() != Some(b'\n') || bytes.len() as u64 != size {
            return Err(closed());
        }
        Ok(Some(Object {
            id: (*id).to_owned(),
            kind: (*kind).to_owned(),
            bytes,
        }))
    }
}

impl Drop for Git {
    fn drop(&mut self) {
        // Without further questions it ends.
        self.questions = None;
        let _ = self.process.wait();
    }
}
