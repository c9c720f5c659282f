//! Reads the pages under `tests/` that are test and documentation at once.
//!
//! A case is a `##` heading with fenced blocks: the input under the name of its dialect, further
//! files under `file=PATH`, what is expected under `html`, `findings` and so on. With BLESS=1 in
//! the environment the expectations are rewritten. Words behind the name of an input's dialect say
//! what a page of text cannot show: `crlf` for its line ends, `unended` for a last line without one,
//! `times=N` for a text that stands there so often, `latin1` for bytes that are no UTF-8, `unopened`
//! for a file that cannot be opened, `vanished` for one that is gone since it was listed.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

#[derive(Debug)]
pub struct Case {
    pub name: String,
    pub blocks: Vec<Block>,
}

#[derive(Debug)]
pub struct Block {
    pub info: String,
    pub text: String,
    range: Range<usize>,
}

pub struct CasePage {
    pub path: PathBuf,
    text: String,
    pub cases: Vec<Case>,
}

impl Case {
    pub fn block(&self, info: &str) -> Option<&Block> {
        self.blocks.iter().find(|block| block.info == info)
    }

    /// The text of the block whose info begins with a word, changed as the other words say.
    pub fn input(&self, word: &str) -> Option<String> {
        let first = |block: &&Block| block.info.split(' ').next() == Some(word);
        self.blocks.iter().find(first).map(Block::input)
    }
}

impl Block {
    /// Its text, changed as the words behind its name say.
    pub fn input(&self) -> String {
        let mut text = self.text.clone();
        for change in self.info.split(' ').skip(1) {
            text = match change {
                "crlf" => text.replace('\n', "\r\n"),
                "unended" => text.trim_end_matches('\n').to_owned(),
                "latin1" | "unopened" | "vanished" => text,
                _ => match change.strip_prefix("times=").map(str::parse) {
                    Some(Ok(times)) => text.repeat(times),
                    _ => panic!("{}: `{change}` is no change", self.info),
                },
            };
        }
        text
    }
}

impl CasePage {
    pub fn open(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let cases = cases(&text);
        CasePage {
            path: path.to_owned(),
            text,
            cases,
        }
    }

    pub fn opens_with(&self, text: &str) -> bool {
        self.text.starts_with(text)
    }

    /// Compares what each case's expectation block says with what came out, or rewrites it.
    pub fn check(&self, actual: impl Fn(&Case, &str) -> Option<String>) {
        let faults = self.faults(actual);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    /// What did not come out as expected; nothing when the expectations were rewritten.
    pub fn faults(&self, actual: impl Fn(&Case, &str) -> Option<String>) -> Vec<String> {
        let bless = std::env::var_os("BLESS").is_some();
        let mut blessed = self.text.clone();
        let mut faults = Vec::new();
        for case in self.cases.iter().rev() {
            for block in case.blocks.iter().rev() {
                let Some(actual) = actual(case, &block.info) else {
                    continue;
                };
                if bless {
                    blessed.replace_range(block.range.clone(), &actual);
                } else if actual != block.text {
                    let place = format!("{} › {} › {}", self.path.display(), case.name, block.info);
                    let expected = &block.text;
                    faults.push(format!(
                        "{place}\n--- expected\n{expected}--- found\n{actual}"
                    ));
                }
            }
        }
        if bless {
            fs::write(&self.path, blessed).unwrap();
        }
        faults
    }
}

/// All pages of a shelf, by name.
pub fn pages(shelf: &str) -> Vec<(String, CasePage)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(shelf);
    let mut pages: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "md"))
        .map(|path| {
            (
                path.file_stem().unwrap().to_string_lossy().into_owned(),
                CasePage::open(&path),
            )
        })
        .collect();
    pages.sort_by(|a, b| a.0.cmp(&b.0));
    pages
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut fence: Option<(String, String, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let bare = line.trim_end();
        match &fence {
            None if bare.starts_with("## ") => cases.push(Case {
                name: bare[3..].to_owned(),
                blocks: Vec::new(),
            }),
            None if bare.starts_with("~~~") => {
                let marks = bare.len() - bare.trim_start_matches('~').len();
                let info = bare[marks..].trim().to_owned();
                fence = Some((bare[..marks].to_owned(), info, at));
            }
            Some((marks, info, from)) if bare == marks => {
                let block = Block {
                    info: info.clone(),
                    text: text[*from..start].to_owned(),
                    range: *from..start,
                };
                let case = cases.last_mut().expect("a case begins with a `##` heading");
                case.blocks.push(block);
                fence = None;
            }
            _ => {}
        }
    }
    assert!(fence.is_none(), "a fence is never closed");
    cases
}
