//! `### YamlMime:Landing`: the way into a product, in cards with lists of links.

use crate::yaml::Placed;

use super::Kind;
use super::node::Node;
use super::section::Reading;
use super::writer::Writer;

pub struct Landing;

impl Kind for Landing {
    fn name(&self) -> &'static str {
        "Landing"
    }

    fn write(&self, page: &Placed<Node>, out: &mut Writer) {
        Reading {
            plain: true,
            no_name: "",
        }
        .page(out, page);
    }
}
