//! Gives patterns of paths: `plans/legacy/**`, `**/draft-*`.

/// Whether a path lies in a folder. `**` stands for any folders, `*` for what is in a name.
pub fn matches(folder: &str, path: &str) -> bool {
    let pattern: Vec<&str> = folder.trim_matches('/').split('/').collect();
    let path: Vec<&str> = path.split('/').collect();
    // A folder without `**` means all that it holds.
    (0..=path.len()).any(|end| {
        segments(&pattern, &path[..end]) && (end == path.len() || pattern.last() != Some(&"*"))
    })
}

fn segments(pattern: &[&str], path: &[&str]) -> bool {
    match (pattern.split_first(), path.split_first()) {
        (None, None) => true,
        (Some((&"**", rest)), _) => (0..=path.len()).any(|skip| segments(rest, &path[skip..])),
        (Some((first, rest)), Some((name, below))) => {
            name_matches(first, name) && segments(rest, below)
        }
        _ => false,
    }
}

fn name_matches(pattern: &str, name: &str) -> bool {
    let Some((before, after)) = pattern.split_once('*') else {
        return pattern == name;
    };
    let Some(rest) = name.strip_prefix(before) else {
        return false;
    };
    let ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
    ends.into_iter().any(|at| name_matches(after, &rest[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_hold_what_is_below_them() {
        for (folder, path, held) in [
            ("plans/legacy/**", "plans/legacy/old", true),
            ("plans/legacy", "plans/legacy/a/b", true),
            ("plans/legacy/", "plans/legacy-2/a", false),
            ("**/old-*", "a/b/old-plan", true),
            ("plans/*", "plans/a", true),
            ("plans/*", "plans/a/b", false),
            ("content/nl/**", "content/nl/index.md", true),
            ("index", "a/index", false),
        ] {
            assert_eq!(matches(folder, path), held, "{folder} {path}");
        }
    }
}
