//! Puts data into the program: the shipped theme and languages, which are every file below
//! `templates/`, `static/` and `locales/`, the pages of the manual, which are the tests below
//! `tests/rules/` and `tests/dialect/`, and the site that `init` writes, which is `starter/`. Each
//! becomes a list of paths and bytes.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    write_list("shipped.rs", &["locales", "static", "templates"])?;
    write_list("manual.rs", &["tests/dialect", "tests/rules"])?;
    write_list("starter.rs", &["starter"])
}

fn write_list(name: &str, folders: &[&str]) -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut list = String::from("&[\n");
    for folder in folders {
        println!("cargo::rerun-if-changed={folder}");
        for path in files(&root.join(folder))? {
            let name = path
                .strip_prefix(&root)
                .unwrap_or(&path)
                .to_string_lossy()
                .replace('\\', "/");
            let _ = writeln!(
                list,
                "    ({name:?}, include_bytes!({:?})),",
                path.display().to_string()
            );
        }
    }
    list.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join(name), list)
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.ends_with("starter/public") {
            // Somebody built the site where it lies.
        } else if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
