//! Gives labels of tables with their translations, by which the whole site tells exchanged ones.

use serde::{Deserialize, Serialize};

/// A label and its translation, as hashes: enough to see whether other pages translate it so.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Label {
    /// The language that others are laid beside, and the other one.
    pub lead: u16,
    pub locale: u16,
    /// Which table it stands in, and which cell it is, in the lead's page.
    pub group: u32,
    pub cell: u32,
    pub leading: u64,
    pub own: u64,
    /// What the other cells of their rows say. Where two rows say the same, their order tells nothing.
    pub leading_rest: u64,
    pub rest: u64,
    /// Their bytes in the files of the two pages.
    pub leading_span: (u32, u32),
    pub span: (u32, u32),
}

/// Two cells of the lead's page whose labels stand in each other's place in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crossed {
    pub locale: u16,
    pub cells: (u32, u32),
}

impl Label {
    /// Both labels, each with its language.
    pub fn words(&self) -> ((u16, u64), (u16, u64)) {
        ((self.lead, self.leading), (self.locale, self.own))
    }
}
