//! Writes `locales/<tag>/cldr.yaml` for the given locales, or with `--check` says which of them differ.
//!
//! ```text
//! cargo run --manifest-path tools/lexicon/Cargo.toml -- [--check] [TAG…]
//! ```

mod cldr;
mod form;

use std::{fmt::Write, fs, io, path::Path, process::ExitCode};

/// Those with words by hand beside them first; of the others facts are read as far as CLDR goes.
const LOCALES: &[&str] = &[
    "en", "nl", "fr", "zh-TW", "zh-CN", "de", "es", "it", "ja", "ko", "pt-BR", "sv", //
    "ar", "bg", "ca", "cs", "da", "el", "et", "eu", "fa", "fi", "gl", "he", "hi", "hr", "hu", "id",
    "is", "lt", "lv", "ms", "no", "pl", "ro", "ru", "sk", "sl", "sr", "th", "tr", "uk", "vi", "af",
    "am", "as", "az", "be", "bn", "bs", "cy", "fil", "fo", "ga", "gd", "gu", "hy", "ka", "kk",
    "km", "kn", "ky", "lo", "mk", "ml", "mn", "mr", "my", "ne", "or", "pa", "ps", "si", "so", "sq",
    "sw", "ta", "te", "tk", "ur", "uz", "zu",
];
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales");
const HEAD: &str = "\
# Generated from CLDR 49 (ICU4X 2.4) by `cargo run --manifest-path tools/lexicon/Cargo.toml`; do not edit, add words to words.yaml.
";

fn main() -> ExitCode {
    let mut tags: Vec<String> = std::env::args().skip(1).collect();
    let asked = tags.len();
    tags.retain(|tag| tag != "--check");
    let check = tags.len() < asked;
    if let Some(option) = tags.iter().find(|tag| tag.starts_with('-')) {
        eprintln!("unknown option {option}\nusage: lexicon [--check] [TAG…]");
        return ExitCode::from(2);
    }
    if tags.is_empty() {
        tags = LOCALES.iter().copied().map(String::from).collect();
    }
    let mut same = true;
    for tag in &tags {
        let path = Path::new(FOLDER).join(tag).join("cldr.yaml");
        let done = match cldr::read(tag) {
            Ok(words) if check => Ok(differs(&path, &page(&words))),
            Ok(words) => write(&path, &page(&words)).map(|()| false),
            Err(error) => Err(error.to_string()),
        };
        match done {
            Ok(false) => {}
            Ok(true) => {
                println!("locales/{tag}/cldr.yaml differs from CLDR: run lexicon without --check");
                same = false;
            }
            Err(error) => {
                eprintln!("{tag}: {error}");
                return ExitCode::from(2);
            }
        }
    }
    if same {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// A file that is missing or cannot be read differs too.
fn differs(path: &Path, wanted: &str) -> bool {
    fs::read_to_string(path).map_or(true, |found| found != wanted)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let at = |error: io::Error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(at)?;
    }
    fs::write(path, text).map_err(at)
}

fn page(words: &cldr::Words) -> String {
    let mut text = HEAD.to_owned();
    for (key, forms) in &words.lists {
        let forms: Vec<String> = forms.iter().map(|form| quoted(form)).collect();
        let _ = writeln!(text, "{key}: [{}]", forms.join(", "));
    }
    let _ = writeln!(text, "decimal: {}", quoted(&words.decimal));
    let _ = writeln!(text, "group: [{}]", quoted(&words.group));
    if let Some(name) = &words.name {
        let _ = writeln!(text, "name: {}", quoted(name));
    }
    let countries = words.countries.iter();
    let countries: Vec<String> = countries
        .map(|(code, name)| format!("{}: [{}]", quoted(code), quoted(name)))
        .collect();
    let _ = writeln!(text, "countries: {{{}}}", countries.join(", "));
    let regions: Vec<String> = words.regions.iter().map(|region| quoted(region)).collect();
    let _ = writeln!(text, "regions: [{}]", regions.join(", "));
    text
}

fn quoted(form: &str) -> String {
    format!("\"{}\"", form.replace('\\', "\\\\").replace('"', "\\\""))
}
