//! Gives what the settings say of the trees of pages: where they lie, what in them is none of the
//! site's, and which pages belong together that no path and no id brings together.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use serde_yaml::Spanned;
use unicode_normalization::UnicodeNormalization;

use crate::glob;
use crate::locale::Tag;
use crate::yaml::{self, Fault};

/// Where a locale's pages lie, from the site's folder.
#[derive(Clone, Debug)]
pub struct Root {
    pub folder: String,
    /// Where the settings say it.
    pub at: Range<usize>,
}

/// A page that bears another path in one locale.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The path of the page, without its language and its ending.
    pub family: String,
    pub locale: Tag,
    /// The path that it bears in this locale.
    pub path: String,
    pub at: Range<usize>,
}

/// The keys as they are written.
#[derive(Deserialize)]
pub(super) struct Written {
    #[serde(default)]
    roots: BTreeMap<String, Spanned<String>>,
    #[serde(default)]
    ignore: Option<Vec<Spanned<String>>>,
    #[serde(default)]
    pairs: Option<BTreeMap<String, BTreeMap<String, Spanned<String>>>>,
}

/// The trees of a site.
#[derive(Clone, Debug, Default)]
pub struct Trees {
    /// By locale, where its pages lie when that is not `content/<locale>`.
    pub roots: BTreeMap<String, Root>,
    /// Patterns of files that are none of the site's.
    pub ignore: Vec<String>,
    pub pairs: Vec<Pair>,
}

impl Trees {
    /// `known` gives the locale of the site that a name means, for a key of the settings.
    pub(super) fn of(
        written: Written,
        known: impl Fn(&str, &str) -> Result<Tag, Fault>,
    ) -> Result<Self, Fault> {
        let mut trees = Trees::default();
        for (name, root) in &written.roots {
            let root = Root {
                folder: folder(&root.value).map_err(|message| fault(root, message))?,
                at: yaml::range(root),
            };
            let at = root.at.start;
            let tag = known("roots", name)?;
            if trees.roots.insert(tag.to_string(), root).is_some() {
                let message = format!("`{name}` is {tag}, which has a folder already");
                return Err(Fault { message, at });
            }
        }
        for pattern in written.ignore.iter().flatten() {
            if pattern.value.trim_matches('/').is_empty() {
                let message = "an empty pattern leaves out nothing; write one such as `drafts/**`";
                return Err(fault(pattern, message.into()));
            }
            trees.ignore.push(pattern.value.clone());
        }
        for (family, paths) in written.pairs.iter().flatten() {
            for (name, path) in paths {
                trees.pairs.push(Pair {
                    family: page(family),
                    locale: known("pairs", name)?,
                    path: page(&path.value),
                    at: yaml::range(path),
                });
            }
        }
        Ok(trees)
    }

    /// Whether a file is none of the site's. `below` is its path in its locale's folder.
    pub fn ignores(&self, file: &str, below: &str) -> bool {
        let mut patterns = self.ignore.iter();
        patterns.any(|pattern| glob::matches(pattern, below) || glob::matches(pattern, file))
    }
}

fn fault(place: &Spanned<String>, message: String) -> Fault {
    let at = yaml::range(place).start;
    Fault { message, at }
}

/// A page as families are called.
fn page(written: &str) -> String {
    let path = written.trim_matches('/');
    path.strip_suffix(".md").unwrap_or(path).nfc().collect()
}

/// A folder from the site's own, without parts that say nothing. The site's own folder is empty.
fn folder(written: &str) -> Result<String, String> {
    if written.is_empty() || written.starts_with(['/', '~']) || written.contains(['\\', ':']) {
        return Err(format!(
            "`{written}` is no folder as the settings name them; write it from the folder of site.yaml, \
             with `/`, as in `../support.nl/help`"
        ));
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in written.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::folder;

    #[test]
    fn folders_are_written_in_one_way() {
        let plain = |written| folder(written).unwrap();
        assert_eq!(plain("../nl/help/"), "../nl/help");
        assert_eq!(plain("./a//b/../c"), "a/c");
        assert_eq!(plain("../../x"), "../../x");
        assert_eq!(plain("."), "");
        for written in ["", "/srv/nl", "C:\\nl", "..\\nl", "~/nl"] {
            assert!(folder(written).is_err(), "{written}");
        }
    }
}
