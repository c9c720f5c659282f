//! Gives the files of a site's folder: which there are, and their text. What an editor has open stands
//! in the place of the file.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};
use std::time::{Duration, SystemTime};

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::document::library::{Library, Unknown};
use crate::found::{self, Found, is_shared};
use crate::hosting;
use crate::source::Source;
use crate::theme::{self, Theme};
use crate::yaml::Fault;

use super::Failure;
use super::listing::Listing;
use super::past::Past;
use super::roots;

pub struct Disk {
    root: PathBuf,
    /// What an editor has open, by path from the root.
    open: Buffers,
    /// Files that pages share, such as snippets, are read once.
    shared: RwLock<HashMap<String, Option<Arc<Source>>>>,
    past: Past,
    /// The folder of the site whose repository knows what files were.
    home: PathBuf,
    /// The folders of the locales' pages, once they are known: nothing in them is read through a link.
    folders: Vec<String>,
}

/// A longer file is no text of pages.
const MOST_BYTES: u64 = 16 << 20;

/// Texts that are not saved yet, by path from the site's root.
pub type Buffers = BTreeMap<String, Arc<Source>>;

impl Library for Disk {
    fn open(&self, path: &str) -> Option<Arc<Source>> {
        if !is_shared(path) {
            return self.read(path);
        }
        if let Some(known) = self.shared.read().ok()?.get(path) {
            return known.clone();
        }
        let source = self.read(path);
        self.shared
            .write()
            .ok()?
            .insert(path.to_owned(), source.clone());
        source
    }

    fn stamp(&self, path: &str) -> Option<u64> {
        if self.is_open(path) {
            return None;
        }
        stamp(&self.root.join(path).metadata().ok()?)
    }

    fn is_there(&self, path: &str) -> bool {
        self.is_open(path) || self.root.join(path).symlink_metadata().is_ok()
    }

    fn earlier(&self, root: &str, path: &str, commit: &str) -> Result<Arc<Source>, Unknown> {
        self.past.file(&self.home, root, path, commit)
    }

    fn newest(&self, root: &str, paths: &[&str]) -> Option<String> {
        self.past.newest(&self.home, root, paths)
    }

    fn head(&self, root: &str) -> Option<String> {
        self.past.head(&self.home, root)
    }
}

impl Disk {
    pub fn new(root: &Path) -> Self {
        Disk::below(root, Buffers::new())
    }

    /// The folder as it is once all that an editor has open is saved.
    pub fn below(root: &Path, open: Buffers) -> Self {
        Disk {
            root: root.to_owned(),
            open,
            shared: RwLock::new(HashMap::new()),
            past: Past::default(),
            home: root.to_owned(),
            folders: Vec::new(),
        }
    }

    /// A copy of a site's files from another time. `home` is where they come from.
    pub fn past_of(root: &Path, home: &Path) -> Self {
        Disk {
            home: home.to_owned(),
            ..Disk::new(root)
        }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether an editor has a file open.
    pub fn is_open(&self, path: &str) -> bool {
        self.open.contains_key(path)
    }

    /// The settings.
    pub fn settings(&self) -> io::Result<Source> {
        let bytes = self.bytes("site.yaml", &self.root.join("site.yaml"))?;
        Ok(Source::from_bytes("site.yaml", bytes))
    }

    /// Why the settings cannot be used, with its place in them.
    pub fn refused(&self, fault: Fault) -> Failure {
        let path = self.root.join("site.yaml");
        match self.settings() {
            Ok(source) => {
                let position = source.position(fault.at);
                Failure::Settings {
                    path: path.display().to_string(),
                    line: position.line,
                    column: position.column,
                    message: fault.message,
                }
            }
            Err(error) => Failure::file(&path, error),
        }
    }

    fn bytes(&self, name: &str, path: &Path) -> io::Result<Vec<u8>> {
        match self.open.get(name) {
            Some(source) => Ok(source.text().as_bytes().to_vec()),
            None if !path.metadata()?.is_file() => Err(io::ErrorKind::InvalidInput.into()),
            None => fs::read(path),
        }
    }

    fn read(&self, path: &str) -> Option<Arc<Source>> {
        if let Some(source) = self.open.get(path) {
            return Some(source.clone());
        }
        let file = self.root.join(path);
        let data = file.metadata().ok()?;
        if !data.is_file() || data.len() > MOST_BYTES || self.is_behind_link(path) {
            return None;
        }
        let bytes = fs::read(&file).ok()?;
        Some(Arc::new(Source::from_bytes(path, bytes)))
    }

    /// Whether a link of the file system lies between a locale's folder and a file of it.
    fn is_behind_link(&self, path: &str) -> bool {
        let mut folders = self.folders.iter();
        let below = folders.find_map(|folder| {
            let rest = path.strip_prefix(folder.as_str())?.strip_prefix('/')?;
            Some((self.root.join(folder), rest))
        });
        let Some((mut at, rest)) = below else {
            return false;
        };
        rest.split('/').any(|part| {
            at.push(part);
            at.is_symlink()
        })
    }

    /// A file beside the pages, which may have become something else since it was found; none when it
    /// vanished.
    pub fn asset(&self, folder: &str, path: &str) -> Result<Option<Vec<u8>>, Failure> {
        let name = format!("{folder}/{path}");
        let path = self.root.join(&name);
        let bytes = match self.is_behind_link(&name) {
            true => Err(io::ErrorKind::InvalidInput.into()),
            false => self.bytes(&name, &path),
        };
        match bytes {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Failure::file(&path, error)),
        }
    }

    /// The shipped theme with the site's own files in it.
    pub fn theme(&self) -> Result<Theme, Failure> {
        let mut theme = Theme::default();
        for folder in theme::FOLDERS {
            for path in Listing::of(&self.root.join(folder)).files {
                let name = self.name(&path);
                match self.bytes(&name, &path) {
                    Ok(bytes) => theme.add(name, bytes),
                    // It vanished since it was listed.
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) => return Err(Failure::file(&path, error)),
                }
            }
        }
        Ok(theme)
    }

    /// Every page, picture and table of contents of the site's locales.
    pub fn find(&mut self, config: &Config) -> Result<Found, Failure> {
        let mut found = Found::of(config, &self.folders());
        let refused = |fault| self.refused(fault);
        roots::judge(&self.root, config, &found.roots).map_err(refused)?;
        for (locale, root) in found.roots.clone().iter().enumerate() {
            let folder = self.root.join(root);
            let is_named = config
                .trees
                .roots
                .contains_key(&config.locales[locale].to_string());
            if folder.is_symlink() && !is_named {
                found.problems.push(hosting::linked_folder(root));
                continue;
            }
            let listing = Listing::of(&folder);
            let files = listing.files.iter().map(|path| self.name(path));
            for file in files.chain(self.unsaved(root)) {
                found.add(config, locale, file);
            }
            found.problems.extend(self.unusual(&listing));
        }
        found.look_into(self);
        self.folders = found.roots.clone();
        roots::judge_paths(config, &found).map_err(|fault| self.refused(fault))?;
        found.pair(config, self);
        found.settle();
        roots::judge_pages(config, &found).map_err(|fault| self.refused(fault))?;
        if found.pages.is_empty() {
            let message = format!("there is no page to read in {}", found.roots.join(", "));
            return Err(Failure::Usage(message));
        }
        Ok(found)
    }

    /// What lies among the pages and is no file.
    fn unusual(&self, listing: &Listing) -> Vec<Diagnostic> {
        let links = listing.links.iter();
        let links = links.map(|path| hosting::symlink(&self.name(path)));
        let odd = listing.odd.iter();
        let odd = odd.map(|path| found::no_file(&self.name(path)));
        let closed = listing.closed.iter();
        let closed = closed.map(|path| found::unreadable(&self.name(path)));
        let nameless = listing.nameless.iter();
        let nameless = nameless.map(|path| found::nameless(&self.name(path)));
        let folders = listing.folders.iter().map(|path| self.name(path));
        let folders = folders.filter_map(|name| hosting::folder_like_page(&name));
        let all = links.chain(odd).chain(closed).chain(nameless);
        all.chain(folders).collect()
    }

    /// What an editor has open below a folder, where there is no such file yet.
    fn unsaved(&self, root: &str) -> impl Iterator<Item = String> {
        let below = move |name: &&String| {
            let rest = name.strip_prefix(root);
            rest.is_some_and(|rest| rest.starts_with('/') && !rest.contains("/."))
        };
        let new = |name: &&String| !self.root.join(name).exists();
        self.open.keys().filter(below).filter(new).cloned()
    }

    /// The names of the folders in `content/`.
    fn folders(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.root.join("content")) else {
            return Vec::new();
        };
        let folders = entries.flatten().filter(|entry| entry.path().is_dir());
        let names = folders.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    /// A path from the site's root, with forward slashes.
    fn name(&self, path: &Path) -> String {
        let name = path.strip_prefix(&self.root).unwrap_or(path);
        let parts = name
            .components()
            .map(|part| part.as_os_str().to_string_lossy());
        parts.collect::<Vec<_>>().join("/")
    }
}

/// Times of files are coarse: for so long a file may change and its time stay the same.
const COARSE: Duration = Duration::from_secs(2);

/// Size and times of a file; none while they could be those of another text.
fn stamp(data: &Metadata) -> Option<u64> {
    let changed = data.modified().ok()?.max(moved(data));
    let age = SystemTime::now().duration_since(changed).ok()?;
    let mut hasher = DefaultHasher::new();
    (data.len(), data.modified().ok()?, changed).hash(&mut hasher);
    (data.is_file() && age > COARSE).then(|| hasher.finish())
}

/// When a file came to its place, where the system knows: one that is moved or copied may bring its time
/// along.
#[cfg(unix)]
fn moved(data: &Metadata) -> SystemTime {
    use std::os::unix::fs::MetadataExt;
    let seconds = Duration::from_secs(data.ctime().try_into().unwrap_or_default());
    let rest = Duration::from_nanos(data.ctime_nsec().try_into().unwrap_or_default());
    SystemTime::UNIX_EPOCH + seconds + rest
}

#[cfg(not(unix))]
fn moved(data: &Metadata) -> SystemTime {
    data.created().unwrap_or(SystemTime::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was a picture when it was listed; who opens a pipe waits for somebody to write into it.
    #[cfg(unix)]
    #[test]
    fn what_became_a_pipe_is_never_opened() {
        use std::process::Command;
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe.png");
        assert!(
            Command::new("mkfifo")
                .arg(&pipe)
                .status()
                .unwrap()
                .success()
        );
        let mut writer = Command::new("sh")
            .args(["-c", "echo x > pipe.png"])
            .current_dir(folder.path())
            .spawn()
            .unwrap();
        let read = Disk::new(folder.path()).asset(".", "pipe.png");
        writer.kill().unwrap();
        writer.wait().unwrap();
        assert!(read.is_err());
    }

    /// The clock of a disk may stand still between two writes.
    #[test]
    fn what_was_just_written_is_known_by_its_text_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("page.md");
        fs::write(&file, "one").unwrap();
        assert_eq!(stamp(&file.metadata().unwrap()), None);
    }
}
