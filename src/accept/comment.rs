//! Gives the words of `<!-- allow RULE: reason -->`.

use crate::document::Document;
use crate::document::tree::{NodeData, Tree};
use crate::source::Span;

#[derive(Debug, PartialEq, Eq)]
pub struct Words {
    pub rules: Vec<String>,
    pub reason: String,
    pub certain: bool,
}

/// Every comment of a page, in the order of the text. Plain CommonMark leaves them in the tree.
pub fn comments(document: &Document) -> Vec<Span> {
    let tree = &document.tree;
    let in_tree = tree.descendants(Tree::ROOT).filter_map(|id| {
        let node = tree.node(id);
        matches!(node.data, NodeData::Comment(_)).then_some(node.span)
    });
    let taken = document.comments.iter().map(|comment| comment.span);
    let mut spans: Vec<Span> = taken.chain(in_tree).collect();
    spans.sort();
    spans.dedup();
    spans
}

/// The rules and the reason; none for any other comment.
pub fn read(comment: &str) -> Option<Words> {
    let inner = comment.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    let rest = inner.trim().strip_prefix("allow")?;
    // `allow: RULE: reason` is meant as it is in the front matter.
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    if !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let (names, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let reason: Vec<&str> = reason.split_whitespace().collect();
    let names: Vec<&str> = names
        .split([',', ' ', '\t', '\n', '\r'])
        .filter(|name| !name.is_empty())
        .collect();
    let like_rules = names.iter().all(|name| is_name(name));
    // Without a colon the first word may be a rule, and what follows a reason wrongly written.
    let (names, certain) = match rest.contains(':') && like_rules {
        true => (names.as_slice(), true),
        false => (names.get(..1)?, false),
    };
    Some(Words {
        rules: names.iter().map(|&name| name.to_owned()).collect(),
        reason: if certain {
            reason.join(" ")
        } else {
            String::new()
        },
        certain,
    })
}

/// Whether a word is written as the rules are: `missing-row`.
fn is_name(word: &str) -> bool {
    word.contains('-') && word.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_and_reason_are_read_and_remarks_are_not() {
        let words = |text: &str| {
            read(text).map(|words| (words.rules.join("+"), words.reason, words.certain))
        };
        let some = |rules: &str, reason: &str, certain| {
            Some((rules.to_owned(), reason.to_owned(), certain))
        };
        assert_eq!(
            words("<!-- allow missing-row: sold\n only here -->"),
            some("missing-row", "sold only here", true)
        );
        assert_eq!(
            words("<!--allow missing-row, extra-row: a: b-->"),
            some("missing-row+extra-row", "a: b", true)
        );
        assert_eq!(
            words("<!-- allow missing-row -->"),
            some("missing-row", "", false)
        );
        assert_eq!(
            words("<!-- allow users to do this: here -->"),
            some("users", "", false)
        );
        assert_eq!(words("<!-- allowed: x -->"), None);
        assert_eq!(words("<!-- see above -->"), None);
    }
}
