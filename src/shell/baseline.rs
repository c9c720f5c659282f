//! Gives the baseline its file: a list of accepted findings in YAML, or in JSON where the file is
//! named so.

use std::fmt::Write;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::review::baseline::{self, Entry};
use crate::site::Site;
use crate::source::Source;
use crate::yaml;

use super::Failure;

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Baseline {
    version: u8,
    #[serde(default)]
    findings: Vec<Entry>,
}

/// What the baseline is written with before it is read.
#[derive(Clone, Copy)]
pub enum Keep {
    /// Everything that is found now.
    All,
    /// What it accepts already, as far as that is still found.
    Known,
}

/// Sets aside what the baseline accepts.
pub fn apply(site: &mut Site, path: &Path, write: Option<Keep>) -> Result<(), Failure> {
    let today = today();
    if let Some(write) = write {
        let entries = match (read(path), write) {
            (Err(Failure::File { error, .. }), Keep::All)
                if error.kind() == ErrorKind::NotFound =>
            {
                baseline::updated(site, &[], &today)
            }
            (old, Keep::All) => baseline::updated(site, &old?, &today),
            (old, Keep::Known) => baseline::pruned(site, &old?, &today),
        };
        fs::write(path, written(path, entries)).map_err(|error| Failure::file(path, error))?;
    }
    let entries = read(path)?;
    baseline::apply(site, &entries, &path.display().to_string(), &today);
    Ok(())
}

/// The entries, each with its line.
fn read(path: &Path) -> Result<Vec<(Entry, u32)>, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::file(path, error))?;
    let source = Source::from_bytes(path.display().to_string(), bytes);
    let failure = |at: usize, message: String| Failure::Settings {
        path: path.display().to_string(),
        line: source.position(at).line,
        column: source.position(at).column,
        message,
    };
    if let Some(bad) = source.unreadable() {
        return Err(failure(bad.start as usize, "this is not UTF-8 text".into()));
    }
    // JSON is YAML too.
    let baseline: Baseline =
        yaml::parse_long(source.text()).map_err(|fault| failure(fault.at, fault.message))?;
    if baseline.version != 1 {
        let message = format!(
            "this is a baseline of version {}, and 1 is known",
            baseline.version
        );
        return Err(failure(0, message));
    }
    let entries: Vec<(Entry, u32)> = baseline
        .findings
        .into_iter()
        .zip(lines(source.text()))
        .collect();
    for (entry, line) in &entries {
        if !entry.expiry.is_empty() && !is_day(&entry.expiry) {
            let message = format!("`{}` is no day; write one such as 2026-12-31", entry.expiry);
            return Err(failure(source.line_start(*line), message));
        }
    }
    Ok(entries)
}

/// The line of each entry: that of its first key. What is laid out otherwise gets the first line.
fn lines(text: &str) -> impl Iterator<Item = u32> {
    let begins = |line: &str| {
        let line = line.trim_start_matches(['-', ' ', '{', '\t']);
        line.starts_with("page:") || line.starts_with("\"page\":")
    };
    let lines = text
        .lines()
        .enumerate()
        .filter(move |(_, line)| begins(line));
    lines
        .map(|(index, _)| index as u32 + 1)
        .chain(std::iter::repeat(1))
}

fn written(path: &Path, findings: Vec<Entry>) -> String {
    let baseline = Baseline {
        version: 1,
        findings,
    };
    if path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
    {
        return serde_json::to_string_pretty(&baseline).unwrap_or_default() + "\n";
    }
    let mut text = String::from(
        "# Findings that are accepted as they are. A value that changes is a new finding.\n\
         # `isogloss check --baseline FILE --update-baseline` keeps what still applies and drops the rest.\n\
         version: 1\n",
    );
    text.push_str(if baseline.findings.is_empty() {
        "findings: []\n"
    } else {
        "findings:\n"
    });
    for entry in &baseline.findings {
        let fields = [
            ("page", &entry.page),
            ("locale", &entry.locale),
            ("place", &entry.place),
            ("rule", &entry.rule),
            ("found", &entry.found),
            ("expected", &entry.expected),
            ("owner", &entry.owner),
            ("reason", &entry.reason),
            ("date", &entry.date),
            ("expiry", &entry.expiry),
        ];
        for (index, (key, value)) in fields.into_iter().enumerate() {
            let mark = if index == 0 { "-" } else { " " };
            // A string of JSON is one of YAML.
            let _ = writeln!(
                text,
                "{mark} {key}: {}",
                serde_json::Value::from(value.as_str())
            );
        }
    }
    text
}

fn is_day(text: &str) -> bool {
    let form: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    form == "0000-00-00"
}

/// Today in UTC, as 2026-12-31.
fn today() -> String {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    day(seconds / 86_400)
}

/// The day that lies so many days behind 1 January 1970. Years are counted from March, so that the
/// odd day of a leap year is their last.
fn day(days: u64) -> String {
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_calendars_do() {
        for (days, text) in [
            (0, "1970-01-01"),
            (11_016, "2000-02-29"),
            (20_819, "2027-01-01"),
        ] {
            assert_eq!(day(days), text);
        }
        assert!(is_day("2026-12-31") && !is_day("31-12-2026") && !is_day("2026-1-1"));
    }
}
