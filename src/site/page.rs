//! Gives what is left of a page once it is read.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Place;
use crate::request::Request;
use crate::source::Span;

use super::{Body, Filling, Target};

#[derive(Clone, Serialize, Deserialize)]
pub struct Page {
    /// The id that its languages share, and where it is written.
    pub id: Option<(String, Place)>,
    /// The page's file, from the site's root.
    pub path: Arc<str>,
    /// The files that it brings in.
    pub parts: Vec<Arc<str>>,
    pub title: String,
    /// What its fields call it.
    pub front_title: Option<String>,
    pub description: String,
    pub headings: Vec<Heading>,
    /// Whether a machine translated it.
    pub machine: bool,
    /// Whether its source states other facts since it was translated.
    pub stale: bool,
    /// How many facts were read in it.
    pub stated: usize,
    /// Every id that a link may name.
    pub anchors: BTreeSet<String>,
    /// The comparison tables that it asks for.
    pub requests: Vec<Request>,
    /// Where it leads: the links and pictures of its text, then those of its fields.
    pub links: Vec<(Target, Place)>,
    /// Where it stood before, as its fields say.
    pub former: Vec<(String, Place)>,
    /// The telephone numbers that it states.
    pub contacts: Vec<Contact>,
    /// Empty where the site is only checked.
    pub body: Body,
}

impl Page {
    /// All that it leads to, in its links and in its text.
    pub fn targets(&mut self) -> impl Iterator<Item = &mut Target> {
        let links = self.links.iter_mut().map(|(target, _)| target);
        let gaps = self.body.gaps.iter_mut();
        let fillings = gaps.filter_map(|gap| match &mut gap.filling {
            Filling::Address(target) | Filling::Source(target) | Filling::Title(target) => {
                Some(target)
            }
            Filling::Sides { picture, .. } => Some(picture),
            Filling::Table(_) => None,
        });
        links.chain(fillings)
    }
}

/// A telephone number that a page states, and what it says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// E.164: `+` and digits.
    pub number: String,
    /// Whom it is for, in the words of the page.
    pub area: Option<String>,
    pub hours: Vec<Service>,
    pub place: Place,
}

/// When somebody answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Monday in the lowest bit; never 0.
    pub days: u8,
    /// In minutes.
    pub from: u16,
    pub to: u16,
    pub place: Place,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    pub id: String,
    pub text: String,
    pub level: u8,
    /// The editions of a product that it belongs to, as its author wrote them; empty outside of any.
    pub edition: String,
    /// Where it stands in its file.
    pub span: Span,
}
