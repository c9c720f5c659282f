//! Gives the concepts that words of every language stand for.

use serde::Deserialize;

/// What a word can mean. The names are the keys of `words.yaml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Concept {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    BusinessDay,
    /// `4 business hours`: hours, of which only those of work count.
    BusinessHour,
    Clock,
    MinuteMark,
    Half,
    Am,
    Pm,
    Noon,
    Midnight,
    At,
    To,
    /// `between 9 and 17`: the word before both ends, and the word between them.
    Within,
    And,
    /// `halb sieben`: half an hour before it.
    HalfTo,
    Per,
    PerHour,
    PerDay,
    PerWeek,
    PerMonth,
    PerQuarter,
    PerYear,
    TwiceAYear,
    EveryTwoYears,
    Times,
    Always,
    WeekdaysAlways,
    /// The parts of which both may be put together, and the words between them.
    AllDay,
    AllWeek,
    AllWorkdays,
    AllYear,
    Joint,
    BusinessHours,
    Yes,
    PerhapsYes,
    No,
    Addon,
    Not,
    /// `closed on`, `except`: what stands beside it is not when somebody is there.
    Except,
    /// A number that nobody answers: `fax`, `example`.
    Unanswered,
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
    January,
    February,
    March,
    April,
    May,
    June,
    July,
    August,
    September,
    October,
    November,
    December,
    Weekdays,
    EveryDay,
    Early,
    Mid,
    Late,
    Before,
    After,
    Priority,
    Severity,
    Percent,
    /// `fully`: explains a missing 100 %.
    Whole,
    /// Words beside a unit: `the last 3 months`, `3 derniers mois`, `next week`.
    Nearest,
    /// Words between a number and its unit: `3 more months`, `30 consecutive days`.
    Between,
    MoreThan,
    LessThan,
    AtLeast,
    AtMost,
    /// Before a number `at most`, and between two the word of a range: `bis zu`.
    UpTo,
    Counter,
    Names,
}

impl Concept {
    /// As a week has them, from Monday on.
    pub const DAYS: [Concept; 7] = [
        Concept::Monday,
        Concept::Tuesday,
        Concept::Wednesday,
        Concept::Thursday,
        Concept::Friday,
        Concept::Saturday,
        Concept::Sunday,
    ];

    pub const MONTHS: [Concept; 12] = [
        Concept::January,
        Concept::February,
        Concept::March,
        Concept::April,
        Concept::May,
        Concept::June,
        Concept::July,
        Concept::August,
        Concept::September,
        Concept::October,
        Concept::November,
        Concept::December,
    ];

    /// What a number may count: units of time, hours of the clock, counters.
    pub const UNITS: [Concept; 11] = [
        Concept::Second,
        Concept::Minute,
        Concept::Hour,
        Concept::Day,
        Concept::Week,
        Concept::Month,
        Concept::Year,
        Concept::BusinessDay,
        Concept::Clock,
        Concept::Times,
        Concept::Counter,
    ];
}
