//! Gives the tree: follows the Markdown parser's events, performs the marks of the canvas where
//! they stand, and hands tags and text to the builder.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use html5ever::LocalName;
use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::diagnostic::Rule;
use crate::source::{Source, Span};

use super::alt_text::{Events, alt_text};
use super::balance;
use super::builder::{Builder, StartTag};
use super::canvas::{Canvas, PLACEHOLDER};
use super::code;
use super::dialect::{Dialect, alert};
use super::elements;
use super::html::{self, Chunk};
use super::mark::{Open, Shape};
use super::problem::Problem;
use super::safety::Trust;
use super::tree::{NodeId, Tree};

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
    let mut events = Parser::new_ext(canvas.text(), options).into_offset_iter();
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
        }
    }

    fn finish(mut self) -> (Tree, Vec<Problem>) {
        let end = self.canvas.text().len();
        self.close_marks_below(0, end);
        self.pass_attributes_before(end + 1);
        self.report_unclosed_elements();
        let span = self.canvas.end_span(end);
        let (tree, dropped, over_limit) = self.builder.finish(span);
        let mut problems = self.problems;
        problems.extend(dropped.into_iter().map(elements::dropped_text));
        problems.extend(over_limit.map(elements::too_deep));
        (tree, problems)
    }

    fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => self.code(&text, range),
            Event::InlineHtml(text) | Event::Html(text) => {
                let mut chunk = Chunk::default();
                chunk.push(&text, range.start);
                html::feed(self, &chunk, true);
            }
            Event::SoftBreak if self.dialect.breaks_lines() => self.void("br", range),
            Event::SoftBreak => self.builder.text("\n", self.canvas.span(range)),
            Event::HardBreak => self.void("br", range),
            Event::Rule => self.void("hr", range),
            Event::TaskListMarker(_)
            | Event::FootnoteReference(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        if balance::begins_text(&tag) {
            self.begin_block();
        }
        match tag {
            Tag::Paragraph => self.element("p", &range),
            Tag::Heading { level, id, .. } => {
                self.start_heading(level as usize, range);
                if let (Some(node), Some(id)) = (self.heading, id) {
                    self.builder.set_attribute(node, "id", &id);
                }
            }
            Tag::BlockQuote(kind) => {
                let plain = || self.quote_shape(&range);
                let shape = kind.map_or_else(plain, alert::of_github);
                self.containers.push(shape.tag);
                self.open_shape(shape, self.canvas.span(range), true);
            }
            Tag::CodeBlock(kind) => self.start_code(kind, range),
            Tag::List(start) => {
                let mut shape = Shape::new(if start.is_some() { "ol" } else { "ul" });
                if let Some(start) = start.filter(|&start| start != 1) {
                    shape = shape.with("start", start.to_string());
                }
                self.containers.push(shape.tag);
                self.open_shape(shape, self.canvas.span(range), true);
            }
            Tag::Item => {
                self.containers.push("li");
                let item = self.open_shape(Shape::new("li"), self.canvas.span(range), true);
                self.items.push(item);
            }
            Tag::Table(columns) => {
                self.columns = columns;
                self.element("table", &range);
            }
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                self.element("thead", &range);
                self.element("tr", &range);
            }
            Tag::TableRow => {
                self.column = 0;
                self.element("tr", &range);
            }
            Tag::TableCell => self.start_cell(range),
            Tag::Emphasis => self.element("em", &range),
            Tag::Strong => self.element("strong", &range),
            Tag::Strikethrough => self.element("del", &range),
            Tag::Link {
                link_type,
                dest_url,
                title,
                id: _,
            } => {
                let href = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.into_string(),
                };
                let mut shape = Shape::new("a").with("href", href);
                if !title.is_empty() {
                    shape = shape.with("title", title.into_string());
                }
                let link = self.open_shape(shape, self.canvas.span(range), true);
                self.links.push(link);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph => self.close("p", range),
            TagEnd::Heading(_) => {
                self.heading = None;
                self.close(self.heading_tag, range);
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) => self.end_container(range),
            TagEnd::Item => {
                self.end_container(range);
                self.items.pop();
            }
            TagEnd::CodeBlock => {
                self.close("code", range.clone());
                self.close("pre", range);
            }
            TagEnd::Table => {
                self.close("tbody", range.clone());
                self.close("table", range);
            }
            TagEnd::TableHead => {
                self.close("tr", range.clone());
                self.close("thead", range.clone());
                self.in_head = false;
                // The Markdown parser has no such event; it ends with the table.
                let head = self.canvas.span(range.end..range.end);
                self.open_shape(Shape::new("tbody"), head, false);
            }
            TagEnd::TableRow => self.close("tr", range),
            TagEnd::TableCell => self.close(if self.in_head { "th" } else { "td" }, range),
            TagEnd::Emphasis => self.close("em", range),
            TagEnd::Strong => self.close("strong", range),
            TagEnd::Strikethrough => self.close("del", range),
            TagEnd::Link => {
                self.last_inline = self.links.pop().flatten().map(|node| (node, range.end));
                self.close("a", range);
            }
            _ => {}
        }
    }

    fn start_heading(&mut self, level: usize, range: Range<usize>) {
        const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        let tag = TAGS[level.clamp(1, 6) - 1];
        let shape = self.title.take().unwrap_or(Shape::new(tag));
        self.heading_tag = shape.tag;
        self.heading = self.open_shape(shape, self.canvas.span(range), true);
    }

    fn start_cell(&mut self, range: Range<usize>) {
        let mut shape = Shape::new(if self.in_head { "th" } else { "td" });
        let align = match self.columns.get(self.column) {
            Some(Alignment::Left) => Some("text-align: left"),
            Some(Alignment::Center) => Some("text-align: center"),
            Some(Alignment::Right) => Some("text-align: right"),
            _ => None,
        };
        if let Some(align) = align {
            shape = shape.with("style", align);
        }
        self.column += 1;
        // A cell that its row lacks stands at the row's end, and not on the next line.
        let row = self.canvas.text().get(..range.start).unwrap_or_default();
        let end = row.trim_end().len();
        let range = if range.is_empty() { end..end } else { range };
        self.open_shape(shape, self.canvas.span(range), true);
    }

    fn start_code(&mut self, kind: CodeBlockKind, range: Range<usize>) {
        self.element("pre", &range);
        let info = match &kind {
            CodeBlockKind::Fenced(info) => info.split([' ', '{']).next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        let mut shape = Shape::new("code");
        if !info.is_empty() {
            shape = shape.with("class", format!("language-{info}"));
        }
        self.open_shape(shape, self.canvas.span(range), true);
    }

    fn code(&mut self, text: &str, range: Range<usize>) {
        self.element("code", &range);
        for code::Part { text: part, place } in
            code::parts(text, &self.canvas.text()[range.clone()])
        {
            let place = range.start + place.start..range.start + place.end;
            self.text(&text[part], place);
        }
        self.close("code", range);
    }

    fn image(&mut self, url: &str, title: &str, alt: String, range: Range<usize>) {
        let mut shape = Shape::new("img")
            .with("src", url.to_owned())
            .with("alt", alt);
        if !title.is_empty() {
            shape = shape.with("title", title.to_owned());
        }
        let node = self.open_shape(shape, self.canvas.span(range.clone()), true);
        self.last_inline = node.map(|node| (node, range.end));
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
        if shown == text || shown.trim_end() == text {
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
        self.problems.push(Problem {
            rule,
            span,
            message: message.into(),
            help: help.into(),
            fix: None,
        });
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
