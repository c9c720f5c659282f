//! Reads the words of one locale out of CLDR: ICU4X formats a value that holds the word, and the number is cut out.

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fmt::Display,
    str::FromStr,
};

use icu_calendar::Gregorian;
use icu_datetime::{
    fieldsets::enums::CompositeDateTimeFieldSet,
    input::{Date, DateTime, Time},
    pattern::{DateTimePattern, FixedCalendarDateTimeNames},
};
use icu_decimal::{
    DecimalFormatter,
    input::Decimal,
    options::{DecimalFormatterOptions, GroupingStrategy},
};
use icu_experimental::{
    dimension::units::{categorized_formatter::CategorizedFormatter, options::Width},
    displaynames::multi::{LanguageDisplayNames, RegionDisplayNames},
    measure::category::{CategorizedMeasureUnit, Duration},
};
use icu_locale_core::{Locale, subtags::Region};
use writeable::TryWriteable;

use crate::form;

type Outcome<T> = Result<T, Box<dyn Error>>;

type Names = FixedCalendarDateTimeNames<Gregorian, CompositeDateTimeFieldSet>;
type UnitMaker = fn() -> CategorizedMeasureUnit<Duration>;

/// The lists of `words.yaml` that CLDR can fill, in the order in which they are written.
pub struct Words {
    pub lists: Vec<(&'static str, BTreeSet<String>)>,
    pub decimal: String,
    pub group: String,
    /// What the language calls itself.
    pub name: Option<String>,
    /// By their two letters.
    pub countries: BTreeMap<String, String>,
    /// Larger areas.
    pub regions: BTreeSet<String>,
}

const UNITS: [(&str, UnitMaker); 6] = [
    ("minute", Duration::minute),
    ("hour", Duration::hour),
    ("day", Duration::day),
    ("week", Duration::week),
    ("month", Duration::month),
    ("year", Duration::year),
];
/// They reach every plural category of every language.
const NUMBERS: [&str; 10] = ["0", "1", "2", "3", "5", "11", "20", "100", "1000000", "1.5"];
const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// Wide and short, within a date and standing alone; the narrow ones are single letters or worse (English midnight is "mi").
const WEEKDAY_PATTERNS: [&str; 4] = ["EEEE", "EEE", "cccc", "ccc"];
const MONTH_PATTERNS: [&str; 4] = ["MMMM", "MMM", "LLLL", "LLL"];
const HALF_DAY_PATTERNS: [&str; 2] = ["aaaa", "aaa"];
/// They say "noon" and "midnight" where the language has the words, and the half of the day where it has not.
const NOON_PATTERNS: [&str; 2] = ["bbbb", "bbb"];

pub fn read(tag: &str) -> Outcome<Words> {
    let locale = Locale::from_str(tag)?;
    let mut lists = Vec::new();
    for (key, unit) in UNITS {
        lists.push((key, unit_forms(&locale, unit)?));
    }
    let half_day = |hour| moment_forms(&locale, &HALF_DAY_PATTERNS, 1, 1, hour);
    let (am, pm) = (half_day(0)?, half_day(12)?);
    for (key, hour, plain) in [("noon", 12, &pm), ("midnight", 0, &am)] {
        let forms = moment_forms(&locale, &NOON_PATTERNS, 1, 1, hour)?;
        lists.push((key, forms.difference(plain).cloned().collect()));
    }
    lists.push(("am", am));
    lists.push(("pm", pm));
    // The first of January 2024 was a Monday.
    for (day, key) in (1..).zip(WEEKDAYS) {
        let mut forms = moment_forms(&locale, &WEEKDAY_PATTERNS, 1, day, 0)?;
        forms.retain(|form| !form::is_too_short_a_name(form));
        lists.push((key, forms));
    }
    for (month, key) in (1..).zip(MONTHS) {
        let mut forms = moment_forms(&locale, &MONTH_PATTERNS, month, 1, 0)?;
        forms.retain(|form| !form::is_too_short_a_name(form));
        lists.push((key, forms));
    }
    lists.retain(|(_, forms)| !forms.is_empty());
    let (decimal, group) = signs(&locale)?;
    let (countries, regions) = areas(&locale)?;
    Ok(Words {
        lists,
        decimal,
        group,
        name: own_name(&locale)?,
        countries,
        regions,
    })
}

fn own_name(locale: &Locale) -> Outcome<Option<String>> {
    let names = LanguageDisplayNames::try_new(locale.into(), Default::default()).map_err(said)?;
    Ok(names
        .of(locale.id.language)
        .map(|name| name.trim().to_owned()))
}

/// Countries by their two letters, larger areas by their three figures.
fn areas(locale: &Locale) -> Outcome<(BTreeMap<String, String>, BTreeSet<String>)> {
    let names = RegionDisplayNames::try_new(locale.into(), Default::default()).map_err(said)?;
    let named = |code: &str| Some(names.of(Region::from_str(code).ok()?)?.to_owned());
    let letters = (b'A'..=b'Z')
        .flat_map(|a| (b'A'..=b'Z').map(move |b| format!("{}{}", a as char, b as char)));
    // Names of no place: codes for tests, and what is not known.
    let real = |code: &String| !matches!(code.as_str(), "XA" | "XB" | "ZZ" | "UN");
    let countries = letters.filter(real);
    let countries = countries.filter_map(|code| Some((code.clone(), named(&code)?)));
    let areas = (2..1000).filter_map(|number| named(&format!("{number:03}")));
    Ok((countries.collect(), areas.collect()))
}

fn unit_forms(locale: &Locale, unit: UnitMaker) -> Outcome<BTreeSet<String>> {
    let numbers = DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default())?;
    let mut forms = BTreeSet::new();
    for width in [Width::Long, Width::Short] {
        // Week, month and year are not in the core data; this constructor looks there first.
        let units = CategorizedFormatter::try_new_outlier(locale.into(), unit(), width.into())?;
        for number in NUMBERS {
            let number =
                Decimal::from_str(number).map_err(|error| format!("{number}: {error:?}"))?;
            let text = units.format_fixed_decimal(&number).to_string();
            forms.insert(form::normal(
                &text.replace(&numbers.format(&number).to_string(), " "),
            ));
        }
    }
    let all = forms.clone();
    forms.retain(|form| {
        !form.is_empty()
            && !form.contains(char::is_numeric)
            && !form::is_letter(form)
            && !all.iter().any(|other| form::ends_in(form, other))
    });
    Ok(forms)
}

fn moment_forms(
    locale: &Locale,
    patterns: &[&str],
    month: u8,
    day: u8,
    hour: u8,
) -> Outcome<BTreeSet<String>> {
    let moment = DateTime {
        date: Date::try_new_gregorian(2024, month, day).map_err(said)?,
        time: Time::try_new(hour, 0, 0, 0).map_err(said)?,
    };
    let mut forms = BTreeSet::new();
    for pattern in patterns {
        let pattern: DateTimePattern = pattern
            .parse()
            .map_err(|error| format!("{pattern}: {error:?}"))?;
        let mut names = Names::try_new(locale.into())?;
        let text = names
            .include_for_pattern(&pattern)
            .map_err(said)?
            .format(&moment)
            .try_write_to_string()
            .map_err(|(error, _)| said(error))?
            .into_owned();
        forms.insert(form::normal(&text));
    }
    forms.retain(|form| !form.is_empty() && !form::is_letter(form));
    Ok(forms)
}

/// The decimal sign and the one between thousands, which Spanish writes from five digits on only.
fn signs(locale: &Locale) -> Outcome<(String, String)> {
    let mut options = DecimalFormatterOptions::default();
    options.grouping_strategy = Some(GroupingStrategy::Always);
    let formatter = DecimalFormatter::try_new(locale.into(), options)?;
    let sign = |number: &str| -> Outcome<String> {
        let number = Decimal::from_str(number).map_err(|error| format!("{number}: {error:?}"))?;
        let text = formatter.format(&number).to_string();
        let sign: String = text.chars().filter(|sign| !sign.is_numeric()).collect();
        Ok(if sign.chars().all(char::is_whitespace) {
            " ".to_owned()
        } else {
            form::normal(&sign)
        })
    };
    Ok((sign("1.5")?, sign("10000")?))
}

fn said(error: impl Display) -> String {
    error.to_string()
}
