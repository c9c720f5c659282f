//! Gives the commands: the same reading for each, and what it is used for.

use std::fs;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Level};
use crate::render::{self, Output};
use crate::site::Site;
use crate::source::Source;
use crate::theme::Theme;

use super::Failure;
use super::cli::{Build, Check, FailOn, Format, Global};
use super::disk::Disk;
use super::publish::Publisher;
use super::report::{self, Summary};

/// A site, read from its folder.
struct Opened {
    root: PathBuf,
    theme: Theme,
    site: Site,
    disk: Disk,
    /// The folder of each locale's pages.
    folders: Vec<String>,
}

/// Builds the site; true when nothing makes the command fail.
pub fn build(global: &Global, options: &Build) -> Result<bool, Failure> {
    let start = Instant::now();
    let opened = open(global, options.base_url.as_deref())?;
    let out = match &options.out {
        Some(out) => out.clone(),
        None => opened.root.join("public"),
    };
    let publisher = Publisher::open(&out, &opened.root)?;
    render::render(&opened.site, &opened.theme, &|output| {
        publisher.take(output)
    })?;
    for (locale, path) in &opened.site.assets {
        let bytes = opened.disk.asset(&opened.folders[*locale], path)?;
        let tag = opened.site.locales[*locale].tag.in_url();
        publisher.take(Output {
            path: format!("{tag}/{path}"),
            bytes,
        });
    }
    let files = publisher.finish()?;
    let found = &opened.site.diagnostics;
    if !global.quiet {
        let color = global.color.shown(std::io::stderr().is_terminal());
        print_to_stderr(&report::text(found, &opened.disk, color));
        let pages: usize = opened
            .site
            .families
            .iter()
            .map(|f| f.pages.iter().flatten().count())
            .sum();
        let seconds = start.elapsed().as_secs_f64();
        let summary = Summary::of(&opened.site);
        print_to_stderr(&format!(
            "built {pages} pages ({files} files) in {} in {seconds:.2} s: {summary}\n",
            out.display()
        ));
    }
    let worst = if options.strict {
        Level::Warning
    } else {
        return Ok(true);
    };
    Ok(!found.iter().any(|finding| finding.level <= worst))
}

/// Checks the site; true when nothing makes the command fail.
pub fn check(global: &Global, options: &Check) -> Result<bool, Failure> {
    let opened = open(global, None)?;
    let found = &opened.site.diagnostics;
    let color = options.output.is_none() && global.color.shown(std::io::stdout().is_terminal());
    let report = match options.format {
        Format::Text => format!(
            "{}{}\n",
            report::text(found, &opened.disk, color),
            Summary::of(&opened.site)
        ),
        Format::Json => report::json(&opened.site),
    };
    match &options.output {
        Some(path) => fs::write(path, report).map_err(|error| Failure::file(path, error))?,
        // A reader that closes its end early, as `head` does, is no failure.
        None => drop(anstream::stdout().write_all(report.as_bytes())),
    }
    let worst = match options.fail_on {
        FailOn::Error => Level::Error,
        FailOn::Warning => Level::Warning,
    };
    Ok(!found.iter().any(|finding| finding.level <= worst))
}

fn print_to_stderr(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}

fn open(global: &Global, base_url: Option<&str>) -> Result<Opened, Failure> {
    let root = match &global.root {
        Some(root) => root.clone(),
        None => nearest_site().ok_or(Failure::NoSite)?,
    };
    let mut config = settings(&root)?;
    if let Some(url) = base_url {
        config.base_url = Some(config::base_url(url).map_err(Failure::Usage)?);
    }
    let disk = Disk::new(&root);
    let theme = disk.theme()?;
    let (found, problems) = disk.find(&config)?;
    let mut site = crate::read(config, &theme, &found, &disk);
    site.diagnostics.extend(problems);
    Diagnostic::sort(&mut site.diagnostics);
    Ok(Opened {
        root,
        theme,
        site,
        disk,
        folders: found.roots,
    })
}

fn nearest_site() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let found = here
        .ancestors()
        .find(|folder| folder.join("site.yaml").is_file());
    found.map(Path::to_owned)
}

fn settings(root: &Path) -> Result<Config, Failure> {
    let path = root.join("site.yaml");
    let bytes = fs::read(&path).map_err(|error| Failure::file(&path, error))?;
    let source = Source::from_bytes("site.yaml", bytes);
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
    Config::parse(source.text()).map_err(|fault| failure(fault.at, fault.message))
}
