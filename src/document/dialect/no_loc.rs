//! `:::no-loc text="X":::`: words that are not translated. The text stays, its place is noted.

use crate::document::Term;
use crate::document::scan::Scanner;

use super::directive::Directive;
use super::{Construct, Dialect, LEARN};

pub struct NoLoc;

impl Construct for NoLoc {
    fn name(&self) -> &'static str {
        "no_loc"
    }

    fn dialects(&self) -> &'static [Dialect] {
        LEARN
    }

    fn inline(&self, scan: &mut Scanner, text: &str, at: usize) -> Option<usize> {
        let rest = &text[at..];
        if !rest.starts_with(":::") {
            return None;
        }
        let directive = Directive::at(rest).filter(|found| found.name == "no-loc")?;
        let words = directive.value("text");
        let from = at + rest.find(words)?;
        scan.out.copy(words, scan.source(), from);
        let span = scan.span(from..from + words.len());
        scan.terms.push(Term { span });
        Some(at + directive.length)
    }
}
