//! Gives the form of a pack: readings one behind the other, and then the list of what they are. It is read and
//! written in parts, wherever it lies.

use std::io::{self, Write};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::digest::digest;

/// Bytes that lie where this room does not reach.
pub trait Bytes: Send + Sync {
    /// None: they cannot be had.
    fn get(&self, range: Range<u64>) -> Option<Vec<u8>>;
}

/// A place to which what was read goes at once, so that memory does not grow with it.
pub trait Spill: Bytes {
    /// Puts bytes behind those that are there. None: they could not be kept.
    fn add(&self, bytes: &[u8]) -> Option<Range<u64>>;
}

/// Why bytes are no pack for this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    Damaged,
    /// Another program wrote them.
    Program,
}

/// Where a reading lies, and the number by which it is known to be whole.
#[derive(Clone)]
pub struct Spot {
    pub range: Range<u64>,
    pub sum: u128,
}

impl Spot {
    /// The bytes that were put there; none where they are not the same any more.
    pub fn read(&self, from: &dyn Bytes) -> Option<Vec<u8>> {
        let bytes = from.get(self.range.clone())?;
        (digest([bytes.as_slice()]) == self.sum).then_some(bytes)
    }
}

/// What a pack holds.
pub struct Opened {
    pub common: u128,
    pub families: Vec<(String, Spot)>,
}

const MAGIC: &[u8] = b"isogloss";

/// The number of this very program (build.rs): what another one has written, none understands.
const PROGRAM: &[u8] = env!("ISOGLOSS_PROGRAM").as_bytes();

/// Where the first reading begins.
const START: u64 = (MAGIC.len() + PROGRAM.len()) as u64;

/// A pack ends with the length of its list and the number of that.
const LENGTH: u64 = size_of::<u64>() as u64;
const END: u64 = LENGTH + size_of::<u128>() as u64;

#[derive(Serialize, Deserialize)]
struct List {
    common: u128,
    /// Each family with the length of its reading and the number of that.
    families: Vec<(String, u64, u128)>,
}

/// Reads what a pack of a length holds, and none of its readings.
pub fn open(bytes: &dyn Bytes, length: u64) -> Result<Opened, Foreign> {
    let part = |range: Range<u64>| bytes.get(range).ok_or(Foreign::Damaged);
    let start = part(0..START.min(length))?;
    let program = start.strip_prefix(MAGIC).ok_or(Foreign::Damaged)?;
    if program != PROGRAM {
        return Err(Foreign::Program);
    }
    let end = length.checked_sub(END).ok_or(Foreign::Damaged)?;
    let last = part(end..length)?;
    let (size, sum) = last.split_first_chunk().ok_or(Foreign::Damaged)?;
    let list = end.checked_sub(u64::from_le_bytes(*size));
    let list = list.filter(|at| *at >= START).ok_or(Foreign::Damaged)?;
    let named = part(list..end)?;
    if sum != digest([named.as_slice()]).to_le_bytes() {
        return Err(Foreign::Damaged);
    }
    let named: List = postcard::from_bytes(&named).map_err(|_| Foreign::Damaged)?;
    let mut at = START;
    let families = named.families.into_iter().map(|(family, length, sum)| {
        let end = at.checked_add(length).filter(|end| *end <= list)?;
        let range = std::mem::replace(&mut at, end)..end;
        Some((family, Spot { range, sum }))
    });
    let families = families.collect::<Option<_>>().ok_or(Foreign::Damaged)?;
    if at != list {
        return Err(Foreign::Damaged);
    }
    Ok(Opened {
        common: named.common,
        families,
    })
}

/// Writes a pack of readings, each read when its turn comes. Those that cannot be had are left out.
pub fn write<'a>(
    common: u128,
    readings: impl Iterator<Item = (&'a str, &'a dyn Bytes, Spot)>,
    to: &mut dyn Write,
) -> io::Result<()> {
    let mut families = Vec::new();
    to.write_all(MAGIC)?;
    to.write_all(PROGRAM)?;
    for (family, from, spot) in readings {
        if let Some(bytes) = spot.read(from) {
            to.write_all(&bytes)?;
            families.push((family.to_owned(), bytes.len() as u64, spot.sum));
        }
    }
    let list = List { common, families };
    let list = postcard::to_stdvec(&list).map_err(io::Error::other)?;
    to.write_all(&list)?;
    to.write_all(&(list.len() as u64).to_le_bytes())?;
    to.write_all(&digest([list.as_slice()]).to_le_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Bytes for Vec<u8> {
        fn get(&self, range: Range<u64>) -> Option<Vec<u8>> {
            let range = range.start as usize..range.end as usize;
            self.as_slice().get(range).map(<[u8]>::to_vec)
        }
    }

    fn opened(bytes: &[u8]) -> Result<Opened, Foreign> {
        open(&bytes.to_vec(), bytes.len() as u64)
    }

    #[test]
    fn what_is_damaged_or_of_another_program_is_no_pack_and_no_reading() {
        let readings = b"reading".to_vec();
        let spot = |range: Range<u64>| Spot {
            sum: digest([readings.get(range.clone()).unwrap().as_slice()]),
            range,
        };
        let lost = Spot {
            sum: 0,
            range: 0..7,
        };
        let named = [("index", spot(0..7)), ("lost", lost), ("plans", spot(7..7))];
        let named = named.into_iter();
        let mut whole = Vec::new();
        let named = named.map(|(name, spot)| (name, &readings as &dyn Bytes, spot));
        write(7, named, &mut whole).unwrap();
        let pack = opened(&whole).ok().unwrap();
        let names: Vec<&str> = pack.families.iter().map(|(name, _)| &**name).collect();
        assert_eq!((pack.common, names), (7, vec!["index", "plans"]));
        let (_, first) = &pack.families[0];
        assert_eq!(first.read(&whole).unwrap(), b"reading");
        for at in 0..whole.len() {
            assert!(opened(&whole[..at]).is_err(), "cut at {at}");
            let mut other = whole.clone();
            other[at] ^= 1;
            match first.range.contains(&(at as u64)) {
                true => assert!(first.read(&other).is_none(), "changed at {at}"),
                false => assert!(opened(&other).is_err(), "changed at {at}"),
            }
        }
        let mut other = whole;
        other[MAGIC.len()] ^= 1;
        assert_eq!(opened(&other).err(), Some(Foreign::Program));
    }
}
