//! Gives the elements that pages may hold, and what is said of those that do not fit.

use crate::diagnostic::{Group, Level, Rule};
use crate::source::Span;

use super::problem::Problem;

pub const TOO_DEEP: Rule = Rule {
    name: "too-deeply-nested",
    level: Level::Error,
    group: Group::Markup,
    summary: "Elements are nested more deeply than pages need; the inner tags were left out.",
};

pub const MISPLACED_TEXT: Rule = Rule {
    name: "misplaced-text",
    level: Level::Error,
    group: Group::Markup,
    summary: "Text stands where a browser shows none.",
};

/// The elements of the vendors' pages. Those that hold text as text, run code, load pages or collect
/// input are not among them: in 9,500 real pages none of those occurs.
const KNOWN: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Further elements that harm nobody. In the vendors' pages their names are placeholders.
const PLAIN: &[&str] = &[
    "acronym", "address", "article", "aside", "bdi", "bdo", "big", "data", "dir", "footer",
    "header", "hgroup", "main", "menu", "nav", "nobr", "rb", "rp", "rt", "rtc", "ruby", "search",
];

/// Elements that run code, load pages, collect input or change what stands around them.
const HARMFUL: &[&str] = &[
    "applet",
    "area",
    "audio",
    "base",
    "basefont",
    "bgsound",
    "button",
    "canvas",
    "datalist",
    "dialog",
    "embed",
    "fieldset",
    "form",
    "frame",
    "frameset",
    "iframe",
    "image",
    "input",
    "keygen",
    "label",
    "legend",
    "link",
    "listing",
    "map",
    "marquee",
    "math",
    "meta",
    "meter",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "optgroup",
    "option",
    "output",
    "param",
    "picture",
    "plaintext",
    "portal",
    "progress",
    "script",
    "select",
    "slot",
    "source",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "track",
    "video",
    "xmp",
];

pub fn is_known(name: &str) -> bool {
    KNOWN.binary_search(&name).is_ok()
}

/// Whether pages may hold an element.
pub fn is_plain(name: &str) -> bool {
    is_known(name) || PLAIN.binary_search(&name).is_ok()
}

/// Whether browsers know an element.
pub fn is_element(name: &str) -> bool {
    is_plain(name) || HARMFUL.binary_search(&name).is_ok()
}

pub const TOO_MANY: Rule = Rule {
    name: "too-many-elements",
    level: Level::Error,
    group: Group::Markup,
    summary: "A page has more elements than are read.",
};

pub fn too_many(span: Span) -> Problem {
    Problem {
        rule: &TOO_MANY,
        span,
        message: "this page has too many elements; from here on its tags are left out".into(),
        help: "part the page: no reader looks through so much, and no program wrote it for them"
            .into(),
        fix: None,
    }
}

pub fn too_deep(span: Span) -> Problem {
    Problem {
        rule: &TOO_DEEP,
        span,
        message: "elements are nested too deeply from here on".into(),
        help: "close the elements that were opened before".into(),
        fix: None,
    }
}

pub fn dropped_text(span: Span) -> Problem {
    Problem {
        rule: &MISPLACED_TEXT,
        span,
        message: "a browser would not show this text".into(),
        help: "move it into a cell, a paragraph or a list item".into(),
        fix: None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_can_be_searched() {
        assert!(
            [super::KNOWN, super::PLAIN, super::HARMFUL]
                .iter()
                .all(|list| list.is_sorted())
        );
    }
}
