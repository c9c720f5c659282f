//! Gives what is said of elements that do not end where they can.

use html5ever::LocalName;
use pulldown_cmark::Tag;

use crate::diagnostic::{Group, Level, Rule};
use crate::source::Span;

use super::weave::Weaver;

pub const UNCLOSED_LINK: Rule = Rule {
    name: "unclosed-link",
    level: Level::Error,
    group: Group::Markup,
    summary: "A link is begun and not ended in its paragraph or cell.",
};

pub const UNCLOSED_FORMATTING: Rule = Rule {
    name: "unclosed-formatting",
    level: Level::Warning,
    group: Group::Markup,
    summary: "Bold, italic or the like is begun and not ended in its paragraph or cell.",
};

pub const SPLIT_ELEMENT: Rule = Rule {
    name: "split-element",
    level: Level::Error,
    group: Group::Markup,
    summary: "An element that holds only text is begun before a block of Markdown and ended inside it.",
};

/// Elements in which paragraphs and lists may stand: they may end behind the text of one.
const HOLDERS: &[&str] = &[
    "blockquote",
    "caption",
    "center",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "figcaption",
    "figure",
    "ins",
    "li",
    "ol",
    "section",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Whether text may stand directly in what the Markdown parser begins.
pub fn begins_text(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::TableCell
    )
}

impl Weaver<'_> {
    /// A block of Markdown begins in which text may stand.
    pub(super) fn begin_block(&mut self) {
        self.block_start = Some(self.builder.begun());
    }

    /// An end tag in the text of a block of Markdown. Several that cross its edge are one lapse.
    pub(super) fn judge_end(&mut self, name: &LocalName, span: Span) {
        let Some(before) = self.block_start else {
            return;
        };
        let holds_blocks = HOLDERS.binary_search(&&**name).is_ok();
        if holds_blocks || !self.builder.began_before(name, before) {
            return;
        }
        self.block_start = None;
        let message =
            format!("`</{name}>` ends here what was begun before this paragraph or list item");
        let help = "remove the blank line before it, or a sign that begins a list; or end the element before them";
        self.report(&SPLIT_ELEMENT, span, message, help);
    }

    pub(super) fn report_unclosed_elements(&mut self) {
        for (name, span) in std::mem::take(&mut self.builder.unclosed) {
            let help = format!("write `</{name}>` where it ends");
            if &*name == "a" {
                let message =
                    "this link is not ended, so a browser makes all that follows a part of it";
                self.report(&UNCLOSED_LINK, span, message, help);
            } else {
                let message =
                    format!("this `<{name}>` is not ended, so it would go on in all that follows");
                self.report(&UNCLOSED_FORMATTING, span, message, help);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_can_be_searched() {
        assert!(super::HOLDERS.is_sorted());
    }
}
