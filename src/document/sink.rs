//! Gives html5ever's tree builder a place to build in: our tree, with the span of the token at hand
//! written to every node that the token makes.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};
use std::collections::VecDeque;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, QualName, local_name, ns};

use crate::source::Span;

use super::tree::{Element, NodeData, NodeId, TextPiece, Tree};

pub struct Sink {
    pub tree: RefCell<Tree>,
    /// Names by node, with the namespace that the tree builder asks for.
    names: RefCell<Vec<QualName>>,
    /// The span that new nodes get.
    pub now: Cell<Span>,
    /// The element that the token at hand made under its own name.
    pub created: Cell<Option<NodeId>>,
    /// Text that was handed to the tree builder and has not come out of it yet. Table text comes
    /// out late and may come out elsewhere; this is how it keeps its spans.
    pub waiting: RefCell<VecDeque<TextPiece>>,
}

impl Sink {
    pub fn new() -> Self {
        let tree = Tree::default();
        Sink {
            tree: RefCell::new(tree),
            names: RefCell::new(vec![no_name()]),
            now: Cell::new(Span::default()),
            created: Cell::new(None),
            waiting: RefCell::new(VecDeque::new()),
        }
    }

    fn create(&self, data: NodeData, name: QualName) -> NodeId {
        self.names.borrow_mut().push(name);
        self.tree.borrow_mut().create(data, self.now.get())
    }

    /// Takes the waiting pieces that make up `text`. What waits before them was dropped by the
    /// tree builder, as the newline after `<pre>` is.
    fn take_pieces(&self, text: &str) -> Vec<TextPiece> {
        let mut waiting = self.waiting.borrow_mut();
        let mut pieces = Vec::new();
        let mut need = text;
        while !need.is_empty() {
            let Some(mut front) = waiting.pop_front() else {
                let (text, span) = (need.to_owned(), self.now.get());
                pieces.push(TextPiece { text, span });
                break;
            };
            if let Some(rest) = need.strip_prefix(front.text.as_str()) {
                pieces.push(front);
                need = rest;
            } else if front.text.starts_with(need) {
                let rest = front.split_off(need.len());
                waiting.push_front(rest);
                pieces.push(front);
                need = "";
            } else if let Some(first) = front.text.chars().next() {
                let rest = front.split_off(first.len_utf8());
                waiting.push_front(rest);
            }
        }
        pieces
    }

    /// Adds text behind `previous`, or as a new node which `attach` puts in its place.
    fn add_text(
        &self,
        text: &str,
        previous: Option<NodeId>,
        attach: impl FnOnce(&mut Tree, NodeId),
    ) {
        let pieces = self.take_pieces(text);
        let Some((first, last)) = pieces.first().zip(pieces.last()) else {
            return;
        };
        let span = first.span.to(last.span);
        let mut tree = self.tree.borrow_mut();
        if let Some(node) = previous.map(|id| tree.node_mut(id))
            && let NodeData::Text(old) = &mut node.data
        {
            node.span = node.span.to(span);
            pieces.into_iter().for_each(|piece| push_piece(old, piece));
            return;
        }
        let mut joined = Vec::with_capacity(pieces.len());
        pieces
            .into_iter()
            .for_each(|piece| push_piece(&mut joined, piece));
        self.names.borrow_mut().push(no_name());
        let id = tree.create(NodeData::Text(joined), span);
        attach(&mut tree, id);
    }
}

/// Adds a piece, joined to the one before when both stand word for word side by side.
fn push_piece(pieces: &mut Vec<TextPiece>, piece: TextPiece) {
    match pieces.last_mut() {
        Some(last)
            if last.is_verbatim()
                && piece.is_verbatim()
                && last.span.source == piece.span.source
                && last.span.end == piece.span.start =>
        {
            last.text.push_str(&piece.text);
            last.span.end = piece.span.end;
        }
        _ => pieces.push(piece),
    }
}

fn no_name() -> QualName {
    QualName::new(None, ns!(), LocalName::default())
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree;
    type ElemName<'a> = Ref<'a, QualName>;

    /// The fragment's own `html` element goes; what it holds is the page.
    fn finish(self) -> Tree {
        let mut tree = self.tree.into_inner();
        let root = tree.children(Tree::ROOT).find(|&id| {
            let element = tree.element(id);
            element.is_some_and(|e| e.name == local_name!("html"))
        });
        if let Some(html) = root {
            tree.unwrap(html);
        }
        tree
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        Tree::ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        Ref::map(self.names.borrow(), |names| &names[target.index()])
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _: ElementFlags) -> NodeId {
        let attributes = attrs.into_iter();
        let attributes = attributes.map(|a| (a.name.local, Box::from(&*a.value)));
        let element = Element {
            name: name.local.clone(),
            attributes: attributes.collect(),
        };
        let id = self.create(NodeData::Element(element), name);
        self.created.set(Some(id));
        id
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.create(NodeData::Comment(Box::from(&*text)), no_name())
    }

    fn create_pi(&self, _: StrTendril, data: StrTendril) -> NodeId {
        self.create_comment(data)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        match child {
            NodeOrText::AppendNode(node) => self.tree.borrow_mut().append(*parent, node),
            NodeOrText::AppendText(text) => {
                let last = self.tree.borrow().last_child(*parent);
                self.add_text(&text, last, |tree, id| tree.append(*parent, id));
            }
        }
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        match child {
            NodeOrText::AppendNode(node) => {
                self.tree.borrow_mut().insert_before(*sibling, node);
            }
            NodeOrText::AppendText(text) => {
                let previous = self.tree.borrow().previous(*sibling);
                self.add_text(&text, previous, |tree, id| tree.insert_before(*sibling, id));
            }
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        if self.tree.borrow().parent(*element).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        *target
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &NodeId, attrs: Vec<Attribute>) {
        let mut tree = self.tree.borrow_mut();
        if let Some(element) = tree.element_mut(*target) {
            for Attribute { name, value } in attrs {
                if element.attribute(&name.local).is_none() {
                    element.attributes.push((name.local, Box::from(&*value)));
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.tree.borrow_mut().detach(*target);
    }

    /// An unclosed element is begun anew around what stands in a later block. The tag at hand is
    /// where that shows; the new element stands where its first child does.
    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut tree = self.tree.borrow_mut();
        let first = tree.first_child(*node).map(|child| tree.node(child).span);
        tree.move_children(*node, *new_parent);
        if let Some(first) = first {
            tree.node_mut(*new_parent).span = first;
        }
    }
}
