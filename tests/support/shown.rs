//! Commands that documentation shows, and what comes of them when they are typed in its order.

use std::path::{Path, PathBuf};

use super::editor::Editor;
use super::served::Served;
use super::site::run_in;

/// Commands for other programs, which no test runs.
const NOT_OURS: &[&str] = &["cargo test", "cargo fmt", "cargo clippy", "cargo install"];

/// A command, and the code that it is shown to end with.
#[derive(Debug, PartialEq, Eq)]
pub struct Shown {
    pub text: String,
    pub ends: i32,
}

/// The lines of `sh` blocks, and commands between backticks elsewhere. The last line of a block that is
/// marked `ends=1` ends so.
pub fn commands(text: &str) -> Vec<Shown> {
    let mut found: Vec<Shown> = Vec::new();
    let mut prose = String::new();
    let mut fence: Option<(&str, &str)> = None;
    for line in text.lines().chain([""]).map(str::trim) {
        let marks = &line[..line.len() - line.trim_start_matches('`').len()];
        match fence {
            Some((open, info)) if line == open => {
                let ends = info.strip_prefix("sh ends=");
                if let (Some(ends), Some(last)) = (ends, found.last_mut()) {
                    last.ends = ends.parse().unwrap();
                }
                fence = None;
            }
            Some((_, info)) if info.split(' ').next() == Some("sh") => found.push(shown(line)),
            Some(_) => assert!(!is_command(line), "`{line}` is in no block that tests run"),
            None if marks.len() >= 3 => fence = Some((marks, &line[marks.len()..])),
            None if line.is_empty() => {
                let spans = prose.split('`').skip(1).step_by(2);
                found.extend(spans.filter(|span| is_command(span)).map(shown));
                prose.clear();
            }
            None => prose.extend([line, " "]),
        }
    }
    found
}

fn is_command(span: &str) -> bool {
    span.starts_with("cargo run") || span.starts_with("isogloss ")
}

fn shown(text: &str) -> Shown {
    Shown {
        text: text.to_owned(),
        ends: 0,
    }
}

/// Types the commands of a page one after the other, from a folder on.
pub fn type_all(page: &str, text: &str, folder: &Path) -> usize {
    let mut here: PathBuf = folder.to_owned();
    let mut ran = 0;
    for Shown { text, ends } in commands(text) {
        if let Some(below) = text.strip_prefix("cd ") {
            here.push(below);
            assert!(here.is_dir(), "{page}: `{text}`");
            continue;
        }
        let ours = ["cargo run -- ", "isogloss "];
        let Some(typed) = ours.iter().find_map(|ours| text.strip_prefix(ours)) else {
            let known = NOT_OURS.iter().any(|other| text.starts_with(other));
            assert!(known, "{page} shows `{text}`, which no test runs");
            continue;
        };
        ran += 1;
        let arguments: Vec<&str> = typed.split_whitespace().collect();
        match arguments[0] {
            "serve" => {
                let served = Served::start(&here, &arguments[1..]);
                assert_eq!(served.look("/").status, 200, "{page}: `{text}`");
            }
            "lsp" => drop(Editor::open(&here)),
            _ => {
                let run = run_in(&here, &arguments);
                assert_eq!(
                    run.code, ends,
                    "{page}: `{text}`: {}{}",
                    run.stdout, run.stderr
                );
            }
        }
    }
    ran
}
