//! What holds for every document, whatever its author wrote: each span lies in its file on
//! character boundaries, and at the span of a piece of text stands what the piece says.

use isogloss::document::Document;
use isogloss::document::tree::{NodeData, NodeId, TextPiece, Tree};
use isogloss::source::Span;

/// What a document breaks, in words; and how many pieces of text were looked at.
pub fn broken(document: &Document) -> (Vec<String>, usize) {
    let mut broken = Vec::new();
    let mut pieces = 0;
    for id in document.tree.descendants(Tree::ROOT) {
        let node = document.tree.node(id);
        if !is_place(document, node.span) {
            broken.push(format!(
                "span of {} is no place: {:?}",
                name(&document.tree, id),
                node.span
            ));
        }
        let NodeData::Text(text) = &node.data else {
            continue;
        };
        for piece in text {
            pieces += 1;
            if !is_place(document, piece.span) {
                broken.push(format!(
                    "span of {:?} is no place: {:?}",
                    piece.text, piece.span
                ));
            } else if !says(document, piece) {
                let there = document.slice(piece.span);
                broken.push(format!(
                    "{:?} is not what stands at its span: {there:?}",
                    piece.text
                ));
            } else if let Some(up) = lost_parent(document, id, piece) {
                let up_span = document.tree.node(up).span;
                broken.push(format!(
                    "{:?} at {:?} lies outside of its {} at {:?}",
                    piece.text,
                    piece.span.range(),
                    name(&document.tree, up),
                    up_span.range()
                ));
            }
        }
    }
    let marks = document.comments.iter().map(|c| c.span);
    let marks = marks.chain(document.terms.iter().map(|t| t.span));
    for span in marks.filter(|&span| !is_place(document, span)) {
        broken.push(format!("a comment or term is no place: {span:?}"));
    }
    for problem in &document.problems {
        let (start, end) = problem.place.bytes;
        let source = document
            .sources
            .iter()
            .find(|s| *s.path() == problem.place.path);
        let text = source.and_then(|s| s.text().get(start as usize..end as usize));
        if text.is_none() {
            broken.push(format!(
                "{} is at no place: {start}..{end}",
                problem.rule.name
            ));
        }
    }
    (broken, pieces)
}

fn is_place(document: &Document, span: Span) -> bool {
    let source = document.sources.get(span.source.0 as usize);
    source.is_some_and(|source| source.text().get(span.range()).is_some())
}

fn name(tree: &Tree, id: NodeId) -> String {
    match &tree.node(id).data {
        NodeData::Root => "root".into(),
        NodeData::Element(element) => format!("<{}>", element.name),
        NodeData::Text(pieces) => format!(
            "text {:?}",
            pieces.iter().map(|p| &*p.text).collect::<String>()
        ),
        NodeData::Comment(_) => "comment".into(),
    }
}

/// Whether the text at a piece's span means the piece's text.
fn says(document: &Document, piece: &TextPiece) -> bool {
    let there = document.slice(piece.span);
    // White space comes of line ends and of the blanks, marks and prefixes beside them.
    piece.text == there || piece.text.trim().is_empty() || piece.text == decoded(there)
}

/// Backslashes and entities as what they stand for.
fn decoded(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let mut plain = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find(['\\', '&']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(escaped) = rest.strip_prefix('\\') {
            let is_sign = escaped.starts_with(|c: char| c.is_ascii_punctuation());
            plain.push_str(if is_sign { &escaped[..1] } else { "\\" });
            rest = &escaped[usize::from(is_sign)..];
        } else {
            let end = rest.find(';').map_or(rest.len(), |end| end + 1);
            let entity = rest[..end].replace('<', "&lt;");
            for token in html5gum::Tokenizer::new(&entity).flatten() {
                if let html5gum::Token::String(part) = token {
                    plain.push_str(&String::from_utf8_lossy(&part.value));
                }
            }
            rest = &rest[end..];
        }
    }
    plain.push_str(rest);
    plain
}

/// The nearest element around a piece that does not reach as far as the piece.
fn lost_parent(document: &Document, text: NodeId, piece: &TextPiece) -> Option<NodeId> {
    let tree = &document.tree;
    tree.ancestors(text).find(|&up| {
        let span = tree.node(up).span;
        let covers = span.start <= piece.span.start && piece.span.end <= span.end;
        tree.element(up).is_some() && span.source == piece.span.source && !covers
    })
}
