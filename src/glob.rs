//! Gives the meaning of patterns of paths, such as `plans/**/old-*.{md,yml}`.

/// Whether a path is what a pattern means, or lies in it. `**` stands for any folders, `*` for what is in
/// a name, `?` for a sign of it and `{a,b}` for either.
pub fn matches(pattern: &str, path: &str) -> bool {
    let path: Vec<&str> = path.split('/').collect();
    either(pattern).iter().any(|pattern| {
        let pattern: Vec<&str> = pattern.trim_matches('/').split('/').collect();
        // A folder without `**` means all that it holds.
        (0..=path.len()).any(|end| {
            segments(&pattern, &path[..end]) && (end == path.len() || pattern.last() != Some(&"*"))
        })
    })
}

/// More are not what a person writes.
const MOST: usize = 100;

/// The patterns that one with braces stands for.
fn either(pattern: &str) -> Vec<String> {
    let mut all = vec![pattern.to_owned()];
    while let Some((before, list, after)) = all.iter().find_map(|one| braces(one)) {
        let (before, after) = (before.to_owned(), after.to_owned());
        let list: Vec<String> = list.split(',').map(str::to_owned).collect();
        let whole = all.iter().position(|one| braces(one).is_some());
        whole.map(|index| all.remove(index));
        all.extend(list.iter().map(|one| format!("{before}{one}{after}")));
        if all.len() > MOST {
            break;
        }
    }
    all
}

fn braces(pattern: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = pattern.split_once('{')?;
    let (list, after) = rest.split_once('}')?;
    Some((before, list, after))
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
    fits(&pattern, &name, |c| *c == '*', |c, d| *c == '?' || c == d)
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
            ("**/*.{md,yml}", "a/b.yml", true),
            ("**/*.{md,yml}", "a/b.png", false),
            ("*.md", "a/b.md", false),
            ("p?.md", "pé.md", true),
            ("a*b*c", "a-b-b-c", true),
            ("a*b*c", "a-c-b", false),
            ("{a,b}/{c,d}", "b/c/e", true),
            ("{a", "{a", true),
            ("**/a/**/b", "x/a/a/c/b", true),
            ("**/a/**/b", "x/a/c", false),
        ] {
            assert_eq!(matches(folder, path), held, "{folder} {path}");
        }
    }

    #[test]
    fn no_pattern_takes_long() {
        let name = "a".repeat(250);
        assert!(!matches(&format!("{}b", "a*".repeat(60)), &name));
        assert!(!matches(&"{a,b}".repeat(40), &name));
        assert!(!matches(&"**/a/".repeat(200), &"a/".repeat(100)));
    }
}
