//! `:::image type="content" source="…" alt-text="…" lightbox="…":::`, alone or inside text.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::scan::Scanner;

use super::badge::escaped;
use super::directive::{Directive, End};
use super::no_loc::as_text;
use super::{Construct, Dialect, LEARN};

pub struct Image;

const NO_SOURCE: Rule = Rule {
    name: "image-without-source",
    level: Level::Warning,
    group: Group::Markup,
    summary: "An `:::image:::` names no file.",
};

impl Construct for Image {
    fn name(&self) -> &'static str {
        "image"
    }

    fn dialects(&self) -> &'static [Dialect] {
        LEARN
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&NO_SOURCE]
    }

    fn inline(&self, scan: &mut Scanner, text: &str, at: usize) -> Option<usize> {
        if scan.in_code(at) {
            return None;
        }
        let directive = Directive::inside(text, at, "image")?;
        let end = at + directive.length;
        let span = scan.span(at..end);
        scan.judge(at, &directive, End::Colons, "");
        let source = directive.value("source");
        if source.is_empty() {
            let help = "add `source=\"…\"`, with double quotes";
            scan.report(&NO_SOURCE, span, "this image names no file", help);
            scan.out.insert(&as_text(directive.value("alt-text")), span);
            return Some(end);
        }
        let image = tag(source, &directive);
        match directive.value("lightbox") {
            "" => scan.out.insert_tag(&image, span),
            target => {
                let link = format!(
                    "<a class=\"lightbox\" href=\"{}\">{image}</a>",
                    escaped(target)
                );
                scan.out.insert(&link, span);
            }
        }
        Some(end)
    }
}

fn tag(source: &str, directive: &Directive) -> String {
    let (alt, class) = match directive.value("type") {
        "icon" => ("", " class=\"icon\""),
        _ => (directive.value("alt-text"), ""),
    };
    format!(
        "<img src=\"{}\" alt=\"{}\"{class}>",
        escaped(source),
        escaped(alt)
    )
}
