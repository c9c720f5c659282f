//! Puts data into the program: the shipped theme and languages, which are every file below
//! `templates/`, `static/` and `locales/`, the pages of the manual, which are the tests below
//! `tests/rules/` and `tests/dialect/`, and the site that `init` writes, which is `starter/`. Each
//! becomes a list of paths and bytes. And gives the program its number, by which it knows what it wrote
//! itself.

use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    write_list("shipped.rs", &["locales", "static", "templates"])?;
    write_list("manual.rs", &["tests/dialect", "tests/rules"])?;
    write_list("starter.rs", &["starter"])?;
    println!("cargo::rustc-env=ISOGLOSS_PROGRAM={:016x}", program()?);
    Ok(())
}

/// A number of all that makes the program what it is: its source, the crates, the compiler, the machine. The
/// files above are no part of it, for what is read with them is kept beside their text.
fn program() -> io::Result<u64> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut hasher = DefaultHasher::new();
    for name in ["Cargo.toml", "Cargo.lock", "src"] {
        println!("cargo::rerun-if-changed={name}");
    }
    for path in files(&root.join("src"))? {
        let name = path.strip_prefix(&root).unwrap_or(&path);
        name.hash(&mut hasher);
        fs::read(&path)?.hash(&mut hasher);
    }
    // A package may come without its lock.
    fs::read(root.join("Cargo.toml")).ok().hash(&mut hasher);
    fs::read(root.join("Cargo.lock")).ok().hash(&mut hasher);
    env::var_os("TARGET").hash(&mut hasher);
    let compiler = env::var_os("RUSTC").unwrap_or("rustc".into());
    let version = Command::new(compiler).arg("-vV").output();
    version.map(|told| told.stdout).ok().hash(&mut hasher);
    Ok(hasher.finish())
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
        if path.ends_with("starter/public") || path.ends_with(".isogloss") {
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
