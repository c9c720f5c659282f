//! Gives readings a form that lasts: packs of bytes, each good for one program, and for one site as its
//! settings and words are.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use crate::diagnostic::Rule;
use crate::digest::digest;

use super::memo::{Known, lock};
use super::pack::{self, Bytes, Foreign, Spill, Spot};
use super::shard::part;

/// Into so many packs the families of a site go, so that an edit writes few of them anew.
const PACKS: u32 = 64;

/// The readings of families. They lie elsewhere until they are asked for, so that memory does not grow with
/// them.
pub struct Packs {
    /// By which findings have their rules again.
    rules: Vec<&'static Rule>,
    files: Vec<File>,
    old: BTreeMap<String, (usize, Spot)>,
    /// None: nothing that is read is kept.
    spill: Option<Arc<dyn Spill>>,
    /// What was read since; none for what is not to be kept.
    new: Mutex<BTreeMap<String, Option<Spot>>>,
    /// The packs of which something was taken out.
    poorer: BTreeSet<u32>,
}

struct File {
    common: u128,
    bytes: Box<dyn Bytes>,
}

impl Packs {
    pub fn new(rules: Vec<&'static Rule>, spill: Option<Arc<dyn Spill>>) -> Self {
        Packs {
            rules,
            files: Vec::new(),
            old: BTreeMap::new(),
            spill,
            new: Mutex::default(),
            poorer: BTreeSet::new(),
        }
    }

    pub fn take_in(&mut self, bytes: Box<dyn Bytes>, length: u64) -> Result<(), Foreign> {
        let pack = pack::open(&*bytes, length)?;
        let families = pack.families.into_iter();
        let file = self.files.len();
        self.old
            .extend(families.map(|(family, spot)| (family, (file, spot))));
        self.files.push(File {
            common: pack.common,
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
        let (file, spot) = self.old.get(family)?;
        let bytes = spot.read(&*self.files[*file].bytes)?;
        let (rules, mut known): (Vec<String>, Known) = postcard::from_bytes(&bytes).ok()?;
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
        let Some(spill) = &self.spill else {
            return;
        };
        let spot = match known.is_torn() {
            true => None,
            false => spilled(&**spill, known),
        };
        lock(&self.new).insert(family.to_owned(), spot);
    }

    /// The packs that are other ones than were taken in, by number, and whether anything is left for them.
    pub fn changed(&self) -> Vec<(u32, bool)> {
        let new = lock(&self.new);
        let mut numbers = self.poorer.clone();
        numbers.extend(new.keys().map(|family| part(family, PACKS)));
        let left: BTreeSet<u32> = self
            .all(&new)
            .map(|(family, ..)| part(family, PACKS))
            .collect();
        let numbers = numbers.into_iter();
        numbers
            .map(|number| (number, left.contains(&number)))
            .collect()
    }

    /// Writes one of the packs.
    pub fn write(&self, common: u128, number: u32, to: &mut dyn Write) -> io::Result<()> {
        let new = lock(&self.new);
        let own = |(family, ..): &(&str, _, _)| part(family, PACKS) == number;
        pack::write(common, self.all(&new).filter(own), to)
    }

    /// Writes all readings as one pack.
    pub fn write_whole(&self, common: u128, to: &mut dyn Write) -> io::Result<()> {
        let new = lock(&self.new);
        pack::write(common, self.all(&new), to)
    }

    fn all<'a>(
        &'a self,
        new: &'a BTreeMap<String, Option<Spot>>,
    ) -> impl Iterator<Item = (&'a str, &'a dyn Bytes, Spot)> {
        let old = self
            .old
            .iter()
            .filter(|(family, _)| !new.contains_key(*family));
        let old = old.map(|(family, (file, spot))| {
            let bytes = &*self.files[*file].bytes;
            (family.as_str(), bytes, spot.clone())
        });
        let new = new.iter().filter_map(|(family, spot)| {
            let spill: &dyn Bytes = &**self.spill.as_ref()?;
            Some((family.as_str(), spill, spot.clone()?))
        });
        old.chain(new)
    }
}

/// Lays what was read of a family aside.
fn spilled(spill: &dyn Spill, known: &Known) -> Option<Spot> {
    let problems = known.reading.problems.iter();
    let rules: Vec<&str> = problems.map(|problem| problem.rule.name).collect();
    let bytes = postcard::to_stdvec(&(rules, known)).ok()?;
    let range = spill.add(&bytes)?;
    let sum = digest([bytes.as_slice()]);
    Some(Spot { range, sum })
}
