//! Reads a case of a rule's page as a small site: its blocks are the files.

use std::collections::BTreeMap;
use std::sync::Arc;

use isogloss::config::Config;
use isogloss::diagnostic::Diagnostic;
use isogloss::document::library::{Library, Unknown};
use isogloss::found::Found;
use isogloss::locale::Tag;
use isogloss::review::baseline::{self, Entry};
use isogloss::review::look_for_silence;
use isogloss::site::{Purpose, Site};
use isogloss::source::Source;
use isogloss::theme::Theme;
use isogloss::yaml;

use super::cases::Case;

/// The day on which the cases are read.
const TODAY: &str = "2026-06-01";

/// The files of a case, and what the site finds in them.
pub struct SmallSite {
    files: BTreeMap<String, Vec<u8>>,
    pub site: Site,
}

struct Shelf<'a> {
    files: &'a BTreeMap<String, Vec<u8>>,
    unopened: &'a [String],
    vanished: &'a [String],
    past: &'a BTreeMap<String, String>,
}

impl Library for Shelf<'_> {
    fn open(&self, path: &str) -> Option<Arc<Source>> {
        let mut closed = self.unopened.iter().chain(self.vanished);
        if closed.any(|file| file == path) {
            return None;
        }
        let bytes = self.files.get(path)?;
        Some(Arc::new(Source::from_bytes(path, bytes.clone())))
    }

    fn is_there(&self, path: &str) -> bool {
        !self.vanished.iter().any(|file| file == path)
    }

    fn earlier(&self, _: &str, path: &str, commit: &str) -> Result<Arc<Source>, Unknown> {
        let of_commit = format!("{commit}/");
        if !self.past.keys().any(|file| file.starts_with(&of_commit)) {
            return Err(Unknown::NoCommit);
        }
        let text = self.past.get(&format!("{of_commit}{path}"));
        let text = text.ok_or(Unknown::NoFile)?;
        Ok(Arc::new(Source::new(path, text.clone())))
    }
}

impl SmallSite {
    /// A block named by a language is its `page.md`; `file=PATH` lies below `content/`,
    /// `past=COMMIT/PATH` is what a commit has there, and `site=PATH` lies below the site's root. `settings` stands for site.yaml but its title; without it
    /// the languages are those of the blocks, English leads where it is one of them, and pages are
    /// written in Adobe's dialect. `baseline` is a list of accepted findings.
    pub fn of(case: &Case) -> Self {
        let mut files = BTreeMap::new();
        let (mut unopened, mut vanished) = (Vec::new(), Vec::new());
        let mut past = BTreeMap::new();
        let mut locales = Vec::new();
        for block in &case.blocks {
            let word = block.info.split(' ').next().unwrap_or_default();
            let path = match word.split_once('=') {
                Some(("file", path)) => format!("content/{path}"),
                Some(("site", path)) => path.to_owned(),
                Some(("past", path)) => {
                    let (commit, path) = path.split_once('/').unwrap();
                    past.insert(format!("{commit}/content/{path}"), block.input());
                    continue;
                }
                None if Tag::parse(word).is_some() && !is_expectation(word) => {
                    if !locales.iter().any(|locale| locale == word) {
                        locales.push(word.to_owned());
                    }
                    format!("content/{word}/page.md")
                }
                _ => continue,
            };
            let text = block.input();
            let is = |change: &str| block.info.split(' ').any(|word| word == change);
            if is("unopened") {
                unopened.push(path.clone());
            }
            if is("vanished") {
                vanished.push(path.clone());
            }
            let bytes: Vec<u8> = match is("latin1") {
                true => text.chars().map(|c| c as u8).collect(),
                false => text.into_bytes(),
            };
            // Two blocks of one name are one file.
            files.entry(path).or_insert_with(Vec::new).extend(bytes);
        }
        let settings = case.input("settings").unwrap_or_else(|| {
            let source = locales.iter().find(|locale| *locale == "en");
            let source = source.map_or(String::new(), |source| format!("source: {source}\n"));
            format!(
                "locales: [{}]\n{source}dialect: adobe\n",
                locales.join(", ")
            )
        });
        let config = Config::parse(&format!("title: Test\n{settings}")).unwrap();
        let mut theme = Theme::default();
        for (path, bytes) in files
            .iter()
            .filter(|(path, _)| !path.starts_with("content/"))
        {
            theme.add(path.clone(), bytes.clone());
        }
        let library = Shelf {
            files: &files,
            unopened: &unopened,
            vanished: &vanished,
            past: &past,
        };
        let mut found = found(&config, &files, &library);
        found.pair(&config, &library);
        found.settle();
        let mut site = isogloss::read(config, &theme, &found, &library, Purpose::Mend, None);
        if let Some(entries) = case.input("baseline") {
            let entries: Vec<Entry> = yaml::parse(&entries).unwrap();
            let entries: Vec<(Entry, u32)> = entries.into_iter().zip(1..).collect();
            baseline::apply(&mut site, &entries, "baseline.yaml", TODAY);
        }
        SmallSite { files, site }
    }

    /// A line for each finding: where, which rule, the text that is underlined, what is said.
    pub fn findings(&self) -> String {
        self.site.diagnostics.iter().map(|d| self.line(d)).collect()
    }

    /// What `check` says besides, where nothing was compared.
    pub fn not_compared(&self) -> String {
        let found = look_for_silence(&self.site, None);
        found.iter().map(|d| self.line(d)).collect()
    }

    fn line(&self, finding: &Diagnostic) -> String {
        let place = &finding.place;
        let bytes = self.files.get(&*place.path).cloned().unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let (from, to) = (place.bytes.0 as usize, place.bytes.1 as usize);
        let shown = short(text.get(from..to).unwrap_or_default());
        let path = place.path.strip_prefix("content/").unwrap_or(&place.path);
        let (start, rule) = (place.start, finding.rule.name);
        format!(
            "{path}:{}:{} {}[{rule}] «{shown}» {}\n",
            start.line, start.column, finding.level, finding.message
        )
    }
}

fn is_expectation(word: &str) -> bool {
    matches!(word, "baseline" | "findings" | "not-compared" | "settings")
}

/// Long stretches are shown by their ends.
fn short(text: &str) -> String {
    let chars: Vec<char> = text.replace('\n', "⏎").chars().collect();
    if chars.len() <= 60 {
        return chars.into_iter().collect();
    }
    let (head, tail) = (&chars[..28], &chars[chars.len() - 28..]);
    head.iter().chain(&['…']).chain(tail).collect()
}

fn found(config: &Config, files: &BTreeMap<String, Vec<u8>>, library: &dyn Library) -> Found {
    let inner = files
        .keys()
        .filter_map(|path| path.strip_prefix("content/"));
    let mut folders: Vec<String> = inner
        .filter_map(|path| Some(path.split_once('/')?.0.to_owned()))
        .collect();
    folders.dedup();
    let mut found = Found::of(config, &folders);
    for (locale, root) in found.roots.clone().iter().enumerate() {
        let below = format!("{root}/");
        for file in files.keys().filter(|file| file.starts_with(&below)) {
            found.add(config, locale, file.clone());
        }
    }
    found.look_into(library);
    found
}
