//! Gives a site's files as a commit has them, in a folder that is gone when the check is done. The
//! repository, its index and its work tree stay as they are.

use std::fs;
use std::io::Write;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use crate::config::Config;
use crate::shell::Failure;
use crate::shell::history::{command, is_shallow};
use crate::theme;

pub struct Checkout {
    /// The folder of the site in it.
    pub site: PathBuf,
    /// Folders of languages that the commit knows nothing of: they are read as they are now.
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
    /// Reads the files of a commit that belong to the site whose folder is `root`. Settings are those of
    /// today, so that only pages make a difference.
    pub fn of(root: &Path, config: &Config, commit: &str) -> Result<Self, Failure> {
        let root = root.canonicalize();
        let root = root.map_err(|error| Failure::file(Path::new("."), error))?;
        let top = top(&root)?;
        let folder = Temporary(folder()?);
        let repository = Repository {
            commit: resolve(&root, commit)?,
            index: folder.0.join("index"),
            top,
        };
        let copy = |path: &Path| mirrored(&folder.0, path);
        let site = copy(&root);
        let folders = config.trees.roots.values().map(|root| &root.folder);
        let roots: Vec<(&String, PathBuf)> = folders
            .map(|name| (name, lexical(&root.join(name))))
            .collect();
        let (inside, outside): (Vec<_>, Vec<_>) = roots
            .into_iter()
            .partition(|(_, path)| top_of(path).ok().as_ref() == Some(&repository.top));
        let mut paths = vec![root.join("content")];
        paths.extend(inside.iter().map(|(_, path)| path.clone()));
        paths.extend(theme::FOLDERS.iter().map(|folder| root.join(folder)));
        let files = repository.write(&paths, &copy(&repository.top))?;
        let is_empty = outside.is_empty() && !files.iter().any(|file| is_page(file));
        let made = (|| {
            fs::create_dir_all(&site)?;
            for (_, path) in &inside {
                fs::create_dir_all(copy(path))?;
            }
            for (_, path) in &outside {
                let link = copy(path);
                link.parent().map_or(Ok(()), fs::create_dir_all)?;
                point(&link, path)?;
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
            outside: outside.into_iter().map(|(name, _)| name.clone()).collect(),
            is_empty,
            _folder: folder,
        })
    }
}

/// Files of which a check wants to know only that they are there. They are many and large.
const PICTURES: &[&str] = &[
    "avif", "gif", "ico", "jpeg", "jpg", "mov", "mp4", "pdf", "png", "webm", "webp", "zip",
];

impl Repository {
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
