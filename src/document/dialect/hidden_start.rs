//! Zero-width spaces in plain Markdown, where they keep a line from being the list or quote that it was
//! meant to be. The line is read as it stands.

use crate::diagnostic::Rule;
use crate::document::problem::{Mending, Problem};
use crate::document::tree::{NodeData, NodeId, TextPiece, Tree};

use super::zero_width::{BEFORE_BLOCK, ZERO_WIDTH, begins_block};
use super::{Construct, Dialect};

pub struct HiddenStart;

impl Construct for HiddenStart {
    fn name(&self) -> &'static str {
        "hidden_start"
    }

    fn dialects(&self) -> &'static [Dialect] {
        &[Dialect::CommonMark]
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&BEFORE_BLOCK]
    }

    fn mend(&self, tree: &mut Tree, problems: &mut Vec<Problem>) {
        for id in tree.descendants(Tree::ROOT) {
            if let NodeData::Text(pieces) = &tree.node(id).data
                && pieces.iter().any(|piece| piece.text.contains(ZERO_WIDTH))
                && is_running_text(tree, id)
            {
                find_hidden(pieces, tree.previous(id).is_none(), problems);
            }
        }
    }
}

fn is_running_text(tree: &Tree, id: NodeId) -> bool {
    let parent = tree.ancestors(id).next();
    let parent = parent.and_then(|parent| tree.element(parent));
    parent.is_some_and(|parent| matches!(&*parent.name, "p" | "li"))
}

/// Finds the lines that begin with what nobody sees and go on like a block of their own.
fn find_hidden(pieces: &[TextPiece], is_first: bool, problems: &mut Vec<Problem>) {
    let text: String = pieces.iter().map(|piece| &*piece.text).collect();
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let rest = line.trim_start_matches([ZERO_WIDTH, ' ']);
        let hidden = &line[..line.len() - rest.len()];
        let begins = is_first || number > 0;
        if begins && hidden.contains(ZERO_WIDTH) && begins_block(rest) {
            let span = TextPiece::span_of(pieces, at..at + hidden.len());
            problems.push(Problem {
                rule: &BEFORE_BLOCK,
                span,
                message: "an invisible character hides what this line is".into(),
                help: "delete the invisible character, or the `&#x200B;` that stands for it".into(),
                fix: Some(Mending::new("delete the invisible character", span, "")),
            });
        }
        at += line.len();
    }
}
