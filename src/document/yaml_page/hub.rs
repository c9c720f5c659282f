//! `### YamlMime:Hub`: what a product has, in cards with links.

use crate::yaml::Placed;

use super::Kind;
use super::node::Node;
use super::section::Reading;
use super::writer::Writer;

pub struct Hub;

impl Kind for Hub {
    fn name(&self) -> &'static str {
        "Hub"
    }

    fn write(&self, page: &Placed<Node>, out: &mut Writer) {
        Reading {
            plain: true,
            no_name: "",
        }
        .page(out, page);
    }
}
