//! Gives the form of every finding: the rule it breaks, what is wrong, where, and the way out.

mod fingerprint;
mod fix;
mod near;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::source::{Position, Source, Span};

pub use fix::{Edit, Fix, patched};
pub use near::near;

/// How bad a finding is. `Error` stops CI, `Warning` does so in strict mode, `Note` never.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    Error,
    Warning,
    Note,
}

/// The shelf on which a rule stands in the manual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Files and settings that cannot be read as they are.
    Reading,
    /// Damage to a page's Markdown or HTML.
    Markup,
    /// What pages state.
    Facts,
    /// How pages are built.
    Structure,
    /// Links, anchors, images and includes that lead nowhere.
    Links,
    /// Translations of what the source no longer says.
    Staleness,
    /// What a host would refuse, lose or mix up.
    Hosting,
    /// What was written to accept findings.
    Accepting,
}

/// One wrong that a writer would accept or refuse on its own. Its name reads after "allow".
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    pub name: &'static str,
    pub level: Level,
    pub group: Group,
    /// One sentence that says what is wrong.
    pub summary: &'static str,
}

/// A stretch of one file, resolved to what a person counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    pub path: Arc<str>,
    pub start: Position,
    pub end: Position,
    /// The same stretch in bytes, for excerpts.
    pub bytes: (u32, u32),
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// In what lasts, its name stands beside the finding: only whoever knows all rules can tell which it is.
    #[serde(skip, default = "unnamed")]
    pub rule: &'static Rule,
    pub level: Level,
    pub message: String,
    pub place: Place,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// The way out, as advice to the writer.
    pub help: String,
    /// What mends it for certain, where something does.
    pub fix: Option<Fix>,
    /// Why nothing does, where that was tried.
    pub refusal: Option<Cow<'static, str>>,
    /// For what languages state otherwise: both sides, and where in words.
    pub drift: Option<Drift>,
    pub votes: Option<Votes>,
    /// The translations that are behind, where it is there only because the source went on without them.
    pub outrun: Vec<Arc<str>>,
    /// Whose page it is about; none for what is wrong with the site.
    pub page: Option<PageName>,
    /// The text at the place, as its author wrote it.
    pub written: String,
    /// How many findings before this one are equal to it in all that makes its fingerprint.
    pub twins: u32,
    /// Why it does not count, where somebody said so.
    pub accepted: Option<Acceptance>,
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    pub place: Place,
    /// A word on why it belongs here.
    pub label: String,
    pub locale: Option<Arc<str>>,
    /// The text there, as its author wrote it.
    pub written: String,
}

/// A page as writers call it: its path without the language, and the language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PageName {
    pub family: Arc<str>,
    pub locale: Arc<str>,
}

/// How many languages say what this one says, and how many what is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Votes {
    pub here: usize,
    pub there: usize,
    /// Whether nothing tells which side is wrong.
    pub undecided: bool,
}

/// Who said that a finding does not count, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    pub reason: String,
    /// The words in a page; none when the baseline accepts it.
    pub place: Option<Place>,
}

/// What one language says and what it should.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drift {
    pub found: String,
    pub expected: String,
    /// The place in words: section, row, column.
    pub address: String,
}

fn unnamed() -> &'static Rule {
    &Rule {
        name: "",
        level: Level::Error,
        group: Group::Reading,
        summary: "",
    }
}

impl Diagnostic {
    pub fn new(rule: &'static Rule, place: Place, message: impl Into<String>) -> Self {
        Diagnostic {
            rule,
            level: rule.level,
            message: message.into(),
            place,
            related: Vec::new(),
            help: String::new(),
            fix: None,
            refusal: None,
            drift: None,
            votes: None,
            outrun: Vec::new(),
            page: None,
            written: String::new(),
            twins: 0,
            accepted: None,
        }
    }

    /// Says whose page the finding is about.
    pub fn about(mut self, family: &str, locale: &str) -> Self {
        self.page = Some(PageName {
            family: family.into(),
            locale: locale.into(),
        });
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// The order of every report: by file, then by place, then by rule.
    pub fn sort(diagnostics: &mut [Diagnostic]) {
        diagnostics.sort_by(|a, b| {
            (&a.place, a.rule.name, &a.message).cmp(&(&b.place, b.rule.name, &b.message))
        });
    }
}

impl Related {
    pub fn new(place: Place, label: impl Into<String>) -> Self {
        Related {
            place,
            label: label.into(),
            locale: None,
            written: String::new(),
        }
    }
}

impl Place {
    pub fn new(source: &Source, span: Span) -> Self {
        let (span, source) = (source.in_file(span), source.file());
        Place {
            path: source.path().clone(),
            start: source.position(span.start as usize),
            end: source.position(span.end as usize),
            bytes: (span.start, span.end),
        }
    }

    /// The very start of a file, for what is wrong with all of it.
    pub fn file(path: impl Into<Arc<str>>) -> Self {
        let start = Position { line: 1, column: 1 };
        Place {
            path: path.into(),
            start,
            end: start,
            bytes: (0, 0),
        }
    }

    /// Whether another stretch lies in this one.
    pub fn holds(&self, other: &Place) -> bool {
        other.path == self.path && other.bytes.0 >= self.bytes.0 && other.bytes.1 <= self.bytes.1
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        })
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Group::Reading => "reading",
            Group::Markup => "markup",
            Group::Facts => "facts",
            Group::Structure => "structure",
            Group::Links => "links",
            Group::Staleness => "staleness",
            Group::Hosting => "hosting",
            Group::Accepting => "accepting",
        })
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { path, start, .. } = &self.place;
        let (level, rule) = (self.level, self.rule.name);
        let (line, column, message) = (start.line, start.column, &self.message);
        write!(f, "{path}:{line}:{column}: {level}[{rule}]: {message}")
    }
}
