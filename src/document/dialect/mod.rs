//! Gives the two vendors' dialects as a shelf of constructs: one file each, one line in [`SHELF`],
//! and one page in `tests/dialect/` that is both its test and its documentation.

pub mod alert;
mod attributes;
mod autolink;
mod badge;
mod code_file;
mod collapsible;
mod columns;
pub mod comment;
mod contextual_help;
mod directive;
mod empty_link;
mod heading_anchor;
mod hidden_start;
mod html_table;
mod image;
mod include;
pub mod mojibake;
mod moniker;
mod no_loc;
mod pipe_table;
pub mod placeholder;
mod quote_mark;
mod shade_box;
mod snippet;
mod tab_heading;
mod tabs;
mod term;
mod video;
mod wrapper;
pub mod zero_width;
mod zone;

use std::ops::Range;

use crate::diagnostic::Rule;

use super::line::Line;
use super::problem::Problem;
use super::scan::Scanner;
use super::tree::Tree;

pub use attributes::{DAMAGED as DAMAGED_LIST, lists_of_links};
pub use badge::badge_url;
pub use include::Part;
pub use term::without_tags;

/// How a page is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// Adobe-flavoured Markdown.
    Adobe,
    /// Microsoft Learn's Markdown.
    Learn,
    CommonMark,
}

const ADOBE: &[Dialect] = &[Dialect::Adobe];
const LEARN: &[Dialect] = &[Dialect::Learn];
const BOTH: &[Dialect] = &[Dialect::Adobe, Dialect::Learn];
const ALL: &[Dialect] = &[Dialect::Adobe, Dialect::Learn, Dialect::CommonMark];

/// One thing that a dialect adds to Markdown, or that translation does to it. A construct fills in
/// the steps of reading it takes part in.
pub trait Construct: Sync {
    /// The name of its page in `tests/dialect/`.
    fn name(&self) -> &'static str;

    fn dialects(&self) -> &'static [Dialect];

    /// What it may find wrong.
    fn rules(&self) -> &'static [&'static Rule] {
        &[]
    }

    /// Reads a line before it is known which lists and quotes it stands in.
    fn anywhere(&self, _: &mut Scanner, _: &Line) -> Option<usize> {
        None
    }

    /// What at the start of a line keeps it from being read, and is left out.
    fn junk(&self, _: &mut Scanner, _: &Line) -> Option<Range<usize>> {
        None
    }

    /// Reads a line that is no code, and returns where to go on.
    fn block(&self, _: &mut Scanner, _: &Line) -> Option<usize> {
        None
    }

    /// Reads the text at a `[`, `{`, `<` or `:`, and returns where to go on.
    fn inline(&self, _: &mut Scanner, _: &str, _: usize) -> Option<usize> {
        None
    }

    /// Mends or judges the finished tree.
    fn mend(&self, _: &mut Tree, _: &mut Vec<Problem>) {}
}

/// Every construct. Where two could take the same text, the first one does.
pub const SHELF: &[&dyn Construct] = &[
    &comment::Comments,
    &zero_width::ZeroWidth,
    &hidden_start::HiddenStart,
    &html_table::HtmlTable,
    &pipe_table::PipeTable,
    &contextual_help::ContextualHelp,
    &video::Video,
    &tabs::Tabs,
    &shade_box::ShadeBox,
    &wrapper::Wrapper,
    &include::Include,
    &code_file::CodeFile,
    &alert::Alert,
    &collapsible::Collapsible,
    &snippet::Snippet,
    &moniker::Moniker,
    &zone::Zone,
    &columns::Columns,
    &image::Image,
    &no_loc::NoLoc,
    &directive::UnknownDirective,
    &tab_heading::TabHeading,
    &badge::Badge,
    &term::Terms,
    &attributes::Attributes,
    &heading_anchor::HeadingAnchor,
    &autolink::Autolink,
    &empty_link::EmptyLink,
    &placeholder::Placeholder,
    &mojibake::Mojibake,
];

impl Dialect {
    pub fn constructs(self) -> Vec<&'static dyn Construct> {
        let constructs = SHELF.iter().copied();
        constructs
            .filter(|c| c.dialects().contains(&self))
            .collect()
    }

    /// Whether a newline inside a paragraph is a line break, as on Adobe's site.
    pub fn breaks_lines(self) -> bool {
        self == Dialect::Adobe
    }
}
