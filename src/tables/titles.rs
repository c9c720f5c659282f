//! Gives the plan that a column is named for. Pages call a plan by its title, or by the word of it that
//! tells it from the others.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::locale::text::{fold, is_unspaced};
use crate::site::{Entry, Family, Line, Site, Target};

/// From how many bytes on a word names a plan by itself; the letter of a script without blanks does.
const CLEAR: usize = 3;

type Words = BTreeSet<String>;

/// What the plans of a table are called, by locale and plan: their headings, the titles of their
/// fields, and the words of the navigation.
pub struct Titles {
    titles: Vec<Vec<Vec<Words>>>,
    /// By locale, the heads that were looked up, and what they name: the cells of a column share theirs.
    known: Vec<HashMap<String, Option<usize>>>,
}

impl Titles {
    pub fn of(site: &Site, families: &[&Family]) -> Self {
        let locales = site.locales.iter().enumerate();
        let titles = locales.map(|(index, locale)| {
            let mut listed = BTreeMap::new();
            list(&locale.contents, &mut listed);
            let plans = families.iter().map(|family| {
                let Some(page) = &family.pages[index] else {
                    return Vec::new();
                };
                let names = [Some(page.title.as_str()), page.front_title.as_deref()];
                let names = names.into_iter().flatten();
                let listed = listed.get(family.path.as_str()).into_iter().flatten();
                names.chain(listed.copied()).map(words).collect()
            });
            plans.collect()
        });
        Titles {
            titles: titles.collect(),
            known: vec![HashMap::new(); site.locales.len()],
        }
    }

    /// The plan that the column at a place among a line's is named for, by most of the languages.
    pub fn plan(&mut self, line: &Line, column: usize) -> Option<usize> {
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        for (locale, statement) in line.0.iter().enumerate() {
            let columns = statement
                .iter()
                .flat_map(|s| s.address.each_column().get(column));
            for plan in columns
                .flatten()
                .filter_map(|head| self.named(locale, head))
            {
                *votes.entry(plan).or_default() += 1;
            }
        }
        let most = *votes.values().max()?;
        let mut best = votes.into_iter().filter(|(_, votes)| *votes == most);
        let (plan, _) = best.next()?;
        best.next().is_none().then_some(plan)
    }

    /// The plan that a head names, and no other.
    pub fn named(&mut self, locale: usize, head: &str) -> Option<usize> {
        if let Some(known) = self.known[locale].get(head) {
            return *known;
        }
        let plan = named(&self.titles[locale], &words(head));
        self.known[locale].insert(head.to_owned(), plan);
        plan
    }
}

/// The plan that the words of a head name, of plans by what they are called.
fn named(plans: &[Vec<Words>], head: &Words) -> Option<usize> {
    let own = |words: &Words| -> Words {
        let told = |word: &&String| {
            let mut with = plans
                .iter()
                .map(|names| names.iter().any(|n| n.contains(*word)));
            with.clone().any(|has| has) && !with.all(|has| has)
        };
        words.iter().filter(told).cloned().collect()
    };
    let sole = |is: &dyn Fn(&Words) -> bool| {
        let mut found = (0..plans.len()).filter(|&plan| plans[plan].iter().any(is));
        let plan = found.next()?;
        found.next().is_none().then_some(plan)
    };
    let telling = own(head);
    // A letter or a figure may stand in a head for other reasons.
    let is_clear = |word: &String| word.len() >= CLEAR;
    let clear = telling.iter().any(is_clear);
    sole(&|name| name == head).or_else(|| {
        let told = |name: &Words| clear || head.is_subset(name);
        sole(&|name| !telling.is_empty() && own(name) == telling && told(name))
    })
}

/// The words of a title; of scripts without blanks, the letters.
fn words(text: &str) -> Words {
    let text = fold(text);
    let parts = text.split(|c: char| !c.is_alphanumeric());
    let mut words = Words::new();
    for part in parts.filter(|part| !part.is_empty()) {
        match part.contains(is_unspaced) {
            true => words.extend(part.chars().map(String::from)),
            false => drop(words.insert(part.to_owned())),
        }
    }
    words
}

/// What the navigation calls each page.
fn list<'a>(entries: &'a [Entry], listed: &mut BTreeMap<&'a str, Vec<&'a str>>) {
    for entry in entries {
        if let Some(Target::Page { family, .. }) = &entry.target {
            listed.entry(family).or_default().push(&entry.title);
        }
        list(&entry.children, listed);
    }
}
