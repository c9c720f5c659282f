//! What `fix --facts` makes of single changed facts of the shipped site.

mod support;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use isogloss::config::Config;
use isogloss::diagnostic::{Diagnostic, patched};
use isogloss::document::library::Library;
use isogloss::found::Found;
use isogloss::selftest::Mutant;
use isogloss::site::{Purpose, Site};
use isogloss::source::Source;
use isogloss::theme::Theme;

use support::Files;

const HOW_MANY: usize = 100;

/// The same numbers on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most as u64) as usize
    }
}

struct Shipped {
    config: String,
    theme: Theme,
    found: Found,
    files: Files,
}

impl Shipped {
    fn open() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let config = std::fs::read_to_string(root.join("site.yaml")).unwrap();
        let settings = Config::parse(&config).unwrap();
        let folders: Vec<String> = ["en", "fr", "nl", "zh-TW"].map(str::to_owned).into();
        let mut found = Found::of(&settings, &folders);
        let mut files = Files::default();
        for (name, bytes) in support::site::files(&root.join("content")) {
            let path = format!("content/{name}");
            let of = |root: &String| path.starts_with(&format!("{root}/"));
            let locale = found.roots.iter().position(of).unwrap();
            found.add(&settings, locale, path.clone());
            files
                .0
                .insert(path, String::from_utf8_lossy(&bytes).into_owned());
        }
        found.settle();
        Shipped {
            config,
            theme: Theme::default(),
            found,
            files,
        }
    }

    fn settings(&self) -> Config {
        Config::parse(&self.config).unwrap()
    }

    fn read(&self, changed: &BTreeMap<String, String>) -> Site {
        let library = Changed(&self.files, changed);
        isogloss::read(
            self.settings(),
            &self.theme,
            &self.found,
            &library,
            Purpose::Mend,
            None,
        )
    }
}

/// The files of the site with other texts for some.
struct Changed<'a>(&'a Files, &'a BTreeMap<String, String>);

impl Library for Changed<'_> {
    fn open(&self, path: &str) -> Option<Arc<Source>> {
        match self.1.get(path) {
            Some(text) => Some(Arc::new(Source::new(path, text.clone()))),
            None => self.0.open(path),
        }
    }
}

/// Each of a few mutants in another family, so that they do not meet.
fn rounds(mut mutants: Vec<(&'static str, Mutant)>) -> Vec<Vec<(&'static str, Mutant)>> {
    let mut rounds: Vec<Vec<(&'static str, Mutant)>> = Vec::new();
    while let Some((name, mutant)) = mutants.pop() {
        let free = |round: &&mut Vec<(&'static str, Mutant)>| {
            round.iter().all(|(_, other)| other.family != mutant.family)
        };
        match rounds.iter_mut().find(free) {
            Some(round) => round.push((name, mutant)),
            None => rounds.push(vec![(name, mutant)]),
        }
    }
    rounds
}

fn family(finding: &Diagnostic) -> Option<&str> {
    finding.page.as_ref().map(|page| &*page.family)
}

#[test]
fn a_changed_fact_is_restored() {
    let shipped = Shipped::open();
    let clean = shipped.read(&BTreeMap::new());
    assert!(clean.diagnostics.is_empty(), "{:?}", clean.diagnostics);
    let (settings, library) = (shipped.settings(), &shipped.files);
    let all = isogloss::changes_of_facts(&settings, &shipped.theme, &shipped.found, library);
    let how_many = std::env::var("MUTANTS").map_or(HOW_MANY, |n| n.parse().unwrap());
    let mut dice = Dice(std::env::var("SEED").map_or(20_260_101, |n| n.parse().unwrap()));
    let mut pool = all;
    eprintln!("{} mutants", pool.len());
    let chosen: Vec<_> = (0..how_many.min(pool.len()))
        .map(|_| pool.swap_remove(dice.below(pool.len())))
        .collect();
    let (mut restored, mut planted) = (0, 0);
    let mut report = Vec::new();
    for round in rounds(chosen) {
        let mut texts = BTreeMap::new();
        for (_, mutant) in &round {
            let text = mutant.apply(&shipped.files.0[&mutant.file]);
            texts.insert(mutant.file.clone(), text);
        }
        let broken = shipped.read(&texts);
        let mut mended = texts.clone();
        for (_, mutant) in &round {
            let found = broken.diagnostics.iter();
            let own = found.filter(|finding| family(finding) == Some(&mutant.family));
            let fixes = own.filter_map(|finding| finding.fix.as_ref());
            let Some(fix) = fixes.into_iter().next() else {
                continue;
            };
            let path = fix.edits[0].place.path.to_string();
            let text = patched(&mended[&path], &fix.edits).unwrap();
            mended.insert(path, text);
        }
        let after = shipped.read(&mended);
        for (name, mutant) in &round {
            planted += 1;
            let of = |site: &Site| -> Vec<String> {
                let found = site.diagnostics.iter();
                let own = found.filter(|finding| family(finding) == Some(&mutant.family));
                own.map(|finding| format!("{finding}")).collect()
            };
            let (before, left) = (of(&broken), of(&after));
            let messages: Vec<&str> = before.iter().map(|line| message(line)).collect();
            let new: Vec<_> = left
                .iter()
                .filter(|l| !messages.contains(&message(l)))
                .collect();
            assert!(new.is_empty(), "{name}: {new:?} of {before:?}");
            let original = &shipped.files.0[&mutant.file];
            if left.is_empty() && !before.is_empty() {
                restored += 1;
            } else {
                report.push(format!(
                    "{name}: {:?} {before:?} left {left:?}",
                    mutant.edits
                ));
            }
            if *original != mended[&mutant.file] && left.is_empty() {
                let lines = original.lines().zip(mended[&mutant.file].lines());
                let other = lines.filter(|(a, b)| a != b);
                for (a, b) in other {
                    report.push(format!("OTHER {name}\n  -{a}\n  +{b}"));
                }
            }
        }
    }
    eprintln!("{}\n{restored} of {planted}", report.join("\n"));
    assert!(restored * 100 >= planted * 95, "{restored} of {planted}");
}

/// Without the place, which moves.
fn message(line: &str) -> &str {
    line.split_once(": ").map_or(line, |(_, message)| message)
}
