//! Gives pages that are written in YAML as the Markdown they stand for: `### YamlMime:FAQ` and the like.
//! From there on they are pages as any other, and places in them are those of the YAML file.
//!
//! A kind of page is a file on the shelf.

mod aligned;
mod faq;
mod hub;
mod landing;
mod node;
mod section;
mod writer;

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Group, Level, Place, Rule};
use crate::source::{BOM, Source, Span};
use crate::yaml::{self, Fault, Placed, Value};

use node::Node;
use writer::Writer;

pub const UNREADABLE: Rule = Rule {
    name: "unreadable-yaml-page",
    level: Level::Error,
    group: Group::Reading,
    summary: "A page that is written in YAML cannot be read, so its text is shown as it stands.",
};

pub const UNKNOWN: Rule = Rule {
    name: "unknown-yaml-page",
    level: Level::Note,
    group: Group::Reading,
    summary: "A YAML file names a kind of page that is not known, so it is left out.",
};

/// Why a page is left to its writer.
pub const NOT_TAKEN: &str =
    "the YAML file does not write this as the page shows it, or would mean something else by it";

/// A kind of page.
trait Kind: Sync {
    /// What stands behind `YamlMime:`.
    fn name(&self) -> &'static str;

    /// Writes a page as Markdown.
    fn write(&self, page: &Placed<Node>, out: &mut Writer);
}

const SHELF: &[&dyn Kind] = &[&faq::Faq, &hub::Hub, &landing::Landing];

/// Kinds of files that were never meant to be pages.
const NO_PAGES: &[&str] = &[
    "ContextObject",
    "TableOfContent",
    "XRefMap",
    "ZonePivotGroups",
];

/// What a YAML file is.
pub enum What<'t> {
    Page,
    /// A page of a kind that is not known.
    Unknown(&'t str),
    /// No page.
    Data,
}

/// What a YAML file is, by its first line.
pub fn what(text: &str) -> What<'_> {
    match mime(text) {
        None => What::Data,
        Some(name) if kind(name).is_some() => What::Page,
        Some(name)
            if NO_PAGES
                .iter()
                .any(|known| known.eq_ignore_ascii_case(name)) =>
        {
            What::Data
        }
        Some(name) => What::Unknown(name),
    }
}

/// That a file is of no known kind.
pub fn unknown(path: &str, kind: &str) -> Diagnostic {
    let known: Vec<&str> = SHELF.iter().map(|kind| kind.name()).collect();
    let message = format!("`{kind}` is no kind of page that is known, so this file is left out");
    let help = format!(
        "the kinds {} become pages; write others as Markdown",
        known.join(", ")
    );
    Diagnostic::new(&UNKNOWN, Place::file(path), message).help(help)
}

/// Whether a file is written in YAML, by its name.
pub fn is_yaml(path: &str) -> bool {
    let name = path.to_ascii_lowercase();
    name.ends_with(".yml") || name.ends_with(".yaml")
}

/// The Markdown that a page in YAML stands for, and what keeps it from being read. Any other file is what
/// it is.
pub fn as_markdown(file: Arc<Source>) -> (Arc<Source>, Option<Fault>) {
    let kind = mime(file.text()).filter(|_| is_yaml(file.path()));
    let Some(kind) = kind.and_then(self::kind) else {
        return (file, None);
    };
    let mut out = Writer::new(file.text());
    let fault = match read(file.text()) {
        Ok(page) => {
            out.fields(&page.value);
            kind.write(&page, &mut out);
            None
        }
        Err(fault) => {
            out.as_it_stands();
            Some(fault)
        }
    };
    let (text, pieces) = out.finish();
    (Arc::new(Source::made(file, text, pieces)), fault)
}

/// Whether a page says just what is written into it, where its file is changed at the places that the text comes
/// from. A value may be quoted, folded or used twice, and a sign may mean something to YAML.
pub fn takes(made: &Source, edits: &[(Span, String)]) -> bool {
    if !made.is_made() {
        return true;
    }
    let file = made.file();
    let in_file = edits
        .iter()
        .map(|(span, text)| (made.in_file(*span), text.as_str()));
    let in_file: Vec<(Span, &str)> = in_file.collect();
    let mut alike = in_file.iter().zip(edits);
    let is_verbatim = alike.all(|((own, _), (span, _))| file.slice(*own) == made.slice(*span));
    let wanted = edits.iter().map(|(span, text)| (*span, text.as_str()));
    let both = written(file.text(), in_file).zip(written(made.text(), wanted.collect()));
    is_verbatim
        && both.is_some_and(|(file, text)| {
            let (read, fault) = as_markdown(Arc::new(Source::new(made.path().clone(), file)));
            fault.is_none() && read.text() == text
        })
}

/// A text with others in the place of some of its parts. None: two of these overlap.
fn written(text: &str, mut parts: Vec<(Span, &str)>) -> Option<String> {
    parts.sort_by_key(|(span, _)| std::cmp::Reverse(span.range().start));
    let mut changed = text.to_owned();
    let mut behind = text.len();
    for (span, part) in parts {
        let range = span.range();
        if range.end > behind || !text.is_char_boundary(range.start) {
            return None;
        }
        changed.replace_range(range.clone(), part);
        behind = range.start;
    }
    Some(changed)
}

/// No page is nested so deeply. A thread has room for twice as much, even in a build that is not optimised.
const DEEPEST: usize = 20;

fn read(text: &str) -> Result<Placed<Node>, Fault> {
    // Places cost much of the stack at each level, so the levels are counted without them.
    let plain: Value = yaml::parse(text)?;
    match depth(&plain) > DEEPEST {
        true => Err(Fault {
            message: format!("lists and keys stand more than {DEEPEST} deep in each other"),
            at: 0,
        }),
        false => {
            let mut page: Placed<Node> = yaml::parse(text)?;
            page.as_written(text);
            Ok(page)
        }
    }
}

fn depth(value: &Value) -> usize {
    let below = match value {
        Value::Array(parts) => parts.iter().map(depth).max(),
        Value::Object(fields) => fields.values().map(depth).max(),
        _ => return 0,
    };
    below.unwrap_or(0) + 1
}

/// What stands behind `YamlMime:` in the first line.
fn mime(text: &str) -> Option<&str> {
    let first = text.trim_start_matches(BOM).lines().next()?;
    let name = first.strip_prefix('#')?.trim_start_matches(['#', ' ']);
    Some(name.strip_prefix("YamlMime:")?.trim())
}

fn kind(name: &str) -> Option<&'static dyn Kind> {
    let mut kinds = SHELF.iter().copied();
    kinds.find(|kind| kind.name().eq_ignore_ascii_case(name))
}
