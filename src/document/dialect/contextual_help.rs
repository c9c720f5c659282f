//! `>[!CONTEXTUALHELP]`: words for a product's own help window, not printed on the page.

use crate::document::line::Line;
use crate::document::scan::Scanner;

use super::quote_mark::{QuoteMark, keyword};
use super::{ADOBE, Construct, Dialect};

pub struct ContextualHelp;

impl Construct for ContextualHelp {
    fn name(&self) -> &'static str {
        "contextual_help"
    }

    fn dialects(&self) -> &'static [Dialect] {
        ADOBE
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        QuoteMark::of(line)?;
        keyword(line.rest(), "CONTEXTUALHELP")?;
        scan.leave_quote(line);
        let prefix = scan.containers.prefix();
        scan.separate(line, &prefix);
        let rest = line.following();
        let mut field = rest.take_while(|next| {
            let text = next.whole().trim_start();
            let inside = text.strip_prefix('>').unwrap_or("[!").trim_start();
            !inside.starts_with("[!")
        });
        let mut next = line.next;
        field.by_ref().for_each(|taken| next = taken.next);
        scan.end_block();
        Some(next)
    }
}
