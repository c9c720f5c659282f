//! `### YamlMime:Hub`: what a product has, in cards with links.

use super::Kind;
use super::node::Node;
use super::section::Reading;
use super::writer::Writer;

pub struct Hub;

impl Kind for Hub {
    fn name(&self) -> &'static str {
        "Hub"
    }

    fn write(&self, page: &Node, out: &mut Writer) {
        Reading { plain: true }.section(out, page, 1);
    }
}
