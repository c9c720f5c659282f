//! Gives what marks do in the tree, at the places of the canvas where they stand.

use std::ops::Range;

use html5ever::LocalName;
use pulldown_cmark::{Event, TagEnd};

use crate::diagnostic::Rule;
use crate::source::Span;

use super::mark::{Attach, Mark, Open, Shape};
use super::tree::NodeId;
use super::weave::Weaver;

/// What marks do.
impl Weaver<'_> {
    /// The element of a quote: what the mark at its start says, if one stands there.
    pub(super) fn quote_shape(&self, range: &Range<usize>) -> Shape {
        let marks = self.canvas.marks();
        let first = marks.partition_point(|mark| (mark.0 as usize) < range.start);
        match marks.get(first) {
            Some((at, Mark::Quote { shape, .. })) if range.contains(&(*at as usize)) => {
                let before = &self.canvas.text()[range.start..*at as usize];
                let is_first = before.trim_matches([' ', '>', '\t', '\n']).is_empty();
                if is_first {
                    shape.clone()
                } else {
                    Shape::new("blockquote")
                }
            }
            _ => Shape::new("blockquote"),
        }
    }

    /// Performs the block mark whose placeholder stands at an offset.
    pub fn perform_at(&mut self, at: usize) -> bool {
        let marks = self.canvas.marks();
        let first = marks.partition_point(|mark| (mark.0 as usize) < at);
        let here = marks[first..]
            .iter()
            .take_while(|mark| mark.0 as usize == at);
        let Some((_, mark)) = here.last() else {
            return false;
        };
        match mark {
            Mark::Open(open) => self.open_mark(open.clone()),
            Mark::Close { group, stray, span } => self.close_mark(group, *stray, *span),
            Mark::Quote { .. } | Mark::Inline => {}
            Mark::Void { shape, span } => {
                let tag = LocalName::from(shape.tag);
                self.open_shape(shape.clone(), *span, true);
                self.builder.end(tag, *span);
            }
            Mark::Attributes {
                attributes,
                stray,
                span,
                ..
            } => match self.builder.table_before() {
                Some(table) => self.set_attributes(table, attributes),
                None => {
                    let help = "put it directly behind what it belongs to, or remove it";
                    self.report(stray, *span, stray.summary, help);
                }
            },
        }
        true
    }

    pub(super) fn open_mark(&mut self, open: Open) {
        if let Some((group, rule)) = open.within
            && !self.is_open(group)
        {
            let help = "put the mark that begins the group before this one";
            self.report(rule, open.span, rule.summary, help);
        }
        if let Some(rule) = open.nested
            && self.is_open(open.group)
        {
            let help = "close the outer one before this one begins";
            self.report(rule, open.span, rule.summary, help);
        }
        self.title = open.title.clone();
        self.open_shape(open.shape.clone(), open.span, false);
        self.open.push((open, self.containers.len()));
    }

    pub(super) fn is_open(&self, group: &str) -> bool {
        self.open.iter().any(|(open, _)| open.group == group)
    }

    pub(super) fn close_mark(
        &mut self,
        group: &'static str,
        stray: Option<&'static Rule>,
        span: Span,
    ) {
        let Some(index) = self.open.iter().rposition(|(open, _)| open.group == group) else {
            if let Some(cut) = self.cut_short.get_mut(group).filter(|cut| **cut > 0) {
                *cut -= 1;
            } else if let Some(rule) = stray {
                self.report(
                    rule,
                    span,
                    rule.summary,
                    "remove it, or write the mark that begins it",
                );
            }
            return;
        };
        while self.open.len() > index {
            let Some((open, _)) = self.open.pop() else {
                break;
            };
            if self.open.len() > index {
                self.report_unclosed(&open);
                *self.cut_short.entry(open.group).or_default() += 1;
            }
            self.builder.end(LocalName::from(open.shape.tag), span);
        }
    }

    pub(super) fn report_unclosed(&mut self, open: &Open) {
        if let Some(rule) = open.unclosed {
            self.report(
                rule,
                open.span,
                rule.summary,
                "write its closing mark where it ends, indented as this one is",
            );
        }
    }

    /// Ends what was opened inside a container that ends here.
    pub(super) fn close_marks_below(&mut self, depth: usize, at: usize) {
        while let Some((open, _)) = self.open.pop_if(|(_, inside)| *inside >= depth) {
            self.report_unclosed(&open);
            *self.cut_short.entry(open.group).or_default() += 1;
            let span = self.canvas.end_span(at);
            self.builder.end(LocalName::from(open.shape.tag), span);
        }
    }

    pub(super) fn end_container(&mut self, range: Range<usize>) {
        self.close_marks_below(self.containers.len(), range.end);
        if let Some(tag) = self.containers.pop() {
            self.close(tag, range);
        }
    }

    /// Gives attributes to the elements they stand behind, before the next event is read.
    pub(super) fn pass_attributes(&mut self, event: &Event, range: &Range<usize>) {
        let before = match event {
            Event::End(TagEnd::Link | TagEnd::Image) => range.end,
            Event::End(_) => range.end + 1,
            _ => range.start + 1,
        };
        self.pass_attributes_before(before);
    }

    pub(super) fn pass_attributes_before(&mut self, before: usize) {
        let canvas = self.canvas;
        while let Some((at, mark)) = canvas.marks().get(self.next_mark) {
            if *at as usize >= before {
                return;
            }
            self.next_mark += 1;
            let Mark::Attributes { to, attributes, .. } = mark else {
                continue;
            };
            let node = match to {
                Attach::Inline => self.last_inline,
                Attach::Block => self.heading.or(self.items.last().copied().flatten()),
                Attach::Table => None,
            };
            if let Some(node) = node {
                self.set_attributes(node, attributes);
            }
        }
    }

    pub(super) fn set_attributes(&mut self, node: NodeId, attributes: &[(String, String)]) {
        for (name, value) in attributes {
            self.builder.set_attribute(node, name, value);
        }
    }
}
