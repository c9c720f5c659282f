//! Gives links as a family would write them whose pages bear one path in all languages: a link to a
//! page that bears another path here leads to the same page.

use crate::document::library::resolve;
use crate::facts::Value;
use crate::facts::outline::Outline;
use crate::reference::Tree;
use crate::source::SourceId;

/// Writes the links of a page as if it, and the pages that it names, bore the paths of their families.
/// `own` is the path of its file.
pub fn level(outline: &mut Outline, tree: Tree, own: &str, family: &str) {
    if tree.names.is_none_or(|names| names.is_empty()) {
        return;
    }
    let passages = outline
        .blocks
        .iter_mut()
        .filter_map(|block| block.passage.as_mut());
    // What is included stands in another file, whose links are the same in every page.
    let facts = passages.flat_map(|passage| &mut passage.facts);
    for fact in facts.filter(|fact| fact.span.source == SourceId(0)) {
        if let Value::Link(link) = &mut fact.value
            && let Some(level) = levelled(link, tree, own, family)
        {
            *link = level;
        }
    }
}

/// A link as facts have it: a host that may be missing, `/`, and a path in small letters.
fn levelled(link: &str, tree: Tree, own: &str, family: &str) -> Option<String> {
    let written = link.strip_prefix('/')?.strip_suffix(".md")?;
    let from_root = written.strip_prefix('/');
    let path = match from_root {
        Some(rest) => rest.strip_prefix("help/").unwrap_or(rest).to_owned(),
        None => {
            let path = resolve(tree.root, own, written)?;
            path[tree.root.len()..].trim_start_matches('/').to_owned()
        }
    };
    let moved = tree.names?.get(&path);
    let here = own
        .strip_prefix(tree.root)?
        .trim_matches('/')
        .strip_suffix(".md")?;
    if moved.is_none() && here == family {
        return None;
    }
    let path = moved.map_or(path, |family| family.to_lowercase());
    let prefix = match from_root {
        Some(rest) if rest.starts_with("help/") => "//help/",
        Some(_) => "//",
        None => return Some(format!("/{}.md", relative(&family.to_lowercase(), &path))),
    };
    Some(format!("{prefix}{path}.md"))
}

/// How a page names another one from its own folder.
fn relative(from: &str, to: &str) -> String {
    let folder = |path: &str| {
        path.rsplit_once('/').map_or(Vec::new(), |(folder, _)| {
            folder.split('/').map(str::to_owned).collect()
        })
    };
    let (mine, theirs): (Vec<String>, Vec<String>) = (folder(from), folder(to));
    let shared = mine.iter().zip(&theirs).take_while(|(a, b)| a == b).count();
    let name = to.rsplit('/').next().unwrap_or(to).to_owned();
    let up = mine[shared..].iter().map(|_| "..".to_owned());
    let parts = up.chain(theirs[shared..].iter().cloned()).chain([name]);
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::found::Names;

    #[test]
    fn links_are_written_from_the_paths_of_families() {
        let name = |own: &str, family: &str| (own.to_owned(), family.to_owned());
        let names = Names::from([name("plannen/zaak", "plans/biz"), name("oud/a", "new/b/a")]);
        let tree = Tree {
            root: "../nl/help",
            names: Some(&names),
        };
        let at = |own: &str, family: &str, link: &str| {
            levelled(link, tree, &format!("../nl/help/{own}.md"), family)
        };
        assert_eq!(
            at("x", "x", "/plannen/zaak.md").as_deref(),
            Some("/plans/biz.md")
        );
        assert_eq!(
            at("x", "x", "//help/plannen/zaak.md").as_deref(),
            Some("//help/plans/biz.md")
        );
        assert_eq!(at("x", "x", "/y.md"), None);
        assert_eq!(
            at("oud/a", "new/b/a", "/../y.md").as_deref(),
            Some("/../../y.md")
        );
        assert_eq!(at("oud/a", "new/b/a", "/a.md").as_deref(), Some("/a.md"));
        assert_eq!(at("oud/a", "new/b/a", "example.org/y.md"), None);
    }
}
