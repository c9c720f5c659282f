//! The files that run the program elsewhere: they can be read, what they run exists, and what they
//! use is pinned.

mod support;

use std::fs;
use std::path::Path;

use isogloss::yaml;
use serde_json::Value;
use support::site::shipped;

const WORKFLOWS: &[&str] = &[
    ".github/workflows/pages.yml",
    ".github/workflows/shards.yml",
    "action.yml",
];
const HOOKS: &str = ".pre-commit-hooks.yaml";

fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn read(path: &str) -> Value {
    yaml::parse(&text(path)).unwrap_or_else(|fault| panic!("{path}: {fault:?}"))
}

/// Every text behind a key, wherever it stands.
fn all<'a>(value: &'a Value, key: &str, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if name == key {
                    found.extend(value.as_str());
                }
                all(value, key, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| all(value, key, found)),
        _ => {}
    }
}

/// The arguments of each call of the program in a script.
fn calls(script: &str) -> Vec<Vec<String>> {
    let lines = script.lines().map(|line| {
        let words = line.split_whitespace();
        words
            .map(|word| word.trim_matches('"').to_owned())
            .collect::<Vec<_>>()
    });
    let calls = lines.filter_map(|words| {
        let is_program = words.first()? == "isogloss"
            || words[0] == "$isogloss"
            || words[0].ends_with("/bin/isogloss") && !words[0].contains('=');
        is_program.then(|| words[1..].to_vec())
    });
    calls.collect()
}

#[test]
fn every_call_of_the_program_is_one_it_knows() {
    let mut scripts: Vec<String> = Vec::new();
    for path in WORKFLOWS {
        let mut found = Vec::new();
        let value = read(path);
        all(&value, "run", &mut found);
        scripts.extend(found.into_iter().map(str::to_owned));
    }
    let hooks = read(HOOKS);
    let mut entries = Vec::new();
    all(&hooks, "entry", &mut entries);
    scripts.extend(entries.into_iter().map(str::to_owned));
    let calls: Vec<Vec<String>> = scripts.iter().flat_map(|script| calls(script)).collect();
    assert!(calls.len() >= 5, "{calls:?}");
    for call in calls {
        let help = shipped(&[&call[0], "--help"]);
        assert_eq!(help.code, 0, "there is no command `{}`", call[0]);
        let mut words = call[1..].iter().peekable();
        while let Some(word) = words.next() {
            if !word.starts_with("--") {
                continue;
            }
            let known = help
                .stdout
                .split_whitespace()
                .any(|known| known.trim_matches(',') == word);
            assert!(known, "`{}` has no option {word}", call[0]);
            if word == "--format" {
                let format = words.peek().unwrap().as_str();
                assert!(help.stdout.contains(format), "there is no format {format}");
            }
        }
    }
}

#[test]
fn actions_are_pinned_by_commit_and_say_their_version() {
    for path in WORKFLOWS {
        let text = text(path);
        for line in text
            .lines()
            .filter(|line| line.contains("uses: ") && !line.contains("# "))
        {
            assert!(
                line.ends_with("uses: ./"),
                "{path}: `{line}` says no version"
            );
        }
        let mut used = Vec::new();
        let value = read(path);
        all(&value, "uses", &mut used);
        for action in used.into_iter().filter(|action| *action != "./") {
            let commit = action.split_once('@').map_or("", |(_, commit)| commit);
            let pinned = commit.len() == 40 && commit.bytes().all(|b| b.is_ascii_hexdigit());
            assert!(pinned, "{path}: {action} is not pinned by its commit");
        }
    }
}

#[test]
fn the_workflow_publishes_what_it_builds_with_no_more_rights_than_it_needs() {
    let flow = read(".github/workflows/pages.yml");
    assert_eq!(flow["permissions"], serde_json::json!({"contents": "read"}));
    let jobs = &flow["jobs"];
    assert_eq!(
        jobs["deploy"]["permissions"],
        serde_json::json!({"pages": "write", "id-token": "write"})
    );
    assert_eq!(jobs["deploy"]["concurrency"]["group"], "pages");
    let steps = jobs["build"]["steps"].as_array().unwrap();
    assert_eq!(steps[0]["with"]["fetch-depth"], 0);
    assert_eq!(
        steps[2]["env"]["BASE_URL"],
        "${{ steps.pages.outputs.base_url }}"
    );
    let folder = steps[3]["with"]["path"].as_str().unwrap();
    assert!(
        steps[2]["run"]
            .as_str()
            .unwrap()
            .contains(&format!("--out {folder}"))
    );
    // What others write into a pull request or an input never becomes part of a script.
    for path in WORKFLOWS {
        let mut scripts = Vec::new();
        let value = read(path);
        all(&value, "run", &mut scripts);
        assert!(
            scripts.iter().all(|script| !script.contains("${{")),
            "{path}"
        );
    }
}

#[test]
fn the_machines_of_a_large_site_read_all_of_it_once() {
    let flow = read(".github/workflows/shards.yml");
    assert_eq!(flow["permissions"], serde_json::json!({"contents": "read"}));
    let parts = flow["jobs"]["read"]["strategy"]["matrix"]["part"].as_array();
    let parts: Vec<u64> = parts.unwrap().iter().flat_map(Value::as_u64).collect();
    let all = flow["env"]["PARTS"].as_u64().unwrap();
    assert_eq!(parts, (1..=all).collect::<Vec<_>>());
    // What is uploaded under a name is what is downloaded.
    for (name, used) in [
        ("part-${{ matrix.part }}", "part-*"),
        ("program", "program"),
    ] {
        let text = text(".github/workflows/shards.yml");
        assert!(text.contains(&format!("name: {name}\n")), "{name}");
        assert!(text.contains(&format!(": {used}\n")), "{used}");
    }
}
