//! Runs the program on the shipped site, or on one that a test writes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a run of the program gave.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// A site in a folder of its own, which goes with the test.
pub struct TestSite {
    folder: tempfile::TempDir,
}

impl TestSite {
    pub fn new(locales: &[&str]) -> Self {
        let site = TestSite {
            folder: tempfile::tempdir().unwrap(),
        };
        let settings = format!(
            "title: Test\nlocales: [{}]\nsource: {}\n",
            locales.join(", "),
            locales[0]
        );
        site.bytes("site.yaml", settings.as_bytes());
        site
    }

    /// A copy of the site that this project ships, to be changed.
    pub fn copy_of_shipped() -> Self {
        let site = TestSite::new(&["en"]);
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (name, bytes) in files(&root.join("content")) {
            site.bytes(&format!("content/{name}"), &bytes);
        }
        site.bytes("site.yaml", &fs::read(root.join("site.yaml")).unwrap());
        site
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn page(&self, name: &str, text: &str) {
        self.bytes(&format!("content/{name}"), text.as_bytes());
    }

    pub fn bytes(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Runs the program in the site's folder.
    pub fn run(&self, arguments: &[&str]) -> Run {
        run_in(self.folder.path(), arguments)
    }
}

/// Runs the program on the site that this project ships.
pub fn shipped(arguments: &[&str]) -> Run {
    run_in(Path::new(env!("CARGO_MANIFEST_DIR")), arguments)
}

pub fn run_in(folder: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_isogloss"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("ISOGLOSS_FORMAT")
        .output()
        .unwrap();
    Run {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Every file below a folder with its bytes.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path
                    .strip_prefix(folder)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

pub fn html_pages(folder: &Path) -> BTreeMap<String, String> {
    let pages = files(folder)
        .into_iter()
        .filter(|(name, _)| name.ends_with(".html"));
    pages
        .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
        .collect()
}
