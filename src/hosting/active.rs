//! Gives the files beside pages that would run code at the site's own address: pages, scripts, and
//! drawings that hold either.

use html5gum::{Token, Tokenizer};

use crate::diagnostic::{Diagnostic, Place};
use crate::document::library::Library;
use crate::document::safety::address::is_safe;
use crate::site::Site;
use crate::source::Source;

use super::UNSAFE_FILE;

/// What a browser runs or shows as a page, by the ending of its name.
const RUNNING: [&str; 16] = [
    "cjs", "hta", "htm", "html", "js", "mht", "mhtml", "mjs", "shtml", "svgz", "swf", "xht",
    "xhtml", "xml", "xsl", "xslt",
];

/// Elements of drawings that run code or hold pages.
const RUNNING_IN_DRAWINGS: [&str; 6] = [
    "script",
    "foreignobject",
    "iframe",
    "embed",
    "object",
    "handler",
];

/// Attributes of drawings that say where something leads, or what that is changed to.
const LEADING: [&str; 7] = ["href", "src", "to", "from", "by", "values", "action"];

/// Leaves out the files that run, but where the site trusts who wrote them. `roots` are the folders of
/// the locales.
pub fn refuse(site: &mut Site, roots: &[String], library: &dyn Library) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let Site {
        assets,
        config,
        locales,
        ..
    } = site;
    assets.retain(|(locale, path)| {
        if config.trust(&locales[*locale].tag).everything {
            return true;
        }
        let file = format!("{}/{path}", roots[*locale]);
        let fault = fault(&file, library);
        problems.extend(fault.map(|fault| {
            let help = "put it into the site's `static/` folder, which only its owner fills";
            let message = format!("{fault}; it is left out");
            Diagnostic::new(&UNSAFE_FILE, Place::file(file), message).help(help)
        }));
        fault.is_none()
    });
    problems
}

/// Whether a drawing that nothing was wrong with has become another one since, which would run.
pub fn has_turned(site: &Site, locale: usize, path: &str, bytes: &[u8]) -> bool {
    let trust = site.config.trust(&site.locales[locale].tag);
    let is_drawing = path.to_ascii_lowercase().ends_with(".svg");
    is_drawing && !trust.everything && runs(Source::from_bytes(path, bytes.to_vec()).text())
}

fn fault(file: &str, library: &dyn Library) -> Option<&'static str> {
    let ending = file.rsplit_once('.')?.1.to_ascii_lowercase();
    if RUNNING.contains(&ending.as_str()) {
        return Some("this file would run, or be shown as a page, at the site's own address");
    }
    if ending != "svg" {
        return None;
    }
    match library.open(file) {
        Some(source) if !runs(source.text()) => None,
        Some(_) => Some("this drawing holds a script or a page"),
        None => Some("this drawing cannot be read, so nobody knows what it holds"),
    }
}

/// Whether a drawing could run code. What declares words of its own could hide anything.
fn runs(drawing: &str) -> bool {
    let small = drawing.to_ascii_lowercase();
    small.contains("<!entity")
        || small.contains("<?xml-stylesheet")
        || Tokenizer::new(&small).flatten().any(|token| match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name);
                let attributes = tag.attributes.iter();
                let mut attributes = attributes.map(|(name, value)| {
                    (
                        String::from_utf8_lossy(name),
                        String::from_utf8_lossy(value),
                    )
                });
                RUNNING_IN_DRAWINGS.contains(&local(&name))
                    || attributes.any(|(name, value)| {
                        let name = local(&name);
                        name.starts_with("on") || LEADING.contains(&name) && !leads_nowhere(&value)
                    })
            }
            _ => false,
        })
}

/// The name without the prefix of its namespace.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Whether an address is harmless, or a picture inside the drawing.
fn leads_nowhere(address: &str) -> bool {
    let picture = ["gif", "jpeg", "jpg", "png", "webp"];
    let within = |kind| {
        address
            .trim()
            .starts_with(&format!("data:image/{kind};base64,"))
    };
    picture.into_iter().any(within) || address.split(';').all(is_safe)
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn drawings_that_run_are_known() {
        for drawing in [
            "<svg onload=\"run()\"/>",
            "<svg><SCRIPT>run()</SCRIPT></svg>",
            "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:script/></s:svg>",
            "<svg><foreignObject><p/></foreignObject></svg>",
            "<svg><a xlink:href=\"java&#x73;cript:run()\"/></svg>",
            "<svg><animate attributeName=\"href\" values=\"#a;javascript:run()\"/></svg>",
            "<!DOCTYPE svg [<!ENTITY a \"x\">]><svg/>",
            "<?xml-stylesheet href=\"a.xsl\"?><svg/>",
            "<svg><image href=\"data:text/html,x\"/></svg>",
        ] {
            assert!(runs(drawing), "{drawing}");
        }
        for drawing in [
            "<svg/>",
            "<svg><style>.a{fill:red}</style><path class=\"a\" d=\"M0 0\" style=\"fill:red\"/></svg>",
            "<svg><a xlink:href=\"https://a.example/\"><text>x</text></a><use href=\"#a\"/></svg>",
            "<svg><image xlink:href=\"data:image/png;base64,iVBOR\"/><animate values=\"0;1\"/></svg>",
        ] {
            assert!(!runs(drawing), "{drawing}");
        }
    }
}
