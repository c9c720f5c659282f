//! Gives the text of a passage as facts are looked for in it, and its facts that are no text.

use crate::document::Document;
use crate::document::tree::{Element, NodeData, NodeId};
use crate::source::Span;

use super::Prepared;
use super::Shown;
use super::kinds;
use super::outline::is_block;
use super::value::{Fact, Value};

/// Reads the text of nodes, and the facts that are no text: links, pictures, code, footnotes.
pub(super) struct Reading<'a> {
    pub(super) document: &'a Document,
    pub(super) prepared: &'a mut Prepared,
    pub(super) shown: &'a mut Shown,
    pub(super) facts: Vec<Fact>,
    /// Whether the first words are a link or code.
    pub(super) named: bool,
    /// Whether words are struck out.
    pub(super) struck: bool,
}

impl Reading<'_> {
    pub(super) fn node(&mut self, id: NodeId) {
        let tree = &self.document.tree;
        let node = tree.node(id);
        match &node.data {
            NodeData::Text(pieces) => pieces
                .iter()
                .for_each(|piece| self.text(&piece.text, piece.span, piece.is_verbatim())),
            NodeData::Element(element) => self.element(id, element, node.span),
            NodeData::Root | NodeData::Comment(_) => {}
        }
    }

    fn element(&mut self, id: NodeId, element: &Element, span: Span) {
        let tree = &self.document.tree;
        if matches!(&*element.name, "a" | "code") {
            self.named |= self.prepared.text().trim().is_empty();
        }
        match &*element.name {
            "br" => return self.line_end(span),
            "table" => return,
            "code" | "pre" | "kbd" | "samp" => {
                let text = tree.text(id);
                self.facts.extend(kinds::code(text.trim(), span));
                self.shown.push(&text);
                return self.prepared.push_opaque(span);
            }
            "img" => {
                let picture = kinds::image(element, span);
                let alternative = element.attribute("alt").map(str::trim);
                match (picture.as_ref().map(|fact| &fact.value), alternative) {
                    (Some(Value::Mark(mark)), _) => self.shown.push(mark.sign()),
                    (_, Some(words)) if !words.is_empty() => self.shown.push_picture(words),
                    (Some(value), None) => self.shown.push_picture(&value.to_string()),
                    _ => {}
                }
                self.facts.extend(picture);
                return;
            }
            "del" | "s" | "strike" => {
                self.struck = true;
                self.shown.push("~~");
                tree.children(id).for_each(|child| self.node(child));
                return self.shown.push("~~");
            }
            "sup" => {
                if let Some(fact) = kinds::footnote(&tree.text(id), span) {
                    if let Value::Footnote(sign) = &fact.value {
                        self.shown.push_sign(sign);
                    }
                    self.facts.push(fact);
                    return;
                }
            }
            "a" => self.facts.extend(kinds::link(element, span)),
            _ => {}
        }
        let block = is_block(element) || matches!(&*element.name, "li" | "td" | "th");
        if block {
            self.line_end(span);
        }
        tree.children(id).for_each(|child| self.node(child));
        if block {
            self.line_end(span);
        }
    }

    fn line_end(&mut self, span: Span) {
        self.prepared.push_break(span.head());
        self.shown.push_break();
    }

    fn text(&mut self, text: &str, span: Span, verbatim: bool) {
        self.shown.push(text);
        if verbatim && !self.document.has_term(span) {
            return self.prepared.push_verbatim(text, span);
        }
        for (at, c) in text.char_indices() {
            let place = match verbatim {
                true => Span {
                    start: span.start + at as u32,
                    end: span.start + (at + c.len_utf8()) as u32,
                    ..span
                },
                false => span,
            };
            if self.document.is_term(place) {
                if !self.prepared.text().ends_with(super::OPAQUE) {
                    self.prepared.push_opaque(place);
                }
            } else {
                self.prepared.push(c, place);
            }
        }
    }
}
