//! Gives a site that several machines read: each writes the families of its shard to a file, and one
//! makes the site of all.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use crate::site::Purpose;
use crate::{Foreign, Memo, Shard};

use super::Failure;
use super::aside::{Aside, Lying};
use super::building::Building;
use super::cache::{beside, put};
use super::cli::Global;
use super::command::print_to_stderr;
use super::opened::{Asked, Opened, locate};
use super::progress::{Progress, Watched};
use super::publish;

const ENDING: &str = "isogloss";

/// Reads the families of a shard and writes them to a file in a folder. It makes no site of them.
pub fn write(global: &Global, options: &Building, shard: Shard) -> Result<bool, Failure> {
    let mut located = locate(global)?;
    located.settle(asked(options))?;
    let out = options.out.clone().unwrap_or_default();
    publish::judge_shards(&out, &located.root, &located.found.roots)?;
    let files = located.found.pages.iter();
    let files = files.filter(|(family, _)| shard.holds(family));
    let pages = files.map(|(_, files)| files.len()).sum();
    let progress = Progress::start(global, "reading pages", Some(pages));
    let library = Watched {
        library: &located.disk,
        progress: &progress,
    };
    let name = format!("shard-{}-of-{}.{ENDING}", shard.number, shard.of);
    let aside = Arc::new(Aside::new(out.join(beside(&format!("{name}.aside"))), {
        let out = out.clone();
        move || fs::create_dir_all(&out)
    }));
    let mut memo = Memo::lasting(crate::rules(), Some(aside.clone()));
    crate::read_ahead(
        &located.config,
        &located.theme,
        &located.found,
        &library,
        shard,
        &mut memo,
    );
    drop(progress);
    let written = match aside.failure() {
        Some(error) => Err(error),
        None => fs::create_dir_all(&out).and_then(|()| put(&out, &name, |to| memo.write_whole(to))),
    };
    let path = out.join(name);
    written.map_err(|error| Failure::file(&path, error))?;
    if !global.quiet {
        let (families, all) = (memo.counts().1, located.found.pages.len());
        let path = path.display();
        print_to_stderr(&format!(
            "{families} of {all} pages, each in all its languages, are in {path}\n"
        ));
    }
    Ok(true)
}

/// Reads a site of what shards hold. What they have not, or not as it is now, is read here.
pub fn open(global: &Global, options: &Building, shards: &[PathBuf]) -> Result<Opened, Failure> {
    let asked = asked(options);
    let mut located = locate(global)?;
    located.settle(asked)?;
    let paths = found(shards)?;
    are_all(&paths)?;
    let mut memo = Memo::lasting(crate::rules(), None);
    for path in &paths {
        let length = File::open(path).and_then(|file| file.metadata());
        let length = length.map_err(|error| Failure::file(path, error))?.len();
        memo.take_in(Box::new(Lying(path.clone())), length)
            .map_err(|foreign| refused(path, foreign))?;
    }
    let (config, theme) = (&located.config, &located.theme);
    if let Some(other) = memo.not_of(config, theme, &located.found, Purpose::Build) {
        let path = paths[other].display();
        return Err(Failure::Usage(format!(
            "{path} was read with other settings, words or folders of pages than the site has now, or with other \
             drafts; write all shards and merge them from the same files and with the same --drafts"
        )));
    }
    let opened = located.opened(global, asked, Some(&mut memo))?;
    let (remembered, read) = memo.counts();
    if read > 0 && !global.quiet {
        print_to_stderr(&format!(
            "{read} of {} pages were in no shard as they are now, and were read here\n",
            remembered + read
        ));
    }
    Ok(opened)
}

fn asked(options: &Building) -> Asked<'_> {
    Asked {
        base_url: options.base_url.as_deref(),
        drafts: options.drafts,
        purpose: Purpose::Build,
    }
}

/// The files of shards in folders and in those directly below, as artifacts are laid out; or the files
/// themselves.
fn found(folders: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut all = Vec::new();
    for folder in folders {
        let before = all.len();
        folder
            .metadata()
            .map_err(|error| Failure::file(folder, error))?;
        let walk = WalkDir::new(folder).max_depth(2).sort_by_file_name();
        let files = walk.into_iter().flatten().map(|entry| entry.into_path());
        all.extend(files.filter(|path| is_shard(path)));
        if all.len() == before {
            let shown = folder.display();
            return Err(Failure::Usage(format!(
                "{shown} holds no shards; write them with `isogloss build --shard 1/4 --out {shown}` and so on to 4/4"
            )));
        }
    }
    Ok(all)
}

/// Refuses shards of which one is missing: whoever parts the work does not want it done in one place.
fn are_all(paths: &[PathBuf]) -> Result<(), Failure> {
    let shards: BTreeSet<(u32, u32)> = paths.iter().filter_map(|path| shard(path)).collect();
    let mut all = shards.iter().map(|(_, all)| *all);
    let of = all.next().unwrap_or(1);
    if let Some(other) = all.find(|all| *all != of) {
        return Err(Failure::Usage(format!(
            "these are shards of {of} and of {other}; merge those of one number alone"
        )));
    }
    match (1..=of).find(|number| !shards.contains(&(*number, of))) {
        Some(missing) => Err(Failure::Usage(format!(
            "shard {missing} of {of} is missing; write it with `isogloss build --shard {missing}/{of}`"
        ))),
        None => Ok(()),
    }
}

/// The number of a shard and of all, as its file is named.
fn shard(path: &Path) -> Option<(u32, u32)> {
    let name = path.file_stem()?.to_str()?.strip_prefix("shard-")?;
    let (number, of) = name.split_once("-of-")?;
    Some((number.parse().ok()?, of.parse().ok()?))
}

fn is_shard(path: &Path) -> bool {
    shard(path).is_some() && path.extension().is_some_and(|end| end == ENDING) && path.is_file()
}

fn refused(path: &Path, foreign: Foreign) -> Failure {
    let path = path.display();
    Failure::Usage(match foreign {
        Foreign::Damaged => {
            format!("{path} is damaged, or no shard; write it again with `isogloss build --shard`")
        }
        Foreign::Program => format!(
            "{path} was written by another isogloss than this; write all shards and merge them with the same program"
        ),
    })
}
