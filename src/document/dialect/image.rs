//! `:::image type="content" source="…" alt-text="…" lightbox="…":::`, alone or inside text.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::scan::Scanner;

use super::badge::escaped;
use super::directive::Directive;
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
        let rest = &text[at..];
        if !rest.starts_with(":::") {
            return None;
        }
        let directive = Directive::at(rest).filter(|found| found.name == "image")?;
        let end = at + directive.length;
        let span = scan.span(at..end);
        let source = directive.value("source");
        if source.is_empty() {
            let help = "add `source=\"…\"`, with double quotes";
            scan.report(&NO_SOURCE, span, "this image names no file", help);
            return Some(end);
        }
        let icon = directive.value("type") == "icon";
        let alt = if icon {
            ""
        } else {
            directive.value("alt-text")
        };
        let class = if icon { " class=\"icon\"" } else { "" };
        let image = format!(
            "<img src=\"{}\" alt=\"{}\"{class}>",
            escaped(source),
            escaped(alt)
        );
        match directive.value("lightbox") {
            "" => scan.out.insert(&image, span),
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
