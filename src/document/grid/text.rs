//! Gives the text of a cell, and a first look at what it holds.

use crate::document::tree::{NodeData, NodeId, Tree};

/// The text of a cell, a line for each line, paragraph and item that readers see. A table within
/// has cells of its own, and its text is theirs.
pub fn cell_text(tree: &Tree, cell: NodeId) -> String {
    let mut lines = Lines::default();
    walk(tree, cell, &mut |part| {
        match part {
            Part::Text(text) => lines.text(text),
            Part::Break => lines.end(),
            Part::Image => {}
        }
        true
    });
    lines.end();
    lines.done
}

/// What a cell holds, at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Nothing that readers see.
    Empty,
    /// One line of text.
    Line,
    /// Anything else.
    More,
}

/// Cells of more nodes than this are not looked through, so that tables nested in tables are not
/// read again for each of them.
const GLANCE: usize = 200;

pub fn look(tree: &Tree, cell: NodeId) -> Look {
    let (mut seen, mut ended) = (Look::Empty, false);
    let nodes = tree.descendants(cell).take(GLANCE + 1);
    if nodes.count() > GLANCE {
        return Look::More;
    }
    walk(tree, cell, &mut |part| {
        match part {
            Part::Text(text) if is_blank(text) => {}
            Part::Text(_) if ended => seen = Look::More,
            Part::Text(_) => seen = Look::Line,
            Part::Break => ended = seen != Look::Empty,
            Part::Image => seen = Look::More,
        }
        seen != Look::More
    });
    seen
}

fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}'))
}

enum Part<'a> {
    Text(&'a str),
    Break,
    /// An image, or a table within the cell.
    Image,
}

/// Shows a cell part by part, as long as it is wanted.
fn walk<'a>(tree: &'a Tree, top: NodeId, see: &mut impl FnMut(Part<'a>) -> bool) -> bool {
    tree.children(top).all(|id| match &tree.node(id).data {
        NodeData::Text(pieces) => pieces.iter().all(|piece| see(Part::Text(&piece.text))),
        NodeData::Element(element) => match &*element.name {
            "br" | "hr" => see(Part::Break),
            "img" => see(Part::Image),
            "table" => see(Part::Break) && see(Part::Image),
            name if breaks_lines(name) => {
                see(Part::Break) && walk(tree, id, see) && see(Part::Break)
            }
            _ => walk(tree, id, see),
        },
        NodeData::Root | NodeData::Comment(_) => true,
    })
}

fn breaks_lines(name: &str) -> bool {
    matches!(
        name,
        "p" | "div" | "li" | "ul" | "ol" | "dl" | "dt" | "dd" | "pre" | "blockquote" | "center"
    ) || matches!(
        name,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "section" | "details" | "summary"
    ) || matches!(name, "figure" | "figcaption")
}

/// Text line by line, its white space folded as browsers do.
#[derive(Default)]
struct Lines {
    done: String,
    line: String,
    /// White space that counts if text follows.
    space: bool,
}

impl Lines {
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                self.space = true;
                continue;
            }
            if std::mem::take(&mut self.space) && !self.line.is_empty() {
                self.line.push(' ');
            }
            self.line.push(c);
        }
    }

    fn end(&mut self) {
        self.space = false;
        if !is_blank(&self.line) {
            if !self.done.is_empty() {
                self.done.push('\n');
            }
            self.done.push_str(&self.line);
        }
        self.line.clear();
    }
}
