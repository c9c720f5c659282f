//! Gives a page as a document: its fields, one tree with the place of every word, and what is wrong
//! with it. Reading cannot fail, and it knows no language.

mod alt_text;
mod balance;
mod builder;
mod canvas;
mod chunk;
mod code;
mod containers;
pub mod dialect;
mod elements;
mod emit;
mod fenced;
mod fields;
mod front_matter;
pub mod grid;
mod html;
mod ids;
mod inline;
pub mod invisible;
pub mod library;
mod line;
mod line_start;
mod many_attributes;
mod mark;
mod open_elements;
mod outer;
mod perform;
mod plain_alert;
mod problem;
mod range;
mod raw_html;
mod reference_link;
pub mod safety;
mod scan;
mod shown;
mod sink;
mod split_mark;
pub mod toc;
mod toc_markdown;
mod translation;
pub mod tree;
mod unread;
mod weave;
pub mod yaml_page;

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::docfx::{self, Project};
use crate::source::{Source, SourceId, Span};
use crate::yaml;

use dialect::{Dialect, Part, SHELF, mojibake};
use library::Library;
use problem::Problem;
use safety::Trust;
use scan::Scanner;
use tree::Tree;

pub use front_matter::{FrontMatter, without_entities};
pub use translation::Origin;
pub use unread::UNREAD;

/// A page, read.
#[derive(Debug)]
pub struct Document {
    /// The page's own file, and behind it those that it includes.
    pub sources: Vec<Arc<Source>>,
    pub dialect: Dialect,
    pub front: FrontMatter,
    pub tree: Tree,
    /// In the order of the text. They are no part of the tree.
    pub comments: Vec<Comment>,
    /// Names and words of a product's screens, file by file in the order of the text. None lies in
    /// another.
    pub terms: Vec<Term>,
    pub problems: Vec<Diagnostic>,
}

/// An HTML comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    pub span: Span,
}

/// Text that is a name or a label, whatever it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub span: Span,
}

/// What a page is read with.
pub struct Context<'a> {
    /// The folder that includes may not leave, from the site's root.
    pub root: &'a str,
    pub library: &'a dyn Library,
    /// None: the page's front matter decides.
    pub dialect: Option<Dialect>,
    pub trust: Trust<'a>,
}

/// The text of a page behind its front matter.
pub fn body(source: &Source) -> &str {
    &source.text()[front_matter::body_start(source.text())..]
}

/// Reads a page. Every fault in it becomes a problem of the document.
pub fn parse(page: Arc<Source>, context: &Context) -> Document {
    let mut problems = Vec::new();
    let unreadable = page.unreadable();
    let (page, fault) = yaml_page::as_markdown(page);
    problems.extend(fault.map(|fault| unreadable_yaml(&page, fault)));
    problems.extend(unreadable.map(|span| invalid_utf8(&page, span)));
    let mut front = FrontMatter::read(page.text(), &mut problems);
    fields::judge(&front, &mut problems);
    let project = project(context);
    let in_learn = project.is_some() || yaml_page::is_yaml(page.path());
    let usual = if in_learn {
        Dialect::Learn
    } else {
        Dialect::CommonMark
    };
    let dialect = context.dialect.or(dialect_of(&front)).unwrap_or(usual);
    if let Some(project) = project {
        let below = page.path().strip_prefix(context.root).unwrap_or_default();
        front.give(project.fields(below.trim_start_matches('/')));
    }
    let body = front_matter::body_start(page.text());
    mojibake::judge_fields(&page.text()[..body], &mut problems);
    let mut scanner = Scanner::new(context, dialect, page.clone());
    match dialect {
        Dialect::CommonMark => scanner.copy_as_is(body),
        Dialect::Adobe | Dialect::Learn => scanner.read(Part {
            source: SourceId(0),
            range: body..page.text().len(),
        }),
    }
    let (mut tree, woven) = weave::weave(&scanner.out, &scanner.sources, dialect, context.trust);
    problems.append(&mut scanner.problems);
    problems.extend(woven);
    for construct in dialect.constructs() {
        construct.mend(&mut tree, &mut problems);
    }
    if unreadable.is_some() {
        // The signs that were put in for bytes that are no text are told with those.
        problems.retain(|problem| !mojibake::is_lost(problem, &scanner.sources[0]));
    }
    safety::clean(&mut tree, context.trust, &mut problems);
    grid::judge(&tree, &mut problems);
    reference_link::judge(&tree, &mut problems);
    ids::judge(&tree, dialect, &mut problems);
    if dialect == Dialect::CommonMark {
        let may_be_told = context.dialect.is_none();
        unread::judge(&tree, &page, may_be_told, &mut problems);
        plain_alert::judge(&tree, &page, &mut problems);
    }
    invisible::judge(&scanner.sources, &mut problems);
    split_mark::judge(&scanner.sources, &mut problems);
    let place = |problem: Problem| problem.placed(&scanner.sources);
    let mut problems: Vec<Diagnostic> = problems.into_iter().filter_map(place).collect();
    Diagnostic::sort(&mut problems);
    // A file that is included twice is judged twice.
    problems.dedup();
    shorten(&mut problems);
    Document {
        sources: scanner.sources,
        dialect,
        front,
        tree,
        comments: scanner.comments,
        terms: outermost(scanner.terms),
        problems,
    }
}

/// A page of more findings is broken throughout, and nobody reads them all.
const MOST_PROBLEMS: usize = 10_000;

/// Leaves out what is too much, and says so.
fn shorten(problems: &mut Vec<Diagnostic>) {
    let more = problems.len().saturating_sub(MOST_PROBLEMS);
    problems.truncate(MOST_PROBLEMS);
    if let Some(last) = problems.last_mut().filter(|_| more > 0) {
        let words = format!(" (this page has {more} more findings, which are not listed)");
        last.message.push_str(&words);
    }
}

/// Terms in order, without those that lie in others.
fn outermost(mut terms: Vec<Term>) -> Vec<Term> {
    terms.sort_by_key(|Term { span }| (span.source.0, span.start, std::cmp::Reverse(span.end)));
    let within = |inner: Span, outer: Span| inner.source == outer.source && inner.end <= outer.end;
    terms.dedup_by(|next, last| within(next.span, last.span));
    terms
}

const INVALID_UTF8: Rule = Rule {
    name: "invalid-utf8",
    level: Level::Error,
    group: Group::Reading,
    summary: "A file holds bytes that are no UTF-8 text.",
};

/// That a page in YAML cannot be read; `page` is what stands for it.
fn unreadable_yaml(page: &Source, fault: yaml::Fault) -> Problem {
    let at = page.from_file(fault.at).unwrap_or(page.text().len());
    Problem {
        rule: &yaml_page::UNREADABLE,
        span: Span::new(SourceId(0), at..at),
        message: fault.message,
        help: "mend the file; put text that holds `: ` or begins with a sign between quotes".into(),
        fix: None,
    }
}

fn invalid_utf8(page: &Source, span: Span) -> Problem {
    let start = page.from_file(span.range().start).unwrap_or_default();
    let span = Span::new(SourceId(0), start..start + span.range().len());
    let (message, help) = match page.is_utf16() {
        true => (
            "this file is saved as UTF-16",
            "save the file as UTF-8; other programs will not read it",
        ),
        false => (
            "these bytes are no UTF-8 text",
            "save the file as UTF-8; until then U+FFFD stands for what cannot be read",
        ),
    };
    Problem {
        rule: &INVALID_UTF8,
        span,
        message: message.into(),
        help: help.into(),
        fix: None,
    }
}

/// What Microsoft's tools know of the folder that a page lies in. A fault in it is told of once for all
/// pages.
fn project(context: &Context) -> Option<Project> {
    let file = context
        .library
        .open(&format!("{}/{}", context.root, docfx::FILE))?;
    Project::parse(file.text()).ok()
}

/// Each vendor's tools leave their own keys.
fn dialect_of(front: &FrontMatter) -> Option<Dialect> {
    if front.has_key(|key| front_matter::OF_ADOBE.contains(&key)) {
        Some(Dialect::Adobe)
    } else if front.has_key(|key| key.starts_with("ms.")) {
        Some(Dialect::Learn)
    } else {
        None
    }
}

/// Every rule by which reading a document can report something.
pub fn rules() -> Vec<&'static Rule> {
    let own = [
        &INVALID_UTF8,
        &invisible::HIDDEN,
        &invisible::TURNED,
        &front_matter::UNREADABLE,
        &front_matter::UNCLOSED,
        &front_matter::MISPLACED,
        &fields::MISSPELLED,
        &fields::UNKNOWN_VALUE,
        &yaml_page::UNREADABLE,
        &yaml_page::UNKNOWN,
        &html::UNKNOWN_TAG,
        &html::UNFINISHED_TAG,
        &balance::UNCLOSED_LINK,
        &balance::UNCLOSED_FORMATTING,
        &balance::SPLIT_ELEMENT,
        &ids::REPEATED_ID,
        &elements::TOO_DEEP,
        &elements::TOO_MANY,
        &elements::MISPLACED_TEXT,
        &grid::OVERLAPPING,
        &grid::SPAN_BEYOND,
        &grid::TOO_LARGE,
        &reference_link::UNDEFINED,
        &UNREAD,
    ];
    let shelf = SHELF
        .iter()
        .flat_map(|construct| construct.rules().iter().copied());
    let own = own.into_iter().chain(safety::RULES);
    own.chain(shelf).collect()
}

impl Document {
    /// Whether a place lies in a name or a word of a product's screens.
    pub fn is_term(&self, place: Span) -> bool {
        let begun =
            |term: &Term| (term.span.source.0, term.span.start) <= (place.source.0, place.start);
        let after = self.terms.partition_point(begun);
        let last = after.checked_sub(1).and_then(|index| self.terms.get(index));
        last.is_some_and(|term| term.span.source == place.source && place.end <= term.span.end)
    }

    /// Whether a part of a place is a name or a word of a product's screens.
    pub fn has_term(&self, place: Span) -> bool {
        let before =
            |term: &Term| (term.span.source.0, term.span.end) <= (place.source.0, place.start);
        let next = self.terms.get(self.terms.partition_point(before));
        next.is_some_and(|term| term.span.source == place.source && term.span.start < place.end)
    }

    /// The text at a span, as it stands in its file.
    pub fn slice(&self, span: Span) -> &str {
        let source = self.sources.get(span.source.0 as usize);
        source.map_or("", |source| source.slice(span))
    }
}
