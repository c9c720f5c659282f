//! Gives the tree: follows the Markdown parser's events, performs the marks of the canvas where
//! they stand, and hands tags and text to the builder.

mod events;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use html5ever::LocalName;
use pulldown_cmark::{Alignment, Event, Options, Parser, Tag};

use crate::diagnostic::Rule;
use crate::source::{Source, Span};

use crate::document::alt_text::{Events, alt_text};
use crate::document::builder::{Builder, StartTag};
use crate::document::canvas::{Canvas, PLACEHOLDER};
use crate::document::dialect::Dialect;
use crate::document::html::{self, Chunk};
use crate::document::many_attributes::Allowance;
use crate::document::mark::{Open, Shape};
use crate::document::problem::Problem;
use crate::document::safety::Trust;
use crate::document::tree::{NodeId, Tree};

pub struct Weaver<'a> {
    pub builder: Builder,
    pub(super) canvas: &'a Canvas,
    pub(super) sources: &'a [Arc<Source>],
    pub(super) dialect: Dialect,
    pub(super) trust: Trust<'a>,
    pub(super) problems: Vec<Problem>,
    /// The first mark that was not passed yet.
    pub(super) next_mark: usize,
    /// What marks opened, with the depth of containers in which they stand.
    pub(super) open: Vec<(Open, usize)>,
    /// The tags of the containers around this place.
    pub(super) containers: Vec<&'static str>,
    /// What the next heading is, when it is the title of something.
    pub(super) title: Option<Shape>,
    pub(super) heading: Option<NodeId>,
    pub(super) heading_tag: &'static str,
    pub(super) items: Vec<Option<NodeId>>,
    pub(super) links: Vec<Option<NodeId>>,
    pub(super) last_inline: Option<(NodeId, usize)>,
    pub(super) columns: Vec<Alignment>,
    pub(super) column: usize,
    pub(super) in_head: bool,
    /// Groups that their container closed; a closer that comes late is not reported again.
    pub(super) cut_short: BTreeMap<&'static str, usize>,
    /// How many elements were begun before the block of Markdown whose text is being read.
    pub(super) block_start: Option<usize>,
    pub(super) attributes: Allowance,
}

/// The tree of a canvas, and what was found wrong on the way.
pub fn weave(
    canvas: &Canvas,
    sources: &[Arc<Source>],
    dialect: Dialect,
    trust: Trust,
) -> (Tree, Vec<Problem>) {
    let mut weaver = Weaver::new(canvas, sources, dialect, trust);
    let mut options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    // The dialects have attribute lists and alerts of their own; GitHub's alerts are those of plain Markdown.
    options.set(
        Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_GFM,
        dialect == Dialect::CommonMark,
    );
    let text = with_small_ends(canvas.text());
    let mut events = Parser::new_ext(&text, options).into_offset_iter();
    while let Some((event, range)) = events.next() {
        weaver.pass_attributes(&event, &range);
        match event {
            Event::Start(Tag::HtmlBlock) => weaver.html_block(&mut events),
            Event::Start(Tag::Image {
                link_type: _,
                dest_url,
                title,
                id: _,
            }) => {
                let alt = alt_text(&mut events);
                weaver.image(&dest_url, &title, alt, range);
            }
            event => weaver.event(event, range),
        }
    }
    weaver.finish()
}

/// The text as the Markdown parser is given it: it knows the ends of some elements by small letters alone, and takes
/// all that follows `</PRE>` for code.
fn with_small_ends(text: &str) -> Cow<'_, str> {
    const RAW: [&str; 4] = ["pre", "script", "style", "textarea"];
    let mut small = Cow::Borrowed(text);
    for at in memchr::memmem::find_iter(text.as_bytes(), "</") {
        let name = |raw: &&&str| {
            let there = text.get(at + 2..at + 2 + raw.len());
            there.is_some_and(|there| there.eq_ignore_ascii_case(raw) && there != **raw)
        };
        if let Some(raw) = RAW.iter().find(name) {
            small
                .to_mut()
                .replace_range(at + 2..at + 2 + raw.len(), raw);
        }
    }
    small
}

impl<'a> Weaver<'a> {
    fn new(
        canvas: &'a Canvas,
        sources: &'a [Arc<Source>],
        dialect: Dialect,
        trust: Trust<'a>,
    ) -> Self {
        Weaver {
            builder: Builder::default(),
            canvas,
            sources,
            dialect,
            trust,
            problems: Vec::new(),
            next_mark: 0,
            open: Vec::new(),
            containers: Vec::new(),
            title: None,
            heading: None,
            heading_tag: "h1",
            items: Vec::new(),
            links: Vec::new(),
            last_inline: None,
            columns: Vec::new(),
            column: 0,
            in_head: false,
            cut_short: BTreeMap::new(),
            block_start: None,
            attributes: Allowance::default(),
        }
    }

    fn finish(mut self) -> (Tree, Vec<Problem>) {
        let end = self.canvas.text().len();
        self.close_marks_below(0, end);
        self.pass_attributes_before(end + 1);
        self.report_unclosed_elements();
        let span = self.canvas.end_span(end);
        let (tree, wrong) = self.builder.finish(span);
        self.problems.extend(wrong);
        (tree, self.problems)
    }

    fn html_block(&mut self, events: &mut Events) {
        let mut chunk = Chunk::default();
        for (event, range) in events {
            match event {
                Event::Html(text) => chunk.push(&text, range.start),
                Event::Text(blanks) => chunk.push_indent(&blanks, self.canvas.text(), range.start),
                _ => break,
            }
        }
        html::feed(self, &chunk, false);
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let shown = &self.canvas.text()[range.clone()];
        if shown.eq_ignore_ascii_case(text) || shown.trim_end().eq_ignore_ascii_case(text) {
            self.verbatim(range.start..range.start + text.len());
        } else {
            self.builder.text(text, self.canvas.span(range));
        }
    }

    /// Text of the canvas as it stands there, origin by origin. What was put in for the parser's
    /// sake and stands for nothing is no text, blanks apart; where a mark turns out to be text, its author's words are.
    pub fn verbatim(&mut self, range: Range<usize>) {
        for origin in self.canvas.origins(range) {
            let text = &self.canvas.text()[origin.range];
            let source = self.sources.get(origin.span.source.0 as usize);
            let text = match source {
                Some(source) if !origin.verbatim && text == PLACEHOLDER => {
                    source.slice(origin.span)
                }
                _ => text,
            };
            if origin.verbatim || !origin.span.is_empty() || text.trim().is_empty() {
                self.builder.text(text, origin.span);
            }
        }
    }

    pub fn span(&self, range: Range<usize>) -> Span {
        self.canvas.span(range)
    }

    pub fn report(
        &mut self,
        rule: &'static Rule,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.problems.push(Problem::new(rule, span, message, help));
    }

    pub fn link(&mut self, href: String, span: Span) {
        self.open_shape(Shape::new("a").with("href", href), span, true);
    }

    fn element(&mut self, tag: &'static str, range: &Range<usize>) {
        let span = self.canvas.span(range.clone());
        self.open_shape(Shape::new(tag), span, true);
    }

    fn void(&mut self, tag: &'static str, range: Range<usize>) {
        self.element(tag, &range);
    }

    pub(super) fn close(&mut self, tag: &'static str, range: Range<usize>) {
        let span = self.canvas.end_span(range.end);
        self.builder.end(LocalName::from(tag), span);
    }

    pub(super) fn open_shape(&mut self, shape: Shape, span: Span, whole: bool) -> Option<NodeId> {
        let attributes = shape.attributes.into_iter();
        let attributes =
            attributes.map(|(name, value)| (LocalName::from(name), Cow::into_owned(value)));
        let tag = StartTag {
            name: LocalName::from(shape.tag),
            attributes: attributes.collect(),
            span,
            whole,
        };
        self.builder.start(tag).0
    }
}
