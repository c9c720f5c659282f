//! Gives the names of countries, continents and other areas in one language.

use std::collections::{BTreeMap, BTreeSet};

use super::text::fold;

/// Folded names.
#[derive(Debug, Default)]
pub(super) struct Regions {
    areas: BTreeSet<String>,
    /// With the two letters of each.
    countries: BTreeMap<String, String>,
}

/// What parts areas of which a label names several.
const PARTED: [char; 3] = [',', '/', ';'];

impl Regions {
    pub fn add(&mut self, areas: &[String]) {
        self.areas.extend(areas.iter().map(|name| fold(name)));
    }

    pub fn add_countries(&mut self, countries: BTreeMap<String, Vec<String>>) {
        for (code, names) in countries {
            let names = names.iter().map(|name| (fold(name), code.clone()));
            self.countries.extend(names);
        }
    }

    /// The two letters of the country whose name a label is.
    pub fn country(&self, label: &str) -> Option<&str> {
        let label = fold(label);
        let words: Vec<&str> = label.split_whitespace().collect();
        self.countries.get(&words.join(" ")).map(String::as_str)
    }

    /// Whether a label names areas and nothing else. `is_joint` knows the words between two of them.
    pub fn are(&self, label: &str, is_joint: impl Fn(&str) -> bool) -> bool {
        let label = fold(label);
        let known = |words: &[&str]| {
            let name = words.join(" ");
            self.areas.contains(&name) || self.countries.contains_key(&name)
        };
        let named = |part: &str| {
            let words: Vec<&str> = part.split_whitespace().collect();
            let parts = words.split(|word| is_joint(word));
            let mut parts = parts.filter(|part| !part.is_empty()).peekable();
            known(&words) || (parts.peek().is_some() && parts.all(known))
        };
        let parts = label.split(PARTED);
        let mut parts = parts.filter(|part| !part.trim().is_empty()).peekable();
        named(&label) || (parts.peek().is_some() && parts.all(named))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_known_by_name_alone_and_together() {
        let mut regions = Regions::default();
        let names = ["Europe", "Africa", "Middle East", "Bosnia & Herzegovina"];
        regions.add(&names.map(String::from));
        let are = |label: &str| regions.are(label, |word| matches!(word, "&" | "and"));
        for areas in [
            "Europe",
            "Europe, Middle East & Africa",
            "Africa and Europe",
            "Bosnia & Herzegovina, Africa",
            "Europe / Africa",
        ] {
            assert!(are(areas), "{areas}");
        }
        for none in [
            "",
            "&",
            ",",
            "Fax",
            "Europe fax",
            "Europe, fax",
            "Do not call",
        ] {
            assert!(!are(none), "{none}");
        }
    }
}
