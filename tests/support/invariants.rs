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
    piece.text.trim().is_empty()
        || piece.text == there
        || piece.text == one_line_end(there)
        // In inline code a line end is a blank.
        || piece.text == one_line_end(there).replace('\n', " ")
        // HTML has a sign for the byte that may not be, inside elements that hold only text.
        || piece.text == there.replace('\0', "\u{FFFD}")
        || piece.text == decoded(there)
        // Of a picture without a file its words are left.
        || (there.starts_with(":::image") && there.contains(piece.text.as_str()))
        // What stands in the place of a picture or a frame is no text of the file.
        || piece.span.is_empty()
}

fn one_line_end(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Backslashes and entities as what they stand for.
fn decoded(text: &str) -> String {
    let text = one_line_end(text);
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

/// The elements that do not reach around their own text.
pub fn short_elements(document: &Document) -> Vec<String> {
    let tree = &document.tree;
    let mut short = Vec::new();
    for id in tree.descendants(Tree::ROOT) {
        let NodeData::Text(pieces) = &tree.node(id).data else {
            continue;
        };
        for piece in pieces {
            let around = tree.ancestors(id).filter(|&up| tree.element(up).is_some());
            for up in around.filter(|&up| !reaches(tree.node(up).span, piece.span)) {
                let span = tree.node(up).span.range();
                let text = (&piece.text, piece.span.range());
                short.push(format!(
                    "{} at {span:?} ends before its {text:?}",
                    name(tree, up)
                ));
            }
        }
    }
    short
}

fn reaches(outer: Span, inner: Span) -> bool {
    let same = outer.source == inner.source;
    !same || (outer.start <= inner.start && inner.end <= outer.end)
}
