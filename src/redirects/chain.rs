//! Gives what the lines of vendors' lists lead to: a page of the site, another line, or the vendor's own site.

use std::collections::{BTreeMap, BTreeSet};

use crate::site::Target;

use super::listed::{Goal, Line, is_web};

/// Where lines of a list lead, of which one may lead to another.
pub struct Chain<'a> {
    pages: Pages<'a>,
    next: BTreeMap<&'a str, &'a Goal>,
}

impl<'a> Chain<'a> {
    pub fn of(families: impl Iterator<Item = &'a str>, lines: &'a [Line]) -> Self {
        Chain {
            pages: Pages::of(families),
            next: lines.iter().map(|line| (&*line.old, &line.to)).collect(),
        }
    }

    /// None: it leads to itself, or to nothing.
    pub fn target(&self, first: &Goal) -> Option<Target> {
        let mut seen = BTreeSet::new();
        let mut goal = first;
        loop {
            let (path, anchor, address) = match goal {
                Goal::Elsewhere(address) => return Some(Target::Elsewhere(address.clone())),
                Goal::Path {
                    path,
                    anchor,
                    address,
                } => (path, anchor, address),
            };
            if let Some(family) = self.pages.find(path) {
                return Some(Target::Page {
                    family: family.to_owned(),
                    anchor: anchor.clone(),
                });
            }
            match self.next.get(path.as_str()) {
                Some(next) if seen.insert(path) => goal = next,
                Some(_) => return None,
                // What is named from beside a page that is gone has no address of its own.
                None => return is_web(address).then(|| Target::Elsewhere(address.clone())),
            }
        }
    }
}

/// The pages of a site, to be found by the path that a vendor's site gives them.
struct Pages<'a> {
    by_name: BTreeMap<&'a str, Vec<&'a str>>,
}

impl<'a> Pages<'a> {
    fn of(families: impl Iterator<Item = &'a str>) -> Self {
        let mut by_name: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for family in families {
            let shown = family.strip_suffix("/index").unwrap_or(family);
            let name = shown.rsplit('/').next().unwrap_or_default();
            by_name.entry(name).or_default().push(family);
        }
        Pages { by_name }
    }

    /// The page whose path ends as this one does, and no other one's as far: guides stand at Adobe's site below
    /// other names than their folders'.
    fn find(&self, path: &str) -> Option<&'a str> {
        let path = path.strip_suffix("/index").unwrap_or(path);
        let wanted: Vec<&str> = path.rsplit('/').collect();
        let shared = |family: &&&str| {
            let shown = family.strip_suffix("/index").unwrap_or(family);
            let parts = shown.rsplit('/').zip(&wanted);
            parts.take_while(|(own, wanted)| own == *wanted).count()
        };
        let all = self.by_name.get(wanted.first()?)?;
        let most = all.iter().map(|family| shared(&family)).max()?;
        let mut best = all.iter().filter(|family| shared(family) == most);
        let first = best.next()?;
        best.next().is_none().then_some(*first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_found_by_the_end_of_their_path() {
        let pages = Pages::of(["a/soil/clay", "b/clay", "b/index", "tools"].into_iter());
        assert_eq!(pages.find("using/soil/clay"), Some("a/soil/clay"));
        assert_eq!(pages.find("using/clay"), None);
        assert_eq!(pages.find("x/b"), Some("b/index"));
        assert_eq!(pages.find("x/tools"), Some("tools"));
        assert_eq!(pages.find("x/roof"), None);
    }
}
