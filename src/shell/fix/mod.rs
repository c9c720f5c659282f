//! Gives `fix`: makes the repairs that findings carry, reads the site again, and takes back what made
//! another finding.

mod patch;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Edit, Group, Level, patched};
use crate::document::library::Library;
use crate::site::{Purpose, Site};
use crate::source::Source;
use crate::trial::Overlay;

use super::Failure;
use super::baseline;
use super::cli::{Fix, Global};
use super::command::{print_to_stderr, put};
use super::named::{Known, Named};
use super::opened::{Located, locate};

/// A repair may show what the next one mends, and two that touch are made one after the other. So
/// many times the site is read.
const MOST_ROUNDS: usize = 30;

/// Mends the site; true when no error is left.
pub fn fix(global: &Global, options: &Fix) -> Result<bool, Failure> {
    let located = locate(global)?;
    let wanted = Wanted::of(options, &located)?;
    let mut work = Work {
        site: read(&located, Vec::new(), options)?,
        located: &located,
        options,
        texts: BTreeMap::new(),
        made: Vec::new(),
        refused: BTreeSet::new(),
    };
    for _ in 0..MOST_ROUNDS {
        let chosen = work.choose(&wanted);
        if chosen.is_empty() {
            break;
        }
        work.make(chosen)?;
    }
    let left = work.left(&wanted);
    let named: Vec<&str> = wanted
        .named
        .iter()
        .map(|named| named.name.as_str())
        .collect();
    let closing = words::closing(&work.made, work.texts.len(), &left, &named, options.dry_run);
    let untouched = wanted.untouched(&work.made);
    let closing = [work.refusals(&wanted), untouched, closing].concat();
    if options.dry_run {
        put(&work.diff(), None)?;
        if !global.quiet {
            print_to_stderr(&closing);
        }
        return Ok(left.errors == 0);
    }
    let unwritten = work.write();
    let is_written = |path: &str| !unwritten.contains_key(path);
    let made = work.made.iter();
    let made: Vec<String> = made
        .map(|finding| words::made(finding, is_written))
        .collect();
    if !global.quiet {
        put(&made.concat(), None)?;
    }
    if !unwritten.is_empty() {
        let reasons: Vec<String> = unwritten.into_values().collect();
        return Err(Failure::Usage(reasons.join("\n")));
    }
    if !global.quiet {
        put(&closing, None)?;
    }
    Ok(left.errors == 0)
}

/// Reads the site with other texts for some files; what the baseline accepts is set aside.
fn read(located: &Located, changed: Vec<Arc<Source>>, options: &Fix) -> Result<Site, Failure> {
    let library = Overlay {
        below: &located.disk,
        changed,
    };
    let mut config = located.config.clone();
    config.drafts = options.drafts;
    let mut site = crate::read(
        config,
        &located.theme,
        &located.found,
        &library,
        Purpose::Mend,
        None,
    );
    if let Some(path) = &options.baseline {
        baseline::apply(&mut site, path, None)?;
    }
    Ok(site)
}

/// What is to be mended: in which files, and whether facts too.
struct Wanted {
    named: Vec<Named>,
    facts: bool,
}

impl Wanted {
    fn of(options: &Fix, located: &Located) -> Result<Self, Failure> {
        let facts = options.facts;
        if options.paths.is_empty() {
            let named = Vec::new();
            return Ok(Wanted { named, facts });
        }
        let known = Known::pages(&located.root, &located.found).with_files();
        let named = options.paths.iter().map(|path| known.named(path));
        let named = named.collect::<Result<_, Failure>>()?;
        Ok(Wanted { named, facts })
    }

    /// Whether a finding lies in what was named.
    fn names(&self, finding: &Diagnostic) -> bool {
        self.names_file(&finding.place.path)
    }

    fn names_file(&self, path: &str) -> bool {
        self.named.is_empty() || self.named.iter().any(|named| named.holds(path))
    }

    fn has(&self, finding: &Diagnostic) -> bool {
        (self.facts || finding.rule.group != Group::Facts) && self.names(finding)
    }

    /// Says of names that nothing was mended there, where something was elsewhere.
    fn untouched(&self, made: &[Diagnostic]) -> String {
        let several = self.named.iter().filter(|_| !made.is_empty());
        let is_in = |named: &Named| made.iter().any(|made| named.holds(&made.place.path));
        let untouched = several.filter(|named| !is_in(named));
        untouched
            .map(|named| format!("{}: nothing to mend\n", named.name))
            .collect()
    }
}

/// A finding without its place, which moves.
type Name = [String; 6];

fn name(finding: &Diagnostic) -> Name {
    let mut name = finding.identity().map(str::to_owned);
    // What is only noted of a value is noted of another one as well.
    if finding.rule.level == Level::Note && finding.drift.is_some() {
        name[4..].iter_mut().for_each(String::clear);
    }
    name
}

fn counted(site: &Site) -> BTreeMap<Name, usize> {
    let mut counts = BTreeMap::new();
    for finding in &site.diagnostics {
        *counts.entry(name(finding)).or_default() += 1;
    }
    counts
}

fn family(finding: &Diagnostic) -> Option<&str> {
    finding.page.as_ref().map(|page| &*page.family)
}

struct Work<'a> {
    located: &'a Located,
    options: &'a Fix,
    /// The site with what has been mended.
    site: Site,
    /// The files that were mended: as they were read, and as they are to be.
    texts: BTreeMap<Arc<str>, (Arc<Source>, Arc<Source>)>,
    made: Vec<Diagnostic>,
    /// What is left because mending it would make another finding.
    refused: BTreeSet<Name>,
}

impl Work<'_> {
    /// The findings that are mended next: their repairs do not touch each other.
    fn choose(&self, wanted: &Wanted) -> Vec<Diagnostic> {
        let mut taken = Taken::default();
        let mut chosen = Vec::new();
        for finding in self.site.diagnostics.iter().chain(&self.site.outrun) {
            let open = wanted.has(finding) && !self.refused.contains(&name(finding));
            let Some(fix) = finding.fix.as_ref().filter(|_| open) else {
                continue;
            };
            let mut files = fix.edits.iter().map(|edit| &edit.place.path);
            if files.all(|path| wanted.names_file(path))
                && fix.edits.iter().all(|edit| taken.is_free(edit))
            {
                fix.edits.iter().for_each(|edit| taken.add(edit));
                chosen.push(finding.clone());
            }
        }
        chosen
    }

    /// Mends findings, all but those in pages that then have others.
    fn make(&mut self, mut chosen: Vec<Diagnostic>) -> Result<(), Failure> {
        let before = counted(&self.site);
        while !chosen.is_empty() {
            let texts = self.with(&chosen);
            let changed = texts.values().map(|(_, text)| text.clone()).collect();
            let site = read(self.located, changed, self.options)?;
            let mut left = before.clone();
            let is_new = |finding: &&Diagnostic| match left.get_mut(&name(finding)) {
                // How far a page has followed its source is no fault of a repair.
                _ if finding.rule.group == Group::Staleness => false,
                Some(count) if *count > 0 => {
                    *count -= 1;
                    false
                }
                _ => true,
            };
            let new: Vec<&Diagnostic> = site.diagnostics.iter().filter(is_new).collect();
            if new.is_empty() {
                self.site = site;
                self.texts = texts;
                self.made.append(&mut chosen);
                break;
            }
            let worse: BTreeSet<_> = new.iter().map(|finding| family(finding)).collect();
            let (mut bad, good): (Vec<_>, Vec<_>) = chosen
                .into_iter()
                .partition(|finding| worse.contains(&family(finding)));
            chosen = good;
            // What is wrong elsewhere may come from any of them.
            if bad.is_empty() {
                bad = std::mem::take(&mut chosen);
            }
            // One of several is looked for among half of them; the others wait.
            match bad.len() {
                1 => self.refused.extend(bad.iter().map(name)),
                several => chosen.extend(bad.drain(..several / 2)),
            }
        }
        Ok(())
    }

    /// The files with some more repairs made in them.
    fn with(&self, chosen: &[Diagnostic]) -> BTreeMap<Arc<str>, (Arc<Source>, Arc<Source>)> {
        let mut by_file: BTreeMap<&Arc<str>, Vec<&Edit>> = BTreeMap::new();
        for edit in chosen
            .iter()
            .flat_map(|finding| &finding.fix)
            .flat_map(|fix| &fix.edits)
        {
            by_file.entry(&edit.place.path).or_default().push(edit);
        }
        let mut texts = self.texts.clone();
        for (path, edits) in by_file {
            let known = texts.get(path).cloned();
            let on_disk = || {
                self.located
                    .disk
                    .open(path)
                    .map(|source| (source.clone(), source))
            };
            let Some((original, now)) = known.or_else(on_disk) else {
                continue;
            };
            if let Some(text) = patched(now.text(), edits) {
                let now = Arc::new(Source::new(path.clone(), text));
                texts.insert(path.clone(), (original, now));
            }
        }
        texts
    }

    /// What is left of what was named.
    fn left(&self, wanted: &Wanted) -> words::Left {
        let found = self.site.diagnostics.iter();
        let found: Vec<&Diagnostic> = found.filter(|finding| wanted.names(finding)).collect();
        let count = |level| found.iter().filter(|found| found.level == level).count();
        let outrun = self.site.outrun.iter().filter(|found| wanted.names(found));
        let with_facts = found.iter().copied().chain(outrun).filter(|finding| {
            finding.fix.is_some()
                && finding.rule.group == Group::Facts
                && !self.refused.contains(&name(finding))
        });
        words::Left {
            errors: count(Level::Error),
            warnings: count(Level::Warning),
            notes: count(Level::Note),
            with_facts: if wanted.facts { 0 } else { with_facts.count() },
        }
    }

    /// Why findings that repairs were looked for are left.
    fn refusals(&self, wanted: &Wanted) -> String {
        let found = self.site.diagnostics.iter().chain(&self.site.outrun);
        let found = found.filter(|finding| wanted.has(finding));
        let refused = found.filter_map(|finding| {
            let why = match finding.fix {
                Some(_) if self.refused.contains(&name(finding)) => words::WORSE,
                Some(_) => words::LATER,
                None => finding.refusal.as_deref()?,
            };
            Some(words::refused(finding, why))
        });
        refused.collect()
    }

    fn diff(&self) -> String {
        let texts = self.texts.values();
        texts.map(|(old, new)| patch::diff(old, new)).collect()
    }

    /// Writes the files; for those that could not be written, why.
    fn write(&self) -> BTreeMap<Arc<str>, String> {
        let saved = self.texts.iter().filter_map(|(path, (old, new))| {
            let file: &Path = &self.located.root.join(&**path);
            let failure = patch::save(file, old.text(), new.text()).err()?;
            Some((path.clone(), format!("{path} was not mended: {failure}")))
        });
        saved.collect()
    }
}

/// What is changed already: by file and beginning, the end. No two of them meet.
#[derive(Default)]
struct Taken(BTreeMap<(Arc<str>, u32), u32>);

impl Taken {
    /// Whether an edit meets none of these, so that it need not wait for them.
    fn is_free(&self, edit: &Edit) -> bool {
        let (start, end) = edit.place.bytes;
        let path = &edit.place.path;
        let before = self.0.range((path.clone(), 0)..=(path.clone(), end));
        before.last().is_none_or(|(_, last)| *last < start)
    }

    fn add(&mut self, edit: &Edit) {
        let (start, end) = edit.place.bytes;
        self.0.insert((edit.place.path.clone(), start), end);
    }
}
