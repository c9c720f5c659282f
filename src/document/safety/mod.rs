//! Gives a page that can harm no reader: what runs code, loads other pages, collects input or leads
//! to such is taken out of the tree and reported. Words stay.

pub mod address;
mod attributes;
mod embedded;
mod told;

use html5ever::LocalName;

use crate::diagnostic::{Diagnostic, Group, Level, Place, Rule};
use crate::source::Span;

use super::elements;
use super::problem::Problem;
use super::tree::{NodeId, Tree};

pub const UNSAFE_HTML: Rule = Rule {
    name: "unsafe-html",
    level: Level::Error,
    group: Group::Markup,
    summary: "HTML that could run code or show another page to readers; it is left out.",
};

pub const UNSAFE_ADDRESS: Rule = Rule {
    name: "unsafe-address",
    level: Level::Error,
    group: Group::Markup,
    summary: "An address is of a kind that could run code; it is left out.",
};

pub const UNKNOWN_ATTRIBUTE: Rule = Rule {
    name: "unknown-attribute",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A tag holds an attribute that pages may not hold; it is left out.",
};

pub const RULES: [&Rule; 3] = [&UNSAFE_HTML, &UNSAFE_ADDRESS, &UNKNOWN_ATTRIBUTE];

/// What a site says of the pages of a language.
#[derive(Clone, Copy, Debug, Default)]
pub struct Trust<'a> {
    /// Whether all that its pages hold is shown as it stands.
    pub everything: bool,
    /// The hosts whose films may be shown inside a page.
    pub videos: &'a [String],
}

/// Elements whose content no reader sees.
const HIDDEN: [&str; 5] = ["iframe", "noembed", "noframes", "script", "style"];

/// Takes out of a tree what could harm.
pub fn clean(tree: &mut Tree, trust: Trust, problems: &mut Vec<Problem>) {
    if trust.everything {
        return;
    }
    let elements: Vec<NodeId> = tree.elements().map(|(id, _)| id).collect();
    for id in elements {
        let Some(name) = tree.element(id).map(|element| element.name.clone()) else {
            continue;
        };
        if elements::is_plain(&name) || embedded::is_film(tree, id, trust) {
            attributes::clean(tree, id, problems);
        } else {
            take_out(tree, id, &name, problems);
        }
    }
}

/// Puts what readers see of an element in its place, and a link where it would show something else.
fn take_out(tree: &mut Tree, id: NodeId, name: &LocalName, problems: &mut Vec<Problem>) {
    // Of a drawing one finding is enough, and not one for each of its lines.
    if elements::is_element(name) {
        problems.push(left_out(name, tag_span(tree, id)));
    }
    embedded::link_instead(tree, id);
    match HIDDEN.contains(&&**name) {
        true => tree.detach(id),
        false => tree.unwrap(id),
    }
}

/// For an address that stands in no tree.
pub fn unsafe_address(place: Place, address: &str) -> Diagnostic {
    let message = told::about_address(address);
    Diagnostic::new(&UNSAFE_ADDRESS, place, message).help(told::SAFE_ADDRESS)
}

fn left_out(name: &str, span: Span) -> Problem {
    let (message, help) = match name {
        "iframe" => (
            "`<iframe>` shows another site inside the page; a link to it stands in its place",
            "write a link, or name the host under `videos` in site.yaml when it is a film",
        ),
        "audio" | "embed" | "object" | "video" => (
            "pages may not hold films, sounds and programs; a link stands in their place",
            "write a link to the file",
        ),
        "script" | "style" => (
            "pages may hold no scripts and no styles of their own; it is left out with all that is in it",
            "put it into the site's `static/` folder and templates, which readers' pages load",
        ),
        _ => {
            let message =
                format!("pages may not hold `<{name}>`; the tag is left out, its text stays");
            return problem(
                &UNSAFE_HTML,
                span,
                message,
                "write it as Markdown, or remove the tag",
            );
        }
    };
    problem(&UNSAFE_HTML, span, message.to_owned(), help)
}

fn problem(rule: &'static Rule, span: Span, message: String, help: &str) -> Problem {
    Problem {
        rule,
        span,
        message,
        help: help.to_owned(),
        fix: None,
    }
}

/// The start tag of an element, as near as its first child tells.
fn tag_span(tree: &Tree, id: NodeId) -> Span {
    let span = tree.node(id).span;
    let child = tree.first_child(id).map(|child| tree.node(child).span);
    let inside = child.filter(|child| {
        child.source == span.source && child.start > span.start && child.start < span.end
    });
    Span {
        end: inside.map_or(span.end, |child| child.start),
        ..span
    }
}
