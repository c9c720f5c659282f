//! Gives what a page's author accepts: a rule, the reason, and how far it holds. Written beside the
//! text as `<!-- allow RULE: reason -->`, or in the front matter for a whole page.

mod comment;
mod front_matter;
mod remark;
mod scope;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, PageName, Place};
use crate::document::Document;
use crate::facts::outline::Outline;
use crate::source::Span;

pub use remark::remark;

/// One rule that a page allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// As the author wrote it; there may be no such rule.
    pub rule: String,
    pub reason: String,
    /// Where it is written.
    pub place: Place,
    pub page: PageName,
    /// Whether the words could mean nothing else. `<!-- allow users to … -->` is a remark.
    pub certain: bool,
    /// Whether it stands in the page that translations follow, and so holds for all of them.
    pub for_all: bool,
    scope: Scope,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Scope {
    Page,
    /// A stretch of the file that the waiver stands in, in bytes.
    Part(u32, u32),
}

/// Everything that a page allows.
pub fn waivers(
    document: &Document,
    outline: &Outline,
    page: &PageName,
    for_all: bool,
) -> Vec<Waiver> {
    let place = |span: Span| {
        let source = document.sources.get(span.source.0 as usize)?;
        Some(Place::new(source, span))
    };
    let mut waivers = Vec::new();
    for span in comment::comments(document) {
        let (Some(words), Some(place)) = (comment::read(document.slice(span)), place(span)) else {
            continue;
        };
        let scope = scope::of(document, outline, span).unwrap_or(span);
        let scope = document.sources[scope.source.0 as usize].in_file(scope);
        waivers.extend(words.rules.into_iter().map(|rule| Waiver {
            rule,
            reason: words.reason.clone(),
            place: place.clone(),
            page: page.clone(),
            certain: words.certain,
            for_all,
            scope: Scope::Part(scope.start, scope.end),
        }));
    }
    for (rule, reason, span) in front_matter::read(document) {
        waivers.extend(place(span).map(|place| Waiver {
            rule,
            reason,
            place,
            page: page.clone(),
            certain: true,
            for_all,
            scope: Scope::Page,
        }));
    }
    waivers
}

impl Waiver {
    /// Whether a finding is what the author meant.
    pub fn covers(&self, finding: &Diagnostic) -> bool {
        if finding.rule.name != self.rule {
            return false;
        }
        match self.scope {
            Scope::Page => finding.page.as_ref().is_some_and(|page| {
                // What another language lacks is told of in the page that has it.
                let own = page.locale == self.page.locale || finding.place.path == self.place.path;
                page.family == self.page.family && (self.for_all || own)
            }),
            Scope::Part(..) => {
                let others = finding.related.iter().map(|related| &related.place);
                self.holds(&finding.place)
                    || (self.for_all && others.into_iter().any(|place| self.holds(place)))
            }
        }
    }

    fn holds(&self, place: &Place) -> bool {
        let Scope::Part(from, to) = self.scope else {
            return false;
        };
        let (start, end) = place.bytes;
        let inside = from <= start && end <= to;
        // What is missing where the words stand, and what begins where the block does.
        let around = start <= self.place.bytes.0 && self.place.bytes.1 <= end;
        place.path == self.place.path && (inside || around || start == from)
    }
}
