//! Gives how much of a language's words is known, and what is told of one that has too few.

use crate::diagnostic::{Diagnostic, Group, Level, Place, Rule};

use super::Tag;

pub const UNREADABLE_WORDS: Rule = Rule {
    name: "unreadable-words",
    level: Level::Error,
    group: Group::Reading,
    summary: "A words.yaml cannot be read, so facts of its language are not seen.",
};

pub const MISSING_WORDS: Rule = Rule {
    name: "missing-words",
    level: Level::Warning,
    group: Group::Reading,
    summary: "The words of a language are not known, so its hours, durations and counts are not compared.",
};

/// How much of a language's words is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    #[default]
    Nothing,
    /// What CLDR has: units, days, months, the signs of numbers.
    Calendar,
    /// Words by hand beside it: coverage, priorities, yes and no.
    Full,
}

/// That a language has no words, or those of CLDR alone.
pub fn missing_words(tag: &Tag, extent: Extent) -> Diagnostic {
    let message = match extent {
        Extent::Nothing => format!(
            "there are no words for `{tag}`, so its hours, durations and counts are not compared"
        ),
        Extent::Calendar | Extent::Full => format!(
            "for `{tag}` only units, days, months and numbers are known, so coverage, priorities and marks \
             are not compared"
        ),
    };
    let help = format!(
        "write `locales/{tag}/words.yaml`; that of English, in the program's repository, shows what can stand there"
    );
    Diagnostic::new(&MISSING_WORDS, Place::file("site.yaml"), message).help(help)
}
