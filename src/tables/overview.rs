//! Gives how every page of a site stands in every language, with totals: what the map for writers and
//! `status` show.

use std::ops::AddAssign;

use crate::site::Site;

use super::locales::{Findings, State};

#[derive(Debug, Default)]
pub struct Overview {
    /// By family, then by locale.
    pub pages: Vec<Vec<State>>,
    /// By locale.
    pub totals: Vec<Counts>,
}

/// How many pages are in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([usize; State::ALL.len()]);

impl Overview {
    pub fn of(site: &Site, findings: &Findings) -> Self {
        let locales = site.locales.len();
        let mut overview = Overview {
            pages: Vec::with_capacity(site.families.len()),
            totals: vec![Counts::default(); locales],
        };
        for family in &site.families {
            let states = (0..locales).map(|locale| findings.state(site, family, locale));
            let states: Vec<State> = states.collect();
            for (total, state) in overview.totals.iter_mut().zip(&states) {
                total.add(*state);
            }
            overview.pages.push(states);
        }
        overview
    }

    /// The pages of some languages together.
    pub fn total(&self, locales: impl IntoIterator<Item = usize>) -> Counts {
        let mut sum = Counts::default();
        for locale in locales {
            sum += self.totals[locale];
        }
        sum
    }
}

impl Counts {
    pub fn add(&mut self, state: State) {
        // What need not be there does not count.
        if let Some(count) = self.0.get_mut(state as usize) {
            *count += 1;
        }
    }

    pub fn of(&self, state: State) -> usize {
        self.0.get(state as usize).copied().unwrap_or_default()
    }

    pub fn pages(&self) -> usize {
        self.0.iter().sum()
    }

    /// The share of pages that are there and as they should be; only all of them are 100 per cent.
    pub fn percent(&self) -> usize {
        let present = self.of(State::Present) * 100;
        present.checked_div(self.pages()).unwrap_or(100)
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        for (own, others) in self.0.iter_mut().zip(other.0) {
            *own += others;
        }
    }
}
