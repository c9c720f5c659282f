//! Gives the site of the folders and pages that an editor has open: the nearest `site.yaml` above them, or one
//! beside them whose `roots` have their pages.

use std::fs;
use std::path::{Path, PathBuf};

use crate::config::Config;
use crate::shell::opened::site_above;

/// A site and the pages of its languages lie in checkouts beside each other, and that many folders deep at most.
const MOST_LEVELS: usize = 5;

/// In a longer folder nobody keeps checkouts.
const MOST_FOLDERS: usize = 500;

pub fn site(places: &[&Path]) -> Option<PathBuf> {
    let above = places.iter().find_map(|place| site_above(place));
    let beside = || places.iter().find_map(|place| beside(place));
    above.map(Path::to_owned).or_else(beside)
}

/// The site whose languages have their pages around a place, or below it.
fn beside(place: &Path) -> Option<PathBuf> {
    let real = place.canonicalize().ok()?;
    let around = real.ancestors().take(MOST_LEVELS);
    let mut around = around.filter(|folder| folder.is_dir() && folder.parent().is_some());
    around.find_map(|folder| {
        let entries = fs::read_dir(folder).ok()?.flatten();
        let mut below: Vec<PathBuf> = entries.take(MOST_FOLDERS).map(|e| e.path()).collect();
        below.sort();
        below.into_iter().find(|site| has_pages(site, &real))
    })
}

fn has_pages(site: &Path, place: &Path) -> bool {
    let settings = fs::read_to_string(site.join("site.yaml")).ok();
    let config = settings.and_then(|text| Config::parse(&text).ok());
    let roots = config.iter().flat_map(|config| config.trees.roots.values());
    let mut folders = roots.filter_map(|root| site.join(&root.folder).canonicalize().ok());
    folders.any(|folder| place.starts_with(&folder) || folder.starts_with(place))
}
