//! Gives each event of the Markdown parser what it is in the tree.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Tag, TagEnd};

use crate::document::dialect::alert;
use crate::document::html::{self, Chunk};
use crate::document::mark::Shape;
use crate::document::{balance, code};

use super::Weaver;

impl Weaver<'_> {
    pub(super) fn event(&mut self, event: Event, range: Range<usize>) {
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

    pub(super) fn image(&mut self, url: &str, title: &str, alt: String, range: Range<usize>) {
        let mut shape = Shape::new("img")
            .with("src", url.to_owned())
            .with("alt", alt);
        if !title.is_empty() {
            shape = shape.with("title", title.to_owned());
        }
        let node = self.open_shape(shape, self.canvas.span(range.clone()), true);
        self.last_inline = node.map(|node| (node, range.end));
    }
}
