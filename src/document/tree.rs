//! Gives one browser-true tree of a page, in which every node and every piece of text knows where
//! it stands in the author's file.

use std::ops::Range;

use html5ever::{LocalName, local_name};

use crate::source::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

#[derive(Debug)]
pub struct Tree {
    nodes: Vec<Node>,
}

#[derive(Debug)]
pub struct Node {
    pub span: Span,
    pub data: NodeData,
    parent: Option<NodeId>,
    first: Option<NodeId>,
    last: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
}

#[derive(Debug)]
pub enum NodeData {
    Root,
    Element(Element),
    Text(Vec<TextPiece>),
    Comment(Box<str>),
}

#[derive(Debug)]
pub struct Element {
    pub name: LocalName,
    pub attributes: Vec<(LocalName, Box<str>)>,
}

/// Text of one origin: at `span` stands this very text, or the entity or escape that means it.
#[derive(Clone, Debug, PartialEq)]
pub struct TextPiece {
    pub text: String,
    pub span: Span,
}

impl NodeId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl TextPiece {
    /// Whether the file holds this very text, so that its bytes can be counted one by one.
    pub fn is_verbatim(&self) -> bool {
        self.text.len() == self.span.range().len()
    }

    /// Where a range of the text of several pieces stands.
    pub fn span_of(pieces: &[TextPiece], range: Range<usize>) -> Span {
        let mut found: Option<Span> = None;
        let mut at = 0;
        for piece in pieces {
            let (from, to) = (range.start.max(at), range.end.min(at + piece.text.len()));
            if from < to {
                let span = piece.span_at(from - at..to - at);
                found = Some(found.map_or(span, |before| before.to(span)));
            }
            at += piece.text.len();
        }
        found.unwrap_or_default()
    }

    /// A part of the piece.
    pub fn part(&self, range: Range<usize>) -> TextPiece {
        let span = self.span_at(range.clone());
        TextPiece {
            text: self.text[range].to_owned(),
            span,
        }
    }

    fn span_at(&self, range: Range<usize>) -> Span {
        let start = self.span.start + range.start as u32;
        let end = self.span.start + range.end as u32;
        match self.is_verbatim() {
            true => Span {
                start,
                end,
                ..self.span
            },
            false => self.span,
        }
    }

    /// Cuts the piece in two and returns the second part.
    pub fn split_off(&mut self, at: usize) -> TextPiece {
        let verbatim = self.is_verbatim();
        let mut rest = TextPiece {
            text: self.text.split_off(at),
            span: self.span,
        };
        if verbatim {
            rest.span.start += at as u32;
            self.span.end = rest.span.start;
        }
        rest
    }
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| **key == *name);
        found.map(|(_, value)| &**value)
    }

    /// Sets an attribute, in the place of an older value.
    pub fn set(&mut self, name: &str, value: &str) {
        match self.attributes.iter_mut().find(|(key, _)| **key == *name) {
            Some((_, old)) => *old = value.into(),
            None => self.attributes.push((LocalName::from(name), value.into())),
        }
    }

    pub fn remove(&mut self, name: &str) {
        self.attributes.retain(|(key, _)| **key != *name);
    }

    pub fn has_class(&self, class: &str) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        classes.split_ascii_whitespace().any(|c| c == class)
    }

    /// 1 to 6 for a heading.
    pub fn heading_level(&self) -> Option<u8> {
        match self.name {
            local_name!("h1") => Some(1),
            local_name!("h2") => Some(2),
            local_name!("h3") => Some(3),
            local_name!("h4") => Some(4),
            local_name!("h5") => Some(5),
            local_name!("h6") => Some(6),
            _ => None,
        }
    }
}

impl Default for Tree {
    fn default() -> Self {
        Tree {
            nodes: vec![Node::new(NodeData::Root, Span::default())],
        }
    }
}

impl Tree {
    pub const ROOT: NodeId = NodeId(0);

    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    pub fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.0 as usize]
    }

    /// Every node that was ever made, attached or not.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.nodes.len() == 1
    }

    pub fn element(&self, id: NodeId) -> Option<&Element> {
        match &self.node(id).data {
            NodeData::Element(element) => Some(element),
            _ => None,
        }
    }

    pub fn element_mut(&mut self, id: NodeId) -> Option<&mut Element> {
        match &mut self.node_mut(id).data {
            NodeData::Element(element) => Some(element),
            _ => None,
        }
    }

    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).parent
    }

    pub fn first_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).first
    }

    pub fn last_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).last
    }

    pub fn previous(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).previous
    }

    pub fn next(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).next
    }

    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.first_child(id), |&child| self.next(child))
    }

    /// The node and all below it, in the order of the text.
    pub fn descendants(&self, top: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(Some(top), move |&id| self.following(id, top))
    }

    /// All elements below the root, in the order of the text.
    pub fn elements(&self) -> impl Iterator<Item = (NodeId, &Element)> + '_ {
        self.descendants(Tree::ROOT)
            .filter_map(|id| Some((id, self.element(id)?)))
    }

    /// The node's parent, its parent's, up to the root.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.parent(id), |&up| self.parent(up))
    }

    pub fn pieces(&self, top: NodeId) -> impl Iterator<Item = &TextPiece> + '_ {
        self.descendants(top)
            .filter_map(|id| match &self.node(id).data {
                NodeData::Text(pieces) => Some(pieces.iter()),
                _ => None,
            })
            .flatten()
    }

    /// The code of a fenced block, if that is what an element is and it is of this kind.
    pub fn code_of_kind(&self, id: NodeId, kind: &str) -> Option<NodeId> {
        let is_pre = self.element(id).is_some_and(|e| &*e.name == "pre");
        let code = self.first_child(id).filter(|_| is_pre)?;
        let class = self.element(code)?.attribute("class")?;
        let mut classes = class.split_whitespace();
        classes
            .any(|class| class.strip_prefix("language-") == Some(kind))
            .then_some(code)
    }

    /// All text below a node, as it stands.
    pub fn text(&self, top: NodeId) -> String {
        self.pieces(top).map(|piece| &*piece.text).collect()
    }

    /// The node after this one within `top`, in the order of the text.
    fn following(&self, id: NodeId, top: NodeId) -> Option<NodeId> {
        if let Some(child) = self.first_child(id) {
            return Some(child);
        }
        let mut at = id;
        while at != top {
            if let Some(next) = self.next(at) {
                return Some(next);
            }
            at = self.parent(at)?;
        }
        None
    }

    pub fn create(&mut self, data: NodeData, span: Span) -> NodeId {
        self.nodes.push(Node::new(data, span));
        NodeId(self.nodes.len() as u32 - 1)
    }

    pub fn append(&mut self, parent: NodeId, child: NodeId) {
        self.detach(child);
        let last = self.node(parent).last;
        let node = self.node_mut(child);
        node.parent = Some(parent);
        node.previous = last;
        match last {
            Some(last) => self.node_mut(last).next = Some(child),
            None => self.node_mut(parent).first = Some(child),
        }
        self.node_mut(parent).last = Some(child);
    }

    pub fn insert_before(&mut self, sibling: NodeId, child: NodeId) {
        self.detach(child);
        let Some(parent) = self.parent(sibling) else {
            return;
        };
        let previous = self.previous(sibling);
        let node = self.node_mut(child);
        node.parent = Some(parent);
        node.previous = previous;
        node.next = Some(sibling);
        self.node_mut(sibling).previous = Some(child);
        match previous {
            Some(previous) => self.node_mut(previous).next = Some(child),
            None => self.node_mut(parent).first = Some(child),
        }
    }

    pub fn detach(&mut self, id: NodeId) {
        let node = self.node_mut(id);
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        let Some(parent) = parent else { return };
        match previous {
            Some(previous) => self.node_mut(previous).next = next,
            None => self.node_mut(parent).first = next,
        }
        match next {
            Some(next) => self.node_mut(next).previous = previous,
            None => self.node_mut(parent).last = previous,
        }
    }

    /// Moves the children of one node to the end of another.
    pub fn move_children(&mut self, from: NodeId, to: NodeId) {
        while let Some(child) = self.first_child(from) {
            self.append(to, child);
        }
    }

    /// Puts the children of a node in its place.
    pub fn unwrap(&mut self, id: NodeId) {
        while let Some(child) = self.first_child(id) {
            self.insert_before(id, child);
        }
        self.detach(id);
    }
}

impl Node {
    fn new(data: NodeData, span: Span) -> Self {
        Node {
            span,
            data,
            parent: None,
            first: None,
            last: None,
            previous: None,
            next: None,
        }
    }
}
