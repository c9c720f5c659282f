//! Plain CommonMark reads as its specification has it. The examples come from the npm package
//! `commonmark-spec`; COMMONMARK_SPEC names its `spec.txt` (see `tests/conformance/`).

mod support;

use std::fs;

use isogloss::document::dialect::Dialect;
use isogloss::render::markup::{Plain, markup};
use scraper::Html;
use scraper::node::Node;
use support::read_trusting;

/// Examples that differ, and why.
const DIFFERENT: &[(usize, &str)] = &[
    (
        96,
        "what stands between two lines of dashes at the top is front matter",
    ),
    (98, "the same, without fields"),
    (
        148,
        "markup puts line ends around blocks, also inside a `<pre>` that holds some",
    ),
    (
        156,
        "an unfinished tag is shown and reported; a browser drops the rest of the page",
    ),
    (157, "the same"),
    (158, "the same"),
    (
        614,
        "`<a/>` ends where it stands, as its authors mean it; in a browser it stays open",
    ),
    (615, "the same"),
];

struct Example {
    number: usize,
    markdown: String,
}

#[test]
fn examples_read_as_the_parser_reads_them() {
    let Some(path) = std::env::var_os("COMMONMARK_SPEC") else {
        eprintln!("skipped: COMMONMARK_SPEC names no spec.txt");
        return;
    };
    let examples = examples(&fs::read_to_string(path).unwrap());
    assert_eq!(examples.len(), 652);
    let mut different = Vec::new();
    for Example { number, markdown } in &examples {
        let document = read_trusting(markdown, Dialect::CommonMark);
        let ours = normal(markup(&document.tree, &mut Plain).trim_end());
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(markdown));
        let theirs = normal(html.trim_end());
        let known = DIFFERENT.iter().any(|(example, _)| example == number);
        if (ours != theirs) != known {
            different.push(format!(
                "{number}: {markdown:?}\n  ours   {ours:?}\n  theirs {theirs:?}"
            ));
        }
    }
    let agree = examples.len() - DIFFERENT.len();
    assert!(
        different.is_empty(),
        "{} examples\n{}",
        different.len(),
        different.join("\n")
    );
    eprintln!("{agree} of {} examples agree", examples.len());
}

/// The examples stand in fences of 32 backticks, Markdown and HTML parted by a dot.
fn examples(spec: &str) -> Vec<Example> {
    let fence = "`".repeat(32);
    let spec = spec.replace("\r\n", "\n").replace('→', "\t");
    let begin = format!("\n{fence} example\n");
    let parts = spec.split(begin.as_str()).skip(1);
    let markdown = parts.map(|part| match part.strip_prefix(".\n") {
        Some(_) => String::new(),
        None => {
            part.split_once("\n.\n")
                .map_or("", |(text, _)| text)
                .to_owned()
                + "\n"
        }
    });
    let examples = markdown.enumerate();
    examples
        .map(|(index, markdown)| Example {
            number: index + 1,
            markdown,
        })
        .collect()
}

/// HTML as a browser's tree has it, without the white space around blocks.
fn normal(html: &str) -> String {
    let fragment = Html::parse_fragment(html);
    let mut out = String::new();
    write(&mut out, *fragment.root_element(), false);
    // A blank at the very end, in elements that are never closed, is the last line's end.
    match out.rsplit_once("> <") {
        Some((before, after)) if !after.contains(|c: char| c == '[' || c.is_whitespace()) => {
            format!("{before}><{after}")
        }
        _ => out,
    }
}

fn write(out: &mut String, node: ego_tree::NodeRef<Node>, in_pre: bool) {
    match node.value() {
        Node::Text(text) if in_pre => out.push_str(text),
        Node::Text(text) => {
            let start = node
                .prev_sibling()
                .map_or_else(|| node.parent().is_some_and(is_block), is_block);
            let end = node
                .next_sibling()
                .map_or_else(|| node.parent().is_some_and(is_block), is_block);
            let words = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
            let space = |c: char| c.is_ascii_whitespace();
            if !start && text.starts_with(space) && !(end && words.is_empty()) {
                out.push(' ');
            }
            out.push_str(&words);
            if !end && !words.is_empty() && text.ends_with(space) {
                out.push(' ');
            }
        }
        Node::Comment(comment) => out.push_str(&format!("<!--{}-->", &**comment)),
        Node::Element(element) => {
            let attributes = element.attrs();
            let mut attributes: Vec<_> = attributes
                .map(|(name, value)| (name, percent_decoded(value)))
                .collect();
            attributes.sort();
            out.push_str(&format!("<{} {attributes:?}>", element.name()));
            let in_pre = in_pre || element.name() == "pre";
            node.children().for_each(|child| write(out, child, in_pre));
            out.push_str(&format!("</{}>", element.name()));
        }
        _ => node.children().for_each(|child| write(out, child, in_pre)),
    }
}

fn is_block(node: ego_tree::NodeRef<Node>) -> bool {
    let inline = [
        "a",
        "em",
        "strong",
        "code",
        "img",
        "del",
        "b",
        "i",
        "span",
        "bar",
        "bab",
        "c2c",
        "responsive-image",
        "my-tag",
    ];
    match node.value() {
        Node::Element(element) => !inline.contains(&element.name()),
        Node::Text(_) => false,
        _ => true,
    }
}

/// Addresses may be written with or without; browsers take both for the same.
fn percent_decoded(value: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = value.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(code) if byte == b'%' => {
                bytes.push(code);
                rest = &after[2..];
            }
            _ => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
