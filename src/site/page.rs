//! Gives what is left of a page once it is read.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::Place;
use crate::request::Request;
use crate::source::Span;

#[derive(Clone)]
pub struct Page {
    /// The page's file, from the site's root.
    pub path: Arc<str>,
    pub title: String,
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
    /// Links of its fields, which are not in its text.
    pub links: Vec<(Target, Place)>,
    /// Where it stood before, as its fields say.
    pub former: Vec<(String, Place)>,
    /// The telephone numbers that it states.
    pub contacts: Vec<Contact>,
    pub body: Body,
}

/// A telephone number that a page states, and what it says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// E.164: `+` and digits.
    pub number: String,
    /// Whom it is for, in the words of the page.
    pub area: Option<String>,
    pub hours: Vec<Service>,
    pub place: Place,
}

/// When somebody answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Monday in the lowest bit; never 0.
    pub days: u8,
    /// In minutes.
    pub from: u16,
    pub to: u16,
    pub place: Place,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    pub id: String,
    pub text: String,
    pub level: u8,
    /// Where it stands in its file.
    pub span: Span,
}

/// The HTML of a page's text, with gaps where the rest of the site has a say.
#[derive(Clone, Debug, Default)]
pub struct Body {
    pub html: String,
    pub gaps: Vec<Gap>,
    /// Whether it has hours whose zone is known.
    pub timed: bool,
}

/// What another part of the site fills in, at a place of the HTML.
#[derive(Clone, Debug)]
pub struct Gap {
    pub at: usize,
    pub filling: Filling,
    /// Where the author wrote it.
    pub place: Place,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filling {
    /// The address of a target.
    Address(Target),
    /// The title of a target, for a link without text.
    Title(Target),
    /// One of the comparison tables that the page asks for.
    Table(usize),
}

/// Where a link of a page leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page of the site, by its family's path.
    Page { family: String, anchor: String },
    /// A file beside the pages.
    Asset(String),
    /// Anything else, as it stands.
    Elsewhere(String),
}
