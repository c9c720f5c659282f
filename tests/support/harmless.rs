//! Tells what in HTML could harm a reader, by a reading that is not the program's own.

use scraper::{Html, Node};

const ELEMENTS: &[&str] = &[
    "applet",
    "base",
    "button",
    "embed",
    "form",
    "frame",
    "frameset",
    "iframe",
    "input",
    "link",
    "math",
    "meta",
    "noscript",
    "object",
    "plaintext",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "xmp",
];

/// What could harm: tags, attributes and addresses.
pub fn harms(html: &str) -> Vec<String> {
    let mut harms = Vec::new();
    let document = Html::parse_fragment(html);
    for node in document.tree.values() {
        let Node::Element(element) = node else {
            continue;
        };
        if ELEMENTS.contains(&element.name()) {
            harms.push(format!("<{}>", element.name()));
        }
        for (name, value) in element.attrs() {
            let plain = |c: &char| !c.is_control() && !c.is_whitespace();
            let value: String = value.chars().filter(plain).collect();
            let value = value.to_lowercase();
            let scheme = value.split(':').next().unwrap_or_default();
            let leads = name != "alt" && name != "title";
            // A browser takes `]avascript:x` for the name of a file.
            let is_scheme = scheme
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
            let runs = is_scheme && (scheme.ends_with("script") || scheme == "data");
            if name.starts_with("on") || name == "srcdoc" || (leads && runs && value.contains(':'))
            {
                harms.push(format!("{name}={value}"));
            }
            if (name == "id" || name == "name") && value.starts_with("frame_") {
                harms.push(format!("{name}={value}"));
            }
            if name == "name" && element.name() != "a" {
                harms.push(format!("<{} name>", element.name()));
            }
            if name == "style" && value.contains("url(") {
                harms.push(value);
            }
        }
    }
    harms
}
