//! Gives repairs: what is to be written in whose place, so that a finding is no more.

use serde::{Deserialize, Serialize};

use super::Place;

/// A repair of which nobody need be asked. Its edits belong together: all are made, or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What is done, as an order: "delete the invisible character".
    pub title: String,
    pub edits: Vec<Edit>,
}

/// A stretch of a file and what is written in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    pub place: Place,
    pub text: String,
}

/// A text with edits made in it. None: two of them overlap, or one lies in no character's bounds.
pub fn patched<'a>(text: &str, edits: impl IntoIterator<Item = &'a Edit>) -> Option<String> {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| edit.place.bytes);
    let mut changed = String::with_capacity(text.len());
    let mut at = 0;
    for Edit { place, text: other } in edits {
        let (start, end) = (place.bytes.0 as usize, place.bytes.1 as usize);
        changed.push_str(text.get(at..start)?);
        changed.push_str(other);
        at = end.max(start);
    }
    changed.push_str(text.get(at..)?);
    Some(changed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, SourceId, Span};

    #[test]
    fn edits_that_overlap_are_not_made() {
        let source = Source::new("a.md", "één twee\r\n".into());
        let edit = |range, text: &str| Edit {
            place: Place::new(&source, Span::new(SourceId(0), range)),
            text: text.into(),
        };
        let made = |edits: &[Edit]| patched(source.text(), edits);
        let both = [edit(6..10, "2"), edit(0..5, "1")];
        assert_eq!(made(&both).as_deref(), Some("1 2\r\n"));
        assert_eq!(made(&[edit(0..5, "1"), edit(3..6, "")]), None);
        assert_eq!(made(&[edit(1..2, "")]), None);
        assert_eq!(made(&[edit(6..99, "")]), None);
    }
}
