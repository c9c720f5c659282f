//! Gives all families of a site, read side by side and, where labels are in doubt, once more with what
//! the whole site calls them.

mod memo;
mod pack;
mod packs;
mod shard;

use rayon::prelude::*;

use crate::compare::{Comparison, Elsewhere, Memory};
use crate::family::{self, Reader, Reading};
use crate::found::Found;
use crate::rules;
use crate::site::{Family, Label};

pub use memo::Memo;
pub use pack::{Bytes, Foreign, Spill};
pub use shard::Shard;

/// Reads all families. Where rows of a table lie beside wrong ones, what the other pages call them
/// tells whether they moved; those families are read again.
pub fn read(reader: &Reader, found: &Found, memo: Option<&Memo>) -> (Vec<Reading>, Memory) {
    let pages: Vec<_> = found.pages.iter().collect();
    let read = |reader: &Reader, index: usize| {
        let (path, files) = pages[index];
        family::read(reader, path, files)
    };
    let numbers = (0..pages.len()).into_par_iter();
    let first = |index: usize| match memo {
        Some(memo) => memo.read(reader, pages[index].0, pages[index].1),
        None => read(reader, index),
    };
    let mut families: Vec<_> = numbers.map(first).collect();
    let memory = memory(families.iter().map(|reading| &reading.family));
    let whole = memory.whole();
    let again = families.par_iter_mut().enumerate();
    again.for_each(|(index, reading)| {
        if let Some(elsewhere) = told(&reading.family.labels, reading.unsettled, &whole) {
            *reading = read(&reader.knowing(&elsewhere), index);
        }
    });
    let memory = self::memory(families.iter().map(|reading| &reading.family));
    (families, memory)
}

/// The pages of one family side by side, as they were when the site was read.
pub fn comparison(reader: &Reader, all: &[Family], family: &Family) -> Option<Comparison> {
    let pages = family.pages.iter().enumerate();
    let files = pages.filter_map(|(locale, page)| Some((locale, page.as_ref()?.path.to_string())));
    let files = files.collect();
    let first = reader.comparison(&family.path, &files)?;
    let memory = memory(all.iter());
    let (labels, unsettled) = (first.labels(), first.has_odd_rows());
    match told(&labels, unsettled, &memory.whole()) {
        Some(elsewhere) => reader.knowing(&elsewhere).comparison(&family.path, &files),
        None => Some(first),
    }
}

/// What the other families know of labels, where that may tell otherwise of a family's rows.
fn told<'m>(labels: &[Label], unsettled: bool, whole: &Elsewhere<'m>) -> Option<Elsewhere<'m>> {
    let elsewhere = whole.without(labels.iter());
    let knows = |label: &Label| {
        let (lead, own) = label.words();
        elsewhere.times(lead, own) > 0
    };
    let told = unsettled && labels.iter().any(knows);
    (told || rules::has_doubts(labels, whole)).then_some(elsewhere)
}

fn memory<'a>(families: impl Iterator<Item = &'a Family>) -> Memory {
    Memory::of(families.flat_map(|family| &family.labels))
}
