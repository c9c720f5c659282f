//! Gives what of raw HTML is a tag, and what is text that readers see.

use std::ops::Range;

use super::dialect::Dialect;
use super::elements;
use super::weave::Weaver;

impl Weaver<'_> {
    /// Whether a tag of this name is one, and no text. What may harm is taken out of the tree later,
    /// with all that belongs to it; in the vendors' pages such names are placeholders.
    pub fn reads_as_tag(&self, name: &str) -> bool {
        match self.dialect {
            Dialect::CommonMark => {
                let is_element = elements::is_element(name) || self.builder.is_in_drawing();
                is_element || self.trust.everything
            }
            // Nobody calls a placeholder so, and it may be a film.
            _ if name == "iframe" => true,
            _ => elements::is_known(name) || self.trust.everything && elements::is_element(name),
        }
    }

    /// The same, but where the canvas holds something for a mark, the mark as its author wrote it.
    pub fn as_written(&mut self, range: Range<usize>) {
        for origin in self.canvas.origins(range) {
            let source = self.sources.get(origin.span.source.0 as usize);
            let written = source.map_or("", |source| source.slice(origin.span));
            let blank = written.trim().is_empty();
            let canvas = &self.canvas.text()[origin.range];
            let text = if blank { canvas } else { written };
            if !blank || text.trim().is_empty() {
                self.builder.text(text, origin.span);
            }
        }
    }
}
