//! Gives a tree from tags and text, by the rules that browsers follow. Markdown and raw HTML both
//! end here, which is why a pipe table and a `<table>` are the same node.

use html5ever::interface::{TreeSink, create_element};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, QualName, local_name, ns};

use crate::source::Span;

use super::elements;
use super::open_elements::{Kind, OpenElements};
use super::problem::Problem;
use super::sink::Sink;
use super::tree::{NodeData, NodeId, TextPiece, Tree};

/// Elements nested deeper than this are read as if their tags were not there; browsers do so at 512.
const MAX_DEPTH: usize = 200;
/// Unclosed `<b>`, `<a>` … are reopened in every later paragraph, so few of them make many nodes.
const MAX_FORMATTING: usize = 24;
/// A page of more nodes than this keeps its text and loses further tags.
const MAX_NODES: usize = 250_000;

pub struct Builder {
    html: TreeBuilder<NodeId, Sink>,
    open: OpenElements,
    /// The element whose content is text up to its end tag, while it is open.
    raw: Option<LocalName>,
    /// Where tags were first left out that were too deep or too many.
    too_deep: Option<Span>,
    too_many: Option<Span>,
    /// Text that no browser would show.
    pub dropped: Vec<Span>,
    /// Formatting elements that ended with the block around them, by name.
    pub unclosed: Vec<(LocalName, Span)>,
}

/// A tag on its way to the tree.
pub struct StartTag {
    pub name: LocalName,
    pub attributes: Vec<(LocalName, String)>,
    /// The tag itself, or for Markdown the whole construct.
    pub span: Span,
    /// Whether `span` reaches to the element's end already.
    pub whole: bool,
}

/// What the tokenizer must do after a start tag.
pub type Next = TokenSinkResult<NodeId>;

impl Default for Builder {
    fn default() -> Self {
        let sink = Sink::new();
        let body = QualName::new(None, ns!(html), local_name!("body"));
        let context = create_element(&sink, body, Vec::new());
        let options = TreeBuilderOpts {
            scripting_enabled: false,
            ..TreeBuilderOpts::default()
        };
        Builder {
            html: TreeBuilder::new_for_fragment(sink, context, None, options),
            open: OpenElements::default(),
            raw: None,
            too_deep: None,
            too_many: None,
            dropped: Vec::new(),
            unclosed: Vec::new(),
        }
    }
}

impl Builder {
    /// Feeds a start tag; the node it made, if it made one, and what the tokenizer must do.
    pub fn start(&mut self, tag: StartTag) -> (Option<NodeId>, Next) {
        let kind = Kind::of(&tag.name);
        let (is_full, is_deep) = (self.is_full(), self.is_deep(kind));
        if is_full || is_deep {
            self.open.skip(tag.name);
            let limit = if is_full {
                &mut self.too_many
            } else {
                &mut self.too_deep
            };
            limit.get_or_insert(tag.span);
            return (None, TokenSinkResult::Continue);
        }
        let attrs = tag.attributes.into_iter().map(|(name, value)| Attribute {
            name: QualName::new(None, ns!(), name),
            value: StrTendril::from(value),
        });
        let token = html_tag(TagKind::StartTag, tag.name.clone(), attrs.collect());
        self.html.sink.created.set(None);
        let next = self.process(token, tag.span);
        let made = self.html.sink.created.get().filter(|&id| {
            let tree = self.html.sink.tree.borrow();
            tree.element(id)
                .is_some_and(|element| element.name == tag.name)
        });
        if let Some(id) = made
            && kind != Kind::Void
        {
            self.open.push(tag.name.clone(), kind, id, tag.whole);
        }
        if matches!(next, TokenSinkResult::RawData(_)) {
            self.raw = Some(tag.name);
        }
        (made, next)
    }

    /// Whether this place lies in a drawing or a formula, whose tags are not those of pages.
    pub fn is_in_drawing(&self) -> bool {
        self.html
            .adjusted_current_node_present_but_not_in_html_namespace()
    }

    /// How many elements were begun so far.
    pub fn begun(&self) -> usize {
        self.open.begun
    }

    /// Whether the element that an end tag would end was begun among so many first ones.
    pub fn began_before(&self, name: &LocalName, count: usize) -> bool {
        self.open
            .reachable(name)
            .is_some_and(|open| open.order <= count)
    }

    pub fn end(&mut self, name: LocalName, span: Span) {
        if self.open.unskip(&name) {
            return;
        }
        if let Some(raw) = self.raw.take()
            && raw != name
        {
            self.close(raw, span.head());
        }
        self.close(name, span);
    }

    fn close(&mut self, name: LocalName, span: Span) {
        for (inner, open) in self.open.unclosed_in(&name) {
            let begun = self.html.sink.tree.borrow().node(open.node).span;
            self.unclosed.push((inner.clone(), begun));
            self.close_one(inner, span.head());
        }
        self.close_one(name, span);
    }

    fn close_one(&mut self, name: LocalName, span: Span) {
        let token = html_tag(TagKind::EndTag, name.clone(), Vec::new());
        let _ = self.process(token, span);
        if let Some(closed) = self.open.pop(&name)
            && !closed.whole
        {
            let mut tree = self.html.sink.tree.borrow_mut();
            let node = tree.node_mut(closed.node);
            node.span = node.span.to(span);
            self.open.end(closed.node);
        }
    }

    /// Ends an element that holds only text and was not closed by its author.
    pub fn end_raw_text(&mut self, span: Span) {
        if let Some(raw) = self.raw.take() {
            self.close(raw, span);
        }
    }

    pub fn text(&mut self, text: &str, span: Span) {
        let whole = TextPiece {
            text: text.to_owned(),
            span,
        };
        let mut at = 0;
        while let Some(found) = whole.text[at..].find('\0') {
            let null = at + found;
            self.piece(whole.part(at..null));
            self.html.sink.now.set(whole.part(null..null + 1).span);
            let _ = self.html.process_token(Token::NullCharacterToken, 0);
            at = null + 1;
        }
        match at {
            0 => self.piece(whole),
            _ => self.piece(whole.part(at..text.len())),
        }
    }

    fn piece(&mut self, piece: TextPiece) {
        if piece.text.is_empty() {
            return;
        }
        self.html.sink.now.set(piece.span);
        let token = Token::CharacterTokens(StrTendril::from(piece.text.as_str()));
        self.html.sink.waiting.borrow_mut().push_back(piece);
        let _ = self.html.process_token(token, 0);
    }

    pub fn comment(&mut self, text: &str, span: Span) {
        let _ = self.process(Token::CommentToken(StrTendril::from(text)), span);
    }

    /// Adds to or replaces the attributes of a node that was made earlier.
    pub fn set_attribute(&mut self, node: NodeId, name: &str, value: &str) {
        let mut tree = self.html.sink.tree.borrow_mut();
        if let Some(element) = tree.element_mut(node) {
            element.set(name, value);
        }
    }

    /// The table that ended last, when nothing but blanks and comments stands behind it. Of nested
    /// ones it is the outermost.
    pub fn table_before(&self) -> Option<NodeId> {
        let table = self.open.last_table?;
        let tree = self.html.sink.tree.borrow();
        let mut places = std::iter::once(table).chain(tree.ancestors(table));
        let is_last = places.all(|place| {
            let behind = std::iter::successors(tree.next(place), |&next| tree.next(next));
            behind.into_iter().all(|next| is_blank(&tree, next))
        });
        let is_open = |id: &NodeId| self.open.is_open(&local_name!("table"), *id);
        let around = std::iter::once(table).chain(tree.ancestors(table));
        let tables = around.filter(|&id| tree.element(id).is_some_and(|e| &*e.name == "table"));
        tables.filter(|id| is_last && !is_open(id)).last()
    }

    /// The tree, and what is wrong with it as a whole.
    pub fn finish(mut self, end: Span) -> (Tree, Vec<Problem>) {
        self.end_raw_text(end);
        let _ = self.process(Token::EOFToken, end);
        self.html.end();
        let mut tree = self.html.sink.finish();
        settle_spans(&mut tree, &self.open);
        let dropped = self.dropped.into_iter().map(elements::dropped_text);
        let deep = self.too_deep.map(elements::too_deep);
        let many = self.too_many.map(elements::too_many);
        (tree, dropped.chain(deep).chain(many).collect())
    }

    fn is_full(&self) -> bool {
        self.html.sink.tree.borrow().len() > MAX_NODES
    }

    fn is_deep(&self, kind: Kind) -> bool {
        let deep = kind != Kind::Void && self.open.depth >= MAX_DEPTH;
        deep || (kind == Kind::Formatting && self.open.formatting >= MAX_FORMATTING)
    }

    /// Feeds a token that is no text. Afterwards no text can be waiting any more.
    fn process(&mut self, token: Token, span: Span) -> Next {
        self.html.sink.now.set(span);
        let next = self.html.process_token(token, 0);
        let mut waiting = self.html.sink.waiting.borrow_mut();
        let lost = waiting
            .drain(..)
            .filter(|piece| !piece.text.trim().is_empty());
        self.dropped.extend(lost.map(|piece| piece.span));
        next
    }
}

fn is_blank(tree: &Tree, id: NodeId) -> bool {
    match &tree.node(id).data {
        NodeData::Text(pieces) => pieces.iter().all(|piece| piece.text.trim().is_empty()),
        NodeData::Comment(_) => true,
        NodeData::Root | NodeData::Element(_) => false,
    }
}

fn html_tag(kind: TagKind, name: LocalName, attrs: Vec<Attribute>) -> Token {
    Token::TagToken(Tag {
        kind,
        name,
        self_closing: false,
        attrs,
        had_duplicate_attributes: false,
    })
}

/// Elements without an end of their own end with their last child, and none outlives its parent.
fn settle_spans(tree: &mut Tree, elements: &OpenElements) {
    let order: Vec<NodeId> = tree.descendants(Tree::ROOT).collect();
    for &id in order.iter().rev() {
        let Some(parent) = tree.parent(id) else {
            continue;
        };
        let span = tree.node(id).span;
        let node = tree.node_mut(parent);
        let open = matches!(node.data, NodeData::Element(_)) && !elements.is_ended(parent);
        if open && span.source == node.span.source && span.end > node.span.end {
            node.span.end = span.end;
        }
    }
}
