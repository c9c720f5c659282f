//! Gives a page as an outline: sections, tables, rows, lists, and at the leaves the passages in
//! which facts are compared. A passage is a cell, a heading, a list item or a paragraph.

mod gathered;
mod table;

use crate::document::Document;
use crate::document::tree::{Element, NodeId, Tree};
use crate::locale::Lexicon;
use crate::source::Span;

use super::Prepared;
use super::Shown;
use super::kinds;
use super::reading::Reading;
use super::value::{Fact, Mark, Value};

#[derive(Clone, Debug, Default)]
pub struct Outline {
    pub blocks: Vec<Block>,
}

pub type BlockId = usize;

#[derive(Clone, Debug)]
pub struct Block {
    pub kind: BlockKind,
    pub span: Span,
    pub children: Vec<BlockId>,
    pub passage: Option<Passage>,
    /// The cells that name this one.
    pub heads: Heads,
}

/// The cells that name a cell, outermost first.
#[derive(Clone, Debug, Default)]
pub struct Heads {
    pub columns: Vec<BlockId>,
    pub rows: Vec<BlockId>,
    /// What tells each column from others, and of a cell that reaches over several rows what names each.
    /// Empty where it is the same as all together.
    pub each_column: Vec<Vec<BlockId>>,
    pub each_row: Vec<Vec<BlockId>>,
}

/// What a block is, as far as languages must agree on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    Page,
    /// The blocks for one edition of a product.
    Edition(String),
    /// A heading and what stands under it.
    Section(u8),
    Heading(u8),
    Paragraph,
    List,
    Item,
    Table,
    Row,
    Cell {
        colspan: usize,
        rowspan: usize,
        header: bool,
    },
    Code,
    /// A box of some kind: an alert, a quote, a part that opens.
    Group(String),
}

/// A stretch of text with its facts.
#[derive(Clone, Debug, Default)]
pub struct Passage {
    /// Folded, for labels and for looking things up.
    pub text: String,
    /// As readers see it.
    pub shown: Shown,
    pub facts: Vec<Fact>,
    /// Whether the text says nothing beside the facts.
    pub only_facts: bool,
    /// Whether nothing in it changes what the facts say, as `≤` and `before` do.
    pub bare: bool,
    /// Whether it begins with a link or with code, which names it in every language.
    pub named: bool,
    /// The id of a heading.
    pub anchor: Option<String>,
    /// How many paragraphs it is made of: an item may have several.
    pub paragraphs: usize,
}

impl Outline {
    pub fn of(document: &Document, lexicon: &Lexicon) -> Self {
        let mut outliner = Outliner {
            document,
            lexicon,
            outline: Outline::default(),
        };
        let page = outliner.add(BlockKind::Page, document.tree.node(Tree::ROOT).span);
        let blocks = outliner.children(Tree::ROOT);
        let blocks = outliner.in_sections(blocks);
        outliner.outline.blocks[page].children = blocks;
        outliner.outline
    }

    pub fn page(&self) -> BlockId {
        0
    }

    /// By block: the one that it stands in.
    pub fn parents(&self) -> Vec<BlockId> {
        let mut parents = vec![self.page(); self.blocks.len()];
        for (id, block) in self.blocks.iter().enumerate() {
            block.children.iter().for_each(|&child| parents[child] = id);
        }
        parents
    }

    /// Every passage, in the order of the text.
    pub fn passages(&self) -> impl Iterator<Item = (&Block, &Passage)> {
        self.blocks
            .iter()
            .filter_map(|block| Some((block, block.passage.as_ref()?)))
    }
}

struct Outliner<'a> {
    document: &'a Document,
    lexicon: &'a Lexicon,
    outline: Outline,
}

impl Outliner<'_> {
    fn add(&mut self, kind: BlockKind, span: Span) -> BlockId {
        self.outline.blocks.push(Block {
            kind,
            span,
            children: Vec::new(),
            passage: None,
            heads: Heads::default(),
        });
        self.outline.blocks.len() - 1
    }

    /// The blocks below a node. Text that stands among blocks is a paragraph.
    fn children(&mut self, parent: NodeId) -> Vec<BlockId> {
        let tree = &self.document.tree;
        let mut blocks = Vec::new();
        let mut run: Vec<NodeId> = Vec::new();
        for child in tree.children(parent) {
            match tree.element(child).filter(|element| is_block(element)) {
                None => run.push(child),
                Some(element) => {
                    self.paragraph(&mut run, &mut blocks);
                    self.block(child, element, &mut blocks);
                }
            }
        }
        self.paragraph(&mut run, &mut blocks);
        blocks
    }

    fn paragraph(&mut self, run: &mut Vec<NodeId>, blocks: &mut Vec<BlockId>) {
        let nodes = std::mem::take(run);
        if let Some(block) = self.passage(BlockKind::Paragraph, &nodes) {
            blocks.push(block);
        }
    }

    fn block(&mut self, id: NodeId, element: &Element, blocks: &mut Vec<BlockId>) {
        let tree = &self.document.tree;
        let span = tree.node(id).span;
        match &*element.name {
            "p" | "summary" | "dt" | "dd" | "caption" | "figcaption" => {
                if tree
                    .children(id)
                    .any(|child| tree.element(child).is_some_and(is_block))
                {
                    blocks.extend(self.children(id));
                } else {
                    blocks.extend(self.passage(BlockKind::Paragraph, &[id]));
                }
            }
            // A request for a table states nothing itself.
            "pre" if tree.code_of_kind(id, "comparison").is_some() => {}
            "pre" => blocks.extend(self.passage(BlockKind::Code, &[id])),
            "ul" | "ol" => {
                let list = self.add(BlockKind::List, span);
                let items: Vec<NodeId> = tree
                    .children(id)
                    .filter(|&item| tree.element(item).is_some())
                    .collect();
                let items = items.into_iter().map(|item| self.item(item)).collect();
                self.outline.blocks[list].children = items;
                blocks.push(list);
            }
            "table" => blocks.push(self.table(id, span)),
            "hr" => {}
            "section" | "div"
                if element.attribute("class").is_none()
                    && element.attribute("data-moniker").is_none() =>
            {
                blocks.extend(self.children(id));
            }
            _ => {
                if let Some(level) = element.heading_level() {
                    blocks.extend(self.heading(id, level));
                    return;
                }
                let kind = match element.attribute("data-moniker") {
                    Some(edition) => BlockKind::Edition(edition.to_owned()),
                    None => BlockKind::Group(group_name(element)),
                };
                let group = self.add(kind, span);
                let inner = self.children(id);
                self.outline.blocks[group].children = self.in_sections(inner);
                blocks.push(group);
            }
        }
    }

    fn heading(&mut self, id: NodeId, level: u8) -> Option<BlockId> {
        let block = self.passage(BlockKind::Heading(level), &[id])?;
        let anchor = self
            .document
            .tree
            .element(id)
            .and_then(|element| element.attribute("id"));
        let anchor = anchor.map(str::to_owned);
        if let Some(passage) = &mut self.outline.blocks[block].passage {
            passage.anchor = anchor;
        }
        Some(block)
    }

    /// An item: its own text is one passage, the blocks in it are its children.
    fn item(&mut self, id: NodeId) -> BlockId {
        let tree = &self.document.tree;
        let inner = |child: &NodeId| {
            let element = tree.element(*child);
            element.is_some_and(|element| is_block(element) && &*element.name != "p")
        };
        let (blocks, text): (Vec<NodeId>, Vec<NodeId>) = tree.children(id).partition(inner);
        let span = tree.node(id).span;
        let item = self
            .passage(BlockKind::Item, &text)
            .unwrap_or_else(|| self.add(BlockKind::Item, span));
        self.outline.blocks[item].span = span;
        let mut children = Vec::new();
        for block in blocks {
            if let Some(element) = tree.element(block) {
                self.block(block, element, &mut children);
            }
        }
        self.outline.blocks[item].children = children;
        item
    }

    /// A passage of some nodes; none when they hold nothing. Cells count even when empty.
    fn passage(&mut self, kind: BlockKind, nodes: &[NodeId]) -> Option<BlockId> {
        let (first, last) = (nodes.first()?, nodes.last()?);
        let tree = &self.document.tree;
        let (mut prepared, mut shown) = (Prepared::default(), Shown::default());
        let mut reading = Reading {
            document: self.document,
            prepared: &mut prepared,
            shown: &mut shown,
            facts: Vec::new(),
            named: false,
            struck: false,
        };
        nodes.iter().for_each(|&node| reading.node(node));
        let (named, struck) = (reading.named, reading.struck);
        let mut facts = reading.facts;
        let is_cell = matches!(kind, BlockKind::Cell { .. });
        if prepared.text().trim().is_empty() && facts.is_empty() && !is_cell {
            return None;
        }
        let span = tree.node(*first).span.to(tree.node(*last).span);
        let (mut only_facts, mut bare) = (false, false);
        let pictured = !facts.is_empty();
        if kind != BlockKind::Code {
            let read = kinds::read(&prepared, self.lexicon, &kind, span);
            facts.extend(read.facts);
            only_facts = read.nothing_else;
            bare = read.bare && !struck;
        }
        // A cell with a picture is not empty.
        facts.retain(|fact| !(pictured && fact.value == Value::Mark(Mark::Empty)));
        let block = self.add(kind, span);
        self.outline.blocks[block].passage = Some(Passage {
            text: prepared.text().trim().to_owned(),
            shown,
            facts,
            only_facts,
            bare,
            named,
            anchor: None,
            paragraphs: nodes
                .iter()
                .filter(|&&node| is_paragraph(tree, node))
                .count()
                .max(1),
        });
        Some(block)
    }

    /// Puts each heading and what follows it up to the next into a section. Sections do not nest:
    /// a heading of a wrong level is one difference, and not another order of the whole page.
    fn in_sections(&mut self, blocks: Vec<BlockId>) -> Vec<BlockId> {
        let mut top = Vec::new();
        let mut section: Option<BlockId> = None;
        for block in blocks {
            let span = self.outline.blocks[block].span;
            if let BlockKind::Heading(level) = self.outline.blocks[block].kind {
                let opened = self.add(BlockKind::Section(level), span);
                top.push(opened);
                section = Some(opened);
            }
            match section {
                Some(section) => {
                    let section = &mut self.outline.blocks[section];
                    section.span = section.span.to(span);
                    section.children.push(block);
                }
                None => top.push(block),
            }
        }
        top
    }
}

pub(super) fn is_block(element: &Element) -> bool {
    let name = &*element.name;
    element.heading_level().is_some()
        || matches!(
            name,
            "p" | "ul" | "ol" | "dl" | "dt" | "dd" | "table" | "pre" | "hr" | "div" | "section"
        )
        || matches!(
            name,
            "details" | "summary" | "blockquote" | "figure" | "figcaption" | "caption" | "center"
        )
}

fn is_paragraph(tree: &Tree, node: NodeId) -> bool {
    tree.element(node)
        .is_some_and(|element| &*element.name == "p")
}

fn group_name(element: &Element) -> String {
    let class = element.attribute("class").unwrap_or_default();
    format!("{} {class}", &*element.name).trim().to_owned()
}
