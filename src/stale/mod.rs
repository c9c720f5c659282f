//! Gives which translations are behind their source: each names the commit that it was made from, and
//! what the source said then is laid beside what it says today. What changed decides, not when.

mod behind;
mod changes;
mod followed;
mod told;
mod unknown;
mod versions;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::compare::Side;
use crate::diagnostic::{Group, Level, Place, Rule};
use crate::document::library::{Library, Unknown};
use crate::document::safety::Trust;
use crate::document::{Context, Document, Origin, body, parse};
use crate::facts::outline::Outline;
use crate::locale::Lexicon;
use crate::source::Source;

use changes::Changes;

pub use behind::Judged;
pub use unknown::{UNKNOWN, unknown};

/// The source says other facts, or is built otherwise.
pub const TRANSLATION: Rule = Rule {
    name: "stale-translation",
    level: Level::Warning,
    group: Group::Staleness,
    summary: "The source states other facts, or is built otherwise, than when the page was translated.",
};

pub const WORDING: Rule = Rule {
    name: "stale-wording",
    level: Level::Note,
    group: Group::Staleness,
    summary: "The source says the same facts in other words than when the page was translated.",
};

/// The source went on and the page has followed, and still names the old commit.
pub const OUTDATED: Rule = Rule {
    name: "outdated-source-commit",
    level: Level::Note,
    group: Group::Staleness,
    summary: "A page states what its source states today, and names an older commit of it.",
};

pub const RULES: [&Rule; 4] = [&TRANSLATION, &WORDING, &OUTDATED, &UNKNOWN];

/// The source of a family, and what its past is read with.
pub struct Origins<'a> {
    pub library: &'a dyn Library,
    /// The folder of the source's pages.
    pub root: &'a str,
    pub trust: Trust<'a>,
    pub lexicon: &'a Lexicon,
    pub source: &'a Document,
    /// The source, as it is compared.
    pub side: &'a Arc<Side>,
}

impl Origins<'_> {
    /// Whether the commit that is checked out has what the source says today.
    fn is_committed(&self) -> bool {
        let mut sources = self.source.sources.iter();
        sources.all(|now| {
            let then = self.library.earlier(self.root, now.path(), "HEAD");
            then.is_ok_and(|then| alike(&then, now))
        })
    }

    /// The newest commit of the source and what it includes. None: it says otherwise today.
    fn newest(&self) -> Option<String> {
        let sources = &self.source.sources;
        let paths: Vec<&str> = sources.iter().map(|source| &**source.path()).collect();
        let commit = self.library.newest(self.root, &paths)?;
        let mut sources = sources.iter();
        let is_committed = sources.all(|now| {
            let then = self.library.earlier(self.root, now.path(), &commit);
            then.is_ok_and(|then| alike(&then, now))
        });
        is_committed.then_some(commit)
    }
}

/// Judges the pages of a family; the source's own is none of them. Pages that name no commit are not
/// looked at.
pub fn judge(origins: &Origins, translations: &[(&Side, &Document)]) -> Judged {
    let mut judged = Judged::default();
    // Translations of one day name one commit.
    let mut known: BTreeMap<String, Result<Arc<Changes>, Unknown>> = BTreeMap::new();
    let mut committed = None;
    for (side, document) in translations {
        let page = &document.sources[0];
        let Some(origin) = document.front.origin(page.text()) else {
            continue;
        };
        let place = Place::new(page, origin.span);
        let changes = known
            .entry(origin.commit.clone())
            .or_insert_with(|| origins.changes_since(&origin).map(Arc::new));
        match changes {
            Ok(changes) => {
                let is_committed = *committed.get_or_insert_with(|| origins.is_committed());
                judged.add(origins.side, side, &origin, place, changes, is_committed);
            }
            Err(reason) => judged.doubt(side, place, *reason),
        }
    }
    judged
}

impl Origins<'_> {
    fn changes_since(&self, origin: &Origin) -> Result<Changes, Unknown> {
        let commit = origin.commit.as_str();
        let hex = commit.bytes().all(|byte| byte.is_ascii_hexdigit());
        match commit.len() {
            0 => return Err(Unknown::Empty),
            4..=64 if hex => {}
            _ => return Err(Unknown::NoDigits),
        }
        let earlier = |source: &Source| self.library.earlier(self.root, source.path(), commit);
        let page = &self.source.sources[0];
        let then = earlier(page)?;
        // What a page includes is part of it.
        let included = |now: &Arc<Source>| earlier(now).is_ok_and(|then| alike(&then, now));
        if alike(&then, page) && self.source.sources[1..].iter().all(included) {
            return Ok(Changes::default());
        }
        let library = Then {
            library: self.library,
            root: self.root,
            commit,
        };
        let context = Context {
            root: self.root,
            library: &library,
            dialect: Some(self.source.dialect),
            trust: self.trust,
        };
        let document = parse(then, &context);
        let then = Side {
            tag: self.side.tag.clone(),
            outline: Outline::of(&document, self.lexicon),
            words: self.side.words,
            sources: document.sources,
            fields: Vec::new(),
        };
        Ok(Changes::between(Arc::new(then), self.side.clone()))
    }
}

/// Whether two versions of a file have one text; white space at line ends is how it was saved.
fn alike(then: &Source, now: &Source) -> bool {
    let lines = |source| body(source).trim().lines().map(str::trim_end);
    lines(then).eq(lines(now))
}

/// The files of the source as a commit has them.
struct Then<'a> {
    library: &'a dyn Library,
    root: &'a str,
    commit: &'a str,
}

impl Library for Then<'_> {
    fn open(&self, path: &str) -> Option<Arc<Source>> {
        self.library.earlier(self.root, path, self.commit).ok()
    }
}
