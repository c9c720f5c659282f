//! Runs the commands that the documentation shows, as they stand.

mod support;

use std::fs;
use std::path::Path;

use support::served::Served;
use support::site::run_in;

/// Commands for other programs, which this test does not run.
const NOT_OURS: &[&str] = &["cargo test", "cargo fmt", "cargo clippy", "cargo install"];

#[test]
fn every_command_that_is_shown_works() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut ran = 0;
    for page in ["README.md", "CONTRIBUTING.md"] {
        let text = fs::read_to_string(root.join(page)).unwrap();
        for command in commands(&text) {
            let Some(arguments) = command
                .strip_prefix("cargo run -- ")
                .or(command.strip_prefix("isogloss "))
            else {
                let known = NOT_OURS.iter().any(|other| command.starts_with(other));
                assert!(known, "{page} shows `{command}`, which no test runs");
                continue;
            };
            // What a command writes goes to a folder of this test.
            let out = tempfile::tempdir().unwrap();
            let mut arguments: Vec<String> =
                arguments.split_whitespace().map(str::to_owned).collect();
            if !["help", "init"].contains(&arguments[0].as_str()) {
                arguments.extend(["--root".to_owned(), root.display().to_string()]);
            }
            if arguments[0] == "build" && !arguments.contains(&"--out".to_owned()) {
                arguments.extend([
                    "--out".to_owned(),
                    out.path().join("public").display().to_string(),
                ]);
            }
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            ran += 1;
            if arguments[0] == "serve" {
                let served = Served::start(out.path(), &arguments[1..]);
                assert_eq!(served.look("/").status, 200, "{page}: `{command}`");
                continue;
            }
            let run = run_in(out.path(), &arguments);
            assert_eq!(
                run.code, 0,
                "{page}: `{command}`: {}{}",
                run.stdout, run.stderr
            );
        }
    }
    assert!(ran >= 8, "{ran} commands");
}

#[test]
fn every_crate_has_its_line() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let told = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let table = told.split("## Dependencies").nth(1).unwrap();
    let sections = manifest.split("\n[").filter(|section| {
        section.starts_with("dependencies]") || section.starts_with("dev-dependencies]")
    });
    for line in sections
        .flat_map(str::lines)
        .filter(|line| line.contains(" = ") && !line.starts_with('#'))
    {
        let name = line.split(" = ").next().unwrap();
        assert!(
            table.contains(name),
            "ARCHITECTURE.md does not say what {name} is for"
        );
    }
}

/// Lines of `sh` blocks, and commands between backticks in tables.
fn commands(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut in_shell = false;
    for line in text.lines() {
        if line.starts_with("```") {
            in_shell = line == "```sh";
        } else if in_shell && !line.trim().is_empty() {
            found.push(line.trim().to_owned());
        } else if line.starts_with('|') {
            let spans = line.split('`').skip(1).step_by(2);
            found.extend(
                spans
                    .filter(|span| span.starts_with("cargo ") || span.starts_with("isogloss "))
                    .map(str::to_owned),
            );
        }
    }
    found
}
