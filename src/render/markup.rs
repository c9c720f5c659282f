//! Gives a tree as HTML text.

use std::fmt::Write;

use crate::document::tree::{Element, NodeData, NodeId, TextPiece, Tree};

/// How the parts of a tree are written. Each step may be replaced by a page's own.
pub trait Style {
    /// Writes an element, or leaves it to [`write_element`].
    fn element(&mut self, out: &mut String, tree: &Tree, id: NodeId, element: &Element);

    fn comments(&self) -> bool {
        false
    }

    /// Writes the text of a node.
    fn text(&mut self, out: &mut String, _tree: &Tree, _id: NodeId, pieces: &[TextPiece]) {
        for piece in pieces {
            escape_text(out, &piece.text);
        }
    }
}

/// Writes the tree as it stands.
pub struct Plain;

impl Style for Plain {
    fn element(&mut self, out: &mut String, tree: &Tree, id: NodeId, element: &Element) {
        write_element(self, out, tree, id, element);
    }

    fn comments(&self) -> bool {
        true
    }
}

/// The whole tree as HTML, a line for each block.
pub fn markup(tree: &Tree, style: &mut impl Style) -> String {
    let mut out = String::new();
    write_children(style, &mut out, tree, Tree::ROOT);
    out
}

pub fn write_children(style: &mut impl Style, out: &mut String, tree: &Tree, parent: NodeId) {
    for child in tree.children(parent) {
        write_node(style, out, tree, child);
    }
}

pub fn write_node(style: &mut impl Style, out: &mut String, tree: &Tree, id: NodeId) {
    match &tree.node(id).data {
        NodeData::Root => write_children(style, out, tree, id),
        NodeData::Element(element) => style.element(out, tree, id, element),
        NodeData::Comment(text) => {
            if style.comments() {
                let _ = write!(out, "<!--{text}-->");
            }
        }
        NodeData::Text(pieces) => {
            if !is_space_between_blocks(tree, id) {
                style.text(out, tree, id, pieces);
            }
        }
    }
}

/// Writes an element with its attributes and content.
pub fn write_element(
    style: &mut impl Style,
    out: &mut String,
    tree: &Tree,
    id: NodeId,
    element: &Element,
) {
    let attributes = element.attributes.iter();
    open_tag(
        out,
        &element.name,
        attributes.map(|(name, value)| (&**name, &**value)),
    );
    if is_void(&element.name) {
        end_line(out, &element.name);
        return;
    }
    write_children(style, out, tree, id);
    close_tag(out, &element.name);
}

pub fn open_tag<'a>(
    out: &mut String,
    name: &str,
    attributes: impl Iterator<Item = (&'a str, &'a str)>,
) {
    if is_block(name) && !out.ends_with('\n') && !out.is_empty() {
        out.push('\n');
    }
    let _ = write!(out, "<{name}");
    for (name, value) in attributes {
        let _ = write!(out, " {name}=\"");
        escape_attribute(out, value);
        out.push('"');
    }
    out.push('>');
    if holds_blocks(name) {
        out.push('\n');
    }
}

pub fn close_tag(out: &mut String, name: &str) {
    if holds_blocks(name) && !out.ends_with('\n') {
        out.push('\n');
    }
    let _ = write!(out, "</{name}>");
    end_line(out, name);
}

fn end_line(out: &mut String, name: &str) {
    if is_block(name) {
        out.push('\n');
    }
}

pub fn escape_text(out: &mut String, text: &str) {
    escape(out, text, |b| matches!(b, b'&' | b'<' | b'>'));
}

pub fn escape_attribute(out: &mut String, text: &str) {
    escape(out, text, |b| matches!(b, b'&' | b'<' | b'>' | b'"'));
}

fn escape(out: &mut String, text: &str, special: impl Fn(u8) -> bool) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(&special) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// White space that only parts the lines of the source.
fn is_space_between_blocks(tree: &Tree, id: NodeId) -> bool {
    let NodeData::Text(pieces) = &tree.node(id).data else {
        return false;
    };
    let blank = |text: &str| text.chars().all(|c| c.is_ascii_whitespace());
    let inline = |id: Option<NodeId>| match id.map(|id| &tree.node(id).data) {
        None | Some(NodeData::Root) | Some(NodeData::Comment(_)) => false,
        Some(NodeData::Element(element)) => !is_block(&element.name),
        Some(NodeData::Text(_)) => true,
    };
    pieces.iter().all(|piece| blank(&piece.text))
        && !inline(tree.previous(id))
        && !inline(tree.next(id))
        && !inline(tree.parent(id))
        && !tree
            .ancestors(id)
            .any(|up| tree.element(up).is_some_and(|e| &*e.name == "pre"))
}

pub fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that stand on lines of their own.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre" | "li" | "dt" | "dd"
    ) || matches!(
        name,
        "td" | "th" | "caption" | "summary" | "hr" | "figcaption" | "col"
    ) || holds_blocks(name)
}

/// Elements that hold such lines.
fn holds_blocks(name: &str) -> bool {
    matches!(
        name,
        "ul" | "ol" | "dl" | "div" | "section" | "details" | "blockquote" | "figure"
    ) || matches!(
        name,
        "table" | "thead" | "tbody" | "tfoot" | "tr" | "colgroup" | "center" | "nav" | "aside"
    )
}
