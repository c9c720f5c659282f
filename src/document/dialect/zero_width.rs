//! Zero-width spaces. Translation puts them beside `**` and brackets so that Markdown reads those;
//! they go once the page is read. At the start of a line they, and marks of byte order, keep a list or a
//! quote from being read, and go before.

use std::ops::Range;

use crate::diagnostic::{Group, Level, Rule};
use crate::document::line::Line;
use crate::document::problem::{Mending, Problem};
use crate::document::scan::Scanner;
use crate::document::tree::{NodeData, NodeId, TextPiece, Tree};

use super::{BOTH, Construct, Dialect};

pub struct ZeroWidth;

pub const BEFORE_BLOCK: Rule = Rule {
    name: "zero-width-before-block",
    level: Level::Error,
    group: Group::Markup,
    summary: "An invisible character at the start of a line keeps a list, quote or heading from being read.",
};

pub const ZERO_WIDTH: char = '\u{200B}';
const FORMS: &[&str] = &["&#x200B;", "&#x200b;", "&#8203;", "\u{200B}"];

/// What some editors write before a text and what keeps a line from being read just so.
const MARK_OF_ORDER: &[&str] = &["&#xFEFF;", "&#xfeff;", "&#65279;", "\u{FEFF}"];

impl Construct for ZeroWidth {
    fn name(&self) -> &'static str {
        "zero_width"
    }

    fn dialects(&self) -> &'static [Dialect] {
        BOTH
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&BEFORE_BLOCK]
    }

    fn junk(&self, scan: &mut Scanner, line: &Line) -> Option<Range<usize>> {
        let text = line.whole().trim_start_matches([' ', '\t', '>']);
        let mut rest = text;
        let forms = FORMS.iter().chain(MARK_OF_ORDER);
        while let Some(form) = forms.clone().find(|form| rest.starts_with(**form)) {
            rest = rest[form.len()..].trim_start_matches(' ');
        }
        if rest.len() == text.len() || !begins_block(rest) {
            return None;
        }
        let junk = line.end - text.len()..line.end - rest.len();
        let span = scan.span(junk.clone());
        let help = "delete the invisible character, or the `&#x200B;` that stands for it";
        scan.report(
            &BEFORE_BLOCK,
            span,
            "an invisible character hides what this line is",
            help,
        );
        scan.mend(Mending::new("delete the invisible character", span, ""));
        Some(junk)
    }

    fn mend(&self, tree: &mut Tree, _: &mut Vec<Problem>) {
        let all: Vec<NodeId> = tree.descendants(Tree::ROOT).collect();
        for &id in &all {
            clean_attributes(tree, id);
            if let NodeData::Text(pieces) = &mut tree.node_mut(id).data
                && pieces.iter().any(|piece| piece.text.contains(ZERO_WIDTH))
            {
                drop_zero_width(pieces);
                if is_in_link(tree, id) {
                    trim_link(tree, id);
                }
            }
        }
    }
}

pub fn begins_block(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered =
        digits.len() < text.len() && (digits.starts_with(". ") || digits.starts_with(") "));
    let marks = [
        "* ", "- ", "+ ", ">", "# ", "## ", "### ", "#### ", "+++", ":::", "| ", "```",
    ];
    numbered || marks.iter().any(|mark| text.starts_with(mark))
}

fn drop_zero_width(pieces: &mut Vec<TextPiece>) {
    let old = std::mem::take(pieces);
    for piece in &old {
        let mut at = 0;
        for part in piece.text.split(ZERO_WIDTH) {
            pieces.push(piece.part(at..at + part.len()));
            at += part.len() + ZERO_WIDTH.len_utf8();
        }
    }
    pieces.retain(|piece| !piece.text.is_empty());
}

/// The words of an element's attributes, such as the description of a picture.
fn clean_attributes(tree: &mut Tree, id: NodeId) {
    let Some(element) = tree.element_mut(id) else {
        return;
    };
    let attributes = element.attributes.iter_mut().map(|(_, value)| value);
    for value in attributes.filter(|value| value.contains(ZERO_WIDTH)) {
        *value = value.replace(ZERO_WIDTH, "").trim().into();
    }
}

fn is_in_link(tree: &Tree, id: NodeId) -> bool {
    let mut up = tree.ancestors(id).filter_map(|up| tree.element(up));
    up.any(|element| &*element.name == "a")
}

/// `[&#x200B; text &#x200B;](url)`: the blanks came with the characters and go with them.
fn trim_link(tree: &mut Tree, id: NodeId) {
    let (is_first, is_last) = (edge(tree, id, Tree::previous), edge(tree, id, Tree::next));
    let NodeData::Text(pieces) = &mut tree.node_mut(id).data else {
        return;
    };
    while is_first && let Some(first) = pieces.first_mut() {
        let blanks = first.text.len() - first.text.trim_start().len();
        let rest = first.split_off(blanks);
        *first = rest;
        if !first.text.is_empty() {
            break;
        }
        pieces.remove(0);
    }
    while is_last && let Some(last) = pieces.last_mut() {
        last.split_off(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        pieces.pop();
    }
}

/// Whether nothing stands beside a node, on one side, up to the link around it.
fn edge(tree: &Tree, id: NodeId, beside: fn(&Tree, NodeId) -> Option<NodeId>) -> bool {
    let mut at = id;
    loop {
        if beside(tree, at).is_some() {
            return false;
        }
        match tree.parent(at) {
            Some(up)
                if tree
                    .element(up)
                    .is_some_and(|element| &*element.name != "a") =>
            {
                at = up
            }
            _ => return true,
        }
    }
}
