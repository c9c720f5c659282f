//! Gives a site that is read from its folder, ready to be checked or rendered.

use std::io;
use std::path::{Path, PathBuf};

use crate::Memo;
use crate::config::{self, Config};
use crate::found::Found;
use crate::hosting;
use crate::render::search::Collector;
use crate::render::{self, First, Output, Taker};
use crate::review;
use crate::site::{Purpose, Site};
use crate::theme::Theme;
use crate::yaml::Fault;

use super::Failure;
use super::cache::Cache;
use super::cli::Global;
use super::disk::Disk;
use super::history::{self, Known};
use super::pictures;
use super::progress::{Progress, Watched};
use super::report::Report;
use super::search::Search;

/// How a site is to be read.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// Where it will stand, when the settings do not count.
    pub base_url: Option<&'a str>,
    /// Whether drafts are pages.
    pub drafts: bool,
    pub purpose: Purpose,
}

impl Asked<'_> {
    pub fn only(purpose: Purpose) -> Self {
        Asked {
            base_url: None,
            drafts: false,
            purpose,
        }
    }
}

/// A site, read from its folder.
pub struct Opened {
    pub root: PathBuf,
    theme: Theme,
    pub site: Site,
    pub disk: Disk,
    /// The folder of each locale's pages.
    pub folders: Vec<String>,
}

impl Opened {
    /// Tells the site what git knows of it, and of its pictures, as files to render need it.
    pub fn tell(&mut self, known: &Known) {
        let folder = in_repository(&self.root);
        history::tell(&mut self.site, known, folder);
        pictures::tell(&mut self.site, &self.root, &self.folders);
    }

    /// Gives every file of the built site but those of its search, which is given the texts.
    pub fn render(
        &self,
        first: Option<First>,
        search: Option<&Search>,
        take: Taker,
    ) -> Result<(), Failure> {
        let collect = search.map(|search| |text| search.take(text));
        let collector = collect.as_ref().map(|collect| collect as Collector);
        render::render(&self.site, &self.theme, first, take, collector)?;
        for (locale, path) in &self.site.assets {
            let Some(bytes) = self.disk.asset(&self.folders[*locale], path)? else {
                continue;
            };
            if hosting::has_turned(&self.site, *locale, path, &bytes) {
                let changed =
                    io::Error::other("was changed while the site was built; build it again");
                return Err(Failure::file(
                    &Path::new(&self.folders[*locale]).join(path),
                    changed,
                ));
            }
            let tag = self.site.locales[*locale].tag.in_url();
            take(Output {
                path: format!("{tag}/{path}"),
                bytes,
            });
        }
        Ok(())
    }

    pub fn report(&self, color: bool) -> Report<'_> {
        Report::new(&self.site, &self.disk, in_repository(&self.root), color)
    }
}

/// A site whose files are known and not read yet.
pub struct Located {
    pub root: PathBuf,
    pub config: Config,
    pub theme: Theme,
    pub found: Found,
    pub disk: Disk,
}

/// The folder of the site.
pub fn root(global: &Global) -> Result<PathBuf, Failure> {
    match &global.root {
        Some(root) => Ok(root.clone()),
        None => nearest_site().ok_or(Failure::NoSite),
    }
}

pub fn locate(global: &Global) -> Result<Located, Failure> {
    locate_on(Disk::new(&root(global)?))
}

fn locate_on(mut disk: Disk) -> Result<Located, Failure> {
    let config = settings(&disk)?;
    Ok(Located {
        theme: disk.theme()?,
        found: disk.find(&config)?,
        root: disk.root().to_owned(),
        config,
        disk,
    })
}

pub fn open(global: &Global, asked: Asked) -> Result<Opened, Failure> {
    locate(global)?.opened(global, asked, None)
}

/// Reads a site, and no more of it than has changed since an earlier run has kept what it read.
pub fn open_kept(global: &Global, asked: Asked) -> Result<Opened, Failure> {
    let located = locate(global)?;
    let mut cache = Cache::open(&located.root, asked.purpose);
    let opened = located.opened(global, asked, Some(&mut cache.memo))?;
    cache.keep(global);
    Ok(opened)
}

/// Reads a site whose files lie in a folder as a commit has them; `home` is the folder that they come from.
pub fn open_past(
    global: &Global,
    folder: &Path,
    home: &Path,
    asked: Asked,
) -> Result<Opened, Failure> {
    let located = locate_on(Disk::past_of(folder, home))?;
    let pages = located.found.pages.values().map(|files| files.len()).sum();
    let progress = Progress::start(global, "reading pages as they were", Some(pages));
    located.read(asked, None, &progress)
}

/// Reads the site that lies on a disk, and no more of it than has changed since the memo was made.
pub fn open_on(disk: Disk, asked: Asked, memo: &mut Memo) -> Result<Opened, Failure> {
    locate_on(disk)?.read(asked, Some(memo), &Progress::default())
}

impl Located {
    /// Settles what was asked for over what the settings say.
    pub fn settle(&mut self, asked: Asked) -> Result<(), Failure> {
        self.config.drafts = asked.drafts;
        if let Some(url) = asked.base_url {
            self.config.base_url = Some(config::base_url(url).map_err(Failure::Usage)?);
        }
        Ok(())
    }

    /// Reads the site, and tells how far it is.
    pub fn opened(
        self,
        global: &Global,
        asked: Asked,
        memo: Option<&mut Memo>,
    ) -> Result<Opened, Failure> {
        let pages = self.found.pages.values().map(|files| files.len()).sum();
        let progress = Progress::start(global, "reading pages", Some(pages));
        self.read(asked, memo, &progress)
    }

    fn read(
        mut self,
        asked: Asked,
        memo: Option<&mut Memo>,
        progress: &Progress,
    ) -> Result<Opened, Failure> {
        self.settle(asked)?;
        let watched = Watched {
            library: &self.disk,
            progress,
        };
        let mut site = crate::read(
            self.config,
            &self.theme,
            &self.found,
            &watched,
            asked.purpose,
            memo,
        );
        let settings = self.disk.settings().ok();
        let silent = review::look_for_silence(&site, settings.as_ref());
        review::keep(&mut site, silent);
        Ok(Opened {
            site,
            root: self.root,
            theme: self.theme,
            disk: self.disk,
            folders: self.found.roots,
        })
    }
}

/// The site's folder from the top of its repository, where hosts of code count from.
fn in_repository(root: &Path) -> String {
    let Ok(root) = root.canonicalize() else {
        return String::new();
    };
    let top = root.ancestors().find(|folder| folder.join(".git").exists());
    let below = top.and_then(|top| root.strip_prefix(top).ok());
    let parts = below.into_iter().flat_map(Path::components);
    parts
        .map(|part| format!("{}/", part.as_os_str().to_string_lossy()))
        .collect()
}

fn nearest_site() -> Option<PathBuf> {
    site_above(&std::env::current_dir().ok()?).map(Path::to_owned)
}

/// The nearest folder with a site.yaml, from a path upwards.
pub fn site_above(path: &Path) -> Option<&Path> {
    let mut folders = path.ancestors();
    folders.find(|folder| folder.join("site.yaml").is_file())
}

fn settings(disk: &Disk) -> Result<Config, Failure> {
    let path = disk.root().join("site.yaml");
    let source = disk.settings().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Failure::NotASite(disk.root().display().to_string()),
        _ => Failure::file(&path, error),
    })?;
    if let Some(bad) = source.unreadable() {
        let message = "this is not UTF-8 text".into();
        let at = bad.start as usize;
        return Err(disk.refused(Fault { message, at }));
    }
    let config = Config::parse(source.text()).map_err(|fault| disk.refused(fault))?;
    match config.grades.unknown(&crate::rules()) {
        Some(fault) => Err(disk.refused(fault)),
        None => Ok(config),
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::process::Command;
    use std::sync::Mutex;

    use super::*;

    /// What a build gives of a drawing that becomes something else when all was read and judged.
    fn drawing_after(change: impl Fn(&Path)) -> Result<Vec<Output>, Failure> {
        let folder = tempfile::tempdir().unwrap();
        let pages = folder.path().join("content/en");
        fs::create_dir_all(&pages).unwrap();
        fs::write(folder.path().join("site.yaml"), "title: T\nlocales: [en]\n").unwrap();
        fs::write(folder.path().join("secret.svg"), "<svg>secret</svg>").unwrap();
        fs::write(pages.join("index.md"), "# Home\n\n![a](a.svg)\n").unwrap();
        let drawing = pages.join("a.svg");
        fs::write(&drawing, "<svg/>").unwrap();
        let disk = Disk::new(folder.path());
        let mut opened = open_on(disk, Asked::only(Purpose::Build), &mut Memo::default())?;
        change(&drawing);
        opened.tell(&Known::default());
        let taken = Mutex::new(Vec::new());
        opened.render(None, None, &|output| taken.lock().unwrap().push(output))?;
        Ok(taken.into_inner().unwrap())
    }

    #[test]
    fn a_file_that_became_another_since_it_was_judged_is_not_published() {
        let outputs = drawing_after(|drawing| fs::write(drawing, "<svg>new</svg>").unwrap());
        let found = outputs
            .unwrap()
            .into_iter()
            .find(|output| output.path == "en/a.svg");
        assert_eq!(found.unwrap().bytes, b"<svg>new</svg>");
        let outputs = drawing_after(|drawing| fs::remove_file(drawing).unwrap()).unwrap();
        assert!(outputs.iter().all(|output| output.path != "en/a.svg"));
        let changes: [fn(&Path); 3] = [
            |drawing| fs::write(drawing, "<svg onload='run()'/>").unwrap(),
            |drawing| {
                fs::remove_file(drawing).unwrap();
                symlink("../../secret.svg", drawing).unwrap();
            },
            |drawing| {
                fs::remove_file(drawing).unwrap();
                assert!(
                    Command::new("mkfifo")
                        .arg(drawing)
                        .status()
                        .unwrap()
                        .success()
                );
            },
        ];
        for (number, change) in changes.into_iter().enumerate() {
            let failure = drawing_after(change)
                .err()
                .map(|failure| failure.to_string());
            assert!(
                failure.is_some_and(|said| said.contains("a.svg")),
                "{number}"
            );
        }
    }
}
