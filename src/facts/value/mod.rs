//! Gives the values of facts. Two facts agree when their values are equal.

mod display;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::source::Span;

/// A fact at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    pub value: Value,
    pub span: Span,
    /// A spelling that may explain a fact of another language but never accuses one: a number as a
    /// word, a 1 before a counter.
    pub soft: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Value {
    /// A time of day, in minutes.
    Clock(u16),
    /// From one time of day to another.
    Hours(u16, u16),
    /// Days of the week, Monday in the lowest bit.
    Weekdays(u8),
    /// A time zone by its IANA name, or an offset from UTC.
    Zone(String),
    Coverage(Coverage),
    Duration(Decimal, Unit),
    /// So many times in a period.
    Frequency(Decimal, Unit),
    /// A plain number.
    Count(Decimal),
    /// A number of something that is measured: `10 GB`.
    Measure(Decimal, String),
    Percent(Decimal),
    /// A sum, with the sign of its currency.
    Amount(String, Decimal),
    Ordinal(u32),
    /// What a cell of a feature table says.
    Mark(Mark),
    /// Priorities P1 to P9, P1 in the lowest bit.
    Priority(u16),
    /// A telephone number: its digits, with `+` and the country's code where that is known.
    Phone(String),
    /// Year, month and day, 0 where none is named.
    Date(u16, u8, u8),
    /// A version or a stretch of code, as it stands.
    Code(String),
    /// Where a link leads, without what is particular to a language.
    Link(String),
    /// The name of a picture's file.
    Image(String),
    /// The sign of a footnote.
    Footnote(String),
    /// Before or after something.
    Direction(Direction),
    /// On which side of a number what is meant lies.
    Bound(Bound, Decimal),
    /// What cannot be a value of its kind.
    Malformed(String),
}

/// A number, exact to fifteen digits behind its decimal sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Decimal(pub i128);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    BusinessDay,
    Week,
    Month,
    Quarter,
    Year,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Coverage {
    /// Every hour of every day.
    Always,
    /// Every hour from Monday to Friday.
    Weekdays,
    BusinessHours,
    BusinessDays,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mark {
    Yes,
    Addon,
    /// Included, or to be had: a word that languages use for both.
    YesOrAddon,
    No,
    Empty,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Direction {
    Before,
    After,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Bound {
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
}

/// The kinds by which facts are compared: what belongs together when one is written as the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    Hours,
    Weekdays,
    Zone,
    Coverage,
    Duration,
    Frequency,
    Number,
    Percent,
    Amount,
    Mark,
    Priority,
    Phone,
    Date,
    Code,
    Link,
    Image,
    Footnote,
    Direction,
    Malformed,
}

/// The kinds that a comparison table can show.
pub const TABULAR: &[Kind] = &[
    Kind::Mark,
    Kind::Coverage,
    Kind::Duration,
    Kind::Frequency,
    Kind::Number,
    Kind::Percent,
    Kind::Amount,
    Kind::Hours,
    Kind::Weekdays,
    Kind::Date,
    Kind::Phone,
];

impl Mark {
    /// How it is written where there is only text.
    pub fn sign(self) -> &'static str {
        match self {
            Mark::Yes => "✔",
            Mark::Addon | Mark::YesOrAddon => "+",
            Mark::No => "✘",
            Mark::Empty => "",
        }
    }
}

impl Value {
    /// Whether readers of a comparison table are helped by it.
    pub fn can_stand_in_table(&self) -> bool {
        TABULAR.contains(&self.kind()) && *self != Value::Mark(Mark::Empty)
    }

    /// Whether it is a value of its own: a period without its number is none.
    pub fn is_whole(&self) -> bool {
        !matches!(
            self,
            Value::Frequency(Decimal(0), _) | Value::Amount(_, Decimal(0))
        )
    }

    pub fn kind(&self) -> Kind {
        match self {
            Value::Clock(_) | Value::Hours(..) => Kind::Hours,
            Value::Weekdays(_) => Kind::Weekdays,
            Value::Zone(_) => Kind::Zone,
            Value::Coverage(_) => Kind::Coverage,
            Value::Duration(..) => Kind::Duration,
            Value::Frequency(..) => Kind::Frequency,
            Value::Count(_) | Value::Measure(..) | Value::Ordinal(_) => Kind::Number,
            Value::Percent(_) => Kind::Percent,
            Value::Amount(..) => Kind::Amount,
            Value::Mark(_) => Kind::Mark,
            Value::Priority(_) => Kind::Priority,
            Value::Phone(_) => Kind::Phone,
            Value::Date(..) => Kind::Date,
            Value::Code(_) => Kind::Code,
            Value::Link(_) => Kind::Link,
            Value::Image(_) => Kind::Image,
            Value::Footnote(_) => Kind::Footnote,
            Value::Direction(_) | Value::Bound(..) => Kind::Direction,
            Value::Malformed(_) => Kind::Malformed,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Hours => "hours",
            Kind::Weekdays => "weekdays",
            Kind::Zone => "zone",
            Kind::Coverage => "coverage",
            Kind::Duration => "duration",
            Kind::Frequency => "frequency",
            Kind::Number => "number",
            Kind::Percent => "percentage",
            Kind::Amount => "amount",
            Kind::Mark => "mark",
            Kind::Priority => "priority",
            Kind::Phone => "phone",
            Kind::Date => "date",
            Kind::Code => "code",
            Kind::Link => "link",
            Kind::Image => "image",
            Kind::Footnote => "footnote",
            Kind::Direction => "direction",
            Kind::Malformed => "malformed",
        })
    }
}

impl Decimal {
    const DIGITS: usize = 15;
    const ONE: i128 = 10_i128.pow(Self::DIGITS as u32);

    pub fn whole(number: i64) -> Self {
        Decimal(i128::from(number) * Self::ONE)
    }

    pub fn thousandths(number: i64) -> Self {
        Decimal(i128::from(number) * (Self::ONE / 1000))
    }

    /// The number with these digits behind its decimal sign.
    pub fn with_fraction(self, digits: &str) -> Option<Self> {
        let zeros = std::iter::repeat('0');
        let shown: String = digits.chars().chain(zeros).take(Self::DIGITS).collect();
        Some(Decimal(self.0.saturating_add(shown.parse().ok()?)))
    }

    /// The number, when it is a whole one.
    pub fn as_whole(self) -> Option<i64> {
        let whole = i64::try_from(self.0 / Self::ONE).ok()?;
        (self.0 % Self::ONE == 0).then_some(whole)
    }

    /// The number without what stands behind its decimal sign.
    pub fn as_floor(self) -> i64 {
        i64::try_from(self.0 / Self::ONE).unwrap_or(i64::MAX)
    }

    /// The number with the signs of a language: between thousands, and before parts of one.
    pub fn figures(self, group: Option<char>, decimal: char) -> String {
        let plain = self.to_string();
        let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut written = String::new();
        let digits = whole.trim_start_matches('-').len();
        for (index, digit) in whole.chars().rev().enumerate() {
            let group = group.filter(|_| index > 0 && index < digits && index % 3 == 0);
            written.extend(group);
            written.push(digit);
        }
        let mut written: String = written.chars().rev().collect();
        if !part.is_empty() {
            written.push(decimal);
            written.push_str(part);
        }
        written
    }

    /// The number in thousandths, by which languages choose their plural.
    pub fn in_thousandths(self) -> i64 {
        i64::try_from(self.0 / (Self::ONE / 1000)).unwrap_or(i64::MAX)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / Self::ONE, (self.0 % Self::ONE).abs());
        write!(f, "{whole}")?;
        if rest > 0 {
            write!(f, ".{}", format!("{rest:015}").trim_end_matches('0'))?;
        }
        Ok(())
    }
}

impl Unit {
    fn name(self) -> &'static str {
        match self {
            Unit::Second => "second",
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::Day => "day",
            Unit::BusinessDay => "business day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Quarter => "quarter",
            Unit::Year => "year",
        }
    }
}

impl Bound {
    fn name(self) -> &'static str {
        match self {
            Bound::AtLeast => "at least",
            Bound::AtMost => "at most",
            Bound::MoreThan => "more than",
            Bound::LessThan => "less than",
        }
    }

    /// Whether both cannot be meant. `Not more than 5` is `at most 5`, so those two are not compared.
    pub fn contradicts(self, other: Self) -> bool {
        use Bound::{AtLeast, AtMost, LessThan, MoreThan};
        matches!(
            (self, other),
            (AtLeast, AtMost) | (AtMost, AtLeast) | (MoreThan, LessThan) | (LessThan, MoreThan)
        )
    }
}
