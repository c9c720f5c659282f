//! Gives the forms of a lexicon letter by letter, so that the longest at a place of a text is found
//! in one walk, however many there are.

use std::collections::BTreeMap;

use super::Meaning;

/// What has been read of a form.
#[derive(Debug, Default)]
struct Spelled {
    /// What the letters so far mean, where they are a form: the number of the meaning.
    meaning: Option<u32>,
    /// The letters that may follow, in order, and what is read with each.
    next: Vec<(char, u32)>,
}

#[derive(Debug, Default)]
pub struct Spellings {
    spelled: Vec<Spelled>,
    meanings: Vec<Meaning>,
    /// What is read with a first letter of ASCII. Every word of a text is looked up by its first letter, and
    /// most are given up by the second.
    first: Vec<Option<u32>>,
}

/// What has been read: the number of a [`Spelled`].
#[derive(Clone, Copy)]
pub struct Read(u32);

impl Spellings {
    pub fn of(forms: &BTreeMap<String, Meaning>) -> Self {
        let mut spellings = Spellings {
            spelled: vec![Spelled::default()],
            ..Spellings::default()
        };
        for (form, meaning) in forms {
            let end = form.chars().fold(Read(0), |read, c| {
                let known = spellings.after(read, c);
                known.unwrap_or_else(|| spellings.add(read, c))
            });
            spellings.spelled[end.0 as usize].meaning = Some(spellings.meanings.len() as u32);
            spellings.meanings.push(meaning.clone());
        }
        let ascii = (0..128).map(char::from);
        let first = ascii.map(|c| Some(spellings.after(Read(0), c)?.0));
        spellings.first = first.collect();
        spellings
    }

    /// Forms come in the order of their letters, so a new letter stands behind all others.
    fn add(&mut self, read: Read, c: char) -> Read {
        let added = self.spelled.len() as u32;
        self.spelled.push(Spelled::default());
        self.spelled[read.0 as usize].next.push((c, added));
        Read(added)
    }

    /// What is read with a first letter.
    pub fn start(&self, c: char) -> Option<Read> {
        match self.first.get(c as usize) {
            Some(known) => known.map(Read),
            None => self.after(Read(0), c),
        }
    }

    /// What is read with one more letter.
    pub fn after(&self, read: Read, c: char) -> Option<Read> {
        let next = &self.spelled.get(read.0 as usize)?.next;
        let index = match next.len() {
            // A form that has no sister goes on in one way.
            1 => (next[0].0 == c).then_some(0)?,
            _ => next.binary_search_by_key(&c, |(letter, _)| *letter).ok()?,
        };
        Some(Read(next[index].1))
    }

    pub fn meaning(&self, read: Read) -> Option<&Meaning> {
        let number = self.spelled.get(read.0 as usize)?.meaning?;
        self.meanings.get(number as usize)
    }
}
