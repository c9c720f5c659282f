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

/// The memory without a part of the site, so that this part does not speak for itself, or with
/// another text of it.
#[derive(Clone, Debug)]
pub struct Elsewhere<'a> {
    memory: &'a Memory,
    /// What is to be added to the times of the memory.
    other: HashMap<(Word, Word), i64>,
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

    pub fn whole(&self) -> Elsewhere<'_> {
        Elsewhere {
            memory: self,
            other: HashMap::new(),
        }
    }
}

impl Elsewhere<'_> {
    /// How often two labels are each other's translation.
    pub fn times(&self, a: Word, b: Word) -> u32 {
        let pair = pair(a, b);
        let times = self.memory.times.get(&pair).copied().unwrap_or(0);
        let other = self.other.get(&pair).copied().unwrap_or(0);
        (i64::from(times) + other).try_into().unwrap_or(0)
    }

    /// Whether a label is not translated alike everywhere.
    pub fn varies(&self, label: &Label) -> bool {
        let (lead, own) = label.words();
        let key = (lead, own.0);
        let known = self.memory.first.get(&key);
        self.memory.several.contains(&key) || known.is_some_and(|known| *known != own.1)
    }

    pub fn without<'l>(&self, labels: impl Iterator<Item = &'l Label>) -> Self {
        self.changed(labels, -1)
    }

    pub fn with<'l>(&self, labels: impl Iterator<Item = &'l Label>) -> Self {
        self.changed(labels, 1)
    }

    fn changed<'l>(&self, labels: impl Iterator<Item = &'l Label>, by: i64) -> Self {
        let mut changed = self.clone();
        for label in labels {
            let (lead, own) = label.words();
            *changed.other.entry(pair(lead, own)).or_default() += by;
        }
        changed
    }
}

fn pair(a: Word, b: Word) -> (Word, Word) {
    if a.0 <= b.0 { (a, b) } else { (b, a) }
}
