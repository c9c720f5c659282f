//! `### YamlMime:FAQ`: questions with their answers, in sections. Questions and answers are Markdown.

use crate::yaml::Placed;

use super::Kind;
use super::node::Node;
use super::section::Reading;
use super::writer::Writer;

pub struct Faq;

impl Kind for Faq {
    fn name(&self) -> &'static str {
        "FAQ"
    }

    fn write(&self, page: &Placed<Node>, out: &mut Writer) {
        Reading {
            plain: false,
            no_name: "Ignored",
        }
        .page(out, page);
    }
}
