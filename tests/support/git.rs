//! Repositories for tests: the same author, signature and line ends whatever the machine's settings say.

use std::path::Path;
use std::process::Command;

/// Whether git can be run. Where CI says so, it must be.
pub fn has_git() -> bool {
    let there = Command::new("git").arg("--version").output().is_ok();
    let ci = std::env::var("CI").is_ok_and(|value| value == "true");
    assert!(there || !ci, "CI has no git");
    if !there {
        eprintln!("there is no git, so nothing is tested");
    }
    there
}

/// Runs git in a folder; gives what it prints.
pub fn git(folder: &Path, arguments: &[&str]) -> String {
    run(folder, arguments, &[])
}

/// The same, as if it were another time.
pub fn git_on(day: &str, folder: &Path, arguments: &[&str]) -> String {
    let days = [("GIT_COMMITTER_DATE", day), ("GIT_AUTHOR_DATE", day)];
    run(folder, arguments, &days)
}

fn run(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let run = Command::new("git")
        .args(["-c", "user.name=T", "-c", "user.email=t@example.org"])
        .args(["-c", "commit.gpgsign=false", "-c", "core.autocrlf=false"])
        .args(["-c", "protocol.file.allow=always"])
        .args(arguments)
        .current_dir(folder)
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&run.stdout).trim().to_owned();
    let why = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{arguments:?}: {why}");
    told
}

/// Commits all that lies in a folder, a repository from then on; gives the commit.
pub fn commit(folder: &Path) -> String {
    if !folder.join(".git").exists() {
        git(folder, &["init", "-q", "-b", "main"]);
    }
    git(folder, &["add", "."]);
    git(folder, &["commit", "-q", "--allow-empty", "-m", "Words"]);
    git(folder, &["rev-parse", "HEAD"])
}
