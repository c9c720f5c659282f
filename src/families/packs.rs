//! Gives readings a form that lasts: packs of bytes, each good for one program, and for one site as its
//! settings and words are.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Rule;
use crate::digest::digest;

use super::memo::{Known, lock};
use super::shard::part;

/// Into so many packs the families of a site go, so that an edit writes few of them anew.
const PACKS: u32 = 64;

const MAGIC: &[u8] = b"isogloss";

/// The number of this very program (build.rs): what another one has written, none understands.
const PROGRAM: &[u8] = env!("ISOGLOSS_PROGRAM").as_bytes();

/// The readings of families, each as bytes until it is asked for.
pub struct Packs {
    /// By which findings have their rules again.
    rules: Vec<&'static Rule>,
    files: Vec<File>,
    old: BTreeMap<String, (usize, Range<usize>)>,
    /// What was read since; none for what is not to be kept.
    new: Mutex<BTreeMap<String, Option<Vec<u8>>>>,
    /// The packs of which something was taken out.
    poorer: BTreeSet<u32>,
}

struct File {
    common: u128,
    bytes: Vec<u8>,
}

/// How a pack begins; behind it stand the readings.
#[derive(Serialize, Deserialize)]
struct Head {
    common: u128,
    /// Each family with the length of its reading.
    families: Vec<(String, usize)>,
}

/// Why bytes are no pack for this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    Damaged,
    /// Another program wrote them.
    Program,
}

impl Packs {
    pub fn new(rules: Vec<&'static Rule>) -> Self {
        Packs {
            rules,
            files: Vec::new(),
            old: BTreeMap::new(),
            new: Mutex::default(),
            poorer: BTreeSet::new(),
        }
    }

    pub fn take_in(&mut self, bytes: Vec<u8>) -> Result<(), Foreign> {
        let (head, mut at) = opened(&bytes)?;
        for (family, length) in head.families {
            let end = at.checked_add(length).filter(|end| *end <= bytes.len());
            let end = end.ok_or(Foreign::Damaged)?;
            self.old.insert(family, (self.files.len(), at..end));
            at = end;
        }
        self.files.push(File {
            common: head.common,
            bytes,
        });
        Ok(())
    }

    /// Of the packs in the order in which they were taken in, the first that was read with other settings or
    /// words.
    pub fn not_of(&self, common: u128) -> Option<usize> {
        self.files.iter().position(|file| file.common != common)
    }

    /// Forgets what was read with other settings and words, and families that are gone.
    pub fn renew(&mut self, common: u128, is_there: impl Fn(&str) -> bool) {
        let Packs {
            files, old, poorer, ..
        } = self;
        old.retain(|family, (file, _)| {
            let stays = files[*file].common == common && is_there(family);
            if !stays {
                poorer.insert(part(family, PACKS));
            }
            stays
        });
    }

    pub fn get(&self, family: &str) -> Option<Known> {
        let (file, range) = self.old.get(family)?;
        let bytes = self.files[*file].bytes.get(range.clone())?;
        let (rules, mut known): (Vec<String>, Known) = postcard::from_bytes(bytes).ok()?;
        let problems = &mut known.reading.problems;
        if rules.len() != problems.len() {
            return None;
        }
        for (problem, name) in problems.iter_mut().zip(rules) {
            problem.rule = self.rules.iter().find(|rule| rule.name == name)?;
        }
        Some(known)
    }

    pub fn put(&self, family: &str, known: &Known) {
        let problems = known.reading.problems.iter();
        let rules: Vec<&str> = problems.map(|problem| problem.rule.name).collect();
        let bytes = match known.is_torn() {
            true => None,
            false => postcard::to_stdvec(&(rules, known)).ok(),
        };
        lock(&self.new).insert(family.to_owned(), bytes);
    }

    /// The packs that are other ones than were taken in, by number; without bytes where nothing is left.
    pub fn changed(&self, common: u128) -> Vec<(u32, Option<Vec<u8>>)> {
        let new = lock(&self.new);
        let mut numbers = self.poorer.clone();
        numbers.extend(new.keys().map(|family| part(family, PACKS)));
        let mut packs: BTreeMap<u32, Vec<(&str, &[u8])>> = BTreeMap::new();
        for (family, bytes) in self.all(&new) {
            let number = part(family, PACKS);
            if numbers.contains(&number) {
                packs.entry(number).or_default().push((family, bytes));
            }
        }
        let pack = |number| (number, packs.get(&number).and_then(|all| pack(common, all)));
        numbers.into_iter().map(pack).collect()
    }

    /// All readings as one pack.
    pub fn whole(&self, common: u128) -> Option<Vec<u8>> {
        let new = lock(&self.new);
        pack(common, &self.all(&new).collect::<Vec<_>>())
    }

    fn all<'a>(
        &'a self,
        new: &'a BTreeMap<String, Option<Vec<u8>>>,
    ) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        let old = self
            .old
            .iter()
            .filter(|(family, _)| !new.contains_key(*family));
        let old = old.filter_map(|(family, (file, range))| {
            Some((family.as_str(), self.files[*file].bytes.get(range.clone())?))
        });
        let new = new.iter();
        old.chain(new.filter_map(|(family, bytes)| Some((family.as_str(), bytes.as_deref()?))))
    }
}

/// The head of a pack, and where the first reading stands.
fn opened(bytes: &[u8]) -> Result<(Head, usize), Foreign> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(Foreign::Damaged)?;
    let rest = rest.strip_prefix(PROGRAM).ok_or(Foreign::Program)?;
    let (sum, rest) = rest.split_first_chunk().ok_or(Foreign::Damaged)?;
    if u128::from_le_bytes(*sum) != digest([rest]) {
        return Err(Foreign::Damaged);
    }
    let (head, readings) = postcard::take_from_bytes(rest).map_err(|_| Foreign::Damaged)?;
    Ok((head, bytes.len() - readings.len()))
}

fn pack(common: u128, families: &[(&str, &[u8])]) -> Option<Vec<u8>> {
    let named = families.iter();
    let head = Head {
        common,
        families: named
            .map(|(name, bytes)| ((*name).to_owned(), bytes.len()))
            .collect(),
    };
    let mut rest = postcard::to_stdvec(&head).ok()?;
    families
        .iter()
        .for_each(|(_, bytes)| rest.extend_from_slice(bytes));
    let sum = digest([rest.as_slice()]).to_le_bytes();
    Some([MAGIC, PROGRAM, &sum, &rest].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_damaged_or_of_another_program_is_no_pack() {
        let whole = pack(7, &[("index", b"reading"), ("plans", b"")]).unwrap();
        let taken = |bytes: &[u8]| Packs::new(Vec::new()).take_in(bytes.to_vec());
        assert_eq!(taken(&whole), Ok(()));
        for end in 0..whole.len() {
            assert!(taken(&whole[..end]).is_err(), "cut at {end}");
            let mut other = whole.clone();
            other[end] ^= 1;
            assert!(taken(&other).is_err(), "changed at {end}");
        }
        let mut other = whole;
        other[MAGIC.len()] ^= 1;
        assert_eq!(taken(&other), Err(Foreign::Program));
    }
}
