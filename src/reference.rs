//! Gives the meaning of an address that an author wrote: a page of the site, a file beside it, or
//! something elsewhere.

use unicode_normalization::UnicodeNormalization;

use crate::document::library::{decode, resolve};
use crate::found::Names;
use crate::site::Target;

/// The tree of a locale's pages.
#[derive(Clone, Copy)]
pub struct Tree<'a> {
    pub root: &'a str,
    /// The families of the pages that bear another path here. None: each path is a family's.
    pub names: Option<&'a Names>,
}

/// What `href` in the file `from` of a tree leads to.
pub fn target(tree: Tree, from: &str, family: &str, href: &str) -> Target {
    let elsewhere = || Target::Elsewhere(href.to_owned());
    let href_path = href.split(['?', '#']).next().unwrap_or_default();
    let anchor = href.split_once('#').map_or("", |(_, anchor)| anchor);
    if href_path.is_empty() && !href.starts_with('?') {
        return Target::Page {
            family: family.to_owned(),
            anchor: decode(anchor),
        };
    }
    if href_path.is_empty() || href_path.starts_with("//") || has_scheme(href_path) {
        return elsewhere();
    }
    let name = decode(href_path);
    let is_page = name.ends_with(".md") || name.ends_with(".yml");
    // A rooted path that names no file of ours is one of the vendor's own site.
    if name.starts_with('/') && !is_page && !has_extension(&name) {
        return elsewhere();
    }
    let name = name
        .strip_prefix("/help/")
        .map_or(name.clone(), |rest| format!("/{rest}"));
    let Some(path) = resolve(tree.root, from, &name) else {
        return elsewhere();
    };
    let path = path[tree.root.len()..].trim_start_matches('/');
    match path.strip_suffix(".md").or(path.strip_suffix(".yml")) {
        Some(page) => Target::Page {
            family: tree.family(page),
            anchor: decode(anchor),
        },
        None if has_extension(path) => Target::Asset(path.to_owned()),
        // A page may be named without its ending.
        None => Target::Page {
            family: tree.family(path.trim_end_matches('/')),
            anchor: decode(anchor),
        },
    }
}

impl Tree<'_> {
    /// The family of the page at a path.
    fn family(&self, path: &str) -> String {
        // One name may be written in two ways: `é` as one sign or as two.
        let path: String = path.nfc().collect();
        let family = self.names.and_then(|names| names.get(&path));
        family.cloned().unwrap_or(path)
    }
}

fn has_scheme(href: &str) -> bool {
    let scheme = href.split_once(':').map_or("", |(scheme, _)| scheme);
    !scheme.is_empty()
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
}

fn has_extension(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.')
        .is_some_and(|(stem, extension)| !stem.is_empty() && !extension.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_mean_pages_files_or_something_else() {
        let names = Names::from([("old/e".to_owned(), "a/e".to_owned())]);
        let tree = Tree {
            root: "content/nl",
            names: Some(&names),
        };
        let at = |href| target(tree, "content/nl/a/b.md", "a/b", href);
        let page = |family: &str, anchor: &str| Target::Page {
            family: family.into(),
            anchor: anchor.into(),
        };
        assert_eq!(at("#x"), page("a/b", "x"));
        assert_eq!(at("../c.md?view=1#y"), page("c", "y"));
        assert_eq!(at("/help/c.md"), page("c", ""));
        assert_eq!(at("sub/d#e"), page("a/sub/d", "e"));
        assert_eq!(at("../old/e.md#f"), page("a/e", "f"));
        assert_eq!(at("?view=1"), Target::Elsewhere("?view=1".into()));
        assert_eq!(
            at("assets/a%20b.png"),
            Target::Asset("a/assets/a b.png".into())
        );
        for href in [
            "https://a.example/b.md",
            "mailto:a@b.example",
            "/office365/x",
            "../../en/c.md",
        ] {
            assert_eq!(at(href), Target::Elsewhere(href.into()), "{href}");
        }
    }
}
