//! Gives the forms of a lexicon letter by letter, so that the longest at a place of a text is found
//! in one walk, however many there are.

use std::collections::BTreeMap;

use super::Meaning;

/// What has been read of a form.
#[derive(Debug, Default)]
struct Spelled {
    /// What the letters so far mean, where they are a form.
    meaning: Option<Meaning>,
    /// The letters that may follow, in order, and what is read with each.
    next: Vec<(char, usize)>,
}

#[derive(Debug, Default)]
pub struct Spellings(Vec<Spelled>);

impl Spellings {
    /// Where nothing has been read.
    pub const START: usize = 0;

    pub fn of(forms: &BTreeMap<String, Meaning>) -> Self {
        let mut spellings = Spellings(vec![Spelled::default()]);
        for (form, meaning) in forms {
            let end = form.chars().fold(Self::START, |place, c| {
                let known = spellings.after(place, c);
                known.unwrap_or_else(|| spellings.add(place, c))
            });
            spellings.0[end].meaning = Some(meaning.clone());
        }
        spellings
    }

    /// Forms come in the order of their letters, so a new letter stands behind all others.
    fn add(&mut self, place: usize, c: char) -> usize {
        let added = self.0.len();
        self.0.push(Spelled::default());
        self.0[place].next.push((c, added));
        added
    }

    /// What is read with one more letter.
    pub fn after(&self, place: usize, c: char) -> Option<usize> {
        let next = &self.0.get(place)?.next;
        let index = next.binary_search_by_key(&c, |(letter, _)| *letter).ok()?;
        Some(next[index].1)
    }

    pub fn meaning(&self, place: usize) -> Option<&Meaning> {
        self.0.get(place)?.meaning.as_ref()
    }
}
