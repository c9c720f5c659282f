//! Gives the names of countries, continents and other areas in one language.

use std::collections::BTreeSet;

use super::text::fold;

/// Folded.
#[derive(Debug, Default)]
pub(super) struct Regions(BTreeSet<String>);

/// What parts areas of which a label names several.
const PARTED: [char; 3] = [',', '/', ';'];

impl Regions {
    pub fn add(&mut self, names: &[String]) {
        self.0.extend(names.iter().map(|name| fold(name)));
    }

    /// Whether a label names areas and nothing else. `is_joint` knows the words between two of them.
    pub fn are(&self, label: &str, is_joint: impl Fn(&str) -> bool) -> bool {
        let label = fold(label);
        let known = |words: &[&str]| self.0.contains(&words.join(" "));
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
