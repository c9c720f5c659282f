//! What `fix --facts` makes of single changed facts of the shipped site: the program is run on a copy in which
//! they were changed, and its files are laid beside those of the site.

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use isogloss::config::Config;
use isogloss::found::Found;
use isogloss::selftest::Mutant;
use isogloss::theme::Theme;

use support::Files;
use support::chance::Chance;
use support::site::TestSite;

const HOW_MANY: usize = 100;

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

    /// Every way in which a fact of it can be changed.
    fn mutants(&self) -> Vec<(&'static str, Mutant)> {
        let settings = Config::parse(&self.config).unwrap();
        isogloss::changes_of_facts(&settings, &self.theme, &self.found, &self.files)
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

/// Without a source, for one that says which it is never has it corrected by others.
fn without_source(settings: &str) -> String {
    let lines = settings.lines().filter(|line| !line.starts_with("source:"));
    lines.map(|line| format!("{line}\n")).collect()
}

/// What is found, without the places, which move.
fn found(site: &TestSite) -> Vec<String> {
    let run = site.run(&["check", "--exit-zero", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let found = report["diagnostics"].as_array().unwrap().iter();
    let told = found.map(|found| {
        let of = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
        [of("rule"), of("page"), of("locale"), of("message")].join(" ")
    });
    told.collect()
}

/// What each page of the site states, in its order.
fn values(site: &TestSite) -> BTreeMap<String, Vec<[String; 2]>> {
    let run = site.run(&["facts", "--format", "ndjson"]);
    let mut pages: BTreeMap<String, Vec<[String; 2]>> = BTreeMap::new();
    for line in run.stdout.lines() {
        let fact: serde_json::Value = serde_json::from_str(line).unwrap();
        let file = fact["path"].as_str().unwrap().to_owned();
        let value = ["kind", "value"].map(|key| fact[key].to_string());
        pages.entry(file).or_default().push(value);
    }
    pages
}

/// The stretch in which two texts differ, in the first.
fn differing(one: &str, other: &str) -> std::ops::Range<usize> {
    let alike = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| -> usize {
        let same = a.zip(b).take_while(|(a, b)| a == b);
        same.map(|(c, _)| c.len_utf8()).sum()
    };
    let head = alike(&mut one.chars(), &mut other.chars());
    let tail = alike(
        &mut one[head..].chars().rev(),
        &mut other[head..].chars().rev(),
    );
    head..one.len() - tail
}

#[test]
fn a_changed_fact_is_restored() {
    let shipped = Shipped::open();
    let how_many = std::env::var("MUTANTS").map_or(HOW_MANY, |n| n.parse().unwrap());
    let mut dice = Chance(std::env::var("SEED").map_or(20_260_101, |n| n.parse().unwrap()));
    let mut pool = shipped.mutants();
    let chosen: Vec<_> = (0..how_many.min(pool.len()))
        .map(|_| pool.swap_remove(dice.below(pool.len())))
        .collect();
    let (of_source, of_others): (Vec<_>, Vec<_>) = chosen
        .into_iter()
        .partition(|(_, mutant)| mutant.locale == 0);
    let without = without_source(&shipped.config);
    let (mut restored, mut planted, mut report) = (0, 0, Vec::new());
    for (settings, mutants) in [(&shipped.config, of_others), (&without, of_source)] {
        let site = TestSite::copy_of_shipped();
        // Without it films are noted, which are no facts.
        let settings = format!("{settings}videos: [www.microsoft.com]\n");
        site.bytes("site.yaml", settings.as_bytes());
        assert_eq!(found(&site), Vec::<String>::new());
        let stated = values(&site);
        for round in rounds(mutants) {
            planted += round.len();
            let faults = run_round(&shipped, &site, &round, &stated);
            restored += round.len() - faults.len();
            report.extend(faults);
        }
    }
    eprintln!("{}\n{restored} of {planted}", report.join("\n"));
    assert!(restored * 100 >= planted * 95, "{restored} of {planted}");
}

/// Plants mutants of several families, has them mended, and puts the site back. Gives those whose value was
/// not restored; what may never happen fails at once.
fn run_round(
    shipped: &Shipped,
    site: &TestSite,
    round: &[(&str, Mutant)],
    stated: &BTreeMap<String, Vec<[String; 2]>>,
) -> Vec<String> {
    let original = |file: &String| &shipped.files.0[file];
    let mut planted = BTreeMap::new();
    for (_, mutant) in round {
        planted.insert(mutant.file.clone(), mutant.apply(original(&mutant.file)));
    }
    let write = |texts: &BTreeMap<String, String>| {
        texts
            .iter()
            .for_each(|(file, text)| site.bytes(file, text.as_bytes()));
    };
    write(&planted);
    let run = site.run(&["fix", "--facts"]);
    let mended: BTreeMap<String, String> =
        planted.keys().map(|f| (f.clone(), site.read(f))).collect();
    let mut other = stated.clone();
    // Where every byte is what it was, so is all that is found and read.
    if mended.iter().any(|(file, text)| text != original(file)) {
        let left = found(site);
        other = values(site);
        write(&planted);
        let wrong = found(site);
        let new: Vec<&String> = left.iter().filter(|left| !wrong.contains(left)).collect();
        assert!(new.is_empty(), "{new:?} of {wrong:?}: {}", run.stdout);
    }
    let mut faults = Vec::new();
    for (name, mutant) in round {
        let is_restored = other.get(&mutant.file) == stated.get(&mutant.file);
        let original = original(&mutant.file);
        let (planted, mended) = (&planted[&mutant.file], &mended[&mutant.file]);
        // Nothing is written beyond what was changed, but for the rest of its line.
        let (changed, written) = (differing(original, planted), differing(original, mended));
        let line = |at: usize| original[..at].matches('\n').count();
        let within = written.is_empty()
            || line(changed.start) <= line(written.start) && line(written.end) <= line(changed.end);
        assert!(
            within,
            "{name}: {:?} wrote {:?}",
            mutant.edits, &original[written]
        );
        if !is_restored {
            faults.push(format!("{name}: {:?} {}", mutant.edits, mutant.file));
        }
        site.bytes(&mutant.file, original.as_bytes());
    }
    for (file, text) in &shipped.files.0 {
        assert_eq!(site.read(file), *text, "{file} was written");
    }
    faults
}

#[test]
fn the_source_is_left_whatever_the_others_say() {
    let shipped = Shipped::open();
    let mutants = shipped.mutants();
    let mut of_source: Vec<_> = mutants.into_iter().filter(|(_, m)| m.locale == 0).collect();
    let mut dice = Chance(7);
    let some = (0..24).map(|_| of_source.swap_remove(dice.below(of_source.len())));
    let site = TestSite::copy_of_shipped();
    for round in rounds(some.collect()) {
        let mut texts = BTreeMap::new();
        for (_, mutant) in &round {
            let text = mutant.apply(&shipped.files.0[&mutant.file]);
            site.bytes(&mutant.file, text.as_bytes());
            texts.insert(mutant.file.clone(), text);
        }
        site.run(&["fix", "--facts"]);
        for (file, text) in &shipped.files.0 {
            assert_eq!(site.read(file), *texts.get(file).unwrap_or(text), "{file}");
            site.bytes(file, text.as_bytes());
        }
    }
}
