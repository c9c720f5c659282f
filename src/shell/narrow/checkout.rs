//! Gives a site's files as a commit has them, in a folder that is gone when the check is done. The
//! repository, its index and its work tree stay as they are.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use crate::config::Config;
use crate::redirects;
use crate::shell::Failure;
use crate::shell::history::{command, is_shallow};
use crate::shell::listing::Listing;
use crate::theme;

pub struct Checkout {
    /// The folder of the site in it.
    pub site: PathBuf,
    /// Folders of languages whose repository, if any, does not know the commit: they are read as they are now.
    pub outside: Vec<String>,
    /// Whether the commit has no page of the site.
    pub is_empty: bool,
    _folder: Temporary,
}

/// A folder that is deleted in the end.
struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What is asked of git.
struct Repository {
    /// Its uppermost folder.
    top: PathBuf,
    commit: String,
    /// The index into which the commit is read.
    index: PathBuf,
}

impl Checkout {
    /// Reads the files of a commit that belong to the site whose folder is `root`: from the site's repository, and from
    /// each other one that holds pages and knows the commit by that name. Settings are those of today, so that only
    /// pages make a difference.
    pub fn of(root: &Path, config: &Config, commit: &str) -> Result<Self, Failure> {
        let root = root.canonicalize();
        let root = root.map_err(|error| Failure::file(Path::new("."), error))?;
        let folder = Temporary(folder()?);
        let copy = |path: &Path| mirrored(&folder.0, path);
        let site = copy(&root);
        let folders = config.trees.roots.values().map(|root| &root.folder);
        let trees: Vec<Tree> = folders.map(|name| Tree::of(&root, name)).collect();
        let repositories = Repository::all(&root, &trees, commit, &folder.0)?;
        let holds = |top: Option<&PathBuf>| repositories.iter().any(|own| Some(&own.top) == top);
        let (inside, outside): (Vec<&Tree>, Vec<&Tree>) =
            trees.iter().partition(|tree| holds(tree.top.as_ref()));
        let own: Vec<PathBuf> = std::iter::once("content")
            .chain(theme::FOLDERS.iter().copied())
            .map(|name| root.join(name))
            .collect();
        let top = top_of(&root).ok();
        let is_there = holds(top.as_ref());
        let mut now: Vec<PathBuf> = trees
            .iter()
            .flat_map(|tree| tree.unknown(&root, holds))
            .collect();
        if !is_there {
            now.extend(own.iter().flat_map(|path| Listing::of(path).files));
        }
        // Before there are links of the commit's, through which they would be written elsewhere.
        for file in now.iter().filter(|file| file.is_file()) {
            let to = copy(file);
            let made = to.parent().map_or(Ok(()), fs::create_dir_all);
            let made = made.and_then(|()| fs::copy(file, &to));
            made.map_err(|error| Failure::file(&to, error))?;
        }
        let mut files = Vec::new();
        for repository in &repositories {
            let is_own = |of: Option<&PathBuf>| of == Some(&repository.top);
            let trees = inside.iter().filter(|tree| is_own(tree.top.as_ref()));
            let paths = trees.flat_map(|tree| tree.lists(&root).chain([tree.path.clone()]));
            let mut paths: Vec<PathBuf> = paths.collect();
            paths.extend(own.iter().filter(|_| is_own(top.as_ref())).cloned());
            files.extend(repository.write(&paths, &copy(&repository.top))?);
        }
        let is_empty = is_there && outside.is_empty() && !files.iter().any(|file| is_page(file));
        let made = (|| {
            fs::create_dir_all(&site)?;
            for tree in &inside {
                fs::create_dir_all(copy(&tree.path))?;
            }
            for tree in &outside {
                let link = copy(&tree.path);
                link.parent().map_or(Ok(()), fs::create_dir_all)?;
                point(&link, &tree.path)?;
            }
            let settings = site.join("site.yaml");
            // A link in its place would lead the settings out of this folder.
            if settings.symlink_metadata().is_ok() {
                fs::remove_file(&settings)?;
            }
            fs::copy(root.join("site.yaml"), settings)
        })();
        made.map_err(|error| Failure::file(&site, error))?;
        Ok(Checkout {
            site,
            outside: outside.into_iter().map(|tree| tree.name.clone()).collect(),
            is_empty,
            _folder: folder,
        })
    }
}

/// The folder of a language.
struct Tree<'a> {
    /// As the settings name it.
    name: &'a String,
    path: PathBuf,
    /// The uppermost folder of its repository.
    top: Option<PathBuf>,
}

impl<'a> Tree<'a> {
    fn of(root: &Path, name: &'a String) -> Self {
        let path = lexical(&root.join(name));
        let top = top_of(&path).ok();
        Tree { name, path, top }
    }

    /// Where its lists of old addresses may lie, which is beside its pages too.
    fn lists(&self, root: &Path) -> impl Iterator<Item = PathBuf> {
        let lists = redirects::lists(self.name).into_iter();
        lists.map(|list| lexical(&root.join(list)))
    }

    /// Those beside its pages that no repository has which is read.
    fn unknown(&self, root: &Path, is_read: impl Fn(Option<&PathBuf>) -> bool) -> Vec<PathBuf> {
        let top = self.top.as_ref().filter(|top| is_read(Some(top)));
        let beside = self
            .lists(root)
            .filter(|list| !list.starts_with(&self.path));
        let is_known = |list: &PathBuf| top.is_some_and(|top| list.starts_with(top));
        beside.filter(|list| !is_known(list)).collect()
    }
}

/// Files of which a check wants to know only that they are there. They are many and large.
const PICTURES: &[&str] = &[
    "avif", "gif", "ico", "jpeg", "jpg", "mov", "mp4", "pdf", "png", "webm", "webp", "zip",
];

impl Repository {
    /// Those that know the commit: that of the site, and those of its trees. `own` is this run's own folder.
    fn all(
        root: &Path,
        trees: &[Tree],
        commit: &str,
        own: &Path,
    ) -> Result<Vec<Repository>, Failure> {
        let first = top(root);
        let tops = first
            .iter()
            .chain(trees.iter().filter_map(|tree| tree.top.as_ref()));
        let tops: BTreeSet<&PathBuf> = tops.collect();
        let known = tops.into_iter().enumerate().filter_map(|(index, top)| {
            Some(Repository {
                top: top.clone(),
                commit: resolve(top, commit).ok()?,
                index: own.join(format!("index-{index}")),
            })
        });
        let known: Vec<Repository> = known.collect();
        match known.is_empty() {
            false => Ok(known),
            true => {
                first?;
                resolve(root, commit).map(|_| known)
            }
        }
    }

    /// Writes the files of the commit that lie below the paths into a folder that stands for the
    /// uppermost one; gives their names.
    fn write(&self, paths: &[PathBuf], to: &Path) -> Result<Vec<String>, Failure> {
        let to_failure = |error| Failure::file(to, error);
        fs::create_dir_all(to).map_err(to_failure)?;
        self.run(&["read-tree", "--no-sparse-checkout", &self.commit], &[])?;
        let below = paths
            .iter()
            .filter_map(|path| path.strip_prefix(&self.top).ok());
        let below: Vec<String> = below
            .map(|path| path.to_string_lossy().replace('\\', "/"))
            .collect();
        let mut list = vec!["--literal-pathspecs", "ls-files", "-z", "--"];
        // The site may be the repository itself.
        list.extend(
            below
                .iter()
                .map(|path| if path.is_empty() { "." } else { path }),
        );
        let listed = self.run(&list, &[])?;
        let files: Vec<String> = String::from_utf8_lossy(&listed)
            .split_terminator('\0')
            .map(str::to_owned)
            .collect();
        let (pictures, texts): (Vec<&String>, Vec<&String>) =
            files.iter().partition(|file| is_picture(file));
        // Before there are links of the commit's, through which they would be written elsewhere.
        for picture in pictures {
            let path = to.join(picture);
            let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
            folder
                .and_then(|()| fs::write(&path, ""))
                .map_err(to_failure)?;
        }
        let prefix = format!("--prefix={}/", to.display());
        let names: String = texts.iter().map(|file| format!("{file}\0")).collect();
        self.run(
            &["checkout-index", "-q", "-f", "-z", "--stdin", &prefix],
            names.as_bytes(),
        )?;
        Ok(files)
    }

    fn run(&self, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, Failure> {
        let mut git = command(&self.top);
        git.args(arguments).env("GIT_INDEX_FILE", &self.index);
        let failed = |why: &str| {
            Failure::Usage(format!(
                "git cannot give the files of commit {}: {why}; fetch them with `git fetch`",
                &self.commit
            ))
        };
        let output = fed(git, input).map_err(|error| failed(&error.to_string()))?;
        match output.status.success() {
            true => Ok(output.stdout),
            false => Err(failed(String::from_utf8_lossy(&output.stderr).trim())),
        }
    }
}

/// Runs a program that reads all its input before it answers.
fn fed(mut command: Command, input: &[u8]) -> std::io::Result<std::process::Output> {
    let mut process = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut questions) = process.stdin.take() {
        questions.write_all(input)?;
    }
    process.wait_with_output()
}

fn is_picture(file: &str) -> bool {
    let kind = file.rsplit('.').next().unwrap_or_default();
    PICTURES
        .iter()
        .any(|known| kind.eq_ignore_ascii_case(known))
}

fn is_page(file: &str) -> bool {
    [".md", ".yml", ".yaml"]
        .iter()
        .any(|end| file.ends_with(end))
}

/// The uppermost folder of the site's repository.
fn top(root: &Path) -> Result<PathBuf, Failure> {
    top_of(root).map_err(|why| {
        Failure::Usage(format!(
            "--since compares with a commit of git, and {why}; check without it, or in a clone of the \
             site's repository"
        ))
    })
}

fn top_of(folder: &Path) -> Result<PathBuf, String> {
    let output = command(folder)
        .args(["rev-parse", "--show-toplevel"])
        .output();
    let output = output.map_err(|error| match folder.is_dir() {
        true => format!("git cannot be run ({error})"),
        false => format!("there is no folder {}", folder.display()),
    })?;
    let top = String::from_utf8_lossy(&output.stdout)
        .trim_end_matches('\n')
        .to_owned();
    let told = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    match (
        output.status.success() && !top.is_empty(),
        told.contains("dubious ownership"),
    ) {
        (true, _) => Path::new(&top)
            .canonicalize()
            .map_err(|error| error.to_string()),
        (false, true) => Err(format!("git refuses {}: {told}", folder.display())),
        (false, false) => Err(format!("{} lies in no repository", folder.display())),
    }
}

/// The full name of a commit.
fn resolve(root: &Path, name: &str) -> Result<String, Failure> {
    let mut git = command(root);
    git.args(["rev-parse", "--verify", "--quiet"])
        .arg(format!("{name}^{{commit}}"));
    let output = git.output();
    let found = output.ok().filter(|output| output.status.success());
    let found = found.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let sound = |commit: &String| !name.starts_with('-') && !commit.is_empty();
    found.filter(sound).ok_or_else(|| {
        Failure::Usage(match is_shallow(root) {
            Some(true) => format!(
                "--since `{name}` is no commit of this clone, which holds only the newest ones; fetch the \
                 others with `git fetch --unshallow`, or let CI do so (`fetch-depth: 0` on GitHub)"
            ),
            _ => format!(
                "--since `{name}` is no commit, branch or tag of this repository; `git branch --all` and \
                 `git log --oneline` list them, and `git fetch` gets those of others"
            ),
        })
    })
}

/// A path without `..`, as it is written.
fn lexical(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(plain.pop()),
            part => plain.push(part),
        }
    }
    plain
}

/// Where the copy of a path lies. The folders above it are copied with it, so that what lies beside the
/// repository lies beside its copy.
fn mirrored(folder: &Path, path: &Path) -> PathBuf {
    let mut copy = folder.join("tree");
    let parts = path
        .components()
        .filter(|part| matches!(part, Component::Normal(_)));
    copy.extend(parts);
    copy
}

/// An empty folder of this run's own.
fn folder() -> Result<PathBuf, Failure> {
    let all = std::env::temp_dir();
    let mut names = (0..1000).map(|n| all.join(format!("isogloss-{}-{n}", std::process::id())));
    let made = names.find_map(|folder| match fs::create_dir(&folder) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => None,
        other => Some(other.map(|()| folder)),
    });
    let made = made.unwrap_or(Err(std::io::ErrorKind::AlreadyExists.into()));
    let made = made.and_then(|folder| folder.canonicalize());
    made.map_err(|error| Failure::file(&all, error))
}

#[cfg(unix)]
fn point(link: &Path, to: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(to, link)
}

#[cfg(windows)]
fn point(link: &Path, to: &Path) -> std::io::Result<()> {
    std::os::windows::fs::symlink_dir(to, link)
}
