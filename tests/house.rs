//! Keeps the house in order: imports only fall, from a floor to a lower one, and rooms stay small.
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the ground up. A room imports from rooms further up in this list, and from itself.
const FLOORS: &[&[&str]] = &[
    &["source", "theme", "csv", "picture", "glob", "digest"],
    &["diagnostic", "yaml"],
    &["docfx"],
    &["document", "locale"],
    &["facts", "config"],
    &["request", "wording"],
    &["site", "found"],
    &["compare", "accept"],
    &["stale"],
    &["reference", "rules", "manual", "stated"],
    &["tables"],
    &["render"],
    &[
        "family",
        "links",
        "contents",
        "redirects",
        "hosting",
        "docset",
        "moved",
    ],
    &["review", "trial", "families"],
    &["selftest", "mend"],
    &["lib"],
    &["shell"],
    &["main"],
];

/// Longer files are two rooms, or a list.
const MOST_LINES: usize = 420;

#[test]
fn imports_only_fall() {
    for (path, text) in sources() {
        let room = room_of(&path);
        let floor = floor_of(&room);
        for (number, line) in text.lines().enumerate() {
            for used in rooms_named(line) {
                let falls = used == room || floor_of(&used) < floor;
                assert!(
                    falls,
                    "{}:{}: `{room}` may not use `{used}`",
                    path.display(),
                    number + 1
                );
            }
        }
    }
}

#[test]
fn every_room_has_a_floor_and_a_sentence() {
    for (path, text) in sources() {
        floor_of(&room_of(&path));
        assert!(
            text.starts_with("//! "),
            "{} does not say what it gives",
            path.display()
        );
    }
}

#[test]
fn rooms_stay_small() {
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= MOST_LINES, "{} has {lines} lines", path.display());
    }
}

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(&root).unwrap().to_owned(), text));
            }
        }
    }
    assert!(found.len() > 20);
    found
}

fn room_of(path: &Path) -> String {
    let first = path
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

fn floor_of(room: &str) -> usize {
    let floor = FLOORS.iter().position(|rooms| rooms.contains(&room));
    floor.unwrap_or_else(|| panic!("the room `{room}` has no floor in tests/house.rs"))
}

/// The rooms that a line names behind `crate::`. What has no room of its own is the pipeline's.
fn rooms_named(line: &str) -> Vec<String> {
    let code = line.split("//").next().unwrap_or_default();
    let named = code.split("crate::").skip(1).flat_map(|rest| {
        let word = |text: &str| {
            text.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect::<String>()
        };
        match rest.strip_prefix('{') {
            Some(list) => list.split(',').map(|part| word(part.trim())).collect(),
            None => vec![word(rest)],
        }
    });
    let known = |name: &String| FLOORS.iter().any(|rooms| rooms.contains(&name.as_str()));
    named
        .filter(|name| !name.is_empty())
        .map(|name| if known(&name) { name } else { "lib".to_owned() })
        .collect()
}
