//! Gives the attributes of an element without those that could harm.

use html5ever::{LocalName, local_name};

use crate::document::tree::{NodeData, NodeId, TextPiece, Tree};

use super::address::is_safe;
use super::told::{Fate, finding};
use super::{Problem, tag_span};

/// What the elements of pages may say of themselves. What tools leave behind without a meaning to
/// browsers is among them, for it does no harm.
const KNOWN: &[&str] = &[
    "abbr",
    "align",
    "allowfullscreen",
    "alt",
    "axis",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "char",
    "charoff",
    "class",
    "clear",
    "color",
    "cols",
    "colspan",
    "compact",
    "datetime",
    "decoding",
    "dir",
    "download",
    "face",
    "frame",
    "frameborder",
    "headers",
    "height",
    "hidden",
    "hreflang",
    "hspace",
    "lang",
    "loading",
    "modal",
    "noshade",
    "nowrap",
    "open",
    "rel",
    "reversed",
    "role",
    "rowspan",
    "rules",
    "scope",
    "size",
    "sizes",
    "span",
    "start",
    "summary",
    "target",
    "title",
    "tooltip",
    "translate",
    "type",
    "valign",
    "value",
    "vspace",
    "width",
    "xml:lang",
    "xrefformat",
    "zoomable",
];

/// What scripts and styles of the site's own frame look for.
const OF_THE_FRAME: [&str; 3] = ["data-copy", "data-open", "data-pagefind"];

/// Classes of the site's own frame whose styles lay something over the page, or hide its words. What the
/// constructs of the dialects write is not among them.
const CLASSES_OF_THE_FRAME: &[&str] = &[
    "bar",
    "cards",
    "comparison",
    "contents",
    "contents-fold",
    "copied",
    "copy-link",
    "fits",
    "language-name",
    "menu-button",
    "navigation",
    "notice",
    "results",
    "scripted",
    "search-button",
    "skip",
    "table-scroll",
    "visually-hidden",
];

/// Names under which scripts expect something else than a place of a page.
const GLOBALS: [&str; 9] = [
    "__proto__",
    "constructor",
    "currentScript",
    "defaultView",
    "documentElement",
    "getElementById",
    "hasOwnProperty",
    "prototype",
    "querySelector",
];

/// Properties that say how something looks where it stands.
const LOOKS: &[&str] = &[
    "background",
    "background-color",
    "border",
    "border-bottom",
    "border-collapse",
    "border-color",
    "border-left",
    "border-right",
    "border-spacing",
    "border-style",
    "border-top",
    "border-width",
    "color",
    "direction",
    "display",
    "float",
    "font",
    "font-family",
    "font-size",
    "font-style",
    "font-variant",
    "font-weight",
    "height",
    "letter-spacing",
    "line-height",
    "list-style",
    "list-style-type",
    "margin",
    "margin-bottom",
    "margin-left",
    "margin-right",
    "margin-top",
    "max-height",
    "max-width",
    "min-height",
    "min-width",
    "overflow",
    "padding",
    "padding-bottom",
    "padding-left",
    "padding-right",
    "padding-top",
    "table-layout",
    "text-align",
    "text-decoration",
    "text-indent",
    "text-transform",
    "vertical-align",
    "white-space",
    "width",
    "word-break",
    "word-wrap",
];

pub fn clean(tree: &mut Tree, id: NodeId, problems: &mut Vec<Problem>) {
    let span = tag_span(tree, id);
    let Some(element) = tree.element_mut(id) else {
        return;
    };
    let name = element.name.clone();
    let mut lost_picture = false;
    element.attributes.retain_mut(|(key, value)| {
        let fate = fate(&name, key, value);
        lost_picture |= matches!(fate, Fate::Address)
            && name == local_name!("img")
            && *key == local_name!("src");
        problems.extend(finding(&fate, key, value, span));
        match fate {
            Fate::Stays => true,
            Fate::Shorter(rest) | Fate::Classes(rest) => {
                *value = rest.as_str().into();
                !rest.is_empty()
            }
            _ => false,
        }
    });
    if lost_picture {
        describe_instead(tree, id);
    }
}

fn fate(element: &LocalName, key: &str, value: &str) -> Fate {
    let named = key == "name" && *element == local_name!("a");
    match key {
        "class" => classes(value),
        "style" => style(value),
        "srcset" => pictures(value),
        "cite" | "href" | "longdesc" | "src" | "url" => match is_safe(value) {
            true => Fate::Stays,
            false => Fate::Address,
        },
        "id" | "name" if key == "id" || named => match shadows(value) {
            true => Fate::Shadow,
            false => Fate::Stays,
        },
        _ if key.starts_with("on") || key == "srcdoc" => Fate::Code,
        _ if KNOWN.binary_search(&key).is_ok() || is_plain(key) => Fate::Stays,
        _ if !is_safe(value) => Fate::Address,
        _ => Fate::Unknown,
    }
}

/// Whether an attribute is for scripts that a page does not have, or for those who do not see.
fn is_plain(key: &str) -> bool {
    let own = OF_THE_FRAME.iter().any(|own| key.starts_with(own));
    let letters = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b);
    (key.starts_with("data-") && !own || key.starts_with("aria-")) && key.bytes().all(letters)
}

/// Whether an id is one of the frame's around the page, or hides something from scripts.
fn shadows(id: &str) -> bool {
    id.trim().to_ascii_lowercase().starts_with("frame_") || GLOBALS.contains(&id.trim())
}

/// The classes that are not the frame's.
fn classes(value: &str) -> Fate {
    let words = value.split_ascii_whitespace();
    let is_own = |word: &&str| CLASSES_OF_THE_FRAME.binary_search(word).is_err();
    let own: Vec<&str> = words.clone().filter(is_own).collect();
    match own.len() == words.count() {
        true => Fate::Stays,
        false => Fate::Classes(own.join(" ")),
    }
}

/// The declarations that say how something looks. None of them loads a file or moves a text over
/// another one.
fn style(value: &str) -> Fate {
    let is_look = |declaration: &&str| {
        let (property, value) = declaration.split_once(':').unwrap_or((declaration, ""));
        let property = property.trim().to_ascii_lowercase();
        let value = value.to_ascii_lowercase();
        let odd = value.contains(['\\', '@', '<', '{'])
            || value.contains("/*")
            || ["url", "expression", "script", "image", "var("]
                .iter()
                .any(|word| value.contains(word));
        property.is_empty() || LOOKS.binary_search(&property.as_str()).is_ok() && !odd
    };
    let looks: Vec<&str> = value.split(';').filter(is_look).collect();
    match looks.len() == value.split(';').count() {
        true => Fate::Stays,
        false => Fate::Shorter(looks.join(";")),
    }
}

fn pictures(value: &str) -> Fate {
    let candidates = value.split(',').map(str::trim_start);
    match candidates.clone().all(is_safe) {
        true => Fate::Stays,
        false => Fate::Address,
    }
}

/// Puts the description of a picture in its place.
fn describe_instead(tree: &mut Tree, id: NodeId) {
    let alt = tree
        .element(id)
        .and_then(|element| element.attribute("alt"));
    if let Some(alt) = alt.filter(|alt| !alt.trim().is_empty()).map(str::to_owned) {
        // The words stand in an attribute, and no file has them as text.
        let span = tree.node(id).span.head();
        let text = tree.create(NodeData::Text(vec![TextPiece { text: alt, span }]), span);
        tree.insert_before(id, text);
    }
    tree.detach(id);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_can_be_searched() {
        assert!(KNOWN.is_sorted() && LOOKS.is_sorted() && CLASSES_OF_THE_FRAME.is_sorted());
    }

    /// Of each rule of the site's styles that lays something over the page or hides it, as far as it asks for
    /// classes at all, one class is kept from pages.
    #[test]
    fn what_lies_over_the_page_or_hides_is_the_frames() {
        let css = include_str!("../../../static/site.css");
        let hides = [
            "position: fixed",
            "position: absolute",
            "position: sticky",
            "display: none",
            "visibility: hidden",
            "opacity: 0",
            "clip-path: inset",
        ];
        let mut open: Vec<&str> = Vec::new();
        let mut known = 0;
        let mut start = 0;
        for (at, sign) in css.char_indices().filter(|(_, sign)| "{};".contains(*sign)) {
            let text = css[start..at].rsplit("*/").next().unwrap().trim();
            start = at + 1;
            if sign == '{' {
                open.push(text);
                continue;
            }
            let is_print = open.contains(&"@media print");
            if !is_print && hides.iter().any(|hide| text.starts_with(hide)) {
                let heads = open.iter().filter(|head| !head.starts_with('@'));
                let heads: Vec<&str> = heads.copied().collect();
                let (last, above) = heads.split_last().unwrap();
                let own: Vec<String> = above.iter().flat_map(|head| classes_in(head)).collect();
                for selector in bare(last).split(", ") {
                    let mut asked = classes_in(selector);
                    asked.extend(own.clone());
                    let is_kept = asked
                        .iter()
                        .any(|class| CLASSES_OF_THE_FRAME.contains(&&**class));
                    assert!(asked.is_empty() || is_kept, "{selector} {{ {text} }}");
                    known += usize::from(is_kept);
                }
            }
            if sign == '}' {
                open.pop();
            }
        }
        assert!(known > 12, "{known}");
    }

    /// A selector without what stands in parentheses.
    fn bare(selector: &str) -> String {
        let mut depth = 0;
        let outside = |sign: &char| {
            depth += i32::from(*sign == '(');
            let is_outside = depth == 0;
            depth -= i32::from(*sign == ')');
            is_outside
        };
        selector.chars().filter(outside).collect()
    }

    /// The classes that a selector asks for.
    fn classes_in(selector: &str) -> Vec<String> {
        let bare = bare(selector);
        let parts = bare.split('.').skip(1);
        let letters = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let classes = parts.filter_map(|part| part.split(|c| !letters(c)).next());
        classes.map(str::to_owned).collect()
    }
}
