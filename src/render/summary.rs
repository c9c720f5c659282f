//! Gives what a page is about in a sentence or two, where its author did not write it: how its text
//! begins.

use crate::document::tree::{NodeId, Tree};

/// As much as search engines and link previews show.
const MOST_CHARS: usize = 160;

/// The beginning of the first paragraph that is in no table and no box.
pub fn summary(tree: &Tree) -> String {
    let paragraph = |(id, element): &(NodeId, &crate::document::tree::Element)| {
        &*element.name == "p" && !is_aside(tree, *id)
    };
    let texts = tree
        .elements()
        .filter(paragraph)
        .map(|(id, _)| tree.text(id));
    let texts = texts.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut filled = texts.filter(|text| text.contains(char::is_alphanumeric));
    filled.next().map_or(String::new(), shortened)
}

fn is_aside(tree: &Tree, id: NodeId) -> bool {
    let mut above = tree.ancestors(id).filter_map(|up| tree.element(up));
    above.any(|element| &*element.name == "table" || element.has_class("alert"))
}

fn shortened(text: String) -> String {
    let Some((most, _)) = text.char_indices().nth(MOST_CHARS) else {
        return text;
    };
    let head = &text[..most];
    // Some languages write no blanks; there a sentence or the number of signs ends it.
    let blank = head.rfind(' ').filter(|blank| *blank > most / 2);
    format!("{}…", head[..blank.unwrap_or(most)].trim_end())
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn long_texts_end_between_words() {
        assert_eq!(shortened("short".into()), "short");
        let words = shortened("word ".repeat(50));
        assert!(
            words.ends_with("word…") && words.chars().count() <= 161,
            "{words}"
        );
        assert_eq!(shortened("電".repeat(300)).chars().count(), 161);
    }
}
