//! Gives the commands: the same reading for each, and what it is used for.

use std::fs;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::time::Instant;

use crate::diagnostic::{Diagnostic, Level};
use crate::hosting;
use crate::render::Output;
use crate::review;
use crate::site::{Purpose, Site};

use super::Failure;
use super::baseline::{self, Keep};
use super::building::{Build, Building, Merge};
use super::cli::{Check, FailOn, Global};
use super::facts::locales_named;
use super::history;
use super::narrow::narrow;
use super::opened::{Asked, Opened, open, open_kept};
use super::progress::Progress;
use super::publish::Publisher;
use super::report::{self, Summary};
use super::roots::OUTPUT;
use super::search::Search;
use super::shards;

/// Builds the site, or reads a part of it; true when nothing makes the command fail.
pub fn build(global: &Global, options: &Build) -> Result<bool, Failure> {
    let site = &options.site;
    if let Some(shard) = options.shard {
        return shards::write(global, site, shard);
    }
    let start = Instant::now();
    let asked = Asked {
        base_url: site.base_url.as_deref(),
        drafts: site.drafts,
        purpose: Purpose::Build,
    };
    let opened = match options.no_cache {
        true => open(global, asked)?,
        false => open_kept(global, asked)?,
    };
    publish(global, site, opened, start)
}

/// Builds the site of what shards hold; true when nothing makes the command fail.
pub fn merge(global: &Global, options: &Merge) -> Result<bool, Failure> {
    let start = Instant::now();
    let opened = shards::open(global, &options.site, &options.shards)?;
    publish(global, &options.site, opened, start)
}

fn publish(
    global: &Global,
    options: &Building,
    mut opened: Opened,
    start: Instant,
) -> Result<bool, Failure> {
    let left_out = left_out(&opened, &options.locale)?;
    if options.strict {
        review::be_strict(&mut opened.site);
        if has_problems(&opened.site) {
            let summary = found_in(&opened, global);
            print_to_stderr(&format!(
                "nothing was written, for --strict was given: {summary}\n"
            ));
            return Ok(false);
        }
    }
    let out = match &options.out {
        Some(out) => out.clone(),
        None => opened.root.join(OUTPUT),
    };
    let publisher = Publisher::open(&out, &opened.root, &opened.folders)?;
    let progress = Progress::start(global, "writing files", None);
    let take = |output: Output| {
        progress.step();
        if !left_out
            .iter()
            .any(|folder| output.path.starts_with(folder))
        {
            publisher.take(output);
        }
    };
    let search = (!options.no_search).then(Search::default);
    opened.tell(&history::ask(&opened.root));
    opened.render(None, search.as_ref(), &take)?;
    if let Some(search) = search {
        search.finish(&take)?;
    }
    drop(progress);
    let (files, bytes) = publisher.finish()?;
    review::keep(
        &mut opened.site,
        hosting::too_large(bytes).into_iter().collect(),
    );
    let index = hosting::without_index(&opened.site).into_iter().collect();
    review::keep(&mut opened.site, index);
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
        let summary = found_in(&opened, global);
        let seconds = start.elapsed().as_secs_f64();
        print_to_stderr(&format!(
            "built {} pages ({files} files) in {} in {seconds:.2} s: {summary}\n",
            summary.pages,
            out.display()
        ));
    }
    Ok(!options.strict || !has_problems(&opened.site))
}

/// Whether more than notes is found.
fn has_problems(site: &Site) -> bool {
    site.diagnostics
        .iter()
        .any(|finding| finding.level < Level::Note)
}

/// Tells what was found, and gives it in numbers.
fn found_in(opened: &Opened, global: &Global) -> Summary {
    let mut report = opened.report(global.color.shown(std::io::stderr().is_terminal()));
    report.verbose = global.verbose;
    print_to_stderr(&report::findings(&report));
    print_to_stderr(&report::closing(&opened.site));
    report.summary
}

/// The folders of the languages that are not asked for.
fn left_out(opened: &Opened, asked: &[String]) -> Result<Vec<String>, Failure> {
    let locales = &opened.site.config.locales;
    let asked = locales_named(locales, asked)?;
    let others = (0..locales.len()).filter(|locale| !asked.contains(locale));
    Ok(others
        .map(|locale| format!("{}/", locales[locale].in_url()))
        .collect())
}

/// Checks the site; true when nothing makes the command fail.
pub fn check(global: &Global, options: &Check) -> Result<bool, Failure> {
    let start = Instant::now();
    let purpose = match options.format.has_repairs() {
        true => Purpose::Mend,
        false => Purpose::Check,
    };
    let asked = Asked {
        drafts: options.drafts,
        ..Asked::only(purpose)
    };
    let mut opened = match options.no_cache {
        true => open(global, asked)?,
        false => open_kept(global, asked)?,
    };
    let alone = review::one_language(&opened.site);
    review::keep(&mut opened.site, alone.into_iter().collect());
    let silence = |found: &[Diagnostic]| {
        let mut found = found.iter();
        found
            .find(|finding| review::is_whole_silence(finding))
            .cloned()
    };
    let write = match (options.update_baseline, options.prune_baseline) {
        (true, _) => Some(Keep::All),
        (_, true) => Some(Keep::Known),
        _ => None,
    };
    // What was not looked at has not been mended, so its entries stay.
    let blind = write.is_some() && silence(&opened.site.diagnostics).is_some();
    if let Some(path) = options.baseline.as_ref().filter(|_| !blind) {
        baseline::apply(&mut opened.site, path, write)?;
    }
    let narrowed = narrow(global, options, &mut opened)?;
    if options.fail_on == FailOn::Warning {
        review::be_strict(&mut opened.site);
    }
    let color = options.output.is_none() && global.color.shown(std::io::stdout().is_terminal());
    let mut report = opened.report(color);
    report.verbose = global.verbose;
    report.summary.narrowed = narrowed;
    let text = options.format.write(&report);
    put(&text, options.output.as_deref())?;
    if !global.quiet {
        if options.output.is_some() || !options.format.has_summary() {
            print_to_stderr(&format!("{}\n", report.summary));
        }
        if options.format.is_for_people() {
            let seconds = start.elapsed().as_secs_f64();
            // A table of a part would say that the rest is in order.
            let table = match report.summary.narrowed {
                Some(_) => String::new(),
                None => report::closing(&opened.site),
            };
            print_to_stderr(&format!("{table}checked in {seconds:.2} s\n"));
        }
    }
    let found = report.findings();
    if let Some(silence) = silence(found) {
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
