//! Gives each finding a name that stays the same when lines move and changes when a value does.

use super::Diagnostic;

impl Diagnostic {
    /// What a finding is, whatever the line: page, language, place in words, rule and both values.
    pub fn identity(&self) -> [&str; 6] {
        let (page, locale) = self.owner();
        let place = self.drift.as_ref().map_or("", |drift| &drift.address);
        let (found, expected) = self.values();
        [page, locale, place, self.rule.name, found, expected]
    }

    /// The identity in sixteen hexadecimal digits. Equal findings of one run are counted, so that
    /// no two have one fingerprint.
    pub fn fingerprint(&self) -> String {
        let digits = format!("{:016x}", fnv(&self.identity()));
        match self.twins {
            0 => digits,
            twins => format!("{digits}-{}", twins + 1),
        }
    }

    /// Both values. For what has none, the message says what is found.
    pub fn values(&self) -> (&str, &str) {
        match &self.drift {
            Some(drift) => (&drift.found, &drift.expected),
            None => (&self.message, ""),
        }
    }

    /// The page and its language. A part that several pages share goes by its own path, for which of
    /// the pages comes first may change.
    fn owner(&self) -> (&str, &str) {
        let path = &*self.place.path;
        let Some(page) = &self.page else {
            return (path, "");
        };
        let endings = [".md", ".yml", ".yaml"];
        let mut names = endings
            .iter()
            .filter_map(|ending| path.strip_suffix(ending));
        let name = names.next().unwrap_or(path);
        match name.ends_with(&*page.family) {
            true => (&page.family, &page.locale),
            false => (path, &page.locale),
        }
    }
}

/// FNV-1a with 64 bits, written out here because a fingerprint must outlive every library.
fn fnv(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Drift, Group, Level, Place, Rule};

    const RULE: Rule = Rule {
        name: "mismatched-hours",
        level: Level::Error,
        group: Group::Facts,
        summary: "",
    };

    #[test]
    fn lines_do_not_matter_and_values_do() {
        let finding = |line: u32, found: &str| {
            let mut place = Place::file("content/nl/business.md");
            place.start.line = line;
            let mut finding = Diagnostic::new(&RULE, place, "hours differ").about("business", "nl");
            finding.drift = Some(Drift {
                found: found.to_owned(),
                expected: "09:00".to_owned(),
                address: "Hours".to_owned(),
            });
            finding.fingerprint()
        };
        assert_eq!(finding(3, "10:00"), finding(9, "10:00"));
        assert_ne!(finding(3, "10:00"), finding(3, "11:00"));
        // Stored by other programs, so it may never change.
        assert_eq!(fnv(&["a"]), 0x089b_e207_b544_f1e4);
    }
}
