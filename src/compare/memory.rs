//! Gives the memory of labels: how often each label of a site is translated by each other one.

use std::collections::{HashMap, HashSet};

use crate::site::Label;

/// A label: its language and its text.
pub type Word = (u16, u64);

type Times = HashMap<(Word, Word), u32>;

#[derive(Debug, Default)]
pub struct Memory {
    times: Times,
    /// One translation of each label, to know whether there is another one.
    first: HashMap<(Word, u16), u64>,
    /// Labels that are translated in several ways.
    several: HashSet<(Word, u16)>,
}

/// The memory without a part of the site, so that this part does not speak for itself.
#[derive(Debug)]
pub struct Elsewhere<'a> {
    memory: &'a Memory,
    own: Times,
}

impl Memory {
    pub fn of<'a>(labels: impl Iterator<Item = &'a Label>) -> Self {
        let mut memory = Memory::default();
        for label in labels {
            let (lead, own) = label.words();
            *memory.times.entry(pair(lead, own)).or_default() += 1;
            let known = memory.first.entry((lead, own.0)).or_insert(own.1);
            if *known != own.1 {
                memory.several.insert((lead, own.0));
            }
        }
        memory
    }

    /// Whether a label is not translated alike everywhere.
    pub fn varies(&self, label: &Label) -> bool {
        let (lead, own) = label.words();
        self.several.contains(&(lead, own.0))
    }

    pub fn without<'a>(&self, labels: impl Iterator<Item = &'a Label>) -> Elsewhere<'_> {
        let mut own = Times::new();
        for label in labels {
            let (lead, word) = label.words();
            *own.entry(pair(lead, word)).or_default() += 1;
        }
        Elsewhere { memory: self, own }
    }
}

impl Elsewhere<'_> {
    /// How often two labels are each other's translation.
    pub fn times(&self, a: Word, b: Word) -> u32 {
        let of = |times: &Times| times.get(&pair(a, b)).copied().unwrap_or(0);
        of(&self.memory.times).saturating_sub(of(&self.own))
    }
}

fn pair(a: Word, b: Word) -> (Word, Word) {
    if a.0 <= b.0 { (a, b) } else { (b, a) }
}
