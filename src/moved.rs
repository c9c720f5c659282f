//! Gives pages that bear another path in their language the pictures that stand beside them in the others: a
//! repository that lacks a picture has it of the source, where the source's page has its own.

use crate::document::library::resolve;
use crate::site::{Site, Target};

/// `roots` are the folders of the locales' pages.
pub fn follow(site: &mut Site, roots: &[String]) {
    for index in 0..site.families.len() {
        for (locale, root) in roots.iter().enumerate() {
            let family = &site.families[index];
            let Some(page) = &family.pages[locale] else {
                continue;
            };
            let own = page.path.strip_prefix(root.as_str()).unwrap_or_default();
            let (from, to) = (folder(own.trim_matches('/')), folder(&family.path));
            if from == to {
                continue;
            }
            let (from, to) = (from.to_owned(), to.to_owned());
            let mut moved = Vec::new();
            for (target, _) in &page.links {
                if let Target::Asset(path) = target
                    && site.asset_locale(path, locale).is_none()
                    && let Some(beside) = beside(path, &from, &to)
                    && site.asset_locale(&beside, locale).is_some()
                {
                    moved.push((path.clone(), beside));
                }
            }
            let page = site.families[index].pages[locale].as_mut();
            for target in page.into_iter().flat_map(|page| page.targets()) {
                if let Target::Asset(path) = target
                    && let Some((_, other)) = moved.iter().find(|(own, _)| own == path)
                {
                    path.clone_from(other);
                }
            }
        }
    }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// What a path means from one folder, from another one. None: it leads out of the tree.
fn beside(path: &str, from: &str, to: &str) -> Option<String> {
    let parts = |folder: &str| -> Vec<String> {
        let parts = folder.split('/').filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
    };
    let (from, own) = (parts(from), parts(path));
    let shared = from.iter().zip(&own).take_while(|(a, b)| a == b).count();
    let up = from[shared..].iter().map(|_| "..".to_owned());
    let href: Vec<String> = up.chain(own[shared..].iter().cloned()).collect();
    let resolved = resolve("", &format!("{to}/page"), &href.join("/"))?;
    Some(resolved.trim_start_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn paths_are_those_of_another_folder() {
        let at = |path| beside(path, "old/a", "new");
        assert_eq!(
            at("old/a/assets/x.png").as_deref(),
            Some("new/assets/x.png")
        );
        assert_eq!(at("old/x.png").as_deref(), Some("x.png"));
        assert_eq!(at("x.png"), None);
    }
}
