//! Writes a site of a number of pages in three languages, the same each time.
//!
//! ```text
//! cargo run --release --manifest-path tools/sites/Cargo.toml -- FOLDER PAGES [isogloss|hugo|zola]
//! ```

mod dice;
mod page;
mod peers;
mod words;

use std::path::Path;
use std::process::ExitCode;
use std::{fs, io};

use words::LANGUAGES;

const USAGE: &str = "usage: sites FOLDER PAGES [isogloss|hugo|zola]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folder, pages, form) = match arguments.as_slice() {
        [folder, pages] => (folder, pages, "isogloss"),
        [folder, pages, form] => (folder, pages, form.as_str()),
        _ => return refuse(USAGE),
    };
    let Ok(pages) = pages.parse() else {
        return refuse(USAGE);
    };
    let folder = Path::new(folder);
    let written = match form {
        "isogloss" => isogloss(folder, pages),
        "hugo" => peers::hugo(folder, pages),
        "zola" => peers::zola(folder, pages),
        _ => return refuse(USAGE),
    };
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refuse(&error.to_string()),
    }
}

fn refuse(why: &str) -> ExitCode {
    eprintln!("{why}");
    ExitCode::from(2)
}

fn isogloss(folder: &Path, pages: usize) -> io::Result<()> {
    let tags: Vec<&str> = LANGUAGES.iter().map(|language| language.tag).collect();
    let settings = format!(
        "title: Measured\nlocales: [{}]\nsource: en\nbase_url: https://example.org/\n",
        tags.join(", ")
    );
    write(&folder.join("site.yaml"), &settings)?;
    for language in LANGUAGES {
        let below = folder.join("content").join(language.tag);
        write(&below.join("index.md"), &format!("# {}\n", language.page))?;
        for number in 0..pages {
            let path = below.join(page::path(number) + ".md");
            write(&path, &page::page(language, number, pages, false))?;
        }
    }
    Ok(())
}

/// Writes a file in a folder that is made where it is missing.
fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
