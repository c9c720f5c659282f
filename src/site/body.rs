//! Gives the text of a page with what is still missing in it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Place;

/// The HTML of a page's text, with gaps where the rest of the site has a say.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Body {
    pub html: String,
    /// Where the text goes on below the title of the page. 0 where it does not begin with one.
    pub titled: usize,
    /// Whether it has a title of its own, wherever that stands.
    pub has_title: bool,
    pub gaps: Vec<Gap>,
    /// Whether it has hours whose zone is known.
    pub timed: bool,
    /// What is dialled for the digits of a telephone number that stand in it.
    pub dialled: BTreeMap<String, String>,
}

/// What another part of the site fills in, at a place of the HTML.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Gap {
    pub at: usize,
    pub filling: Filling,
    /// Where the author wrote it.
    pub place: Place,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Filling {
    /// The address of a target.
    Address(Target),
    /// Where a picture is: its address, or the drawing itself.
    Source(Target),
    /// The title of a target, for a link without text.
    Title(Target),
    /// The sides of a picture, with those that its author asks for.
    Sides {
        picture: Target,
        width: Option<String>,
        height: Option<String>,
        /// Whether it may come when it is needed.
        late: bool,
    },
    /// One of the comparison tables that the page asks for.
    Table(usize),
}

/// Where a link of a page leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Target {
    /// A page of the site, by its family's path.
    Page { family: String, anchor: String },
    /// A file beside the pages.
    Asset(String),
    /// Anything else, as it stands.
    Elsewhere(String),
}
