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
    match (pattern.split_first(), path.split_first()) {
        (None, None) => true,
        (Some((&"**", rest)), _) => (0..=path.len()).any(|skip| segments(rest, &path[skip..])),
        (Some((first, rest)), Some((name, below))) => {
            name_matches(first, name) && segments(rest, below)
        }
        _ => false,
    }
}

/// The first place at which what stands between two `*` fits is as good as any other.
fn name_matches(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut at) = starts(name, first) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else {
        return at == name.len();
    };
    for part in middle {
        let places = name[at..].char_indices().map(|(place, _)| at + place);
        let found = places.chain([name.len()]).find_map(|place| {
            let length = starts(&name[place..], part)?;
            Some(place + length)
        });
        match found {
            Some(end) => at = end,
            None => return false,
        }
    }
    let ends = name[at..].char_indices().map(|(place, _)| at + place);
    let mut ends = ends.chain([name.len()]);
    ends.any(|place| starts(&name[place..], last) == Some(name.len() - place))
}

/// How much of a name a part without `*` takes.
fn starts(name: &str, part: &str) -> Option<usize> {
    let mut rest = name.chars();
    for sign in part.chars() {
        let own = rest.next()?;
        if sign != '?' && sign != own {
            return None;
        }
    }
    Some(name.len() - rest.as_str().len())
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
        ] {
            assert_eq!(matches(folder, path), held, "{folder} {path}");
        }
    }

    #[test]
    fn no_pattern_takes_long() {
        let name = "a".repeat(250);
        assert!(!matches(&format!("{}b", "a*".repeat(60)), &name));
        assert!(!matches(&"{a,b}".repeat(40), &name));
    }
}
