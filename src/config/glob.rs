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
    fits(
        pattern,
        path,
        |part| *part == "**",
        |part, name| name_matches(part, name),
    )
}

fn name_matches(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) =
        (pattern.chars().collect(), name.chars().collect());
    fits(&pattern, &name, |c| *c == '*', |c, d| c == d)
}

/// Whether a text fits a pattern in which some parts stand for anything. Only the last of them that was
/// passed is tried again, so no pattern takes longer than its length times that of the text.
fn fits<P, T>(
    pattern: &[P],
    text: &[T],
    is_any: impl Fn(&P) -> bool,
    is: impl Fn(&P, &T) -> bool,
) -> bool {
    let (mut at, mut read) = (0, 0);
    let mut again: Option<(usize, usize)> = None;
    while read < text.len() {
        match (pattern.get(at), again) {
            (Some(part), _) if is_any(part) => {
                at += 1;
                again = Some((at, read));
            }
            (Some(part), _) if is(part, &text[read]) => {
                at += 1;
                read += 1;
            }
            (_, Some((behind, from))) => {
                at = behind;
                read = from + 1;
                again = Some((behind, read));
            }
            _ => return false,
        }
    }
    pattern[at..].iter().all(is_any)
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
            ("**/a/**/b", "x/a/a/c/b", true),
            ("**/a/**/b", "x/a/c", false),
            ("a*b*c", "aXbYbZc", true),
            ("a*b*c", "aXbYcZ", false),
        ] {
            assert_eq!(matches(folder, path), held, "{folder} {path}");
        }
        let (pattern, name) = ("*a".repeat(200) + "b", "a".repeat(2_000));
        assert!(!matches(&pattern, &name));
        assert!(!matches(&"**/a/".repeat(200), &"a/".repeat(100)));
    }
}
