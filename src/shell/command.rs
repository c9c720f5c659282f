//! Gives the commands: the same reading for each, and what it is used for.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::Memo;
use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Level};
use crate::found::Found;
use crate::hosting;
use crate::render::search::Collector;
use crate::render::{self, Output, Taker};
use crate::review::{self, NOTHING_COMPARED};
use crate::site::{Purpose, Site};
use crate::theme::Theme;

use super::Failure;
use super::baseline::{self, Keep};
use super::cli::{Build, Check, FailOn, Global};
use super::disk::Disk;
use super::history;
use super::pictures;
use super::progress::{Progress, Watched};
use super::publish::Publisher;
use super::report::{self, Report};
use super::search::Search;

/// A site, read from its folder.
pub struct Opened {
    root: PathBuf,
    theme: Theme,
    pub site: Site,
    pub disk: Disk,
    /// The folder of each locale's pages.
    pub folders: Vec<String>,
}

impl Opened {
    /// Gives every file of the built site, with those of its search when it gets one.
    pub fn render(&mut self, with_search: bool, take: Taker) -> Result<(), Failure> {
        let folder = in_repository(&self.root);
        history::tell(&mut self.site, &self.root, folder);
        pictures::tell(&mut self.site, &self.root, &self.folders);
        write(self, with_search, take)?;
        for (locale, path) in &self.site.assets {
            let bytes = self.disk.asset(&self.folders[*locale], path)?;
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

/// Builds the site; true when nothing makes the command fail.
pub fn build(global: &Global, options: &Build) -> Result<bool, Failure> {
    let start = Instant::now();
    let mut opened = open(global, options.base_url.as_deref(), Purpose::Build)?;
    let out = match &options.out {
        Some(out) => out.clone(),
        None => opened.root.join("public"),
    };
    let publisher = Publisher::open(&out, &opened.root)?;
    let progress = Progress::start(global, "writing files", None);
    opened.render(!options.no_search, &|output| {
        progress.step();
        publisher.take(output);
    })?;
    drop(progress);
    let (files, bytes) = publisher.finish()?;
    review::keep(
        &mut opened.site,
        hosting::too_large(bytes).into_iter().collect(),
    );
    if options.strict {
        review::be_strict(&mut opened.site);
    }
    if global.verbose && opened.site.config.base_url.is_none() {
        print_to_stderr(
            "no sitemap.xml and no languages for search engines: they name full addresses; \
             write `base_url` in site.yaml or give --base-url\n",
        );
    }
    if !global.quiet {
        let report = opened.report(global.color.shown(std::io::stderr().is_terminal()));
        print_to_stderr(&report::findings(&report));
        print_to_stderr(&report::closing(&opened.site));
        let (pages, summary) = (report.summary.pages, &report.summary);
        let seconds = start.elapsed().as_secs_f64();
        print_to_stderr(&format!(
            "built {pages} pages ({files} files) in {} in {seconds:.2} s: {summary}\n",
            out.display()
        ));
    }
    let found = &opened.site.diagnostics;
    let worst = if options.strict {
        Level::Warning
    } else {
        return Ok(true);
    };
    Ok(!found.iter().any(|finding| finding.level <= worst))
}

/// Writes all pages and, where it is wanted, their search.
fn write(opened: &Opened, with_search: bool, take: Taker) -> Result<(), Failure> {
    let search = with_search.then(Search::default);
    let collect = search.as_ref().map(|search| |text| search.take(text));
    let collector = collect.as_ref().map(|collect| collect as Collector);
    render::render(&opened.site, &opened.theme, take, collector)?;
    match search {
        Some(search) => search.finish(take),
        None => Ok(()),
    }
}

/// Checks the site; true when nothing makes the command fail.
pub fn check(global: &Global, options: &Check) -> Result<bool, Failure> {
    let start = Instant::now();
    let mut opened = open(global, None, Purpose::Check)?;
    let silence = review::look_for_silence(&opened.site);
    review::keep(&mut opened.site, silence);
    let silent = |finding: &&Diagnostic| *finding.rule == NOTHING_COMPARED;
    let silence = opened.site.diagnostics.iter().find(silent).cloned();
    let write = match (options.update_baseline, options.prune_baseline) {
        (true, _) => Some(Keep::All),
        (_, true) => Some(Keep::Known),
        _ => None,
    };
    // What was not looked at has not been mended, so its entries stay.
    let blind = write.is_some() && silence.is_some();
    if let Some(path) = options.baseline.as_ref().filter(|_| !blind) {
        baseline::apply(&mut opened.site, path, write)?;
    }
    if options.fail_on == FailOn::Warning {
        review::be_strict(&mut opened.site);
    }
    let color = options.output.is_none() && global.color.shown(std::io::stdout().is_terminal());
    let report = opened.report(color);
    let text = options.format.write(&report);
    put(&text, options.output.as_deref())?;
    if !global.quiet {
        if options.output.is_some() || !options.format.has_summary() {
            print_to_stderr(&format!("{}\n", report.summary));
        }
        if options.format.is_for_people() {
            let seconds = start.elapsed().as_secs_f64();
            let table = report::closing(&opened.site);
            print_to_stderr(&format!("{table}checked in {seconds:.2} s\n"));
        }
    }
    let found = report.findings();
    if let Some(silence) = silence {
        return Err(Failure::NothingCompared(silence.message));
    }
    let worst = match options.fail_on {
        FailOn::Error => Level::Error,
        FailOn::Warning => Level::Warning,
    };
    Ok(options.exit_zero || !found.iter().any(|finding| finding.level <= worst))
}

/// Writes a result to a file, or to the screen.
pub fn put(text: &str, output: Option<&Path>) -> Result<(), Failure> {
    match output {
        Some(path) => fs::write(path, text).map_err(|error| Failure::file(path, error)),
        None => {
            // A reader that closes its end early, as `head` does, is no failure.
            let _ = anstream::stdout().write_all(text.as_bytes());
            Ok(())
        }
    }
}

pub fn print_to_stderr(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
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

pub fn open(global: &Global, base_url: Option<&str>, purpose: Purpose) -> Result<Opened, Failure> {
    let located = locate(global)?;
    let pages = located.found.pages.values().map(|files| files.len()).sum();
    let progress = Progress::start(global, "reading pages", Some(pages));
    located.read(base_url, purpose, None, &progress)
}

/// Reads the site that lies on a disk, and no more of it than has changed since the memo was made.
pub fn open_on(
    disk: Disk,
    base_url: Option<&str>,
    purpose: Purpose,
    memo: &mut Memo,
) -> Result<Opened, Failure> {
    locate_on(disk)?.read(base_url, purpose, Some(memo), &Progress::default())
}

impl Located {
    fn read(
        self,
        base_url: Option<&str>,
        purpose: Purpose,
        memo: Option<&mut Memo>,
        progress: &Progress,
    ) -> Result<Opened, Failure> {
        let mut config = self.config;
        if let Some(url) = base_url {
            config.base_url = Some(config::base_url(url).map_err(Failure::Usage)?);
        }
        let watched = Watched {
            library: &self.disk,
            progress,
        };
        Ok(Opened {
            site: crate::read(config, &self.theme, &self.found, &watched, purpose, memo),
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
    let failure = |at: usize, message: String| {
        let position = source.position(at);
        Failure::Settings {
            path: path.display().to_string(),
            line: position.line,
            column: position.column,
            message,
        }
    };
    if let Some(bad) = source.unreadable() {
        return Err(failure(bad.start as usize, "this is not UTF-8 text".into()));
    }
    let config = Config::parse(source.text()).map_err(|fault| failure(fault.at, fault.message))?;
    match config.grades.unknown(&crate::rules()) {
        Some(fault) => Err(failure(fault.at, fault.message)),
        None => Ok(config),
    }
}
